"""`tracegraph query`: a named question, or SPARQL of one's own."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from tracegraph.cli import completing
from tracegraph.cli.command import Command
from tracegraph.cli.options import graph_option, json_option, output_option
from tracegraph.cli.output import csv_text, emit, for_spreadsheet, json_text, prose, table_text
from tracegraph.errors import InputError, UsageError
from tracegraph.query import Answer, Parameter, Question, question, questions, run
from tracegraph.trace.lines import Line, Role


def _named(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
    return completing.items({q.name: q.title for q in questions()}, begun)


@click.command(
    cls=Command,
    name="query",
    short_help="Ask a named question or your own SPARQL.",
    examples=(
        ("tracegraph query --list", "the named questions"),
        ("tracegraph query repeated-issues", "ask one of them"),
        ('tracegraph query theme-history --param theme="return home interviews"', "with what it needs to know"),
        ("tracegraph query 'SELECT ?d { ?d a tg:SourceDocument }'", "SPARQL 1.1, the project's prefixes known"),
        ("tracegraph query @question.rq --format csv -o answer.csv", "from a file, for a spreadsheet"),
    ),
)
@click.argument("asked", metavar="[QUESTION | SPARQL | @FILE | -]", required=False, shell_complete=_named)
@graph_option
@click.option("--file", "file", metavar="FILE", type=click.Path(path_type=Path), help="Read the SPARQL from this file.")
@click.option("--param", "-p", "given", metavar="NAME=VALUE", multiple=True, help="What a question needs to know.")
@click.option("--list", "listed", is_flag=True, help="List the named questions.")
@click.option(
    "--show", metavar="NAME", shell_complete=_named, help="Print a named question: its SPARQL and what it may be given."
)
@click.option("--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True)
@json_option
@click.option("--iris", is_flag=True, help="Whole IRIs, not ids.")
@click.option(
    "--timeout",
    metavar="SECONDS",
    type=click.FloatRange(min=0, min_open=True),
    default=30.0,
    show_default=True,
    help="End it after so long.",
)
@output_option()
def command(
    *,
    asked: str | None,
    folder: Path,
    file: Path | None,
    given: tuple[str, ...],
    listed: bool,
    show: str | None,
    form: str,
    as_json: bool,
    iris: bool,
    timeout: float,
    output: str,
) -> None:
    """Ask the graph: a named question, or SPARQL 1.1 (SELECT, ASK, CONSTRUCT, DESCRIBE) as an argument, from a file
    (@FILE or --file) or from stdin (-). It sees the union of all named graphs, reads only, and is ended when its time
    is up."""
    form = "json" if as_json else form
    if listed:
        emit(_catalogue(questions(), form, output), output)
        return
    if show is not None:
        emit(_shown(question(show), form, output), output)
        return
    sparql = _sparql(asked, file)
    answer = run(folder, sparql, _parameters(given), timeout=timeout, whole=iris)
    emit(_told(answer, form, output), output)


def _sparql(asked: str | None, file: Path | None) -> str:
    """The question's name or SPARQL, from wherever it is given. Raises UsageError unless it is given once."""
    if (asked is None) == (file is None):
        raise UsageError("give one question, SPARQL, @FILE, - or --file FILE; --list shows the named questions.")
    if asked == "-":
        return _decoded(sys.stdin.buffer.read(), "stdin")
    if asked is not None and asked.startswith("@"):
        file = Path(asked[1:])
    if file is None:
        return asked or ""
    try:
        return _decoded(file.read_bytes(), str(file))
    except OSError as error:
        raise InputError(f"the query cannot be read from {file}: {error.strerror or error}") from error


def _decoded(data: bytes, where: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"the query in {where} is not text in UTF-8") from error


def _parameters(given: Iterable[str]) -> dict[str, str]:
    """The parameters by name."""
    values: dict[str, str] = {}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not equals:
            raise UsageError(f"--param takes NAME=VALUE, not {pair!r}.")
        values[name] = value
    return values


def _told(answer: Answer, form: str, output: str) -> str:
    if form == "json":
        rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
        return json_text({"kind": answer.kind, "columns": list(answer.columns), "rows": rows})
    return _laid_out(answer.columns, [[cell or "" for cell in row] for row in answer.rows], form, output)


def _catalogue(known: Iterable[Question], form: str, output: str) -> str:
    if form == "json":
        return json_text({"questions": [_as_data(q) for q in known]})
    rows = [(q.name, q.title, ", ".join(_may_be_given(p) for p in q.parameters)) for q in known]
    return _laid_out(("Question", "What it answers", "Parameters"), rows, form, output)


def _laid_out(header: tuple[str, ...], rows: Iterable[Iterable[str]], form: str, output: str) -> str:
    cells = [tuple(row) for row in rows]
    return for_spreadsheet(csv_text(header, cells), output) if form == "csv" else table_text(header, cells, output)


def _shown(asked: Question, form: str, output: str) -> str:
    if form == "json":
        return json_text({"question": {**_as_data(asked), "sparql": asked.sparql}})
    lines = [Line(asked.title, 0, Role.TITLE), Line(asked.description), Line()]
    lines += [Line(f"--param {_may_be_given(p)}: {p.description}") for p in asked.parameters]
    return prose(lines, output) + asked.sparql.rstrip() + "\n"


def _may_be_given(parameter: Parameter) -> str:
    if parameter.required:
        return parameter.name
    return f"{parameter.name} (optional)" if parameter.default is None else f"{parameter.name}={parameter.default}"


def _as_data(asked: Question) -> dict[str, Any]:
    return {
        "name": asked.name,
        "title": asked.title,
        "description": asked.description,
        "parameters": [
            {
                "name": p.name,
                "kind": p.kind.value,
                "description": p.description,
                "required": p.required,
                "default": p.default,
            }
            for p in asked.parameters
        ],
    }
