"""Stories of the fictional authority of Norburn, made by hand: what the story room would hand to the map."""

from dataclasses import dataclass, replace

from tests.maps.record import (
    DOCUMENTS,
    FOCUSED,
    INSPECTIONS,
    JOINT,
    LATEST,
    MONITORING,
    NORBURN,
    PLAN,
    SHORT,
    SINGLE,
    STANDARD,
    citation,
)
from tracegraph.story.values import (
    ActionLine,
    Entry,
    InspectionView,
    IssueStory,
    IssueSummary,
    Moment,
    Overview,
    Reason,
    Refusal,
    Why,
)


@dataclass
class Teller:
    """Tells one issue: each call adds what an inspection says of it."""

    name: str
    theme: str
    moments: tuple[Moment, ...] = ()
    before: str = ""

    def at(self, view: InspectionView, state: str, *words: str, kind: str = "finding", detail: str = "") -> "Teller":
        detail = detail or "shortfall"
        entries = tuple(self._entry(view, number, each, kind, detail) for number, each in enumerate(words, 1))
        if entries:
            self.before = entries[0].id
        self.moments = (*self.moments, Moment(view, state, entries))
        return self

    def _entry(self, view: InspectionView, number: int, words: str, kind: str, detail: str) -> Entry:
        document = view.documents[0]
        key = f"{self.theme}-{'r' if kind == 'recommendation' else 'p'}{number}"
        reasons = (Reason("shared_theme", 0.45, "", ""), Reason("shared_words", 0.3, "not offered", "not held"))
        why = Why(f"norburn/link/{key}", "same-issue", "inferred", 0.8312, self.before, reasons)
        return Entry(
            id=f"{document}/{key}",
            kind=kind,
            detail=detail,
            status="still_weak" if self.before else "",
            citation=citation(document, words, 3 + number, str(10 + number)),
            themes=(self.theme,),
            whys=(why,) if self.before else (),
        )

    def asked(self, view: InspectionView, state: str, *words: str) -> "Teller":
        return self.at(view, state, *words, kind="recommendation", detail="recommendation")

    def planned(self, *rows: tuple[str, str, str, str]) -> "Teller":
        """Actions (words, owner, by when, status) under the latest recommendation."""
        last = self.moments[-1]
        lines = tuple(
            ActionLine(
                id=f"{PLAN}/a{len(self.theme)}-{number}-{self.theme}",
                owners=(owner,),
                by_when=when,
                due=_dues(when),
                status=status,
                progress="" if status == "not stated" else "67% of interviews were held in July and 83% in August.",
                conflicts=("the row says completed and ongoing",) if number == 3 else (),
                citation=citation(PLAN, words, paragraph=None),
                progress_citation=None,
            )
            for number, (words, owner, when, status) in enumerate(rows, 1)
        )
        entry = replace(last.entries[0], actions=lines)
        self.moments = (*self.moments[:-1], replace(last, entries=(entry, *last.entries[1:])))
        return self

    def touched(self, words: str) -> "Teller":
        """A statement that touches the issue without being it, at the latest moment."""
        last = self.moments[-1]
        entry = self._entry(last.inspection, 9, words, "finding", "mixed")
        self.moments = (*self.moments[:-1], replace(last, related=(entry,)))
        return self

    def silent(self, *views: InspectionView, state: str = "not mentioned") -> "Teller":
        for view in views:
            self.moments = (*self.moments, Moment(view, state if view.at_hand else "", ()))
        return self

    def told(self) -> IssueStory:
        first = next(moment for moment in self.moments if moment.entries)
        raising = {"raised", "repeated", "escalated", "recurred", "narrowed"}
        said = [moment for moment in self.moments if moment.entries]
        actions = sum(len(entry.actions) for moment in self.moments for entry in moment.entries)
        return IssueStory(
            IssueSummary(
                id=f"norburn/issue/{first.entries[0].id.removeprefix('norburn/')}",
                name=self.name,
                authority=NORBURN,
                themes=(self.theme,),
                since=first.inspection.end,
                last=said[-1].inspection.end,
                times=sum(moment.state in raising for moment in self.moments),
                state=said[-1].state,
                last_state=self.moments[-1].state,
                open=said[-1].state != "resolved",
                recommendations=sum(entry.kind == "recommendation" for moment in said for entry in moment.entries),
                actions=actions,
            ),
            self.moments,
        )


def _dues(when: str) -> tuple[str, ...]:
    dates = {"December 2020": "2020-12", "End of March 2021": "2021-03-31", "June 2020, now January 2021": "2021-01"}
    return ("2020-06", "2021-01") if "now" in when else tuple(filter(None, (dates.get(when, ""),)))


def interviews() -> IssueStory:
    return (
        Teller("Return home interviews", "return-home-interview")
        .asked(STANDARD, "raised", "How soon return home interviews are held, and the use made of what children say.")
        .planned(
            ("Offer every child an interview within three days.", "Head of Young People", "December 2020", "completed"),
            ("Report how many were held each month.", "Head of Quality", "End of March 2021", "in progress"),
            ("Ask children what changed.", "Head of Participation", "June 2020, now January 2021", "ongoing"),
            ("Train the team that holds the interviews.", "Head of Young People", "Ongoing", "not stated"),
        )
        .asked(
            FOCUSED, "repeated", "Too few return home interviews are held.", "What is learnt does not reach the plan."
        )
        .touched("Some records of missing children are hard to find for the staff who need them.")
        .at(JOINT, "escalated", "Return home interviews are seldom held soon enough to matter.")
        .silent(MONITORING, SHORT)
        .at(LATEST, "improved", "Return home conversations are held quickly and shape plans.", detail="strength")
        .told()
    )


def oversight() -> IssueStory:
    return (
        Teller("Management oversight and supervision", "management-oversight")
        .asked(SINGLE, "raised", "Managers should record why a decision was made.")
        .asked(STANDARD, "repeated", "The quality of supervision, so that it is regular.")
        .planned(("Every manager holds supervision once a month.", "Assistant Director", "December 2020", "completed"))
        .at(FOCUSED, "resolved", "Supervision is regular and well recorded.", detail="strength")
        .silent(JOINT, MONITORING, SHORT)
        .at(LATEST, "recurred", "Supervision has become irregular in two of the six teams.")
        .told()
    )


def fostering() -> IssueStory:
    return (
        Teller("Private fostering", "private-fostering")
        .asked(STANDARD, "raised", "How private fostering is made known, so that arrangements are notified.")
        .silent(FOCUSED, MONITORING, state="out of scope")
        .silent(JOINT, SHORT, LATEST)
        .told()
    )


def recording() -> IssueStory:
    return (
        Teller("Children's case records and chronologies", "case-recording")
        .asked(SINGLE, "raised", "Keep chronologies up to date.")
        .silent(STANDARD)
        .at(FOCUSED, "narrowed", "Chronologies are missing where a child has moved teams.")
        .silent(JOINT, MONITORING, SHORT)
        .at(LATEST, "resolved", "Records are clear and current.", detail="strength")
        .told()
    )


def carers() -> IssueStory:
    return (
        Teller("Foster carer sufficiency", "sufficiency")
        .asked(SINGLE, "raised", "Recruit more foster carers for older children and for brothers and sisters.")
        .asked(STANDARD, "repeated", "The number of local homes for children in care.")
        .silent(FOCUSED, JOINT, MONITORING, SHORT)
        .asked(LATEST, "repeated", "Enough homes nearby for children with complex needs.")
        .told()
    )


def histories() -> IssueStory:
    return (
        Teller("Care leavers' health histories", "care-leavers")
        .asked(LATEST, "raised", "Give every care leaver their full health history.")
        .told()
    )


def stories() -> tuple[IssueStory, ...]:
    return (interviews(), oversight(), fostering(), recording(), carers(), histories())


def overview(told: tuple[IssueStory, ...] | None = None) -> Overview:
    told = stories() if told is None else told
    return Overview(
        authorities=(NORBURN,),
        documents=DOCUMENTS,
        inspections=tuple(each for each in INSPECTIONS if each.at_hand),
        gaps=tuple(each for each in INSPECTIONS if not each.at_hand),
        issues=tuple(story.summary for story in told),
        numbers=(
            ("documents", len(DOCUMENTS), "documents read"),
            ("recommendations", 14, "recommendations in reports and letters"),
            ("actions", 5, "actions in plans"),
            ("refusals", 2, "files not read"),
        ),
        refusals=(
            Refusal("norburn/scan.pdf", "no text layer: pages are pictures"),
            Refusal("norburn/old.pdf", "encrypted PDF"),
        ),
        unasked=(newsletter(),),
    )


def newsletter() -> Entry:
    """An action of the plan that answers no recommendation."""
    said = citation(PLAN, "Print a newsletter for carers.", paragraph=None)
    line = ActionLine(
        f"{PLAN}/a0-1",
        ("Head of Communications",),
        "March 2021, revised to June 2021",
        ("2021-03", "2021-06"),
        "in progress",
        "Two of four have gone out.",
        (),
        said,
        None,
        revised=("2021-06",),
    )
    return Entry(line.id, "action", line.status, "", said, (), (), (line,))
