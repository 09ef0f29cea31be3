"""A site of many authorities: a first page, a page an authority, a page a document; relative links, and every script
and style once."""

from collections.abc import Callable, Iterable, Iterator, Sequence
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
from tracegraph.story import Nation, overviews, papers
from tracegraph.story.promises import returned
from tracegraph.story.values import IssueLife, IssueStory, Overview, Paper

_NATION_STYLES: Final = ("page.css", "lanes.css", "words.css", "nation.css", "print.css")
_NATION_SCRIPTS: Final = ("views.js", "citing.js", "panel.js", "sorting.js", "nation.js", "matrices.js")
_TEXT_STYLES: Final = ("page.css", "lanes.css", "words.css", "texts.css", "print.css")
_TEXT_SCRIPTS: Final = ("views.js", "citing.js", "panel.js", "texts.js")

_ALL: Final = "All authorities"

Files = Iterator[tuple[str, str]]


def site(graph: Graph) -> Files:
    """Every file of the site: where it lies in its folder, and its text. The same graph gives the same files.

    Raises InputError where a document's text is missing from the graph's folder."""
    whole, parts = overviews(graph)
    issues = Nation.of(graph)
    yield from files(
        whole,
        parts,
        issues.lives(),
        lambda part: issues.stories(part.authorities[0]),
        lambda part: tuple(papers(graph, part.documents)),
    )


def files(
    whole: Overview,
    parts: Sequence[Overview],
    lives: Iterable[IssueLife],
    told: Callable[[Overview], Sequence[IssueStory]],
    texts: Callable[[Overview], Sequence[Paper]],
) -> Files:
    """The files of a site of `parts`, each an authority's, the first page last; `told` gives the stories of one and
    `texts` its documents, asked for when its turn comes, for a nation's are many. A pure function of what it is
    given."""
    address = Address.of(part.authorities[0] for part in parts)
    yield from shared()
    back: dict[str, int] = {}
    for part in parts:
        stories = told(part)
        back[part.authorities[0]] = sum(bool(returned(story)) for story in stories)
        yield from _authority(part, stories, texts(part), address)
    yield INDEX, index_page(nation(whole, parts, lives, back, address), address)


def shared() -> Files:
    """The styles and scripts that the pages of a site share."""
    yield from shared_files((*STYLES, *SCRIPTS, *_NATION_STYLES, *_NATION_SCRIPTS))


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
