"""Action plans of councils that do not exist, as PDFs, each with its truth."""

from collections.abc import Sequence

from tests.extract.plan_truth import Sample, Truth
from tests.read.papers import BOLD, Element, Words, pdf


def _page(rows: Sequence[Sequence[str]], content: int, top: float = 700) -> list[Words]:
    """A table's words on a page, each cell a marked content from `content` on; a cell's lines below each other."""
    made: list[Words] = []
    y = top
    for cells in rows:
        for column, words in enumerate(cells):
            made += [Words(words, 40 + 105 * column, y, content, 9)] if words else []
            content += 1
        y -= 30
    return made


def _rows(first: int, count: int, width: int) -> list[Element]:
    return [
        ("TR", [("TD", [("P", [first + row * width + column])]) for column in range(width)]) for row in range(count)
    ]


_COLUMNS = ["Agreed action", "Lead", "By when", "Status", "Comments"]
TAGGED = Sample(
    "oldham-on-sea.pdf",
    pdf(
        [
            Words("Oldbridge Council: action plan after the ILACS inspection", 40, 780, 0, 16, BOLD),
            Words("Recommendation 1: The stability of homes for children", 40, 750, 1, 12, BOLD),
            *_page(
                [_COLUMNS, ["Hold a weekly panel", "Head of Care", "June 2022", "Complete", "Held since May and"]], 2
            ),
        ],
        [*_page([["", "", "", "", "chaired each week."], ["Call each carer", "IRO", "May 2023", "Ongoing", "31%"]], 0)],
        tree=[
            ("H1", [0]),
            ("H2", [1]),
            (
                "Table",
                [
                    *_rows(2, 1, 5),
                    (
                        "TR",
                        [*(("TD", [("P", [7 + column])]) for column in range(4)), ("TD", [("P", [11, (1, 4)])])],
                    ),
                    ("TR", [("TD", [("P", [(1, 5 + column)])]) for column in range(5)]),
                ],
            ),
        ],
    ),
    "Oldbridge Council: action plan after the ILACS inspection",
    (
        Truth(
            *("Hold a weekly panel", "The stability of homes for children", ("Head of Care",), ("2022-06",)),
            *("completed", "Complete Held since May and chaired each week."),
        ),
        Truth(
            *("Call each carer", "The stability of homes for children", ("IRO",), ("2023-05",), "ongoing"),
            "Ongoing 31%",
        ),
    ),
    ("The stability of homes for children",),
)

PRINTS = (TAGGED,)
