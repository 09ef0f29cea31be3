"""The record of the fictional authority of Norburn: its inspections, their documents, and places in them."""

import hashlib

from tracegraph.story.values import Citation, DocumentView, InspectionView

NORBURN = "Norburn"


def _inspection(
    name: str,
    label: str,
    dates: tuple[str, str],
    grades: tuple[tuple[str, str], ...] = (),
    publishers: tuple[str, ...] = ("Ofsted",),
    *,
    paper: str = "",
) -> InspectionView:
    """An inspection with one `paper` (report or letter), or none: then it is not at hand."""
    return InspectionView(
        id=f"norburn/{name}",
        kind=name.split("-", 2)[2],
        label=label,
        authority=NORBURN,
        start=dates[0],
        end=dates[1],
        at_hand=bool(paper),
        publishers=publishers,
        documents=(f"norburn/{name}-{paper}",) if paper else (),
        grades=grades,
    )


SAFEGUARDING = _inspection("2010-08-safeguarding-2009", "Safeguarding inspection, August 2010", ("", "2010-08"))
SINGLE = _inspection(
    "2015-06-sif",
    "Single inspection, June 2015",
    ("2015-05-19", "2015-06-12"),
    (
        ("Overall effectiveness", "requires improvement"),
        ("Children who need help and protection", "requires improvement"),
        ("Leadership, management and governance", "good"),
    ),
    paper="report",
)
STANDARD = _inspection(
    "2019-11-ilacs-standard",
    "Standard inspection, November 2019",
    ("2019-11-04", "2019-11-15"),
    (
        ("The impact of leaders on social work practice", "inadequate"),
        ("Overall effectiveness", "requires improvement to be good"),
    ),
    paper="report",
)
FOCUSED = _inspection("2021-06-focused-visit", "Focused visit, June 2021", ("2021-06-22", "2021-06-23"), paper="letter")
JOINT = _inspection(
    "2022-01-jtai",
    "Joint targeted area inspection, January 2022",
    ("2022-01-10", "2022-01-21"),
    publishers=("Ofsted", "Care Quality Commission", "HMICFRS", "HM Inspectorate of Probation"),
    paper="letter",
)
MONITORING = _inspection(
    "2022-05-monitoring-visit", "Monitoring visit, May 2022", ("2022-05-10", "2022-05-11"), paper="letter"
)
SHORT = _inspection("2023-03-ilacs-short", "Short inspection, March 2023", ("2023-03-06", "2023-03-10"))
LATEST = _inspection(
    "2025-11-ilacs-standard",
    "Standard inspection, November 2025",
    ("2025-11-03", "2025-11-14"),
    (("Overall effectiveness", "good"),),
    paper="report",
)
INSPECTIONS = (SAFEGUARDING, SINGLE, STANDARD, FOCUSED, JOINT, MONITORING, SHORT, LATEST)
PLAN = "norburn/2020-09-action-plan"


def sha(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


def _document(
    view: InspectionView, kind: str, title: str, published: str | None, *, digest: bool = False
) -> DocumentView:
    name = view.documents[0] if kind != "action-plan" else PLAN
    return DocumentView(
        id=name,
        title=title,
        authority=NORBURN,
        kind=kind,
        inspection=view.id,
        published=published,
        path=f"{name}.pdf",
        sha256=sha(name),
        pages=None if kind == "action-plan" else 12,
        digest=digest,
        publishers=view.publishers if kind != "action-plan" else ("Norburn Borough Council",),
        lead_inspectors=("Rowan Applegarth",) if kind == "report" else (),
        counts=(("finding", 61), ("recommendation", 4), ("action", 9 if kind == "action-plan" else 0)),
    )


DOCUMENTS = (
    _document(SINGLE, "report", "Inspection of services for children", "2015-08-04", digest=True),
    _document(STANDARD, "report", "Inspection of children's social care services", None),
    _document(STANDARD, "action-plan", "Ofsted action plan", "2020-09-30"),
    _document(FOCUSED, "letter", "Focused visit to Norburn children's services", "2021-07-20"),
    _document(JOINT, "letter", "Joint targeted area inspection of Norburn", "2022-02-21"),
    _document(MONITORING, "letter", "Monitoring visit to Norburn children's services", "2022-06-14"),
    _document(LATEST, "report", "Inspection of Norburn children's services", None),
)
_BY_ID = {document.id: document for document in DOCUMENTS}


def citation(document: str, words: str, page: int = 4, paragraph: str | None = "12") -> Citation:
    paper = _BY_ID[document]
    return Citation(
        document=document,
        title=paper.title,
        path=paper.path,
        sha256=paper.sha256,
        digest=paper.digest,
        section="What needs to improve",
        paragraph=paragraph,
        pages=(page,) if paper.pages else (),
        line=None if paper.pages else 40,
        segments=((1200, 1200 + len(words)),),
        words=words,
    )
