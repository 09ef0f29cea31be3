"""SPARQL as text: its tokens, and values bound to its variables without ever being pasted in as words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tracegraph.errors import QueryError
from tracegraph.graph.forms import Term

_TOKEN: Final = re.compile(
    r"""
    (?P<space>\s+)
  | (?P<comment>\#[^\n\r]*)
  | (?P<string>'{3}(?:(?:'|'')?(?:[^'\\]|\\.))*'{3} | "{3}(?:(?:"|"")?(?:[^"\\]|\\.))*"{3}
             | (?!'{3})'(?:[^'\\\n\r]|\\.)*' | (?!"{3})"(?:[^"\\\n\r]|\\.)*")
  | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
  | (?P<variable>[?$]\w+)
  | (?P<prefixed>(?:[^\W\d_][\w.\-]*)?:(?:[\w:.\-]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])*)
  | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
  | (?P<word>\w+)
  | (?P<sign>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_SKIPPED: Final = ("space", "comment")
_ENDS_OPERAND: Final = ("string", "iri", "variable", "prefixed", "language", "word")


@dataclass(frozen=True, slots=True)
class Token:
    """A token: its kind (string, iri, variable, prefixed, language, word, sign), its text, and where it starts."""

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """The first character after it."""
        return self.start + len(self.text)

    def says(self, word: str) -> bool:
        """True where it is this keyword, in any case."""
        return self.kind == "word" and self.text.upper() == word


def tokens(sparql: str) -> Iterator[Token]:
    """The tokens of a query, without white space and comments.

    Raises QueryError where an open quotation mark is never closed, and where "<" may be either "less than" or the start
    of an IRI and the two readings would part the text differently: such a text could hide what it asks for.
    """
    brackets: list[str] = []
    before: Token | None = None
    for match in _TOKEN.finditer(sparql):
        kind = match.lastgroup or "sign"
        if kind in _SKIPPED:
            continue
        token = Token(kind, match.group(), match.start())
        if kind == "sign":
            _close_or_open(token, brackets)
            if token.text in "'\"":
                raise QueryError(f"a quotation mark is never closed ({place(sparql, token.start)})")
        if _two_readings(token, before, brackets):
            raise QueryError(f'put a space after "<", or write the IRI with a prefix ({place(sparql, token.start)})')
        yield token
        before = token


def place(sparql: str, at: int) -> str:
    """Where a character stands, as people say it."""
    line = sparql.count("\n", 0, at) + 1
    return f"line {line}, column {at - (sparql.rfind(chr(10), 0, at) + 1) + 1}"


def bind(sparql: str, values: Mapping[str, Sequence[Term]]) -> str:
    """The query with each variable of `values` bound to one of its terms, in every solution of its outermost group.

    The terms are written by the RDF library, so no value can be read as anything but one term. Raises QueryError for a
    variable that the query does not hold.
    """
    if not values:
        return sparql
    found = list(tokens(sparql))
    variables = {token.text[1:] for token in found if token.kind == "variable"}
    for name in values:
        if name not in variables:
            raise QueryError(f"the query has no variable ?{name}")
    data = " ".join(
        f"VALUES ?{name} {{ {' '.join(str(term) for term in terms)} }}" for name, terms in sorted(values.items())
    )
    at = _group(found)
    if at is None:
        return f"{sparql}\nWHERE {{ {data} }}"
    return f"{sparql[:at]} {data} {sparql[at:]}"


def _group(found: list[Token]) -> int | None:
    """The place just inside the outermost group of the WHERE clause; None for a DESCRIBE without one."""
    rounds = curls = 0
    template = False
    for before, token in zip([None, *found], found, strict=False):
        if token.text in "()" and token.kind == "sign":
            rounds += 1 if token.text == "(" else -1
        elif token.text == "{" and token.kind == "sign" and not rounds:
            template = template or (before is not None and before.says("CONSTRUCT"))
            if not template:
                return token.end
            curls += 1
        elif token.text == "}" and token.kind == "sign" and template:
            curls -= 1
            template = curls > 0
    return None


def _close_or_open(token: Token, brackets: list[str]) -> None:
    if token.text in "({[":
        brackets.append(token.text)
    elif token.text in ")}]" and brackets:
        brackets.pop()


def _two_readings(token: Token, before: Token | None, brackets: list[str]) -> bool:
    """True for what looks like an IRI, stands where "less than" may (inside round brackets, after a value), and holds a
    mark that would begin a string or a comment if it were."""
    if token.kind != "iri" or before is None or not brackets or brackets[-1] != "(":
        return False
    return (before.kind in _ENDS_OPERAND or before.text in ")]") and re.search("['#]", token.text) is not None


def says_from(sparql: str) -> bool:
    """True where the query chooses its own graphs with FROM."""
    return "from" in sparql.lower() and any(token.says("FROM") for token in tokens(sparql))
