"""The noun phrases of one English sentence's narration: where each begins that ends at a word."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from operator import attrgetter

from brief.attribution.cues import ENGLISH_SPEECH
from brief.attribution.datelines import dateline
from brief.attribution.function_words import (
    ARTICLES,
    AUXILIARY,
    DETERMINERS,
    FINITE,
    IN_NAMES,
    MONTHS_DAYS,
    OPENERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    STOPS,
    SUBJECT_PRONOUNS,
)
from brief.attribution.joined import joined
from brief.attribution.nouns import COUNTED, HEADS, is_agent, is_noun_before, is_person
from brief.attribution.quotes import narration
from brief.attribution.tokens import Subject, Token, adverb, capital, opens_as_adverb, tokens_of

_PAST = frozenset(
    "became began bought brought built came caught chose drew drove fell flew fought gave got grew heard held hid kept knew laid led"
    " lost made met paid ran rose sat saw sent sold spent spoke stood struck swore taught took threw went won wore".split()
)
"""Irregular forms that are past tense wherever they stand; what reports speech is in the lexicon."""
_ACRONYM = re.compile(
    r"(?<=\w) \((?:[A-Z][\w&’-]*(?: [A-Z][\w&-]*){0,2})\)(?= [a-z])|(?<=\w) \([A-Z][\w&’-]*[A-Z][\w&-]*\)"
)
"""A short form in parentheses: "the Institute of Technology (IT) reported"."""
_TICKER = re.compile(r"(?<=[\w.]) <[A-Z][\w.]{0,9}>")
"""How a share is traded, behind a firm's name: "Norlin Ferries Ltd <NFL.NO>"."""
_YEAR = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}(, \d{4})(?= \w)"
)
"""A year in commas, which divides no noun phrase: "a March 14, 2019 press release"."""
_THESE = ARTICLES | frozenset("these those this".split())
_BEFORE_ARTICLES = PREPOSITIONS | OPENERS | DETERMINERS | AUXILIARY | {"all", "both", "half", "or", "than"}
_BEFORE_LISTS = frozenset("both but while if unless when whether that because although though".split())
_LONGEST = 14
"""Words of a subject at most."""
_BESIDE = re.compile(r", [A-Z]{2,6},(?= )")
"""A short form in commas behind a name."""
_WITHIN_FIRMS = re.compile(r"(?<=[a-z]) \([A-Z][a-z]+\)(?= (?:Ltd|Inc|Co|Corp|plc|PLC|Group|GmbH|AG)\b)")
"""What stands in parentheses within a firm's name: "Norlin (Holdings) Ltd"."""
_NEAR = 6
_BEFORE_PLACES = PREPOSITIONS | ARTICLES | frozenset("into onto across near along through towards toward over".split())
_EARLY = frozenset("earlier later late early".split())
_DAYS = frozenset("today yesterday tonight".split())
_LONGEST_GROUP = 20
"""Words of one that begins with who they are: "researchers from …"."""
_ALSO = frozenset("the his her their its".split())
"""How the second of two who speak may begin: "Berg and her team said"."""
_OF_AUTHORS = re.compile(r"\b(?:study|report|poll|survey|analysis|paper|investigation|review) by (?:the )?[A-Z]")
_BEFORE_A_PHRASE = STOPS | frozenset("however meanwhile also then".split())
_BEHIND_A_PHRASE = (
    AUXILIARY | MONTHS_DAYS | PREPOSITIONS | frozenset("as late early earlier that meanwhile however".split())
)
_NOBODY = STOPS | AUXILIARY | OPENERS | MONTHS_DAYS
"""Words that alone are no phrase."""
_ALONE = SUBJECT_PRONOUNS | RELATIVES
_DIVIDES = STOPS - {"and", "or"}
_WHICH_DAY = frozenset("this last next that earlier later late early".split())
_SPANS = frozenset("morning afternoon evening night week weekend month year spring summer autumn winter".split())


def _no_name(tokens: list[Token]) -> bool:
    """Whether capitals are those of "On Tuesday", "Yesterday"."""
    return (
        tokens[0].low in OPENERS | STOPS or opens_as_adverb(tokens[0].low) or any(t.low in MONTHS_DAYS for t in tokens)
    )


def _whole(sentence: str, tokens: list[Token]) -> list[Token]:
    """The tokens with every name that runs over an "and" as one, and without the short forms in parentheses."""
    names = [(s.start, s.end) for s in joined(sentence)]
    short = [m.span() for m in _ACRONYM.finditer(sentence)] if "(" in sentence else []
    short += [m.span() for m in _TICKER.finditer(sentence)] if "<" in sentence else []
    opens = bool(tokens) and tokens[0].low in OPENERS  # whose comma parts its subject: "As a member of the HPA, …"
    short += [
        (m.start(), m.end() - opens)
        for m in _BESIDE.finditer(sentence)
        if _initials_of(m[0][2:-1], sentence[: m.start()])
    ]
    short += [m.span() for m in _WITHIN_FIRMS.finditer(sentence)] if "(" in sentence else []
    short += [m.span(1) for m in _YEAR.finditer(sentence)] if "," in sentence else []
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


def _initials_of(short: str, before: str) -> bool:
    """Whether capitals are the first letters of the words that a text ends with: "SEC" behind "Securities and Exchange Commission"."""
    capitals = [w[0] for w in before.split() if w[0].isupper()]
    return "".join(capitals[-len(short) :]) == short


@lru_cache(maxsize=256)
def _read(sentence: str) -> tuple[list[Token], dict[int, int]]:
    """What a clause is made of. Nobody changes it: who speaks, who asks and what it is about are read of the same one."""
    begins = dateline(sentence)
    tokens = _whole(sentence, [t for t in tokens_of(narration(sentence)) if t.start >= begins])
    return tokens, {token.start: i for i, token in enumerate(tokens)}


class NounPhrases:
    """One sentence's narration, as words and marks, and the noun phrases in it."""

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
            or tokens[first].low in _BEFORE_A_PHRASE
            or (tokens[first].low.endswith("ly") and tokens[first].text.islower() and first + 1 < last)
            or (first == 0 and opens_as_adverb(tokens[first].low) and not self._in_a_name(first))
        ):
            first += 1
        if first + 2 < last and self._tells_when(first):
            first += 2
        if last - first > 2 and [t.low for t in tokens[last - 2 : last]] == ["in", "turn"]:
            last -= 2
        while first < last and (not tokens[last - 1].word or tokens[last - 1].low in _BEHIND_A_PHRASE):
            last -= 1
        body = tokens[first:last]
        several = bool(body) and (
            body[0].low in HEADS or all(capital(t) or t.low in IN_NAMES or t.text == "," for t in body)
        )
        if not body or len(body) > (_LONGEST_GROUP if several else _LONGEST):
            return None
        if all(t.low in _NOBODY or t.text.isdigit() for t in body):
            return None
        if not any(
            capital(t) or t.low in PRONOUNS or t.low in DETERMINERS or t.low.endswith("s") or t.text.isalpha()
            for t in body
        ):
            return None
        start, end = body[0].start, body[-1].end
        text = self.sentence[start:end]
        text = _ACRONYM.sub("", text) if "(" in text else text
        text = _TICKER.sub("", text) if "<" in text else text
        return Subject(_BESIDE.sub("", text) if "," in text else text, start, end, adjacent=False)

    def run(self, last: int, *, owner: bool = False) -> Subject | None:
        """The noun phrase that ends at `last`, back to the clause's start; as an `owner`, also behind a preposition."""
        tokens = self.tokens
        if tokens[last].low in _ALONE:
            return self.phrase(last, last + 1)
        first = self._reach(last)
        if (noun := self._whose(first)) is not None:
            return self.run(noun)
        first = self._behind_when(first, last)
        if tokens[first].low in OPENERS:
            placed = tokens[first].low in PREPOSITIONS - {"with"} and all(map(capital, tokens[first + 1 : last + 1]))
            if placed and not owner:
                return None  # "and on Twitter called it a joke"
            first = self._after_opener(first, last)
        return self.phrase(self._list_from(self._behind_place(first, last)), last + 1)

    def _behind_place(self, first: int, last: int) -> int:
        """Where a name begins that no comma parts from the place before it: "In a speech before a panel Berg said"."""
        tokens, name = self.tokens, last + 1
        while name > first and capital(tokens[name - 1]):
            name -= 1
        placed = first > 0 and tokens[first - 1].low in PREPOSITIONS | OPENERS and tokens[0].low in PREPOSITIONS
        if not placed or not first < name - 1 < last or not all(t.word for t in tokens[:name]):
            return first
        noun = tokens[name - 1]
        known = noun.text.islower() and noun.low not in DETERMINERS | PREPOSITIONS | STOPS | IN_NAMES
        return name if known and not is_person(noun.low) else first

    def _behind_when(self, first: int, last: int) -> int:
        """Skip `Earlier today`, `Late this week`."""
        tokens, i = self.tokens, first
        if tokens[i].low in _EARLY:
            i += 1
            i += i < last and tokens[i].low in {"this", "last", "on"}
            if i < last and tokens[i].low in MONTHS_DAYS | _SPANS | _DAYS:
                return i + 1
        return first

    def _reach(self, last: int) -> int:
        """How far back the noun phrase that ends at `last` reaches, over a relative clause of its own."""
        tokens, first = self.tokens, last
        while first > 0 and not self._begins(first):
            at = first - 2 - (first > 2 and adverb(tokens[first - 2]))  # "sources closely linked with the sale"
            noun = tokens[at].low if at >= 0 else ""
            described = tokens[first - 1].low.endswith("ed") and (noun in HEADS or is_person(noun))
            described = described and tokens[first].low not in {"a", "an", "the"}  # "states filed a lawsuit"
            if described or not self.verbal(first - 1):
                first -= 1
                continue
            head = self._head_of_relative(first - 1)
            if head is None or tokens[head + 1].low == "that":
                return first
            first = head
        return first

    def _whose(self, first: int) -> int | None:
        """Where another noun phrase ends that the one begun at `first` tells more of."""
        if first == 0:
            return None
        if (noun := self._who_is_told_of(first)) is not None:
            return noun
        if self._begins(first):
            found = (self._described_by(first), self._who_did(first), self._of_examples(first), self._who_does(first))
            return next((noun for noun in found if noun is not None), None)
        return self._head_of_relative(first - 1)

    def _of_examples(self, first: int) -> int | None:
        """Where the noun ends whose examples the name that begins here closes: "firms including A, B, and C have said"."""
        tokens, i = self.tokens, first - 1
        if i < 2 or tokens[i].low != "and":
            return None
        while i > 1 and (tokens[i].text == "," or tokens[i].low == "and" or capital(tokens[i])):
            i -= 1
        return i - 1 if tokens[i].low == "including" and tokens[i - 1].text.islower() else None

    def _list_from(self, first: int) -> int:
        """Where a list of names begins that a clause opens with: "China, Iran, and Russia have said", "the A and the B said"."""
        tokens, j = self.tokens, first
        if not (
            j > 1 and tokens[j - 1].low in {"and", ","} and (capital(tokens[j]) or tokens[j].low in _ALSO | {"other"})
        ):
            return first
        if [t.low for t in tokens[j - 1 : j + 1]] == ["and", "other"]:
            name = j - 1
            while name > 0 and capital(tokens[name - 1]):
                name -= 1
            opens = name == 0 or not tokens[name - 1].word
            return name if opens and name < j - 1 and not _no_name(tokens[name : j - 1]) else first
        if tokens[j - 1].low == "and" and (group := self._group_of_both(j)) is not None:
            return group
        if tokens[j - 1].low != "and" and not any(t.low == "and" for t in tokens[j : j + _NEAR]):
            return first
        while j > 1 and tokens[j - 1].low in {"and", ","}:
            k = j - 2
            k -= tokens[k].text == "," and tokens[j - 1].low == "and"
            m = k + 1
            while m > (tokens[0].low in OPENERS) and (
                capital(tokens[m - 1]) or (m <= k and tokens[m - 1].low in IN_NAMES - {"and"})
            ):
                m -= 1
            named = tokens[m : k + 1]
            if not named or not (capital(named[0]) and capital(named[-1])) or _no_name(named):
                break
            j = m
        if j < first and (group := self._people_of(j)) is not None:
            return group
        whole = j < first and (j == 0 or not tokens[j - 1].word or tokens[j - 1].low in _BEFORE_LISTS)
        return j if whole else first

    def _people_of(self, place: int) -> int | None:
        """Where people begin who are from several places, of which the first stands here: "Traders in Norlin, Averin and Oslo"."""
        tokens, i = self.tokens, place - 2
        if i < 0 or tokens[i + 1].low not in {"in", "from", "of", "at"}:
            return None
        if not (tokens[i].low.endswith("s") and is_agent(tokens[i].low)):
            return None
        first = i
        while first > 0 and tokens[first - 1].word and not self.verbal(first - 1) and not self._begins(first):
            first -= 1
        return first if first == 0 or not tokens[first - 1].word else None

    def _group_of_both(self, second: int) -> int | None:
        """Where people begin who are from two bodies, or what two have written: "researchers from A in Averin and the B said"."""
        tokens = self.tokens
        left = self.run(second - 2)
        i = self.places.get(left.start) if left is not None else None
        if i is not None and _OF_AUTHORS.search(self.sentence, tokens[i].start, tokens[second - 1].start):
            return i
        if i is None or not (
            tokens[i].low in HEADS and tokens[i].low.endswith("s") and (i == 0 or tokens[i].text.islower())
        ):
            return None
        return i if tokens[i + 1].low in PREPOSITIONS and (i == 0 or not tokens[i - 1].word) else None

    def _begins(self, i: int) -> bool:
        """Whether a noun phrase can reach back no further than this word."""
        token, previous = self.tokens[i], self.tokens[i - 1]
        if not previous.word or previous.quoted or previous.low in _DIVIDES:
            return True
        one = (
            token.low == "one"
            and previous.low != "number"
            and is_person(self.tokens[i + 1].low if i + 1 < len(self.tokens) else "")
        )
        if (token.low in _THESE or one) and self._noun_before(i):
            return True  # "told the press the officers claimed"
        if previous.low == "what" and i > 1 and token.text.islower():
            return True  # "reaching what some officials say is the limit"
        if previous.low == "time" and capital(token):
            return True  # "it was the third time Norlin said so"
        if previous.low not in {"and", "or"}:
            return False
        both = i == 2 and self.tokens[0].low not in OPENERS | STOPS | PRONOUNS  # "Federal and state officials"
        names = i >= 2 and capital(token) and capital(self.tokens[i - 2])
        return not (both or names or self._joined_nouns(i))

    def _described_by(self, first: int) -> int | None:
        """Where the sentence's subject ends that a clause describes whose words begin here: "the panel that draws the map said"."""
        tokens, that = self.tokens, first - 1
        if tokens[first].low in ARTICLES:  # "draws the map"
            that = first - 2
        if (
            that < 1
            or tokens[that].low not in {"that", "which"}
            or not re.fullmatch(r"[a-z]+(?<!s)s|[a-z]+ed", tokens[that + 1].text)
        ):
            return None
        begin = next((k + 1 for k in range(that - 1, -1, -1) if not tokens[k].word), 0)
        plain = begin < that and not any(self.verbal(k) for k in range(begin + 1, that))
        return that - 1 if plain and tokens[that - 1].low in HEADS and tokens[begin].low not in OPENERS else None

    def _who_is_told_of(self, first: int) -> int | None:
        """Where the noun ends that a sentence opens with, where a name only stands in what is told of it: "A pilot who fell into the Averin says"."""
        tokens = self.tokens
        who = next((i for i in range(2, min(first, _NEAR)) if tokens[i].low == "who"), None)
        if who is not None and tokens[who - 1].text == ",":
            return self._before_open_comma(who - 1, first)
        if who is None or tokens[0].low not in DETERMINERS or tokens[first - 1].low not in _BEFORE_PLACES:
            return None
        # Its own verb, right behind "who", may be one of speech: "who raised the alarm"; another one may have the name for a subject.
        says = any(t.low in ENGLISH_SPEECH for t in tokens[who + 2 : first] if t.text.islower())
        plain = not says and all(t.word and not t.quoted for t in tokens[:first])
        return who - 1 if plain else None

    def _before_open_comma(self, comma: int, first: int) -> int | None:
        """Where a name ends that a sentence opens with, where a comma is missing: "Ada Berg, who is in for the pilot Jens Holm says"."""
        tokens = self.tokens
        opens = all(t.word and not t.quoted for t in tokens[:comma]) and capital(tokens[comma - 1])
        inside = all(t.word and t.low not in ENGLISH_SPEECH for t in tokens[comma + 1 : first])
        does = any(self.verbal(i) for i in range(comma + 2, first))
        return comma - 1 if opens and inside and does and tokens[first].low in PREPOSITIONS else None

    def _who_did(self, first: int) -> int | None:
        """Where somebody's noun ends who did something to what begins here: "a pilot who helped save a ferry says"."""
        for i in range(first - 1, max(0, first - _NEAR), -1):
            token = self.tokens[i]
            if not token.word or token.low in ENGLISH_SPEECH:
                return None
            if token.low == "who":
                noun = self.tokens[:i]
                plain = all(t.word and t.low not in PREPOSITIONS for t in noun) and self.tokens[first].low in ARTICLES
                return i - 1 if plain and noun else None
        return None

    def _who_does(self, first: int) -> int | None:
        """Where somebody's noun ends who does something to what begins here: "a pilot describing the storm said"."""
        tokens = self.tokens
        if (
            first < 2
            or not re.fullmatch(r"[a-z]{3,}ing", tokens[first - 1].text)
            or tokens[first - 1].low in ENGLISH_SPEECH - {"describing"}
        ):
            return None
        noun = tokens[first - 2].low
        return first - 2 if is_person(noun) or (noun in HEADS and is_agent(noun)) else None

    def _joined_nouns(self, i: int) -> bool:
        """Whether an "and" before a small word joins two nouns before a third: "a Danish energy and mines ministry source"."""
        tokens, k = self.tokens, i - 2
        if i < 2 or not tokens[i].text.islower() or tokens[i].low in DETERMINERS:
            return False
        while (
            k > max(0, i - _NEAR) and tokens[k].text.islower() and tokens[k].low not in ARTICLES and not self.verbal(k)
        ):
            k -= 1
        k -= k > 0 and capital(tokens[k])
        return tokens[k].low in ARTICLES and (k == 0 or tokens[k - 1].low not in PREPOSITIONS)

    def _noun_before(self, i: int) -> bool:
        """Whether the word before an article ends a noun phrase, so that the article begins another one."""
        before = self.tokens[i - 1]
        return before.text.islower() and not self.verbal(i - 1) and before.low not in _BEFORE_ARTICLES

    def _head_of_relative(self, verb: int) -> int | None:
        """Where the noun ends that a relative clause with this verb belongs to: "one of the doctors who sent the letter"."""
        i = verb - 1
        while i > 0 and self.tokens[i].low in AUXILIARY:
            i -= 1
        return i - 1 if i > 0 and self.tokens[i].low in {"who", "that"} and self.tokens[i - 1].word else None

    def _after_opener(self, first: int, last: int) -> int:
        """Skip `On Tuesday`, `In interviews`: the subject is the last name or determined noun of the run."""
        tokens = self.tokens
        for i in range(last, first, -1):
            starts = tokens[i].low in DETERMINERS or tokens[i].low in PRONOUNS
            name = (
                capital(tokens[i])
                and tokens[i].low not in MONTHS_DAYS
                and not (capital(tokens[i - 1]) and tokens[i - 1].low not in MONTHS_DAYS)
            )
            if (starts or name) and i > first:
                return i
        return first

    def verbal(self, i: int) -> bool:
        """Whether a word is a verb, as far as its form and its place tell."""
        token = self.tokens[i]
        low = token.low
        if low == "both" and i > 0 and self.tokens[i - 1].low in PREPOSITIONS:
            return False  # "leaders of both parties said"
        if (
            low in FINITE
            or (low in AUXILIARY and not self._in_a_name(i))
            or (low in _PAST and i > 0 and token.text.islower())
        ):
            return True
        if low == "states" and i > 0 and COUNTED.fullmatch(self.tokens[i - 1].low):
            return False  # "Twenty-seven states"
        if low in ENGLISH_SPEECH and token.text[0].islower():
            behind = self.tokens[i + 1].low if i + 1 < len(self.tokens) else ""
            return not ((low == "think" and behind.startswith("tank")) or is_noun_before(low, behind))
        if not (token.text.islower() and low.endswith("ed")) or i == 0 or "-" in low:
            return False
        before = self.tokens[i - 1]
        return before.word and before.low not in DETERMINERS  # "the retired general"

    def _in_a_name(self, i: int) -> bool:
        """Whether a small word is capital because a name begins with it: "First City said"."""
        tokens = self.tokens
        begins = (
            tokens[i].low in {"first", "again", "only", "just", "always", "now"}
            and i + 1 < len(tokens)
            and capital(tokens[i + 1])
        )
        return begins and capital(tokens[i])

    def _tells_when(self, i: int) -> bool:
        """Whether two words are a time: "This Thursday the council said …"."""
        return self.tokens[i].low in _WHICH_DAY and self.tokens[i + 1].low in MONTHS_DAYS | _SPANS
