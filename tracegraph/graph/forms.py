"""The forms in which a value of the model is written as RDF terms, and read back."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from typing import Any, Final

from pyoxigraph import Literal, NamedNode

from tracegraph import vocab
from tracegraph.errors import ModelError
from tracegraph.graph.names import XSD, AnyTerm, id_of, named, node, raw, theme_node, theme_of

Term = Literal | NamedNode
_INTEGER: Final = NamedNode(f"{XSD}integer")
_DECIMAL: Final = NamedNode(f"{XSD}decimal")
_BOOLEAN: Final = NamedNode(f"{XSD}boolean")
# A date is typed by how exact it is; what is no such date stays plain words.
_DATES: Final = (
    (re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])", re.ASCII), NamedNode(f"{XSD}date")),
    (re.compile(r"\d{4}-(?:0[1-9]|1[0-2])", re.ASCII), NamedNode(f"{XSD}gYearMonth")),
    (re.compile(r"\d{4}", re.ASCII), NamedNode(f"{XSD}gYear")),
)


class Form(Enum):
    """How a value is written: as which kind of term, or terms."""

    WORDS = auto()
    """A plain literal."""
    NUMBER = auto()
    """xsd:integer."""
    SHARE = auto()
    """xsd:decimal, of a float kept to six places."""
    FLAG = auto()
    """xsd:boolean."""
    DATE = auto()
    """xsd:date, xsd:gYearMonth or xsd:gYear, as exact as the document makes it."""
    CODE = auto()
    """A code of a closed scheme."""
    THEME = auto()
    """A concept of the taxonomy."""
    ID = auto()
    """Anything with an id of its own."""
    KEY = auto()
    """A statement of the same document, by its key."""
    BODY = auto()
    """An organisation, by its name."""
    QUOTE = auto()
    """The clean words (where `property` names one), and evidence nodes for the places they stand in."""


@dataclass(frozen=True, slots=True)
class Field:
    """An attribute and its property. `many` marks a tuple: it is kept as a set, and read back sorted. A quote has the
    property of its `evidence` and the `step` that names its node beneath the statement's."""

    attribute: str
    property: str
    form: Form = Form.WORDS
    many: bool = False
    evidence: str = ""
    step: str = ""


@dataclass(frozen=True, slots=True)
class Parts:
    """An attribute whose order is kept: every member is a node of `type` with a rank, `step`/n beneath its owner. A
    member with one column is that value itself; one with several is a `cls`."""

    attribute: str
    property: str
    type: str
    step: str
    columns: tuple[Field, ...]
    cls: Any = tuple


@dataclass(frozen=True, slots=True)
class Mapping:
    """A class of the model, its class in the ontology, and its fields. `collection` is the attribute of an Extraction
    that holds such statements."""

    cls: type[Any]
    type: str
    fields: tuple[Field, ...]
    parts: tuple[Parts, ...] = ()
    collection: str = ""


def written(form: Form, value: Any, document: str = "") -> Term:
    """The term that says `value`. `document` is the document whose keys a KEY counts in.

    Raises ModelError where no RDF term can say it (half a surrogate pair, an empty id).
    """
    try:
        term: Term = _WRITERS[form](value, document)
    except ValueError as error:
        raise ModelError(f"no RDF term can say {value!r}") from error
    return term


def read(form: Form, term: AnyTerm, document: str = "") -> Any:
    """The value that `written` made the term from."""
    reader = _READERS.get(form)
    return reader(raw(term), document) if reader else raw(term)


def number(value: int) -> Literal:
    """An xsd:integer."""
    return Literal(str(value), datatype=_INTEGER)


def flag(value: bool) -> Literal:
    """An xsd:boolean."""
    return Literal("true" if value else "false", datatype=_BOOLEAN)


def date(text: str) -> Literal:
    """A date as exact as it is written; anything else as plain words."""
    for pattern, datatype in _DATES:
        if pattern.fullmatch(text):
            return Literal(text, datatype=datatype)
    return Literal(text)


def share(value: float) -> Literal:
    """An xsd:decimal of at most six places, in its shortest form, so that the same score is always the same bytes."""
    text = format(Decimal(f"{value:.6f}").normalize(), "f")
    return Literal("0" if text == "-0" else text, datatype=_DECIMAL)


def body(name: str) -> NamedNode:
    """The node of an organisation by its name."""
    return named("org", name)


def ordered(values: Iterable[str]) -> tuple[str, ...]:
    """The members of a set in the order in which they are read back."""
    return tuple(sorted(set(values)))


_WRITERS: Final[dict[Form, Any]] = {
    Form.WORDS: lambda value, _: Literal(value),
    Form.NUMBER: lambda value, _: number(value),
    Form.SHARE: lambda value, _: share(value),
    Form.FLAG: lambda value, _: flag(value),
    Form.DATE: lambda value, _: date(value),
    Form.CODE: lambda value, _: NamedNode(vocab.code_iri(value)),
    Form.THEME: lambda value, _: theme_node(value),
    Form.ID: lambda value, _: node(value),
    Form.KEY: lambda value, document: node(f"{document}/{value}"),
    Form.BODY: lambda value, _: body(value),
}
# The forms whose values are not the characters of the term themselves.
_READERS: Final[dict[Form, Any]] = {
    Form.NUMBER: lambda text, _: int(text),
    Form.SHARE: lambda text, _: float(text),
    Form.FLAG: lambda text, _: text == "true",
    Form.CODE: lambda text, _: vocab.code_of(text),
    Form.THEME: lambda text, _: theme_of(text),
    Form.ID: lambda text, _: id_of(text),
    Form.KEY: lambda text, document: id_of(text).removeprefix(f"{document}/"),
}
