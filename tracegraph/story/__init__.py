"""How an issue went, why its statements are linked, what is missing: the stored graph in, values that every view spells
out.

`comparing` and `explaining` answer one command each and are imported there. `labels` holds the captions. Nothing here
knows how it will be shown.
"""

from tracegraph.story.histories import Nation, issue, sources, statement, stories
from tracegraph.story.overview import overview as overview
from tracegraph.story.overview import overviews
from tracegraph.story.papers import papers as papers
from tracegraph.story.record import documents, gaps, inspections
from tracegraph.story.searching import answering_nothing, find
from tracegraph.story.summaries import issues

__all__ = [
    "Nation",
    "answering_nothing",
    "documents",
    "find",
    "gaps",
    "inspections",
    "issue",
    "issues",
    "overview",
    "overviews",
    "papers",
    "sources",
    "statement",
    "stories",
]
