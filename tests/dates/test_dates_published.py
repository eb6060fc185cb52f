"""Dating articles from their siblings: as precise as the evidence, and no more."""

from datetime import date

from sayso.dates import date_articles, infer_published
from sayso.types import Article, Boilerplate

QUOTED = "“The ferry was never meant to sail in such a storm,”"
DATED = Article(
    "post",
    f"The harbour office denied on Friday that it knew. {QUOTED} its head Dora Veld told a briefing.",
    title="Office denies it",
    published="2024-01-26T19:40",
    published_basis="text",
)


def undated(text: str) -> Article:
    return Article("gazette", text)


def test_an_utterance_on_friday_in_both_dates_the_undated_one() -> None:
    found = infer_published(undated(f"{QUOTED} Dora Veld told reporters Friday."), [DATED])
    assert found is not None
    assert found.value == "2024-01-26"
    assert "Office denies it" in found.note
    assert "Friday" in found.note


def test_a_later_day_in_its_own_text_moves_the_date_on() -> None:
    text = (
        f"On Saturday the mayor asked for calm. {QUOTED} Dora Veld told reporters Friday.\n\n"
        "The mayor on Saturday also met the crew."
    )
    found = infer_published(undated(text), [DATED])
    assert found is not None
    assert found.value == "2024-01-27"


def test_a_weekday_that_the_sibling_leaves_out_is_the_nearest_to_it() -> None:
    sibling = Article("post", f"{QUOTED} Dora Veld told a briefing.", published="2024-01-26")
    found = infer_published(undated(f"{QUOTED} Dora Veld told reporters Thursday."), [sibling])
    assert found is not None
    assert found.value == "2024-01-25"


def test_without_a_weekday_only_the_month_is_told() -> None:
    found = infer_published(undated(f"{QUOTED} Dora Veld told reporters."), [DATED])
    assert found is not None
    assert found.value == "2024-01"


def test_a_retelling_long_after_gives_no_more_than_the_month() -> None:
    sibling = Article("post", f"{QUOTED} Dora Veld told a briefing on Jan. 12.", published="2024-01-26")
    found = infer_published(undated(f"{QUOTED} Dora Veld told reporters Friday."), [sibling])
    assert found is not None
    assert found.value == "2024-01"


def test_an_article_that_tells_of_something_else_stays_undated() -> None:
    assert infer_published(undated("The mayor opened a new pool on Friday, to loud applause."), [DATED]) is None


def test_a_weekday_that_is_still_to_come_dates_nothing() -> None:
    found = infer_published(undated(f"{QUOTED} Dora Veld said. The court will rule on Monday."), [DATED])
    assert found is not None
    assert found.value == "2024-01"


def test_siblings_that_contradict_each_other_are_named_and_give_no_date() -> None:
    old = Article("echo", f"{QUOTED} Dora Veld told a briefing on Friday.", published="2023-06-09")
    new = Article("post", f"{QUOTED} Dora Veld told a briefing on Friday.", published="2024-01-26")
    article = undated(f"{QUOTED} Dora Veld told reporters Friday.")
    dated = date_articles([article, old, new])
    assert dated[0].published is None
    assert dated[0].published_basis is None
    assert "2023-06-09" in (dated[0].published_note or "")
    assert "2024-01-26" in (dated[0].published_note or "")


def test_the_majority_of_siblings_decides() -> None:
    old = Article("echo", f"{QUOTED} Dora Veld told a briefing on Friday.", published="2023-06-09")
    new = [
        Article(f"post{n}", f"{QUOTED} Dora Veld told a briefing on Friday.", published="2024-01-26") for n in (1, 2)
    ]
    found = infer_published(undated(f"{QUOTED} Dora Veld told reporters Friday."), [old, *new])
    assert found is not None
    assert found.value == "2024-01-26"


def test_a_date_ahead_of_today_is_not_taken() -> None:
    article = undated(f"{QUOTED} Dora Veld told reporters Friday.")
    assert infer_published(article, [DATED], today=date(2024, 1, 20)) is None


def test_date_articles_fills_basis_and_note_and_leaves_dated_ones() -> None:
    article = undated(f"{QUOTED} Dora Veld told reporters Friday.")
    first, second = date_articles([article, DATED])
    assert (first.published, first.published_basis) == ("2024-01-26", "inferred")
    assert first.published_note
    assert second is DATED


def test_what_is_inferred_is_no_evidence() -> None:
    inferred = Article("post", DATED.text, published="2024-01-26", published_basis="inferred")
    assert date_articles([undated(f"{QUOTED} Dora Veld told reporters Friday."), inferred])[0].published is None


def test_boilerplate_is_no_evidence() -> None:
    text = f"{QUOTED} Dora Veld told reporters.\n\nRead more: what we learned on Friday"
    start = text.index("Read more")
    article = Article("gazette", text, boilerplate=(Boilerplate(start, len(text), "navigation"),))
    found = infer_published(article, [DATED])
    assert found is not None
    assert found.value == "2024-01"
