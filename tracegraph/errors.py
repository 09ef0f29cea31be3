"""What can go wrong, drawn.

TracegraphError                      exit code
├── UsageError                       2   the command or call was asked for something that cannot be
│   └── QueryError                   2   SPARQL that cannot be parsed, or that asks for what is refused
├── InputError                       3   the input cannot be read
│   ├── Unreadable                   3   one file, with the reason; a build counts it and goes on
│   └── NoGraph                      3   there is no graph where one was looked for
├── NotFound                         1   an honest "no": nothing by that name or id
├── CheckFailed                      1   a shape or a quote does not hold
├── QueryTimeout                     1   a query ran longer than it was allowed
└── ModelError                       70  a value that must not exist: our bug
    └── QuoteError                   70  words that are not what the rule makes of their segments
"""


class TracegraphError(Exception):
    """Any error the project raises on purpose; its text is one line saying what, where, and what to do."""

    exit_code = 70


class UsageError(TracegraphError):
    """The command or call was asked for something that cannot be."""

    exit_code = 2


class QueryError(UsageError):
    """SPARQL that cannot be parsed, or that asks for what is refused (SERVICE, updates)."""


class InputError(TracegraphError):
    """The input cannot be read."""

    exit_code = 3


class Unreadable(InputError):
    """One file cannot be read; `reason` is a short phrase for the summary ("encrypted PDF")."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason

    def __reduce__(self) -> tuple[type["Unreadable"], tuple[str, str]]:
        return type(self), (self.path, self.reason)


class NoGraph(InputError):
    """There is no graph where one was looked for."""


class NotFound(TracegraphError):
    """An honest "no": nothing by that name or id."""

    exit_code = 1


class CheckFailed(TracegraphError):
    """A shape or a quote does not hold."""

    exit_code = 1


class QueryTimeout(TracegraphError):
    """A query ran longer than it was allowed."""

    exit_code = 1


class ModelError(TracegraphError):
    """A value that must not exist: our bug."""


class QuoteError(ModelError):
    """Words that are not what the rule makes of their segments."""
