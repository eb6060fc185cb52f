"""One way to write a report in each of its formats."""

from collections.abc import Callable, Mapping
from io import StringIO
from pathlib import Path

from sayso.presenting.annotations import to_annotations
from sayso.presenting.arrow import write_csv, write_parquet
from sayso.presenting.formats import FOLDERS, Format
from sayso.presenting.graphml import to_graphml
from sayso.presenting.json import dump_report
from sayso.presenting.jsonld import to_jsonld
from sayso.presenting.linked import Json, dump_linked
from sayso.presenting.markdown import to_markdown
from sayso.presenting.page import render_page
from sayso.presenting.prov import to_prov
from sayso.presenting.tables import tabulate_report
from sayso.types import Report


def export_document(report: Report, form: Format) -> str:
    """Return a report in one of the formats that are a single file, to be written as UTF-8.

    Raises ValueError for a format that is a folder, and SpanError where spans of the report do not fit its texts.
    """
    if form in FOLDERS:
        raise ValueError(f"{form} is a folder of tables")
    return _WRITERS[form](report)


def export_folder(report: Report, form: Format, folder: Path) -> list[Path]:
    """Write a report as a folder of tables and return the files.

    Raises WriteError where it cannot be written, MissingExtraError where Parquet needs packages that are not there.
    """
    write = {Format.CSV: write_csv, Format.PARQUET: write_parquet}[form]
    return write(tabulate_report(report), folder)


def _json(report: Report) -> str:
    stream = StringIO()
    dump_report(report, stream)
    return stream.getvalue()


def _linked(convert: Callable[[Report], Json]) -> Callable[[Report], str]:
    def write(report: Report) -> str:
        stream = StringIO()
        dump_linked(convert(report), stream)
        return stream.getvalue()

    return write


_WRITERS: Mapping[Format, Callable[[Report], str]] = {
    Format.JSON: _json,
    Format.HTML: render_page,
    Format.JSONLD: _linked(to_jsonld),
    Format.ANNOTATIONS: _linked(to_annotations),
    Format.PROV: _linked(to_prov),
    Format.GRAPHML: to_graphml,
    Format.MARKDOWN: to_markdown,
}
