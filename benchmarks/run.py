"""Measures the ratios and says which are over their bound: `python -m benchmarks.run [--quick] [MEASURE ...]`."""

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks import growth, originals, pages, ratio, startup

MEASURES = {"startup": startup.ratios, "growth": growth.ratios, "map": pages.ratios, "originals": originals.ratios}


def main() -> int:
    """Prints the table; 1 where a ratio is over its bound."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("measures", nargs="*", help=f"which ones: {', '.join(MEASURES)} (default: all)")
    parser.add_argument("--quick", action="store_true", help="fewer rounds and fewer documents")
    args = parser.parse_args()
    if unknown := set(args.measures) - set(MEASURES):
        parser.error(f"no such measure: {', '.join(sorted(unknown))}")
    with tempfile.TemporaryDirectory() as scratch:
        found = [r for name in args.measures or MEASURES for r in MEASURES[name](Path(scratch), quick=args.quick)]
    print(ratio.table(found))
    return 0 if all(r.kept for r in found) else 1


if __name__ == "__main__":
    sys.exit(main())
