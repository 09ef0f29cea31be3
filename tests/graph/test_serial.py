"""Triples as bytes: sorted, each once, whatever their order was."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from tests.graph.strategies import words
from tracegraph.graph import serial

nodes = st.sampled_from("abc").map("http://example.org/{}".format).map(NamedNode)
quads = st.builds(Quad, nodes, nodes, nodes | words.map(Literal), nodes)
FORMATS = {serial.NQUADS: RdfFormat.N_QUADS, serial.TRIG: RdfFormat.TRIG, serial.JSONLD: RdfFormat.JSON_LD}


@pytest.mark.parametrize("name", [*FORMATS, serial.TURTLE])
@given(some=st.lists(quads, max_size=6), dice=st.randoms())
def test_order_and_repetition_leave_no_trace(name: str, some: list[Quad], dice: Random) -> None:
    turned = [*some, *some]
    dice.shuffle(turned)
    assert serial.written(turned, name) == serial.written(some, name)


@pytest.mark.parametrize("name", FORMATS)
@given(some=st.lists(quads, max_size=6))
def test_what_is_written_is_read_back(name: str, some: list[Quad]) -> None:
    assert set(parse(serial.written(some, name), format=FORMATS[name])) == set(some)


@given(some=st.lists(quads, max_size=6))
def test_turtle_holds_every_triple_once(some: list[Quad]) -> None:
    read = [quad.triple for quad in parse(serial.written(some, serial.TURTLE), format=RdfFormat.TURTLE)]
    assert sorted(map(str, read)) == sorted({str(quad.triple) for quad in some})


def test_a_line_is_a_quad_whatever_breaks_its_words() -> None:
    breaking = Literal("a\nb\rc\x0bd\x85e\u2028f")
    quad = Quad(NamedNode("http://e/s"), NamedNode("http://e/p"), breaking, NamedNode("http://e/g"))
    assert serial.nquads([quad]).count(b"\n") == 1
