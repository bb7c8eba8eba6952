"""Who is the subject of an English verb of speech: a few rules of clause order, no parser.

The rules read narration only (quotations are masked), one verb at a time:
`“…,” said X` · `X said` · `X, a Y, said` · `according to X` · `X: “…”` · `was accused by X`.
What they cannot tell they leave to the model.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from brief.attribution.cues import ENGLISH_SPEECH
from brief.attribution.nouns import DOCUMENTS, HEADS, speaking
from brief.attribution.quotes import narration

_TOKEN = re.compile(r"•+|(?:[A-Z]\.)+|[A-Z][a-z]{1,3}\.(?= [A-Z])|[\w$%][\w’'./$%-]*[\w%](?:(?<=s)[’'](?=\s))?|\w|--|[^\w\s]")
_AUXILIARY = frozenset(
    "has have had also later further then repeatedly again is are was were be been did does do not would will could may"
    " might must should can still never already once even first only now just recently previously initially finally"
    " firmly immediately reportedly apparently often sometimes both since to’s didn’t hasn’t haven’t doesn’t don’t".split()
)
_STOPS = frozenset("that but while as when if because where after before although though since and or so than unless whether".split())
_OPENERS = frozenset(
    "in on after at during despite however meanwhile for with by from as when while although but and yet still also"
    " since under before amid following speaking asked later earlier then moreover furthermore additionally instead"
    " nevertheless similarly likewise because though if once until beyond among another".split()
) - {"another"}
_FINITE = frozenset("is are was were has have had will would did does do can could may might must should".split())
_PARTICIPLES_OF_SPEECH = frozenset(w for w in ENGLISH_SPEECH if w.endswith("ing"))
_BE = frozenset("was were been is are being be".split())
_ADVERBS = frozenset("also already once again still even just recently previously later first widely".split())
_WEAK = frozenset(
    "believe believes think thinks thought hope hopes hoped want wants wanted expect expects expected found shows showed"
    " attacked attacks called calls calling asked asks asking defended defends rejected questioned questions".split()
)
"""Verbs that report speech only where their subject is a name or a pronoun."""
_NEVER_ALONE = frozenset("found showed shows pointed called calls calling asked asks".split())
_IN_NAMES = frozenset("of and the for de la al bin van von".split())
_RELATIVE = frozenset("who which a an the whose including led".split())
_PRONOUNS = frozenset("he she they it we i who which".split())
_DETERMINERS = frozenset("the a an his her their its one another some many several two three four five most no other".split())
_NOBODY = frozenset("nobody none no neither".split())
_UNLESS = frozenset("if unless whether".split())
_POSSESSIVE = re.compile(r"[^\W\d_]{2}(?:[’']s|s[’'])$")
_PAST_OR_GOING_ON = re.compile(r"(?:ed|ing|said|told|wrote|found|thought)$")
_MONTHS_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december".split()
)


@dataclass(frozen=True, slots=True)
class Subject:
    """A noun phrase found as the subject of a verb of speech."""

    text: str
    start: int
    end: int
    adjacent: bool
    """Whether the verb stands beside a quotation: then the quotation is surely this subject's."""


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        return self.text.lower()

    @property
    def quoted(self) -> bool:
        return self.text[0] == "•"

    @property
    def word(self) -> bool:
        return self.text[0].isalnum() or self.text[0] in "$%"


def _tokens(text: str) -> list[_Token]:
    return [_Token(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text)]


def _capital(token: _Token) -> bool:
    return token.text[0].isupper()


def _is_name(tokens: list[_Token]) -> bool:
    """Whether tokens are a name and no more: "Luis Tavira", "the Islamic State of Iraq"."""
    own = tokens[1:] if tokens[0].low == "the" else tokens
    return bool(own) and _capital(own[0]) and _capital(own[-1]) and all(_capital(t) or t.low in _IN_NAMES for t in own)


class _Clause:
    """One sentence's narration, and the searches the rules are made of."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        self.tokens = _tokens(narration(sentence))

    def phrase(self, first: int, last: int) -> Subject | None:
        """The tokens from `first` up to `last` as a subject, trimmed of what cannot belong to one."""
        tokens = self.tokens
        while first < last and (not tokens[first].word or tokens[first].low in _STOPS | {"however", "meanwhile", "also", "then"}):
            first += 1
        while first < last and (
            not tokens[last - 1].word or tokens[last - 1].low in _AUXILIARY | _MONTHS_DAYS | {"on", "in", "late", "early"}
        ):
            last -= 1
        if first >= last or last - first > 14:
            return None
        body = tokens[first:last]
        if all(t.low in _STOPS | _AUXILIARY | _OPENERS | _MONTHS_DAYS or t.text.isdigit() for t in body):
            return None
        if not any(_capital(t) or t.low in _PRONOUNS or t.low in _DETERMINERS or t.low.endswith("s") or t.text.isalpha() for t in body):
            return None
        start, end = body[0].start, body[-1].end
        return Subject(self.sentence[start:end], start, end, adjacent=False)

    def opening(self) -> Subject | None:
        """The sentence's first noun phrase: the subject that a coordinated or participial verb shares."""
        i, tokens = 0, self.tokens
        if tokens and (tokens[0].low in _OPENERS or (tokens[0].low.endswith("ing") and tokens[0].low not in _NEVER_ALONE)):
            comma = next((j for j, t in enumerate(tokens) if t.text == "," and j < 25), None)
            if comma is None:
                return None
            i = comma + 1
        while i < len(tokens) and (tokens[i].quoted or not tokens[i].word):
            i += 1
        j = i
        while j < len(tokens) and tokens[j].word and not self._verbal(j) and not (j > i and self._ends(j)):
            j += 1
        return self.phrase(i, j) if j - i <= 10 else None

    def governed(self, subject: Subject) -> bool:
        """Whether a preposition stands before a phrase: in "posted on Twitter asking", Twitter asks nothing."""
        first = next(i for i, t in enumerate(self.tokens) if t.start == subject.start)
        return first > 0 and self.tokens[first - 1].low in {"on", "in", "at", "to", "with", "from", "of", "by", "for", "about"}

    def _ends(self, i: int) -> bool:
        """Whether a noun phrase is over before this word: a name or a head stands before, and no noun follows."""
        before, token = self.tokens[i - 1], self.tokens[i]
        over = _capital(before) or before.low in HEADS
        return over and token.text.islower() and token.low not in HEADS | {"of", "for", "and", "in", "from", "de", "on"}

    def _verbal(self, i: int) -> bool:
        token = self.tokens[i]
        low = token.low
        if low in _FINITE or low in _AUXILIARY:
            return True
        if low in ENGLISH_SPEECH and token.text[0].islower():
            return True
        return token.text.islower() and low.endswith("ed") and i > 0 and self.tokens[i - 1].word

    def before(self, verb: int) -> Subject | None:
        """`X said`, `X, a Y, said`, `X has also said`."""
        tokens = self.tokens
        i = verb - 1
        while i >= 0 and (tokens[i].low in _AUXILIARY or (tokens[i].low.endswith("ly") and tokens[i].text.islower())):
            i -= 1
        if i < 0:
            return None
        if tokens[i].low in {"and", "or", "but"} or (tokens[i].text in {",", "•"} and verb - 1 == i and self.tokens[verb].low in _PARTICIPLES_OF_SPEECH):
            return None
        if tokens[i].text in {",", "—", "–", "--", ")", "-"}:
            return self._before_apposition(i)
        if not tokens[i].word:
            return None
        return self._run(i)

    def _before_apposition(self, closer: int) -> Subject | None:
        """The noun phrase that an apposition or relative clause, ending at `closer`, belongs to.

        Appositions follow each other ("X, the head of Y, one of Z, said"), so that the one furthest to the
        left counts, up to where the clause begins.
        """
        tokens = self.tokens
        mark = {")": "("}.get(tokens[closer].text, tokens[closer].text)
        best: Subject | None = None
        for i in range(closer - 1, max(0, closer - 45), -1):
            if tokens[i].quoted or (tokens[i].text == "," and tokens[i - 1].quoted):
                break
            if tokens[i].text != mark or not tokens[i - 1].word or i + 1 >= closer:
                continue
            inside = tokens[i + 1 : closer]
            outer = self._run(i - 1)
            if len(inside) <= 7 and _is_name(inside) and best is None and self._described(outer, i - 1):
                return self.phrase(i + 1, closer)
            if outer is None:
                break
            named = _capital(tokens[i - 1]) and speaking(outer.text) is not None
            if named or (best is None and (mark != "," or inside[0].low in _RELATIVE or inside[0].low.endswith("ed"))):
                best = outer
        return self._head_of(best)

    def _described(self, outer: Subject | None, last: int) -> bool:
        """Whether a phrase before a name in commas describes who is named: "its chief executive, Ada Berg,"."""
        return self.tokens[last].text.islower() or (outer is not None and outer.text.split()[0].lower() in _DETERMINERS)

    def _head_of(self, subject: Subject | None) -> Subject | None:
        """`X, the head of Y`: where an apposition was found, the name before it."""
        if subject is None:
            return None
        first = next(i for i, t in enumerate(self.tokens) if t.start == subject.start)
        if first >= 2 and self.tokens[first].low in _RELATIVE and self.tokens[first - 1].text == "," and _capital(self.tokens[first - 2]):
            outer = self._run(first - 2)
            start = next((i for i, t in enumerate(self.tokens) if outer is not None and t.start == outer.start), 0)
            if outer is not None and not (start and self.tokens[start - 1].low in _OPENERS):
                return outer
        return subject

    def _run(self, last: int) -> Subject | None:
        """The noun phrase that ends at `last`, back to the clause's start."""
        tokens = self.tokens
        first = last
        while first > 0:
            previous = tokens[first - 1]
            if not previous.word or previous.quoted or previous.low in _STOPS - {"and", "or"}:
                break
            if previous.low in {"and", "or"} and not (first >= 2 and _capital(tokens[first]) and _capital(tokens[first - 2])):
                break
            if self._verbal(first - 1) and not (previous.low in {"called", "expected", "cited", "reported"} and first - 1 > 0 and tokens[first - 2].low in _DETERMINERS):
                if previous.low.endswith("ed") and first >= 2 and tokens[first - 2].low in HEADS:
                    first -= 1
                    continue
                break
            first -= 1
        if tokens[first].low in _OPENERS:
            first = self._after_opener(first, last)
        return self.phrase(first, last + 1)

    def _after_opener(self, first: int, last: int) -> int:
        """Skip `On Tuesday`, `In interviews`: the subject is the last name or determined noun of the run."""
        tokens = self.tokens
        for i in range(last, first, -1):
            starts = tokens[i].low in _DETERMINERS or tokens[i].low in _PRONOUNS
            name = _capital(tokens[i]) and tokens[i].low not in _MONTHS_DAYS and not (_capital(tokens[i - 1]) and tokens[i - 1].low not in _MONTHS_DAYS)
            if (starts or name) and i > first:
                return i
        return first

    def after(self, verb: int) -> Subject | None:
        """`said X`, up to the next comma, verb or quotation."""
        tokens = self.tokens
        i = verb + 1
        while i < len(tokens) and tokens[i].low in _MONTHS_DAYS:
            i += 1
        if i >= len(tokens) or not tokens[i].word or not (_capital(tokens[i]) or tokens[i].low in _DETERMINERS or tokens[i].low in _PRONOUNS or (i + 1 < len(tokens) and tokens[i + 1].word and tokens[i].low not in _STOPS | _OPENERS)):
            return None
        j = i
        while j < len(tokens) and tokens[j].word and tokens[j].low not in _STOPS | {"in", "on", "at", "during", "told", "who", "whose"} - {"and"} and not (self._verbal(j)):
            if tokens[j].low in {"of", "for"} and j + 1 < len(tokens) and re.fullmatch(r"[a-z]{3,}ing", tokens[j + 1].text):
                break  # "accused by X of hiding it"
            j += 1
        if j + 1 < len(tokens) and tokens[j].text == "," and tokens[i].low in _DETERMINERS:
            end = j + 1
            while end < len(tokens) and tokens[end].word and _capital(tokens[end]):
                end += 1
            if end > j + 2 and (end == len(tokens) or not tokens[end].word):
                return self.phrase(j + 1, end)
        return self.phrase(i, j)

    def supposed(self, subject: Subject) -> bool:
        """Whether a subject stands in a supposition: "if the mayor says so"."""
        first = next((i for i, t in enumerate(self.tokens) if t.start >= subject.start), 0)
        return first > 0 and self.tokens[first - 1].low in _UNLESS

    def owner(self, possessive: int) -> Subject | None:
        """The noun phrase that ends in this possessive, without its ending."""
        whole = self._run(possessive)
        if whole is None or self.supposed(whole):
            return None
        text = re.sub(r"[’']s?$", "", whole.text)
        return Subject(text, whole.start, whole.start + len(text), adjacent=False)

    def by(self, verb: int) -> Subject | None:
        """`was accused by X`."""
        tokens = self.tokens
        for i in range(verb + 1, min(verb + 3, len(tokens))):
            if tokens[i].low == "by" and i + 1 < len(tokens):
                return self.after(i)
        return None


def subjects(sentence: str) -> list[Subject]:
    """The subjects of the sentence's verbs of speech, those beside a quotation first, then by order.

    Args:
        sentence: one sentence of English.
    """
    clause = _Clause(sentence)
    tokens = clause.tokens
    found: list[Subject] = []
    for i, token in enumerate(tokens):
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        if token.low == "according" and following is not None and following.low == "to":
            _add(found, clause.after(i + 1), adjacent=_beside(tokens, i, i + 1))
        elif token.text == ":" and following is not None and following.quoted:
            previous = clause._run(i - 1) if i and tokens[i - 1].word else None  # noqa: SLF001
            _add(found, previous if i <= 4 else clause.opening(), adjacent=True)
        elif token.low in ENGLISH_SPEECH and (token.text.islower()):
            _add(found, *_of_verb(clause, i), weak=token.low in _WEAK)
    return sorted(found, key=lambda s: not s.adjacent)


def _of_verb(clause: _Clause, i: int) -> tuple[Subject | None, bool]:
    tokens = clause.tokens
    token, previous = tokens[i], tokens[i - 1] if i else None
    beside = _beside(tokens, i, i)
    if previous is not None and previous.low in {"the", "a", "an", "his", "her", "their", "its", "to", "of"} and previous.low != "to":
        return None, False
    before = next((t for t in reversed(tokens[:i]) if t.low not in _ADVERBS and not t.low.endswith("ly")), None)
    if before is not None and (before.low in {"not", "never", "nor"} or before.low.endswith(("n't", "n’t"))):
        # Who has not said something has said nothing.
        return None, False
    if previous is not None and _POSSESSIVE.search(previous.low) and not _PAST_OR_GOING_ON.search(token.low):
        # A noun. Only "the union’s claim that …" tells what somebody says.
        following = tokens[i + 1].low if i + 1 < len(tokens) else ""
        return (clause.owner(i - 1) if following == "that" else None), False
    if before is not None and before.low in _BE and token.low not in _PARTICIPLES_OF_SPEECH:
        return clause.by(i), beside
    after_quotation = previous is not None and (previous.quoted or (previous.text == "," and i > 1 and tokens[i - 2].quoted))
    if after_quotation and token.low not in _PARTICIPLES_OF_SPEECH:
        subject = clause.after(i)
        if subject is not None:
            return subject, True
    if token.low in _PARTICIPLES_OF_SPEECH and (before is None or before.low not in _BE):
        near = clause.before(i)
        return near if near is not None and not clause.governed(near) else clause.opening(), False
    subject = clause.before(i)
    if subject is not None and clause.supposed(subject):
        return None, False
    if subject is None and previous is not None and previous.text == "," and token.low not in _PARTICIPLES_OF_SPEECH:
        subject = clause.after(i)
    if subject is None and (token.low in _PARTICIPLES_OF_SPEECH or (previous is not None and previous.low in {"and", "but", ",", "to"})):
        subject = clause.opening()
        return subject, False
    return subject, beside


def _beside(tokens: list[_Token], first: int, last: int) -> bool:
    """Whether a quotation stands within a few tokens of the verb and its subject."""
    return any(t.quoted for t in tokens[max(0, first - 6) : last + 5])


def _add(found: list[Subject], subject: Subject | None, adjacent: bool, *, weak: bool = False) -> None:
    if subject is None or subject.text.split()[0].lower() in _NOBODY or any(s.start < subject.end and subject.start < s.end for s in found):
        return
    text = speaking(subject.text)
    told = text is not None and any(w.lower() in DOCUMENTS for w in text.split()[:6])
    if text is not None and (told or not (weak and text.islower() and text not in _PRONOUNS)):
        start = subject.start + subject.text.index(text) if text in subject.text else subject.start
        found.append(Subject(text, start, start + len(text), adjacent))
