"""The noun phrases of one English sentence's narration: before a verb, after it, at the sentence's beginning."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from operator import attrgetter

from brief.attribution.cues import ENGLISH_SPEECH
from brief.attribution.joined import joined
from brief.attribution.nouns import HEADS, is_agent, speaking
from brief.attribution.quotes import narration
from brief.attribution.tokens import Subject, Token, adverb, capital, opens_as_adverb, tokens_of

_AUXILIARY = frozenset(
    "has have had also later further then repeatedly again is are was were be been did does do not would will could may"
    " might must should can still never already once even first only now just recently previously initially finally"
    " too each firmly immediately reportedly apparently often sometimes both since together himself herself themselves itself to’s didn’t"
    " hasn’t haven’t doesn’t don’t".split()
)
STOPS = frozenset(
    "that but while as when if because where after before although though since and or so than unless whether".split()
)
OPENERS = frozenset(
    "in on after at during despite however meanwhile for with by from as when while although but and yet still also"
    " since under before amid following speaking asked later earlier then moreover furthermore additionally instead"
    " nevertheless similarly likewise because though if once until beyond among within throughout upon via without amongst"
    " alongside besides unlike across around given".split()
)
_FINITE = frozenset("is are was were has have had will would did does do can could may might must should".split())
_PAST = frozenset(
    "became began bought brought built came caught chose drew drove fell flew fought gave got grew heard held hid kept knew laid led"
    " lost made met paid ran rose sat saw sent sold spent spoke stood struck swore taught took threw went won wore".split()
)
"""Irregular forms that are past tense wherever they stand; what reports speech is in the lexicon."""
PARTICIPLES_OF_SPEECH = frozenset(w for w in ENGLISH_SPEECH if w.endswith("ing"))
_NEVER_ALONE = frozenset("found showed shows pointed called calls asked asks".split())
_IN_NAMES = frozenset("of and the for de la al bin van von &".split())
_ACRONYM = re.compile(
    r"(?<=\w) \((?:[A-Z][\w&’-]*(?: [A-Z][\w&-]*){0,2})\)(?= [a-z])|(?<=\w) \([A-Z][\w&’-]*[A-Z][\w&-]*\)"
)
"""A short form in parentheses: "the Institute of Technology (IT) reported"."""
_RELATIVE = frozenset("who which a an the whose including led".split())
PRONOUNS = frozenset("he she they it we i who which".split())
SUBJECT_PRONOUNS = frozenset("he she they we i".split())
"""Pronouns that are a subject by their form, whatever stands before them."""
DETERMINERS = frozenset(
    "the a an his her their its one another some many several two three four five most no other".split()
)
RELATIVES = frozenset("who which".split())
ARTICLES = frozenset("the a an his her their its".split())
PREPOSITIONS = frozenset("on in at to with from of by for about against over under between near outside inside".split())
_BEFORE_ARTICLES = PREPOSITIONS | OPENERS | DETERMINERS | _AUXILIARY | {"all", "both", "half", "or", "than"}
_LONGEST, _LONGEST_GROUP = 14, 20
"""Words of a subject at most, and of one that begins with who they are: "researchers from …"."""
_BEHIND = frozenset("in on at during told who whose via through late early today yesterday tonight".split())
"""Where a subject behind its verb ends."""
_WHICH_DAY = frozenset("this last next that earlier later late early".split())
_SPANS = frozenset("morning afternoon evening night week weekend month year spring summer autumn winter".split())
_MONTHS_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december".split()
)


def _is_name(tokens: list[Token]) -> bool:
    """Whether tokens are a name and no more: "Luis Tavira", "the Islamic State of Iraq"."""
    own = tokens[1:] if tokens[0].low == "the" else tokens
    return bool(own) and capital(own[0]) and capital(own[-1]) and all(capital(t) or t.low in _IN_NAMES for t in own)


def _no_name(tokens: list[Token]) -> bool:
    """Whether capitals are those of "On Tuesday", "Yesterday"."""
    return (
        tokens[0].low in OPENERS | STOPS or opens_as_adverb(tokens[0].low) or any(t.low in _MONTHS_DAYS for t in tokens)
    )


def _whole(sentence: str, tokens: list[Token]) -> list[Token]:
    """The tokens with every name that runs over an "and" as one, and without the short forms in parentheses."""
    names = [(s.start, s.end) for s in joined(sentence)]
    short = [m.span() for m in _ACRONYM.finditer(sentence)] if "(" in sentence else []
    if not names and not short:
        return tokens
    kept: list[Token] = []
    for token in tokens:
        if any(a <= token.start < b for a, b in short):
            continue
        name = next(((a, b) for a, b in names if a <= token.start < b), None)
        if name is None or token.quoted:
            kept.append(token)
        elif token.start == name[0]:
            text = sentence[name[0] : name[1]]
            kept.append(Token(text, *name, text.lower()))
    return kept


@lru_cache(maxsize=256)
def _read(sentence: str) -> tuple[list[Token], dict[int, int]]:
    """What a clause is made of. Nobody changes it: who speaks, who asks and what it is about are read of the same one."""
    tokens = _whole(sentence, tokens_of(narration(sentence)))
    return tokens, {token.start: i for i, token in enumerate(tokens)}


class Clause:
    """One sentence's narration, and the searches the rules are made of."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        self.tokens, self.places = _read(sentence)
        """Its words and marks; and which token begins at a character."""

    def place(self, start: int) -> int:
        """The first token that begins at a character or behind it; how many there are where none does."""
        return self.places[start] if start in self.places else bisect_left(self.tokens, start, key=attrgetter("start"))

    def phrase(self, first: int, last: int) -> Subject | None:
        """The tokens from `first` up to `last` as a subject, trimmed of what cannot belong to one."""
        tokens = self.tokens
        while first < last and (
            not tokens[first].word
            or tokens[first].low in STOPS | {"however", "meanwhile", "also", "then"}
            or (tokens[first].low.endswith("ly") and tokens[first].text.islower() and first + 1 < last)
            or (first == 0 and opens_as_adverb(tokens[first].low))
        ):
            first += 1
        if first + 2 < last and self._tells_when(first):
            first += 2
        while first < last and (
            not tokens[last - 1].word
            or tokens[last - 1].low in _AUXILIARY | _MONTHS_DAYS | PREPOSITIONS | {"late", "early", "that"}
        ):
            last -= 1
        if first >= last or last - first > (_LONGEST_GROUP if tokens[first].low in HEADS else _LONGEST):
            return None
        body = tokens[first:last]
        if all(t.low in STOPS | _AUXILIARY | OPENERS | _MONTHS_DAYS or t.text.isdigit() for t in body):
            return None
        if not any(
            capital(t) or t.low in PRONOUNS or t.low in DETERMINERS or t.low.endswith("s") or t.text.isalpha()
            for t in body
        ):
            return None
        start, end = body[0].start, body[-1].end
        return Subject(self.sentence[start:end], start, end, adjacent=False)

    def opening(self) -> Subject | None:
        """The sentence's first noun phrase: the subject that a coordinated or participial verb shares."""
        i, tokens = 0, self.tokens
        if tokens and (
            tokens[0].low in OPENERS
            or (tokens[0].low.endswith("ing") and tokens[0].low not in _NEVER_ALONE)
            or (tokens[0].low.endswith("ed") and len(tokens) > 1 and tokens[1].low == "by")
        ):
            comma = next((j for j, t in enumerate(tokens) if t.text == "," and j < 25), None)
            if comma is None:
                return None
            i = comma + 1
            if i < len(tokens) and tokens[i].low in {"which", "who", "where", "whose"}:
                # "In Averin, which was to vote, the mayor …"
                i = next((j + 1 for j in range(i, min(i + 25, len(tokens))) if tokens[j].text == ","), i)
        elif len(tokens) > 2 and self._tells_when(0):
            i = 2
        while i < len(tokens) and (tokens[i].quoted or not tokens[i].word):
            i += 1
        j = i
        a_kind = i < len(tokens) and tokens[i].low in {"a", "an"}  # "an official Twitter account"
        while j < len(tokens) and tokens[j].word and not self.verbal(j):
            if j > i and self._ends(j) and not (a_kind and self._goes_on(j)):
                break
            j += 1
        if j == i + 1 and j < len(tokens) and tokens[j].low in PARTICIPLES_OF_SPEECH:
            return None  # "Keeps saying …"
        return (self._named_behind(j) if i == 0 else None) or (self.phrase(i, j) if j - i <= 10 else None)

    def _tells_when(self, i: int) -> bool:
        """Whether two words are a time: "This Thursday the council said …"."""
        return self.tokens[i].low in _WHICH_DAY and self.tokens[i + 1].low in _MONTHS_DAYS | _SPANS

    def _named_behind(self, comma: int) -> Subject | None:
        """The name in commas behind the noun that it belongs to: "The mayor, Ada Berg, gave her word"."""
        tokens = self.tokens
        end = next((j for j in range(comma + 1, min(comma + 6, len(tokens))) if not tokens[j].word), None)
        if end is None or tokens[comma].text != "," or tokens[end].text != "," or tokens[0].low not in DETERMINERS:
            return None
        name = tokens[comma + 1 : end]
        return self.phrase(comma + 1, end) if len(name) > 1 and _is_name(name) else None

    def _group_of_both(self, second: int) -> int | None:
        """Where people begin who are from two bodies: "researchers from the A in Averin and the B said"."""
        tokens = self.tokens
        left = self.run(second - 2)
        i = self.places.get(left.start) if left is not None else None
        if i is None or not (
            tokens[i].low in HEADS and tokens[i].low.endswith("s") and (i == 0 or tokens[i].text.islower())
        ):
            return None
        return i if tokens[i + 1].low in PREPOSITIONS and (i == 0 or not tokens[i - 1].word) else None

    def _goes_on(self, i: int) -> bool:
        """Whether a noun follows a name that tells what kind it is of: "an official Twitter account"."""
        token = self.tokens[i]
        return capital(self.tokens[i - 1]) and not adverb(token) and token.low not in STOPS | PREPOSITIONS | RELATIVES

    def _ends(self, i: int) -> bool:
        """Whether a noun phrase is over before this word: a name or a head stands before, and no noun follows."""
        before, token = self.tokens[i - 1], self.tokens[i]
        if before.low.endswith(("’s", "'s")):
            return False
        over = capital(before) or before.low in HEADS
        if i == 1 and is_agent(token.low):
            return False  # "Presidential physician"
        return over and token.text.islower() and token.low not in HEADS | {"of", "for", "and", "in", "from", "de", "on"}

    def verbal(self, i: int) -> bool:
        """Whether a word is a verb, as far as its form and its place tell."""
        token = self.tokens[i]
        low = token.low
        if low in _FINITE or low in _AUXILIARY or (low in _PAST and i > 0 and token.text.islower()):
            return True
        if low in ENGLISH_SPEECH and token.text[0].islower():
            return True
        if not (token.text.islower() and low.endswith("ed")) or i == 0 or "-" in low:
            return False
        before = self.tokens[i - 1]
        return before.word and before.low not in DETERMINERS  # "the retired general"

    def before(self, verb: int) -> Subject | None:
        """`X said`, `X, a Y, said`, `X has also said`."""
        tokens = self.tokens
        i = verb - 1
        while i >= 0 and (tokens[i].low in _AUXILIARY or adverb(tokens[i])):
            i -= 1
        if i > 1 and tokens[i].low in _MONTHS_DAYS and tokens[i - 1].low in {"on", ","}:
            i -= 2 if tokens[i - 1].low == "on" else 1  # "Nur Liton, on Sunday told"
        if i < 0:
            return None
        if tokens[i].low in {"and", "or", "but"} or (
            tokens[i].text in {",", "•"} and verb - 1 == i and self.tokens[verb].low in PARTICIPLES_OF_SPEECH
        ):
            return None
        if tokens[i].text in {",", "—", "–", "--", ")", "-"}:
            return self._before_apposition(i)
        if not tokens[i].word:
            return None
        return self.run(i)

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
            outer = self.run(i - 1)
            if len(inside) <= 7 and _is_name(inside) and best is None and self._described(outer, i - 1):
                return self.phrase(i + 1, closer)
            if best is None and (last := self._name_at_end(i + 1, closer)) and self._described(outer, i - 1):
                return last
            if outer is None or self._placed(outer):
                break
            named = capital(tokens[i - 1]) and speaking(outer.text) is not None
            if named or (best is None and (mark != "," or inside[0].low in _RELATIVE or inside[0].low.endswith("ed"))):
                best = outer
        return self._head_of(best)

    def _name_at_end(self, first: int, last: int) -> Subject | None:
        """The name that a phrase of several words ends with: "another author, engineering professor Ada Berg,"."""
        tokens, i = self.tokens, last
        while i > first and capital(tokens[i - 1]):
            i -= 1
        before = tokens[first:i]
        whole = before and all(t.text.islower() and t.low not in PREPOSITIONS | _RELATIVE for t in before)
        return self.phrase(i, last) if whole and last - i > 1 and is_agent(before[-1].low) else None

    def _placed(self, phrase: Subject) -> bool:
        """Whether a phrase only says where: "in Washington, Ada Berg, …, said"."""
        first = self.places[phrase.start]
        return first > 0 and self.tokens[first - 1].low in PREPOSITIONS - {"of", "for"}

    def _described(self, outer: Subject | None, last: int) -> bool:
        """Whether a phrase before a name in commas describes who is named: "its chief executive, Ada Berg,"."""
        return self.tokens[last].text.islower() or (outer is not None and outer.text.split()[0].lower() in DETERMINERS)

    def _head_of(self, subject: Subject | None) -> Subject | None:
        """`X, the head of Y`: where an apposition was found, the name before it."""
        if subject is None:
            return None
        first = self.places[subject.start]
        if (
            first >= 2
            and self.tokens[first].low in _RELATIVE
            and self.tokens[first - 1].text == ","
            and capital(self.tokens[first - 2])
        ):
            outer = self.run(first - 2)
            start = self.places.get(outer.start, 0) if outer is not None else 0
            if outer is not None and not (start and self.tokens[start - 1].low in OPENERS):
                return outer
        return subject

    def run(self, last: int, *, owner: bool = False) -> Subject | None:
        """The noun phrase that ends at `last`, back to the clause's start; as an `owner`, also behind a preposition."""
        tokens = self.tokens
        if tokens[last].low in SUBJECT_PRONOUNS | RELATIVES:
            return self.phrase(last, last + 1)
        first = last
        while first > 0:
            previous = tokens[first - 1]
            if self._begins(first):
                break
            if not self.verbal(first - 1) or (
                previous.low.endswith("ed") and first >= 2 and tokens[first - 2].low in HEADS
            ):
                first -= 1
                continue
            head = self._head_of_relative(first - 1)
            if head is None:
                break
            if tokens[head + 1].low == "that":
                return self.run(head)
            first = head
        if tokens[first].low in OPENERS:
            placed = tokens[first].low in PREPOSITIONS - {"with"} and all(map(capital, tokens[first + 1 : last + 1]))
            if placed and not owner:
                return None  # "and on Twitter called it a joke"
            first = self._after_opener(first, last)
        return self.phrase(self._list_from(first), last + 1)

    def _list_from(self, first: int) -> int:
        """Where a list of names begins that a clause opens with: "China, Iran, and Russia have said", "the A and the B said"."""
        tokens, j = self.tokens, first
        if not (j > 1 and tokens[j - 1].low in {"and", ","} and (capital(tokens[j]) or tokens[j].low == "the")):
            return first
        if tokens[j - 1].low == "and" and (group := self._group_of_both(j)) is not None:
            return group
        if tokens[j - 1].low != "and" and not any(t.low == "and" for t in tokens[j : j + 4]):
            return first
        while j > 1 and tokens[j - 1].low in {"and", ","}:
            k = j - 2
            k -= tokens[k].text == "," and tokens[j - 1].low == "and"
            m = k + 1
            while m > 0 and (capital(tokens[m - 1]) or (m <= k and tokens[m - 1].low in _IN_NAMES - {"and"})):
                m -= 1
            named = tokens[m : k + 1]
            if not named or not (capital(named[0]) and capital(named[-1])) or _no_name(named):
                break
            j = m
        whole = j < first and (j == 0 or not tokens[j - 1].word or tokens[j - 1].low in {"both", "but", "while"})
        return j if whole else first

    def _begins(self, i: int) -> bool:
        """Whether a noun phrase can reach back no further than this word."""
        token, previous = self.tokens[i], self.tokens[i - 1]
        if not previous.word or previous.quoted or previous.low in STOPS - {"and", "or"}:
            return True
        if token.low in ARTICLES and self._noun_before(i):
            return True  # "told the press the officers claimed"
        return previous.low in {"and", "or"} and not (i >= 2 and capital(token) and capital(self.tokens[i - 2]))

    def _noun_before(self, i: int) -> bool:
        """Whether the word before an article ends a noun phrase, so that the article begins another one."""
        before = self.tokens[i - 1]
        return before.text.islower() and not self.verbal(i - 1) and before.low not in _BEFORE_ARTICLES

    def _head_of_relative(self, verb: int) -> int | None:
        """Where the noun ends that a relative clause with this verb belongs to: "one of the doctors who sent the letter"."""
        i = verb - 1
        while i > 0 and self.tokens[i].low in _AUXILIARY:
            i -= 1
        return i - 1 if i > 0 and self.tokens[i].low in {"who", "that"} and self.tokens[i - 1].word else None

    def _after_opener(self, first: int, last: int) -> int:
        """Skip `On Tuesday`, `In interviews`: the subject is the last name or determined noun of the run."""
        tokens = self.tokens
        for i in range(last, first, -1):
            starts = tokens[i].low in DETERMINERS or tokens[i].low in PRONOUNS
            name = (
                capital(tokens[i])
                and tokens[i].low not in _MONTHS_DAYS
                and not (capital(tokens[i - 1]) and tokens[i - 1].low not in _MONTHS_DAYS)
            )
            if (starts or name) and i > first:
                return i
        return first

    def after(self, verb: int) -> Subject | None:
        """`said X`, up to the next comma, verb or quotation."""
        tokens = self.tokens
        i = verb + 1
        while i < len(tokens) and tokens[i].low in _MONTHS_DAYS:
            i += 1
        if (
            i >= len(tokens)
            or not tokens[i].word
            or not (
                capital(tokens[i])
                or tokens[i].low in DETERMINERS
                or tokens[i].low in PRONOUNS
                or (i + 1 < len(tokens) and tokens[i + 1].word and tokens[i].low not in STOPS | OPENERS)
            )
        ):
            return None
        j = i
        while (
            j < len(tokens)
            and tokens[j].word
            and (tokens[j].low not in STOPS | _BEHIND or self._joins(j))
            and (not self.verbal(j) or tokens[j - 1].low.endswith(("’s", "'s", "s’", "s'")))
        ):
            if j > i and tokens[j].low in SUBJECT_PRONOUNS:
                break  # "experts I spoke to"
            if (
                tokens[j].low in {"of", "for"}
                and j + 1 < len(tokens)
                and re.fullmatch(r"[a-z]{3,}ing", tokens[j + 1].text)
            ):
                break  # "accused by X of hiding it"
            j += 1
        described = tokens[i].low in DETERMINERS or (tokens[j - 1].text.islower() and j - 1 > i)
        if j + 1 < len(tokens) and tokens[j].text == "," and described:
            end = j + 1
            while end < len(tokens) and tokens[end].word and capital(tokens[end]):
                end += 1
            if end > j + 2 and (end == len(tokens) or not tokens[end].word):
                return self.phrase(j + 1, end)
        return self.phrase(i, j)

    def _joins(self, i: int) -> bool:
        """Whether an "and" joins two names that are one subject: "said Brandt and Holm"; not "said Brandt and Holm left"."""
        tokens = self.tokens
        if tokens[i].low != "and" or not capital(tokens[i - 1]) or i + 1 >= len(tokens):
            return False
        end = i + 1 + (tokens[i + 1].low == "the")
        first = end
        while end < len(tokens) and capital(tokens[end]):
            end += 1
        return end > first and (end == len(tokens) or not tokens[end].word)

    def owner(self, possessive: int) -> Subject | None:
        """The noun phrase that ends in this possessive, without its ending."""
        whole = self.run(possessive, owner=True)
        if whole is None:
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
