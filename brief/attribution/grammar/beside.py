"""Who stands beside a quotation: whose verb is next to it, and who closes a sentence behind it. A quotation that only
names a work, such as “Today”, is nobody's speech.
"""

from __future__ import annotations

from brief.attribution.grammar.clauses import Clause
from brief.attribution.grammar.cues import ENGLISH_SPEECH
from brief.attribution.grammar.function_words import MODALS
from brief.attribution.grammar.quotes import is_title
from brief.attribution.grammar.tokens import Subject, Token, capital

INVERTED = frozenset(
    "said says added adds noted notes wrote writes explained warned argued argues admitted insisted recalled announced"
    " claimed claims stated states explains warns observed remarked replied".split()
)
"""Verbs that stand before their subject inside a sentence: "The quay, said Brandt, is closed"."""
_SAID = frozenset("said say says told tells".split())
_SHORT_NAME = 4
"""Words at most of a name behind a quotation."""
_SHORT_TAIL = 5
_NO_TAIL = frozenset(
    "that it he she they we i him her them was is were are had has would will could for of the a an his".split()
)
"""What shows that a verb is followed by what is said, and not only by when and to whom."""
_BEHIND_SAID = 4
"""Words and marks at least before whom a sentence is according to, at its end."""
_DETERMINERS = frozenset("the a an his".split())
_WHERE = frozenset("in at on to during through".split())
_APART = frozenset("after before when while because although though since unless if are is was were".split())
"""What keeps a verb from a quotation that stands a few words off."""
_FEW = 4
"""Words at most of a quotation that is no speech where its mark has no comma before it."""
_TITLE, _LONG_TITLE = 3, 6
"""Words at most of a quotation that may be a programme’s name, and of one whose words have capitals."""


def beside_quotation(tokens: list[Token], first: int, last: int) -> bool:
    """Whether a quotation stands right before the verb and its subject, or follows them within their clause.

    Args:
        first, last: where the verb, or "according to", begins and ends.
    """
    for i in range(first - 1, max(-1, first - 7), -1):
        if tokens[i].quoted:
            return True
        if tokens[i].low in _APART:
            break
    for token in tokens[last + 1 : last + 5]:
        if token.quoted:
            return True
        if token.low in _APART:
            return False
    return False


def tagged(clause: Clause) -> Subject | None:
    """Who stands behind a quotation that ends in a comma, whatever their verb may be: "“We stay,” he deadpanned."."""
    tokens = clause.tokens
    if not (tokens and tokens[0].quoted and clause.sentence[tokens[0].end - 2 : tokens[0].end - 1] == ","):
        return None
    verb = next((i for i in range(2, min(2 + _SHORT_NAME, len(tokens))) if tokens[i].text.islower()), 1)
    name = tokens[1:verb]
    named = [t.low for t in name] in (["he"], ["she"]) or (name and all(map(capital, name)))
    return clause.phrase(1, verb) if named and tokens[verb].low.endswith("ed") else None


def closes(clause: Clause, subject: Subject) -> bool:
    """Whether a subject and its verb stand behind or amid what is said: "…, the source added on Monday."."""
    tokens, first = clause.tokens, clause.place(subject.start)
    if _closes_inverted(clause, subject, first) or _source_of_all(clause, subject, first):
        return True
    if first < 2 or not (tokens[first - 1].quoted or tokens[first - 1].text == ","):
        return False
    verb = clause.place(subject.end)
    while verb < len(tokens) and tokens[verb].word and tokens[verb].low not in ENGLISH_SPEECH:
        if tokens[verb].low in MODALS:
            return False  # "…, pilots will prefer longer ships, …"
        verb += 1
    if verb < len(tokens) and names_a_thing(clause, subject, verb):
        return False
    after = tokens[verb + 1 : verb + 2 + _SHORT_TAIL]
    length = next((n for n, t in enumerate(after) if not t.word), len(after))
    ended = length == len(after) <= _SHORT_TAIL or (length < len(after) and after[length].text in {".", ",", "?", "!"})
    told = _NO_TAIL - _DETERMINERS if after and after[0].low in _WHERE else _NO_TAIL  # "said in a statement"
    return verb < len(tokens) and tokens[verb].word and ended and not any(t.low in told for t in after[:length])


def _source_of_all(clause: Clause, subject: Subject, first: int) -> bool:
    """Whether a sentence ends with whom it is according to: "…, according to Ada Berg, the head of the port."."""
    tokens = clause.tokens
    if first < _BEHIND_SAID or [t.low for t in tokens[first - 3 : first]] != [",", "according", "to"]:
        return False
    if any(t.low in _SAID or (t.low == "that" and tokens[i].low == "reports") for i, t in enumerate(tokens[1:first])):
        return False  # "Police have said it is closed, according to a lawyer": who is told of says so
    return not any(clause.verbal(i) or tokens[i].quoted for i in range(clause.place(subject.end), len(tokens)))


def _closes_inverted(clause: Clause, subject: Subject, first: int) -> bool:
    """Whether a verb and its subject end the sentence: "…, said Ada Berg, the head of the port."."""
    tokens = clause.tokens
    if (
        first < 2
        or tokens[first - 1].low not in INVERTED
        or not (tokens[first - 2].text == "," or tokens[first - 2].quoted)
    ):
        return False
    last = clause.place(subject.end)
    apposed = last < len(tokens) and tokens[last].text == ","
    return apposed and not any(clause.verbal(i) or tokens[i].quoted for i in range(last + 1, len(tokens)))


def names_a_work(clause: Clause, i: int) -> bool:
    """Whether a quotation only names what stands before it, as in commas: "Berg, on the programme “Today,” said …"."""
    tokens = clause.tokens
    words = clause.sentence[tokens[i].start + 1 : tokens[i].end].split()
    titled = len(words) <= _LONG_TITLE and is_title(" ".join(words)) and tokens[0].low not in _DETERMINERS
    named = words[0][:1].isupper() and (len(words) <= _TITLE or titled)
    return named and i > 0 and tokens[i - 1].word and any(t.text == "," for t in tokens[:i])


def names_a_thing(clause: Clause, subject: Subject, verb: int) -> bool:
    """Whether a few quoted words before a subject are a thing of its own clause: "the “bonfire” that the port had
    promised", with no "that".
    """
    before = clause.place(subject.start) - 1
    if before < 1 or not clause.tokens[before].quoted or clause.tokens[verb].low in _SAID:
        return False
    words = clause.sentence[clause.tokens[before].start : clause.tokens[before].end]
    return len(words.split()) <= _FEW and words[-2:-1].isalnum()
