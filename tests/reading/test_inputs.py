"""Files, folders, globs, links, archives: what is found, in which order, and what is refused."""

import gzip
import os
from pathlib import Path

import pytest

from reading.reader import read_one, reject_one
from sayso.reading import MAX_ARTICLE_CHARS, inputs, read
from sayso.types import Article, Rejected

TEXT = "The council voted on Tuesday to close the ferry line, and the mayor said that she would not stand in its way."


def names(*paths: Path | str) -> list[str]:
    return [article.id for article in read(paths) if isinstance(article, Article)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b" / "deep").mkdir(parents=True)
    for name in ("c.txt", "a.txt", "b/z.md", "b/deep/y.txt.gz", ".hidden.txt"):
        data = TEXT.encode()
        (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    (tmp_path / "quay.jpg").write_bytes(b"\xff\xd8\xff")
    return tmp_path


def test_a_folder_is_read_by_name_to_any_depth(folder: Path) -> None:
    assert names(folder) == ["a", "y", "z", "c"]


def test_other_kinds_of_file_in_a_folder_are_counted(folder: Path) -> None:
    (rejected,) = [item for item in read([folder]) if isinstance(item, Rejected)]
    assert rejected.path == str(folder / "quay.jpg")
    assert rejected.reason.startswith("is of a kind that is not read")


def test_globs_are_sorted_and_may_reach_into_folders(folder: Path) -> None:
    assert names(f"{folder}/*.txt") == ["a", "c"]
    assert names(f"{folder}/**/*.md") == ["z"]
    assert reject_one(f"{folder}/*.html").reason == "no file matches"


def test_a_file_with_a_pattern_for_a_name_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "[ferry].txt").write_text(TEXT)
    assert names(tmp_path / "[ferry].txt") == ["[ferry]"]


def test_a_file_is_read_once_however_often_it_is_named(folder: Path) -> None:
    assert names(folder / "a.txt", folder, f"{folder}/*.txt", folder / "a.txt") == ["a", "y", "z", "c"]


def test_one_path_need_not_be_in_a_list(folder: Path) -> None:
    assert [item.path for item in read(str(folder / "a.txt"))] == [str(folder / "a.txt")]


def test_files_of_one_name_get_different_ids(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "ferry.txt").write_text(TEXT)
    assert names(tmp_path) == ["ferry", "ferry-2"]


def test_gzip_is_told_by_its_bytes_and_its_name_by_the_rest(tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_bytes(gzip.compress(TEXT.encode()))
    (tmp_path / "plain.MD.GZ").write_text(TEXT)
    assert names(tmp_path) == ["ferry", "plain"]


def test_a_loop_of_links_ends_and_is_counted(folder: Path) -> None:
    (folder / "b" / "loop").symlink_to(folder)
    found = list(read([folder]))
    assert [item.id for item in found if isinstance(item, Article)] == ["a", "y", "z", "c"]
    assert Rejected(str(folder / "b" / "loop"), "is a link to a folder that is read already") in found


def test_a_broken_link_a_pipe_and_an_unreadable_name_are_counted(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text(TEXT)
    found = {item.path.removeprefix(f"{tmp_path}/"): item for item in read([tmp_path])}
    assert found["gone.txt"] == Rejected(f"{tmp_path}/gone.txt", "cannot be read: no such file or directory")
    assert found["pipe.txt"] == Rejected(f"{tmp_path}/pipe.txt", "is not a file")
    assert isinstance(found["caf\ufffd.txt"], Article)


def test_a_folder_that_may_not_be_opened_is_counted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert reject_one(folder).reason == "cannot be read: permission denied"


@pytest.mark.parametrize("path", ["no/such/file.txt", "", "a\0b", "x" * 5000])
def test_a_path_that_is_none_is_counted(path: str) -> None:
    assert reject_one(path).reason in ("does not exist", "no file matches")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b" \n\n\t ", "is empty"),
        (b"... 123 ---", "holds no words"),
        (b"\x7fELF" + bytes(2000), "is a binary file, not text"),
        (gzip.compress(TEXT.encode())[:40], "is a damaged gzip file"),
        (b"\x1f\x8b nothing of the kind", "is a damaged gzip file"),
        (b"Read more", "holds no article, only titles, menus, notices or the like"),
        (
            ("Der Rat stimmte dafür, sagte die Bürgermeisterin am Dienstag. " * 8).encode(),
            "is not in English but in 'de'",
        ),
    ],
)
def test_a_bad_file_is_counted_with_its_reason(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    found = reject_one(path)
    assert found.path == str(path)
    assert found.reason.startswith(reason)


def test_a_huge_text_is_refused_without_being_read_through(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    path.write_bytes(b"All work and no play. " * 2_500_000)
    assert reject_one(path).reason == "has more than 10,000,000 bytes, the most that is read"


def test_a_text_that_is_too_long_for_an_article_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("word " * (MAX_ARTICLE_CHARS // 5 + 1))
    assert reject_one(path).reason == "has more than 1,000,000 characters, the most that is read of one article"


def test_a_row_that_is_too_long_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.reading.jsonl.MAX_DOCUMENT_BYTES", 1000)
    path = tmp_path / "rows.jsonl"
    path.write_bytes(b'{"text": "' + b"x" * 5000 + b'"}\n{"id": "next", "text": "' + TEXT.encode() + b'"}\n')
    first, second = read([path])
    assert first == Rejected(f"{path}:1", "has more than 1,000 bytes, the most that is read of one row")
    assert isinstance(second, Article)


def test_a_gzip_bomb_is_stopped(tmp_path: Path) -> None:
    for name, data in (("bomb.txt.gz", b"\0" * 20_000_000), ("rows.jsonl.gz", (b" " * 999 + b"\n") * 20_000)):
        path = tmp_path / name
        path.write_bytes(gzip.compress(data))
        assert (
            "the most that is read" in reject_one(path).reason
            or "unpacks to more than 100 times" in reject_one(path).reason
        )


def test_a_torn_archive_of_rows_gives_what_stands_before_the_tear(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inputs, "_PEEK_BYTES", 64)
    row = b'{"text": "' + TEXT.encode() + b'"}\n'
    noise = b"".join(b'{"text": "%d"}\n' % (number * 7919) for number in range(3000))
    path = tmp_path / "rows.jsonl.gz"
    path.write_bytes(gzip.compress(row + noise)[:-200])
    found = list(read([path]))
    assert isinstance(found[0], Article)
    assert found[-1] == Rejected(str(path), "is a damaged gzip file")


def test_the_rest_of_the_run_goes_on_after_bad_files(folder: Path) -> None:
    (folder / "b.txt").write_bytes(bytes(500))
    (folder / "bb.html").write_text("<html></html>")
    found = list(read([folder, "missing.txt"]))
    assert [item.id for item in found if isinstance(item, Article)] == ["a", "y", "z", "c"]
    assert sum(isinstance(item, Rejected) for item in found) == 4


def test_a_file_without_a_known_name_is_told_by_its_content(tmp_path: Path) -> None:
    (tmp_path / "ferry").write_text(TEXT)
    assert read_one(tmp_path / "ferry").id == "ferry"
