"""An English clause turned into the question that it leaves open, in its own words.

Nothing is inflected: a clause that has an auxiliary is turned round, any other stands after words that ask for it.
"""

from __future__ import annotations

import re

from brief.attribution.grammar.cues import ENGLISH_SPEECH
from brief.attribution.grammar.function_words import FINITE, PREPOSITIONS
from brief.false_ends import ends_short
from brief.grounding.nations import is_national
from brief.quotations import quotations

MOST_WORDS = 36
_MODAL = re.compile(r"\b(?:may|might)\b")
_LINKS = frozenset(
    "who which that whom whose where when while if because and or but as than whether to said says".split()
)
_DETERMINERS = frozenset("the a an another its his her their this these those some any no all both each".split())
_NOT_ASKED = frozenset("also well likely probably possibly perhaps certainly".split())
"""What a question leaves out behind its auxiliary: "would likely resume"."""
_BEHIND_A_PARTICIPLE = frozenset("by in on at under from with during after before online".split())
_THERE_IS = re.compile(r"^([Tt]here)['’]s\b")
_PRONOUNS = re.compile(r"(?:he|she|they|it|there|who|which)\b", re.IGNORECASE)
_ELSE = re.compile(r"\w+ (?:ones?|otherwise|perhaps|then|instead)\b|.*\bof (?:them|these|those)\b")
"""A question that goes on from what is not in it."""
_END = re.compile(
    r", (?:adding|saying|describing|calling|citing|noting|warning|according to|whereas|although"
    r"|though)\b| (?:adding that|according to|although|whereas)\b"
    r"| (?:while|whereas|even though|except to|because|when (?:asked|queried|contacted)|in (?:a move"
    r"|what))\b|, (?:which|who|whom|where|while|but|and|so|as|with|after|when|because|since|whose"
    r"|however|including|(?:to|of|in|for|during|by) wh(?:ich|om))\b"
    r"|, (?!including\b)(?:\w+ly )?\w{2,}ing (?!.* and (?:\w+ly )?\w+ing\b)|, to (?:\w+ly )?[a-z]+ "
    r"| or (?:face|risk|lose) "
    r"| beyond (?:saying|that)\b|, (?:one|another|some|most) | and much (?=\w+s\b)|,? n?or (?:whether"
    r"|if|how|when|why|where|what|which|who)\b|[;—–]|:(?!\d)| -- |[.!?](?= |$)| (?:and|but) (?:that"
    r"|whether|to|said|added|called|has|have|had|he|she|they|it|also|is|are|was|were|will|would|may"
    r"|might|could|can|should|must)\b"
    r"| but (?!also\b)| and (?:(?!that|which|who|to)[\w’'-]+ ){1,6}?(?:who (?:[\w’'-]+"
    r" ){1,4}?)?(?:will|would|may|might|could|can|did|has|have|had|is|are|was|were) "
    r"| (?:has|have|had) yet to be (?:resolved|decided|settled|answered|determined)\b"
    r"|(?<=[”\"]) (?:[\w’'.-]+ ){1,6}(?:said|says|told|added)\b"
    r"|, (?:[A-ZÀ-Þ][\w’'.-]+ ){1,3}[A-ZÀ-Þ][\w’'.-]+, [^,]{2,60}, (?:said|says|told|added)\b"
    r"|,? (?:said|says|told|added)\b|, (?:[\w’'.-]+ ){1,5}(?:say|says|said|announced|confirmed|reported|added|told)\b"
)
_POINTS = re.compile(
    r"\b(?:he|she|him|his|her|hers|they|them|their|theirs|it|its|this|these|those|here|there|such|I|me"
    r"|my|we|us|our|you|your|yesterday"
    r"|today|tomorrow|tonight|that (?:time|day|point|stage|moment|date|case|way|regard|reason)|former"
    r"|latter|ago|then|same|please|d(?:o|id|oes|one|oing) so)\b",
)
_VERB_FIRST = re.compile(r"[a-z]{2,}(?:s|ed) (?:the|an?|its|their|his|her|him|them|it|to|in|at|on|for|[A-Z]\w+)\b")
_HANGS = re.compile(
    r"(?:^| )(?:the|an?|of|to|is|are|was|were|and|or|that|by)? ?\?$|\b(?:the|of|to|is|and|that|by)\?$|’s that\b|''"
    r"|[’']\?$|\bboth [\w’'-]*[^s\W](?=[,?])|\b(?:that|which|who|when|where|as|if) (?:he|she|it"
    r"|they)\?$|\b(?:if|because|unless) (?:is|are|was|were|has|have|had|do|does|did|will|would)\b"
)
"""A question that was cut out of more than a clause."""
_LACKS_A_VERB = re.compile(
    rf"\b(?:which|who|whom|what) (?:(?!(?:{'|'.join(sorted(FINITE))})\b)[\w’'-]+"
    rf" ?){{1,3}}(?:(?<!denies)(?<!deny)\?$|, as demanded )"
)
"""Where a cut has left a relative clause without its verb: "in a move which diplomats?"."""
_MARKED = re.compile('[“”"«»„]')
_BELIEVES = re.compile(r"(?:believe|think|expect|suspect|say|fear|hope|feel)(?:s|ed)?|thought|said|felt")
"""A verb of another clause between what is asked for and its own verb: "who they believe was behind it"."""
_DID_HAVE = {"had": "did", "has": "does", "have": "do"}
_WORD = re.compile(r"[\w’'-]+")
_OF = 1
_ONE_NOUN = 3
"""Words of a phrase that is mostly one noun: "which new sources"."""
_LEAST = 3
"""Words of a clause: of "whether Berg and other pilots were there" the first name alone is none."""
_HALF = re.compile(r"\beither\b(?!.* or )|\bboth (?:from|in|by|of|to|at|on|for)\b(?!.* and )|\bbetween\b(?!.* and )")
"""One of two, without the other."""
_WHETHER = re.compile(r"\b(?:whether|if) (?P<clause>[^?]*)\?$")


def clause_of(text: str) -> str:
    """A clause up to where the next one begins, without the marks at its ends; what it quotes is kept whole or left
    out.
    """
    quotes = quotations(text)
    ends = (
        m.start() for m in _END.finditer(text) if m.start() and not any(q.start < m.start() < q.end for q in quotes)
    )
    end = next((e for e in ends if text[e] != "." or not ends_short(text[: e + 1])), len(text))
    kept = text[:end].strip(" ,;:—–-")
    kept = kept if ends_short(kept) else kept.rstrip(".")
    kept = re.sub(r"[.,]([”\"])$", r"\1", kept)
    return kept if len(_MARKED.findall(kept)) % 2 == 0 and kept.count("(") == kept.count(")") else ""


def yes_or_no(clause: str) -> str | None:
    """The question whether a clause is so: "the mayor will resign" gives "Will the mayor resign?"."""
    words = _THERE_IS.sub(r"\1 is", clause).split()
    place = next((i for i, w in enumerate(words) if w.lower() in FINITE), 0)
    if not 1 <= place <= 10 or place == len(words) - 1:
        return None
    subject = words[:place]
    if any(_links(subject, i) or w.lower() in ENGLISH_SPEECH for i, w in enumerate(subject)):
        return None
    if any(w.endswith("ed") and not _belongs_to_a_noun(words, i) for i, w in enumerate(subject) if i):
        return None
    if words[place].lower() in ("has", "have", "had") and words[place + 1].lower() in _DETERMINERS:
        return None  # "had a licence": no auxiliary
    if "," in " ".join(subject) and not re.fullmatch(r"[^,]+, [^,]+,", " ".join(subject)):
        return None
    turned = words[place].lower()
    rest = words[place + 1 :]
    if _MODAL.fullmatch(turned):
        turned = "will"
    if rest[0] in _NOT_ASKED and len(rest) > 1:
        rest = rest[1:]
    return f"{turned.capitalize()} {' '.join([*subject, *rest])}?"


def _links(subject: list[str], at: int) -> bool:
    """Whether a word of a subject may begin another clause: the "and" of two names does not."""
    word = subject[at].lower().strip(",")
    between_names = (
        word == "and" and 0 < at < len(subject) - 1 and subject[at - 1][0].isupper() and subject[at + 1][0].isupper()
    )
    return word in _LINKS and not between_names


def _belongs_to_a_noun(words: list[str], at: int) -> bool:
    """Whether a word in "-ed" is no verb of its clause: "the planned sale", "land run by Norlin", "the courts involved
    would".
    """
    before, after = words[at - 1], words[at + 1]
    return (
        before.lower() in _DETERMINERS
        or before.endswith(("'s", "’s"))
        or after in _BEHIND_A_PARTICIPLE
        or after.lower() in FINITE
    )


def whether(clause: str) -> str:
    """The question whether a clause is so, also where it cannot be turned round."""
    return yes_or_no(clause) or f"Is it so that {clause}?"


def indirect(word: str, clause: str) -> str | None:
    """A clause after "whether", "why" or the like as a question: "when they would vote" gives "When would they
    vote?".
    """
    words = clause.split()
    if word in ("whether", "if"):
        return whether(clause) if len(words) >= _LEAST else None
    place = next((i for i, w in enumerate(words) if w in FINITE), None)  # "May" is a month
    how_a = word == "how" and words[1:2] in (["a"], ["an"])  # "how big a share the port will have"
    before = words[: place or 0]
    # "what specific measures major nations would take": where the second noun begins is not told
    two = (
        word in ("what", "which")
        and len(before) > _ONE_NOUN
        and sum(w.endswith("s") for w in before) > 1
        and not any(_opens_a_phrase(w) for w in before)
    )
    if place is None or how_a or two or any(w.lower() in _LINKS or _BELIEVES.fullmatch(w) for w in before):
        if word == "why":
            return f"What explains why {clause}?"
        # "who owns the rights": what is asked for is the subject.
        return f"{word.capitalize()} {clause}?" if word in ("what", "who") and _VERB_FIRST.match(clause) else None
    if words[0] == "else":
        word, words, place = f"{word} else", words[1:], place - 1
    passive = words[place + 1 : -1][:1] in (["be"], ["been"]) and words[0].lower() not in _DETERMINERS
    whole = len(words) > place > 0 and word in ("what", "which", "who") and (passive or _is_subject(words[:place]))
    if place == 0 or whole:
        return f"{word.capitalize()} {' '.join(words)}?" if word.startswith(("what", "who", "which")) else None
    if word == "how" and words[0] in ("many", "much"):
        return _how_many(words, place)
    head, subject = word, words[:place]
    if (
        word in ("what", "which", "how")
        and len(subject) > 1
        and subject[0].lower() not in _DETERMINERS
        and subject[0].islower()
    ):
        # "how pure the seizures were", "which port pilots Norlin would hire"
        named = next((i for i, w in enumerate(subject) if w[0].isupper()), 1) if word == "which" else 1
        head, subject = " ".join([word, *subject[:named]]), subject[named:]
    return " ".join([head.capitalize(), words[place], *subject, *words[place + 1 :]]) + "?"


def _is_subject(words: list[str]) -> bool:
    """Whether what is asked for does something itself: "what share of the banks will pay", "which other routes were
    used".
    """
    share = len(words) > _OF and words[_OF] == "of"
    if words[0] in PREPOSITIONS:
        return True  # "who in Congress would propose it"
    return share or not (any(map(_opens_a_phrase, words)) or (len(words) > 1 and words[-1].endswith("ing")))


def _opens_a_phrase(word: str) -> bool:
    """Whether somebody or something else than what is asked for begins with a word: a name, "the port", "they"."""
    return word[0].isupper() or word in _DETERMINERS or _PRONOUNS.fullmatch(word) is not None


def _how_many(words: list[str], verb: int) -> str | None:
    """A question for a number: of those who do something, or of what somebody does: "how much money Norlin would
    spend".
    """
    if any(word.endswith(",") for word in words[:verb]):
        return None  # an apposition: "how much capital Norlin, the largest port, would invest"
    first = verb
    while first > 1 and words[first - 1][0].isupper():
        first -= 1
    if first == verb:
        doers = [
            i
            for i in range(1 if words[0] == "much" else 2, verb)
            if words[i].lower() in _DETERMINERS or _PRONOUNS.fullmatch(words[i])
        ]
        first = doers[-1] if doers and "of" not in words[1 : doers[-1]] else verb
    if verb == len(words) - 1 and words[verb] in _DID_HAVE:
        # "how many creditors Norlin had"
        return (
            f"How {' '.join([*words[:first], _DID_HAVE[words[verb]], *words[first:verb], 'have'])}?"
            if first < verb
            else None
        )
    if first == verb:
        return f"How {' '.join(words)}?"
    return f"How {' '.join([*words[:first], words[verb], *words[first:verb], *words[verb + 1 :]])}?"


def small(phrase: str, names: frozenset[str]) -> str:
    """A phrase as it stands within a sentence: its first letter small, unless a name begins there.

    Args:
        names: the words that names and titles of the article begin with.
    """
    first, _, rest = phrase.partition(" ")
    if (
        (first.isupper() and first != "A")
        or (first in names and first.lower() not in _DETERMINERS)
        or is_national(first)
    ):
        return phrase
    named = rest[:1].isupper() and first.lower() not in _DETERMINERS
    return phrase if named or re.search(r"[’']s$|[A-Z.]", first[1:]) else phrase[0].lower() + phrase[1:]


def _has_no_verb(question: str) -> bool:
    """Whether a clause lost its verb and kept that of its relative clause: "Is it so that a tax that the port had
    planned?".
    """
    clause = question.removeprefix("Is it so that ")
    verbs = sum(w in FINITE for w in clause.split())
    return clause != question and " that " in clause and verbs <= clause.count(" that ")


def stands_alone(question: str) -> bool:
    """Whether a question can be read without its article: it points at nothing outside, and is not too long.

    What somebody says within quotation marks may point at anything.
    """
    told = question
    for span in reversed(quotations(question)):
        told = told[: span.start] + "•" + told[span.end :]
    if _MARKED.search(told) or question.count("(") != question.count(")") or _HANGS.search(told):
        return False
    words = _WORD.findall(told)
    if _ELSE.match(told) or _has_no_verb(told) or _HALF.search(told) or _LACKS_A_VERB.search(told[1:]):
        return False
    if (cut := _WHETHER.search(told)) and not any(
        w in FINITE or w.endswith(("s", "ed")) for w in cut["clause"].split()[1:]
    ):
        return False
    if not len(words) >= 4 or len(question.split()) > MOST_WORDS:
        return False
    for match in _POINTS.finditer(told):
        if match.group().lower() in ("there",) or (
            match.group() == "it" and told[: match.end()] in ("Is it", "Can it")
        ):
            continue
        before = told[: match.start()]
        owned = match.group() in ("its", "their", "his", "her", "they", "it", "he", "she", "them", "him")
        # Somebody named before may be meant: "Will Lindqvist withdraw his ships?"
        if not (owned and re.search(r"[A-ZÀ-Þ][\w’'-]+", before[1:])):
            return False
    return True
