r"""What a query may not ask for. Oxigraph follows SERVICE to any address; a question must not leave this machine.

The check reads tokens, so that the word within a string, a comment, an IRI or a name is no reason to refuse. It errs on
the side of refusing: a text is read both as it stands and with its \u escapes resolved, and a word that only contains
SERVICE is refused too, because parsers that know no word boundaries take "1SERVICE" for a number and a keyword.
"""

import re
from typing import Final

from tracegraph.errors import QueryError
from tracegraph.graph.sparql import Token, place, tokens

_ESCAPE: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_UPDATES: Final = ("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH")
_QUESTIONS: Final = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")


def refuse(sparql: str) -> None:
    """Raises QueryError for a query that asks another server (SERVICE), changes the graph, asks nothing, or is no
    text."""
    if any("\ud800" <= character <= "\udfff" for character in sparql):
        raise QueryError("the query holds bytes that are no characters of UTF-8")
    for text in dict.fromkeys((sparql, _unescaped(sparql))):
        found = list(tokens(text))
        for token in found:
            if _is_service(token):
                raise QueryError(
                    f"SERVICE is refused: a query must not leave this machine ({place(text, token.start)})"
                )
        _is_question(text, found)


def _is_service(token: Token) -> bool:
    if token.kind == "word":
        return "SERVICE" in token.text.upper()
    return token.kind == "prefixed" and "SERVICE" in token.text.partition(":")[0].upper()


def _is_question(text: str, found: list[Token]) -> None:
    for token in found:
        if token.kind == "word" and token.text.upper() in _UPDATES:
            raise QueryError(
                f"the graph cannot be changed by a query ({token.text.upper()}, {place(text, token.start)})"
            )
        if token.kind == "word" and token.text.upper() in _QUESTIONS:
            return
    raise QueryError(f"this is no query: it should start with one of {', '.join(_QUESTIONS)}")


def _unescaped(sparql: str) -> str:
    return _ESCAPE.sub(_character, sparql)


def _character(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code <= 0x10FFFF else match[0]
