"""The bounded process that a query runs in: a request on stdin, an answer on stdout, both JSON; `run` starts it and
ends it.

It may read the published graph. It is given no more memory and processor time than its parent allows, and may write no
file.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tracegraph.errors import QueryError, TracegraphError
from tracegraph.graph.answers import Table, table
from tracegraph.graph.view import Graph

if sys.platform != "win32":
    import resource

    def _bound(memory: int, seconds: int) -> None:
        limits = {
            resource.RLIMIT_AS: memory,
            resource.RLIMIT_CPU: seconds,
            resource.RLIMIT_FSIZE: 0,
            resource.RLIMIT_CORE: 0,
        }
        for limit, value in limits.items():
            hard = resource.getrlimit(limit)[1]
            try:
                resource.setrlimit(limit, (value if hard < 0 else min(value, hard), hard))
            except (OSError, ValueError):
                # Some systems know a limit by name only; the parent's timeout holds all the same.
                continue
else:

    def _bound(memory: int, seconds: int) -> None:
        """Windows has no such limits: the parent's timeout alone holds."""


def main() -> None:
    """Answers the request on stdin."""
    request = json.load(sys.stdin.buffer)
    _bound(request["memory"], request["seconds"])
    answer: dict[str, Any]
    try:
        answer = {"answer": _answer(request)}
    except QueryError as error:
        answer = {"refused": str(error)}
    except (TracegraphError, OSError, MemoryError) as error:
        answer = {"failed": str(error) or type(error).__name__}
    sys.stdout.buffer.write(json.dumps(answer).encode())


def _answer(request: dict[str, Any]) -> dict[str, Any]:
    graph = Graph(Path(request["generation"]), Path(request["texts"]))
    found: Table = table(graph.query(request["sparql"]), whole=request["whole"])
    return {"kind": found.kind, "columns": found.columns, "rows": list(_some(found, request["most"]))}


def _some(found: Table, most: int) -> Iterator[tuple[str | None, ...]]:
    for count, row in enumerate(found.rows, 1):
        if count > most:
            raise QueryError(f"the answer has more than {most} rows: add LIMIT to the query")
        yield row


if __name__ == "__main__":
    main()
