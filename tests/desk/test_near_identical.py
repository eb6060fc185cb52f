"""Sentences that the draft and others share but for a word: what is told of them, and what is passed over."""

import pytest
from tests.clock import least_seconds

from sayso.desk import Finding, Kind, Severity, check_report
from sayso.desk.shared_sentences import find_shared
from sayso.types import Article, Entity, EntityType, Report, text_of

TOLD = {
    Kind.NUMBER_DIFFERS,
    Kind.NAME_DIFFERS,
    Kind.NEGATION_DIFFERS,
    Kind.HEDGE_LOST,
    Kind.SOURCE_FIRMER,
    Kind.QUOTATION_ALTERED,
}


def findings(draft: str, *others: str, entities: tuple[Entity, ...] = (), days: str = "222222") -> list[Finding]:
    """What is told of a draft beside others, of which the comparison has found nothing at all."""
    articles = tuple(
        Article(name, text, outlet=name, published=f"2031-06-0{day}")
        for name, text, day in zip(("Draft", "Wire", "Ledger", "Gull", "Post"), (draft, *others), days, strict=False)
    )
    report = Report("", articles, dict.fromkeys(article.id for article in articles), entities)
    checked = check_report(report, articles[0])
    for finding in checked.findings:
        assert text_of(draft, finding.passage.spans) == finding.passage.text
        for beside in finding.beside:
            assert text_of(others[["Wire", "Ledger", "Gull", "Post"].index(beside.article)], beside.passage.spans)
    return [finding for finding in checked.findings if finding.kind in TOLD]


def only(draft: str, *others: str, **options: object) -> Finding:
    (finding,) = findings(draft, *others, **options)  # type: ignore[arg-type]
    return finding


FLOOD = "The flood of Sunday night carried away {} bridges between Tarnside and the mouth of the Arn."
SLUICE = "The sluices above Dunmere {} opened before the rain came, the water board told the inquiry."
WARDEN = "The keys to the lower gate were kept by {}, who has been a warden there for eleven years."


def test_a_number_is_told_with_both_figures() -> None:
    finding = only(FLOOD.format("seven"), FLOOD.format("five"))
    assert (finding.kind, finding.severity) == (Kind.NUMBER_DIFFERS, Severity.FIRST)
    assert finding.note == "The draft gives seven; Wire gives five."


def test_a_year_is_a_number_too() -> None:
    line = "The lighthouse of Skerrin was given up by the ministry in {}, after the last keeper had left it."
    assert only(line.format(2019), line.format(2017)).note == "The draft gives 2019; Wire gives 2017."


def test_a_name_is_told_in_full() -> None:
    finding = only(WARDEN.format("Edric Holm"), WARDEN.format("Edric Holt"), WARDEN.format("Edric Holt"))
    assert finding.kind is Kind.NAME_DIFFERS
    assert finding.note == "Wire and Ledger have “Edric Holt”, the draft “Edric Holm”."


def test_a_name_at_the_head_of_a_sentence_is_one_where_it_has_no_small_letter() -> None:
    line = "{} was the last of the three villages to be reached by the boats of the coast guard."
    assert only(line.format("Tarnside"), line.format("Thornfield")).kind is Kind.NAME_DIFFERS
    assert findings(line.format("Protesters"), line.format("Demonstrators")) == []


def test_a_negation_is_told_with_the_words_around_it() -> None:
    finding = only(SLUICE.format("were"), SLUICE.format("were not"))
    assert (finding.kind, finding.severity) == (Kind.NEGATION_DIFFERS, Severity.FIRST)
    assert finding.note == "Wire has “Dunmere were not opened before”, the draft “Dunmere were opened before”."


def test_a_doubt_that_is_lost_is_told_and_one_that_is_added_is_not() -> None:
    assert only(SLUICE.format("were"), SLUICE.format("were reportedly")).kind is Kind.HEDGE_LOST
    assert findings(SLUICE.format("were reportedly"), SLUICE.format("were")) == []


def test_an_office_that_others_narrow_is_told() -> None:
    finding = only(
        WARDEN.format("the harbour master"),
        WARDEN.format("the deputy harbour master"),
    )
    assert finding.kind is Kind.SOURCE_FIRMER
    assert finding.note == "Wire has “deputy harbour”, the draft only “harbour”."


def test_what_is_changed_inside_quotation_marks_alters_the_quotation() -> None:
    said = "“We have {} the keepers of the sluice what was coming down the river to them,” Ada Quill said."
    finding = only(said.format("told"), said.format("not told"))
    assert finding.kind is Kind.QUOTATION_ALTERED
    assert [(edit.before, edit.after) for edit in finding.edits] == [("We have not told the", "We have told the")]


@pytest.mark.parametrize(
    ("draft", "other"),
    [
        (FLOOD.format("seven"), FLOOD.format("7")),
        (FLOOD.format("more than 20"), FLOOD.format("21")),
        (SLUICE.format("weren’t"), SLUICE.format("were not")),
        (SLUICE.format("had failed to be"), SLUICE.format("had not been")),
        (SLUICE.format("may have been"), SLUICE.format("might have been")),
        (WARDEN.format("Mohammed Tarrin"), WARDEN.format("Mohammad Tarrin")),
        (WARDEN.format("Bill Marrow"), WARDEN.format("William Marrow")),
        (WARDEN.format("Marrow"), WARDEN.format("Ada Marrow")),
        (WARDEN.format("Dr. Ada Marrow"), WARDEN.format("Ada Marrow")),
        (WARDEN.format("the U.S."), WARDEN.format("America")),
        (WARDEN.format("the OTU"), WARDEN.format("the Orlen Tenants Union")),
        (FLOOD.format("seven").replace("Sunday", "Monday"), FLOOD.format("seven")),
    ],
)
def test_the_style_of_a_house_is_passed_over(draft: str, other: str) -> None:
    assert findings(draft, other) == []


def test_two_names_of_one_are_no_difference() -> None:
    known = Entity("e1", "Ada Quill", EntityType.PERSON, ("Quill", "Marrow Quill"))
    assert findings(WARDEN.format("Ada Quill"), WARDEN.format("Marrow Quill"), entities=(known,)) == []


def test_names_and_numbers_that_change_together_are_of_two_matters() -> None:
    line = "In {} {} people were taken to hospital after they had eaten mussels from the bay."
    assert findings(line.format("Tarnside", 12), line.format("Callow", 31)) == []


def test_a_sentence_is_held_against_the_one_that_is_most_like_it() -> None:
    line = "The {} line will be closed for {} weeks while the old sleepers are replaced."
    both = f"{line.format('northern', 3)}\n\n{line.format('southern', 5)}"
    assert findings(both, line.format("southern", 5)) == []


def test_what_most_print_like_the_draft_is_passed_over_and_what_as_many_do_comes_next() -> None:
    seven, five = FLOOD.format("seven"), FLOOD.format("five")
    assert findings(seven, five, seven, seven) == []
    assert only(seven, five, seven).severity is Severity.NEXT


def test_what_moves_by_the_day_is_not_asked_of_articles_of_two_days() -> None:
    line = "Support for the plan of the harbour board stands at {} percent in the three villages of the bay."
    assert findings(line.format(44), line.format(47), days="24") == []
    assert only(line.format(44), line.format(47)).kind is Kind.NUMBER_DIFFERS


def test_long_texts_of_one_formula_take_time_in_proportion() -> None:
    def seconds(sentences: int) -> float:
        text = " ".join(f"The board of the port has put off its vote on pier {n} again." for n in range(sentences))
        draft, other = Article("draft", text), Article("other", text.replace("board", "owner"))
        return least_seconds(lambda: list(find_shared(draft, [other])))

    seconds(200)
    assert seconds(2_000) < 40 * seconds(200)  # ten times the sentences; quadratic would be 100 times the time
