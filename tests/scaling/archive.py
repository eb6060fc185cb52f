"""A small archive of invented articles, and what a folder of results holds."""

import json
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

from sayso.scaling.staging import TABLES

TEXT = (
    "The ferry sank at noon. “We lost {n} crates,” Mayor Ines Valdo said on Monday. "
    "Clerk Tom Brik denied that. According to the Gull, two clerks saw it."
)


def row(n: int, **more: object) -> dict[str, object]:
    """One article; there are ten a day."""
    return {
        "id": f"t{n}",
        "published": f"2021-03-{1 + n // 10:02d}",
        "title": f"Ferry {n}",
        "outlet": "Daily Gull",
        "text": TEXT.format(n=n + 2),
    } | more


def write_rows(path: Path, numbers: range) -> Path:
    """Write JSON Lines."""
    path.write_text("".join(json.dumps(row(n)) + "\n" for n in numbers))
    return path


def page(n: int) -> bytes:
    """Return one article as a page."""
    body = f"<article><h1>Ferry {n}</h1><p>{TEXT.format(n=n)}</p><p>{TEXT.format(n=n + 1)}</p></article>"
    meta = f'<meta property="article:published_time" content="2021-03-{n:02d}"><title>Ferry {n}</title>'
    return f"<!doctype html><html lang=en><head>{meta}</head><body>{body}</body></html>".encode()


def capture(n: int) -> bytes:
    """Return one article as a record of WARC."""
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page(n)
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{n:012d}>\r\n"
        f"WARC-Target-URI: http://gull.example/ferry-{n}\r\nWARC-Date: 2021-03-{n:02d}T10:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def tables_of(folder: Path) -> dict[str, bytes]:
    """Return every file of results, by its name below the folder."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for name in TABLES
        for path in sorted((folder / name).glob("*/*.parquet"))
    }


def rows_of(folder: Path, table: str) -> list[dict[str, object]]:
    """Return the rows of a table, with the day that the folder's name tells, in the order of days and files."""
    rows: list[dict[str, object]] = []
    for path in sorted((folder / table).glob("day=*/*.parquet")):
        rows += [
            item | {"day": path.parent.name.removeprefix("day=")}
            for item in parquet.ParquetFile(path).read().to_pylist()
        ]
    return rows


def ids_of(folder: Path) -> list[str]:
    """Return the ids of the articles, sorted."""
    return sorted(str(item["article"]) for item in rows_of(folder, "articles"))


def write_table(path: Path, numbers: range, **columns: list[object]) -> Path:
    """Write a Parquet file of articles."""
    table = pa.Table.from_pylist([row(n) for n in numbers])
    for name, values in columns.items():
        table = table.append_column(name, [values])
    parquet.write_table(table, path)
    return path
