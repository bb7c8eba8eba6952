"""Statements of hardly a word that say something all the same: "denied this", which answers what stands before it, and
"It would appeal".
"""

from __future__ import annotations

import re

_BEFORE = r"(?:\w+ly |also |later |both |has |have |had |did not |does not |do not )*"
_WHAT = (
    r"(?:this|that|it|them|(?:the|these|those|such|all|any|both|his|her|their|its) (?:[a-z-]+ ){0,2}?(?:accusation"
    r"|allegation|charge|claim|criticism|report|story|suggestion|wrongdoing|version|account|figure|demand|offer)s?)"
)
_DENIES = re.compile(
    rf"{_BEFORE}(?:(?:denied|denies|deny|rejected|rejects?|disputed|disputes?|dismissed|dismiss(?:es)?|contested|contests?"
    rf"|refuted|refutes?|accepted|accepts?) {_WHAT}|disagree[ds]?)\.",
    re.IGNORECASE,
)
_WILL = re.compile(
    r"(?:He|She|It|They) (?:would|will|had|has|have|did|was|were|is|are)(?: not| never| also| now)?(?: be| been)? "
    r"(?:appeal|resign|strike|quit|retire|comply|sue|pay|apologi[sz]e|testify|surrender|withdraw|abstain|cooperate"
    r"|co-operate|return|leave|protest)(?:e?d|ing)?\."
)


def answers(wording: str) -> bool:
    """Whether a statement denies or accepts what the sentence before it says, and nothing more: "denied this."."""
    return _DENIES.fullmatch(wording) is not None


def says_enough(wording: str) -> bool:
    """Whether a statement of one telling word says something: a denial, or what its speaker will do."""
    return answers(wording) or _WILL.fullmatch(wording) is not None
