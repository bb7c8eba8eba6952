"""Results of a run to be told in each format: plain ones, hostile ones, and any that hypothesis thinks of."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import get_args

from hypothesis import strategies as st

from brief.checks import rules
from brief.checks.rule import Rule
from brief.choices import ReportFormat
from brief.document import Finding
from brief.validation.formats import Format
from brief.validation.formats.choose import make
from brief.validation.result import FileResult, Located, Summary


def _own(page: object) -> Iterable[object]:
    return ()


RULES = (*rules(), Rule("X001", "warning", "House style", "a word that we do not use", _own))  # type: ignore[arg-type]
NAMES: tuple[ReportFormat, ...] = get_args(ReportFormat)

HOSTILE = (
    "“\x1b[31m\x07\x9b2J” <b>&amp;</b> | `tick` | ]]> --> [click](https://evil.example) ![i](http://x.example) "
    "@team #12 www.evil.example *a* _b_ ~~c~~ {0} %0A %3A a,b: c::d $1 and $2 \\ \r\n::error::mine\u2028"
    "\u202egnp.exe \ud800 \ufffe ##[add-mask]x </details> <!-- {{x}} ${{ y }}"
)
ODD_NAME = "briefs/a b|c:d,e%0A`<&\"'>é?#[x]\n::error::x\x1b[2J.json"
UNDECODED = "caf\udce9.json"


def located(
    rule: str, message: str, *, line: int = 1, column: int = 1, path: str = "/brief", level: str = ""
) -> Located:
    level = level or next((r.level for r in RULES if r.code == rule), "error")
    return Located(Finding(rule=rule, level=level, path=path, message=message), line, column)  # type: ignore[arg-type]


SAMPLE = (
    FileResult("briefs/clean.json", (), items=3),
    FileResult(
        "briefs/harbour.json",
        (
            located(
                "B205",
                "“52” is in none of the cited sentences (2)",
                line=14,
                column=9,
                path="/brief/key_claims/0/claim",
            ),
            located(
                "B205", "“9” is in none of the cited sentences (2)", line=14, column=9, path="/brief/key_claims/0/claim"
            ),
            located("B402", "says what another item says", line=31, column=5, path="/brief/key_claims/3"),
        ),
        items=4,
        known=2,
    ),
    FileResult(
        ODD_NAME,
        (located("B204", HOSTILE, line=2, column=3, path="/brief/a~1b\n\x1b"), located("X001", "plain")),
        items=1,
    ),
    FileResult(UNDECODED, (located("B101", "not JSON"),), items=0),
)

_ANY = st.text(alphabet=st.characters(exclude_categories=[]), max_size=60)  # every code point, half pairs included
_CODES = [rule.code for rule in RULES]


@st.composite
def results(draw: st.DrawFn) -> FileResult:
    """A file by any name the system can give, with any findings."""
    name = draw(st.binary(min_size=1, max_size=20)).replace(b"\0", b"x").decode("utf-8", "surrogateescape")
    found = draw(
        st.lists(
            st.builds(
                located,
                st.sampled_from(_CODES),
                _ANY,
                line=st.integers(1, 10**6),
                column=st.integers(1, 10**6),
                path=_ANY,
                level=st.sampled_from(["error", "warning"]),
            ),
            max_size=4,
        )
    )
    return FileResult(name, tuple(found), items=draw(st.integers(0, 99)))


runs = st.lists(results(), max_size=4)


def summed(files: Iterable[FileResult]) -> Summary:
    summary = Summary()
    for result in files:
        summary.add(result)
    return summary


def tell(told: ReportFormat | Format, files: Iterable[FileResult], *, color: bool = False) -> str:
    """What a run writes, piece by piece; each piece ends in a newline or is empty."""
    form = make(told, color=color, rules=RULES) if isinstance(told, str) else told
    files = list(files)
    pieces = [form.start(), *(form.file(result) for result in files), form.end(summed(files))]
    assert all(not piece or piece.endswith("\n") for piece in pieces)
    return "".join(pieces)


def controls(text: str) -> set[str]:
    """What must not be printed as it is: controls, direction overrides, half pairs."""
    overrides = re.findall("[\u202a-\u202e\u2066-\u2069]", text)
    return {c for c in text if unicodedata.category(c) in {"Cc", "Zl", "Zp", "Cs"} and c != "\n"} | set(overrides)
