"""The cast of an article: the names it prints, their fullest form, their titles and how often they stand there."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from unicodedata import combining, normalize

from brief.article import Article, Place, Sentence
from brief.attribution.cues import ENGLISH_SPEECH
from brief.attribution.nouns import HEADS

_PARTICLES = r"(?:de|del|della|der|den|van|von|bin|ibn|al|el|la|le|di|da|dos|of|for|the|du|y)"
_CAP = r"(?:[A-ZÀ-ÖØ-ÞŁŚŽČ][\w’'.\-]*\w|[A-Z](?:\.[A-Z])*\.?)"
_ABBREVIATED = r"(?:(?:Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Sgt)\. )"
_NAME = re.compile(rf"(?<![\w’']){_ABBREVIATED}*(?:{_CAP})(?:(?:(?<=s)[’'])?(?: |-)(?:{_PARTICLES} ){{0,2}}{_CAP})*")
_PARTY_AND_STATE = re.compile(r"[RDI]-[A-Z]")
"""A legislator's party and state, which some papers print behind the name: "Tim Kaine, D-Va."."""
_PLACE_AND_NAME = 3
_TITLES = frozenset(
    "commander admiral mr mrs ms miss dr prof professor sir lord lady dame sen senator rep representative gov governor president prime"
    " minister vice deputy chief chairman chairwoman chair secretary general state foreign defence defense interior"
    " finance justice attorney judge justice captain colonel lieutenant major sergeant officer commissioner mayor"
    " councillor councilman congressman congresswoman director spokesman spokeswoman spokesperson ambassador pope bishop"
    " archbishop cardinal king queen prince princess chancellor premier speaker former acting lt col gen maj sgt capt"
    " inspector superintendent sheriff rev reverend imam sheikh ayatollah coach ceo founder leader lawyer analyst"
    " candidate nominee rival campaign manager editor host pollster prosecutor president-elect head assemblyman assemblywoman councilwoman alderman".split()
)
_OFFICES = frozenset(
    "attorney sheriff prosecutor commander minister secretary president judge governor senator chief director spokesman spokeswoman spokesperson chairman"
    " chairwoman speaker leader ambassador commissioner mayor officer chancellor premier representative congressman congresswoman"
    " assemblyman assemblywoman councilman councilwoman superintendent professor".split()
)
"""Titles that words of their own go before: "Transport Minister", "Federal District Judge"."""
_FUNCTION = frozenset(
    "the a an in on at but and or if when while as after before since for from by with he she they it we i you his her"
    " their its our my this that these those there here what who how why where which despite however meanwhile although"
    " though because not no yes so yet still also then both some many most one two three four five asked speaking"
    " according during under over all any each every another other such more much now just only even well let is are was"
    " were be have has had do does did will would could should may might can must about into out up off than to of look"
    " monday tuesday wednesday thursday friday saturday sunday january february march april june july august september"
    " october november december earlier later last next first second third officials sources analysts experts critics"
    " police talks maybe perhaps furthermore moreover obviously certainly clearly finally please someone somebody everyone whether unless until"
    " everybody anyone nobody among following get thanks hello yeah okay sure look well".split()
)
_NOT_PEOPLE = frozenset(
    "house department council party university times post states mall news network committee court agency bureau union"
    " association institute center centre foundation company corporation inc group ministry army force forces nations"
    " city county street avenue park museum bank act amendment america american republican republicans democratic democrats"
    " senate congress school college church hospital airlines air international national federal united north south east"
    " west new journal tribune herald press radio television organization organisation commission office security service"
    " services administration plan peace war street kingdom republic island islands river lake sea bay beach valley canyon province region district cape airport station tower bridge square road".split()
)


_GROUPS = HEADS - {
    "republicans",
    "democrats",
    "conservatives",
    "liberals",
    "taliban",
    "kremlin",
    "pentagon",
    "parliament",
    "senate",
    "congress",
}


@lru_cache(maxsize=4096)
def bare(name: str) -> str:
    """A name without possessive ending and leading titles: "Defence Minister Asif’s" → "Asif"."""
    words = re.sub(r"[’']s?$", "", name.strip()).split()
    while len(words) > 1 and words[0].lower().strip(".") in _TITLES:
        words = words[1:]
    return " ".join(words)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as it stands at one place of the article's text."""

    name: str
    """Without titles, as printed here."""
    title: str
    """The capitalised title printed before it, or empty."""
    start: int
    sentence: int


@dataclass(frozen=True)
class Cast:
    """The names of one article."""

    article: Article
    mentions: tuple[Mention, ...] = field(default=())

    @classmethod
    def of(cls, article: Article) -> Cast:
        """Find the names of an article by capitalisation; scripts without case have none."""
        seen_lower = set(re.findall(r"(?<![\w.])[a-zà-ÿ][\w’'-]+", article.text))
        mentions: list[Mention] = []
        for sentence in article.sentences:
            if sentence.place is Place.BODY:
                mentions.extend(_mentions(sentence, seen_lower))
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
            by_surname.setdefault(_folded(form.split()[-1]), []).append(form)
        longest = {form: self._longest(form, by_surname[_folded(form.split()[-1])]) for form in first}
        # "President Xi Jinping" is Xi later on: the family name comes first.
        titled = {m.name for m in self.mentions if m.title and " " in m.name}
        for form in first:
            if " " not in form and longest[form] == form:
                named = [n for n in titled if n.split()[0] == form and first[n] <= first[form]]
                if len(named) == 1:
                    longest[form] = longest[named[0]]
        return longest

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
            and ([_folded(w) for w in f.split()[-len(words) :]] == [_folded(w) for w in words] or f.split()[0] == words[0])
            and (first[f] <= first[form] or len(words) > 1)
        ]
        if not longer:
            return form
        longest = max(longer, key=lambda f: (len(f.split()), -first[f]))
        return longest if all(_one_given_name(f, longest) for f in longer) else form

    def full(self, name: str) -> str:
        """The fullest form in which the article prints a name; the name itself where it has no other."""
        name = bare(name)
        return self._fullest.get(name, name)

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
        return bare(name) in self._fullest

    @cached_property
    def _determined(self) -> set[str]:
        """Names that stand after "the": bodies, places and peoples, not persons."""
        text = self.article.text
        after = Counter(
            self.full(m.name)
            for m in self.mentions
            if not m.title and text[max(0, m.start - 4) : m.start].lower() == "the "
        )
        # "The Clinton plan" makes no body of her.
        return {name for name, count in after.items() if 2 * count > self.counts[name]}

    @cached_property
    def _located(self) -> Counter[str]:
        text = self.article.text
        return Counter(
            self.full(m.name)
            for m in self.mentions
            if re.search(
                r"\b(?:in|at|near|across|inside|outside|to|from|around) $", text[max(0, m.start - 9) : m.start]
            )
        )

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

    @cached_property
    def _people(self) -> dict[str, bool]:
        return {}

    def _looks_like_a_person(self, full: str) -> bool:
        words = full.split()
        if (
            full in self._determined
            or not all(w[0].isupper() for w in words)
            or any(w.lower() in _NOT_PEOPLE or (len(w) > 2 and w.isupper()) for w in words)
        ):
            return False
        if full in self.titles:
            return True
        if f"{full}, which " in self.article.text:
            return False
        if words[-1].endswith("s") and not (words[-1] in self._first or f"{full}, who " in self.article.text):
            return False
        return (
            2 <= len(words) <= 4
            and " of " not in full
            and " the " not in full
            and not any("’s" in w or "'s" in w for w in words)
        )

    def body(self, description: str) -> str | None:
        """The one name of a body that has a description's words: "the union" → "Harbour Workers’ Union"."""
        first, *words = description.lower().split()
        matches = {
            self.full(m.name)
            for m in self.mentions
            if " " in m.name and m.name.lower().split()[-1] == (words or [first])[-1] and set(words) <= set(m.name.lower().split())
        }
        return next(iter(matches)) if len(matches) == 1 else None

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
            if words and words <= set(title.lower().replace("defense", "defence").split())
        }
        return next(iter(matches)) if len(matches) == 1 else None

    def near(self, sentence: Sentence, paragraphs: int = 2) -> list[str]:
        """Full names mentioned in the sentence or in the paragraphs before it, nearest first."""
        found: dict[str, None] = {}
        for mention in reversed(self.mentions):
            if mention.sentence <= sentence.id:
                other = self.article.sentence(mention.sentence)
                if sentence.paragraph - other.paragraph > paragraphs:
                    break
                found.setdefault(self.full(mention.name))
        return list(found)


def _folded(word: str) -> str:
    """A word without its accents: papers print Erdoğan and Erdogan."""
    return word if word.isascii() else "".join(c for c in normalize("NFKD", word) if not combining(c))


def _one_given_name(a: str, b: str) -> bool:
    """Whether two names of one surname may be one person’s: "M. Holm", "Mats Holm"; not "Mara Holm", "Mats Holm"."""
    first, second = (name.split()[0].strip(".") for name in (a, b))
    return first == second or (min(len(first), len(second)) == 1 and first[0] == second[0])


def _after_of(words: list[str]) -> list[str]:
    """The name behind a title with "of": "Secretary of State John F. Kerry", "Mayor of Oslo Mara Holm"."""
    offices = next((i for i, w in enumerate(words) if w.lower() not in _TITLES), len(words))
    if offices:
        return words[offices:]
    initial = len(words) > _PLACE_AND_NAME and len(words[-2].strip(".")) == 1
    return words[-3:] if initial else words[-2:] if len(words) >= _PLACE_AND_NAME else []


def _mentions(sentence: Sentence, seen_lower: set[str]) -> list[Mention]:
    found: list[Mention] = []
    for match in _NAME.finditer(sentence.text):
        words = re.sub(r"[’']s?$", "", re.split(r"(?<=\w)[’']s ", match.group())[-1]).rstrip(".,").split()
        while words and (
            words[0].lower() in _FUNCTION
            or (match.start() == 0 and words[0].lower() in ENGLISH_SPEECH)
            or (
                match.start() == 0
                and len(words) == 1
                and (words[0].lower() in seen_lower or words[0].lower() in _GROUPS)
            )
        ):
            words = words[1:]
        title: list[str] = []
        while len(words) > 1 and words[0].lower().strip(".") in _TITLES:
            title.append(words.pop(0))
        office = max((i for i, w in enumerate(words[:-1]) if w.lower() in _OFFICES), default=None)
        if office is not None and len(words) - office <= 4:
            title, words = [*title, *words[: office + 1]], words[office + 1 :]
        if words and _PARTY_AND_STATE.match(words[-1]):
            words = words[:-1]
        if words and words[-1] == "I" and len(words) < 3:
            words = words[:-1]  # "Maybe I", where Elizabeth I is no news
        if title and words[:1] == ["of"]:
            words = _after_of(words[1:])
        if not words or (
            len(words) == 1 and (words[0].lower() in _FUNCTION or words[0].lower() in _TITLES or len(words[0]) < 2)
        ):
            continue
        offset = match.group().find(title[0] if title else words[0])
        found.append(
            Mention(" ".join(words), " ".join(title), sentence.start + match.start() + max(offset, 0), sentence.id)
        )
    return found
