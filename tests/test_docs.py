"""What the documentation names is there: links, files of the project, and every decision in the index."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted(
    page.relative_to(ROOT).as_posix()
    for pattern in ("*.md", "docs/**/*.md", "benchmarks/*.md", "data/*.md", "ontology/*.md")
    for page in ROOT.glob(pattern)
)
DECISIONS = ROOT / "docs" / "decisions"


@pytest.mark.parametrize("name", PAGES)
def test_every_link_leads_to_a_file(name: str) -> None:
    links = re.findall(r"\]\((?!https?://|#)([^)#]+)", (ROOT / name).read_text(encoding="utf-8"))
    assert [link for link in links if not ((ROOT / name).parent / link).exists()] == []


@pytest.mark.parametrize("name", PAGES)
def test_every_file_of_the_project_that_is_named_is_there(name: str) -> None:
    """Paths within a folder ("extract/cues.toml"), as seen from the checkout, the package or the page."""
    named = re.findall(r"`([\w-]+(?:/[\w.-]+)*/(?:[\w-]+\.[a-z0-9]+)?)`", (ROOT / name).read_text(encoding="utf-8"))
    homes = (ROOT, ROOT / "tracegraph", (ROOT / name).parent)
    assert [path for path in named if not any((home / path).exists() for home in homes)] == []


def test_the_index_lists_every_decision_by_number_under_its_title() -> None:
    listed = re.findall(
        r"^\| \[(\d{4})\]\((.+?)\) \| (.+) \|$", (DECISIONS / "README.md").read_text("utf-8"), re.MULTILINE
    )
    there = [
        (page.name[:4], page.name, page.read_text("utf-8").partition("\n")[0].removeprefix(f"# {page.name[:4]}. "))
        for page in sorted(DECISIONS.glob("0*.md"))
    ]
    assert listed == there
