"""The body of a document: the passages that may hold findings, apart from covers, letterheads, forms and boxes."""

import re
from collections.abc import Sequence

from tracegraph.extract.cues import cues
from tracegraph.model.document import Passage, Role

_SALUTATION = re.compile(r"dear\b", re.IGNORECASE)
_CLOSING = re.compile(r"yours? (?:sincerely|faithfully)", re.IGNORECASE)
_CLOSING_PAGE = re.compile(r"the office for standards in education", re.IGNORECASE)


def bare(heading: str) -> str:
    """A heading without note marks, emphasis and closing punctuation."""
    return re.sub(r"[\s?:.\d\u00b9\u00b2\u00b3]+$", "", heading.replace("**", "")).strip()


def letter_bounds(passages: Sequence[Passage]) -> tuple[int, int]:
    """Indices of the first passage after the salutation (0 where there is none) and of the closing formula or the
    inspectorate's closing page (the number of passages where there is none)."""
    start = next((i + 1 for i, p in enumerate(passages) if _SALUTATION.match(p.words)), 0)
    end = next(
        (i for i, p in enumerate(passages) if i >= start and (_CLOSING.match(p.words) or _CLOSING_PAGE.match(p.words))),
        len(passages),
    )
    return start, end


def in_body(passage: Passage) -> bool:
    """True where a passage may hold findings."""
    known = cues()
    return (
        passage.role in (Role.PARAGRAPH, Role.ITEM)
        and not passage.box
        and not known.boilerplate.match(passage.words)
        and not (passage.section and known.skip_section.fullmatch(bare(passage.section[-1])))
        and not re.fullmatch(r"[\d\s.]+", passage.words)
    )
