"""What may be asked: named questions (`catalogue`), and SPARQL of your own, within bounds (`run`)."""

from tracegraph.query.catalogue import Parameter, Question, question, questions
from tracegraph.query.run import Answer, Bounds, run

__all__ = ["Answer", "Bounds", "Parameter", "Question", "question", "questions", "run"]
