"""A site: every link in it leads somewhere, nothing in it asks anybody else, the same graph gives the same files."""

import posixpath
import re
from urllib.parse import unquote

import pytest

from tests.maps.hostile import ATTACK
from tests.maps.parsed import Tag, parsed
from tests.maps.sites import calm_site, hostile_site
from tests.maps.texts import calm
from tests.norburn.sudburn import norburn_and_sudburn
from tracegraph import story
from tracegraph.graph.view import Graph
from tracegraph.maps import write_site
from tracegraph.maps.site.address import Address, text_file
from tracegraph.query import question, run


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return calm_site()


@pytest.fixture(scope="module")
def pages(files: dict[str, str]) -> dict[str, Tag]:
    return {place: parsed(text) for place, text in files.items() if place.endswith(".html")}


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    return norburn_and_sudburn(tmp_path_factory.mktemp("two") / "g").open()


def test_there_is_a_page_for_every_authority_and_every_document(pages: dict[str, Tag]) -> None:
    read, _, _ = calm()
    assert {"index.html", "authorities/norburn.html", "authorities/sudburn.html"} <= set(pages)
    assert {text_file(document.id) for document in read.documents} <= set(pages)
    assert len(pages) == 3 + 2 * len(read.documents)


def targets(place: str, page: Tag) -> list[tuple[str, str]]:
    """Where the links of a page lead: (file, anchor)."""
    found = [tag.attributes[name] for tag in page.beneath() for name in ("href", "src") if name in tag.attributes]
    leading = []
    for link in found:
        file, _, anchor = link.partition("#")
        if file == "data:,":
            continue
        assert not re.match(r"[a-z]+:|/", file), f"{place} leaves the site: {link}"
        leading.append(
            (
                posixpath.normpath(posixpath.join(posixpath.dirname(place), unquote(file))) if file else place,
                unquote(anchor),
            )
        )
    return leading


def test_every_link_of_every_page_leads_to_a_file_and_a_place_in_it(
    files: dict[str, str], pages: dict[str, Tag]
) -> None:
    ids = {place: {tag.attributes["id"] for tag in page.all(id="")} for place, page in pages.items()}
    for place, page in pages.items():
        for file, anchor in targets(place, page):
            assert file in files, f"{place} leads to {file}"
            if anchor and not anchor.startswith("show/"):
                assert file not in ids or anchor in ids[file], f"{place} leads to {file}#{anchor}"


def test_every_file_is_reached_from_the_first_page(files: dict[str, str], pages: dict[str, Tag]) -> None:
    reached, waiting = {"index.html"}, ["index.html"]
    while waiting:
        here = waiting.pop()
        for file, _ in targets(here, pages[here]) if here in pages else []:
            if file not in reached:
                reached.add(file)
                waiting.append(file)
    assert reached == set(files)


def test_no_page_holds_a_script_a_handler_or_a_style_of_its_own(pages: dict[str, Tag]) -> None:
    for place, page in pages.items():
        (meta,) = page.all("meta", http_equiv="Content-Security-Policy")
        assert "default-src 'none'; script-src 'self'; style-src 'self'" in meta.attributes["content"]
        for tag in page.beneath():
            assert not [name for name in tag.attributes if name.startswith("on") or name == "style"], place
            if tag.name == "script":
                assert tag.attributes.get("type") == "application/json" or not tag.text, place


def test_every_page_names_its_language_its_title_and_its_landmarks(pages: dict[str, Tag]) -> None:
    titles = [page.all("title")[0].text for page in pages.values()]
    assert len(set(titles)) == len(titles), "told apart by their titles"
    for page in pages.values():
        assert page.all("html")[0].attributes["lang"] == "en"
        assert [len(page.all(name)) for name in ("header", "main", "footer", "h1")] == [1, 1, 1, 1]


def test_ids_stand_once_in_every_page(pages: dict[str, Tag]) -> None:
    for place, page in pages.items():
        ids = [tag.attributes["id"] for tag in page.all(id="")]
        assert len(ids) == len(set(ids)), place


def test_a_quote_leads_to_its_words_in_the_page_of_its_document(pages: dict[str, Tag]) -> None:
    place = "authorities/norburn.html"
    (histories,) = pages[place].all("section", id="histories")
    quotes = [tag for tag in histories.beneath() if tag.name == "blockquote"]
    assert quotes
    for quote, cite in zip(quotes, histories.of("cite"), strict=True):
        (link,) = cite.all("a")
        ((file, anchor),) = targets(place, _holding(link))
        (mark,) = pages[file].all("mark", id=anchor)
        assert mark.text == quote.text


def _holding(tag: Tag) -> Tag:
    return Tag("", {}, [tag])


def test_the_first_page_counts_what_the_stories_tell(pages: dict[str, Tag]) -> None:
    _, told, _ = calm()
    rows = pages["index.html"].all("tr", data_name="")
    assert [row.attributes["data-name"] for row in rows] == ["Norburn", "Sudburn"]
    for row in rows:
        issues, again, still = (int(cell.text) for cell in row.all("td")[1:4])
        assert issues == len(told)
        assert again == sum(each.summary.times > 1 for each in told)
        assert still == sum(each.summary.open for each in told)


def test_the_site_of_a_graph_is_the_same_files_every_time(graph: Graph) -> None:
    files = dict(write_site(graph))
    assert dict(write_site(graph)) == files
    assert {"authorities/norburn.html", "authorities/sudburn.html"} <= set(files)
    assert {text_file(document) for document in graph.documents()} <= set(files)
    lanes = parsed(files["authorities/sudburn.html"]).of("lane")
    assert [lane.attributes["data-lane"] for lane in lanes] == [each.id for each in story.issues(graph, "Sudburn")], (
        "the same issues, in the same order"
    )


def test_the_matrices_say_what_the_named_questions_answer(graph: Graph) -> None:
    page = parsed(dict(write_site(graph))["index.html"])
    by_authority = {
        (place, str(name).casefold()): n
        for place, name, n, _, _ in run(graph, question("themes-by-authority"), {}).rows
    }
    assert counts(page, "by-authority") == by_authority
    by_year = {
        (str(name).casefold(), year): n for name, year, n, _, _ in run(graph, question("themes-by-year"), {}).rows
    }
    assert counts(page, "by-year") == by_year


def counts(page: Tag, name: str) -> dict[tuple[str, str], str]:
    """The cells of a matrix that hold a number, by the names of their row and column; what is summed up left out."""
    (matrix,) = page.all("table", id=name)
    heads = [head.text.strip() for head in matrix.all("thead")[0].all("tr")[0].all("th")[2:]]
    found = {}
    for row in matrix.all("tbody")[0].all("tr"):
        title = row.all("th")[0].text.strip()
        for head, cell in zip(heads, row.all("td")[1:], strict=True):
            if cell.text.strip():
                found[(title, head.casefold()) if name == "by-authority" else (title.casefold(), head)] = (
                    cell.text.strip()
                )
    return found


def test_the_parts_of_an_overview_add_up(graph: Graph) -> None:
    all_of_it, parts = story.overviews(graph)
    assert all_of_it == story.overview(graph)
    assert tuple(name for part in parts for name in part.authorities) == all_of_it.authorities
    for part in parts:
        assert part == story.overview(graph, part.authorities[0])
    for code, number, _ in all_of_it.numbers:
        if code != "refusals":
            assert sum({c: n for c, n, _ in part.numbers}.get(code, 0) for part in parts) == number, code


def test_hostile_words_add_no_tag_to_any_page() -> None:
    for place, text in hostile_site().items():
        if place.endswith(".html"):
            tag = parsed(text)
            assert not tag.all("img"), place
            assert not [each for each in tag.all("script") if not {"src", "type"} & set(each.attributes)], place
            assert "{{7*7}}" in tag.text
            assert "\u202e" not in tag.all("main")[0].text, place
    assert ATTACK not in place


# names of authorities, their files, why
NAMES = [
    (["Norburn"], ["authorities/norburn.html"], "as it is called"),
    (["Bath and North East"], ["authorities/bath-and-north-east.html"], "no blanks in an address"),
    (["A B", "A-B"], ["authorities/a-b.html", "authorities/a-b-1.html"], "two names, two files"),
    (["../../etc"], ["authorities/etc.html"], "no way out of the folder"),
    (["Ž"], ["authorities/authority.html"], "no letters that an address holds"),
]


@pytest.mark.parametrize(("names", "places", "reason"), NAMES)
def test_addresses(names: list[str], places: list[str], reason: str) -> None:
    assert list(Address.of(names).files.values()) == places, reason
