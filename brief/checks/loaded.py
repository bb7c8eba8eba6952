"""B409: words that judge, in an item's own wording, though its cited sentences do not use them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from brief.attribution.grammar.quotes import narration
from brief.checks.page import Page
from brief.checks.rule import Problem, Rule
from brief.grounding.names import is_nobody
from brief.lexicon import Cue, at_a_word
from brief.quotations import quotations
from brief.schema import Actor, Question, Speaker, Wording
from brief.shapes import ItemView, headline

_LOADED = tuple(
    """so[-\\s]called self[-\\s](?:styled|proclaimed|appointed) infamous(?:ly)? notorious(?:ly)? regimes? terroris\\w+
        terrorize[ds]?
    thug\\w* puppets? radicals? radicali[sz]\\w+ extremis\\w+ fanatic\\w* zealots? mobs? cron(?:y|ies|yism) henchm[ae]n
    stooges? lackeys?
    minions? cabals? massacr\\w+ slaughter\\w* butcher(?:s|ed|y|ing) carnage bloodbath propagand\\w+ brainwash\\w*
    indoctrinat\\w+
    brutal\\w* barbar\\w+ heinous\\w* evil shameful\\w* shameless\\w* disgrac\\w+ outrageous\\w* scandalous\\w*
    blatant\\w* brazen\\w*
    cynical\\w* despicable ruthless\\w* tyran\\w+ dictator\\w* draconian sham bogus phon(?:y|ey) farc(?:e|ical)
    hysteri\\w+
    fear-?monger\\w* war-?monger\\w* genocid\\w+ atrocit\\w+ savage\\w* vermin martyr\\w* heroic\\w* hoax\\w* smear\\w*
    witch[-\\s]hunts?
    cover[-\\s]ups? whitewash\\w* traitors? treacher\\w+ cowardly illegals strongm[ae]n hell-?holes? rabble hordes?
    cultish
    disastrous\\w* catastrophic\\w* appalling\\w* horrific\\w* vicious\\w* rogue
    corrupt cronies scapegoat\\w* flawed
    unprecedented historic(?:ally)? landmark shock(?:ing|ingly) alarming(?:ly)? stunning(?:ly)? devastat(?:ing|ingly)
    dramatic(?:ally)? remarkabl[ey] troubling worrying(?:ly)? controversial(?:ly)? groundbreaking game-chang\\w+
    damning egregious""".split()
)
_VERBS = tuple(
    """admit(?:s|ted|ting)? confess\\w* lied liars? claim(?:s|ed|ing)? boast\\w* brag(?:s|ged|ging)? rant(?:s|ed|ing)?
        whin(?:e|es|ed|ing)
    conced(?:e|es|ed|ing) refut(?:e|es|ed|ing) purport\\w* insinuat\\w+ slam(?:s|med|ming)? blast(?:s|ed|ing)?
    lash(?:es|ed|ing)?\\sout
    parrot(?:s|ed|ing)? gloat\\w* sneer\\w* rail(?:s|ed|ing)?\\sagainst back-?pedal\\w* flip-?flop\\w*""".split()
)
"""Verbs of saying that tell what the writer thinks of what is said."""
_WORD = re.compile(
    rf"(?<![\w’'])(?:(?P<loaded>{'|'.join(_LOADED)})|(?P<verb>{'|'.join(_VERBS)}))(?![\w’'-])", re.IGNORECASE
)
_OF_TWO_WORDS = re.compile(r"\b(?:called|self|witch|cover|lash|rail)", re.IGNORECASE)
"""A word of each that may be printed as two."""
_word, _of_two_words = at_a_word(_WORD), at_a_word(_OF_TWO_WORDS)
_may_judge = Cue(lambda stretch: _word(stretch) or _of_two_words(stretch))
_STEM = 5
"""Letters that two forms of such a word share: "terrorist", "terrorism"."""
_ALIKE = {"claim": ("claim", "alleg"), "admit": ("admit", "admission", "acknowledg"), "so-ca": ("so-ca", "so ca")}


def loaded_word(page: Page) -> Iterator[Problem]:
    """Words that judge, outside quotation marks. English only."""
    if not page.article.english:
        return
    for item, pointer, text, sources, copied, _ in page.texts(Wording, Question):
        found = [] if copied else _own_words(text)
        if found:
            theirs = sources if _speaks(item) else [*map(narration, sources)]
            yield from _problems(pointer, found, theirs, page, "in its cited sentences")
    text = headline(page.brief)
    if found := _own_words(text):
        yield from _problems(
            f"/brief/{page.shape.headline}",
            found,
            (page.article.text, page.article.title or ""),
            page,
            "in the article",
        )


def _own_words(text: str) -> list[re.Match[str]]:
    """Loaded words outside quotation marks, those in names aside."""
    if not _may_judge(text):
        return []
    found = list(_WORD.finditer(text))
    quoted = quotations(text) if found else []
    return [
        m
        for m in found
        if not any(q.start <= m.start() < q.end for q in quoted) and not (m.group()[0].isupper() and m.start() > 1)
    ]


def _speaks(item: ItemView) -> bool:
    """Whether an item is given as somebody's words: then the words may be theirs."""
    who = [t for _, t in item.texts(Speaker)] + [t for _, t in item.texts(Actor)]
    return any(not is_nobody(t) for t in who)


def _problems(
    pointer: str, found: Iterable[re.Match[str]], sources: Iterable[str], page: Page, where: str
) -> Iterator[Problem]:
    told = " ".join(sources).lower()
    for match in found:
        known = _ALIKE.get(match.group().lower()[:_STEM], (match.group().lower()[:_STEM],))
        if match["verb"]:
            if not any(k in page.article.text.lower() for k in known):
                yield Problem(pointer, f"“{match.group()}” judges, and is nowhere in the article")
        elif not any(k in told for k in known):
            yield Problem(pointer, f"“{match.group()}” is a loaded word, and not {where}")


RULES = (
    Rule(
        "B409",
        "warning",
        "Loaded word",
        "an item uses a word that judges and that its cited sentences do not use",
        loaded_word,
    ),
)
