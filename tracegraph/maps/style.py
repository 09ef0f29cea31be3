"""How each kind of thing looks: its shape and its words, never its colour alone. Colours are in static/page.css, by
code."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from tracegraph.story import labels
from tracegraph.story.paths import EARLIER, GAP
from tracegraph.vocab import ActionStatus, InspectionKind, IssueStateKind, code_label


@dataclass(frozen=True, slots=True)
class Sign:
    """One line of a legend: the code (CSS class and SVG symbol are named after its slug), its caption and what it
    means."""

    code: str
    caption: str
    meaning: str

    @property
    def slug(self) -> str:
        """The code as a CSS class: "not mentioned" -> "not-mentioned"."""
        return slug(self.code)


@cache
def slug(code: str) -> str:
    """A code as a CSS class or the end of a symbol's id: letters, digits and hyphens only."""
    return "".join(each if each.isascii() and each.isalnum() else "-" for each in code.lower())


_MEANINGS: Final[dict[IssueStateKind, str]] = {
    IssueStateKind.RAISED: "raised for the first time in these documents",
    IssueStateKind.REPEATED: "raised again at a later inspection",
    IssueStateKind.ESCALATED: "raised again, more urgently",
    IssueStateKind.RECURRED: "came back after it was said to be resolved",
    IssueStateKind.NARROWED: "raised again, for a smaller part",
    IssueStateKind.IMPROVED: "said to be better, not yet resolved",
    IssueStateKind.RESOLVED: "said to stand no longer",
    IssueStateKind.NOT_MENTIONED: "nothing is said, which does not mean fixed",
    IssueStateKind.OUT_OF_SCOPE: "this inspection did not look at it",
}

STATES: Final = (
    *(Sign(code.value, code_label(code), meaning) for code, meaning in _MEANINGS.items()),
    Sign(GAP, "not at hand", "the inspection's own report was not among the documents"),
    Sign(EARLIER, labels.BEFORE, labels.BEFORE_NOTE),
)
"""Every state a mark can show, from worst news to none, in the order of the legend."""

OPEN: Final = frozenset(
    code.value
    for code in (
        IssueStateKind.RAISED,
        IssueStateKind.REPEATED,
        IssueStateKind.ESCALATED,
        IssueStateKind.RECURRED,
        IssueStateKind.NARROWED,
    )
)
"""States by which an inspection raises an issue, the first time or again."""

SILENT: Final = frozenset((IssueStateKind.NOT_MENTIONED.value, IssueStateKind.OUT_OF_SCOPE.value, GAP, EARLIER))
"""States that say nothing of an issue."""


def mood(state: str, before: str) -> str:
    """How the thread looks after a mark: "open", "better" or "done"; a silent inspection leaves it as it was
    `before`."""
    if state in SILENT:
        return before
    if state in OPEN:
        return "open"
    return "done" if state == IssueStateKind.RESOLVED else "better"


def visit(kind: str) -> tuple[str, str]:
    """The shape and the short name of a kind of inspection, as they stand above its column."""
    return _VISITS.get(kind, ("other", kind))


# Shorter than the ontology's captions, which stand in full where there is room; a test sees that no kind is left out.
_VISITS: Final[dict[str, tuple[str, str]]] = {
    InspectionKind.SIF: ("full", "Single inspection"),
    InspectionKind.ILACS_SHORT: ("full", "Short inspection"),
    InspectionKind.ILACS_STANDARD: ("full", "Standard inspection"),
    InspectionKind.ILACS: ("full", "Inspection"),
    InspectionKind.ILACS_2026: ("full", "Inspection"),
    InspectionKind.JTAI: ("joint", "Joint inspection"),
    InspectionKind.SEND: ("send", "SEND inspection"),
    InspectionKind.SEND_REVISIT: ("send", "SEND revisit"),
    InspectionKind.FOCUSED_VISIT: ("visit", "Focused visit"),
    InspectionKind.MONITORING_VISIT: ("visit", "Monitoring visit"),
    InspectionKind.SAFEGUARDING_2009: ("other", "Safeguarding"),
    InspectionKind.CONTACT_REFERRAL: ("other", "Contact and referral"),
    InspectionKind.LOOKED_AFTER: ("other", "Looked after"),
    InspectionKind.LSCB_REVIEW: ("other", "Board review"),
    InspectionKind.OTHER: ("other", "Other"),
}

VISITS: Final = (
    Sign("full", "full inspection", "a report on the whole of children's services"),
    Sign("visit", "visit", "a focused or monitoring visit: a letter on a few areas"),
    Sign("joint", "joint inspection", "several inspectorates together (JTAI)"),
    Sign("send", "SEND inspection", "special educational needs and disabilities"),
    Sign("other", "other inspection", "an older or another framework"),
)

ACTION_STATUSES: Final = tuple(status.value for status in ActionStatus)

GRADES: Final = {
    "outstanding": "outstanding",
    "good": "good",
    "requires improvement": "middling",
    "requires improvement to be good": "middling",
    "adequate": "middling",
    "inadequate": "inadequate",
}
"""The tone of a printed grade; any other grade is shown without one."""

SHORT_GRADES: Final = {"requires improvement to be good": "Requires improvement"}
