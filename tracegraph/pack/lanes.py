"""The trajectory picture: inspections from left to right, a lane for each issue, a mark for each state."""

from collections.abc import Iterator, Sequence
from typing import Final

from tracegraph.pack.drawing import Drawing, Item, Line, Mark, Words
from tracegraph.pack.signs import INK, RULE, SOFT, legend, sign
from tracegraph.story import labels
from tracegraph.story.paths import path
from tracegraph.story.promises import promises
from tracegraph.story.values import InspectionView, IssueStory, Moment

WIDTH: Final = 482.0
"""Points: what an A4 page leaves between margins of 20 millimetres."""

_NAMES: Final = 168.0  # the column of the issues' names, where there are several
_ROW: Final = 19.0  # a lane among several
_ALONE: Final = 62.0  # a lane alone, with the words under its marks
_LINE: Final = 1.25  # line height, in letters' sizes
_WIDE: Final = 0.5  # mean width of a letter of the fonts that offices have, in letters' sizes


def lanes(stories: Sequence[IssueStory], columns: Sequence[InspectionView]) -> Drawing:
    """The issues' lanes under the inspections in `columns`, oldest first. One issue has the whole width and a word
    under each mark; several have their names at the left and a legend below."""
    alone = len(stories) == 1
    left = 0.0 if alone else _NAMES
    step = (WIDTH - left) / max(len(columns), 1)
    middles = {view.id: left + step * (place + 0.5) for place, view in enumerate(columns)}
    top = list(_heads(columns, middles, step))
    head = max((item.y + item.height for item in top), default=0.0) + 4
    items: list[Item] = [*top, Line(0, head, WIDTH, head, RULE, 0.7)]
    tall = _ALONE if alone else _ROW
    for place, story in enumerate(stories):
        items += _lane(story, middles, head + place * tall, step, alone=alone)
    below = head + len(stories) * tall
    if not alone:
        items += _legend(stories, below + 6)
        below += 40
    return Drawing(WIDTH, round(below + 4, 1), tuple(items))


def told(story: IssueStory) -> str:
    """A lane in words, for who cannot see it: "April 2011, raised; May 2016, not mentioned"."""
    return "; ".join(f"{m.inspection.label}: {sign(m.state).caption}" for m in path(story))


def fitted(words: str, width: float, size: float, most: int) -> list[str]:
    """The words in at most `most` lines of `width` points, cut with an ellipsis where they do not fit."""
    room = max(4, int(width / (size * _WIDE)))
    lines: list[str] = []
    for word in words.split():
        if lines and len(lines[-1]) + 1 + len(word) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    cut = [line if len(line) <= room else line[: room - 1] + "…" for line in lines]
    if len(cut) > most:
        cut = [*cut[: most - 1], cut[most - 1][: room - 1] + "…"]
    return cut


def _heads(columns: Sequence[InspectionView], middles: dict[str, float], step: float) -> Iterator[Words]:
    """Month, kind and overall grade above each column."""
    size = 7.5 if step >= 44 else 5.6
    for view in columns:
        grade = labels.overall(view.grades) if view.at_hand else "; ".join(labels.retold(view.grades))
        parts = (
            (_month(view), INK, True, 2),
            (labels.inspection_kind(view.kind), SOFT, False, 4),
            (labels.sentence(grade), INK, False, 3),
        )
        down = 0.0
        for words, colour, strong, most in parts:
            for line in fitted(words, step - 2, size, most):
                yield Words(
                    middles[view.id] - step / 2, down, step, size * _LINE, line, size, colour, strong, middle=True
                )
                down += size * _LINE


def _month(view: InspectionView) -> str:
    return labels.when(view.date)


def _lane(story: IssueStory, middles: dict[str, float], top: float, step: float, *, alone: bool) -> Iterator[Item]:
    size, y = (18.0, top + 18) if alone else (11.0, top + _ROW / 2)
    shown = [m for m in path(story) if m.inspection.id in middles]
    if not alone:
        yield from _name(story, top)
        yield Line(0, top + _ROW, WIDTH, top + _ROW, "e6e2da", 0.4)
    if shown:
        ends = middles[shown[0].inspection.id], middles[shown[-1].inspection.id]
        yield Line(ends[0], y, ends[1], y, RULE, 1.4)
    for moment in shown:
        look, x = sign(moment.state), middles[moment.inspection.id]
        yield Mark(look.shape, x, y, size, look.colour, look.letter, look.hollow)
        if alone:
            yield from _under(story, moment, x, y + 12, step)


def _name(story: IssueStory, top: float) -> Iterator[Words]:
    lines = fitted(labels.sentence(story.summary.name), _NAMES - 6, 7.0, 2)
    down = top + (_ROW - len(lines) * 7.0 * _LINE) / 2
    for place, line in enumerate(lines):
        yield Words(0, down + place * 7.0 * _LINE, _NAMES - 4, 7.0 * _LINE, line, 7.0, INK)


def _under(story: IssueStory, moment: Moment, x: float, y: float, step: float) -> Iterator[Words]:
    """The state in a word, and how many actions a plan promised in answer."""
    size = 7.5 if step >= 44 else 6.0
    count = sum(p.inspection.id == moment.inspection.id for p in promises(story))
    lines = [(line, sign(moment.state).colour) for line in fitted(sign(moment.state).caption, step - 2, size, 2)]
    lines += [(line, INK) for line in fitted(labels.counted(count, "action") if count else "", step - 2, size, 1)]
    for place, (line, colour) in enumerate(lines):
        yield Words(
            x - step / 2, y + place * size * _LINE, step, size * _LINE, line, size, colour, strong=True, middle=True
        )


def _legend(stories: Sequence[IssueStory], top: float) -> Iterator[Item]:
    """What the marks mean, five to a row."""
    looks = legend({m.state for story in stories for m in path(story)})
    for place, look in enumerate(looks):
        x, y = (place % 5) * WIDTH / 5, top + (place // 5) * 15
        yield Mark(look.shape, x + 10, y + 7, 10.0, look.colour, look.letter, look.hollow)
        yield Words(x + 19, y + 2, WIDTH / 5 - 21, 7.5 * _LINE, look.caption, 7.5, INK)
