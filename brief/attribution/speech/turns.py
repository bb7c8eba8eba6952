"""Whose turn of a transcript or an interview a sentence is: "WALLACE: Governor, …", "Q: When will it open?", "A: In
May.".
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from brief.article import Article, Place, Sentence
from brief.attribution.grammar.non_verbs import LABELS
from brief.attribution.names.bodies import by_noun
from brief.attribution.names.cast import Cast
from brief.attribution.names.titles import bare
from brief.sources.forms import known_form

_LABEL = re.compile(r"^[\"“'’]{0,2}((?:[A-Z][\w.’'-]+ ){0,3}[A-Z][\w.’'-]+)(?: \(([^()]{2,40})\))?: (?=\S)")
"""The name before a turn, and what stands in brackets behind it: a place, an office, or the name of who has one."""
_QUESTION = re.compile(r"^(?:Q|Question|QUESTION)(?: \([^()]{2,40}\))?[:.] (?=\S)")
_ANSWER = re.compile(r"^(?:A|Answer)[:.] (?=\S)")
_ABOUT_ITSELF = re.compile(
    r"(?:This|The|Our) (?:interview|conversation|transcript|discussion|exchange|text) (?:has been|was|is|took)\b"
)
"""What a page says of the turns above: "This interview has been edited for length."."""
_HEADINGS = LABELS | {"letter", "letters", "clarification", "breaking"}
"""What stands in capitals before a colon and speaks no turn."""
_SHOUTED = re.compile(r"\b(?:THE|YOUR|OUR|A|AN|TO|FOR|AND|NOW|HERE)\b")
"""What stands in capitals before a colon and names nobody: "GET THE QUIZ: …"."""
_FEWEST = 3
"""So many turns make a transcript; fewer are datelines."""
_FEWEST_ANSWERS = 2


@dataclass(frozen=True, slots=True)
class Turn:
    """Whose words a sentence is."""

    speaker: str | None
    """As the label prints it, or by name; None where it is not known who answers."""
    start: int
    """Where in the sentence the turn's own words begin."""
    asks: bool = False
    """Whether it is one of the questions of an interview, which nobody claims."""


class Turns:
    """The turns of one article; none where it is no transcript."""

    def __init__(self, article: Article, cast: Cast) -> None:
        self._article, self._cast = article, cast
        texts = [s.text for s in article.sentences]
        self._labels = Counter(m[1] for t in texts if (m := _LABEL.match(t)))
        self._labelled = self._labels.total() >= _FEWEST
        self._capitals = sum(n for label, n in self._labels.items() if label.isupper()) >= _FEWEST
        asked, answered = (sum(p.match(t) is not None for t in texts) for p in (_QUESTION, _ANSWER))
        self._interview = asked > 0 and answered >= _FEWEST_ANSWERS
        self._last: tuple[Turn, int] | None = None
        self._runs_on = self._over_paragraphs()

    def __bool__(self) -> bool:
        return self._labelled or self._interview

    def of(self, sentence: Sentence) -> Turn | None:
        """Whose turn a sentence belongs to: it goes on to the end of its paragraph, in a transcript to the next one.
        Sentences are asked about in order.
        """
        if not self:
            return None
        if (begun := self._begun(sentence.text)) is not None:
            self._last = (begun, sentence.paragraph)
            return begun
        if self._last is None or (self._last[1] != sentence.paragraph and not self._runs_on):
            return None
        below = known_form(sentence.text) is not None or _ABOUT_ITSELF.match(sentence.text) is not None
        if self._last[1] != sentence.paragraph and below:
            self._last = None  # what the page says below: "Follow Ada Berg on Twitter."
            return None
        turn = self._last[0]
        return Turn(turn.speaker, 0, turn.asks)

    def _over_paragraphs(self) -> bool:
        """Whether a turn goes on in paragraphs that bear no label: where at least half of all paragraphs bear one."""
        opening = {s.paragraph: s.text for s in reversed(self._article.sentences) if s.place is Place.BODY}
        marked = [p for p in sorted(opening) if any(m.match(opening[p]) for m in (_LABEL, _QUESTION, _ANSWER))]
        return bool(marked) and 2 * len(marked) >= sum(p >= marked[0] for p in opening)

    def _begun(self, text: str) -> Turn | None:
        if question := _QUESTION.match(text):
            return Turn(None, question.end(), asks=True)
        if self._interview and (answer := _ANSWER.match(text)):
            return Turn(self._answerer, answer.end())
        label = _LABEL.match(text) if self._labelled else None
        capitals = (
            label is not None
            and label[1].isupper()
            and label[1].lower() not in _HEADINGS
            and not _SHOUTED.search(label[1])
        )
        # Among labels in capitals "Berg: The bridge is safe" is a headline.
        person = label is not None and (self._cast.is_person(label[1]) or self._named(label[2]) is not None)
        if label and (capitals or (not self._capitals and person)):
            return Turn(self._named(label[2]) or self._initials.get(label[1], label[1]), label.end())
        if label and not self._capitals and self._labels[label[1]] > 1 and (body := by_noun(self._cast.full(label[1]))):
            return Turn(label[1], label.end(), asks=body == "organisation")  # a paper
        return None

    def _named(self, behind: str | None) -> str | None:
        """The person in brackets behind an office: "PRESENTER (Ada Berg)", and not "BERG (by phone)"."""
        name = bare(behind) if behind is not None else ""
        return name if name and self._cast.has(name) and self._cast.is_person(name) else None

    @cached_property
    def _initials(self) -> dict[str, str]:
        """Labels that are the initials of one person: "NG" of Nora Gow."""
        people = {n for m in self._cast.mentions if self._cast.is_person(n := self._cast.full(m.name)) and " " in n}
        found = Counter("".join(w[0] for w in name.split()) for name in people)
        return {i: n for n in people if found[i := "".join(w[0] for w in n.split())] == 1}

    @cached_property
    def _answerer(self) -> str | None:
        """Whom an interview is with: the person named most before it begins, or in all, if no other is named as
        often.
        """
        people = [(m.sentence, n) for m in self._cast.mentions if self._cast.is_person(n := self._cast.full(m.name))]
        begins = next((s.id for s in self._article.sentences if _QUESTION.match(s.text)), 0)
        for named in (Counter(n for s, n in people if s < begins), Counter(n for _, n in people)):
            first, second = ([*named.most_common(2), ("", 0), ("", 0)])[:2]
            if first[1] > second[1] and first[0] != self._article.byline:
                return first[0]
        return None
