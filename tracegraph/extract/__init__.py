"""What a document states: facts, findings, recommendations, actions, judgements, mentions of other inspections.

Everything here depends on one document alone. `extract` is the door; `VERSION` tells cached extractions apart.
"""

from tracegraph.extract.statements import VERSION, extract

__all__ = ["VERSION", "extract"]
