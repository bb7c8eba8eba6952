"""B204 to B206: quotations, figures and names of an item stand in the sentences that it cites."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import islice

from brief.article import is_english
from brief.checks.page import Page
from brief.checks.rule import Problem, Rule
from brief.grounding import displaced, exchanged, locate
from brief.grounding.conflicts import conflicts
from brief.grounding.cuts import place, unprinted
from brief.grounding.days import days_meant
from brief.grounding.figures import figures, figures_are_copied, in_other_unit, missing, with_unit
from brief.grounding.letters import may_stand_for
from brief.grounding.names import has_alike, initials_of, proper_names
from brief.grounding.nations import has_same_nation
from brief.grounding.offices import held_otherwise, offices
from brief.grounding.openings import opening
from brief.grounding.pointing_back import pointing_back
from brief.grounding.seats import share_a_seat
from brief.grounding.the_only_one import is_the_only_one
from brief.grounding.units import without_countries
from brief.grounding.words import has_akin, normal, plain, printed_words, words
from brief.quotations import quotations
from brief.schema import Actor, Derived, Detail, PartyName, Question, Quotation, Speaker, Wording
from brief.shapes import ItemView, headline

_TEXTS = (Wording, Question, Detail)
_NOUNS_CAPITALISED = frozenset({"de", "lb", "nds", "gsw"})
_NO_NAMES = frozenset(
    """i monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sep sept oct nov dec mr mrs ms dr""".split()
)
_TELLING = 4
"""Letters of a word that has no capital where a headline is printed as a sentence is."""
_LETTERS = re.compile(r"((?:[^\W\d_a-z]\.?){2,8})s?")
_MOST = 20
"""Figures and names told one by one of a text that has many without a source; further figures are counted."""
_CAPITALS = re.compile(r"[^\W\d_a-z][\w.]*")


def _numbers(item: ItemView) -> str:
    return ", ".join(str(n) for n in item.evidence) or "none"


def _quoted(text: str) -> Iterator[str]:
    for span in quotations(text):
        inner = text[span.start + 1 : span.end - 1]
        if any(c.isalnum() for c in inner):
            yield inner


def _own_quotes(item: ItemView, retold: Collection[str]) -> Iterator[tuple[str, str]]:
    """What an item has in quotation marks, in its texts at these pointers."""
    for kind in item.section.having(_TEXTS):
        for pointer, text in item.texts(kind):
            if pointer in retold:
                yield from ((pointer, quote) for quote in _quoted(text))


def not_verbatim(page: Page) -> Iterator[Problem]:
    """Words in quotation marks that the cited sentences do not have."""
    for item in page.having(*_TEXTS, Quotation):
        retold = page.retold.get(item.pointer)
        quotes = [*_own_quotes(item, retold)] if retold else []
        quotes += item.texts(Quotation)
        runs = page.runs(item) if quotes else []
        for pointer, quote in quotes:
            if runs and not any(locate(quote, run) for run in runs):
                yield Problem(pointer, f"“{_short(quote)}” is not verbatim in the cited sentences ({_numbers(item)})")
    path = f"/brief/{page.shape.headline}"
    for quote in _quoted(headline(page.brief)):
        if not locate(quote, page.article.text):
            yield Problem(path, f"“{_short(quote)}” is not verbatim in the article")


def unbacked_figure(page: Page) -> Iterator[Problem]:
    """Numbers, amounts and dates that no cited sentence has."""
    language = page.article.language
    for item, pointer, text, sources, copied, verbatim in page.texts(*_TEXTS, Quotation):
        # The figures of a copied stretch are its sentence's own: the common case of an item in the article's words.
        if copied or not sources or any(figures_are_copied(text, s) for s in sources):
            continue
        gone = _not_there(text, sources, page)
        different = list(dict.fromkeys(gone))
        for figure in different[:_MOST]:
            yield Problem(pointer, f"{_gone(figure, text, sources, language)} ({_numbers(item)})")
        if more := len(different[_MOST:]):
            yield Problem(pointer, f"{more:,} more figures are not in the cited sentences ({_numbers(item)})")
        if verbatim:
            continue
        for new, old in _exchanged_figures(text, sources, language) if not gone and unprinted(text, sources) else ():
            yield Problem(pointer, f"“{new}” stands where the cited sentence has “{old}” ({_numbers(item)})")
        turned = conflicts(text, sources) if page.article.english else ()
        for figure in list(dict.fromkeys(turned))[:_MOST]:
            yield Problem(pointer, f"“{figure}” is not what the cited sentences say ({_numbers(item)})")
    unbacked = missing(headline(page.brief), _article_once(page), language)
    for figure in list(dict.fromkeys(unbacked))[:_MOST]:
        yield Problem(f"/brief/{page.shape.headline}", f"“{figure}” is not in the article")


def _not_there(text: str, sources: Sequence[str], page: Page) -> list[str]:
    """The figures of a text that its sources have neither as such nor as a day that they mean, and the article does not
    tell before.
    """
    article = page.article
    gone = missing(text, sources, article.language)
    if gone and article.english and (days := days_meant(sources, article.published)):
        gone = missing(text, (*sources, *days), article.language)
    known = pointing_back(gone, text, sources, article.text) if article.english else ()
    return [figure for figure in gone if figure not in known]


def _exchanged_figures(text: str, sources: Sequence[str], language: str | None) -> list[exchanged.Exchange]:
    found = exchanged.figures(text, sources, language)
    if found or not is_english(language):
        return found
    pair = displaced.paired(text, sources)
    return [pair] if pair else [*displaced.figures(text, sources)]


def _gone(figure: str, text: str, sources: Sequence[str], language: str | None) -> str:
    other = in_other_unit(figure, text, sources, language)
    if other is None:
        return f"“{figure}” is in none of the cited sentences"
    return f"“{with_unit(figure, text, sources, language)}” is “{other}” in the cited sentences"


def _article_once(page: Page) -> list[str]:
    return [*[s.text for s in page.article.sentences], page.article.title or ""]


def unbacked_name(page: Page) -> Iterator[Problem]:
    """Names in an item's wording that neither the cited sentences nor what they refer to has."""
    if (page.article.language or "").split("-")[0].lower() in _NOUNS_CAPITALISED:
        return
    for item, pointer, text, sources, _, verbatim in page.texts(Wording):
        if page.article.english and text not in sources:
            for new, old in offices(text, sources, _article_once(page)):
                yield Problem(pointer, f"“{new}” stands where the cited sentence has “{old}” ({_numbers(item)})")
        if verbatim or not sources:
            continue
        for name in (unknown := list(islice(_unknown_names(text, item, page), _MOST))):
            yield Problem(pointer, f"“{name}” is neither in the cited sentences ({_numbers(item)}) nor near them")
        swaps = _exchanged_names(text, sources) if page.article.english and not unknown else ()
        for new, old in swaps:
            if not (_one_party(new, old, page) or _opens_only(new, text, page)):
                yield Problem(pointer, f"“{new}” stands where the cited sentence has “{old}” ({_numbers(item)})")
    yield from _in_roles(page)
    yield from _in_headline(page)


def _exchanged_names(text: str, sources: Sequence[str]) -> list[exchanged.Exchange]:
    return exchanged.names(text, sources) or [*displaced.names(text, sources)]


def _in_roles(page: Page) -> Iterator[Problem]:
    """Offices in a party's role, a "former" added or lost."""
    for item, _, name in page.fields(PartyName) if page.article.english else ():
        field = next((f for f, m in item.section.marked(Derived) if m.source == "role"), None)
        role = getattr(item.item, field) if field else None
        if not isinstance(role, str):
            continue
        own = frozenset(words(name))
        sources = [s.text for s in page.cited(item) if not own.isdisjoint(words(s.text))]
        if other := held_otherwise(role, own, sources):
            message = f"“{other.new}” stands where the cited sentence has “{other.gone}” ({_numbers(item)})"
            yield Problem(f"{item.pointer}/{field}", message)


def _in_headline(page: Page) -> Iterator[Problem]:
    """Names of an English headline that the article has in no form. One in capitals throughout tells no names by
    them.
    """
    text = headline(page.brief)
    if (
        text in page.article.text
        or not page.article.english
        or not any(w.islower() and len(w) >= _TELLING for w in text.split())
    ):
        return
    sources = (*(s.text for s in page.article.sentences), page.article.title or "")
    for name in (*proper_names(text), *_opening_names(text, page, of_headline=True)):
        if any(name in s for s in sources) or _has_name(name, text, sources, page):
            continue
        if not any(share_a_seat(words(name), words(s)) for s in sources):  # "Berlin" is Germany's government
            yield Problem(f"/brief/{page.shape.headline}", f"“{name}” is not in the article")


def _opens_only(name: str, text: str, page: Page) -> bool:
    """Whether a word that opens a statement may have its capital from that alone: "Doctors" for "Physicians"."""
    opens = " " not in name and plain(text).lstrip(" \"'").startswith(name)
    return opens and not _is_printed_as_name(name, page)


def _unknown_names(text: str, item: ItemView, page: Page) -> Iterator[str]:
    cited = page.cited(item)
    printed = " ".join(s.text for s in cited)
    if all(capital in printed for capital in _CAPITALS.findall(text)):
        return
    if page.article.english:  # The article may have a plain "$" for "US$", and "A$" for "Australian dollars".
        text = without_countries(text, lambda unit: any(f.unit == unit for f in figures(printed)))
    names = [*proper_names(text), *(_opening_names(text, page) if page.article.english else ())]
    if all(any(name in s.text for s in cited) for name in names):
        return
    own = [t for kind in (Speaker, Actor, PartyName) for _, t in item.texts(kind)]
    own += [n for name in own for n in page.names_of(name)]
    sources = (*(s.text for s in page.near(item)), page.article.title or "", *own)
    alone = [s.text for s in cited] if page.article.english else []
    for name in names:
        if not (_has_name(name, text, sources, page) or is_the_only_one(name, text, alone, page.article.text)):
            yield name


def _has_name(name: str, text: str, sources: tuple[str, ...], page: Page) -> bool:
    known = {w for s in sources for w in words(s)}
    # Of letters, "LGBT" and "LGBTQ", any may be the same.
    forms = ((w, has_alike if page.article.english and not w.isupper() else has_akin) for w in _capitalised(name))
    unknown = [w for w, has in forms if not _known(normal(w), known, has)]
    # The first word of a sentence has its capital anyway: it is a name only if the article has it as one.
    opens = len(name.split()) > 1 and unknown and name.startswith(unknown[0])
    if opens and plain(text).lstrip(" \"'").startswith(name) and not _is_printed_as_name(unknown[0], page):
        unknown = unknown[1:]
    if not unknown or _acronym(name, known, sources) or all(_abbreviates(w, sources) for w in unknown):
        return True
    return page.article.english and all(w == "The" or _is_short(w, sources) for w in unknown)


def _one_party(a: str, b: str, page: Page) -> bool:
    """Whether two names are those of one party of the brief."""
    return bool({n.casefold() for n in page.names_of(a)} & {n.casefold() for n in page.names_of(b)})


def _opening_names(text: str, page: Page, *, of_headline: bool = False) -> Iterator[str]:
    """The words that open a sentence as a name does, and that the article has in no form."""
    for word in opening(text, of_headline=of_headline):
        # Mostly the article has it as it stands, and its words need not be gathered.
        if place(word, page.article.text) is None and not _known(normal(word), page.vocabulary, has_akin):
            yield word


def _capitalised(name: str) -> list[str]:
    return [w for w in printed_words(name) if w[0].isupper() and len(w) > 1 and normal(w) not in _NO_NAMES]


def _known(word: str, known: Collection[str], has: Callable[[str, Collection[str]], bool]) -> bool:
    return has(word, known) or has_same_nation(word, known)


def _is_printed_as_name(word: str, page: Page) -> bool:
    return re.search(rf"(?<=[a-z,;] ){re.escape(word)}(?!\w)", plain(page.article.text)) is not None


def _acronym(name: str, known: set[str], sources: tuple[str, ...]) -> bool:
    if _LETTERS.fullmatch(name):
        return _abbreviates(name, sources)
    initials = "".join(w[0] for w in name.removeprefix("The ").split() if w[0].isupper()).lower()
    return len(initials) > 1 and any(k == initials or (len(k) > 2 and initials.startswith(k)) for k in known)


def _abbreviates(word: str, sources: tuple[str, ...]) -> bool:
    """Whether a word, "WTO" or "MPs", is of letters with which the capitalised words of a source begin."""
    found = _LETTERS.fullmatch(word)
    letters = found[1].replace(".", "") if found else ""
    return letters.isupper() and any(letters in initials_of(s) for s in sources)


def _is_short(word: str, sources: tuple[str, ...]) -> bool:
    """Whether a word, "CEO" or "IDs", is of letters that are short for plain words of a source."""
    letters = word.removesuffix("s").replace(".", "")
    return len(letters) > 1 and letters.isupper() and any(may_stand_for(letters, s) for s in sources)


def _short(quote: str) -> str:
    even = " ".join(quote.split())
    return even if len(even) <= 80 else f"{even[:77]}…"


RULES = (
    Rule("B204", "error", "Not verbatim", "a quotation is not verbatim in the cited sentences", not_verbatim),
    Rule("B205", "error", "Figure without source", "a figure is in no cited sentence", unbacked_figure),
    Rule(
        "B206", "error", "Name without source", "a name is neither in the cited sentences nor near them", unbacked_name
    ),
)
