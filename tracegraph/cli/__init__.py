"""How we speak to a person: argv in, stdout, stderr and an exit code out. One file for each command.

stdout is data, stderr is talk. Exit codes: 0 done, 1 an honest "no", 2 usage, 3 input unreadable, 70 our bug, 130
interrupted."""

from typing import Final

from tracegraph.cli.group import LazyGroup

COMMANDS: Final[dict[str, tuple[str, str]]] = {
    "build": ("tracegraph.cli.build", "Read documents and make the graph."),
    "trace": ("tracegraph.cli.trace", "The history of one issue, oldest first, every line quoted."),
    "issues": ("tracegraph.cli.issues", "What was raised, how often, since when, and how it stands."),
    "compare": ("tracegraph.cli.compare", "One theme over all authorities: who had it, and what became of it."),
    "why": ("tracegraph.cli.why", "Why two statements are linked: every reason, with both quotes."),
    "review": ("tracegraph.cli.review", "Judge what was inferred: same, related, not the same."),
    "gaps": ("tracegraph.cli.gaps", "Inspections that the documents speak of and that are not at hand."),
    "query": ("tracegraph.cli.query", "Ask a named question or your own SPARQL."),
    "map": ("tracegraph.cli.map", "Write the map: one web page, or a site, that needs no network."),
    "pack": ("tracegraph.cli.pack", "Write a committee paper on one issue or one authority."),
    "export": ("tracegraph.cli.export", "Write the graph for other programs."),
    "check": ("tracegraph.cli.check", "Prove every quote against its source and every shape."),
}
"""Name -> (module, one line of help). Static, so that `--help` loads no command."""

cli: Final = LazyGroup(
    COMMANDS,
    name="tracegraph",
    examples=(
        ("tracegraph build letters/", "read a folder of letters, reports and action plans"),
        ('tracegraph trace "return home interviews"', "the history of one issue"),
        ("tracegraph issues --recurring", "what came back"),
        ("tracegraph map -o map.html", "the whole graph as one page"),
        ('eval "$(tracegraph --completion bash)"', "let TAB complete (zsh and fish too)"),
    ),
    help="Have we been told this before, what did we do about it, and did it work? Answers from the inspection "
    "letters, reports and action plans themselves, every line quoted.",
)


def main() -> None:
    """The `tracegraph` command: runs argv and exits with its code."""
    cli.main(prog_name="tracegraph")
