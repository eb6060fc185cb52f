"""Files into a store: what comes, what comes again, what is left out, and what a stopped run leaves."""

import gzip
import io
import json
from pathlib import Path

import pytest

from ingesting.desk import POISON, QUICK, left_out, no_models, take, texts
from reading.coverage import BODY, full_text, item, page, rss
from sayso.errors import StoreError
from sayso.ingesting import Counts, Intake, Progress, Step, keeper
from sayso.reading.fetch import Fetcher
from sayso.store import open_store

__all__ = ["no_models"]
pytestmark = pytest.mark.usefixtures("no_models")

OTHER = "The cannery on the northern shore said on Thursday that it would hire forty people before the winter."


def write_rows(path: Path, *rows: str) -> Path:
    lines = [json.dumps({"id": str(n), "text": text}) for n, text in enumerate(rows)]
    data = "\n".join(lines).encode()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


def figures(counts: Counts) -> tuple[int, int, int, int, int]:
    return counts.new, counts.revised, counts.known, counts.unchanged, counts.analysed


def test_a_folder_of_all_kinds_is_taken_in(tmp_path: Path) -> None:
    folder = tmp_path / "coverage"
    folder.mkdir()
    (folder / "board.html").write_bytes(page())
    (folder / "gull.txt").write_text("\n\n".join((*BODY, "The gull was there.")))
    (folder / "ledger.rss").write_bytes(rss(item(content=full_text("The ledger was there."))))
    write_rows(folder / "rows.jsonl.gz", OTHER, "\n".join(BODY))
    with open_store(tmp_path / "desk.db", create=True) as store:
        counts = take(store, folder)
        assert figures(counts) == (5, 0, 0, 0, 5)
        assert all(texts(store))
        assert store.counts().unanalysed == 0
        assert store.counts().stale == 0
        assert counts.seconds > 0
        assert sum(counts.steps.values()) <= counts.seconds
        assert set(counts.steps) == set(Step)


def test_a_second_run_changes_nothing_and_reads_nothing(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "rows.jsonl", OTHER, "\n".join(BODY), "")
    with open_store(tmp_path / "desk.db", create=True) as store:
        assert figures(take(store, path)) == (2, 0, 0, 0, 2)
        before = store.counts()
        counts = take(store, path)
        assert figures(counts) == (0, 0, 0, 1, 0)
        assert counts.rejected == 0
        assert store.counts() == before


def test_a_file_that_has_grown_is_read_again_and_gives_what_is_new(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "rows.jsonl", OTHER)
    with open_store(tmp_path / "desk.db", create=True) as store:
        take(store, path)
        write_rows(path, OTHER, "\n".join(BODY))
        assert figures(take(store, path)) == (1, 0, 1, 0, 1)


def test_another_wording_of_a_known_article_is_a_revision_and_analysed(tmp_path: Path) -> None:
    path = tmp_path / "gull.txt"
    path.write_text("\n\n".join(BODY))
    with open_store(tmp_path / "desk.db", create=True) as store:
        take(store, path)
        path.write_text("\n\n".join(BODY).replace("900 people", "800 people"))
        assert figures(take(store, path)) == (0, 1, 0, 0, 1)
        assert len(store.revisions("gull")) == 2


def test_the_same_text_elsewhere_is_an_article_of_its_own_but_not_analysed_again(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "rows.jsonl", OTHER, OTHER)
    with open_store(tmp_path / "desk.db", create=True) as store:
        take(store, path)
        assert store.counts().articles == 2
        assert store.counts().analyses == 1


def test_what_is_left_out_is_counted_and_kept_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "quay.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "bomb.rss").write_text('<!DOCTYPE r [<!ENTITY a "b">]><rss>&a;</rss>')
    with open_store(tmp_path / "desk.db", create=True) as store:
        counts = take(store, *sorted(tmp_path.glob("*.*")), tmp_path / "nowhere.txt")
        assert counts.rejected == len(left_out(store))
        reasons = left_out(store)
        assert reasons[str(tmp_path / "empty.txt")] == "is empty"
        assert reasons[str(tmp_path / "quay.pdf")] == "is a PDF, not text"
        assert reasons[str(tmp_path / "bomb.rss")].startswith("is XML that declares entities")
        assert reasons[str(tmp_path / "nowhere.txt")] == "does not exist"
        assert counts.reasons["is empty"] == 1


def test_an_article_that_cannot_be_analysed_is_kept_and_not_tried_again(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "rows.jsonl", OTHER, f"{OTHER} The second page was {POISON}.")
    with open_store(tmp_path / "desk.db", create=True) as store:
        counts = take(store, path)
        assert (counts.analysed, counts.failed) == (1, 1)
        assert all(texts(store))
        again = take(store, path)
        assert (again.analysed, again.failed) == (0, 0)


def test_standard_input_is_taken_in_and_known_the_second_time(tmp_path: Path) -> None:
    data = json.dumps({"id": "a", "text": OTHER}).encode()
    with open_store(tmp_path / "desk.db", create=True) as store, Fetcher(limits=QUICK) as fetcher:
        intake = Intake(store, fetcher)
        assert figures(intake.take(["-"], stdin=io.BytesIO(data))) == (1, 0, 0, 0, 1)
        assert figures(intake.take(["-"], stdin=io.BytesIO(data))) == (0, 0, 1, 0, 0)


def test_progress_counts_what_is_analysed_not_what_is_read(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "rows.jsonl", *(f"{OTHER} Ship number {n} was late." for n in range(20)))
    seen: list[Progress] = []
    with open_store(tmp_path / "desk.db", create=True) as store, Fetcher(limits=QUICK) as fetcher:
        Intake(store, fetcher, on_progress=seen.append).take([str(path)])
    shares = [progress.share for progress in seen if progress.share is not None]
    assert min(shares) < 0.5  # the file is small, and is read at once; what waits to be analysed is not done
    assert all(0 <= share <= 1 for share in shares)
    assert shares[-1] == 1
    assert seen[-1].counts.analysed == 20


# What a stopped run leaves


class Stopped(Exception):  # noqa: N818 - it stands for a kill, which is no error
    """The run ends here."""


def test_a_run_that_was_stopped_goes_on_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_rows(tmp_path / "rows.jsonl", *(f"{OTHER} Ship number {n} was late." for n in range(30)))
    keep = keeper.Keeper.keep
    kept = 0

    def keep_some(self: keeper.Keeper, *found: object) -> None:
        nonlocal kept
        kept += 1
        if kept > 12:
            raise Stopped
        keep(self, *found)  # type: ignore[arg-type]

    with monkeypatch.context() as patch, open_store(tmp_path / "desk.db", create=True) as store:
        patch.setattr(keeper.Keeper, "keep", keep_some)
        with pytest.raises(Stopped):
            take(store, path)
    with open_store(tmp_path / "desk.db") as store:
        held = store.counts()
        assert held.analyses == 12
        counts = take(store, path)
        assert counts.analysed == 18
        assert counts.new + held.articles == 30
        assert store.counts().unanalysed == 0
        assert all(texts(store))


def test_stories_are_the_same_however_often_a_run_was_stopped(tmp_path: Path) -> None:
    rows = [f"{line} It was day {n} of the vote on the night ferry." for n, line in enumerate(BODY)] + [OTHER]
    with open_store(tmp_path / "whole.db", create=True) as store:
        take(store, write_rows(tmp_path / "rows.jsonl", *rows))
        whole = {article.id: store.story_of(article.id) for article in store.all_articles()}
    for count in range(1, len(rows) + 1):
        with open_store(tmp_path / "parts.db", create=True) as store:
            take(store, write_rows(tmp_path / "rows.jsonl", *rows[:count]))
            parts = {article.id: store.story_of(article.id) for article in store.all_articles()}
    assert parts == whole


def test_an_article_that_cannot_be_placed_is_not_stored_either(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_rows(tmp_path / "rows.jsonl", OTHER)
    with open_store(tmp_path / "desk.db", create=True) as store:

        def fail(*_: object) -> None:
            raise StoreError("desk.db", "the disk is full")

        with monkeypatch.context() as patch:
            patch.setattr(type(store), "place", fail)
            with pytest.raises(StoreError, match="the disk is full"):
                take(store, path)
        assert store.counts().articles == 0
        assert figures(take(store, path)) == (1, 0, 0, 0, 1)


def test_an_article_that_an_older_program_left_without_a_story_gets_one(tmp_path: Path) -> None:
    from sayso.reading import read
    from sayso.types import Article

    path = write_rows(tmp_path / "rows.jsonl", OTHER)
    with open_store(tmp_path / "desk.db", create=True) as store:
        for article in read([path]):
            assert isinstance(article, Article)
            store.add_article(article, str(path))
        assert texts(store) == [""]
        take(store)
        assert texts(store) == [OTHER]
        assert store.counts().unanalysed == 0
