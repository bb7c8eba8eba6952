"""The parties of an article: names that belong together, and how much the article makes of them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from brief.article import Article, Place
from brief.attribution.grammar.given_names import GIVEN
from brief.attribution.grammar.nouns import is_person
from brief.attribution.names.acting import NO_PARTY, may_act
from brief.attribution.names.bodies import OF_A_PARTY, Sort, by_name, by_noun, is_paper, known, states, surely
from brief.attribution.names.capitals import is_no_name
from brief.attribution.names.cast import Cast
from brief.attribution.names.own_name import halves, may_name
from brief.attribution.names.titles import bare
from brief.attribution.names.told import told_sort
from brief.attribution.names.tried import tried
from brief.grounding.seats import state_of
from brief.grounding.unnamed import is_unnamed

_GROUP = re.compile(
    r"((?:[A-ZÀ-Þ][\w’'-]+ )+(?:side|delegation|government|regime|negotiators|authorities|team|forces"
    r"|army|police|military"
    r"|ministry|administration|union|council|court|company|leadership|campaign|party))(?!\w)"
)
_TOGETHER = re.compile(r" and (?:the )?")
_STEM = 4
_ADJECTIVE_ENDINGS = ("an", "ani", "ish", "ese", "ch", "iss", "qi", "li", "mi")
_UNITS, _OF_ITS_OWN = frozenset("Department Force Team Unit Bureau Division Squad Office".split()), 2
"""How the names of bodies end that a town has, and how many words tell which one it is: "Police Department"."""
_STATE_WORDS = frozenset(
    "side delegation government regime negotiators authorities leadership military army forces administration".split()
)

_WITHOUT_ITS_BODY = re.compile(rf" (?:{'|'.join(sorted(_STATE_WORDS))})$", re.IGNORECASE)

_HONOURED = re.compile(
    r"(?:Rep|Sen|Gov|Mr|Mrs|Ms|Dr|Prof|Rev|Sgt|Lt|Gen|Col|Capt)\. |(?:Detective|Inspector|Constable"
    r"|Sergeant|Officer|Lieutenant|Judge|Justice) "
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A party that the article may be about."""

    name: str
    aliases: tuple[str, ...]
    sentences: tuple[int, ...]
    """Numbers of the sentences that name it, in order."""
    person: bool
    role: str | None
    """Title printed before the name; None where there is none."""
    sort: Sort | None
    """What it surely is; None where that cannot be told from its name."""


def candidates(article: Article, cast: Cast, speakers: Counter[str], most: int) -> list[Candidate]:
    """The article's parties, weightiest first: often named, speaking, or demanding.

    Args:
        speakers: how often each speaker is given by items already found.
        most: how many to give.
    """
    speakers = _apart(speakers, cast)
    places = _places(article, cast, speakers)
    clusters: list[list[str]] = []
    # Names that belong together begin alike.
    bodies: dict[str, list[list[str]]] = {}
    # "Delhi" goes with the India that it stands for, where no body is the town's own: "the Delhi council".
    states = {n: s for n in places if (s := state_of(n, places)) and not any(m.startswith(f"{n} ") for m in places)}
    for name in sorted(places, key=lambda n: (n in states, -len(places[n]))):
        meant = states.get(name, name)
        alike = [] if cast.is_person(name) else bodies.setdefault(_stem(meant), [])
        home = next((c for c in alike if _together(meant, c)), None)
        if home is None:
            clusters.append(home := [])
            alike.append(home)
        home.append(name)
    accused = tried(article, cast)
    # Whoever is silent and stands in one sentence is none: told first, since that is quickly told.
    clusters = [
        c
        for c in clusters
        if len({i for n in c for i in places[n]}) > 1 or any(speakers[n] for n in c) or accused & {*c}
    ]
    clusters = [c for c in clusters if not all(is_unnamed(n) or (cast.is_place(n) and not speakers[n]) for n in c)]
    clusters = [c for c in clusters if not OF_A_PARTY.issuperset(c)]
    printed: dict[str, set[str]] = {}
    for mention in cast.mentions:
        printed.setdefault(cast.full(mention.name), set()).add(mention.name)
    clusters = [
        c
        for c in clusters
        if accused & {*c} or any(speakers[n] or may_act(n, printed.get(n, {n}), article, cast) for n in c)
    ]
    made = [_candidate(c, places, article, cast) for c in clusters]
    weight = {c.name: len(c.sentences) + 3 * sum(speakers[a] for a in (c.name, *c.aliases)) for c in made}
    kept = [
        c
        for c in made
        if len(c.sentences) >= 3
        or (c.person and len(c.sentences) >= 2)
        or any(speakers[a] or a in accused for a in (c.name, *c.aliases))
    ]
    return sorted(kept, key=lambda c: (-weight[c.name], c.sentences))[:most]


def _apart(speakers: Counter[str], cast: Cast) -> Counter[str]:
    """The speakers, and of two that speak together each: "Norlin and Averin", where it is known what both are."""
    found: Counter[str] = Counter()
    for speaker, count in speakers.items():
        each = [cast.full(bare(name)) for name in _TOGETHER.split(speaker)]
        two = len(each) == 2 and all(surely(n) or known(n) or cast.is_surely_person(n) for n in each)
        for name in each if two else [speaker]:
            found[name] += count
    return found


def _places(article: Article, cast: Cast, speakers: Counter[str]) -> dict[str, list[int]]:
    """The names that may be a party's, each with the numbers of the sentences that have it."""
    places: dict[str, list[int]] = {}
    for mention in cast.mentions:
        places.setdefault(cast.full(mention.name), []).append(mention.sentence)
    for sentence in article.sentences:
        if sentence.place is not Place.BODY:
            continue
        for match in _GROUP.finditer(sentence.text):
            name = re.sub(r"^(?:The|the|A|An|But|And|In|Its|His|Their|While) ", "", match.group(1))
            places.setdefault(name, []).append(sentence.id)
    for speaker in speakers:
        plain = speaker.removeprefix("The ").removeprefix("the ")
        if bare(speaker) not in places and speaker[:1].isupper() and may_name(plain, article, cast):
            places[plain] = [s.id for s in article.sentences if plain in s.text and s.place is Place.BODY]
    for name in halves(places, article):
        del places[name]
    for name in [n for n in places if not cast.is_person(n) and surely(n) is None and is_no_name(n, article)]:
        del places[name]
    return places


def _together(name: str, cluster: list[str]) -> bool:
    """Whether a name that is no person's belongs to a cluster: a state, its people and its delegation."""
    return any(_one_state(name, other) or _longer(name, other) or _longer(other, name) for other in cluster)


def _longer(short: str, long: str) -> bool:
    """Whether one name begins with the other and means the same body.

    An adjective of a state does not tell which of its bodies is meant, and "Norlin professor", "Norlin and Averin",
    "the Norlin Constitution" or "Norlin Secretary-General Ada Berg" are not Norlin.
    """
    if not long.startswith(f"{short} ") or NO_PARTY.search(long):
        return False
    adjective = " " not in short and short.endswith(_ADJECTIVE_ENDINGS) and short not in states()
    rest = long[len(short) + 1 :].split()
    another = any(w == "and" or is_person(w.lower()) or w.lower() in GIVEN for w in rest)
    another |= _has_office(long)
    # "Norway Post" is no state.
    another |= short in states() and by_noun(long) in ("organisation", "company")
    # The police department of a town is not the town.
    another |= len(rest) >= _OF_ITS_OWN and rest[-1] in _UNITS and short not in states()
    another |= is_paper(long) and not short.isupper()  # "the Norlin Post" is not the town; "NBC News" is NBC
    return not (adjective or another)


_STATE_ENDINGS = frozenset({"", "istan", "land", "ia", "ey", "a", "y", "e", "o"})
_SHORT = re.compile(r"(?:[A-Z]\.)+[A-Z]")
"""A short form that has lost its last stop: "U.S"."""
_PEOPLE_ENDINGS = frozenset({"", "n", "an", "ian", "ien", "ese", "ish", "i", "is", "ans", "ns", "ians", "s"})


def _stem(name: str) -> str:
    """How a name begins."""
    return name.split(" ", 1)[0][:_STEM].lower()


def _one_state(a: str, b: str) -> bool:
    """Whether two names come from one state: "Afghanistan", "Afghan side"; "China", "Chinese authorities"."""
    first, second = a.split(" ", 1)[0], b.split(" ", 1)[0]
    if _stem(a) != _stem(b):
        return False
    if {a, b} & states() and " " in a and " " in b:
        first, second = (_WITHOUT_ITS_BODY.sub("", name) for name in (a, b))  # "South Korea", "South Korean side"
    bodies = all(name == base or name.split()[-1].lower() in _STATE_WORDS for name, base in ((a, first), (b, second)))
    if not bodies:
        return a.lower() == b.lower()
    return any(
        first[:n] == second[:n]
        and (
            ({first[n:]} <= _STATE_ENDINGS and {second[n:]} <= _PEOPLE_ENDINGS)
            or ({second[n:]} <= _STATE_ENDINGS and {first[n:]} <= _PEOPLE_ENDINGS)
        )
        for n in range(_STEM, min(len(first), len(second)) + 1)
    )


def _candidate(cluster: list[str], places: dict[str, list[int]], article: Article, cast: Cast) -> Candidate:
    named = [n for n in cluster if n in states()]
    nouns = [n for n in cluster if " " in n or not (n in OF_A_PARTY or n.endswith(_ADJECTIVE_ENDINGS))]
    name = max(named or nouns or cluster, key=lambda n: (len(places[n]), -len(n)))
    numbers = sorted({i for n in cluster for i in places[n]})
    aliases = tuple(sorted((n for n in cluster if n != name and not n.isupper()), key=lambda n: -len(n.split())))
    sort = _sort(name, aliases, article, cast)
    return Candidate(
        f"{name}." if _SHORT.fullmatch(name) else name,
        aliases,
        tuple(numbers),
        sort == "person",
        cast.titles.get(name),
        sort,
    )


def _sort(name: str, aliases: tuple[str, ...], article: Article, cast: Cast) -> Sort | None:
    """What a name surely stands for: by its title, its noun, or what the article says it is."""
    person = cast.is_person(name)
    if name in states() and (" " in name or not person):
        return "government"
    pair = name.split(" and ")
    if (person and name in cast.titles) or (len(pair) == 2 and all(" " in n and cast.is_person(n) for n in pair)):
        return "person"
    if body := known(name):
        return body
    by = by_name(name)
    told = told_sort((name, *aliases), article)
    if told not in (None, "person"):
        return told
    if person and not (by and not cast.is_surely_person(name)):
        return "person"
    head = re.split(r" (?:of|for|in|on|at) ", name)[0]
    honoured = _HONOURED.match(name) or (head != name and cast.is_person(head)) or _has_office(name)
    return by or ("person" if told or honoured else None)


def _has_office(name: str) -> bool:
    """Whether somebody’s office stands within a name: "Norlin Port Manager Ada Berg"."""
    words = name.split()
    rests = [" ".join(words[i:]) for i in range(1, len(words) - 2)]
    return any(is_person(rest.split()[0].lower()) or (" " in bare(rest) and bare(rest) != rest) for rest in rests)
