"""A site of many authorities: a first page, a page an authority, a page a document; relative links, and every script
and style once."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tracegraph.graph.view import Graph
from tracegraph.maps.page.assets import linked, place_rules, shared_files
from tracegraph.maps.page.html import SCRIPTS, STYLES, map_page, rendered
from tracegraph.maps.page.packing import packed_issues, packed_ties
from tracegraph.maps.page.views import NATION, TEXT
from tracegraph.maps.picture import picture
from tracegraph.maps.site.address import INDEX, Address, file_depth, text_file
from tracegraph.maps.site.nation import nation
from tracegraph.maps.site.values import NationView
from tracegraph.maps.texts.papers import looks, paper_view
from tracegraph.maps.texts.shelf import Shelf, short_names
from tracegraph.maps.texts.ties import Ends
from tracegraph.maps.texts.values import PaperView
from tracegraph.story import lives, overview, overviews, papers, stories
from tracegraph.story.promises import returned
from tracegraph.story.values import IssueLife, IssueStory, Overview, Paper

_NATION_STYLES: Final = ("page.css", "lanes.css", "words.css", "nation.css", "print.css")
_NATION_SCRIPTS: Final = ("views.js", "citing.js", "panel.js", "nation.js")
_TEXT_STYLES: Final = ("page.css", "lanes.css", "words.css", "texts.css", "print.css")
_TEXT_SCRIPTS: Final = ("views.js", "citing.js", "panel.js", "texts.js")

_ALL: Final = "All authorities"

Files = Iterator[tuple[str, str]]


def site(graph: Graph) -> Files:
    """Every file of the site: where it lies in its folder, and its text. The same graph gives the same files.

    Raises InputError where a document's text is missing from the graph's folder."""
    told = stories(graph)
    yield from files(
        overview(graph), overviews(graph), told, lives(graph), lambda part: tuple(papers(graph, part.documents))
    )


def files(
    whole: Overview,
    parts: Sequence[Overview],
    told: Iterable[IssueStory],
    lived: Iterable[IssueLife],
    texts: Callable[[Overview], Sequence[Paper]],
) -> Files:
    """The files of a site of `parts`, each an authority's; `texts` gives the documents of one, asked for when its turn
    comes, for a nation's are long. A pure function of what it is given."""
    address = Address.of(part.authorities[0] for part in parts)
    by_authority: dict[str, list[IssueStory]] = {}
    for story in told:
        by_authority.setdefault(story.summary.authority, []).append(story)
    yield from shared_files((*STYLES, *SCRIPTS, *_NATION_STYLES, *_NATION_SCRIPTS))
    yield INDEX, index_page(nation(whole, parts, lived, _returned(by_authority), address), address)
    for part in parts:
        yield from _authority(part, by_authority.get(part.authorities[0], []), texts(part), address)


def _returned(told: Mapping[str, Sequence[IssueStory]]) -> dict[str, int]:
    return {name: sum(bool(returned(story)) for story in mine) for name, mine in told.items()}


def index_page(view: NationView, address: Address) -> str:
    """The first page."""
    assets = linked(address, _NATION_STYLES, _NATION_SCRIPTS)
    values = {"view": view, "views": NATION, "address": address}
    return rendered("index.html.j2", view, assets, {"issues": packed_issues(view)}, values)


def _authority(part: Overview, told: Sequence[IssueStory], held: Sequence[Paper], address: Address) -> Files:
    """An authority's page, and the pages of its documents."""
    (name,) = part.authorities
    file, below = address.files[name], address.below(1)
    view = picture(part, told, held, below.text)
    yield file, map_page(view, linked(below, STYLES, SCRIPTS, place_rules(view.boards)), ((below.to(INDEX), _ALL),))
    inspections = (*part.inspections, *part.gaps)
    names = short_names(part.documents, inspections)
    ends = Ends.of(held, inspections, [lane for board in view.boards for lane in board.lanes])
    for paper in held:
        shown = paper_view(paper, names[paper.view.id])
        yield text_file(paper.view.id), _text(paper, shown, ends, name, address.below(file_depth(paper.view)))


@dataclass(frozen=True, slots=True)
class _Heads:
    """What the head of a document's page says."""

    title: str
    heading: str
    lead: tuple[str, ...]
    digests: bool


def _text(paper: Paper, shown: PaperView, ends: Ends, authority: str, address: Address) -> str:
    """The page of a document of the authority."""
    home = address.authority(authority)
    heads = _Heads(f"{shown.short}, {authority}: tracegraph", authority, (shown.short,), paper.view.digest)
    data = {"ties": packed_ties(ends.ties([paper], Shelf(page=address.text), home))}
    values = {
        "paper": shown,
        "looks": looks([shown]),
        "views": TEXT,
        "trail": ((address.to(INDEX), _ALL), (home, authority)),
        "about": address.to(address.files[authority], paper.view.id),
    }
    return rendered("document.html.j2", heads, linked(address, _TEXT_STYLES, _TEXT_SCRIPTS), data, values)
