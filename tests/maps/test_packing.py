"""What the scripts go by: everything once, nothing lost, and no control that nobody sees."""

import json

from tests.maps.stories import overview, stories
from tests.maps.texts import calm
from tracegraph.maps.lanes.values import ReasonLine
from tracegraph.maps.network.drawing import drawing
from tracegraph.maps.page.packing import packed_network, packed_reasons, packed_ties
from tracegraph.maps.picture import picture

RAW = "<b>\u202e</b>"


def test_every_word_of_the_reasons_stands_once_and_is_found_again() -> None:
    one = (ReasonLine("shared words", 60, "not held", "seldom held"), ReasonLine("its tone", 40, "", ""))
    other = (ReasonLine("shared words", 90, "not held", "not held"),)
    packed = packed_reasons((), (one, other))
    assert len(set(packed["words"])) == len(packed["words"])
    again = [
        tuple(ReasonLine(packed["words"][f], share, packed["words"][a], packed["words"][b]) for f, share, a, b in lines)
        for lines in packed["sets"]
    ]
    assert again == [one, other]


def test_reasons_hide_no_control() -> None:
    packed = packed_reasons((), ((ReasonLine("shared words", 60, RAW, ""),),))
    assert "<b>[U+202E]</b>" in packed["words"]


def test_links_that_share_their_reasons_name_the_same_place() -> None:
    view = picture(overview(), stories())
    lines = [
        why
        for board in view.boards
        for lane in board.lanes
        for mark in lane.marks
        for shown in (*mark.entries, *mark.related)
        for why in shown.whys
    ]
    assert len({why.at for why in lines}) == len(view.reasons) < len(lines)
    assert all(why.at is not None and view.reasons[why.at] == why.reasons for why in lines)


def test_why_a_statement_is_linked_is_found_again() -> None:
    view = picture(overview(), stories())
    packed = packed_reasons(view.whys, view.reasons)
    again = [
        [(packed["relations"][r], packed["bases"][b], packed["others"][o], at) for r, b, o, at in lines]
        for lines in packed["whys"]
    ]
    told = [[(w.relation, w.basis, w.other, w.at) for w in lines] for lines in view.whys]
    assert again == told
    assert len({tuple(lines) for lines in told}) == len(told), "each set once"


def test_the_ties_of_statements_are_found_again() -> None:
    ties = picture(*calm()).ties
    packed = packed_ties(ties)
    ends = [f"{packed['documents'][document]}/{key}" for document, key in packed["ends"]]
    again = {
        f"{document}/{key}": (
            tuple((place, bool(only)) for place, only in issues),
            tuple((packed["relations"][name], bool(forth), ends[end]) for name, forth, end in links),
        )
        for document, held in packed["statements"].items()
        for key, (issues, links) in held.items()
    }
    assert again == ties.statements
    assert ties.statements


def test_the_packed_network_is_what_pyvis_makes() -> None:
    network = picture(overview(), stories()).network
    drawn, packed = drawing(network), packed_network(network)
    nodes = []
    for number, (kind, label, x, y, home, key, issues, row, part) in enumerate(packed["nodes"], 1):
        group = packed["kinds"][kind][0]
        shows = f"{packed['documents'][home]}/{key}"
        own = {"id": number, "group": group, "label": label or " ", "x": x, "y": y, "shows": shows, "issues": issues}
        nodes.append(packed["looks"][group] | own | {"row": row, "part": packed["parts"][part]})
    assert nodes == drawn["nodes"]
    told = [
        (start, end, packed["relations"][relation], packed["styles"][style][0], bool(across))
        for start, end, relation, style, across in packed["edges"]
    ]
    assert told == [
        (shape["from"], shape["to"], edge.relation, edge.style, edge.across)
        for shape, edge in zip(drawn["edges"], network.edges, strict=True)
    ]
    assert json.loads(json.dumps(packed, sort_keys=True)) == json.loads(json.dumps(packed_network(network)))
