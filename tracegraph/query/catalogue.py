"""The named questions: SPARQL files in `library/`, each with a header that says what it answers and what it may be
given.

    # title: Actions overdue on a date
    # description: One paragraph in plain words.
    # parameter: as_of date required: The date to judge by.
    # parameter: authority authority optional: Name or id of an authority; all of them where it is not given.
    # parameter: times number = 2: At how many inspections, at least.

A parameter is a variable of the query. Where it is not given and has no default the variable is unbound, and the query
says with `!BOUND(...)` what that means.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import PurePosixPath

from tracegraph import resources
from tracegraph.errors import NotFound, UsageError
from tracegraph.graph.forms import Form, Term, date, number, share, written
from tracegraph.near import meant

_HEADER = re.compile(r"#\s*(title|description|parameter):\s*(.+)")
_PARAMETER = re.compile(
    r"(?P<name>\w+) (?P<kind>\w+) (?:(?P<rule>required|optional)|= (?P<default>[^:]+)): (?P<words>.+)"
)
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d{1,15}(?:\.\d{1,15})?", re.ASCII)
_FOLDER = "query/library"


class Kind(StrEnum):
    """What a parameter's words are taken for."""

    TEXT = "text"
    AUTHORITY = "authority"
    ID = "id"
    THEME = "theme"
    DATE = "date"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable that a question may be given: `required`, or with a `default` (None: left unbound)."""

    name: str
    kind: Kind
    description: str
    required: bool = False
    default: str | None = None

    def term(self, words: str) -> Term:
        """The value that `words` mean. Raises UsageError where they are no such value."""
        match self.kind:
            case Kind.ID:
                return written(Form.ID, self._some(words))
            case Kind.THEME:
                return written(Form.THEME, self._some(words))
            case Kind.DATE:
                if not _DATE.fullmatch(words):
                    raise UsageError(f"{self.name} must be a date, as in 2021-03-31, not {words!r}")
                return date(words)
            case Kind.NUMBER:
                return self._number(words)
            case Kind.TEXT | Kind.AUTHORITY:
                return written(Form.WORDS, words)

    def _some(self, words: str) -> str:
        if not words.strip():
            raise UsageError(f"{self.name} must not be empty: {self.description}")
        return words.strip()

    def _number(self, words: str) -> Term:
        if not _NUMBER.fullmatch(words):
            raise UsageError(f"{self.name} must be a number, as in 2 or 0.5, not {words!r}")
        return share(float(words)) if "." in words else number(int(words))


@dataclass(frozen=True, slots=True)
class Question:
    """A named question: `name` is its file's, `sparql` the whole query."""

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    sparql: str

    def bindings(self, given: Mapping[str, str]) -> dict[str, Term]:
        """The value of each parameter, from words. Raises UsageError for a parameter the question does not have, for a
        required one that is missing, and for words that are no such value."""
        known = {parameter.name for parameter in self.parameters}
        for name in given:
            if name not in known:
                may = ", ".join(sorted(known)) or "none"
                raise UsageError(f"the question {self.name} has no parameter {name} (it has: {may})")
        values: dict[str, Term] = {}
        for parameter in self.parameters:
            words = given.get(parameter.name, parameter.default)
            if words is not None:
                values[parameter.name] = parameter.term(words)
            elif parameter.required:
                raise UsageError(f"the question {self.name} needs {parameter.name}: {parameter.description}")
        return values


@cache
def questions() -> tuple[Question, ...]:
    """Every named question, by name."""
    return tuple(_read(name) for name in resources.names(_FOLDER, ".rq"))


def question(name: str) -> Question:
    """The question of that name. Raises NotFound, naming those that come near."""
    for one in questions():
        if one.name == name:
            return one
    hint = meant(name, [one.name for one in questions()], "`tracegraph query --list` shows them all")
    raise NotFound(f"there is no question called {name!r}: {hint}")


def parse(name: str, text: str) -> Question:
    """A question from its file's text. Raises ValueError where the header does not say what it should."""
    said: dict[str, list[str]] = {"title": [], "description": [], "parameter": []}
    for line in text.splitlines():
        match = _HEADER.fullmatch(line.strip())
        if match:
            said[match[1]].append(match[2].strip())
    if len(said["title"]) != 1 or len(said["description"]) != 1:
        raise ValueError(f"{name}: a question needs one title and one description")
    parameters = tuple(_parameter(name, line) for line in said["parameter"])
    return Question(name, said["title"][0], said["description"][0], parameters, text)


def _read(file: str) -> Question:
    return parse(PurePosixPath(file).stem, resources.text(file))


def _parameter(name: str, line: str) -> Parameter:
    match = _PARAMETER.fullmatch(line)
    if match is None or match["kind"] not in set(Kind):
        raise ValueError(f"{name}: this says no parameter: {line}")
    default = match["default"]
    return Parameter(match["name"], Kind(match["kind"]), match["words"], match["rule"] == "required", default)
