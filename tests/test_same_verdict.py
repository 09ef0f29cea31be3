"""The same verdict everywhere: what the terminal, the list, the map's lanes, its table, its histories, the committee
papers and SPARQL say of an issue is one and the same, for every issue of the fictional record and of the digests."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from tests.factories import norburn_folder
from tests.maps.parsed import Tag, parsed
from tracegraph.graph import Graph, GraphFolder
from tracegraph.graph.names import node
from tracegraph.maps import write_map
from tracegraph.pack import write_pack
from tracegraph.query import question, run
from tracegraph.story import issue, issues, labels
from tracegraph.story.asking import questions
from tracegraph.story.summaries import SILENT
from tracegraph.trace.history import history_text
from tracegraph.trace.listing import issue_rows

UNKNOWN = {"", "not known", "not at hand"}
"""How views say that an inspection's own report is not at hand: no verdict, and none of them counts it as one."""

EARLIER = {"touched before"}
"""How views say that an inspection touched an issue before any had raised it: no verdict either."""


@dataclass(frozen=True)
class Verdict:
    """What a view says of an issue; None for what it does not say. Dates are months in words."""

    path: tuple[tuple[str, str], ...] | None = None
    state: str | None = None
    last: str | None = None
    since: str | None = None
    times: int | None = None
    open: bool | None = None
    actions: int | None = None
    gaps: tuple[str, ...] | None = None
    earlier: tuple[str, ...] | None = None

    def agrees(self, other: "Verdict") -> bool:
        """Whether the two say the same wherever both say anything."""
        pairs = zip(vars(self).values(), vars(other).values(), strict=True)
        return all(mine is None or theirs is None or mine == theirs for mine, theirs in pairs)


Verdicts = dict[str, Verdict]


@dataclass(frozen=True)
class Views:
    """A graph with its map, read once."""

    graph: Graph
    map: Tag
    ids: tuple[str, ...]


@pytest.fixture(scope="module", params=["norburn", "digests"])
def views(
    request: pytest.FixtureRequest, digests_graph: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Views]:
    norburn = request.param == "norburn"
    folder = norburn_folder(tmp_path_factory.mktemp("graph")) if norburn else GraphFolder(digests_graph)
    with folder.open() as graph:
        ids = tuple(s.id for s in issues(graph))
        assert len(ids) > 3
        yield Views(graph, parsed(write_map(graph)), ids)


@pytest.fixture(scope="module")
def stored(views: Views) -> Verdicts:
    """What the named questions say."""
    return of_sparql(views)


NOT_AT_HAND = """SELECT DISTINCT ?i ?date WHERE {
    ?issue tg:ofAuthority ?a . ?i a tg:Inspection ; tg:ofAuthority ?a ; tg:atHand false ; schema:endDate ?date }"""
TOUCHED = """SELECT DISTINCT ?i ?date WHERE {
    ?issue tg:relatedMember ?s . ?s dcterms:isPartOf/(tg:reports|tg:answers) ?i . ?i schema:endDate ?date }"""


def of_sparql(views: Views) -> Verdicts:
    """The named questions: SPARQL over the stored triples, with nothing of the story's between."""
    history = question("issue-history").sparql
    still = {row[-1] for row in run(views.graph, "open-issues").rows}
    repeated = run(views.graph, "repeated-issues", {"times": "1"})
    counted = {row[-1]: dict(zip(repeated.columns, row, strict=True)) for row in repeated.rows}
    found = {}
    for ident in views.ids:
        rows = [(row["date"] or "", row["state"] or "") for row in views.graph.rows(history, issue=node(ident))]
        dates = sorted(date for date, _ in rows)
        silent = _dates(views, NOT_AT_HAND, ident)
        touching = _dates(views, TOUCHED, ident)
        path = tuple((labels.month(date), state.replace("-", " ")) for date, state in dict.fromkeys(rows))
        said = [each for each in path if each[1] not in SILENT]
        found[ident] = Verdict(
            path=path,
            gaps=tuple(labels.month(each) for each in silent if dates[0] < each < dates[-1]),
            earlier=tuple(labels.month(each) for each in touching if each < dates[0]),
            state=said[-1][1],
            last=said[-1][0],
            since=labels.month(counted[ident]["since"] or ""),
            times=int(counted[ident]["raised"] or 0),
            open=ident in still,
        )
    return found


def of_the_list(views: Views) -> Verdicts:
    """`tracegraph issues`."""
    header, rows = issue_rows(issues(views.graph))
    opened = {s.id for s in issues(views.graph, open_only=True)}
    found = {}
    for row in rows:
        cells = dict(zip(header, row, strict=True))
        state, _, last = cells["Latest word"].rpartition(", ")
        found[cells["Id"]] = Verdict(
            None, state, last, cells["Since"], int(cells["Raised"]), cells["Id"] in opened, int(cells["Actions"])
        )
    return found


def of_the_terminal(views: Views) -> Verdicts:
    """`tracegraph trace`."""
    found = {}
    for ident in views.ids:
        lines = history_text(issue(views.graph, ident)).splitlines()
        heads = [line.split(" | ") for line in lines if line.count(" | ") == 2 and line == line.lstrip()]
        moments = [(_month(when), state.lower()) for when, _, state in heads]
        own = {line.rpartition("; ")[2] for line in lines if re.search(r"; \S+/a[\w.-]+$", line)}
        found[ident] = replace(_standing(lines[1]), **_through(moments), actions=len(own))
    return found


def of_lanes(views: Views) -> Verdicts:
    """The map's first view."""
    found = {}
    for lane in views.map.of("lane"):
        marks = [(mark.of("date")[0].text, mark.of("caption")[0].text) for mark in lane.of("mark")]
        told = re.search(r"Raised (?P<times>\w+).*?· (?P<state>.+) (?P<last>\w{3} \d{4})$", _text(lane.of("name")))
        assert told
        found[lane.attributes["data-lane"]] = Verdict(
            **_through(marks),
            state=told["state"],
            last=_long(told["last"]),
            times=_count(told["times"]),
            open=lane.attributes["data-open"] == "yes",
            actions=_promised(plan.text for plan in lane.of("plan")),
        )
    return found


def of_the_table_twin(views: Views) -> Verdicts:
    """The map's table with the same facts."""
    found = {}
    for table in views.map.of("twin"):
        dates = [head.of("date")[0].text for head in table.all("th", scope="col")[3:]]
        for row in table.all("tr", data_lane=""):
            raised, still, *cells = row.all("td")
            shown = [
                (date, mark[0].text) for date, cell in zip(dates, cells, strict=True) if (mark := cell.of("cellmark"))
            ]
            found[row.attributes["data-lane"]] = Verdict(
                **_through(shown),
                times=int(raised.text),
                open=still.text == "open",
                actions=_promised(sub.text for cell in cells for sub in cell.of("sub")),
            )
    return found


def of_histories(views: Views) -> Verdicts:
    """The map's page of each issue."""
    found = {}
    for history in views.map.all("details", data_lane=""):
        told = re.search(
            r"Raised (?P<times>\w+)(?: times)? since (?P<since>.*?); "
            r"latest word: (?P<state>.*), (?P<last>.*); (?P<open>open|closed)$",
            history.of("meta")[0].text,
        )
        assert told
        moments = [(_when(m.of("when")[0].text), m.of("state")[0].text.lower()) for m in history.of("moment")]
        own = {a.attributes["id"] for a in history.of("action") if "id" in a.attributes}
        found[history.attributes["data-lane"]] = Verdict(
            **_through(moments),
            state=told["state"],
            last=_long(told["last"]),
            since=_long(told["since"]),
            times=_count(told["times"]),
            open=told["open"] == "open",
            actions=len(own),
        )
    return found


def of_issue_papers(views: Views) -> Verdicts:
    """`tracegraph pack ISSUE`: its first page and its table of inspections."""
    found = {}
    for ident in views.ids:
        text = write_pack(views.graph, ".md", issue_id=ident).decode().replace("\\", "")
        rows = _rows(text, "What each inspection said")
        told_of = _through([(_month(row[0]), re.sub(r"\*\*(.*?)\*\*.*", r"\1", row[3]).lower()) for row in rows])
        promised = re.search(r"\| What was promised \| (\d+) action", text)
        acts = {row[0].rpartition("`")[0].rpartition("`")[2] for row in _rows(text, "Actions")}
        assert len(acts) == (int(promised[1]) if promised else 0)
        told = re.search(r"\| What is open \| (Nothing, by the latest word)?", text)
        assert told
        lead = text.split("\n\n")[2]
        found[ident] = replace(_standing(lead), **told_of | {"earlier": None}, actions=len(acts), open=not told[1])
    return found


def of_authority_papers(views: Views) -> Verdicts:
    """`tracegraph pack AUTHORITY`: its table of issues."""
    found = {}
    for place in sorted({s.authority for s in issues(views.graph)}):
        text = write_pack(views.graph, ".md", authority=place).decode().replace("\\", "")
        for name, raised, since, latest, _, actions, still in _rows(text, "Issues"):
            state, _, last = latest.rpartition(", ")
            ident = name.split("`")[1]
            found[ident] = Verdict(None, state, last, since, int(raised), still == "yes", int(actions))
    return found


VIEWS = {
    "the list": of_the_list,
    "the terminal": of_the_terminal,
    "the lanes": of_lanes,
    "the table twin": of_the_table_twin,
    "the histories": of_histories,
    "the issue papers": of_issue_papers,
    "the authority paper": of_authority_papers,
}


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_gives_the_verdict_of_the_stored_triples(views: Views, stored: Verdicts, view: str) -> None:
    said = VIEWS[view](views)
    assert set(said) == set(stored), "every issue is there, and no other"
    differ = {ident: (said[ident], stored[ident]) for ident in stored if not said[ident].agrees(stored[ident])}
    assert differ == {}


def test_every_view_counts_the_same_actions(views: Views) -> None:
    counts = {name: {i: v.actions for i, v in read(views).items()} for name, read in VIEWS.items()}
    assert {name: held for name, held in counts.items() if held != counts["the list"]} == {}
    assert sum(filter(None, counts["the list"].values())) > 0


def test_the_map_and_the_papers_ask_the_same_questions(views: Views) -> None:
    histories = {h.attributes["data-lane"]: h for h in views.map.all("details", data_lane="")}
    for ident in views.ids:
        wanted = [q.words for q in questions(issue(views.graph, ident))]
        paper = write_pack(views.graph, ".md", issue_id=ident).decode().replace("\\", "").partition("## What each")[0]
        assert re.findall(r"^\d+\. (.*)$", paper, re.MULTILINE) == wanted
        asked = [li.all("bdi")[0].text for part in histories[ident].of("asks") for li in part.all("li")]
        assert asked == wanted


def _standing(line: str) -> Verdict:
    """The sentences of `story/standing.py`, read back."""
    told = re.search(
        r"(?:Raised by (?P<times>\d+) inspections?|Never formally asked for), first in (?P<since>[^.]*)\. "
        r"Latest word: (?P<state>[^,]*), (?P<last>\w+ \d{4})(?P<rest>.*)",
        line,
    )
    assert told, line
    still = bool(re.search(r"No inspection has called it resolved|It had once been called resolved", told["rest"]))
    return Verdict(None, told["state"], told["last"], told["since"], int(told["times"] or 0), still)


def _rows(text: str, heading: str) -> list[list[str]]:
    """The rows of the first table below a heading of a paper in Markdown."""
    below = text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in below.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line[2:-2].split(" | ")] for line in lines[2:]] if below else []


def _through(moments: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """The inspections of an issue as a view shows them: its path, and those that are none of it."""
    told = [(_long(when), state) for when, state in moments]
    return {
        "path": tuple(each for each in told if each[1] not in UNKNOWN | EARLIER),
        "gaps": tuple(when for when, state in told if state in UNKNOWN),
        "earlier": tuple(when for when, state in told if state in EARLIER),
    }


def _dates(views: Views, sparql: str, ident: str) -> list[str]:
    return sorted(row["date"] or "" for row in views.graph.rows(sparql, issue=node(ident)))


def _month(when: str) -> str:
    """The month in which a stretch of days ended: "November 2019" of "4 to 15 November 2019"."""
    return " ".join(when.split()[-2:])


def _when(label: str) -> str:
    """The month of "Standard inspection, November 2019 (4 to 15 November 2019)"."""
    return label.partition(" (")[0].rpartition(", ")[2]


def _long(when: str) -> str:
    """ "Nov 2019" in full."""
    return next((when.replace(m[:3], m, 1) for m in labels.MONTHS if when.startswith(m[:3]) and m not in when), when)


def _count(word: str | None) -> int:
    return {"once": 1, "twice": 2, None: 0}.get(word) or int(word or 0)


def _promised(texts: Iterable[str]) -> int:
    return sum(int(found[1]) for text in texts if (found := re.search(r"(\d+) actions?:", text)))


def _text(tags: list[Tag]) -> str:
    return tags[0].all("p")[0].text
