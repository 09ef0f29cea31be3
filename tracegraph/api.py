"""The Python API: one object for a graph, whose methods are what the commands use."""

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from tracegraph import story, taxonomy
from tracegraph.errors import UsageError
from tracegraph.extract import NOTHING_NAMED, column_names
from tracegraph.graph import GraphFolder
from tracegraph.maps import write_map
from tracegraph.pipeline import HERE, Aids, Progress, encoder
from tracegraph.pipeline import build as build_graph
from tracegraph.read.ocr import engine
from tracegraph.story.comparing import Compared, compare
from tracegraph.story.explaining import LinkStory, why
from tracegraph.story.reviewing import Case, cases, waiting
from tracegraph.story.values import Gap, IssueStory, IssueSummary, Overview
from tracegraph.trace.history import history_text

if TYPE_CHECKING:
    import networkx as nx

DEFAULT_FOLDER = "tracegraph-graph"


class Graph:
    """A graph that was built. `folder` is where it lies.

    Raises NoGraph where the folder holds none.
    """

    def __init__(self, folder: str | Path = DEFAULT_FOLDER) -> None:
        self.folder = Path(folder)
        self._graph = GraphFolder(self.folder).open()

    def __repr__(self) -> str:
        return f"tracegraph.Graph({str(self.folder)!r})"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets the files go."""
        self._graph.close()

    def overview(self, authority: str | None = None) -> Overview:
        """What was read, what was not and why, and how much the graph holds."""
        return story.overview(self._graph, authority)

    def issues(
        self,
        authority: str | None = None,
        *,
        recurring: bool = False,
        open_only: bool = False,
        escalated: bool = False,
    ) -> tuple[IssueSummary, ...]:
        """The issues, those that recur, are open or were asked for more urgently alone where asked."""
        return story.issues(self._graph, authority, recurring=recurring, open_only=open_only, escalated=escalated)

    def find(self, words: str, authority: str | None = None) -> tuple[IssueSummary, ...]:
        """The issues that a theme, an id or any words mean, best first. Raises NotFound where none does."""
        return story.find(self._graph, words, authority)

    def issue(self, words: str, authority: str | None = None) -> IssueStory:
        """The whole story of the issue that `words` mean best. Raises NotFound where there is none, UsageError where
        issues of several authorities fit: whose is meant is not ours to guess."""
        found = self.find(words, authority)
        if len(names := sorted({summary.authority for summary in found})) > 1:
            raise UsageError(f"{words!r} fits issues of {', '.join(names)}: choose one with authority=...")
        return story.issue(self._graph, found[0].id)

    def trace(self, words: str, authority: str | None = None) -> str:
        """The history of an issue as plain text, oldest first. Raises as `issue` does."""
        return history_text(self.issue(words, authority))

    def why(self, first: str, second: str | None = None) -> tuple[LinkStory, ...]:
        """What a link rests on, by its id, or what all links between two statements do, by theirs: both quotes, and
        each reason. Raises NotFound where nothing links them."""
        return why(self._graph, first, second)

    def compare(self, theme: str) -> tuple[Compared, ...]:
        """The authorities side by side for one theme, by its words or id: who had it, and what became of it. Raises
        NotFound where there is no such theme, naming those that come near, or where the graph says nothing of it."""
        return compare(self._graph, taxonomy.named(theme))

    def review(
        self, authority: str | None = None, issue: str | None = None, limit: int | None = None
    ) -> tuple[Case, ...]:
        """What waits for a person's word, that which matters most first: decisions that no longer hold, then links that
        are unsure and change much. `issue` is an issue's id. Raises NotFound for an authority not held."""
        return cases(self._graph, waiting(self._graph, authority, issue)[:limit])

    def gaps(self, authority: str | None = None) -> tuple[Gap, ...]:
        """The inspections that the documents speak of and that are not at hand, with the sentences that name each.
        Raises NotFound for an authority not held."""
        return story.gaps(self._graph, authority)

    def export(self, form: str) -> bytes:
        """The whole graph in another format, as `tracegraph export --format` writes it: "csv", "json", "sssom",
        "turtle", "trig", "nquads", "jsonld" or "graphml". Raises UsageError for any other."""
        from tracegraph.export import exporter  # noqa: PLC0415 - loads what writes each format; most callers never ask

        return exporter(form).write(self._graph)

    def sparql(self, query: str, *, timeout: float = 30.0, **parameters: str) -> list[dict[str, str | None]]:
        """The rows that a SPARQL query (or a named question) gives, over the union of all graphs; at most `timeout`
        seconds.

        Raises QueryError where the query cannot be parsed or asks for what is refused, QueryTimeout where it runs too
        long.
        """
        from tracegraph.query import run  # noqa: PLC0415 - starts processes; most callers never ask

        answer = run(self._graph, query, parameters, timeout=timeout)
        return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]

    def networkx(self) -> "nx.MultiDiGraph[str]":
        """The graph as a NetworkX projection: a copy, free to change."""
        from tracegraph.graph.network import to_networkx  # noqa: PLC0415 - networkx takes 0.4 s to import

        return to_networkx(self._graph)

    def map(self, authority: str | None = None) -> str:
        """The map as one self-contained HTML page."""
        return write_map(self._graph, authority)


def build(  # noqa: PLR0913 - an option each, all but two by name
    paths: str | Path | Sequence[str | Path],
    graph: str | Path = DEFAULT_FOLDER,
    *,
    jobs: int | None = HERE,
    progress: Progress | None = None,
    decisions: str | Path | None = None,
    columns: str | Path | None = None,
    ocr: bool = False,
    embeddings: str | Path | None = None,
) -> Graph:
    """Makes the graph in the folder `graph` exactly that of the documents at `paths` (files and folders, or one of
    either), and opens it.

    `jobs` processes read side by side, None for one a processor. Each file then has so much time and memory: one that
    makes a reader hang or crash is named, and the rest goes on. A script asks for them from under
    `if __name__ == "__main__":`, as some systems begin each process by importing the script again. So by default all is
    read in this process, without those bounds. `progress` is told (what is being done, how many are done, how many
    there are). `columns` is a file that says what headings in action plans mean that are not recognised (`tracegraph
    build --help` tells its form). With `ocr` the words on pages that are pictures are read by the OCR engine of this
    machine, which takes at most a quarter of an hour a file whatever `jobs` is. `embeddings` is a folder with a
    sentence-transformers model, one more reason for links (for the extra `tracegraph[embeddings]`). What people decided
    is heeded again: `decisions` is the file, by default `decisions.tsv` beside the folder.

    Raises UsageError where `ocr` is asked for and no engine is installed, or `embeddings` and no sentence-transformers,
    InputError where a path does not exist, `columns` or the model cannot be read, or nothing could be read; the graph
    that was there is then untouched.
    """
    given = [paths] if isinstance(paths, str | Path) else paths
    names = column_names(Path(columns)) if columns is not None else NOTHING_NAMED
    kept = Path(decisions) if decisions else None
    model = encoder(Path(embeddings)) if embeddings is not None else None
    aids = Aids(names, engine() if ocr else None, model)
    build_graph([Path(p) for p in given], Path(graph), progress, jobs, kept, aids)
    return Graph(graph)


def open(folder: str | Path = DEFAULT_FOLDER) -> Graph:  # noqa: A001 - the name users expect: tg.open("out")
    """Opens a graph that was built before. Raises NoGraph where there is none."""
    return Graph(folder)
