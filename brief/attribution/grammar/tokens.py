"""The words and marks of a sentence, and a stretch of them that is somebody: a subject."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from brief.attribution.grammar.given_names import GIVEN

_TOKEN = re.compile(
    r"•+|\d[\d,.:]*\d(?![\w-])|(?:[A-Z]\.){2,}-\w[\w-]*|(?:[A-Z]\.)+|(?:Jr|Sr)\.(?=[,\s])"
    r"|[A-Z][a-z]{1,3}\.(?= [A-Z])|[\w$%@#][\w’'./$%&-]*[\w%](?:(?<=[a-z])–(?=[A-Z])[\w’'.&-]*\w)?(?:"
    r"(?<=[sS])[’'](?=\s))?|\w|--|[^\w\s]"
)


@dataclass(frozen=True, slots=True)
class Subject:
    """A noun phrase found as the subject of a verb of speech."""

    text: str
    start: int
    end: int
    adjacent: bool
    """Whether the verb stands beside a quotation: then the quotation is surely this subject's."""
    said_from: int | None = None
    """Where its verb stands, if it speaks in a relative clause and the sentence is about something else."""
    embedded: bool = False
    """Whether it speaks in a subordinate clause only: "the plan, which critics say is costly, was passed"."""


class Token(NamedTuple):
    """A word or a mark of narration, with its place in the sentence."""

    text: str
    start: int
    end: int
    low: str
    """In small letters, but for names that would be taken for another word."""

    @property
    def quoted(self) -> bool:
        """Whether it stands for a quotation."""
        return self.text[0] == "•"

    @property
    def word(self) -> bool:
        """Whether it is a word or a number, not a mark."""
        return self.text[0].isalnum() or self.text[0] in "$%@#&"


_KEPT = {name: name for name in ("WHO", "IT", "US", "IF", "IS", "AS")}
"""Short names that are pronouns or link clauses in small letters."""


_MONTH_SURNAMES = frozenset(("May", "March", "August"))
_BEFORE_SURNAMES = (GIVEN | {"mr", "mrs", "ms", "miss", "dr", "sir", "lady", "lord"}) - {"april", "june"}


_token = tuple.__new__
"""Makes a token without a call of Python's own: there are hundreds in an article."""


def lowered(text: str) -> str:
    """A word or phrase in small letters, but for short names that would be taken for pronouns: the WHO is nobody's
    "who".
    """
    return _KEPT.get(text) or text.lower()


def tokens_of(narration: str) -> list[Token]:
    """The words and marks of a sentence whose quotations are masked, in order."""
    found = [
        _token(Token, (text := m[0], m.start(), m.end(), _KEPT.get(text) or text.lower()))
        for m in _TOKEN.finditer(narration)
    ]
    for i, token in enumerate(found):
        if token.text in _MONTH_SURNAMES and (
            (i > 0 and found[i - 1].low.strip(".") in _BEFORE_SURNAMES) or _begins_a_firm(found[i + 1 : i + 5])
        ):
            found[i] = token._replace(low=token.text)  # Theresa May and May Stores Co are no "may", and no month
        elif token.text == "Today" and i > 0 and found[i - 1].text[0].isupper() and found[i - 1].end + 1 == token.start:
            found[i] = token._replace(low=token.text)  # a paper's name: "USA Today"
        elif token.text == "Will" and _begins_a_name(found, i):
            found[i] = token._replace(low=token.text)
    return found


def _begins_a_name(found: list[Token], i: int) -> bool:
    """Whether "Will" is a given name: neither a question's first word nor one of a headline in capitals."""
    following = found[i + 1 : i + 2]
    surname = bool(following) and following[0].text.istitle()
    return surname and not (i and found[i - 1].text[0].isupper()) and all(t.text != "?" for t in found)


_FIRMS = frozenset(("Co", "Corp", "Inc", "Ltd", "Plc", "PLC"))


def _begins_a_firm(following: list[Token]) -> bool:
    """Whether words behind one are the rest of a firm's name."""
    end = next((i for i, t in enumerate(following) if t.text in _FIRMS), 0)
    return all(t.text[0].isupper() for t in following[:end]) and end > 0


_WITH_PARTICLE = re.compile(r"(?:d[ueia]|de[ln]?|l[ae]|van|von|mac)[A-Z][a-z]{2}")


def capital(token: Token) -> bool:
    """Whether it begins with a capital, a particle aside: "Berg", "duBerg"."""
    return token.text[0].isupper() or _WITH_PARTICLE.match(token.text) is not None


WHOLE_IN_ING = frozenset(
    "bring sing ring swing fling cling spring sting string wring king thing nothing something anything everything"
    " during morning evening".split()
)
"""Words that end so as they are."""


def doing(token: Token) -> bool:
    """Whether a word within a sentence tells what somebody does: "opening"; not "bring", "the king" or "Beijing"."""
    return token.text.endswith("ing") and token.text.islower() and token.low not in WHOLE_IN_ING


_ADVERBS = frozenset(
    "yesterday today tomorrow tonight here there elsewhere now recently meanwhile nowadays afterwards afterward"
    " first second third fourth finally lastly next indeed moreover nevertheless nonetheless thus hence instead"
    " simply".split()
)
"""Those of time, place and order and those that link sentences, which no ending tells."""
_ENDS_AS_ADVERB = re.compile(
    r"\w(?:ically|icly|[aiou]nally|ially|ually|edly|ingly|ously|ively|ently|antly|ately|fully|ularly"
    r"|ilarly|ormerly|roperly|lastly|firstly|ondly|inally)$"
)


def opens_as_adverb(low: str) -> bool:
    """Whether a word is an adverb by its form even where a sentence’s beginning gives it a capital: "Specifically"."""
    return low in _ADVERBS or _ENDS_AS_ADVERB.search(low) is not None


_NOUNS = frozenset("daily weekly monthly family ally assembly supply reply anomaly monopoly bully italy july".split())


def adverb(token: Token) -> bool:
    """Whether it is an adverb by its ending."""
    return token.text.islower() and token.low.endswith("ly") and token.low not in _NOUNS
