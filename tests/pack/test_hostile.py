"""Hostile words in every field of every format: nothing runs, every file opens, the layout holds."""

import re
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.pack.hostile import hostile_papers
from tests.pack.opened import parts
from tests.patience import PATIENCE
from tracegraph.pack.markdown import markdown
from tracegraph.pack.page import page
from tracegraph.pack.values import Paper
from tracegraph.pack.word import word

# Characters that hide words, turn them round, or that XML forbids. None of them may reach a reader.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069\u200b\ufffe\uffff\u2028\u2029]")


@cache
def papers() -> tuple[Paper, Paper]:
    return hostile_papers()


@pytest.mark.parametrize("which", [0, 1], ids=["issue", "authority"])
def test_word_opens_and_holds_every_part_well_formed(which: int) -> None:
    held = parts(word(papers()[which]))
    assert "&lt;script&gt;" in held["word/document.xml"], "the attack is there, as text"
    assert not [name for name, text in held.items() if _UNSEEN.search(text)]
    assert not re.search(r"<script|TargetMode", "".join(held.values()))


@pytest.mark.parametrize("which", [0, 1], ids=["issue", "authority"])
def test_markdown_has_no_markup_of_theirs(which: int) -> None:
    text = markdown(papers()[which])
    assert not _UNSEEN.search(text)
    assert not re.findall(r"(?<!\\)<(?!br>)[a-zA-Z/!]", text)
    assert not re.findall(r"(?<!\\)\]\(", text)


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1200])
@pytest.mark.parametrize("which", [0, 1], ids=["issue", "authority"])
def test_nothing_runs_in_the_page_and_its_layout_holds(
    browser: Browser, tmp_path: Path, which: int, width: int
) -> None:
    file = tmp_path / "paper.html"
    file.write_text(page(papers()[which]), encoding="utf-8", newline="\n")
    window = browser.new_page(viewport={"width": width, "height": 900})
    window.set_default_timeout(PATIENCE)
    said: list[str] = []
    window.on("console", lambda message: said.append(message.text))
    window.on("dialog", lambda dialog: said.append(dialog.message))
    window.on("request", lambda request: said.append(request.url) if request.url != file.as_uri() else None)
    window.goto(file.as_uri())
    assert window.evaluate("typeof window.ran") == "undefined"
    assert window.evaluate("document.scripts.length + document.querySelectorAll('img, iframe, [onfocus]').length") == 0
    assert window.evaluate("document.documentElement.scrollWidth") <= width
    assert said == []
    window.close()
