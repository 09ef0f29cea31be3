"""Who owns an action, from one cell."""

import pytest

from tracegraph.extract.owners import owners


@pytest.mark.parametrize(
    ("cell", "expected", "why"),
    [
        ("Head of Homes", ["Head of Homes"], "one post"),
        ("Heads of Service Homes and Schools", ["Head of Service Homes", "Head of Service Schools"], "a plural"),
        ("Heads of Service A, B and C", ["Head of Service A", "Head of Service B", "Head of Service C"], "over a list"),
        ("Team Managers", ["Team Managers"], "a plural without names stays"),
        ("Looked After Children", ["Looked After Children"], "no post among its words: one owner"),
        ("Youth Manager, supported by the Data Officer", ["Youth Manager", "Data Officer"], "support is an owner too"),
        ("Youth Manager with the Provider", ["Youth Manager", "Provider"], "a body outside"),
        ("Head of Homes / Police Lead", ["Head of Homes", "Police Lead"], "a stroke"),
        ("Head of Homes; Head of Homes", ["Head of Homes"], "each once"),
        ("Principal Social Worker and QA Manager", ["Principal Social Worker", "QA Manager"], "two posts"),
        ("Head of Safety and Support", ["Head of Safety and Support"], "one post whose name holds an and"),
        ("Head of Homes\nPolice Lead", ["Head of Homes", "Police Lead"], "a line each"),
        ("• DCS\n• AD", ["DCS", "AD"], "bullets"),
        ("Head of\nHomes", ["Head of Homes"], "a line broken within a post"),
        ("Head of Homes\n(from May)", ["Head of Homes (from May)"], "a remark below"),
        ("Early Help", ["Early Help"], "a team"),
        ("Jo Bloggs, Sam Roe", ["Jo Bloggs", "Sam Roe"], "names"),
        ("Jo Bloggs (Homes), Sam Roe (Police)", ["Jo Bloggs (Homes)", "Sam Roe (Police)"], "names with their posts"),
        ("Head of Service, Safeguarding", ["Head of Service, Safeguarding"], "one post whose name holds a comma"),
        ("DCS, PSW", ["DCS", "PSW"], "posts by their letters"),
        ("HR Manager<br>Police Lead", ["HR Manager", "Police Lead"], "a break as Markdown has it"),
        ("", [], "an empty cell"),
    ],
)
def test_owners(cell: str, expected: list[str], why: str) -> None:
    assert list(owners(cell)) == expected, why
