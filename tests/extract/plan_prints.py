"""Action plans of councils that do not exist, as PDFs, each with its truth."""

from collections.abc import Sequence
from dataclasses import replace

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

_STEP, _LEADING = 20.0, 11.0


def _set(rows: Sequence[Sequence[str]], edges: Sequence[float], top: float, *, ruled: bool) -> list[Words | str]:
    """A table as a program without tags prints it: words at places, a cell's lines parted by "|", and the lines that
    rule it. A row of one cell reaches across the table."""
    made: list[Words | str] = []
    levels = [top]
    for cells in rows:
        first = levels[-1] - 12
        for edge, words in zip(edges, cells, strict=False):
            lines = enumerate(words.split("|") if words else ())
            made += [Words(part, edge + 3, first - _LEADING * at, size=9) for at, part in lines]
        levels.append(levels[-1] - _STEP - _LEADING * max(words.count("|") for words in cells))
        ups = edges if len(cells) > 1 else (edges[0], edges[-1])
        made += [f"{edge} {levels[-2]} m {edge} {levels[-1]} l S" for edge in ups if ruled]
    return made + [f"{edges[0]} {level} m {edges[-1]} {level} l S" for level in levels if ruled]


_EDGES = (40.0, 75.0, 200.0, 300.0, 380.0, 440.0, 555.0)
_HEADS = ("Ref", "Key action", "Accountable officer", "Due date", "RAG", "Latest update")
_ABOVE = (
    _HEADS,
    ("Theme: Partners",),
    ("1.1", "Agree a protocol|on sharing", "Police Lead;|MASH Manager", "30/06/2024", "G", "Signed by all"),
    ("1.2", "Meet each month, with|notes that", "Board Chair", "Monthly", "A", "Three of four"),
)
_BELOW = (
    ("", "are sent round.", "", "", "", "meetings held."),
    _HEADS,
    ("1.3", "Audit 20 cases", "QA Lead", "Q2 2024/25", "R", "Not yet begun"),
)
RULED = Sample(
    "ruled.pdf",
    pdf(
        [
            Words("Castleton Council: Ofsted improvement plan", 40, 800, size=16, font=BOLD),
            *_set(_ABOVE, _EDGES, 760, ruled=True),
            Words("1", 300, 30, size=9),
        ],
        [*_set(_BELOW, _EDGES, 790, ruled=True), Words("2", 300, 30, size=9)],
    ),
    "Castleton Council: Ofsted improvement plan",
    (
        Truth(
            *("Agree a protocol on sharing", "", ("Police Lead", "MASH Manager"), ("2024-06-30",), "in progress"),
            *("G Signed by all", (), "Theme: Partners"),
        ),
        Truth(
            *("Meet each month, with notes that are sent round.", "", ("Board Chair",), (), "in progress"),
            *("A Three of four meetings held.", (), "Theme: Partners"),
        ),
        Truth(
            *("Audit 20 cases", "", ("QA Lead",), ("2024-09",), "not stated"),
            *("R Not yet begun", (), "Theme: Partners"),
        ),
    ),
)

_WIDE = (40.0, 190.0, 300.0, 380.0, 460.0)
_FEW_HEADS = ("Task", "Lead", "Timescale", "Progress")
_PLANS = (
    _FEW_HEADS,
    ("Rewrite each plan in words|that a child knows", "Head of|Practice", "May 2023", "Done for 80%"),
    ("Train reviewers", "IRO Manager", "June 2023", "Completed"),
)
_HOMES = (_FEW_HEADS, ("Agree ten flats a year", "Housing Lead", "2023-2025", "On track:|four let"))
UNRULED = Sample(
    "unruled.pdf",
    pdf(
        [
            Words("Peakham Council action plan after the ILACS inspection", 40, 800, size=16, font=BOLD),
            Words("Area for improvement 1: Children's plans", 40, 770, size=12, font=BOLD),
            *_set(_PLANS, _WIDE, 750, ruled=False),
            Words("Area for improvement 2: Homes for care leavers", 40, 600, size=12, font=BOLD),
            *_set(_HOMES, _WIDE, 580, ruled=False),
        ]
    ),
    "Peakham Council action plan after the ILACS inspection",
    (
        Truth(
            *("Rewrite each plan in words that a child knows", "Children's plans", ("Head of Practice",)),
            due=("2023-05",),
            progress="Done for 80%",
        ),
        Truth("Train reviewers", "Children's plans", ("IRO Manager",), ("2023-06",), "completed", "Completed"),
        Truth(
            *("Agree ten flats a year", "Homes for care leavers", ("Housing Lead",), ("2025",), "in progress"),
            "On track: four let",
        ),
    ),
    ("Children's plans", "Homes for care leavers"),
)

_FIVE = (40.0, 230.0, 330.0, 420.0, 460.0, 555.0)
_PAINTS = {"blue": "0.31 0.51 0.74", "green": "0.57 0.82 0.31", "amber": "1 0.75 0", "red": "1 0 0"}
_STANDS = (
    ("Task", "Lead", "By when", "RAG", "Update"),
    ("Open a house for four", "Homes Lead", "May 2024", "", "Two let"),
    ("Find ten carers", "Fostering Lead", "June 2024", "", ""),
    ("Write to each family|that waits", "Head of SEND", "July 2024", "", "Sent"),
    ("Ask the young people", "Voice Worker", "Aug 2024", "A", "Drafted"),
)


def _paint(colour: str, column: int, top: float, high: float) -> str:
    """The fill of a cell, set in from its lines."""
    left, right = _FIVE[column] + 1, _FIVE[column + 1] - 1
    return f"{_PAINTS[colour]} rg {left} {top - high + 1} {right - left} {high - 2} re f 0 g"


_FILLS = [
    *(_paint("blue", column, 760, 20) for column in range(5)),  # the head, as a design has it
    *(_paint(colour, 3, top, high) for colour, top, high in (("green", 740, 20), ("red", 720, 20), ("blue", 700, 31))),
    _paint("amber", 0, 740, 20),
]
_STOOD = (
    Truth("Open a house for four", "", ("Homes Lead",), ("2024-05",), "in progress", "Two let [green]"),
    Truth("Find ten carers", "", ("Fostering Lead",), ("2024-06",), "in progress", "[red]"),
    Truth("Write to each family that waits", "", ("Head of SEND",), ("2024-07",), "completed", "Sent [blue]"),
    Truth("Ask the young people", "", ("Voice Worker",), ("2024-08",), "in progress", "A Drafted"),
)
PAINTED = Sample(
    "painted.pdf",
    pdf(
        [
            Words("Foxham Council action plan after the ILACS inspection", 40, 800, size=16, font=BOLD),
            *_FILLS,
            *_set(_STANDS, _FIVE, 760, ruled=True),
            Words("1", 300, 30, size=9),
        ]
    ),
    "Foxham Council action plan after the ILACS inspection",
    _STOOD,
)


def _marked(rows: Sequence[Sequence[str]], first: int) -> tuple[list[Words | str], list[Element]]:
    """The words of `_set` without "|", each cell a marked content from `first` on, and their rows in the tree: a cell
    without words has nothing in it."""
    plain = [[cell.replace("|", " ") for cell in cells] for cells in rows]
    made: list[Words | str] = []
    tree: list[Element] = []
    for each in _set(plain, _FIVE, 760, ruled=True):
        if isinstance(each, str):
            made.append(each)
        else:
            made.append(replace(each, content=first + sum(isinstance(w, Words) for w in made)))
    for cells in plain:
        row: list[Element] = []
        for cell in cells:
            row.append(("TD", [("P", [first])] if cell else []))
            first += bool(cell)
        tree.append(("TR", row))
    return made, tree


_TAGGED_WORDS, _TAGGED_ROWS = _marked(_STANDS, 1)
_TAGGED_FILLS = [
    *(_paint(colour, 3, top, 20) for colour, top in (("green", 740), ("red", 720), ("blue", 700))),
    _paint("blue", 0, 760, 20),
]
PAINTED_TAGGED = Sample(
    "painted-tagged.pdf",
    pdf(
        [
            Words("Foxham Council action plan after the ILACS inspection", 40, 800, 0, 16, BOLD),
            *_TAGGED_FILLS,
            *_TAGGED_WORDS,
        ],
        tree=[("H1", [0]), ("Table", _TAGGED_ROWS)],
    ),
    "Foxham Council action plan after the ILACS inspection",
    _STOOD,
)

_TURNED_ROWS = (
    (
        _FEW_HEADS,
        ("Open a desk", "Front Door Lead", "May 2024", "Open"),
        ("Ring each family that", "Duty Lead", "June 2024", "Half of them"),
    ),
    (
        ("waits for help", "", "", ""),
        ("Hire two workers", "HR Lead", "30 November 2024", "One hired"),
        ("Meet the schools", "Head of SEND", "Ongoing", "Three met"),
    ),
)
TURNED = Sample(
    "turned.pdf",
    pdf(
        [
            Words("Weirham Council action plan after the ILACS inspection", 40, 800, size=16, font=BOLD),
            *_set(_TURNED_ROWS[0], _WIDE, 130, ruled=False),
            Words("1", 300, 30, size=9),
        ],
        [*_set(_TURNED_ROWS[1], _WIDE, 790, ruled=False), Words("2", 300, 30, size=9)],
    ),
    "Weirham Council action plan after the ILACS inspection",
    (
        Truth("Open a desk", "", ("Front Door Lead",), ("2024-05",), progress="Open"),
        Truth("Ring each family that waits for help", "", ("Duty Lead",), ("2024-06",), progress="Half of them"),
        Truth("Hire two workers", "", ("HR Lead",), ("2024-11-30",), progress="One hired"),
        Truth("Meet the schools", "", ("Head of SEND",), (), "ongoing", "Three met"),
    ),
)


def _of_no_kind(rows: Sequence[Sequence[str]], first: int) -> tuple[list[Words], list[int]]:
    """The words of a table as a browser tags one without head cells: contents of no kind, and their ids."""
    words = [word for word in _set(rows, _WIDE, 750, ruled=False) if isinstance(word, Words)]
    return [replace(word, content=first + at) for at, word in enumerate(words)], [*range(first, first + len(words))]


_BROWSED_WORDS, _BROWSED_IDS = _of_no_kind(_PLANS, 2)
BROWSED = Sample(
    "browsed.pdf",
    pdf(
        [
            Words("Peakham Council action plan after the ILACS inspection", 40, 800, 0, 16, BOLD),
            Words("Area for improvement 1: Children's plans", 40, 770, 1, 12, BOLD),
            *_BROWSED_WORDS,
        ],
        tree=[("H1", [0]), ("H2", [1]), ("NonStruct", list(_BROWSED_IDS))],
    ),
    "Peakham Council action plan after the ILACS inspection",
    UNRULED.actions[:2],
    UNRULED.recommendations[:1],
)

PRINTS = (TAGGED, RULED, UNRULED, PAINTED, PAINTED_TAGGED, TURNED, BROWSED)
