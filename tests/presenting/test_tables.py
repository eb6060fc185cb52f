"""Flat tables: rows that say what the report says, read back by programs that know nothing of sayso."""

import csv
import json
import sys
from dataclasses import fields, replace
from pathlib import Path

import duckdb
import polars
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.presenting.sample import REPORT

from sayso.errors import MissingExtraError, WriteError
from sayso.presenting.arrow import table_schema, to_arrow, write_csv, write_parquet
from sayso.presenting.table_rows import ROW_TYPES, Tables
from sayso.presenting.tables import tabulate_analysis, tabulate_report
from sayso.sources import resolve_sources
from sayso.types import Act, Analysis, Article, Attribution, Passage, QuotationType, Report, Span, text_of

SMALL = Article("small", "Ana Dorn said the quay was closed on 3 May 2021.", outlet="The Tern", published="2021-05-04")


def small_analysis() -> Analysis:
    def passage(words: str) -> Passage:
        start = SMALL.text.index(words)
        return Passage((Span(start, start + len(words)),), words)

    found = Attribution(
        passage("Ana Dorn"),
        passage("said"),
        passage("the quay was closed on 3 May 2021"),
        QuotationType.INDIRECT,
        Act.SAYS,
    )
    return Analysis(SMALL, (found,))


@pytest.fixture(scope="module")
def report() -> Report:
    return REPORT


def test_the_fields_of_tables_and_the_row_types_have_the_same_names() -> None:
    assert [column.name for column in fields(Tables)] == list(ROW_TYPES)


def test_every_row_of_a_report_fits_the_schema_of_its_table(report: Report) -> None:
    for name, rows in tabulate_report(report, story="s1"):
        table = to_arrow(name, rows)
        table.validate(full=True)
        assert table.num_rows == len(rows)
        for field in table.schema:
            assert field.nullable or table[field.name].null_count == 0, f"{name}.{field.name}"


def test_the_spans_of_every_table_give_the_words_beside_them(report: Report) -> None:
    tables = tabulate_report(report)
    texts = {row.article: row.text for row in tables.articles}
    checked = 0
    for row in tables.attributions:
        for spans, words in (
            (row.source_spans, row.source_text),
            (row.cue_spans, row.cue_text),
            (row.content_spans, row.content_text),
        ):
            assert text_of(texts[row.article], spans) == words
            checked += 1
    for row in (*tables.mentions, *tables.quotations, *tables.differences):
        assert text_of(texts[row.article], row.spans) == row.text
        checked += 1
    for row in tables.dates:
        assert texts[row.article][row.start : row.end] == row.text
    assert checked > 20


def test_parquet_is_read_by_duckdb_and_polars(report: Report, tmp_path: Path) -> None:
    files = write_parquet(tabulate_report(report, story="s1"), tmp_path)
    assert {file.stem for file in files} == set(ROW_TYPES)
    mentions = tmp_path / "mentions.parquet"
    articles = tmp_path / "articles.parquet"
    wrong = duckdb.sql(
        f"select count(*) from '{mentions}' m join '{articles}' a using (story, article)"
        " where len(m.spans) = 1"
        " and substring(a.text, m.spans[1].start + 1, m.spans[1].end - m.spans[1].start) != m.text"
    ).fetchall()
    assert wrong == [(0,)]
    frame = polars.read_parquet(tmp_path / "attributions.parquet")
    assert frame.height == len(report.attributions)
    assert set(frame.filter(polars.col("anonymous"))["attribution"]) == {
        found.id for found in report.attributions if found.anonymous
    }


def test_parquet_keeps_the_schema(report: Report, tmp_path: Path) -> None:
    write_parquet(tabulate_report(report), tmp_path)
    for name in ROW_TYPES:
        assert pq.read_schema(tmp_path / f"{name}.parquet").remove_metadata() == table_schema(name).remove_metadata()
    assert table_schema("articles").field("day").type == pa.date32()


def test_csv_is_read_back_with_its_lists_as_json(report: Report, tmp_path: Path) -> None:
    write_csv(tabulate_report(report, story="s1"), tmp_path)
    with (tmp_path / "attributions.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["content_text"] for row in rows] == [found.attribution.content.text for found in report.attributions]
    assert [json.loads(row["chain_entities"]) for row in rows] == [list(found.chain) for found in report.attributions]
    assert polars.read_csv(tmp_path / "articles.csv").height == len(report.articles)


def test_a_cell_that_a_spreadsheet_would_run_is_text_in_csv(report: Report, tmp_path: Path) -> None:
    first, *others = report.articles
    hostile = replace(report, articles=(replace(first, title='=HYPERLINK("http://x")'), *others))
    write_csv(tabulate_report(hostile), tmp_path)
    with (tmp_path / "articles.csv").open(encoding="utf-8", newline="") as stream:
        assert next(csv.DictReader(stream))["title"] == '\'=HYPERLINK("http://x")'


def test_lone_surrogates_become_replacement_characters_and_offsets_hold() -> None:
    article = replace(SMALL, text="Ana \ud800 said no.")
    (row,) = to_arrow("articles", tabulate_analysis(Analysis(article, ()), resolve_sources([])).articles).to_pylist()
    assert row["text"] == "Ana � said no."
    assert row["chars"] == len(article.text)


def test_an_analysis_alone_has_its_article_attributions_speakers_and_dates() -> None:
    analysis = small_analysis()
    tables = tabulate_analysis(analysis, resolve_sources([analysis]), with_text=False)
    (article,), (attribution,) = tables.articles, tables.attributions
    assert (article.outlet, article.text, article.words) == ("The Tern", None, 11)
    assert str(article.day) == "2021-05-04"
    assert (attribution.speaker, attribution.speaker_type, attribution.story) == ("Ana Dorn", "person", None)
    assert "Ana Dorn" in {entity.name for entity in tables.entities}
    assert {entity.article for entity in tables.entities} == {"small"}
    assert [(row.text, row.value) for row in tables.dates] == [("3 May 2021", "2021-05-03")]
    assert not tables.claims


def test_a_day_that_no_calendar_has_is_left_empty() -> None:
    article = replace(SMALL, published="2021-06-31")
    assert tabulate_analysis(Analysis(article, ()), resolve_sources([])).articles[0].day is None


def test_without_pyarrow_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'sayso\[parquet\]'"):
        write_parquet(Tables(), tmp_path)


def test_a_folder_that_cannot_be_written_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(WriteError, match="cannot be written"):
        write_csv(Tables(), tmp_path / "file")
    with pytest.raises(WriteError, match="cannot be written"):
        write_parquet(Tables(), tmp_path / "file")
