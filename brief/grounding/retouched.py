"""What the changes in a copied English sentence do to its sense: polarity, firmness, degree, and what was added.

Works on `brief.grounding.edits`: where all else is the same, single words decide, and no grammar is needed.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal, NamedTuple

from brief.grounding import numerals
from brief.grounding.edits import Edit
from brief.grounding.opposites import EXACT_OPPOSITES, WEAK, WEAK_PHRASES
from brief.grounding.stems import FUNCTION_WORDS, stem

_NEGATIONS = frozenset(
    """not n't never no nobody none nothing nowhere neither nor without cannot hardly barely scarcely rarely seldom
    refused refuses refuse refusing declined declines decline declining failed fails fail failing unable unwilling
    denied denies deny denying denial""".split()
)
_JOINS = frozenset(("and", "or"))
_BY = {"to": "yet"}
"""Words that negate with the one behind them: "has yet to rule"."""
_NO_NEGATION = frozenset("only just least merely simply doubt fewer less matter wonder later".split())
_FAILS = frozenset(map(stem, "fail refuse decline".split()))
_DOUBTS = frozenset(
    """may might could allegedly reportedly apparently possibly perhaps maybe probably supposedly purportedly
    presumably potentially alleged suspected apparent possible supposed purported presumed unconfirmed unverified
    potential probable likely believed thought expected feared rumored rumoured seems seem seemed appears appear
    appeared""".split()
)
_ABOUT = frozenset(
    "about around nearly almost roughly approximately estimated over some least under up more fewer less".split()
)
_WAYS = frozenset("about around over under up to at an".split())
"""Those of them that tell a way or a matter where no amount follows: "opened up to farmers", "asked about the cost"."""
_OF_AMOUNTS = frozenset(
    """a an half all every everyone everything noon midnight dawn dusk dozen dozens hundreds thousands millions billions
    tens scores twice double""".split()
) | {*numerals.SMALL, *numerals.TENS, *numerals.SCALES}
_SAID = frozenset("alleged believed thought feared suspected expected".split())
_SOON = frozenset(
    "will would shall plans plan planned intends intend intended hopes hope expects expect aims aim".split()
)
_KEEPING = _DOUBTS | _SOON | frozenset("should can to said set risk if unless suggest suggests suggested".split())
_STRONGER = {
    word: frozenset(stronger.split())
    for words, stronger in (
        ("some several", "all every most each many"),
        ("many much", "all every most each"),
        ("most", "all every each"),
        ("few", "many most all several"),
        ("sometimes occasionally rarely seldom", "always often usually constantly invariably"),
        ("often usually frequently generally mostly", "always invariably constantly"),
        ("partly partially", "wholly fully entirely completely totally"),
        ("could may might can", "will must shall does did"),
        ("should", "must will"),
        ("almost nearly", "completely entirely fully"),
        ("charged", "convicted guilty sentenced jailed acquitted cleared"),
        ("urged asked advised encouraged", "forced ordered compelled"),
        ("slightly somewhat", "greatly sharply hugely massively dramatically strongly"),
    )
    for word in words.split()
}
_AMOUNTS = frozenset(
    """hundred thousand million billion trillion percent dollars euros pounds times miles kilometres kilometers half
    third quarter tenth twice double""".split()
)
"""Words of figures, which are another rule's."""
_CAUSES = frozenset("because due caused owing thanks result blamed since".split())
_AT_TIMES = frozenset("can could may might sometimes often usually occasionally".split())
_ALWAYS = frozenset("always invariably".split())
_CONDITIONS = frozenset("until till unless before except if".split())
_LIGHT = FUNCTION_WORDS | _DOUBTS | _ABOUT | _SOON | _NEGATIONS
_SMALL = 4
"""Words that a change takes out, or puts in, at most."""
_PAIR = 2
_PREPOSITIONS = frozenset("of with for to in by from on at over".split())
_CUT = 8
"""Words that may have been left out beside a word for its opposite."""
_ELSEWHERE = frozenset("only against still".split())
"""Words that say "not" only beside what they are about, not in a part that is left out as a whole."""
_FURTHER = frozenset("but and while whereas although though".split())
"""Words that begin another thing that a sentence tells."""
_STILL_DUE = _KEEPING | {"must", "needs", "due"}
_LEAST_ADDED = 2
_MOSTLY = 0.67


class Change(NamedTuple):
    """Words of the sentence, and what stands for them."""

    gone: str
    new: str


def polarity(edits: tuple[Edit, ...]) -> tuple[Literal["added", "lost", "opposite"], Change] | None:
    """Whether the changes negate, affirm or reverse, and by which words."""
    small = [e for e in edits if _small(e)]
    plain = [e for e in small if not _verb_for_verb(e)]
    negated = [e for e in plain if len(negating(e.new)) > len(negating(e.gone))]
    affirmed = [e for e in plain if len(negating(e.gone)) > len(negating(e.new))]
    if not negated and [negating(e.gone)[0] for e in affirmed] == ["neither", "nor"]:
        affirmed = affirmed[:1]  # "neither met nor called", told as "met"
    if len(negated) + len(affirmed) == 1:
        edit = (negated or affirmed)[0]
        # The other side may say "not" in a word of its own, or the condition has changed with it.
        other, beside = (edit.gone, edit.new) if negated else (edit.new, edit.gone)
        same = {stem(w.lower()) for w in beside}
        changed = {w.lower() for e in small for w in (*e.gone, *e.new)}
        if affirmed and _is_told_otherwise(edit):
            return None
        if "longer" in changed:
            same |= {"still", "remain"}  # the opposite of "no longer"
        if changed & _CONDITIONS or any(_may_negate(w) and stem(w.lower()) not in same for w in other):
            return None
        by = negating(edit.new if negated else edit.gone)[0]
        word = (edit.follows or edit.new[-1]) if negated else " ".join(edit.new) or edit.follows
        return ("added" if negated else "lost"), Change(by, word)
    if negated or affirmed:
        return None
    for edit in edits:
        pair = (_pair(edit) if edit in small else None) or _beside_a_cut(edit)
        if pair and _opposite(*pair):
            return "opposite", Change(*pair)
    return None


def _is_told_otherwise(edit: Edit) -> bool:
    """Whether what takes the place of a negation affirms nothing: "will rule" for "has yet to rule", and "breaches the
    treaty and the law" for "breaches the treaty, does not comply with the law", whose verb has gone.
    """
    new = {w.lower() for w in edit.new}
    return ("yet" in negating(edit.gone) and bool(_STILL_DUE & new)) or (bool(new) and new <= _JOINS)


def _verb_for_verb(edit: Edit) -> bool:
    """`failed` for `collapsed`, `refused` for `turned down`: a verb of its own, which negates none."""
    if any(" ".join(w).lower() in WEAK_PHRASES for w in (edit.gone, edit.new)):
        return True
    pair = _pair(edit)
    return pair is not None and edit.follows.lower() != "to" and any(stem(w.lower()) in _FAILS for w in pair)


def _may_negate(word: str) -> bool:
    low = word.lower()
    return low not in _NEGATIONS and (low in WEAK or stem(low) in WEAK)


def _small(edit: Edit) -> bool:
    """Whether words were changed, rather than a part of the sentence left out."""
    if len(edit.gone) > _SMALL or len(edit.new) > _SMALL:
        return False
    return bool(edit.new) or (edit.inner and all(w.lower() in _LIGHT or w.endswith("ly") for w in edit.gone))


def keeps_negations(edits: tuple[Edit, ...]) -> bool:
    """Whether no negation stands in what was left out or put in as a whole, so that the small changes tell all."""
    large = [w for e in edits if not _small(e) for w in _told_otherwise(e) if w.lower() not in _ELSEWHERE]
    return not negating(large) and not any(stem(w.lower()) in WEAK for w in large)


def _told_otherwise(edit: Edit) -> tuple[str, ...]:
    """The words of a change but for what is told with "but" or "and" behind the statement's end, and left out there."""
    if edit.at and not edit.new and not edit.follows and edit.gone[0].lower() in _FURTHER:
        return ()
    return (*edit.gone, *edit.new)


def negating(words: Collection[str]) -> list[str]:
    """Those of the words that negate."""
    low = [w.lower() for w in words]
    after = [*low[1:], ""]
    found = [
        w
        for w, a in zip(low, after, strict=False)
        if (w in _NEGATIONS and a not in _NO_NEGATION and not a[:1].isdigit()) or w == _BY.get(a)
    ]
    return [*found, "far"] if low[-2:] == ["far", "from"] else found


def _pair(edit: Edit) -> tuple[str, str] | None:
    """The one word for the one other that an edit comes down to."""
    gone = [w for w in edit.gone if w.lower() not in ("a", "an", "the")]
    new = [w for w in edit.new if w.lower() not in ("a", "an", "the")]
    if gone == ["against"] and new[:1] == ["in"] and len(new) > 1:
        return gone[0], new[1]  # "in favour of"
    if len(gone) == len(new) == _PAIR and {gone[1], new[1]} <= _PREPOSITIONS:
        return gone[0], new[0]  # "convicted of" for "charged with"
    return (gone[0], new[0]) if len(gone) == len(new) == 1 else None


def _beside_a_cut(edit: Edit) -> tuple[str, str] | None:
    """The one word for the one that was next to the words they have in common, where more was left out beside it:
    `west of` for `(100 miles) east of`.
    """
    if not edit.inner or len(edit.new) != 1 or not 1 < len(edit.gone) <= _CUT or negating(edit.gone):
        return None
    return edit.gone[-1], edit.new[0]


def _opposite(gone: str, new: str) -> bool:
    a, b = gone.lower(), new.lower()
    if stem(b) in EXACT_OPPOSITES.get(stem(a), ()) or b in EXACT_OPPOSITES.get(a, ()):
        return True
    return any(a == p + b or b == p + a for p in ("un", "dis", "in", "im", "il", "ir", "non"))


def hardened(edits: tuple[Edit, ...], *, spoken: bool) -> Change | None:
    """A hedge, an "about", a "some" or a "will" that the changes took out, so that more is said than the sentence says.

    Where somebody speaks, "police alleged" may go: it is the speaker's.
    """
    pairs = [pair for edit in edits if (pair := _pair(edit))]
    firmer = next((p for p in pairs if p[1].lower() in _STRONGER.get(p[0].lower(), ())), None)
    if firmer:
        return Change(*firmer)
    if any(w.lower() in _KEEPING for e in edits for w in e.new):
        return None
    for edit in edits:
        if (always := _of(edit.new, _ALWAYS)) and (at_times := _of(edit.gone, _AT_TIMES)):
            return Change(at_times, always)
        if not _small(edit) or (spoken and len(edit.gone) > 1 and edit.gone[-1].lower() in _SAID):
            continue
        gone, new = [w.lower() for w in edit.gone], [w.lower() for w in edit.new]
        if (
            edit.inner
            and any(w in _DOUBTS for w in gone if w != "may" or "May" not in edit.gone)
            and not _KEEPING & set(new)
        ):
            return Change(" ".join(edit.gone), " ".join(edit.new) or edit.follows)
        if any(w in _SOON for w in gone) and _as_fact(gone, new):
            return Change(" ".join(edit.gone), " ".join(edit.new))
    return _exact(edits)


def _of(words: tuple[str, ...], group: frozenset[str]) -> str:
    return next((w for w in words if w.lower() in group), "")


def _as_fact(gone: list[str], new: list[str]) -> bool:
    """`would limit`, told as `limited`; `will begin`, as `began`."""
    if not new:
        return False
    stems = {stem(w) for w in gone if w not in _SOON}
    return bool(stems & {stem(w) for w in new}) and len(new) <= len(gone)


def _exact(edits: tuple[Edit, ...]) -> Change | None:
    """An "about" or "more than" before a figure that the changes took out."""
    for edit in edits:
        low = {w.lower() for w in edit.gone}
        if not (
            edit.inner and edit.gone and not edit.new and low <= _ABOUT | {"than", "at", "to", "an"} and low & _ABOUT
        ):
            continue
        if not low <= _WAYS or _is_amount(edit.follows):
            return Change(" ".join(edit.gone), edit.follows)
    return None


def _is_amount(word: str) -> bool:
    """Whether a word begins an amount: "90", "€90", "ninety-one", "half", "a dozen"."""
    low = word.lower()
    return any(map(str.isdigit, word[:3])) or low.split("-")[0] in _OF_AMOUNTS


def added(edits: tuple[Edit, ...], known: Collection[str]) -> str | None:
    """A phrase that the changes put in, of whose words (as stems) hardly one is known."""
    for edit in edits:
        if len(edit.gone) > len(edit.new) // 2:
            continue
        low = [w.lower() for w in edit.new]
        content = [stem(w) for w in low if w not in FUNCTION_WORDS | _AMOUNTS and not any(map(str.isdigit, w))]
        fresh = [w for w in content if w not in known]
        least = 1 if _CAUSES & set(low) else _LEAST_ADDED
        if len([w for w in fresh if w not in _CAUSES]) >= least and len(fresh) >= _MOSTLY * len(content):
            return " ".join(edit.new)
    return None
