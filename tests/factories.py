"""Norburn, a fictional authority, as linking would hand it to the graph: small honest values for the tests of every
room.

Return home interviews run through it (raised 2019, repeated 2021 and 2022, improved 2025); private fostering is raised
once and not mentioned again; management oversight is completed in the plan, resolved in 2021 and back in 2025; case
recording has no action and is repeated in 2022; a monitoring visit of May 2018 and a pilot of 2017 are only spoken of.
"""

from collections.abc import Iterable
from pathlib import Path

from tests.norburn.letters import letter_2021, letter_2022
from tests.norburn.links import decisions, inspections, issues, links
from tests.norburn.plan import plan_2020
from tests.norburn.reports import report_2019, report_2025
from tracegraph.graph.share import Share, share_of
from tracegraph.graph.store import BuildRecord, GraphFolder
from tracegraph.model.link import Linked

REFUSED = (("norburn/scan.pdf", "no text layer"),)


def norburn() -> Linked:
    """The whole authority: an inspection report (2019), the plan that answers it (2020), a focused visit letter (2021),
    a joint inspection letter (2022) and a second report (2025), with their inspections, links and issues."""
    documents = (report_2019(), plan_2020(), letter_2021(), letter_2022(), report_2025())
    return Linked("Norburn", documents, inspections(), links(), issues(), decisions())


def publish(linked: Linked, path: Path) -> GraphFolder:
    """A graph folder at `path` that holds `linked` and nothing else."""
    folder = GraphFolder(path)
    record = BuildRecord(tuple(d.id for d in linked.documents), REFUSED, (("documents", len(linked.documents)),))
    put(folder, [share_of("norburn", linked)], record)
    return folder


def put(folder: GraphFolder, shares: Iterable[Share], record: BuildRecord) -> str:
    """Makes the graph in `folder` exactly these shares, and gives the name of its generation."""
    with folder.building() as new:
        for one in shares:
            new.add(one)
        return folder.publish(new, record)[0]


def norburn_folder(path: Path) -> GraphFolder:
    """Norburn, published in `path` / "tracegraph-graph"."""
    return publish(norburn(), path / "tracegraph-graph")
