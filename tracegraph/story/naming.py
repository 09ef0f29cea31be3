"""What the things of a graph are called, and no more of them: what a shell offers while somebody types."""

from tracegraph import taxonomy
from tracegraph.graph.places import authorities
from tracegraph.graph.view import Graph
from tracegraph.story.reading import table

Names = dict[str, str]
"""Id -> name, sorted by id."""


def issue_names(graph: Graph) -> Names:
    """The names of all issues."""
    rows = table(graph, "SELECT ?i ?n WHERE { ?i a tg:Issue ; skos:prefLabel ?n }")
    return {ident: name for ident, name in sorted(rows)}  # noqa: C416 (rows are of any length to the type checker)


def authority_names(graph: Graph) -> Names:
    """The names of all authorities."""
    return dict(sorted(authorities(graph).items()))


def theme_names(graph: Graph) -> Names:
    """The labels of the themes that issues are about."""
    said = {theme for (theme,) in table(graph, "SELECT DISTINCT ?t WHERE { ?i a tg:Issue ; dcterms:subject ?t }")}
    return {ident: theme.label for ident, theme in sorted(taxonomy.themes().items()) if ident in said}
