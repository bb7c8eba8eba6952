"""B401, B402, B404, B405 and B411: what an editor would strike out or add on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, get_args

from brief.article import count_words
from brief.checks.asks import QUESTION_WORDS
from brief.checks.page import Page
from brief.checks.rule import Problem, Rule
from brief.grounding.figures import missing
from brief.grounding.names import is_nobody, same_voice
from brief.grounding.reading import telling
from brief.grounding.voices import Hearing, Voice
from brief.grounding.words import has_akin, words
from brief.schema import Actor, Derived, PartyName, Question, Speaker, Wording
from brief.shapes import ItemView, SectionShape, headline

BOTTOM_LINE_WORDS = 60
_NEARLY = 0.8
_SAME_SENTENCES = 0.5
_WITHIN, _FEWEST = 0.85, 4
"""How much of the shorter of two items about the same sentences the longer one has, and how many words it has at
least.
"""
_ALIKE = 0.25
_COMPARED = 30
_VOICES = get_args(Voice)
_NEGATED = re.compile(r"\b(?:not|no|never|nobody|none|neither|nor)\b|n[’']t\b", re.IGNORECASE)
_LEFT_OPEN = re.compile(r"\b(?:not|no|unclear|unknown|declin\w+|refus\w+|whether|if)\b|n[’']t\b", re.IGNORECASE)
_GENERAL = frozenset(
    "anyone anybody someone somebody anything something"
    " what when where which whose will would could should have does happen happens happened next there"
    " this that these those about"
    " from with into been being were said says their they them than then article here made answer accusations".split()
)


class _Item(NamedTuple):
    """An item that is compared with others."""

    view: ItemView
    said: frozenset[str]
    """Its telling words in one form, figures aside."""
    size: int
    """How many these are."""
    cites: frozenset[int]
    is_party: bool


def duplicates(page: Page) -> Iterator[Problem]:
    """Items of a section that say what an earlier one says."""
    for section, views in page.sections:
        found: dict[str, str] = {}
        for group in _comparable(section, views) if len(views) > 1 else ():
            found |= _repeated(group, page)
        for view in views if found else ():
            if view.pointer in found:
                yield Problem(view.pointer, f"says the same as {found[view.pointer]}")


def _comparable(section: SectionShape, views: list[ItemView]) -> list[list[ItemView]]:
    """The items that may say the same, as those of two speakers do not. Most stand alone, and are not read."""
    asks, names = section.first(Question) is not None, section.having((Speaker, Actor, PartyName))
    groups: dict[str, list[ItemView]] = {}
    for view in views:
        key = _voice_key(next(filter(None, map(view.text, names)), None))
        groups.setdefault(key or (_asked(view) if asks else ""), []).append(view)
    return [group for group in groups.values() if len(group) > 1]


def _repeated(views: list[ItemView], page: Page) -> dict[str, str]:
    """Of the items of one group those that say what an earlier one says, and that one, by their pointers."""
    found: dict[str, str] = {}
    before: list[_Item] = []
    asks = views[0].section.first(Question) is not None
    for view in views:
        said = _said(view, page)
        item = _Item(view, said, len(said), frozenset(view.evidence), view.text(PartyName) is not None)
        for earlier in _alike(item, before[-_COMPARED:], asks=asks):
            if _says_the_same(item, earlier, page):
                found[view.pointer] = earlier.view.pointer
                break
        before.append(item)
    return found


def _alike(item: _Item, before: list[_Item], *, asks: bool) -> list[_Item]:
    """Those that it may repeat: most pairs have far too few words in common, or are too unlike in length to have as
    many.
    """
    if item.is_party:
        return before
    said, count, cites = item.said, item.size, item.cites
    least, most = _NEARLY * count, count / _NEARLY
    return [
        e
        for e in before
        if (asks or least <= e.size <= most or e.cites == cites) and 2 * len(said & e.said) >= min(e.size, count)
    ]


def _says_the_same(item: _Item, earlier: _Item, page: Page) -> bool:
    a, b = item.view, earlier.view
    if not item.is_party:
        # Two wordings are one when they are printed alike to some degree, not only made of the same stems.
        raw, its = _printed(a), _printed(b)
        if len(raw & its) < _ALIKE * min(len(raw), len(its)):
            return False
    return _repeats(item, earlier) and _same_in_figures(a, b, page)


def _printed(item: ItemView) -> frozenset[str]:
    return frozenset(w for t in _texts(item) for w in t.lower().split())


def _said(item: ItemView, page: Page) -> frozenset[str]:
    texts = _texts(item)
    if page.article.english:
        return telling(texts[0]) if len(texts) == 1 else frozenset().union(*map(telling, texts))
    return frozenset([w for t in texts for w in words(t) if not w[0].isdigit()])


def _texts(item: ItemView) -> list[str]:
    return [t for kind in item.section.having((Wording, Question)) for _, t in item.texts(kind)]


def _voice_key(who: str | None) -> str:
    """A word that items must share to be compared: the last one of who speaks, acts or is named."""
    return (words(who) or ("",))[-1] if who and not is_nobody(who) else ""


def _asked(item: ItemView) -> str:
    """What a question asks for: when and by whom something happens are two questions."""
    text = item.text(Question)
    return next((w for w in words(text)[:3] if w in QUESTION_WORDS), "") if text else ""


def _repeats(item: _Item, earlier: _Item) -> bool:
    a, b = item.view, earlier.view
    for kind in (Speaker, PartyName):
        one, other = a.text(kind), b.text(kind)
        if one and other and (kind is PartyName or not same_voice(one, other)):
            return same_voice(one, other)
    said, its = item.said, earlier.said
    actors = zip(a.texts(Actor), b.texts(Actor), strict=False)
    if not said or not its or any(not same_voice(x, y) for (_, x), (_, y) in actors):
        return False
    same, shared, shorter = item.cites == earlier.cites, len(said & its), min(len(said), len(its))
    if said == its:
        return shorter > 1 or same
    if a.text(Question):
        # "The deadline", "the condition": the one word in which they differ is what they ask for.
        return shared == shorter and shared >= _SAME_SENTENCES * len(said | its)
    within = same and shorter >= _FEWEST and shared >= _WITHIN * shorter
    return within or shared >= (_SAME_SENTENCES if same else _NEARLY) * len(said | its)


def _same_in_figures(item: ItemView, earlier: ItemView, page: Page) -> bool:
    """Two items that differ in a number, or in a "not", say two things, however alike their words are."""
    a, b = " ".join(_texts(item)), " ".join(_texts(earlier))
    if bool(_NEGATED.search(a)) != bool(_NEGATED.search(b)):
        return False
    language = page.article.language
    return not missing(a, [b], language) and not missing(b, [a], language)


def long_bottom_line(page: Page) -> Iterator[Problem]:
    """A bottom line over 60 words."""
    for item in page.summary:
        for pointer, text in item.texts(Wording):
            count = count_words(text)
            if count > BOTTOM_LINE_WORDS:
                yield Problem(pointer, f"has {count} words; at most {BOTTOM_LINE_WORDS} fit")


def about_nothing(page: Page) -> Iterator[Problem]:
    """Open questions that have no telling word of the article. English only."""
    if not page.article.english:
        return
    for _, pointer, text, sources, _, _ in page.texts(Question):
        asked = {w for w in words(text) if len(w) > 3 and w not in _GENERAL}
        in_english = words(text)[:1] and words(text)[0] in QUESTION_WORDS
        # Its own sentences mostly tell, so that the whole article need not be read.
        if not asked or not in_english or any(not asked.isdisjoint(words(s)) for s in sources):
            continue
        if len(asked) == 1 and any(map(_LEFT_OPEN.search, sources)):
            continue  # "Was anyone hurt?", where the sentence says that nothing was said of casualties
        if not any(has_akin(a, page.vocabulary) for a in asked):
            yield Problem(pointer, "asks about nothing that the article tells")


def unmarked_accusation(page: Page) -> Iterator[Problem]:
    """Parties that are accused and not quoted without being marked so, and the reverse."""
    heard = {speaker.casefold() for speaker, _ in page.speakers}
    hearing = Hearing(page.article, page.speakers)
    for item, _, name in page.fields(PartyName):
        field = next((f for f, m in item.section.marked(Derived) if m.source == "voice"), None)
        if field is None:
            continue
        given = getattr(item.item, field)
        if given not in _VOICES:
            continue
        aliases = next((p.aliases for p in page.parties if p.name == name), ())
        if given != "accused_not_quoted" and heard & {n.casefold() for n in (name, *aliases)}:
            continue  # it speaks, and nobody says that it does not
        actual = hearing.voice_of(name, aliases)
        if given != actual and "accused_not_quoted" in (given, actual):
            yield Problem(
                f"{item.pointer}/{field}", f"“{name}” is {actual.replace('_', ' ')}, not {given.replace('_', ' ')}"
            )


def empty(page: Page) -> Iterator[Problem]:
    """A headline, statement, question or name with nothing in it."""
    if (name := page.shape.headline) is not None and not headline(page.brief).strip():
        yield Problem(f"/brief/{name}", "is empty")
    for section, views in page.sections:
        known = [f for kind in (Wording, Question, PartyName, Speaker) for f, _ in section.marked(kind)]
        for field in (*known, *(f for f, actor in section.marked(Actor) if not actor.unknown)):
            for view in views:
                if isinstance(text := vars(view.item)[field], str) and not text.strip():
                    yield Problem(f"{view.pointer}/{field}", "is empty")


RULES = (
    Rule("B401", "warning", "Said twice", "two items of a section say the same", duplicates),
    Rule(
        "B402",
        "warning",
        "Long bottom line",
        f"the bottom line has more than {BOTTOM_LINE_WORDS} words",
        long_bottom_line,
    ),
    Rule(
        "B404",
        "error",
        "Accused and unheard",
        "a party that is accused but not quoted is not marked so",
        unmarked_accusation,
    ),
    Rule(
        "B405",
        "error",
        "A question about nothing",
        "an open question has nothing to do with the article",
        about_nothing,
    ),
    Rule("B411", "error", "Empty", "a headline, statement, question or name is empty", empty),
)
