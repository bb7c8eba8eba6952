"""Which body an English article calls "the union" or "the company": by the noun of its name, "Harbour Union", or by the
noun printed beside it, "the union Norlin Metal", "the operator, Averin Lines,".
"""

from __future__ import annotations

import re
from functools import cached_property

from brief.article import Place, Sentence
from brief.attribution.grammar.datelines import dateline
from brief.attribution.grammar.given_names import GIVEN
from brief.attribution.grammar.quotes import quoted
from brief.attribution.names.bodies import by_name
from brief.attribution.names.mentions import Mention
from brief.attribution.names.sorts import NameSorts

_FIRMS = frozenset(
    "airline carrier retailer manufacturer automaker company firm bank supermarket operator maker brewer insurer"
    " lender developer producer supplier provider contractor shipbuilder carmaker drugmaker chipmaker builder".split()
)
"""Whatever is called so is a company, too."""
_BODIES = _FIRMS | frozenset(
    "union party group charity association organisation organization federation confederation council club trust"
    " agency institute foundation alliance coalition network league society committee ministry department newspaper"
    " daily weekly magazine broadcaster line brigade watchdog regulator lobby".split()
)
_NOUN = "|".join(sorted(_BODIES, key=len, reverse=True))
_ENDS = frozenset(noun[-3:] for noun in _BODIES)
"""What any such noun ends in: seen at a glance before a name."""
_BEFORE = re.compile(rf"(?<![\w-])({_NOUN}) (?:[“\"])?$", re.IGNORECASE)
_BEFORE_A_COMMA = re.compile(
    rf"(?<!\bof )(?<!\bat )(?<!\bfor )\b(?:the|its|their|his|her) (?:[\w-]+ ){{0,2}}({_NOUN}), $", re.IGNORECASE
)
_NOT_OF = r"(?:(?!(?:of|at|for|in|from|to|with)\b)[\w’'.-]+ ){0,4}?"
"""Words before a noun that is not what another one belongs to: "Berg, the head of the union," is no union."""
_BEHIND = re.compile(
    rf"(?: \([A-Z]\w+\))?, (?:an?|the) {_NOT_OF}({_NOUN})(?=[,.]| (?:that|which|of|for|in|based|with)\b)"
)
_TOLD = re.compile(r"\b(?:tells?|told|informed|assured|reminded) (?:[\w’'-]+ ){0,3}$")
"""To whom something is told, before whom it is told of: "told the newspaper Norlin had left"."""
_LEGAL = frozenset(
    "Inc Corp Co Ltd Limited Plc PLC plc AG AB AS ASA SA NV BV GmbH LLC SE SpA Oy Oyj B.V N.V S.A".split()
)
_LEGAL_BEHIND = re.compile(r" (?:plc|p\.l\.c|SpA|GmbH|Inc|Ltd|B\.V|N\.V|S\.A)\b")
_A_FIRM = frozenset(("company", "firm"))
_ISSUER = re.compile(r"About (?:the )?([A-ZÀ-Þ][\w’'&. -]+)")
"""The heading over what a firm that issues a text tells of itself."""
_ISSUERS = _A_FIRM | frozenset(("group", "organisation", "organization"))
_SEVERAL = r"\b(?i:both|two|three|four|these|several|other|another|rival|second)"
_SOON = 2
"""Sentences by which a name may come after "the union": a lead has the noun, and what follows the name."""
_DESCRIBES = re.compile(rf" (?:[a-z]+ )?(?:{_NOUN})\b")
_PLACED = re.compile(r"\b(?:in|at|near) (?:the )?$")
_A_NUMBER = re.compile(r" \d{1,3}(?![\d,.]| (?:francs|euros|pounds|dollars|crowns|kron[ae]r?|yen|per|percent)\b)")
"""What belongs to a name: "Local 12"; not in "fined the club Averin 500 francs"."""
_LONG = 60
_HALF = re.compile(r"[A-ZÀ-Þ][\w’'-]+ and (?:the )?$")
"""What stands before the second half of a name, or before the second of two."""
_NEAR = 32
_FOR_WHAT = re.compile(r" (?:of|on|for) (?:the )?(?=[A-Z])")
"""What goes on with the name of a body that says what it is for: "Ministry of Trade"."""
_MATTER = re.compile(r" (?:on|for) (?:the )?(?=[A-Z])")
"""What is no end of such a name: "Commission on Good Government" is no government."""


class CalledBodies(NameSorts):
    """The bodies of one article, and what it calls them."""

    def body(self, description: str, sentence: Sentence) -> str | None:
        """The one body that a description means: "the union" → "Harbour Workers’ Union"; None where it may be several.

        Args:
            description: in small letters.
            sentence: where it stands. A name that comes in long after that is none that it means, and of several
                the one that has come in before.
        """
        noun = description.rsplit(maxsplit=1)[-1]
        named, plain = self._named_so(description), description == f"the {noun}"
        told = self._told_so(noun) if plain else set()
        if plain and noun in _ISSUERS and self._issuer is not None and not named - {self._issuer}:
            return self._issuer
        whole = {name for name in named if set(name.lower().split()) <= set(description.split())}
        every = {n: 0 if n in whole else self._introduced[n] for n in {self._without_form(n) for n in named | told}}
        one = _only({name for name, at in every.items() if at <= sentence.id + _SOON})
        one = one or _only({name for name, at in every.items() if at < sentence.id})
        return None if one is None or (one not in named and self._others(one, noun, sentence)) else one

    def behind_a_noun(self, words: list[str]) -> str | None:
        """The body whose name a phrase ends with, behind what it is: "the airline Averin Air", "Port union Norlin
        Metal".
        """
        if "and" in words:
            return None
        for first in range(1, len(words)):
            name = " ".join(words[first:])
            if words[first - 1] in _BODIES and words[first][0].isupper() and self.has(name):
                return None if self.is_surely_person(name) else self.full(name)
        return None

    @cached_property
    def _introduced(self) -> dict[str, int]:
        """Full name → the number of the sentence that has it first."""
        found: dict[str, int] = {}
        for mention in self.mentions:
            for name in {self.full(mention.name), self._without_form(self.full(mention.name))}:
                found.setdefault(name, mention.sentence)
        return found

    def _named_so(self, description: str) -> set[str]:
        """The names that have a description's words."""
        first, *words = description.split()
        noun = (words or [first])[-1]
        fitting = [m for m in self.mentions if " " in m.name and set(words) <= set(m.name.lower().split())]
        ending = {self.full(m.name) for m in fitting if _MATTER.split(m.name, 1)[0].lower().split()[-1] == noun}
        # "Associates of Berg" that open a sentence have no name.
        headed = {
            self.full(m.name) for m in fitting if _head(m.name) == noun and not (noun[-1] == "s" and self._opens(m))
        }
        return ending or headed

    def _told_so(self, noun: str) -> set[str]:
        """The names beside which a noun stands, or one that tells as much: an airline is a company."""
        nouns = _FIRMS if noun in _A_FIRM else {noun}
        return {name for name, told in self._nouns.items() if not nouns.isdisjoint(told)}

    @cached_property
    def _nouns(self) -> dict[str, set[str]]:
        """Full name of each body → the nouns printed beside it."""
        found: dict[str, set[str]] = {}
        for mention in self.mentions:
            name = self.full(mention.name)
            if (noun := self._beside(mention)) is not None and not self._bears_it(name):
                found.setdefault(self._without_form(name), set()).add(noun)
        return found

    def _without_form(self, name: str) -> str:
        """The name of a firm without its legal form, where the article prints it so as well."""
        short = name.rpartition(" ")[0] if _has_legal_form(name) else name
        return short if self.has(short) else name

    def _beside(self, mention: Mention) -> str | None:
        text, start, end = self.article.text, mention.start, mention.end
        far = max(0, start - _LONG)
        halved = text.endswith((" and ", " and the "), far, start) and _HALF.search(text, far, start)
        if halved or _A_NUMBER.match(text, end):
            return None  # "Norlin and Averin Services", "Local 12"
        named = " " in mention.name and by_name(mention.name) == "company"
        if named or _has_legal_form(mention.name) or _LEGAL_BEHIND.match(text, end):
            return "company"
        behind_noun = text[max(0, start - 5) : start].rstrip('“" ')[-3:].lower() in _ENDS
        before = _BEFORE.search(text, far, start) if behind_noun else None
        if before is not None and not _TOLD.search(text, far, before.start()):
            return before[1].lower()
        set_off = text.startswith(",", end) and text.endswith(", ", far, start)
        found = (_BEFORE_A_COMMA.search(text, far, start) if set_off else None) or _BEHIND.match(text, end)
        return found[1].lower() if found is not None else None

    def _others(self, name: str, noun: str, sentence: Sentence) -> bool:
        """Whether a noun may as well mean another than the body beside whose name it stands: one of several, or a name
        that may be a firm's and stands nearer than that of the firm.
        """
        if re.search(rf"{_SEVERAL} (?:[\w-]+ )?{noun}", self.article.text[: sentence.start]):
            return True
        before = [m for m in self.mentions if m.sentence < sentence.id]
        own = {n for n in self.counts if n == name or n.startswith(f"{name} ") or name.startswith(f"{n} ")}
        last = max((m.sentence for m in before if self.full(m.name) in own), default=0)
        return noun in _A_FIRM and any(
            m.sentence >= last and self.full(m.name) not in own and self._may_be_a_firm(m) for m in before
        )

    def _may_be_a_firm(self, mention: Mention) -> bool:
        """Whether a name, where it stands, may be that of a firm: no person, no place, no body of another sort."""
        name = self.full(mention.name)
        if self.is_person(name) or self.is_place(name) or (mention.name.isupper() and self.counts[name] == 1):
            return False
        if not self._nouns.get(name, _FIRMS) & _FIRMS:
            return False
        sentence = self.article.sentence(mention.sentence)
        at = mention.start - sentence.start
        if at < dateline(sentence.text) or any(q.start <= at < q.end for q in quoted(sentence.text)):
            return False
        # "Chemical company Norlin", "its plant in Averin"
        describes = _DESCRIBES.match(self.article.text, mention.end)
        describes = describes or _A_NUMBER.match(self.article.text, mention.end)
        placed = _PLACED.search(self.article.text, max(0, mention.start - _NEAR), mention.start)
        return by_name(name) in (None, "company") and not describes and not placed

    @cached_property
    def _issuer(self) -> str | None:
        """The firm of which a release tells below its words, under "About Norlin Ferries"; None where there are two."""
        below = [s.text for s in self.article.sentences if s.place is not Place.HEADLINE]
        lines = (_ISSUER.fullmatch(text.strip()) for text in (*below, *(r.text for r in self.article.removed)))
        names = {self.full(m[1]) for m in lines if m is not None and self.has(m[1])}
        return _only({n for n in names if by_name(n) in (None, "company") and self._nouns.get(n, _FIRMS) & _FIRMS})

    def is_person(self, name: str) -> bool:
        """Whether a name looks like a person's, and nothing printed beside it makes it a body's."""
        person = self._persons.get(name)
        if person is None:
            person = self._persons[name] = super().is_person(name) and not self.is_told_body(name)
        return person

    @cached_property
    def _persons(self) -> dict[str, bool]:
        return {}

    def is_told_body(self, name: str) -> bool:
        """Whether what is printed beside a name, or a longer form of it, makes it a body's: "the airline Averin"."""
        full = self.full(name)
        return full in self._nouns or any(other.startswith(f"{full} ") for other in self._nouns)

    def _bears_it(self, name: str) -> bool:
        """Whether a title, a given name or another name that ends in it makes a name a person's, whatever stands
        beside it: "the company Berg founded".
        """
        first, *rest = name.split()
        given = bool(rest) and first.lower() in GIVEN
        surname = not rest and any(form.endswith(f" {name}") for form in self._first)
        return given or surname or name in self.titles or name in self.relatives

    def _opens(self, mention: Mention) -> bool:
        return self.article.sentence(mention.sentence).start == mention.start


def _has_legal_form(name: str) -> bool:
    first, _, last = name.rpartition(" ")
    return bool(first) and last in _LEGAL


def _only(names: set[str]) -> str | None:
    return next(iter(names)) if len(names) == 1 else None


def _head(name: str) -> str:
    """The noun of a body's name, in small letters: "ministry" of "Ministry of Trade"."""
    return _FOR_WHAT.split(name, 1)[0].lower().split()[-1]
