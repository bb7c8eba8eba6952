"""From what a brief says back to the article: quotations, figures, names and voices.

- `locate`: where a text has a quotation, exactly
- `figures`: numbers, amounts and dates as comparable values
- `names`: which descriptions name the same speaker, and which name nobody
- `unnamed`: which voices have neither a name nor an office
- `voices`: whether a party is quoted, reported, or only accused
"""

from brief.article import Span
from brief.grounding.quotations import locate

__all__ = ["Span", "locate"]
