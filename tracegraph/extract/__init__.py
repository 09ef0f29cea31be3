"""What a document states: facts, findings, recommendations, actions, judgements, mentions of other inspections.

Everything here depends on one document alone, and on what a user says of headings of columns (`column_names`).
`extract` is the door; `VERSION` tells cached extractions apart; `unrecognised` names tables that nobody could read.
"""

from tracegraph.extract.named import NOTHING_NAMED, ColumnNames, column_names
from tracegraph.extract.plan_tables import unrecognised
from tracegraph.extract.statements import VERSION, extract

__all__ = ["NOTHING_NAMED", "VERSION", "ColumnNames", "column_names", "extract", "unrecognised"]
