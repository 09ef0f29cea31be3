"""Captions for people: the one place where a code, a date or a kind of statement becomes English.

Codes' own captions are coined in `ontology/` (`skos:prefLabel`) and come here through `vocab`.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from tracegraph.vocab import (
    ActionStatus,
    Basis,
    Code,
    DocumentKind,
    FollowUpStatus,
    InspectionKind,
    IssueStateKind,
    Polarity,
    RecommendationKind,
    Relation,
    code_label,
)

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_OVERALL: Final = "overall effectiveness"

DIGEST: Final = "digest"
"""The mark beside words that retell an original."""

OCR: Final = "words by OCR"
"""The mark beside words that were read off a picture of the page."""

DIGEST_NOTE: Final = (
    "[digest] marks words of a digest: a retelling of the original in other words. Cite the original, never the "
    "digest, as the inspectors' words."
)
NOT_MENTIONED_NOTE: Final = "nothing is said about it, which does not mean that it is fixed"
GAP_NOTE: Final = "known only from other documents: its own report is not at hand"

UNDATED: Final = "date not found"
UNDATED_NOTE: Final = "no date was found in it: it stands last, which does not mean that it is the latest"

PLAN_NOTE: Final = "its own report is not at hand: it is told from the action plan that answers it"

UNASKED: Final = "Actions answering no recommendation"

_STATE_NOTES: Final = {
    IssueStateKind.NOT_MENTIONED: NOT_MENTIONED_NOTE,
    IssueStateKind.OUT_OF_SCOPE: "this inspection did not look at it",
}


def date(iso: str) -> str:
    """An ISO date as English, as exact as it is: "22 November 2019", "November 2019", "2019"; "" for ""."""
    year, _, rest = iso.partition("-")
    if not rest:
        return year
    month, _, day = rest.partition("-")
    words = f"{MONTHS[int(month) - 1]} {year}"
    return f"{int(day)} {words}" if day else words


def month(iso: str) -> str:
    """The month of an ISO date: "November 2019"; the year alone where no month is known."""
    return date(iso[:7])


def when(iso: str) -> str:
    """The month of what has a date, and for what has none the words that say so."""
    return month(iso) or UNDATED


def span(start: str, end: str) -> str:
    """Two ISO dates as one stretch: "11 to 22 November 2019", "31 October to 11 November 2022", "November 2019"."""
    if not start or start == end:
        return date(end)
    if not end:
        return date(start)
    first, last = date(start).split(), date(end).split()
    while len(first) == len(last) and first[-1] == last[-1]:
        first.pop()
        last.pop()
    return f"{' '.join(first)} to {date(end)}"


def sentence(words: str) -> str:
    """The words with their first letter large, the rest as it is."""
    return words[:1].upper() + words[1:]


def counted(number: int, one: str, many: str = "") -> str:
    """A number of things: "1 inspection", "3 inspections"; `many` where the plural takes more than an s."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def listed(words: Sequence[str]) -> str:
    """Things in a sentence: "Ofsted", "CQC and Ofsted", "CQC, HMICFRS and Ofsted"."""
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


def shortened(words: str, most: int) -> str:
    """The words, cut at a space where one is near and marked with an ellipsis if longer than `most` characters. What
    a reader cannot see, or what would turn the writing direction of the rest, is left out: a label is no quote."""
    plain = " ".join("".join(each for each in words if each.isprintable() or each.isspace()).split())
    if len(plain) <= most:
        return plain
    cut = plain[: most - 1]
    head, space, _ = cut.rpartition(" ")
    return (head if space and len(head) > most // 2 else cut).rstrip(" ,;:") + "…"


def _code(scheme: type[Code], notation: str) -> str:
    """The caption of a code of `scheme`; "" for ""."""
    return code_label(scheme(notation)) if notation else ""


def inspection_kind(notation: str) -> str:
    """A kind of inspection: "Focused visit" for "focused-visit"."""
    return _code(InspectionKind, notation)


def document_kind(notation: str) -> str:
    """A kind of document: "action plan" for "action-plan"."""
    return _code(DocumentKind, notation)


def kind(notation: str) -> str:
    """What a document is by one word: "Action plan", or the kind of inspection that it reports."""
    return sentence(document_kind(notation) if notation in set(DocumentKind) else inspection_kind(notation))


def inspection(kind: str, end: str) -> str:
    """How every view names an inspection: "Focused visit, June 2021"."""
    return f"{inspection_kind(kind)}, {month(end)}" if end else inspection_kind(kind)


def overall(grades: Iterable[tuple[str, str]]) -> str:
    """The grade for overall effectiveness; "" where none was given."""
    return next((grade for area, grade in grades if is_overall(area)), "")


def is_overall(area: str) -> bool:
    """Whether a grade is for overall effectiveness, by the printed name of what it is for."""
    return area.casefold().startswith(_OVERALL)


def retold(grades: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The grades that other documents say an inspection gave, each once: that of the whole where they tell it, else
    all, for nobody can say here which of its areas weighed most."""
    held = list(grades)
    return tuple(dict.fromkeys([grade for area, grade in held if not area] or [grade for _, grade in held]))


def graded(grades: Iterable[tuple[str, str]]) -> str:
    """Grades and what they were for: "adequate (safeguarding arrangements); good"."""
    return "; ".join(f"{grade} ({area})" if area else grade for area, grade in grades)


def state(notation: str) -> str:
    """What an inspection says of an issue: "repeated"; "" (a gap in an issue's path) says that nothing is known."""
    return _code(IssueStateKind, notation) or "not known"


BEFORE: Final = "touched before"
"""What is said in place of a state where an inspection touched an issue before any had raised it."""

BEFORE_NOTE: Final = "a statement touches it, before any inspection had raised it; it is not counted"


def state_note(notation: str) -> str:
    """What must be said beside a state so that nobody reads too much into it; "" where nothing must."""
    return _STATE_NOTES.get(IssueStateKind(notation), "") if notation else ""


def silence(after: Collection[str]) -> str:
    """What may be said of an issue whose latest states say nothing; "" for none."""
    if IssueStateKind.NOT_MENTIONED in after:
        return "not mentioned since, which does not mean that it is fixed"
    return "not looked at since" if after else ""


def status(notation: str) -> str:
    """The caption "still weak" for "still_weak": what a later document says has become of something asked for."""
    return _code(FollowUpStatus, notation)


def action_status(notation: str) -> str:
    """How far an action is ("completed"): always the plan's word on the action, never on the issue."""
    return _code(ActionStatus, notation)


def how_far(notation: str) -> str:
    """An action's status behind a number of actions: "3 completed", "2 without a status"."""
    return "without a status" if notation == ActionStatus.NOT_STATED else action_status(notation)


def action_note(notation: str) -> str:
    """An action's status as the plan's word on the action, so that "completed" is never read as "resolved"."""
    if notation == ActionStatus.NOT_STATED:
        return "the plan does not say how far it is"
    return f"{action_status(notation)}, says the plan"


def relation(notation: str) -> str:
    """How two statements belong together: "follows up" for "follows-up"."""
    return _code(Relation, notation)


def entry(kind: str, detail: str = "") -> str:
    """What a statement is: "area for improvement" (a kind of recommendation), "finding: shortfall", "area reviewed"."""
    match kind:
        case "recommendation":
            return _code(RecommendationKind, detail) or kind
        case "finding" if detail and detail != Polarity.NEUTRAL:
            return f"finding: {_code(Polarity, detail)}"
        case "judgement" if detail:
            return f"judgement: {detail}"
        case _:
            return kind


def basis(code: str, score: float) -> str:
    """How a link is known: "in the documents' own words", "decided by a person" or "inferred, score 0.82"."""
    return _BASES.get(code) or f"inferred, score {score:.2f}"


_BASES: Final[dict[str, str]] = {Basis.OBSERVED: "in the documents' own words", Basis.DECIDED: "decided by a person"}
