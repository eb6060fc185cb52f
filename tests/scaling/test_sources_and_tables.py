"""What is read, and what is written: every kind of source, and tables that other programs read."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import duckdb
import fsspec
import polars
import pytest
from tests.scaling.archive import capture, ids_of, page, rows_of, write_rows, write_table

from sayso.errors import FolderError, NothingToReadError
from sayso.scaling import LocalEngine, RunReport, analyse_archive
from sayso.scaling import chunks as chunks_module
from sayso.scaling.shards import Record


def run(out: Path, *addresses: str | Path) -> RunReport:
    return analyse_archive([str(address) for address in addresses], out, engine=LocalEngine(1))


@pytest.fixture
def memory() -> Iterator[fsspec.AbstractFileSystem]:
    filesystem = fsspec.filesystem("memory")
    yield filesystem
    filesystem.store.clear()


def test_every_kind_of_source_gives_its_articles(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    write_rows(folder / "rows.jsonl", range(3))
    (folder / "packed.jsonl.gz").write_bytes(
        gzip.compress((folder / "rows.jsonl").read_bytes().replace(b'"id": "t', b'"id": "u'))
    )
    write_table(folder / "table.parquet", range(3, 5))
    (folder / "page.html").write_bytes(page(6))
    (folder / "crawl.warc.gz").write_bytes(gzip.compress(capture(7)) + gzip.compress(capture(8)))
    (folder / ".hidden.jsonl").write_bytes((folder / "rows.jsonl").read_bytes())
    report = run(tmp_path / "out", folder)
    assert report.left_out == ()
    assert report.counts.articles == 3 + 3 + 2 + 1 + 2
    articles = rows_of(tmp_path / "out", "articles")
    assert {item["url"] for item in articles} >= {"http://gull.example/ferry-7", "http://gull.example/ferry-8"}
    assert {item["day"] for item in articles} == {"2021-03-01", "2021-03-06", "2021-03-07", "2021-03-08"}


def test_an_article_without_an_id_gets_one_of_its_own_whatever_its_file_is_called(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_bytes(page(3))
    run(tmp_path / "out", tmp_path / "one", tmp_path / "other")
    assert len(set(ids_of(tmp_path / "out"))) == 2


def test_globs_and_addresses_of_fsspec_are_sources(tmp_path: Path, memory: fsspec.AbstractFileSystem) -> None:
    rows = write_rows(tmp_path / "rows.jsonl", range(4)).read_bytes().splitlines(keepends=True)
    memory.pipe({"/archive/a.jsonl": b"".join(rows[:2]), "/archive/b.jsonl": rows[2], "/archive/c.jsonl": rows[3]})
    run(tmp_path / "out", "memory://archive/[ab].jsonl")
    assert ids_of(tmp_path / "out") == ["t0", "t1", "t2"]
    run(tmp_path / "out", "memory://archive")
    assert ids_of(tmp_path / "out") == ["t0", "t1", "t2", "t3"]
    assert "memory:///archive/c.jsonl#1" in {item["path"] for item in rows_of(tmp_path / "out", "articles")}


def test_the_tables_are_read_by_duckdb_and_polars_with_their_days(tmp_path: Path) -> None:
    write_rows(tmp_path / "rows.jsonl", range(12))
    with (tmp_path / "rows.jsonl").open("a") as stream:
        stream.write('{"id": "undated", "text": "“The pier is shut,” clerk Tom Brik said."}\n')
        stream.write('{"id": "blank", "text": ""}\n')
    run(tmp_path / "out", tmp_path / "rows.jsonl")
    pattern = f"{tmp_path}/out/articles/*/*.parquet"
    query = (
        f"select day, count(*) from read_parquet('{pattern}', hive_partitioning=true) group by 1 order by 1 nulls last"
    )
    found = [(day and str(day), count) for day, count in duckdb.sql(query).fetchall()]
    assert found == [("2021-03-01", 10), ("2021-03-02", 2), (None, 1)]
    speakers = polars.scan_parquet(f"{tmp_path}/out/attributions/", hive_partitioning=True).collect()
    assert {"Ines Valdo", "Tom Brik"} <= set(speakers["speaker"].to_list())
    assert str(speakers["day"].drop_nulls().to_list()[0]).startswith("2021-03-0")
    for table in ("articles", "attributions", "entities", "dates", "rejections"):
        query = f"select count(*) from read_parquet('{tmp_path}/out/{table}/*/*.parquet')"
        ((count,),) = duckdb.sql(query).fetchall()
        assert count == polars.read_parquet(f"{tmp_path}/out/{table}/").height > 0


def test_content_offsets_point_into_the_text_of_the_table(tmp_path: Path) -> None:
    run(tmp_path / "out", write_rows(tmp_path / "rows.jsonl", range(1)))
    (article,) = rows_of(tmp_path / "out", "articles")
    for found in rows_of(tmp_path / "out", "attributions"):
        pieces = [str(article["text"])[span["start"] : span["end"]] for span in found["content_spans"]]  # type: ignore[attr-defined]
        assert " ".join(pieces) == found["content_text"]


def test_what_is_torn_is_named_and_the_rest_is_done(tmp_path: Path) -> None:
    whole = gzip.compress(b"".join(write_rows(tmp_path / "r.jsonl", range(200)).read_bytes().splitlines(True)), 0)
    (tmp_path / "torn.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "row.jsonl").write_text('{"id": "t900", "te\n' + '{"id": "t901", "text": "Nothing was said."}\n')
    (tmp_path / "torn.parquet").write_bytes(write_table(tmp_path / "t.parquet", range(3)).read_bytes()[:-50])
    report = run(tmp_path / "out", *(tmp_path / name for name in ("torn.jsonl.gz", "row.jsonl", "torn.parquet")))
    named = {item.path.removeprefix(f"{tmp_path}/"): item.reason for item in report.left_out}
    assert "damaged gzip" in named["torn.jsonl.gz"]
    assert "is not JSON" in named["row.jsonl:1"]
    assert "damaged Parquet" in named["torn.parquet"]
    assert "t901" in ids_of(tmp_path / "out")
    assert 50 < report.counts.articles < 150


def test_a_torn_archive_is_left_out_and_pictures_beside_its_pages_are_not(tmp_path: Path) -> None:
    packed = gzip.compress(capture(1)) + gzip.compress(capture(2))
    (tmp_path / "torn.warc.gz").write_bytes(packed[:-60])
    (tmp_path / "whole.warc").write_bytes(
        capture(3) + capture(4).replace(b"text/html; charset=utf-8", b"image/png; charset=utf-8")
    )
    report = run(tmp_path / "out", tmp_path / "torn.warc.gz", tmp_path / "whole.warc")
    assert [item.path for item in report.left_out] == [str(tmp_path / "torn.warc.gz")]
    assert report.counts.articles == 2


def test_tables_are_not_written_to_an_address(tmp_path: Path) -> None:
    rows = write_rows(tmp_path / "rows.jsonl", range(2))
    with pytest.raises(FolderError, match="s3:/gull/tables: tables are written into a folder of a file system"):
        run(Path("s3://gull/tables"), rows)


def test_memory_that_runs_out_is_named_for_the_article_and_no_other_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(record: Record) -> object:
        if b'"t2"' in record.data:  # type: ignore[operator]
            raise MemoryError
        return read(record)

    read = chunks_module._read
    monkeypatch.setattr(chunks_module, "_read", fill)
    report = run(tmp_path / "out", write_rows(tmp_path / "rows.jsonl", range(4)))
    assert [item.reason for item in report.left_out] == ["could not be analysed (memory ran out)"]
    assert ids_of(tmp_path / "out") == ["t0", "t1", "t3"]


def test_a_table_without_texts_is_a_wrong_schema(tmp_path: Path) -> None:
    duckdb.sql(f"copy (select 1 as id, 'x' as body) to '{tmp_path}/wrong.parquet'")
    report = run(tmp_path / "out", tmp_path / "wrong.parquet", write_rows(tmp_path / "rows.jsonl", range(2)))
    assert [item.reason for item in report.left_out] == ["has no column `text`; its columns are id, body"]
    assert report.counts.articles == 2


def test_an_address_that_cannot_be_read_is_named_and_the_rest_is_done(tmp_path: Path) -> None:
    rows = write_rows(tmp_path / "rows.jsonl", range(2))
    report = run(tmp_path / "out", rows, tmp_path / "missing.jsonl", "nosuch://bucket/key")
    assert [item.path for item in report.left_out] == [f"{tmp_path}/missing.jsonl", "nosuch://bucket/key"]
    assert report.counts.articles == 2
    with pytest.raises(NothingToReadError, match="does not exist"):
        run(tmp_path / "other", tmp_path / "missing.jsonl")


def test_a_folder_that_holds_other_things_is_not_written_into(tmp_path: Path) -> None:
    rows = write_rows(tmp_path / "rows.jsonl", range(2))
    with pytest.raises(FolderError, match="is not empty"):
        run(tmp_path, rows)


def test_rejections_are_counted_by_reason(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text(
        '{"id": "a", "text": ""}\n{"id": "b", "text": " "}\n{"id": "c", "text": "123"}\n'
    )
    report = run(tmp_path / "out", tmp_path / "rows.jsonl")
    assert dict(report.counts.reasons) == {"is empty": 2, "holds no words": 1}
    assert report.left_out == ()
    assert len(rows_of(tmp_path / "out", "rejections")) == 3


def test_dates_of_tables_are_read(tmp_path: Path) -> None:
    columns = "'x' as id, 'Clerk Tom Brik said no.' as text, timestamp '2021-03-04 10:00:00' as published"
    duckdb.sql(f"copy (select {columns}) to '{tmp_path}/t.parquet'")
    run(tmp_path / "out", tmp_path / "t.parquet")
    assert rows_of(tmp_path / "out", "articles")[0]["day"] == "2021-03-04"
