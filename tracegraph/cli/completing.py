"""What TAB offers: issues, authorities, themes and named questions, from the graph that the command would open.

Where there is no graph, or it cannot be read, nothing is offered and nothing is said: whoever presses TAB has not asked
yet."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

import click
from click.shell_completion import CompletionItem

from tracegraph.cli.opening import opened
from tracegraph.errors import TracegraphError
from tracegraph.graph.view import Graph
from tracegraph.neutral import neutral
from tracegraph.story.naming import authority_names, issue_names, theme_names

Names = dict[str, str]

# A shell reads what is offered: nothing in it may be a blank, a quotation mark or a sign that a shell expands.
_PLAIN: Final = re.compile(r"[\w.-]+(?:/[\w.-]+)*")


def themes_and_issues(ctx: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Themes, and ids of issues."""
    return _offered(ctx, begun, lambda graph: {**theme_words(graph), **issue_names(graph)})


def issues_and_places(ctx: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Themes, ids of issues, and ids of authorities."""
    return _offered(ctx, begun, lambda graph: {**theme_words(graph), **issue_names(graph), **authority_names(graph)})


def themes(ctx: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Themes that issues of the graph are about."""
    return _offered(ctx, begun, theme_words)


def authorities(ctx: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Ids of the authorities of the graph."""
    return _offered(ctx, begun, authority_names)


def theme_words(graph: Graph) -> Names:
    """The themes of a graph as one word each, with their labels: hyphens for blanks, and no apostrophes, commas or
    possessive, as `taxonomy.by_label` tolerates."""
    return {one_word(label): label for label in theme_names(graph).values()}


def one_word(label: str) -> str:
    """A theme's label as one word that no shell has to quote."""
    return re.sub(r"[^\w]+", "-", re.sub(r"['’]s?\b", "", label)).strip("-")


def items(names: Names, begun: str) -> list[CompletionItem]:
    """What begins so, each with what it stands for; other people's text is neutralised."""
    return [
        CompletionItem(word, help=neutral(meaning))
        for word, meaning in names.items()
        if word.casefold().startswith(begun.casefold()) and _PLAIN.fullmatch(word)
    ]


def _offered(ctx: click.Context, begun: str, names: Callable[[Graph], Names]) -> list[CompletionItem]:
    folder = ctx.params.get("folder")
    if not isinstance(folder, Path):
        return []
    try:
        with opened(folder) as graph:
            return items(names(graph), begun)
    except (TracegraphError, OSError):
        return []
