"""What figures are of: "per-day exports" in the place of "per-day production" leaves the figure beside it as it was."""

from __future__ import annotations

from collections.abc import Sequence

from brief.grounding.edits import Edit

_KINDS = {
    word: kind
    for kind, words in enumerate(
        (
            "production output",
            "export exports",
            "import imports",
            "consumption",
            "sales revenue revenues turnover",
            "profit profits",
            "debt debts",
            "deficit deficits",
            "surplus surpluses",
            "wage wages salary salaries",
            "price prices cost costs",
            "unemployment",
            "inflation",
            "death deaths fatality fatalities",
            "birth births",
            "cases infections",
            "injury injuries",
            "arrest arrests",
            "seat seats",
            "vote votes",
        )
    )
    for word in words.split()
}
"""Words for what figures are of, by what they come to: none of a group is told for one of another."""
_ARTICLES = frozenset("a an the".split())


def of_what(edits: Sequence[Edit], sentences: Sequence[str]) -> tuple[str, str] | None:
    """The word by which the changes in a copied English sentence make a figure one of something else, and the
    sentence's own.
    """
    for edit in edits:
        gone, new = _word(edit.gone), _word(edit.new)
        kinds = _KINDS.get(gone), _KINDS.get(new)
        if None in kinds or kinds[0] == kinds[1] or any(_moved(gone, new, e) for e in edits):
            continue
        if not any(new in s.lower() for s in sentences):  # Else the figure may be another sentence's.
            return new, gone
    return None


def _word(words: tuple[str, ...]) -> str:
    return " ".join(w for w in map(str.lower, words) if w not in _ARTICLES)


def _moved(gone: str, new: str, edit: Edit) -> bool:
    """Whether the change has one of the two on its other side, so that it may only have changed its place."""
    return new in map(str.lower, edit.gone) or gone in map(str.lower, edit.new)
