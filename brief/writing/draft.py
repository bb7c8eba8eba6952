"""A draft: items found so far, each as plain values, and what was kept out with its reason."""

from __future__ import annotations

from dataclasses import dataclass, field

from pydantic import JsonValue

from brief.document import Rejected
from brief.shapes import SectionShape

Values = dict[str, JsonValue]


@dataclass
class Draft:
    """The items of each section by its name, in the order in which they were found."""

    items: dict[str, list[Values]] = field(default_factory=dict)
    rejected: list[Rejected] = field(default_factory=list)

    def add(self, section: SectionShape, values: Values) -> None:
        """Add an item."""
        self.items.setdefault(section.name, []).append(values)

    def reject(self, section: str, values: JsonValue, rule: str, reason: str) -> None:
        """Keep an item out, and say why."""
        self.rejected.append(Rejected(section=section, item=values, rule=rule, reason=reason))
