from dataclasses import replace
from pathlib import Path

import pytest
from tests.store.newsdesk import DAM, FAIR, FILE, MODEL, analyses

from sayso.errors import NotStoredError, SpanError
from sayso.store import Store, open_store
from sayso.store.records import Outcome, Rejection, Visit
from sayso.types import Analysis, Article, Boilerplate, Passage, Rejected, Span


@pytest.fixture
def store(tmp_path: Path):
    with open_store(tmp_path / "desk.db", create=True) as opened:
        yield opened


def test_an_article_comes_back_as_it_was_added(store: Store) -> None:
    article = replace(
        DAM,
        authors=("Ann Lee", "Bo Ek"),
        language="en",
        published_note="as told",
        boilerplate=(Boilerplate(0, 3, "ad"),),
    )
    assert store.add_article(article, "here").id == "dam"
    assert store.article("dam") == article
    assert store.revisions("dam")[0].source == "here"


def test_the_same_article_again_is_known(store: Store) -> None:
    store.add_article(DAM, "a")
    added = store.add_article(DAM, "b")
    assert (added.outcome, added.revision) == (Outcome.KNOWN, 1)
    assert len(store.revisions("dam")) == 1


def test_an_article_is_known_by_its_address_however_that_is_written(store: Store) -> None:
    store.add_article(DAM, "a")
    again = replace(DAM, id="other", url="http://corrowcourier.example/dam/?utm_campaign=x#top", path="elsewhere")
    assert store.add_article(again, "b").id == "dam"


def test_parameters_that_say_what_is_read_tell_articles_apart(store: Store) -> None:
    store.add_article(replace(DAM, url="https://corrowcourier.example/story?id=1"), "a")
    added = store.add_article(replace(DAM, url="https://corrowcourier.example/story?id=2", text="Another."), "a")
    assert (added.id, added.outcome) == ("dam-2", Outcome.NEW)


def test_a_changed_text_is_a_revision(store: Store) -> None:
    store.add_article(DAM, "a")
    added = store.add_article(replace(DAM, text=DAM.text.replace("two", "three")), "a")
    assert (added.id, added.outcome, added.revision) == ("dam", Outcome.REVISED, 2)
    assert "three engineers" in store.article("dam").text
    assert [revision.number for revision in store.revisions("dam")] == [1, 2]


def test_a_changed_title_is_a_revision(store: Store) -> None:
    store.add_article(DAM, "a")
    assert store.add_article(replace(DAM, title="Another title"), "a").outcome is Outcome.REVISED


def test_what_a_revision_does_not_tell_is_as_before(store: Store) -> None:
    store.add_article(DAM, "a")
    store.add_article(replace(DAM, text="New.", published=None, published_basis=None, outlet=None), "a")
    article = store.article("dam")
    assert (article.published, article.published_basis, article.outlet) == ("2023-03-01", "metadata", "Corrow Courier")


def test_a_known_article_may_bring_what_was_not_known_of_it(store: Store) -> None:
    store.add_article(replace(DAM, published=None, published_basis=None, url=None), "a")
    assert store.add_article(DAM, "b").outcome is Outcome.KNOWN
    assert store.article("dam").published == "2023-03-01"
    assert store.article("dam").url == DAM.url


def test_two_rows_of_one_file_with_one_id_change_nothing_the_second_time(store: Store) -> None:
    rows = [replace(DAM, url=None, path="rows.jsonl#1"), replace(DAM, url=None, text="Other.", path="rows.jsonl#2")]
    assert [store.add_article(row, "rows.jsonl").outcome for row in rows] == [Outcome.NEW, Outcome.REVISED]
    assert [store.add_article(row, "rows.jsonl").outcome for row in rows] == [Outcome.KNOWN, Outcome.KNOWN]
    assert len(store.revisions("dam")) == 2


def test_a_page_that_goes_back_to_its_old_words_is_revised_again(store: Store) -> None:
    changed = replace(DAM, text="Other.")
    outcomes = [store.add_article(article, "page").outcome for article in (DAM, changed, DAM)]
    assert outcomes == [Outcome.NEW, Outcome.REVISED, Outcome.REVISED]
    assert store.article("dam").text == DAM.text


def test_articles_of_two_outlets_that_share_an_id_are_two(store: Store) -> None:
    store.add_article(replace(DAM, id="index", url=None, path="a/index.html"), "a")
    added = store.add_article(replace(FILE, id="index", url=None, path="b/index.html"), "b")
    assert (added.id, added.outcome) == ("index-2", Outcome.NEW)
    assert store.article("index-2").outlet == "Lowland Post"


def test_lone_surrogates_give_way_one_for_one(store: Store) -> None:
    store.add_article(replace(DAM, text="a\ud800b", title="\udfff", authors=("\ud801",), path="\udc80"), "\udc80")
    article = store.article("dam")
    assert (article.text, article.title, article.authors) == ("a\ufffdb", "\ufffd", ("\ufffd",))


def test_an_unknown_article_is_said_to_be(store: Store) -> None:
    with pytest.raises(NotStoredError, match="holds no article 'nobody'"):
        store.article("nobody")


def test_an_analysis_comes_back_and_serves_the_same_text_elsewhere(store: Store) -> None:
    store.add_article(DAM, "a")
    found = analyses()[0]
    store.keep_analysis(found, MODEL)
    assert store.analysis("dam") == found
    copy = replace(DAM, id="copy", url="https://elsewhere.example/dam", outlet="Elsewhere")
    store.add_article(copy, "b")
    assert store.is_analysed("copy", MODEL)
    assert store.analysis("copy") == replace(found, article=copy)


def test_another_model_reads_anew(store: Store) -> None:
    store.add_article(DAM, "a")
    store.keep_analysis(analyses()[0], MODEL)
    assert [article.id for article in store.pending(MODEL)] == []
    assert [article.id for article in store.pending("a newer one")] == ["dam"]


def test_a_revision_waits_to_be_analysed(store: Store) -> None:
    store.add_article(DAM, "a")
    store.keep_analysis(analyses()[0], MODEL)
    store.add_article(replace(DAM, text="New words."), "a")
    assert [article.text for article in store.pending(MODEL)] == ["New words."]
    assert store.analysis("dam") is None


def test_a_failure_is_not_tried_again(store: Store) -> None:
    store.add_article(DAM, "a")
    store.keep_failure("dam", MODEL, "too strange")
    assert list(store.pending(MODEL)) == []
    assert store.analysis("dam") is None


def test_offsets_that_do_not_fit_are_refused(store: Store) -> None:
    store.add_article(DAM, "a")
    found = analyses()[0]
    torn = replace(found.attributions[0], cue=Passage((Span(0, 3),), "say"))
    with pytest.raises(SpanError):
        store.keep_analysis(Analysis(DAM, (torn,)), MODEL)
    assert store.analysis("dam") is None


def test_an_analysis_of_words_that_are_not_stored_is_refused(store: Store) -> None:
    with pytest.raises(NotStoredError):
        store.keep_analysis(analyses()[0], MODEL)


def test_articles_are_listed_latest_first_in_pages(store: Store) -> None:
    for article in (DAM, FILE, FAIR):
        store.add_article(article, "a")
    first = store.articles(limit=2)
    assert [item.id for item in first.items] == ["fair", "file"]
    assert [item.id for item in store.articles(limit=2, after=first.after).items] == ["dam"]
    assert [item.id for item in store.articles(since="2023-03-02", until="2023-03").items] == ["file"]
    assert [item.id for item in store.articles(outlet="corrow courier").items] == ["dam"]


def test_rejections_are_kept_once(store: Store) -> None:
    for _ in range(2):
        store.reject(Rejected("a.bin", "is no text"), "folder")
    (item,) = store.rejections().items
    assert item == Rejection("a.bin", "is no text", "folder", item.at)


def test_a_visit_replaces_the_one_before(store: Store) -> None:
    assert store.visit("https://a.example") is None
    store.keep_visit(Visit("https://a.example", etag="1", failures=2))
    store.keep_visit(Visit("https://a.example", etag="2"))
    assert store.visit("https://a.example") == Visit("https://a.example", etag="2")


def test_what_changed_between_revisions_is_shown_by_words(store: Store) -> None:
    store.add_article(DAM, "a")
    text = DAM.text.replace("two engineers", "three engineers") + "\n\nThe mayor did not answer."
    store.add_article(replace(DAM, text=text, title="Dam was not surveyed"), "a")
    changes = store.changes("dam", 1, 2)
    assert changes.titles == ("Dam was never surveyed, engineers say", "Dam was not surveyed")
    assert [(one.before.text, one.after.text) for one in changes.passages] == [
        ("two", "three"),
        ("", "The mayor did not answer."),
    ]
    assert all(changes.after.article.text[slice(*one.after.spans[0])] == one.after.text for one in changes.passages)
    with pytest.raises(NotStoredError):
        store.changes("dam", 1, 9)


def test_a_batch_that_fails_leaves_nothing(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.batch():
        store.add_article(DAM, "a")
        raise ZeroDivisionError
    assert store.counts().articles == 0
    store.add_article(DAM, "a")
    assert store.counts().articles == 1


@pytest.mark.parametrize("text", ["", "\n\n", "a" * 100_000, "word " * 20_000, "\x02\x03\x02"])
def test_any_text_can_be_kept(store: Store, text: str) -> None:
    store.add_article(Article("odd", text), "a")
    store.add_article(Article("odd", text + "."), "a")
    assert store.article("odd").text == text + "."
    assert len(store.changes("odd", 1, 2).passages) <= 1


def test_ids_that_come_from_file_names_do_not_make_one_article_of_two(store: Store) -> None:
    first = replace(DAM, id="top", url=None, path="2024-01-01/top.html")
    second = replace(DAM, id="top", url=None, path="2024-01-02/top.html", text="Another day.")
    store.add_article(first, "a")
    assert store.add_article(second, "a").id == "top-2"


def test_an_id_of_an_outlet_s_own_is_known_from_another_file(store: Store) -> None:
    store.add_article(replace(DAM, id="cc-4711", url=None, path="monday.jsonl#1"), "a")
    again = replace(DAM, id="cc-4711", url=None, path="tuesday.jsonl#8", text="Corrected.")
    assert store.add_article(again, "a").outcome is Outcome.REVISED
