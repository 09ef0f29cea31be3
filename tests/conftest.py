"""What every test may ask for: the originals, and a browser, each with a plain word where it is not there."""

import os
import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, expect, sync_playwright

from tests.command_line import done
from tests.once import made_once
from tests.patience import PATIENCE
from tracegraph.model.document import Document
from tracegraph.read import read

ROOT = Path(__file__).resolve().parent.parent

# Tests never time, and the same tests run everywhere: no deadline, no dice, nothing written beside the checkout.
settings.register_profile("tracegraph", deadline=None, derandomize=True, database=None)
settings.load_profile("tracegraph")


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the originals and the answer keys, which lies beside the checkout and is never part of it."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the originals are not here (../shared): this test was not run")
    return folder


@pytest.fixture(scope="session")
def seeds(shared: Path) -> Path:
    """The folder of the five raw texts: four letters and the action plan."""
    return shared / "seeds"


@pytest.fixture(scope="session")
def corpus(shared: Path) -> Path:
    """The folder with one folder of reports for each authority."""
    return shared / "corpus"


@pytest.fixture(scope="session")
def digests_graph(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph folder of data/solihull, built by the real command; a test that changes it copies it first."""
    papers = root / "data" / "solihull"
    return made_once(tmp_path_factory, "digests", lambda folder: done("build", papers, "--graph", folder))


@pytest.fixture(scope="session")
def nine_graph(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph folder of the originals of the same nine documents, as above."""
    papers = corpus / "solihull"
    return made_once(tmp_path_factory, "nine", lambda folder: done("build", papers, "--graph", folder))


@pytest.fixture(scope="session")
def corpus_read(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Document]:
    """What every file of the corpus says, by its path; read once for a whole run."""

    def make(folder: Path) -> None:
        documents = [read(path) for path in sorted(corpus.glob("*/*")) if path.is_file()]
        folder.mkdir()
        (folder / "documents").write_bytes(pickle.dumps({one.source.path: one for one in documents}))

    kept = made_once(tmp_path_factory, "corpus", make) / "documents"
    documents: dict[str, Document] = pickle.loads(kept.read_bytes())  # noqa: S301 - this very run wrote it
    return documents


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium that Playwright can drive; TRACEGRAPH_CHROMIUM names another."""
    path = os.environ.get("TRACEGRAPH_CHROMIUM", "/usr/bin/chromium")
    if not Path(path).exists():
        pytest.skip(f"no browser at {path}: the map was not opened (set TRACEGRAPH_CHROMIUM)")
    return path


# No sandbox and no graphics card in a container; and a browser that asks for nothing by itself.
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One browser for the whole run: Playwright's plain interface allows no second one beside it. What is expected
    of it may take long on a busy machine: nothing is claimed about time."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=_ARGUMENTS)
        yield started
        started.close()
