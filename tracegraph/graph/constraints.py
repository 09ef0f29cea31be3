"""The constraints of SHACL that our shapes use, each a function of a node and of the values a path leads to from it.

What SHACL says of each: https://www.w3.org/TR/shacl/, section 4. A constraint that is not here is refused when the
shapes are read, so that no shape can go unchecked.
"""

import re
from collections.abc import Callable, Collection
from decimal import Decimal, InvalidOperation
from typing import Final

import pyoxigraph as ox

from tracegraph.graph.names import XSD, raw
from tracegraph.graph.triples import Node, Triples

Values = Collection[Node]
Check = Callable[[Triples, Node, Values], bool]
Test = Callable[[Triples, Node], bool]

_WRITTEN: Final = {
    f"{XSD}{name}": re.compile(pattern, re.ASCII)
    for name, pattern in {
        "integer": r"[+-]?\d+",
        "decimal": r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)",
        "boolean": r"true|false|[01]",
        "date": r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])",
        "gYearMonth": r"\d{4}-(?:0[1-9]|1[0-2])",
        "gYear": r"\d{4}",
    }.items()
}
"""How values of the datatypes we use are written; any other is not looked into."""


def each(test: Test) -> Check:
    """Every value passes."""
    return lambda data, _, values: all(test(data, value) for value in values)


def count(least: int = 0, most: int | None = None, test: Test = lambda _data, _value: True) -> Check:
    """So many values pass."""

    def check(data: Triples, _: Node, values: Values) -> bool:
        passing = sum(test(data, value) for value in values)
        return passing >= least and (most is None or passing <= most)

    return check


def of_class(wanted: str) -> Test:
    """Of this class or of one below it."""
    return lambda data, value: wanted in data.classes(value)


def of_datatype(wanted: str) -> Test:
    """A literal of this datatype, written as its values are."""
    pattern = _WRITTEN.get(wanted)

    def test(_: Triples, value: Node) -> bool:
        if not isinstance(value, ox.Literal) or value.datatype.value != wanted:
            return False
        return pattern is None or pattern.fullmatch(value.value) is not None

    return test


def is_iri(_: Triples, value: Node) -> bool:
    """A node with a name."""
    return isinstance(value, ox.NamedNode)


def one_of(allowed: frozenset[Node]) -> Test:
    """One of a list."""
    return lambda _, value: value in allowed


def has(wanted: Node) -> Check:
    """A certain value is among the values."""
    return lambda _data, _focus, values: wanted in values


def as_long_as(least: int) -> Test:
    """So many characters at least."""
    return lambda _, value: not isinstance(value, ox.BlankNode) and len(raw(value)) >= least


def like(pattern: str) -> Test:
    """Somewhere in its characters the pattern is found."""
    compiled = re.compile(pattern)
    return lambda _, value: not isinstance(value, ox.BlankNode) and compiled.search(raw(value)) is not None


def at_least(least: Decimal) -> Test:
    """A number, and no smaller."""
    return lambda _, value: (found := _number(value)) is not None and found >= least


def at_most(most: Decimal) -> Test:
    """A number, and no larger."""
    return lambda _, value: (found := _number(value)) is not None and found <= most


def same_as(predicate: str) -> Check:
    """The values are those that the node says under a predicate."""
    return lambda data, focus, values: set(values) == set(data.objects(focus, predicate))


def none_of(predicate: str) -> Check:
    """No value is said under that predicate too."""
    return lambda data, focus, values: not set(values) & set(data.objects(focus, predicate))


def less_than(predicate: str) -> Check:
    """Each value is a number below each number that the node says under a predicate."""

    def check(data: Triples, focus: Node, values: Values) -> bool:
        small, large = [*map(_number, values)], [*map(_number, data.objects(focus, predicate))]
        return all(a is not None and b is not None and a < b for a in small for b in large)

    return check


def number_of(value: Node) -> Decimal:
    """The number a literal is. Raises TypeError for anything else."""
    found = _number(value)
    if found is None:
        raise TypeError(f"{value} is no number")
    return found


def _number(value: Node) -> Decimal | None:
    if not isinstance(value, ox.Literal) or value.datatype.value not in {f"{XSD}integer", f"{XSD}decimal"}:
        return None
    try:
        return Decimal(value.value)
    except InvalidOperation:
        return None
