"""Lists on a terminal, as JSON Lines, or as CSV: the same rows in three forms."""

import csv
import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from enum import StrEnum
from typing import Annotated, Any, Generic, TypeVar

import typer
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from sayso.cli.output import open_output
from sayso.presenting.visible import make_visible, shorten

T = TypeVar("T")

# A spreadsheet takes a cell that starts so for a formula (OWASP, "CSV Injection"); an apostrophe makes it text.
_FORMULA = re.compile(r"[=+\-@\t\r]")
_CELL_CHARS = 160
_PIPE_WIDTH = 200  # columns of a table that does not go to a terminal


class ListFormat(StrEnum):
    """How a list is written."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


ListForm = Annotated[ListFormat, typer.Option("--format", "-f", help="A table to look at, JSON Lines, or CSV.")]


class Column(Generic[T]):
    """A column of a table and of CSV: its head, and what of an item stands in it."""

    def __init__(self, head: str, value: Callable[[T], Any], *, right: bool = False) -> None:
        """`right` aligns figures."""
        self.head = head
        self.value = value
        self.right = right


def write_list(items: Iterable[T], columns: Sequence[Column[T]], form: ListFormat, out: str = "-") -> None:
    """Write items, frozen dataclasses: JSON Lines have all of each, a table and CSV the columns."""
    with open_output(out) as stream:
        if form is ListFormat.JSONL:
            for item in items:
                stream.write(json.dumps(asdict(item), ensure_ascii=False) + "\n")  # type: ignore[call-overload]
        elif form is ListFormat.CSV:
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerow([column.head for column in columns])
            writer.writerows([_cell(column.value(item)) for column in columns] for item in items)
        else:
            console = Console(file=stream)
            if not console.is_terminal:
                console = Console(file=stream, width=_PIPE_WIDTH)
            rows = list(items)
            if rows:
                console.print(_table(rows, columns))


def _table(items: Iterable[T], columns: Sequence[Column[T]]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column in columns:
        table.add_column(column.head, justify="right" if column.right else "left", overflow="fold")
    for item in items:
        values = (column.value(item) for column in columns)
        table.add_row(*(Text(shorten(make_visible(_text(value)), _CELL_CHARS)) for value in values))
    return table


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else ""
    return str(value)


def _cell(value: Any) -> Any:
    if isinstance(value, str) and _FORMULA.match(value):
        return f"'{value}"
    return value
