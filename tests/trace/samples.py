"""Story values of Norburn for the tests of views: small, whole, and changed by `replace`."""

from tracegraph.story.values import (
    ActionLine,
    Citation,
    Entry,
    InspectionView,
    IssueStory,
    IssueSummary,
    Moment,
    Reason,
    Why,
)

CITATION = Citation(
    document="norburn/2019-11-ilacs-standard-report",
    title="Inspection of Norburn",
    path="norburn/report.pdf",
    sha256="0" * 64,
    digest=False,
    section="What needs to improve",
    paragraph=None,
    pages=(2,),
    line=None,
    segments=((10, 42),),
    words="The take-up of return home interviews.",
)
WHY = Why(
    "norburn/link/1", "same-issue", "inferred", 0.8125, "norburn/2019-11-ilacs-standard-report/r1",
    (Reason("rare word", 0.2, "police", "police"), Reason("theme", 0.6, "return interviews", "return home interviews")),
)  # fmt: skip
ACTION = ActionLine(
    id="norburn/2020-09-action-plan/a1-1",
    owners=("Head of Service", "Missing Co-ordinator"),
    by_when="June 2020, revised to January 2021",
    due=("2020-06", "2021-01"),
    status="completed",
    progress="Done. Take-up was 58%.",
    conflicts=("the progress says completed before the due date",),
    citation=CITATION,
    progress_citation=None,
)
ENTRY = Entry(
    id="norburn/2019-11-ilacs-standard-report/r1",
    kind="recommendation",
    detail="recommendation",
    status="",
    citation=CITATION,
    themes=("return-home-interview",),
    whys=(),
    number="1",
)
INSPECTION = InspectionView(
    id="norburn/2019-11-ilacs-standard",
    kind="ilacs-standard",
    label="Standard inspection, November 2019",
    authority="Norburn",
    start="2019-11-04",
    end="2019-11-15",
    at_hand=True,
    publishers=("Ofsted",),
    documents=("norburn/2019-11-ilacs-standard-report",),
    grades=(("Overall effectiveness", "good"), ("Leaders", "inadequate")),
)
SUMMARY = IssueSummary(
    id="norburn/issue/2019-11-ilacs-standard-report/r1",
    name="return home interviews",
    authority="Norburn",
    themes=("return-home-interview",),
    since="2019-11-15",
    last="2021-06-09",
    times=2,
    state="repeated",
    last_state="repeated",
    open=True,
    recommendations=2,
    actions=1,
    states=("raised", "repeated"),
)
STORY = IssueStory(SUMMARY, (Moment(INSPECTION, "raised", (ENTRY,)),))
