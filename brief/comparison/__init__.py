"""What changed in meaning between two briefs, item by item.

Sections are compared by the markers of their schema, so that any kind can be. `compare` takes two documents;
`folders` pairs the documents of two folders; `formats` tells what was found.

    items → alignment (cited sentences) → pairing (alike, match, assignment) → telling (texts) → changes
"""

from brief.comparison.changes import Change, ChangeKind, Comparison, ItemChange
from brief.comparison.compare import compare

__all__ = ["Change", "ChangeKind", "Comparison", "ItemChange", "compare"]
