"""The page as HTML: whole, strict, the same facts in every view, and deaf to whatever a document says."""

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

from tests.maps.hostile import ATTACK, LONG, hostile_stories
from tests.maps.parsed import Tag, parsed
from tests.maps.stories import stories
from tests.maps.texts import calm
from tracegraph.maps.lanes.lane import moment_anchor
from tracegraph.maps.network.drawing import builder, library
from tracegraph.maps.page.html import page
from tracegraph.maps.page.spelling import words
from tracegraph.maps.picture import picture


@pytest.fixture(scope="module")
def html() -> str:
    return page(picture(*calm()))


@pytest.fixture(scope="module")
def root_tag(html: str) -> Tag:
    return parsed(html)


@pytest.fixture(scope="module")
def hostile_html() -> str:
    return page(picture(*hostile_stories()))


def test_the_same_stories_give_the_same_bytes(html: str) -> None:
    assert page(picture(*calm())) == html


def test_the_bytes_do_not_hang_on_how_python_hashes(html: str, root: Path) -> None:
    program = (
        "import hashlib; from tests.maps.texts import calm; from tracegraph.maps.page.html import page;"
        "from tracegraph.maps.picture import picture;"
        "print(hashlib.sha256(page(picture(*calm())).encode()).hexdigest())"
    )
    env = {**os.environ, "PYTHONHASHSEED": "4711"}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=root, env=env, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == hashlib.sha256(html.encode()).hexdigest()


def test_the_page_names_its_language_its_title_and_its_landmarks(root_tag: Tag) -> None:
    assert root_tag.all("html")[0].attributes["lang"] == "en"
    assert root_tag.all("title")[0].text == "Norburn: tracegraph map"
    assert [len(root_tag.all(name)) for name in ("header", "nav", "main", "footer", "h1")] == [1, 1, 1, 1, 1]
    (skip,) = root_tag.of("skip")
    assert root_tag.all(id=skip.attributes["href"][1:])


def test_nothing_in_the_page_asks_a_server_or_carries_a_handler_or_a_style(root_tag: Tag) -> None:
    for tag in root_tag.beneath():
        for name, value in tag.attributes.items():
            assert not name.startswith("on"), f"<{tag.name} {name}>"
            assert name != "style", f"<{tag.name} style>"
            if name in ("src", "href", "action", "data", "poster", "srcset", "xlink:href"):
                assert value.startswith("#") or value == "data:,", f"<{tag.name} {name}={value[:60]}>"
    assert not root_tag.all("iframe") + root_tag.all("object") + root_tag.all("embed") + root_tag.all("base")


def policy(tag: Tag) -> dict[str, list[str]]:
    (meta,) = tag.all("meta", http_equiv="Content-Security-Policy")
    parts = (part.split() for part in meta.attributes["content"].split(";"))
    return {name: values for name, *values in parts}


def sha256(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_the_policy_allows_this_page_only(html: str, root_tag: Tag) -> None:
    rules = policy(root_tag)
    scripts = re.findall(r"<script>(.*?)</script>", html, flags=re.DOTALL)
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == ["'none'"]
    assert rules["script-src"] == [sha256(script) for script in scripts]
    assert rules["style-src"] == [sha256(re.findall(r"<style>(.*?)</style>", html, flags=re.DOTALL)[0])]
    assert set(rules) == {"default-src", "script-src", "style-src", "img-src", "base-uri", "form-action"}
    assert rules["img-src"] == ["data:"]


def test_ids_stand_once_and_whatever_points_finds_its_target(root_tag: Tag) -> None:
    ids = [tag.attributes["id"] for tag in root_tag.all(id="")]
    assert len(ids) == len(set(ids))
    pointing = [tag.attributes["data-shows"] for tag in root_tag.all(data_shows="")]
    pointing = [each for each in pointing if not each.startswith("@")]
    for row in root_tag.all(data_lane=""):
        shows = [tag.attributes["data-shows"] for tag in row.all(data_shows="")]
        pointing += [row.attributes["data-lane"] + each for each in shows if each.startswith("@")]
    pointing += [tag.attributes["aria-labelledby"] for tag in root_tag.all(aria_labelledby="")]
    pointing += [tag.attributes["href"][1:] for tag in root_tag.all("use")]
    assert set(pointing) <= set(ids)
    links = [tag.attributes["href"][1:] for tag in root_tag.all("a")]
    assert {re.sub(r"%(..)", lambda found: chr(int(found[1], 16)), link) for link in links} <= set(ids)


def test_the_classes_that_place_marks_have_their_rules(html: str, root_tag: Tag) -> None:
    placed = {name for tag in root_tag.beneath() for name in tag.classes if re.fullmatch(r"x\d+", name)}
    assert placed
    assert all(f".{name}{{--x:" in html for name in placed)


def test_the_table_says_what_the_lanes_say(root_tag: Tag) -> None:
    (lanes,) = root_tag.all("section", id="lanes")
    (table,) = root_tag.all("section", id="table")
    rows = {
        lane.attributes["data-lane"]: {
            mark.attributes["data-shows"]: mark.of("caption")[0].text for mark in lane.of("mark")
        }
        for lane in lanes.of("lane")
    }
    twin = {
        row.attributes["data-lane"]: {mark.attributes["data-shows"]: mark.text for mark in row.of("cellmark")}
        for row in table.all("tr", data_lane="")
    }
    assert twin == rows
    plans = [each.text for lane in lanes.of("lane") for each in lane.of("plan")]
    told = [each.text for each in table.of("sub") if "action" in each.text]
    assert len(plans) == len(told) > 0
    assert all(twin in plan for plan, twin in zip(plans, told, strict=True))
    (titles,) = table.all("thead")
    assert {cell.attributes["scope"] for cell in titles.all("th")} == {"col"}
    assert all(row.all("th")[0].attributes["scope"] == "row" for row in table.all("tr", data_lane=""))


def test_a_mark_leads_to_its_quotes_with_their_place(root_tag: Tag) -> None:
    story = stories()[0]
    (moment,) = root_tag.all("section", id=moment_anchor(story.summary.id, story.moments[0].inspection.id))
    assert story.moments[0].entries[0].citation.words in moment.text
    assert "page 4, paragraph 11" in moment.text
    assert "Head of Participation" in moment.text
    assert "June 2020, now January 2021 (June 2020; then January 2021)" in moment.text
    assert "The plan contradicts itself: the row says completed and ongoing" in moment.text


def test_words_of_a_digest_say_so_wherever_they_stand(root_tag: Tag) -> None:
    quotes = [tag for tag in root_tag.beneath() if tag.name == "blockquote"]
    cites = root_tag.of("cite")
    assert len(quotes) == len(cites) > 0
    for quote, cite in zip(quotes, cites, strict=True):
        assert ("of-digest" in quote.classes) == ("digest" in cite.text.split()), cite.text
    assert any("of-digest" in quote.classes for quote in quotes)
    assert "Cite the original" in root_tag.all("footer")[0].text


def test_silence_is_explained_and_never_called_fixed(root_tag: Tag) -> None:
    silent = [tag for tag in root_tag.of("moment") if "Not mentioned" in tag.all("h4")[0].text]
    assert silent
    assert all("does not mean fixed" in tag.text for tag in silent)


def test_the_overview_counts_and_names_what_is_missing(root_tag: Tag) -> None:
    (shown,) = root_tag.all("section", id="overview")
    for said in (
        "7 documents read",
        "encrypted PDF",
        "Safeguarding inspection, August 2010",
        "Short inspection, March 2023",
    ):
        number, _, what = said.partition(" ")
        assert said in shown.text or f"{what}{number}" in shown.text or f"{what} {number}" in shown.text, said


def test_the_network_data_is_what_is_drawn(root_tag: Tag) -> None:
    (data,) = root_tag.all("script", type="application/json", id="network-data")
    drawn = json.loads("".join(data.pieces))
    assert len(drawn["nodes"]) == len(picture(*calm()).network.nodes)


def test_a_hostile_record_adds_no_tag_and_no_script(hostile_html: str, html: str) -> None:
    tag = parsed(hostile_html)
    calm = parsed(html)
    assert len(tag.all("script")) == len(calm.all("script"))
    assert not tag.all("img")
    for name in ("onerror", "onload", "onfocus", "autofocus"):
        assert not tag.all(**{name: ""})
    data = re.findall(r'<script type="application/json" id="network-data">(.*?)</script>', hostile_html, re.DOTALL)[0]
    assert not set("<>&\u2028\u2029") & set(data)
    assert "{{7*7}}" in tag.all("h1")[0].text or "{{7*7}}" in tag.text, "a template in a document stays a text"


def test_a_hostile_record_is_shown_word_for_word_with_its_controls_spelt_out(hostile_html: str) -> None:
    quotes = [tag.text for tag in parsed(hostile_html).beneath() if tag.name == "blockquote"]
    for planted in (ATTACK, LONG):
        spelt = planted.replace("\u202e", "[U+202E]").replace("\u2066", "[U+2066]")
        assert " ".join(spelt.split()) in quotes


# text, what stands in the page, why
WORDS = [
    ("<b>", "&lt;b&gt;", "no tags"),
    ("a & b", "a &amp; b", "no entities"),
    ('"quoted"', "&#34;quoted&#34;", "safe in an attribute too"),
    ("a\u202eb", 'a<span class="unseen">[U+202E]</span>b', "direction cannot be turned"),
    ("a\u200bb", 'a<span class="unseen">[U+200B]</span>b', "nothing is hidden between letters"),
    ("naïve – “so”\u00a0it is", "naïve – “so”\u00a0it is", "letters are letters"),
]


@pytest.mark.parametrize(("text", "shown", "reason"), WORDS)
def test_words(text: str, shown: str, reason: str) -> None:
    assert str(words(text)) == shown, reason


def test_pyvis_is_imported_only_when_a_page_is_made(root: Path) -> None:
    program = "import sys, tracegraph.maps; print(sorted({'pyvis', 'IPython'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_third_party_scripts_are_listed_with_the_licences_that_they_name_themselves(html: str, root_tag: Tag) -> None:
    script = library()
    banner = script.script[: script.script.index("*/")]
    name, version, licence = builder()
    about = root_tag.all("footer")[0].text
    assert f"{name} {version} ({licence})" in about
    assert f"{script.name} {script.version} ({script.licence})" in about
    assert (f"@version {script.version}" in banner, "Apache 2.0 License" in banner, "MIT License" in banner) == (
        True,
    ) * 3
    assert metadata.metadata(name)["License"].startswith("BSD")
    foreign = [
        each for each in re.findall(r"<script>(.*?)</script>", html, re.DOTALL) if '"use strict"' not in each[:400]
    ]
    assert foreign == [script.script], "every other script is ours"


def test_why_a_statement_is_linked_is_said_in_short_without_a_script(root_tag: Tag) -> None:
    why = next(w for s in stories() for m in s.moments for e in m.entries for w in e.whys)
    first = next(each for each in root_tag.of("whys") if each.all("p"))
    assert first.all("p")[0].text == "same issue, inferred, score 0.83: shared theme 45%, shared words 30%"
    assert (why.relation, round(why.score, 2)) == ("same-issue", 0.83)
    assert all(each.all("p")[0].text for each in root_tag.of("whys")), "every one of them"
