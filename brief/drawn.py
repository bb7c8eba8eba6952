"""What rich draws, as text: nothing in it is markup, and nothing depends on the terminal at hand."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import RenderableType

_NARROWEST = 20


def drawn(blocks: Iterable[RenderableType], *, width: int, color: bool) -> str:
    """Blocks, one below the other, in lines of at most `width` columns (at least 20).

    `NO_COLOR` in the environment takes colour away, and leaves bold and dim.
    """
    from rich.console import Console  # heavy, and not every format needs it

    text = io.StringIO()
    console = Console(
        file=text,
        width=max(_NARROWEST, width),
        force_terminal=color,
        color_system="standard" if color else None,
        no_color=bool(os.environ.get("NO_COLOR")),
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    for block in blocks:
        console.print(block)
    return text.getvalue()
