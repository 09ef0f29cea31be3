"""The statements of a later document, prepared once for comparing them with every recommendation of before it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tracegraph.link.kinship import kin
from tracegraph.link.meaning import Words
from tracegraph.link.meetings import Spoken, spoken
from tracegraph.link.nearness import Nearness
from tracegraph.link.paragraphs import Matrix, Paragraphs, paragraphs
from tracegraph.link.wording import Text


@dataclass(frozen=True)
class Counted:
    """What terms count in texts: the column of each term, and texts by columns, of which the last is empty."""

    column: Mapping[str, int]
    values: Matrix

    def of(self, vocabulary: Iterable[str]) -> Matrix:
        """Texts by the terms of a vocabulary: what each counts in each text; 0 for a term that none of them holds."""
        return self.values.take([self.column.get(term, -1) for term in vocabulary], axis=1)


def counted(texts: Sequence[Mapping[str, float]]) -> Counted:
    """What terms count in texts, from each text's own."""
    column: dict[str, int] = {}
    for terms in texts:
        for term in terms:
            column.setdefault(term, len(column))
    values = np.zeros((len(texts), len(column) + 1), np.float32)
    rows = np.repeat(np.arange(len(texts)), [len(terms) for terms in texts])
    columns = [column[term] for terms in texts for term in terms]
    values[rows, columns] = [value for terms in texts for value in terms.values()]
    return Counted(column, values)


def holding(texts: Sequence[Iterable[str]]) -> Counted:
    """Which terms texts hold: each counts 1."""
    return counted([dict.fromkeys(terms, 1.0) for terms in texts])


@dataclass(frozen=True)
class Later:
    """The statements of one document, in its order, prepared for comparing: the terms that each holds (1 each), the
    themes it comes near to (kinship.py), the weight of all its terms, its meaning; which heading is that of its
    section, with the headings' terms and meanings; which statements stand beside each other; how nearness reads them;
    and the aspects and groups that each speaks of, without and with its heading."""

    texts: Sequence[Text]
    terms: Counted
    kin: Counted
    weight: Matrix
    meaning: Matrix
    heading: npt.NDArray[np.intp]
    heading_terms: Counted
    heading_meaning: Matrix
    whole_meaning: Matrix
    beside: Paragraphs
    spoken: Spoken
    aspects: Counted
    groups: Counted
    groups_or_heading: Counted


def prepare(texts: Sequence[Text], table: Words, nearness: Nearness) -> Later:
    """The statements of one document (at least one), prepared for comparing."""
    headings = {text.section: text.section_terms for text in texts}
    place = {section: n for n, section in enumerate(headings)}
    each = table.meanings([text.terms.said for text in texts])
    whole = each.mean(axis=0)
    beside = paragraphs([text.paragraph for text in texts])
    terms = holding([text.terms.said for text in texts])
    return Later(
        texts,
        terms,
        counted([kin(text.terms) for text in texts]),
        terms.values[:, :-1] @ np.asarray([table.weight(term) for term in terms.column], np.float32),
        each,
        np.asarray([place[text.section] for text in texts], np.intp),
        holding([heading.said for heading in headings.values()]),
        table.meanings([heading.said for heading in headings.values()]),
        np.asarray(whole / (np.linalg.norm(whole) + 1e-9), np.float32),
        beside,
        spoken(nearness, texts, beside),
        holding([text.aspects for text in texts]),
        holding([text.groups for text in texts]),
        holding([text.groups | text.section_groups for text in texts]),
    )
