"""Pages that are kept: made once for all who ask, shown until the new one is there, and forgotten."""

import threading

import pytest

from sayso.serving.caching import KeptPages


@pytest.fixture
def pages() -> KeptPages:
    return KeptPages(patience_s=20, most=2)


def test_a_page_is_made_once_for_all_who_ask_at_the_same_time(pages: KeptPages) -> None:
    made: list[int] = []
    gate = threading.Event()

    def make() -> str:
        gate.wait(10)
        made.append(1)
        return "page"

    bodies: list[bytes] = []

    def ask() -> None:
        page = pages.get("/", "1", make)
        assert page is not None
        bodies.append(page.body)

    readers = [threading.Thread(target=ask) for _ in range(8)]
    for reader in readers:
        reader.start()
    gate.set()
    for reader in readers:
        reader.join()
    assert bodies == [b"page"] * 8
    assert made == [1]


def test_the_page_from_before_is_shown_while_the_new_one_is_made(pages: KeptPages) -> None:
    pages.get("/", "1", lambda: "old")
    gate = threading.Event()

    def make() -> str:
        gate.wait(10)
        return "new"

    page = pages.get("/", "2", make)
    assert page is not None
    assert (page.tag, page.body) == ("1", b"old")
    gate.set()
    page = pages.get("/", "2", make, stale=False)
    assert page is not None
    assert (page.tag, page.body) == ("2", b"new")


def test_who_has_no_patience_gets_nothing_yet() -> None:
    gate = threading.Event()
    hasty = KeptPages(patience_s=0)
    assert hasty.get("/", "1", lambda: str(gate.wait(10))) is None
    gate.set()


def test_a_page_that_was_begun_before_pages_were_forgotten_is_not_kept(pages: KeptPages) -> None:
    begun, gate = threading.Event(), threading.Event()

    def make() -> str:
        begun.set()
        gate.wait(10)
        return "before the correction"

    reader = threading.Thread(target=pages.get, args=("/", "1", make))
    reader.start()
    begun.wait(10)
    pages.forget()
    gate.set()
    reader.join()
    page = pages.get("/", "2", lambda: "after the correction")
    assert page is not None
    assert page.body == b"after the correction"


def test_the_page_that_was_asked_for_longest_ago_is_dropped(pages: KeptPages) -> None:
    for address in ("/1", "/2", "/1", "/3"):
        pages.get(address, "1", lambda: "first")
    made: list[str] = []

    def again() -> str:
        made.append("again")
        return "again"

    pages.get("/1", "1", again)
    assert made == []
    pages.get("/2", "1", again)
    assert made == ["again"]


def test_an_error_reaches_who_asked_and_the_page_is_tried_again(pages: KeptPages) -> None:
    def fail() -> str:
        raise ValueError("no page")

    with pytest.raises(ValueError, match="no page"):
        pages.get("/", "1", fail)
    page = pages.get("/", "1", lambda: "page")
    assert page is not None
    assert page.body == b"page"
