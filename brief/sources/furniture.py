"""What an article is taken out of: finding page furniture at the edges of a text.

Lines are taken off from outside inward, and the first line of the body ends it. A line goes if it has one of the
known forms, or if it is a link below a heading such as "Must Read": a line that is no sentence. What a release ends
with goes with its heading.
"""

from __future__ import annotations

from brief.article import Removed, count_words
from brief.places import ends_sentence
from brief.sources.boilerplate import REASON, begins_at
from brief.sources.contacts import CONTACT, contact_lines
from brief.sources.forms import NEWSLETTER, known_form, opens_links

_TITLE_AT_MOST = 60
"""Words of another article's title. Vietnamese has one for each syllable."""


def strip_furniture(lines: list[str]) -> tuple[list[str], tuple[Removed, ...]]:
    """The lines of an article without page furniture at its edges, and what was taken off, in the order it stood.

    An article is never taken off whole: if nothing would be left, everything is.
    """
    visible = [index for index, line in enumerate(lines) if line.strip()]
    return _without(lines, visible, {**_above(lines, visible), **_below(lines, visible)})


def strip_below(lines: list[str]) -> tuple[list[str], tuple[Removed, ...]]:
    """The same of what stands below the article alone."""
    visible = [index for index, line in enumerate(lines) if line.strip()]
    return _without(lines, visible, _below(lines, visible))


def _without(lines: list[str], visible: list[int], reasons: dict[int, str]) -> tuple[list[str], tuple[Removed, ...]]:
    if all(index in reasons or known_form(lines[index]) for index in visible):
        return lines, ()
    kept = [line for index, line in enumerate(lines) if index not in reasons]
    return kept, tuple(Removed(lines[index].strip(), reasons[index]) for index in sorted(reasons))


def _above(lines: list[str], visible: list[int]) -> dict[int, str]:
    """Furniture above the body, around the headline as well."""
    found: dict[int, str] = {}
    contacts = contact_lines(lines, visible)
    passed = 0
    for index in visible:
        reason = CONTACT if index in contacts else known_form(lines[index])
        if reason:
            found[index] = reason
        elif _is_sentence(lines[index]) and passed:
            break
        else:
            passed += 1
    else:
        return {}  # no body was met: what looks like furniture may be all there is
    return found


def _below(lines: list[str], visible: list[int]) -> dict[int, str]:
    """Furniture below the body: known forms, and lists of links down to the end."""
    begins = begins_at(lines, visible)
    end = len(visible) if begins is None else begins
    found = dict.fromkeys(visible[end:], REASON)
    while end > 1:
        line = lines[visible[end - 1]]
        reason = known_form(line) or ("heading of a list of links" if opens_links(line) else None)
        if reason is None:
            start = _links(lines, visible, end)
            if start is None:
                break
            heading = lines[visible[start]].strip()
            framed = known_form(heading)
            found.update(dict.fromkeys(visible[start:end], framed or f"link below “{heading}”"))
            found[visible[start]] = framed or "heading of a list of links"
            end = start
            continue
        found[visible[end - 1]] = reason
        end -= 1
    return found


def _links(lines: list[str], visible: list[int], end: int) -> int | None:
    """Where a list of links that ends before `end` has its heading; None if there is no such list.

    So has the frame of a newsletter: who sends it stands below why it was sent.
    """
    for at in range(end - 1, 0, -1):
        line = lines[visible[at]]
        if opens_links(line) or known_form(line) == NEWSLETTER:
            return at
        if known_form(line) is None and _is_body(line):
            return None
    return None


def _is_sentence(line: str) -> bool:
    words = count_words(line)
    return (ends_sentence(line) and words >= 4) or words > 40


def _is_body(line: str) -> bool:
    """Whether a line below the article can be part of it. Another one's title may end with a question mark, and its
    first words with an ellipsis.
    """
    asks = line.rstrip("”’\"' ").endswith("?") and count_words(line) <= 15
    if asks or line.endswith(("…", "...")):
        return False
    return _is_sentence(line) if ends_sentence(line) else count_words(line) > _TITLE_AT_MOST
