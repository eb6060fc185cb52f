from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.store.newsdesk import DAM, FAIR, FILE, MODEL, analyses, fill, filled, mark

from sayso.errors import NamesError, NotStoredError, QuestionError
from sayso.grouping import Merged, Split
from sayso.report import compare
from sayso.store import Store, open_store
from sayso.store.records import (
    CorrectionKind,
    EventKind,
    JoinStories,
    MergeNames,
    PartStory,
    Rename,
    SetOutlet,
    SetType,
    SplitName,
    StoryOrder,
    Strike,
)
from sayso.store.reports import program
from sayso.store.resolving import Reading, StoredStory, read_story
from sayso.types import Claim, EntityType, Report


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with filled(tmp_path / "desk.db") as opened:
        yield opened


def members(store: Store, story: str) -> list[str]:
    return sorted(item.id for item in store.articles(story=story).items)


def names(report: Report) -> set[str]:
    return {entity.name for entity in report.entities}


def test_a_story_is_listed_with_its_figures(store: Store) -> None:
    dam = store.story("dam-story")
    assert (dam.title, dam.first_published, dam.last_published) == (DAM.title, "2023-03-01", "2023-03-02T09:30+01:00")
    assert (dam.articles, dam.texts, dam.outlets, dam.sayings, dam.denials, dam.unnamed) == (2, 2, 2, 4, 1, 1)
    assert (dam.origin, dam.origin_unnamed, dam.origin_articles) == ("Hedda Brandt", False, 2)
    assert dam.renewed


def test_stories_come_in_the_order_that_is_asked_for(store: Store) -> None:
    def ids(order: StoryOrder) -> list[str]:
        return [story.id for story in store.stories(order=order).items]

    assert ids(StoryOrder.NEWEST) == ["fair-story", "dam-story"]
    assert ids(StoryOrder.LARGEST) == ["dam-story", "fair-story"]
    assert ids(StoryOrder.CONTESTED) == ["dam-story"]
    assert ids(StoryOrder.UNNAMED) == []
    assert [story.id for story in store.stories(until="2023-06").items] == ["dam-story"]
    first = store.stories(limit=1)
    assert [story.id for story in store.stories(limit=1, after=first.after).items] == ["dam-story"]


def test_a_story_that_rests_on_one_unnamed_source_is_found(tmp_path: Path) -> None:
    leak = mark(
        replace(DAM, text="The dam will be closed, an official said on condition of anonymity.", id="leak"),
        ("an official", "said", "The dam will be closed"),
    )
    relay = mark(
        replace(FILE, text="The dam will be closed, the Corrow Courier reported, citing an official.", id="relay"),
        ("the Corrow Courier", "reported", "The dam will be closed"),
        ("an official", "citing", "The dam will be closed"),
    )
    with open_store(tmp_path / "leak.db", create=True) as store:
        fill(store, [leak, relay], {"leak": "s", "relay": "s"})
        (story,) = store.stories(order=StoryOrder.UNNAMED).items
        assert story.origin_unnamed


def test_the_report_is_that_of_the_articles_compared(store: Store) -> None:
    dam, file, _ = analyses()
    assert store.report("dam-story") == compare([dam, file], today=date.today())
    assert store.kept_report("dam-story") == store.report("dam-story")


def test_a_report_that_was_kept_in_other_types_is_made_anew(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    made = store.report("dam-story")
    program.cache_clear()
    with monkeypatch.context() as changed:
        changed.setattr("sayso.store.reports.Report", Claim)  # a type of other fields
        assert store.kept_report("dam-story") is None
    program.cache_clear()
    assert store.kept_report("dam-story") == made


def test_a_report_is_made_anew_when_its_story_changes(store: Store) -> None:
    before = store.report("dam-story")
    store.add_article(replace(DAM, text=DAM.text + "\n\nIt rained."), "a")
    assert store.kept_report("dam-story") is None
    after = store.report("dam-story")
    assert [entry.path for entry in after.rejected] == ["dam"]
    assert len(after.articles) == 1 < len(before.articles)


def test_grouping_may_merge_and_split_and_all_of_it_is_recorded(store: Store) -> None:
    store.place("fair", "dam-story", [Merged("dam-story", "fair-story", ("fair",))])
    assert members(store, "dam-story") == ["dam", "fair", "file"]
    assert store.story("fair-story").id == "dam-story"
    store.place("fair", "fair-story", [Split("dam-story", "fair-story", ("fair",))])
    assert members(store, "dam-story") == ["dam", "file"]
    kinds = [(event.kind, event.story, event.into, event.articles, event.who) for event in store.story_events()]
    assert kinds == [
        (EventKind.SPLIT, "dam-story", "fair-story", ("fair",), None),
        (EventKind.MERGED, "fair-story", "dam-story", ("fair",), None),
    ]


def test_a_story_without_articles_is_none(store: Store) -> None:
    with pytest.raises(NotStoredError, match="no story 'nothing'"):
        store.story("nothing")


def test_joined_stories_stay_together_until_it_is_taken_back(store: Store) -> None:
    made = store.correct(JoinStories("dam-story", "fair-story"), "Ida")
    assert members(store, "dam-story") == ["dam", "fair", "file"]
    late = replace(FAIR, id="late", url="https://late.example/fair", outlet="Late Times", text="The fair is over.")
    store.add_article(late, "a")
    store.place("late", "fair-story")
    assert store.story_of("late") == "dam-story"
    assert store.verdicts()[0].together == ("dam", "file", "fair", "late")
    undone = store.undo(made.number, "Ulf")
    assert (undone.undone_by, undone.who, undone.kind) == ("Ulf", "Ida", CorrectionKind.JOIN_STORIES)
    assert members(store, "fair-story") == ["fair"]
    assert store.verdicts() == ()


def test_parted_articles_stay_apart_until_it_is_taken_back(store: Store) -> None:
    before = store.report("dam-story")
    made = store.correct(PartStory("dam-story", ("file",)), "Ida")
    new = store.story_of("file")
    assert isinstance(made.body, PartStory)
    assert new == made.body.into != "dam-story"
    assert members(store, "dam-story") == ["dam"]
    store.place("file", "dam-story", [Merged("dam-story", new, ("file",))])
    assert store.story_of("file") == new
    assert store.verdicts()[0].together == ("file",)
    assert store.verdicts()[0].apart == ("dam",)
    store.undo(made.number, "Ida")
    assert members(store, "dam-story") == ["dam", "file"]
    assert store.report("dam-story") == before


def test_a_part_must_leave_something(store: Store) -> None:
    for articles in (("dam", "file"), ("fair",), ()):
        with pytest.raises(QuestionError):
            store.correct(PartStory("dam-story", articles), "Ida")
    assert store.corrections().items == ()


def test_merged_names_are_one_in_report_and_search_until_it_is_taken_back(store: Store) -> None:
    before = store.report("dam-story")
    assert {"Hedda Brandt", "two engineers"} <= names(before)
    made = store.correct(MergeNames(("Hedda Brandt", "two engineers"), story="dam-story"), "Ida")
    assert "two engineers" not in names(store.report("dam-story"))
    assert {hit.article for hit in store.search("never surveyed", speaker="Brandt").items} == {"file", "dam"}
    store.undo(made.number, "Ida")
    assert store.report("dam-story") == before


def test_names_may_be_split_renamed_and_typed(store: Store) -> None:
    store.correct(SplitName("Hedda Brandt", ("file",), "Ulla Brandt", story="dam-story"), "Ida")
    store.correct(Rename("two engineers", "the surveyors", story="dam-story"), "Ida")
    store.correct(SetType("the surveyors", EntityType.GROUP, story="dam-story"), "Ida")
    report = store.report("dam-story")
    assert {"Hedda Brandt", "Ulla Brandt", "the surveyors"} <= names(report)
    assert next(entity for entity in report.entities if entity.name == "the surveyors").type is EntityType.GROUP
    assert {speaker.name for speaker in store.who("Brandt").speakers} == {"Hedda Brandt", "Ulla Brandt"}


def test_names_that_nobody_has_are_refused_and_nothing_is_kept(store: Store) -> None:
    with pytest.raises(NamesError, match='nobody in this story is called "Pim Oster"'):
        store.correct(MergeNames(("Hedda Brandt", "Pim Oster"), story="dam-story"), "Ida")
    assert store.corrections().items == ()


def test_a_correction_for_the_whole_store_calls_one_by_the_first_name_everywhere(store: Store) -> None:
    store.correct(MergeNames(("Hedda M. Brandt", "Hedda Brandt")), "Ida")
    assert "Hedda M. Brandt" in names(store.report("dam-story"))
    assert [speaker.name for speaker in store.who("Brandt").speakers] == ["Hedda M. Brandt"]
    assert store.report("fair-story").not_measured == compare(analyses()[2:], today=date.today()).not_measured


def test_a_correction_that_no_longer_fits_is_said_in_the_report(store: Store) -> None:
    store.correct(Rename("two engineers", "the surveyors", story="dam-story"), "Ida")
    store.add_article(replace(DAM, text="The dam at Corrow stands."), "a")
    store.keep_analysis(mark(store.article("dam")), MODEL)
    store.renew()
    (sentence,) = [line for line in store.report("dam-story").not_measured if "Ida" in line]
    assert sentence.startswith("Correction 1 by Ida no longer fits: nobody in this story is called")


def test_a_struck_attribution_is_left_out_also_of_a_later_revision(store: Store) -> None:
    struck = Strike("dam", "two engineers", "told", "The dam at Corrow was never surveyed")
    made = store.correct(struck, "Ida")
    assert [found.attribution.source.text for found in store.report("dam-story").attributions][:1] != ["two engineers"]
    revised = replace(DAM, text="It rained on Monday.\n\n" + DAM.text)
    store.add_article(revised, "a")
    dam = analyses()[0]
    again = mark(revised, *((f.source.text, f.cue.text, f.content.text) for f in dam.attributions))
    store.keep_analysis(again, MODEL)
    store.renew()
    assert store.search("surveyed", anonymous=True).items == ()
    store.undo(made.number, "Ida")
    assert len(store.search("surveyed", anonymous=True).items) == 1


def test_an_article_may_be_given_another_outlet(store: Store) -> None:
    store.correct(SetOutlet("dam", "The Corrow Star"), "Ida")
    assert "The Corrow Star" in names(store.report("dam-story"))
    assert store.outlet("The Corrow Star").articles == 1


def test_a_correction_is_taken_back_once(store: Store) -> None:
    made = store.correct(Rename("Hedda Brandt", "H. B.", story="dam-story"), "Ida")
    store.undo(made.number, "Ida")
    with pytest.raises(QuestionError, match="taken back already"):
        store.undo(made.number, "Ida")
    with pytest.raises(NotStoredError):
        store.undo(99, "Ida")


def test_a_correction_has_somebody_who_made_it(store: Store) -> None:
    with pytest.raises(QuestionError, match="say who"):
        store.correct(Rename("Hedda Brandt", "H. B.", story="dam-story"), "  ")


def test_copies_are_told_and_count_as_one_text(tmp_path: Path) -> None:
    words = " ".join(
        f"The {n}th paragraph of the long report on the river says something else again." for n in range(40)
    )
    one = replace(DAM, text=words, id="one")
    two = replace(FILE, text=words, id="two")
    with open_store(tmp_path / "copies.db", create=True) as store:
        fill(store, [mark(one), mark(two)], {"one": "s", "two": "s"})
        assert [(copy.article, copy.of, copy.kind) for copy in store.copies("s")] == [("two", "one", "same")]
        assert (store.story("s").articles, store.story("s").texts) == (2, 1)


def test_placements_come_back_in_the_order_in_which_they_were_made(store: Store) -> None:
    placed = [(article.id, story) for article, story in store.placements(10)]
    assert placed == [("dam", "dam-story"), ("file", "dam-story"), ("fair", "fair-story")]
    assert [article.id for article, _ in store.placements(2)] == ["file", "fair"]
    assert list(store.unplaced()) == []


def test_a_story_is_called_by_the_new_title_of_a_revised_article(store: Store) -> None:
    store.add_article(replace(DAM, title="Engineers: dam was not surveyed"), "a")
    store.renew()
    assert store.story("dam-story").title == "Engineers: dam was not surveyed"


def test_a_story_that_cannot_be_read_stops_no_other_and_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def trip(story: StoredStory) -> Reading:
        if story.id == "dam-story":
            raise ValueError("an odd article")
        return read_story(story)

    with filled(tmp_path / "desk.db") as store:
        for article in ("dam", "fair"):
            analysis = store.analysis(article)
            assert analysis is not None
            store.keep_analysis(analysis, MODEL)  # both stories have changed
        monkeypatch.setattr("sayso.store.ordering.read_story", trip)
        assert store.renew() == 1
        assert [one.reason for one in store.rejections().items] == [
            "cannot be brought up to date (ValueError: an odd article)"
        ]
        assert store.counts().stale == 1
        monkeypatch.undo()
        assert store.renew() == 1
        assert store.counts().stale == 0
