"""In what order: paths -> documents -> passages -> statements (`reading`, each document alone), then links (`linking`,
each authority alone), then the graph. Read `building` to know the whole way; `cache` keeps what need not be done
twice."""

import os

# Authorities are linked side by side, a process each. Threads of numpy's own beside them fight for the same cores (five
# times the work on two), so there are none. It is asked before numpy is first imported; who has set it is heeded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from tracegraph.pipeline.building import HERE, BuildSummary, Progress, build
from tracegraph.pipeline.encoding import Encoder, encoder
from tracegraph.pipeline.linking import DocumentLine
from tracegraph.pipeline.reading import Aids

__all__ = ["HERE", "Aids", "BuildSummary", "DocumentLine", "Encoder", "Progress", "build", "encoder"]
