"""Extractions as JSON and back: what the cache keeps. Data, never pickles.

A quote is written as its segments alone: reading it back makes its words again from the text by the one rule, so a
cached quote cannot say what its document does not. decode(encode(x)) == x.
"""

import dataclasses
import json
import types
import typing
from collections.abc import Callable
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Any, Final

from tracegraph.errors import ModelError
from tracegraph.model.quote import Quote, Segment
from tracegraph.model.statement import Extraction

Decoder = Callable[[Any, str], Any]


@cache
def _fields(kind: Any) -> Callable[[Any], Any]:
    """What gives the values of a dataclass's fields, of which it has several, in their order."""
    return attrgetter(*(f.name for f in dataclasses.fields(kind)))


def _parts(value: Any) -> Any:
    """What JSON is to hold of a value that is none of its own: tuples and names (which are strings) are."""
    if type(value) is Quote:
        return [(s.start, s.end, s.page) for s in value.segments]
    kind: Any = type(value)
    return _fields(kind)(value)


_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False, default=_parts)


def encode(extraction: Extraction) -> str:
    """An extraction as JSON text, fields in the order of their classes."""
    return _ENCODER.encode(extraction)


def _list(data: Any) -> list[Any]:
    """`data`, seen to be a list: a string would be read letter by letter."""
    if not isinstance(data, list):
        raise TypeError(f"a list was expected, not {type(data).__name__}")
    return data


def _segment(start: Any, end: Any, page: Any) -> Segment:
    if not (type(start) is int and type(end) is int and (page is None or type(page) is int)):
        raise TypeError("a segment is made of whole numbers")
    return Segment(start, end, page)


def _quote(data: Any, text: str) -> Quote:
    return Quote.of(text, tuple([_segment(*_list(part)) for part in _list(data)]))


def _dataclass(kind: type) -> Decoder:
    hints = typing.get_type_hints(kind)
    fields = [_decoder(hints[f.name]) for f in dataclasses.fields(kind)]

    def decode_fields(data: Any, text: str) -> Any:
        return kind(*[read(part, text) for read, part in zip(fields, _list(data), strict=True)])

    return decode_fields


def _tuple(kind: Any) -> Decoder:
    parts = typing.get_args(kind)
    if len(parts) == 2 and parts[1] is Ellipsis:
        every = _decoder(parts[0])
        return lambda data, text: tuple([every(d, text) for d in _list(data)])
    each = [_decoder(p) for p in parts]
    return lambda data, text: tuple([read(d, text) for read, d in zip(each, _list(data), strict=True)])


@cache
def _decoder(kind: Any) -> Decoder:
    """What reads a value of `kind` back from JSON."""
    if kind is Quote:
        return _quote
    if typing.get_origin(kind) in (types.UnionType, typing.Union):
        inner = next(p for p in typing.get_args(kind) if p is not type(None))
        read = _decoder(inner)
        return lambda data, text: None if data is None else read(data, text)
    if typing.get_origin(kind) is tuple:
        return _tuple(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return lambda data, _: kind(data)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return _dataclass(kind)
    return _scalar(kind)


def _scalar(kind: Any) -> Decoder:
    """What reads a string, a whole number or a truth value: that very type, for JSON's true is no number."""

    def read(data: Any, _: str) -> Any:
        if type(data) is not kind:
            raise TypeError(f"{kind.__name__} was expected, not {type(data).__name__}")
        return data

    return read


def decode(json_text: str) -> Extraction:
    """The extraction that `encode` wrote. Raises ModelError where the text is not one (another version, a damaged
    file)."""
    try:
        data = json.loads(json_text)
        names = [f.name for f in dataclasses.fields(Extraction)]
        found: Extraction = _decoder(Extraction)(data, str(_list(data)[names.index("text")]))
    except (ValueError, TypeError, IndexError, RecursionError) as error:
        raise ModelError(f"not a stored extraction: {error}") from error
    return found
