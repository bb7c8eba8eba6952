"""The offices that people hold, as English articles call them: the titles that every part of the package knows.

What else is a title for one purpose and not for another stands where that purpose is.
"""

from __future__ import annotations

OFFICES = frozenset(
    """president minister premier chancellor governor mayor senator congressman congresswoman secretary ambassador
    commissioner judge attorney prosecutor sheriff professor leader chairman chairwoman director spokesman spokeswoman
    spokesperson""".split()
)
