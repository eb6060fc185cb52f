import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.store.newsdesk import DAM, FILE, fill, filled, mark

from sayso.errors import NotStoredError, QuestionError
from sayso.store import Store, open_store
from sayso.store.records import Likeness
from sayso.types import Act, Article, Boilerplate, Relation, text_of


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with filled(tmp_path_factory.mktemp("store") / "desk.db") as opened:
        yield opened


def found(store: Store, words: str, **filters: object) -> list[str]:
    return [hit.article for hit in store.search(words, **filters).items]  # type: ignore[arg-type]


def test_all_words_must_be_in_an_article_in_any_form(store: Store) -> None:
    assert set(found(store, "dams surveying")) == {"dam", "file"}
    assert found(store, "dam pumpkins") == []


def test_a_phrase_a_beginning_and_words_to_leave_out_are_read_as_such(store: Store) -> None:
    assert found(store, '"line of the file"') == ["file"]
    assert found(store, '"file of the line"') == []
    assert found(store, "pumpk*") == ["fair"]
    assert found(store, "dam -engineers") == ["file"]


def test_a_hit_has_the_best_sentence_and_whose_word_it_is(store: Store) -> None:
    (hit,) = store.search("pumpkins larger").items
    assert hit.passage.text == "Oster said that the pumpkins were larger than ever."
    assert text_of(store.article("fair").text, hit.passage.spans) == hit.passage.text
    assert hit.saying is not None
    assert (hit.saying.speaker, hit.saying.content.text) == ("Pim Oster", "that the pumpkins were larger than ever")


def test_a_hit_is_shown_in_what_the_article_says_where_its_words_stand_there(tmp_path: Path) -> None:
    text = "Photo: the kiln at Orrel in May\n\nThe kiln was cold. Nobody knew why."
    caption = Boilerplate(0, text.index("\n"), "caption")
    with open_store(tmp_path / "kiln.db", create=True) as opened:
        opened.add_article(Article("kiln", text, boilerplate=(caption,)), source="tests")
        (said,) = opened.search("kiln").items
        (only,) = opened.search("orrel").items
    assert said.passage.text == "The kiln was cold."
    assert only.passage.text == "Photo: the kiln at Orrel in May"


def test_filters_narrow_the_search(store: Store) -> None:
    assert found(store, "dam", outlet="lowland post") == ["file"]
    assert found(store, "dam", outlet="The Lowland Post") == ["file"]
    assert found(store, "dam", since="2023-03-02") == ["file"]
    assert found(store, "dam", until="2023-03-01") == ["dam"]
    assert found(store, "surveyed", speaker="Hedda Brandt") == ["file"]
    assert found(store, "surveyed", anonymous=True) == ["dam"]
    assert found(store, "surveyed", denied=True) == ["file"]
    assert found(store, "", speaker="Oster") == ["fair", "fair"]
    assert found(store, "", denied=True) == ["file"]
    assert found(store, "dam", speaker="Nobody At All") == []


def test_a_search_goes_on_where_a_page_ended(store: Store) -> None:
    first = store.search("file", limit=1)
    second = store.search("file", limit=1, after=first.after)
    assert {first.items[0].article, second.items[0].article} == {"dam", "file"}
    assert second.after is None


@pytest.mark.parametrize("words", ["", "  ", "-dam", "* -", '""', "!?"])
def test_nothing_to_look_for_is_said(store: Store, words: str) -> None:
    with pytest.raises(QuestionError):
        store.search(words)


@pytest.mark.parametrize(
    "words", ['dam"', "dam OR", "NEAR(dam", "title:dam", "dam^2", "(dam", "d\x00am", "{dam}", "a" * 9999]
)
def test_words_are_never_taken_for_a_language(store: Store, words: str) -> None:
    everything, unnamed = store.search(words).items, store.search(words, anonymous=True).items
    assert {hit.article for hit in unnamed} <= {hit.article for hit in everything}


@pytest.mark.parametrize("bad", [{"since": "soon"}, {"until": "2023-99"}, {"after": "x"}, {"after": "99999999"}])
def test_what_cannot_be_understood_is_said(store: Store, bad: dict[str, str]) -> None:
    with pytest.raises(QuestionError):
        store.search("dam", **bad)  # type: ignore[arg-type]


@pytest.mark.parametrize("ask", [Store.search, Store.who, Store.article, Store.story, Store.outlet])
def test_half_a_character_is_said_to_be_in_no_text(store: Store, ask: Callable[[Store, str], object]) -> None:
    with pytest.raises(QuestionError, match="half a character"):
        ask(store, "dam\ud800")


def test_who_gives_all_that_somebody_said_with_how_outlets_print_it(store: Store) -> None:
    who = store.who("Brandt")
    assert [(speaker.name, speaker.sayings, speaker.outlets) for speaker in who.speakers] == [("Hedda Brandt", 3, 2)]
    denial, promise = sorted(who.utterances, key=lambda utterance: len(utterance.sayings))
    assert denial.sayings[0].act is Act.DENIES
    assert [saying.outlet for saying in promise.sayings] == ["Corrow Courier", "Lowland Post"]
    assert (promise.relation, promise.edits) == (Relation.ALTERED, (("page", "line"),))


def test_a_full_name_means_the_surname_alone_too_and_no_other_first_name(tmp_path: Path) -> None:
    bare = mark(replace(DAM, text="Brandt said that it rained.", id="bare"), ("Brandt", "said", "that it rained"))
    other = mark(
        replace(FILE, text="Olga Brandt said that it snowed.", id="other"), ("Olga Brandt", "said", "that it snowed")
    )
    with open_store(tmp_path / "names.db", create=True) as store:
        fill(store, [bare, other], {"bare": "a", "other": "b"})
        assert [saying.content.text for one in store.who("Hedda Brandt").utterances for saying in one.sayings] == [
            "that it rained"
        ]
        assert len(store.who("Brandt").speakers) == 2


def test_nobody_of_a_name_says_nothing(store: Store) -> None:
    assert store.who("Zacharias").speakers == ()
    assert store.who('"*" OR').utterances == ()
    with pytest.raises(QuestionError):
        store.who(" ")


def test_speakers_are_listed_and_found_by_the_beginnings_of_their_names(store: Store) -> None:
    assert [(speaker.name, speaker.sayings, speaker.outlets) for speaker in store.speakers()] == [
        ("Hedda Brandt", 3, 2),
        ("Pim Oster", 2, 1),
    ]
    assert [speaker.name for speaker in store.speakers("os")] == ["Pim Oster"]


def test_a_quotation_is_traced_through_the_articles_with_what_became_of_it(store: Store) -> None:
    trace = store.trace("“We will publish every page of the file before the winter”")
    assert [(one.article, one.likeness, one.edits) for one in trace.printings] == [
        ("dam", Likeness.SAME, ()),
        ("file", Likeness.ALTERED, (("page", "line"),)),
    ]
    for one in trace.printings:
        assert text_of(store.article(one.article).text, one.passage.spans) == one.passage.text
        assert one.saying is not None
        assert one.saying.speaker == "Hedda Brandt"


def test_a_claim_in_other_words_is_traced_by_its_meaning(store: Store) -> None:
    trace = store.trace("Nobody ever made a survey of the Corrow dam")
    assert {one.article for one in trace.printings} == {"dam", "file"}
    assert {one.likeness for one in trace.printings} == {Likeness.MEANING}
    assert next(one for one in trace.printings if one.article == "file").saying.act is Act.DENIES  # type: ignore[union-attr]


def test_what_nobody_said_has_no_trace(store: Store) -> None:
    assert store.trace("The harbour master resigned over the lighthouse").printings == ()
    with pytest.raises(QuestionError):
        store.trace("of the and")


def test_an_outlet_is_known_by_what_it_leans_on_and_leaves_out(store: Store) -> None:
    courier = store.outlet("corrow courier")
    assert (courier.name, courier.articles, courier.stories, courier.shared_stories) == ("Corrow Courier", 1, 1, 1)
    assert (courier.sayings, courier.unnamed, courier.relayed) == (2, 1, 0)
    assert [leaning.name for leaning in courier.sources] == ["Hedda Brandt"]
    assert (courier.denied_stories, courier.denials_dropped) == (1, 1)
    assert store.outlet("Lowland Post").denials_dropped == 0
    assert (courier.shared_quotations, courier.altered) == (1, 1)
    assert courier.alterations[0].sayings[0].outlet == "Corrow Courier"
    assert [outlet.name for outlet in store.outlets()] == ["Corrow Courier", "Lowland Post", "Milldale Mirror"]
    with pytest.raises(NotStoredError):
        store.outlet("Nowhere Gazette")


FILLING = "The dam was surveyed by nobody and the mayor of the town was not asked"


@pytest.mark.parametrize("joint", [" ", ". ", "\n", "\n\n", "\n \n"])
def test_long_articles_of_the_words_looked_for_are_searched_at_once(tmp_path: Path, joint: str) -> None:
    text = joint.join([FILLING] * 5_000)  # a third of a megabyte
    with open_store(tmp_path / "desk.db", create=True) as store:
        store.add_article(Article("long", text), "test")
        started = time.process_time()
        (hit,) = store.search("dam surveyed mayor").items
        (printing,) = store.trace(FILLING).printings
        spent_s = time.process_time() - started
    assert "dam was surveyed" in text_of(text, hit.passage.spans)
    assert printing.passage.text.casefold().startswith(FILLING.casefold())
    assert spent_s < 5  # a tenth of it on a laptop; a search that is not linear takes minutes


def test_words_deep_in_a_long_article_are_found(tmp_path: Path) -> None:
    last = "The keeper of the lighthouse sold his boats."
    with open_store(tmp_path / "desk.db", create=True) as store:
        store.add_article(Article("long", "\n\n".join([*[FILLING] * 2_000, last])), "test")
        assert [hit.passage.text for hit in store.search("lighthouses boat").items] == [last]


def test_articles_are_listed_by_any_name_of_their_outlet(store: Store) -> None:
    assert [one.id for one in store.articles(outlet="the lowland post").items] == ["file"]


def test_what_only_the_log_has_so_far_counts_as_held(tmp_path: Path) -> None:
    with open_store(tmp_path / "desk.db", create=True) as store:
        empty = store.counts().bytes
        store.add_article(Article("long", " ".join(f"word{n}" for n in range(20_000))), "test")
        assert store.counts().bytes > empty + 150_000  # the text alone has as many


def test_words_at_the_end_of_a_long_sentence_are_found_and_traced(tmp_path: Path) -> None:
    endless = "the list of the guests went on and on, " * 40
    with open_store(tmp_path / "desk.db", create=True) as store:
        store.add_article(
            Article("long", f"The mayor said {endless} and the lighthouse keeper sold his boats."), "test"
        )
        (hit,) = store.search("lighthouse boats").items
        assert hit.passage.text == "lighthouse keeper sold his boats."
        (printing,) = store.trace("lighthouse keeper sold his boats").printings
        assert printing.passage.text.rstrip(".") == "lighthouse keeper sold his boats"
