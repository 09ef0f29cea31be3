"""Where a passage begins and ends, and what is page furniture.

The PDF's own tags come first, then fonts, then words. `segment` is the one door; `sentences` splits a passage's
segments further.
"""

from tracegraph.segment.passages import segment
from tracegraph.segment.sentences import sentences

__all__ = ["segment", "sentences"]
