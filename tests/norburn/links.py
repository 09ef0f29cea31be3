"""What linking makes of Norburn: its inspections, links with their reasons, issues with their states."""

from tests.norburn.names import (
    FOSTERING,
    GAP_2018,
    ILACS_2019,
    ILACS_2025,
    ISSUE_FOSTERING,
    ISSUE_OVERSIGHT,
    ISSUE_RECORDING,
    ISSUE_RHI,
    JTAI_2022,
    LETTER_2021,
    LETTER_2022,
    MISSING,
    OVERSIGHT,
    PLAN_2020,
    RECORDING,
    REPORT_2019,
    REPORT_2025,
    RHI,
    VISIT_2021,
)
from tracegraph.model.decision import Decision, fingerprint
from tracegraph.model.link import Inspection, Issue, IssueState, Link, Reason
from tracegraph.vocab import Basis, FollowUpStatus, InspectionKind, IssueStateKind, Relation, Verdict

_DATES = {ILACS_2019: "2019-11-15", VISIT_2021: "2021-06-09", JTAI_2022: "2022-01-21", ILACS_2025: "2025-03-14"}


def inspections() -> tuple[Inspection, ...]:
    """Four inspections at hand and one known from the words of a report only."""
    ofsted, standard = ("Ofsted",), InspectionKind.ILACS_STANDARD
    joint = ("Care Quality Commission", "His Majesty's Inspectorate of Constabulary", "Ofsted")

    def held(id_: str, kind: InspectionKind, start: str, bodies: tuple[str, ...], *documents: str) -> Inspection:
        end = _DATES[id_]
        plans = (PLAN_2020,) if id_ == ILACS_2019 else ()
        return Inspection(id_, "norburn", kind, start, end, ((start, end),), bodies, documents, plans)

    gap = Inspection(
        GAP_2018,
        "norburn",
        InspectionKind.MONITORING_VISIT,
        "2018-05",
        "2018-05",
        at_hand=False,
        named_in=(f"{REPORT_2019}/ref1",),
    )
    return (
        gap,
        held(ILACS_2019, standard, "2019-11-04", ofsted, REPORT_2019),
        held(VISIT_2021, InspectionKind.FOCUSED_VISIT, "2021-06-08", ofsted, LETTER_2021),
        held(JTAI_2022, InspectionKind.JTAI, "2022-01-17", joint, LETTER_2022),
        held(ILACS_2025, standard, "2025-03-03", ofsted, REPORT_2025),
    )


def _observed(number: int, relation: Relation, source: str, target: str, words: str, feature: str) -> Link:
    reason = Reason(feature, 1.0, words, "")
    return Link(f"norburn/link/{number}", source, target, relation, Basis.OBSERVED, reasons=(reason,), words=words)


def _followed_up(number: int, target: str, status: FollowUpStatus, score: float, *statements: str) -> Link:
    return Link(
        f"norburn/link/{number}",
        statements[0],
        target,
        Relation.FOLLOWS_UP,
        Basis.INFERRED,
        score,
        (Reason("shared theme", 0.6, "interviews", "interviews"), Reason("shared words", round(score - 0.6, 2))),
        statements,
        status=status,
    )


def _inferred(number: int, relation: Relation, source: str, target: str, score: float) -> Link:
    reasons = (
        Reason("shared theme", 0.5, "return home interviews", "return home interviews"),
        Reason("shared words", round(score - 0.5, 2), "how soon", "timeliness"),
    )
    return Link(f"norburn/link/{number}", source, target, relation, Basis.INFERRED, score, reasons)


def links() -> tuple[Link, ...]:
    """Observed and inferred links of every relation that Norburn's documents give rise to."""
    asked, restated = f"{REPORT_2019}/r", f"{PLAN_2020}/r"
    ordinal, cross = "same number in report and plan", "identified within recommendation 1"
    weak, better = FollowUpStatus.STILL_WEAK, FollowUpStatus.IMPROVING
    oversight = (f"{REPORT_2025}/p8.1", f"{LETTER_2021}/b1.2")
    return (
        *(_observed(n, Relation.RESTATES, f"{restated}{n}", f"{asked}{n}", f"{n}.", ordinal) for n in (1, 2, 3)),
        _observed(4, Relation.RESPONDS_TO, f"{PLAN_2020}/a1-1", f"{asked}1", "1.", ordinal),
        _observed(5, Relation.CROSS_REFERS, f"{PLAN_2020}/a3-2", f"{restated}1", cross, "cross-reference"),
        _observed(6, Relation.REFERS_TO, f"{LETTER_2021}/ref1", ILACS_2019, "November 2019", "kind and date"),
        _observed(7, Relation.REFERS_TO, f"{REPORT_2019}/ref1", GAP_2018, "May 2018", "kind and date"),
        _inferred(8, Relation.SAME_ISSUE, f"{LETTER_2021}/r1", f"{asked}1", 0.82),
        _inferred(9, Relation.SAME_ISSUE, f"{LETTER_2022}/r2", f"{LETTER_2021}/r1", 0.77),
        _inferred(10, Relation.RELATED, f"{LETTER_2021}/r2", f"{asked}4", 0.51),
        _inferred(11, Relation.SAME_ISSUE, f"{LETTER_2022}/r3", f"{asked}4", 0.74),
        _inferred(12, Relation.SAME_ISSUE, f"{REPORT_2025}/r1", f"{asked}3", 0.66),
        _followed_up(13, f"{asked}1", weak, 0.9, f"{LETTER_2021}/b1.1"),
        _followed_up(14, f"{asked}1", weak, 0.85, f"{LETTER_2022}/p1.1"),
        _followed_up(15, f"{asked}1", better, 0.88, f"{REPORT_2025}/p7.1", f"{REPORT_2025}/p7.2"),
        _followed_up(16, f"{asked}3", FollowUpStatus.RESOLVED, 0.7, oversight[1]),
        _followed_up(17, f"{asked}3", weak, 0.72, oversight[0]),
    )


def _states(issue: str, *told: tuple[str, IssueStateKind, tuple[str, ...]]) -> tuple[IssueState, ...]:
    return tuple(
        IssueState(f"{issue}/{inspection.split('/')[1]}", inspection, _DATES[inspection], state, statements)
        for inspection, state, statements in told
    )


def issues() -> tuple[Issue, ...]:
    """Four issues: one repeated and improved, one not mentioned again, one closed and back, one repeated without an
    action."""
    raised, repeated, silent = IssueStateKind.RAISED, IssueStateKind.REPEATED, IssueStateKind.NOT_MENTIONED
    r19, l21, l22, r25 = REPORT_2019, LETTER_2021, LETTER_2022, REPORT_2025
    improved, resolved, recurred = IssueStateKind.IMPROVED, IssueStateKind.RESOLVED, IssueStateKind.RECURRED
    rhi = _states(
        ISSUE_RHI,
        (ILACS_2019, raised, (f"{r19}/r1", f"{r19}/p12.2")),
        (VISIT_2021, repeated, (f"{l21}/r1", f"{l21}/b1.1")),
        (JTAI_2022, repeated, (f"{l22}/r2", f"{l22}/p1.1")),
        (ILACS_2025, improved, (f"{r25}/p7.1", f"{r25}/p7.2")),
    )
    fostering = _states(
        ISSUE_FOSTERING,
        (ILACS_2019, raised, (f"{r19}/r2", f"{r19}/p13.1")),
        *((inspection, silent, ()) for inspection in (VISIT_2021, JTAI_2022, ILACS_2025)),
    )
    oversight = _states(
        ISSUE_OVERSIGHT,
        (ILACS_2019, raised, (f"{r19}/r3", f"{r19}/p14.1")),
        (VISIT_2021, resolved, (f"{l21}/b1.2",)),
        (JTAI_2022, silent, ()),
        (ILACS_2025, recurred, (f"{r25}/r1", f"{r25}/p8.1")),
    )
    recording = _states(
        ISSUE_RECORDING,
        (ILACS_2019, raised, (f"{r19}/r4", f"{r19}/p14.2")),
        (VISIT_2021, IssueStateKind.OUT_OF_SCOPE, ()),
        (JTAI_2022, repeated, (f"{l22}/r3",)),
        (ILACS_2025, silent, ()),
    )
    actions = {key: f"{PLAN_2020}/{key}" for key in ("r1", "r2", "r3", "a1-1", "a1-2", "a2-1", "a3-1", "a3-2")}

    def issue(
        id_: str, name: str, themes: tuple[str, ...], states: tuple[IssueState, ...], plan: str, *related: str
    ) -> Issue:
        planned = tuple(actions[key] for key in plan.split())
        members = tuple(sorted({*planned, *(s for state in states for s in state.statements)}))
        return Issue(id_, "norburn", name, themes, members, states, related)

    return (
        issue(ISSUE_RHI, "return home interviews", (MISSING, RHI), rhi, "r1 a1-1 a1-2"),
        issue(ISSUE_FOSTERING, "private fostering", (FOSTERING,), fostering, "r2 a2-1"),
        issue(ISSUE_OVERSIGHT, "management oversight", (OVERSIGHT,), oversight, "r3 a3-1 a3-2"),
        issue(ISSUE_RECORDING, "case recording", (RECORDING,), recording, "", f"{l21}/r2"),
    )


def decisions() -> tuple[Decision, ...]:
    """What a person decided about a link: that they cannot tell."""
    source, target = f"{LETTER_2021}/r2", f"{REPORT_2019}/r4"
    read = (fingerprint("as it was read"), fingerprint("as it was read, too"))
    unsure = Verdict.UNSURE
    return (
        Decision("norburn/decision/1", 4, "2026-03-02", "Q. Officer", unsure, source, target, *read, "Two services?"),
    )
