"""Norburn's two inspection reports."""

from tests.norburn import texts
from tests.norburn.names import (
    FOSTERING,
    ILACS_2019,
    ILACS_2025,
    MISSING,
    OVERSIGHT,
    RECORDING,
    REPORT_2019,
    REPORT_2025,
    RHI,
)
from tests.norburn.sheet import Sheet
from tracegraph.model.link import NamedDocument
from tracegraph.model.statement import BackReference, Extraction, Facts, Finding, Judgement, Recommendation
from tracegraph.vocab import DocumentKind, InspectionKind, Polarity, RecommendationKind

_NEEDS = "What needs to improve"
_HELP = "The experiences and progress of children who need help and protection"
_LEADERS = "The impact of leaders on social work practice"
_OVERALL = "Overall effectiveness"


def _finding(sheet: Sheet, key: str, words: str, polarity: Polarity = Polarity.SHORTFALL, *themes: str) -> Finding:
    passage, _, _ = key.partition(".")
    cues = ("too many",) if "too many" in words.lower() else ()
    return Finding(key, sheet.quote(words), _HELP, passage, passage.lstrip("p"), polarity, cues, themes)


def _asked(sheet: Sheet, key: str, words: str, *themes: str, number: str | None = None) -> Recommendation:
    kind = RecommendationKind.RECOMMENDATION
    return Recommendation(key, sheet.quote(words), kind, _NEEDS, number=number, themes=themes)


def _graded(sheet: Sheet, grade: str, *areas: str) -> tuple[Judgement, ...]:
    quotes = [sheet.quote(f"{area} {grade}") for area in areas]
    named = enumerate(zip(quotes, areas, strict=True), 1)
    return tuple(Judgement(f"j{n}", quote, area, grade.lower()) for n, (quote, area) in named)


def _facts(title: str, start: str, end: str, *leads: str) -> Facts:
    return Facts(
        title,
        "Norburn",
        "Norburn Borough Council",
        DocumentKind.REPORT,
        InspectionKind.ILACS_STANDARD,
        ("Ofsted",),
        ((start, end),),
        lead_inspectors=leads,
    )


def report_2019() -> NamedDocument:
    """November 2019: four recommendations, a sentence torn by a page break, a back-reference to a visit not at hand."""
    sheet = Sheet(texts.REPORT_2019)
    visit = BackReference(
        "ref1",
        sheet.quote("at the monitoring visit in May 2018"),
        "R2",
        "2018-05",
        InspectionKind.MONITORING_VISIT,
        "p13.2",
    )
    missing = (
        "Too many children who go missing are not offered a return home interview, and what is learnt from the few "
        "that are held is seldom used."
    )
    unchecked = (
        "Supervision notes rarely say why a decision was made, and managers do not check that it is carried out."
    )
    said = Extraction(
        sheet.source("norburn/2019-11-report.pdf"),
        sheet.text,
        3,
        _facts("Inspection of children's social care services", "2019-11-04", "2019-11-15", "Rowan Applegarth"),
        findings=(
            _finding(
                sheet, "p12.1", "Most children are seen quickly when somebody is worried about them.", Polarity.STRENGTH
            ),
            _finding(sheet, "p12.2", missing, Polarity.SHORTFALL, MISSING, RHI),
            _finding(
                sheet,
                "p13.1",
                "Few private fostering notifications reach the authority.",
                Polarity.SHORTFALL,
                FOSTERING,
            ),
            _finding(sheet, "p13.2", "This was also said at the monitoring visit in May 2018.", Polarity.NEUTRAL),
            _finding(
                sheet,
                "p14.1",
                unchecked,
                Polarity.SHORTFALL,
                OVERSIGHT,
            ),
            _finding(sheet, "p14.2", "Case records are often out of date.", Polarity.SHORTFALL, RECORDING),
        ),
        recommendations=(
            _asked(
                sheet,
                "r1",
                "The take-up, timeliness and use of return home interviews for children who go missing.",
                MISSING,
                RHI,
                number="1",
            ),
            _asked(
                sheet,
                "r2",
                "Knowledge of private fostering among staff and partners, so that notifications are made.",
                FOSTERING,
                number="2",
            ),
            _asked(
                sheet,
                "r3",
                "Management oversight of social work, so that decisions are recorded and followed up.",
                OVERSIGHT,
                number="3",
            ),
            _asked(
                sheet,
                "r4",
                "The quality of case recording, so that a child's story can be followed.",
                RECORDING,
                number="4",
            ),
        ),
        judgements=_graded(sheet, "Requires improvement to be good", _LEADERS, _HELP, _OVERALL),
        back_references=(visit,),
    )
    return NamedDocument(REPORT_2019, ILACS_2019, said, (("norburn/copy-of-report.pdf", "0" * 64),))


def report_2025() -> NamedDocument:
    """March 2025: the words drift ("return home conversations"), oversight comes back, a word is broken at a line's
    end."""
    sheet = Sheet(texts.REPORT_2025)
    prompt = "Return home conversations now take place promptly for almost all children."
    used = "They are well- recorded, and what children say shapes their safety plans."
    drift = "Managers in the assessment teams do not always notice drift."
    said = Extraction(
        sheet.source("norburn/2025-03-report.pdf"),
        sheet.text,
        1,
        _facts("Inspection of local authority children's services", "2025-03-03", "2025-03-14", "Theo Marchbanks"),
        findings=(
            _finding(sheet, "p7.1", prompt, Polarity.STRENGTH, RHI),
            _finding(sheet, "p7.2", used, Polarity.STRENGTH, RHI),
            _finding(sheet, "p8.1", drift, Polarity.SHORTFALL, OVERSIGHT),
        ),
        recommendations=(
            _asked(sheet, "r1", "Management oversight of assessments, so that drift is noticed.", OVERSIGHT),
        ),
        judgements=_graded(sheet, "Good", _LEADERS, _HELP, _OVERALL),
    )
    return NamedDocument(REPORT_2025, ILACS_2025, said)
