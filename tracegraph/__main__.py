"""`python -m tracegraph`: the same as the `tracegraph` command."""

from tracegraph.cli import main

main()
