"""In what order: paths -> documents -> passages -> statements (`reading`, each document alone), then links (`linking`,
each authority alone), then the graph. Read `building` to know the whole way; `cache` keeps what need not be done
twice."""

from tracegraph.pipeline.building import HERE, BuildSummary, Progress, build
from tracegraph.pipeline.encoding import Encoder, encoder
from tracegraph.pipeline.linking import DocumentLine
from tracegraph.pipeline.reading import Aids

__all__ = ["HERE", "Aids", "BuildSummary", "DocumentLine", "Encoder", "Progress", "build", "encoder"]
