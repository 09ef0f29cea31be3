"""Sewing: the halves of a sentence or a title that a page turn, a footer or a line break cut apart."""

import re
from collections.abc import Iterable

from tracegraph.model.document import Document, Role
from tracegraph.segment.roles import Draft

_OPEN = re.compile(r"[^.!?:;\"\u201d]\s*$")
_SAME_PLACE = 3.0
"""Points by which left edges may differ and still be one."""
_TITLE_PITCH = 1.7
"""Lines of one title stand at most so many font sizes apart."""


def sewn(document: Document, drafts: Iterable[Draft]) -> list[Draft]:
    """`drafts` with the halves of cut sentences joined; notes between the halves stay where they are."""
    kept: list[Draft] = []
    last: Draft | None = None
    for draft in drafts:
        if draft.role is Role.NOTE:
            kept.append(draft)
        elif last is not None and _joins(document, last, draft):
            last.blocks += draft.blocks
        else:
            kept.append(draft)
            last = draft
    return kept


def _joins(document: Document, before: Draft, draft: Draft) -> bool:
    """True where `draft` is the second half of `before`."""
    if draft.role is Role.HEADING:
        return before.role is Role.HEADING and _same_title(before, draft)
    return draft.role is Role.PARAGRAPH and _same_sentence(document, before, draft)


def _same_title(before: Draft, draft: Draft) -> bool:
    """A title broken over lines of one style is one heading."""
    first, second = before.blocks[-1], draft.blocks[0]
    return (
        draft.level == before.level
        and bool(second.lines[0].size)
        and first.page == second.page
        and 0 < first.lines[-1].y - second.lines[0].y < _TITLE_PITCH * max(second.size, 1)
    )


def _same_sentence(document: Document, before: Draft, draft: Draft) -> bool:
    """A paragraph that carries on the one before: after a printed number on a line of its own, in the hanging indent
    of an item that a page turn cut, or in lower case after an unfinished sentence."""
    if before.number is not None and not document.text[before.blocks[0].body : before.blocks[-1].end].strip():
        return True
    if draft.number is not None or before.role not in (Role.PARAGRAPH, Role.ITEM):
        return False
    if _hangs(before, draft):
        return True
    second = draft.blocks[0]
    opening = document.text[second.body : second.end].lstrip()
    ending = document.text[before.blocks[-1].body : before.blocks[-1].end]
    return bool(_OPEN.search(ending)) and (opening[:1].islower() or _turns_page(before, draft))


def _turns_page(before: Draft, draft: Draft) -> bool:
    """True where the page turns between two halves of one style and place: a name may open the second."""
    first, second = before.blocks[-1], draft.blocks[0]
    one_style = first.tag == second.tag and abs(first.lines[-1].x - second.lines[0].x) <= _SAME_PLACE
    return first.page != second.page and (second.tag == "LI" or (one_style and bool(second.tag)))


def _hangs(before: Draft, draft: Draft) -> bool:
    """True where `draft` opens a page at the place to which the lines of the item or numbered paragraph before it are
    indented."""
    first, last, second = before.blocks[0].lines[0], before.blocks[-1].lines[-1], draft.blocks[0].lines[0]
    return (
        (before.role is Role.ITEM or before.number is not None)
        and second.page != last.page
        and abs(second.x - last.x) <= _SAME_PLACE
        and last.x > first.x + _SAME_PLACE
    )
