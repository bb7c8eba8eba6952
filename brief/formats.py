"""In which formats a page can be had."""

from __future__ import annotations

from typing import Literal

PageFormat = Literal["terminal", "markdown", "html", "json"]
