"""Commands that give JSON Lines: who said what, who speaks, when, and which articles tell one story."""

from pathlib import Path
from typing import Any

from sayso.cli.app import app
from sayso.cli.inputs import read_analyses, read_articles
from sayso.cli.listing import Column, ListForm, ListFormat, write_list
from sayso.cli.options import Inputs, MinConfidence, Names, Output
from sayso.cli.output import write_rows
from sayso.cli.volume import Engines, Workers, group_folder, is_folder_of_results


@app.command(short_help="Who said what in each article, by which words")
def attributions(
    paths: Inputs,
    out: Output = "-",
    form: ListForm = ListFormat.JSONL,
    min_confidence: MinConfidence = 0.0,
) -> None:
    """Find who said what in each article by itself, as JSON Lines: a row an article, in the order of the input.

    Offsets are half-open and count the characters of the article's own text. A table and CSV have a row an attribution.

    \b
    sayso attributions draft.txt --format table
    sayso attributions archive.jsonl.gz --out found.jsonl
    sayso attributions draft.txt | jq -r '.attributions[] | "\\(.speaker): \\(.words.content)"'
    """
    from sayso.presenting.rows import attribution_row
    from sayso.sources import resolve_sources

    analyses = read_analyses(paths, min_confidence)
    rows = (attribution_row(analysis, resolve_sources([analysis])) for analysis in analyses)
    if form is ListFormat.JSONL:
        write_rows(rows, out)
        return
    columns: list[Column[tuple[str, dict[str, Any]]]] = [
        Column("article", lambda one: one[0]),
        Column("speaker", lambda one: one[1]["speaker"] or one[1]["words"]["source"] or "nobody named"),
        Column("through", lambda one: ", ".join(one[1]["chain"][:-1])),
        Column("act", lambda one: one[1]["act"].value),
        Column("content", lambda one: one[1]["words"]["content"]),
        Column("sure", lambda one: f"{one[1]['confidence']:.2f}", right=True),
    ]
    write_list(((row["id"], found) for row in rows for found in row["attributions"]), columns, form, out)


@app.command(short_help="Who speaks in a story, named or not")
def sources(
    paths: Inputs,
    out: Output = "-",
    names: Names = None,
    min_confidence: MinConfidence = 0.0,
) -> None:
    """List who speaks in a story, as JSON Lines: how often, named or not, in which outlets, and how each is described.

    \b
    sayso sources coverage/
    sayso sources coverage/ | jq -r 'select(.type == "anonymous") | .name'
    """
    from sayso.presenting.rows import source_rows
    from sayso.sources import read_corrections, resolve_sources

    corrections = read_corrections(names) if names else None
    analyses = list(read_analyses(paths, min_confidence))
    write_rows(source_rows(analyses, resolve_sources(analyses, corrections)), out)


@app.command(short_help="Time expressions of each article, as TIMEX3")
def dates(paths: Inputs, out: Output = "-") -> None:
    """Find the time expressions of each article, as JSON Lines, with their TIMEX3 type, value and modifier.

    \b
    sayso dates article.txt
    sayso dates archive.jsonl --out dates.jsonl
    """
    from sayso.presenting.rows import date_row

    write_rows((date_row(article) for article in read_articles(paths)), out)


@app.command(short_help="Which articles tell one story")
def group(paths: Inputs, out: Output = "-", engine: Engines = "local", workers: Workers = 0) -> None:
    """Say which articles tell one story, as JSON Lines of `{"id", "story"}`, in the order of the input.

    Articles are taken one at a time; put them in the order in which they appeared, where that is known.

    A folder that `sayso analyse` wrote is grouped by windows of days, on all cores or a cluster: the stories go to
    `stories.parquet` beside its tables, and a summary is printed. `--engine` and `--workers` are for that alone.

    \b
    sayso group archive.jsonl.gz
    sayso group archive.jsonl | jq -r .story | sort | uniq -c | sort -rn | head
    sayso group tables --workers 8
    """
    from sayso.grouping import group_rows

    if len(paths) == 1 and is_folder_of_results(paths[0]):
        group_folder(Path(paths[0]), engine, workers)
        return
    write_rows(group_rows(read_articles(paths)), out)
