"""The network of `tracegraph/link/nearness.py` as it is learnt (by `tools/teach_nearness.py`): the same sums, in torch.
What is learnt is written back as a table that needs no torch."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from tools.nearness_pairs import Pairs, Rows, Statement
from tracegraph.link.meaning import Words
from tracegraph.link.meetings import LEVELS, NONE, TINY, WIDTH
from tracegraph.link.nearness import Nearness
from tracegraph.link.paragraphs import Matrix

_COUNTS: Final = len(LEVELS) + 4
_UNITS: Final = 64
_MOST: Final = 32
_MOST_OF_HEADING: Final = 6
"""Terms of a statement and of a heading that are learnt from, at most: few hold more."""
_LIGHTEST: Final = 0.05
"""What a term weighs at first, at least."""
_STEP: Final = 2048
_AT_ONCE: Final = 8192
"""Pairs of one step of learning, at most, and those that are scored at once."""
_LEAST_SURE, _SUREST = -7.0, 5.0
"""Log-odds beyond these are as sure as any: their number is not learnt."""
_TO_NUMBER: Final = 0.02
"""What being off the reader's log-odds costs, beside being off its probability."""
_TO_BEGINNING: Final = 0.02
"""What leaving the first direction costs, so that terms seen seldom stay where their company put them."""


def beginning(table: Words) -> Nearness:
    """The nearness that learning begins with: each term lies where `table` has it and seeks its own direction, weighs a
    third of what it weighs there, half where it is only an example; nothing is said yet of what the counts weigh."""
    weights = np.maximum(np.asarray([table.weight(t) for t in table.rows], np.float32) / 3, _LIGHTEST)
    dimensions = table.vectors.shape[1]
    hidden = np.zeros((3 * _COUNTS + 2 * dimensions + 1, _UNITS), np.float32)
    turn, out = np.eye(dimensions, dtype=np.float32), np.zeros(_UNITS + 1, np.float32)
    return Nearness(table.rows, table.vectors, weights, weights, turn, 0.5, hidden, out)


class Places:
    """The terms of every statement, as their rows in the table: of its `own`, which of those are only examples
    (`aside`), of its neighbours (`beside`) and of its section's `heading`. What is short is filled with the row after
    the last; a last, empty statement stands for a neighbour that is not there."""

    def __init__(self, table: Nearness, statements: Sequence[Statement], device: str) -> None:
        none = len(table.rows)
        said = [s.text.terms for s in statements]
        own = [sorted(t for t in terms.every if t in table.rows) for terms in said]
        heads = [sorted(t for t in s.text.section_terms.every if t in table.rows) for s in statements]
        aside = [[t in of.said and t not in of.main for t in held] for of, held in zip(said, own, strict=True)]
        self.own = _filled([[table.rows[t] for t in held] for held in own], _MOST, none, device)
        self.aside = _filled(aside, _MOST, 0, device).float()
        self.heading = _filled([[table.rows[t] for t in held] for held in heads], _MOST_OF_HEADING, none, device)
        around = torch.tensor([[s.before, s.after] for s in statements] + [[-1, -1]], device=device)
        self.beside = self.own[around].flatten(1)


def _filled(rows: Sequence[Sequence[int]], width: int, none: int, device: str) -> Tensor:
    """The rows one under another, cut and filled to one width, and a row of nothing after them."""
    filled = np.full((len(rows) + 1, width), none, np.int64)
    for n, row in enumerate(rows):
        filled[n, : len(row)] = row[:width]
    return torch.from_numpy(filled).to(device)


class Student(nn.Module):  # type: ignore[misc]  # torch is not there where types are checked
    """The network while it learns. Weights are kept as what softplus makes positive."""

    def __init__(self, start: Nearness) -> None:
        super().__init__()
        self.start = start
        self.none, dimensions = start.vectors.shape
        self.directions = nn.Parameter(torch.from_numpy(np.pad(start.vectors, ((0, 1), (0, 0)))))
        self.asked_weight = nn.Parameter(_before_softplus(start.asked_weight))
        self.said_weight = nn.Parameter(_before_softplus(start.said_weight))
        self.less_aside = nn.Parameter(torch.logit(torch.tensor(1 - start.aside)))
        self.turn = nn.Parameter(torch.from_numpy(start.turn.copy()))
        counts = 3 * _COUNTS + 2 * dimensions
        self.even, self.hidden = nn.BatchNorm1d(counts), nn.Linear(counts, _UNITS)
        self.drop, self.out = nn.Dropout(0.1), nn.Linear(_UNITS, 1)

    def forward(self, places: Places, asked: Tensor, said: Tensor) -> Tensor:
        """How near each statement comes to its recommendation, as log-odds; both as rows of `places`."""
        directions = functional.normalize(self.directions, dim=1)
        turned = functional.normalize(directions @ self.turn, dim=1)
        given = places.own[asked]
        weights = self._weights(self.asked_weight, given) * (1 - torch.sigmoid(self.less_aside) * places.aside[asked])
        sought = functional.normalize(self._sum(given, turned, weights), dim=1)
        counted: list[Tensor] = []
        for n, place in enumerate((places.own, places.beside, places.heading)):
            terms = place[said]
            said_weights = self._weights(self.said_weight, terms)
            meant = functional.normalize(self._sum(terms, directions, said_weights), dim=1)
            alike = self._each(given, turned) @ self._each(terms, directions).transpose(1, 2)
            counted += [*self._counts(alike, (given, terms), (weights, said_weights)), _total(sought * meant)]
            counted += self._levels(alike, (given, terms), (weights, said_weights))
            counted += [sought * meant, (sought - meant).abs()] if n == 0 else []
        inner = torch.relu(self.hidden(self.even(torch.cat(counted, 1))))
        return self.out(self.drop(inner)).squeeze(1)

    def _counts(self, alike: Tensor, terms: tuple[Tensor, Tensor], weights: tuple[Tensor, Tensor]) -> Iterator[Tensor]:
        """How near the nearest terms come, how many are the same, and how near what is said comes, by weight."""
        both = self._both(*terms)
        alike = torch.where(both, alike, NONE)
        same = ((terms[0][:, :, None] == terms[1][:, None, :]) & both).any(2).float()
        yield _total(weights[0] * alike.max(2).values) / (_total(weights[0]) + TINY)
        yield _total(weights[0] * same) / (_total(weights[0]) + TINY)
        yield _total(weights[1] * alike.max(1).values) / (_total(weights[1]) + TINY)

    def _levels(self, alike: Tensor, terms: tuple[Tensor, Tensor], weights: tuple[Tensor, Tensor]) -> Iterator[Tensor]:
        """How much is met on each of the LEVELS."""
        there = self._both(*terms) * weights[1][:, None, :]
        for level in LEVELS:
            met = (torch.exp((alike - level) ** 2 / -WIDTH) * there).sum(2)
            yield _total(weights[0] * torch.log1p(met)) / (_total(weights[0]) + TINY)

    def _both(self, given: Tensor, terms: Tensor) -> Tensor:
        return (given != self.none)[:, :, None] & (terms != self.none)[:, None, :]

    def _weights(self, weight: Tensor, terms: Tensor) -> Tensor:
        positive = functional.pad(functional.softplus(weight), (0, 1))[:, None]
        return self._each(terms, positive)[..., 0]

    def _each(self, terms: Tensor, values: Tensor) -> Tensor:
        return functional.embedding(terms, values, padding_idx=self.none)

    def _sum(self, terms: Tensor, values: Tensor, weights: Tensor) -> Tensor:
        return functional.embedding_bag(terms, values, per_sample_weights=weights, mode="sum", padding_idx=self.none)

    def scores(self, places: Places, pairs: Pairs, rows: Rows) -> Matrix:
        """The log-odds of these rows of `pairs`."""
        self.eval()
        device = places.own.device
        found = []
        with torch.no_grad():
            for start in range(0, len(rows), _AT_ONCE):
                some = rows[start : start + _AT_ONCE]
                sides = [torch.from_numpy(side[some]).to(device) for side in (pairs.asked, pairs.said)]
                found.append(self(places, *sides).cpu().numpy())
        return np.concatenate(found)

    def table(self) -> Nearness:
        """What was learnt, as linking runs it: what evens the counts out is taken into the weights behind it."""
        self.eval()
        with torch.no_grad():
            scale = self.even.weight / torch.sqrt(self.even.running_var + self.even.eps)
            shift = self.even.bias - self.even.running_mean * scale
            bias = self.hidden.weight @ shift + self.hidden.bias
            return Nearness(
                self.start.rows,
                _array(functional.normalize(self.directions[:-1], dim=1)),
                _array(functional.softplus(self.asked_weight)),
                _array(functional.softplus(self.said_weight)),
                _array(self.turn),
                1 - float(torch.sigmoid(self.less_aside)),
                _array(torch.cat([(self.hidden.weight * scale).T, bias[None]])),
                _array(torch.cat([self.out.weight[0], self.out.bias])),
            )


def _before_softplus(weights: Matrix) -> Tensor:
    return torch.from_numpy(np.log(np.expm1(weights)))


def _total(values: Tensor) -> Tensor:
    return values.sum(1, keepdim=True)


def _array(values: Tensor) -> Matrix:
    return np.asarray(values.detach().cpu().numpy(), np.float32)


def warmed(optimizer: Any, steps: int, share: float) -> Any:
    """A schedule: the rate rises over the first `share` of the steps while it falls evenly to nothing at the last."""
    return torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / (share * steps)) * max(0, 1 - step / steps)
    )


def learn(start: Nearness, places: Places, pairs: Pairs, rows: Rows, target: Matrix, epochs: int) -> Student:
    """A student that has learnt, from these rows of `pairs`, what the reader says of them.

    target: the reader's log-odds, one a pair; epochs: how often each row is gone over."""
    torch.manual_seed(0)
    chance = np.random.default_rng(0)
    device = places.own.device
    student: Student = Student(start).to(device)
    student.train()
    first = student.directions.detach().clone()
    steps = len(rows) // _STEP + 1
    optimizer = torch.optim.Adam(_rates(student))
    schedule = warmed(optimizer, epochs * steps, 0.05)
    for _ in range(epochs):
        for some in np.array_split(chance.permutation(rows), steps):
            sides = [torch.from_numpy(side[some]).to(device) for side in (pairs.asked, pairs.said)]
            sought = torch.from_numpy(target[some]).to(device)
            left = _total((student.directions - first) ** 2).mean()
            loss = _loss(student(places, *sides), sought) + _TO_BEGINNING * left
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    return student


def _loss(said: Tensor, sought: Tensor) -> Tensor:
    """How far the student's log-odds are from the reader's."""
    number = ((said - sought.clamp(_LEAST_SURE, _SUREST)) ** 2).mean()
    return functional.binary_cross_entropy_with_logits(said, torch.sigmoid(sought)) + _TO_NUMBER * number


def _rates(student: Student) -> list[dict[str, Any]]:
    """How fast each part learns: weights fast, directions slowly."""
    own = {"directions": 1e-3, "asked_weight": 1e-2, "said_weight": 1e-2}
    return [{"params": [value], "lr": own.get(name, 3e-3)} for name, value in student.named_parameters()]
