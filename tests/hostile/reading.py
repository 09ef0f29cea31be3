"""Reads one file in a process of its own, within its bounds, and tells what became of it as JSON. Run by the tests."""

import json
import resource
import sys
from pathlib import Path

MEMORY = 1536 * 1024**2  # address space; what is really taken is told and looked at


def _most_taken() -> int:
    """The most memory this process has had at a time. What the system counts for a process (ru_maxrss) begins with that
    of the process that started it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) // 1024 for line in status.splitlines() if line.startswith("VmHWM"))


def main() -> None:
    """Reads the file that is named."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    # After the bound, so that it holds for the libraries too.
    from tracegraph.errors import Unreadable  # noqa: PLC0415 - as above
    from tracegraph.read import read  # noqa: PLC0415 - as above

    told: dict[str, object] = {}
    try:
        document = read(Path(sys.argv[1]))
    except Unreadable as refusal:
        told["reason"] = refusal.reason
    else:
        spans = [(line.start, line.end) for line in document.lines]
        told["lines"] = len(spans)
        told["ordered"] = all(start < end for start, end in spans) and spans == sorted(spans)
        told["pages"] = document.pages
        told["notes"] = document.notes
        told["holds"] = len(sys.argv) > 2 and Path(sys.argv[2]).read_text(encoding="utf-8") in document.text
    told["megabytes"] = _most_taken()
    sys.stdout.write(json.dumps(told))


main()
