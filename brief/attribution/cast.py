"""The cast of an article: the names it prints, their fullest form, their titles and how often they stand there."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from unicodedata import combining, normalize

from brief.article import Article, Sentence
from brief.attribution.function_words import PARTICLES
from brief.attribution.given_names import MEN, WOMEN
from brief.attribution.mentions import Mention, bare, mentions_in
from brief.attribution.nouns import is_person
from brief.grounding.names import same_voice
from brief.grounding.words import places_of

_LONGEST_NAME = 3
_NOT_PEOPLE = frozenset(
    "corp inc ltd plc co gmbh house department council party university times post states mall news network committee court agency bureau union"
    " association institute center centre foundation company corporation inc group ministry army force forces nations"
    " channel city county street avenue park museum bank act amendment america american republican republicans democratic democrats"
    " senate congress digest magazine weekly daily gazette podcast spoilers league championship school college church hospital airlines air international national federal united north south east"
    " hurricane storm typhoon cyclone west new journal tribune herald press radio television organization organisation commission office security service"
    " senado camara partido ministerio banco universidad parlamento equities research capital partners securities advisors advisers analytics consulting ventures"
    " services administration plan peace war street kingdom republic island islands river lake sea bay beach valley canyon province region district cape airport station tower bridge square road".split()
)

_BODIES = _NOT_PEOPLE - frozenset(
    "house post mall peace west north south street park church bell sea lake bay beach bridge road tower kingdom".split()
)
_GIVEN = MEN | WOMEN
_OF_A_PERSON = re.compile(r",? (?:who|whose|aged?|\d\d|an? [a-z]|(?:then|now|former)\b)")
_OFFICE_BEFORE = re.compile(
    r"\b(?:head|chief|chairman|chairwoman|director|leader|president|secretary|spokesman|spokeswoman|owner|founder|author)(?: (?:of|for) [^,.;]{3,60})?, $"
)
_LONG_OFFICE = 90
_A_NUMBER = re.compile(r" \d{1,3} [a-z]")
_INITIALS = re.compile(r"(?!U\.)(?:[A-Z]\.)+")
_ARTICLE = re.compile(r"\b(?:the|an?) $", re.IGNORECASE)
_PLACED = re.compile(r"\b(?:in|at|near|across|inside|outside|to|from|around) $")
_WITHIN_A_NAME = re.compile(r"[A-Z][\w’'-]+ (?:on|for) $")
"""What stands before the end of a longer name: "Commission on Good Government"."""
_FOR_WHAT = re.compile(r" (?:of|on|for) (?:the )?(?=[A-Z])")
"""What goes on with the name of a body that says what it is for: "Ministry of Trade"."""
_MATTER = re.compile(r" (?:on|for) (?:the )?(?=[A-Z])")
"""What is no end of such a name: "Commission on Good Government" is no government."""
_NEAR = 32
_JUNIOR = frozenset("Jr Sr II III IV".split())
_ACRONYM = re.compile(r"[A-Z]{3,6}")
_EXPLAINED = re.compile(r" \((?:the )?(?P<short>[A-Z][\w&-]{1,14})\)")


@dataclass(frozen=True)
class Cast:
    """The names of one article."""

    article: Article
    mentions: tuple[Mention, ...] = field(default=())

    @classmethod
    def of(cls, article: Article) -> Cast:
        """Find the names of an article by capitalisation; scripts without case have none."""
        mentions = mentions_in(article)
        if article.language == "de":
            # Every noun has a capital: only words that also stand in a name of several words are names.
            parts = {part for m in mentions if " " in m.name for part in m.name.split()}
            mentions = [m for m in mentions if " " in m.name or m.name in parts]
        return cls(article, tuple(mentions))

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
                if len(holders) == 1 and _NOT_PEOPLE.isdisjoint((holder := holders.pop()).lower().split()):
                    longest[form] = holder  # "Holm of Norlin Research" behind "Jens Holm"
        fuller = {short: longest[long] for short, long in self._short_forms.items()}
        return longest | {short: name for short, name in fuller.items() if _short_for(short, name)}

    @cached_property
    def _short_forms(self) -> dict[str, str]:
        """Short forms that the article explains in parentheses behind a name: "the Harbour Workers’ Union (HWU)"."""
        found: dict[str, str] = {}
        start = {m.start: m.name for m in self.mentions}
        for mention in self.mentions:
            match = _EXPLAINED.match(
                self.article.text, mention.start + len(mention.title) + bool(mention.title) + len(mention.name)
            )
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
        words, first = form.split(), self._first
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
            and (first[f] <= first[form] or len(words) > 1)
            and not self._called_names(f)
        ]
        if not longer:
            return form
        longest = max(longer, key=lambda f: (len(f.split()), -first[f]))
        return longest if all(_one_given_name(f, longest) for f in longer) else form

    def _called_names(self, form: str) -> bool:
        """Whether a word that is no name stands before somebody's who is printed without it: "Crooked Ada Berg"."""
        before, given, *rest = [*form.split(), "", ""]
        return (
            bool(rest[:-2])
            and before.lower() not in _GIVEN
            and given.lower() in _GIVEN
            and " ".join([given, *rest[:-2]]) in self._first
        )

    def full(self, name: str) -> str:
        """The fullest form in which the article prints a name; the name itself where it has no other."""
        known = self._fullest.get(name)
        return known if known is not None else self._fullest.get(bare(name), bare(name))

    @cached_property
    def titles(self) -> dict[str, str]:
        """Full name → the title printed most often before it."""
        found: dict[str, Counter[str]] = {}
        for mention in self.mentions:
            if mention.title:
                found.setdefault(self.full(mention.name), Counter())[mention.title] += 1
        return {name: counter.most_common(1)[0][0] for name, counter in found.items()}

    def has(self, name: str) -> bool:
        """Whether the article prints that name."""
        return name in self._fullest or bare(name) in self._fullest

    @cached_property
    def _determined(self) -> set[str]:
        """Names that stand after "the" or "a": bodies, places, peoples and things, not persons."""
        text = self.article.text
        after = Counter(
            self.full(m.name)
            for m in self.mentions
            if not m.title and _ARTICLE.search(text, max(0, m.start - 4), m.start)
        )
        # "The Clinton plan" makes no body of her.
        return {name for name, count in after.items() if 2 * count > self.counts[name]}

    @cached_property
    def _located(self) -> Counter[str]:
        text = self.article.text
        return Counter(self.full(m.name) for m in self.mentions if _PLACED.search(text, max(0, m.start - 9), m.start))

    def of_surname(self, word: str) -> str | None:
        """The name that ends with a word which may be a noun as well: "Dean", "King"; of several only the word; None if none does."""
        ending = (m.name for m in self.mentions if " " in m.name and m.name.split()[-1] == word)
        found = {self.full(name) for name in ending if " of " not in name}
        return found.pop() if len(found) == 1 else word if found else None

    def is_place(self, name: str) -> bool:
        """Whether a name mostly stands where places stand: "in Istanbul"."""
        full = self.full(name)
        return self._located[full] * 2 > self.counts[full]

    def is_person(self, name: str) -> bool:
        """Whether a name looks like a person's: titled, or two to four capitalised words none of which names a body."""
        full = self.full(name)
        if full not in self._people:
            self._people[full] = self._looks_like_a_person(full)
        return self._people[full]

    def is_surely_person(self, name: str) -> bool:
        """Whether more than capitals tells that a name is a person's: a title, a given name, a surname that stands alone too."""
        full = self.full(name)
        words = full.split()
        return self.is_person(full) and (
            full in self.titles
            or words[0].lower() in _GIVEN
            or any(" ".join(words[i:]) in self._first for i in range(1, len(words)))
            or self._followed(full, _OF_A_PERSON)
            or self._apposed_to_an_office(full)
        )

    def _apposed_to_an_office(self, name: str) -> bool:
        """Whether a name stands in commas behind somebody's office: "the head of the port, Edmond Maire,"."""
        text = self.article.text
        return any(
            _OFFICE_BEFORE.search(text, max(0, m.start - _LONG_OFFICE), m.start) is not None
            and text[m.start + len(m.name) : m.start + len(m.name) + 1] == ","
            for m in self.mentions
            if not m.title and self.full(m.name) == name
        )

    @cached_property
    def _people(self) -> dict[str, bool]:
        return {}

    def _looks_like_a_person(self, full: str) -> bool:
        words = full.split()
        if (
            full in self._determined
            or not all(w[0].isupper() or w in PARTICLES for w in words)
            or any(
                w.lower() in _NOT_PEOPLE
                or any(map(str.isdigit, w))
                or (len(w) > 2 and w.isupper() and not _INITIALS.fullmatch(w))
                for w in words
            )
        ):
            return self._titled_person(full)
        if self._numbered(full):
            return False
        given = [w.lower() in _GIVEN for w in words[:-1]]
        if full in self.titles or (1 < len(words) <= _LONGEST_NAME and any(given)):
            return True
        if f"{full}, which " in self.article.text:
            return False
        known = words[-1] in self._first or f"{full}, who " in self.article.text or self._behind_an_office(full)
        if words[-1].endswith("s") and not known:
            return False
        return (
            2 <= len(words) <= 4
            and " of " not in full
            and " the " not in full
            and not any("’s" in w or "'s" in w for w in words)
        )

    def _titled_person(self, full: str) -> bool:
        """Whether somebody with an office bears the name, whatever its words mean: "President Park Geun-hye"."""
        words, title = full.split(), self.titles.get(full, "").lower().split()
        return (
            1 < len(words) <= _LONGEST_NAME
            and bool(title)
            and is_person(title[-1])
            and not _BODIES & {w.lower() for w in words}
        )

    def _numbered(self, full: str) -> bool:
        """Whether a number stands behind a name somewhere, as behind that of a programme: "Night Ferry 25 spoilers"."""
        return " " in full and self._followed(full, _A_NUMBER)

    def _followed(self, name: str, by: re.Pattern[str]) -> bool:
        """Whether somewhere behind a name a pattern fits."""
        return any(by.match(self.article.text, at + len(name)) for at in places_of(name, self.article.text))

    def _behind_an_office(self, full: str) -> bool:
        """Whether a noun for one person in small letters stands before a name: "prime minister Kyriakos Holms"."""
        before = self.article.text[: self._first[full]].split()[-1:] if full in self._first else []
        return bool(before) and before[0].islower() and is_person(before[0])

    def body(self, description: str) -> str | None:
        """The one name of a body that has a description's words: "the union" → "Harbour Workers’ Union"."""
        first, *words = description.lower().split()
        noun = (words or [first])[-1]
        fitting = [
            m
            for m in self.mentions
            if " " in m.name
            and set(words) <= set(m.name.lower().split())
            and not _WITHIN_A_NAME.search(self.article.text, max(0, m.start - _NEAR), m.start)
        ]
        ending = {self.full(m.name) for m in fitting if _MATTER.split(m.name, 1)[0].lower().split()[-1] == noun}
        # "Associates of Berg" that open a sentence have no name.
        headed = {
            self.full(m.name) for m in fitting if _head(m.name) == noun and not (noun[-1] == "s" and self._opens(m))
        }
        matches = ending or headed
        return next(iter(matches)) if len(matches) == 1 else None

    def _opens(self, mention: Mention) -> bool:
        return self.article.sentence(mention.sentence).start == mention.start

    def titled(self, description: str) -> str | None:
        """The one name whose title shares the description's words: "the defence minister" → "Khawaja Asif"."""
        words = {
            w
            for w in description.lower().replace("defense", "defence").split()
            if w not in {"the", "his", "her", "their", "former"}
        }
        matches = {
            name
            for name, title in self.titles.items()
            if words
            and is_person(description.lower().split()[-1])
            and words <= set(title.lower().replace("defense", "defence").split())
        }
        return next(iter(matches)) if len(matches) == 1 else None

    def near(self, sentence: Sentence, paragraphs: int = 2) -> list[str]:
        """Full names mentioned in the sentence or in the paragraphs before it, nearest first."""
        found: dict[str, None] = {}
        for number in range(sentence.id, 0, -1):
            if sentence.paragraph - self.article.sentence(number).paragraph > paragraphs:
                break
            found |= dict.fromkeys(self._named.get(number, ()))
        return list(found)

    @cached_property
    def _named(self) -> dict[int, list[str]]:
        """The full names in each sentence that has any, the last one first."""
        found: dict[int, list[str]] = {}
        for mention in reversed(self.mentions):
            found.setdefault(mention.sentence, []).append(self.full(mention.name))
        return found


def _short_for(short: str, name: str) -> bool:
    """Whether a short form is a name’s, or that of its end: "Kurdish-led Democratic Forces (DF)"."""
    words = name.split()
    if any(w.endswith(("'", "’", "'s", "’s")) for w in words[:-1]):
        return False  # "Norlin’s Ferry Union (FU)" is not its whole name
    return any(same_voice(short, " ".join(words[first:])) for first in range(min(2, len(words) - 1)))


def _initials(name: str) -> str:
    return "".join(w[0] for w in name.split() if w[0].isupper()) if " " in name else ""


def _folded(word: str) -> str:
    """A word without its accents: papers print Erdoğan and Erdogan."""
    return word if word.isascii() else "".join(c for c in normalize("NFKD", word) if not combining(c))


def _surname(name: str) -> str:
    """The last word of a name, "Jr" and the like aside."""
    words = name.split()
    return _folded(words[-2] if len(words) > 1 and words[-1].rstrip(".") in _JUNIOR else words[-1])


def _one_given_name(a: str, b: str) -> bool:
    """Whether two names of one surname may be one person’s: "M. Holm", "Mats Holm"; not "Mara Holm", "Mats Holm"."""
    first, second = (name.split()[0].strip(".") for name in (a, b))
    return first == second or (min(len(first), len(second)) == 1 and first[0] == second[0])


def _head(name: str) -> str:
    """The noun of a body's name, in small letters: "ministry" of "Ministry of Trade"."""
    return _FOR_WHAT.split(name, 1)[0].lower().split()[-1]
