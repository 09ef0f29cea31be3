"""Which files paths name, and what each is called."""

import os
from pathlib import Path

import pytest

from tracegraph.errors import InputError
from tracegraph.read.paths import files, name_of


def _tree(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return folder


def _nothing(_: Path) -> bool:
    return False


def _found(*paths: Path | str, leave_out: str = "") -> list[str]:
    return [path.name for path in files(map(Path, paths), lambda folder: folder.name == leave_out)]


def test_folders_are_searched_through_and_hidden_things_left_out(tmp_path: Path) -> None:
    _tree(tmp_path, "b.txt", "a.pdf", "in/c.md", "in/deep/d.txt", ".hidden", ".git/e.txt", "in/.f.txt")
    assert _found(tmp_path) == ["a.pdf", "b.txt", "c.md", "d.txt"]


def test_a_hidden_file_that_is_named_is_meant(tmp_path: Path) -> None:
    _tree(tmp_path, ".letter.txt")
    assert _found(tmp_path / ".letter.txt") == [".letter.txt"]


def test_a_folder_is_left_out_with_all_that_is_in_it(tmp_path: Path) -> None:
    _tree(tmp_path, "a.txt", "graph/b.txt", "graph/texts/c.txt", "in/graph/d.txt")
    assert _found(tmp_path, leave_out="graph") == ["a.txt"]
    assert _found(tmp_path / "graph", leave_out="graph") == []


def test_a_file_is_one_however_it_is_spelt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _tree(tmp_path, "letters/a.txt", "letters/in/b.txt")
    monkeypatch.chdir(tmp_path / "letters" / "in")
    above, here = Path(".."), Path()
    spelt = [above, above / "a.txt", tmp_path / "letters", tmp_path / "letters" / "in" / "..", here, here / "b.txt"]
    assert files(spelt, _nothing) == (tmp_path / "letters" / "a.txt", tmp_path / "letters" / "in" / "b.txt")


def test_the_order_of_the_paths_is_no_matter(tmp_path: Path) -> None:
    _tree(tmp_path, "b/1.txt", "a/2.txt")
    assert files([tmp_path / "b", tmp_path / "a"], _nothing) == files([tmp_path / "a", tmp_path / "b"], _nothing)


def test_links_to_files_are_files_and_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    _tree(tmp_path, "in/a.txt")
    (tmp_path / "in" / "round").symlink_to(tmp_path)
    (tmp_path / "in" / "to-a.txt").symlink_to("a.txt")
    (tmp_path / "in" / "gone.txt").symlink_to("nowhere")
    (tmp_path / "in" / "itself.txt").symlink_to("itself.txt")
    assert _found(tmp_path) == ["a.txt", "gone.txt", "itself.txt", "to-a.txt"]


def test_a_folder_named_by_a_link_keeps_the_name_its_owner_gave_it(tmp_path: Path) -> None:
    _tree(tmp_path, "store/2024-05/a.txt")
    (tmp_path / "letters").symlink_to(tmp_path / "store" / "2024-05")
    (found,) = files([tmp_path / "letters"], _nothing)
    assert name_of(found) == "letters/a.txt"


def test_a_step_up_from_a_link_is_taken_from_its_target(tmp_path: Path) -> None:
    """As the system takes it: by the letters alone, "link/../a.txt" would name another file."""
    _tree(tmp_path, "store/a.txt", "store/inner/b.txt", "a.txt")
    (tmp_path / "link").symlink_to(tmp_path / "store" / "inner")
    assert files([tmp_path / "link" / ".." / "a.txt"], _nothing) == (tmp_path / "store" / "a.txt",)


@pytest.mark.parametrize("name", ["missing", "missing/a.txt", "a.txt/b.txt", "itself"])
def test_a_path_that_does_not_exist_is_named(tmp_path: Path, name: str) -> None:
    _tree(tmp_path, "a.txt")
    (tmp_path / "itself").symlink_to("itself")
    with pytest.raises(InputError, match=f"no file or folder .*{name}"):
        files([tmp_path / "a.txt", tmp_path / name], _nothing)


def test_what_is_neither_file_nor_folder_is_still_named(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert _found(tmp_path) == ["pipe"]


# path, name, why
NAMES = [
    ("/home/me/letters/a.pdf", "letters/a.pdf", "the folder's name and its own"),
    ("/a.pdf", "a.pdf", "a file in the root has no folder's name"),
    ("/letters/Cafe\u0301.pdf", "letters/Caf\u00e9.pdf", "a Mac's decomposed letters are composed"),
]


@pytest.mark.parametrize(("path", "name", "why"), NAMES)
def test_a_file_is_called_by_its_folder_and_itself(path: str, name: str, why: str) -> None:
    assert name_of(Path(path)) == name, why
