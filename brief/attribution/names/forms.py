"""Which of the forms that an article prints are one name: "Ada Berg" and "Berg", "Harbour Workers’ Union" and "HWU"."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from unicodedata import combining, normalize

from brief.article import Article, Place
from brief.attribution.grammar.given_names import GIVEN
from brief.attribution.names.bodies import by_noun
from brief.attribution.names.couples import meant
from brief.attribution.names.mentions import Mention
from brief.attribution.names.titles import bare
from brief.grounding.names import same_voice

NOT_PEOPLE = frozenset(
    "corp inc ltd plc co gmbh house department council party university times post states mall news"
    " network committee court agency bureau union"
    " association institute center centre foundation company corporation inc group ministry army force forces nations"
    " channel city county street avenue park museum bank act amendment america american republican"
    " republicans democratic democrats tories labour conservative conservatives socialists"
    " senate congress digest magazine weekly daily gazette courier podcast spoilers league championship"
    " school college church hospital airlines air international national federal united north south"
    " east"
    " hurricane storm typhoon cyclone west new journal tribune herald press radio television"
    " organization organisation commission office security service"
    " senado camara partido ministerio banco universidad parlamento equities research capital"
    " partners securities advisors advisers analytics consulting ventures"
    " services administration plan peace war street kingdom republic island islands river lake sea"
    " bay beach valley canyon province region district cape airport station tower bridge square road"
    " police unit squad bulletin mail telegraph chronicle observer insider conference directorate"
    " assembly parliament forum federation confederation alliance coalition infrastructure observatory europe"
    " gewerkschaft partei verband verein ministerium regierung klinik kreistag bundestag landtag stadtwerke zeitung"
    " mairie préfecture syndicat ministère gouvernement gobierno sindicato oposición ayuntamiento".split()
)
"""Words of names that are no person's."""
_OPENING, _EARLY = (1, 2), (3, 6)
"""Paragraphs, and sentences, with which an article opens, and in which it names somebody in full."""
_PLACED = re.compile(r"\b(?:in|near|inside|outside) $", re.IGNORECASE)
_JUNIOR = frozenset("Jr Sr II III IV".split())
_OFFICES_IN_LETTERS = frozenset("SA DA ADA ASA DDA AG PM VP CM FM".split())
_SHORT_FORM = 3
_ACRONYM = re.compile(r"[A-Z]{3,6}")
_EXPLAINED = re.compile(r" \((?:the )?(?P<short>[A-Z][\w&-]{1,14})\)")


@dataclass(frozen=True)
class NameForms:
    """The names of one article, each by all its forms."""

    article: Article
    mentions: tuple[Mention, ...] = field(default=())

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each full name is mentioned."""
        return Counter(self.full(m.name) for m in self.mentions)

    @cached_property
    def _first(self) -> dict[str, int]:
        """Where each form stands first."""
        first: dict[str, int] = {}
        for mention in self.mentions:
            first.setdefault(mention.name, mention.start)
        return first

    @cached_property
    def _fullest(self) -> dict[str, str]:
        first = self._first
        by_surname: dict[str, list[str]] = {}
        for form in first:
            by_surname.setdefault(_surname(form), []).append(form)
        longest = {form: self._longest(form, by_surname[_surname(form)]) for form in first}
        longest |= {form: longest[name] for form, name in longest.items() if " " not in form}
        shown = {longest[f]: f for f in first if self._is_in_headline(f, longest[f])}
        longest = {form: shown.get(name, name) for form, name in longest.items()}
        # "President Xi Jinping" is Xi later on: the family name comes first.
        titled = {m.name for m in self.mentions if m.title and " " in m.name}
        for form in first:
            if " " not in form and longest[form] == form:
                named = [n for n in titled if n.split()[0] == form and first[n] <= first[form]]
                if len(named) == 1:
                    longest[form] = longest[named[0]]
        for form in first:
            surname, of, _ = form.partition(" of ")
            if of and " " not in surname:
                holders = {longest[f] for f in by_surname.get(_surname(surname), ()) if f != form and " " in longest[f]}
                if len(holders) == 1 and NOT_PEOPLE.isdisjoint((holder := holders.pop()).lower().split()):
                    longest[form] = holder  # "Holm of Norlin Research" behind "Jens Holm"
        longest |= meant(self.mentions, self.article.text)
        longest = {form: self._as_printed_first[name] for form, name in longest.items()}
        fuller = {short: longest[long] for short, long in self._short_forms.items()}
        return longest | {short: name for short, name in fuller.items() if _short_for(short, name)}

    @cached_property
    def _as_printed_first(self) -> dict[str, str]:
        """Each form → the one of those that differ in accents, apostrophes or capitals only that stands first, and is
        not in capitals throughout.
        """
        alike: dict[tuple[str, ...], str] = {}
        for form in self._first:  # in the order of the text
            known = alike.setdefault(tuple(map(_folded, form.split())), form)
            if known.isupper() and not form.isupper():
                alike[tuple(map(_folded, form.split()))] = form
        return {form: alike[tuple(map(_folded, form.split()))] for form in self._first}

    @cached_property
    def _short_forms(self) -> dict[str, str]:
        """Short forms that the article explains in parentheses behind a name: "the Harbour Workers’ Union (HWU)"."""
        found: dict[str, str] = {}
        start = {m.start: m.name for m in self.mentions}
        for mention in self.mentions:
            match = _EXPLAINED.match(self.article.text, mention.end)
            short = match["short"] if match else ""
            if (
                match
                and start.get(match.start("short")) == short
                and " " in mention.name
                and _short_for(short, mention.name)
            ):
                found.setdefault(short, mention.name)
        named: dict[str, set[str]] = {}
        for mention in self.mentions:
            if not mention.title:
                named.setdefault(_initials(mention.name), set()).add(mention.name)
        for short in self._first.keys() - found.keys():
            if _ACRONYM.fullmatch(short) and len(long := named.get(short, set())) == 1:
                found[short] = next(iter(long))  # the "EPA" of an article that has one Environmental Protection Agency
        return found

    def _longest(self, form: str, namesakes: list[str]) -> str:
        """The fullest namesake that `form` can stand for.

        News introduces a person by the full name: a longer form that comes later belongs to something else,
        and two people of one surname cannot be told apart by it.
        """
        words, first = _without_office(form).split(), self._first
        longer = [
            f
            for f in namesakes
            if len(f.split()) > len(words)
            and not {"of", "and", "the", "for"} & set(f.split())
            and (
                [_folded(w) for w in f.split()[-len(words) :]] == [_folded(w) for w in words]
                or (len(words) == 1 and _surname(f) == _folded(words[0]))
                or f.split()[0] == words[0]
            )
            and (first[f] <= first[form] or self._comes_late(form, f))
            and _without_office(f) == f
            and not self._called_names(f)
        ]
        if not longer:
            return form
        longest = max(longer, key=lambda f: (len(f.split()), -first[f]))
        if all(_one_given_name(f, longest) for f in longer):
            return longest
        return self._principal(form, longer) or form

    def _is_in_headline(self, form: str, name: str) -> bool:
        """Whether the headline has a form of a name without what stands between its first word and its last."""
        words, whole = form.split(), name.split()
        ends = len(words) > 1 and (words[0], words[-1]) == (whole[0], whole[-1])
        return ends and form != name and form in (self.article.title or "")

    def _principal(self, surname: str, bearers: list[str]) -> str | None:
        """Whom a surname alone means of several who bear it: the one whom the headline names, or whom alone the text
        has named in full where it stands first.
        """
        first, title = self._first, self.article.title or ""
        about = [f for f in bearers if f in title] or [f for f in bearers if first[f] < first[surname]]
        one = bool(about) and " " not in surname and all(_one_given_name(f, about[0]) for f in about)
        return max(about, key=len) if one else None

    def _comes_late(self, form: str, name: str) -> bool:
        """Whether a form may stand for a fuller name that comes in after it: "Jens Holm" not for his father, "Jens Holm
        Sr.".
        """
        if " " in form:
            return name.rsplit(maxsplit=1)[-1].rstrip(".") not in _JUNIOR
        return self._introduced_late(form, name)

    def _introduced_late(self, surname: str, name: str) -> bool:
        """Whether an article opens with the surname of somebody whom it names in full right after: "Berg will stay. …
        Ada Berg said".
        """
        if name.split(maxsplit=1)[0].lower() not in GIVEN or self._first[surname] > self._end_of(*_OPENING):
            return False
        alone = [m.start for m in self.mentions if m.name == surname]
        early = self._end_of(*_EARLY)
        again = min((at for at in alone if at > self._end_of(*_OPENING)), default=early)
        placed = [at for at in alone if _PLACED.search(self.article.text, max(0, at - 9), at)]
        return 3 * len(placed) < len(alone) and self._first[name] <= min(again, early)

    def _end_of(self, paragraphs: int, sentences: int) -> int:
        """Where so many paragraphs of the text end, or so many sentences where these are fewer."""
        body = [s for s in self.article.sentences if s.place is Place.BODY][:sentences]
        return max((s.end for s in body if s.paragraph < body[0].paragraph + paragraphs), default=0)

    def _called_names(self, form: str) -> bool:
        """Whether a word that is no name stands before somebody's who is printed without it: "Crooked Ada Berg"."""
        before, given, *rest = [*form.split(), "", ""]
        return (
            bool(rest[:-2])
            and before.lower() not in GIVEN
            and given.lower() in GIVEN
            and " ".join([given, *rest[:-2]]) in self._first
        )

    def full(self, name: str) -> str:
        """The fullest form in which the article prints a name; the name itself where it has no other."""
        known = self._fullest.get(name)
        return known if known is not None else self._fullest.get(own := bare(name), own)

    def has(self, name: str) -> bool:
        """Whether the article prints that name."""
        return name in self._fullest or bare(name) in self._fullest


def _short_for(short: str, name: str) -> bool:
    """Whether a short form is a name’s, or that of its end: "Kurdish-led Democratic Forces (DF)"."""
    words = name.split()
    if any(w.endswith(("'", "’", "'s", "’s")) for w in words[:-1]):
        return False  # "Norlin’s Ferry Union (FU)" is not its whole name
    if _ACRONYM.fullmatch(short) and by_noun(name) is not None:
        return True  # in another language: "Norlin Coast Service (KDN)"
    return any(same_voice(short, " ".join(words[first:])) for first in range(min(2, len(words) - 1)))


def _without_office(form: str) -> str:
    """A surname without the office that stands before it in letters: "PM Holm"."""
    office, _, surname = form.partition(" ")
    return surname if surname and " " not in surname and office in _OFFICES_IN_LETTERS else form


def _initials(name: str) -> str:
    return "".join(w[0] for w in name.split() if w[0].isupper()) if " " in name else ""


@lru_cache(maxsize=4096)
def _folded(word: str) -> str:
    """A word without its accents, in small letters: papers print Erdoğan and Erdogan, O’Neill and O'Neill, PENCE.

    A short form keeps its capitals: "US" is not "Us".
    """
    if not word.isascii():
        word = "".join(c for c in normalize("NFKD", word.replace("’", "'")) if not combining(c))
    return word if word.isupper() and len(word) <= _SHORT_FORM else word.lower()


def _surname(name: str) -> str:
    """The last word of a name, "Jr" and the like aside."""
    words = name.split()
    return _folded(words[-2] if len(words) > 1 and words[-1].rstrip(".") in _JUNIOR else words[-1])


def _one_given_name(a: str, b: str) -> bool:
    """Whether two names of one surname may be one person’s: "M. Holm", "Mats Holm"; not "Mara Holm", "Mats Holm"."""
    first, second = (name.split()[0].strip(".") for name in (a, b))
    return first == second or (min(len(first), len(second)) == 1 and first[0] == second[0])
