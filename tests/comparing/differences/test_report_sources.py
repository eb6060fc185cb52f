"""Which sources of one report are told otherwise."""

from tests.comparing.newsroom import Newsroom

from sayso.comparing.differences.report_sources import differ_in_report_sources
from sayso.comparing.story import make_story
from sayso.types import EntityType

SECRET = "that the sale of the northern pier was a secret"


def newsroom(*keys):
    room = Newsroom().entity("ledger", "The Ledger", EntityType.OUTLET)
    for key in keys:
        room.entity(key.split()[0].lower(), key, EntityType.ANONYMOUS)
    return room


def told(room):
    return list(differ_in_report_sources(make_story(room.analyses, room.resolution)))


def relayed(source):
    return f"{{s1@ledger>{source.split()[0].lower()} {source}}} {{c1 told}} the Ledger {{q1 {SECRET}}}."


def own(source, number=1, content=SECRET):
    key = source.split()[0].lower()
    return f"{{s{number}@{key} {source}}} {{c{number} said}} {{q{number} {content}}}."


def test_whom_a_report_leaned_on_is_compared():
    room = newsroom("former officials", "bank employees")
    room.print_article("The Courier", relayed("Former officials"))
    room.print_article("The Herald", relayed("Bank employees"))
    (difference,) = told(room)
    assert [side.passage.text for side in difference.sides] == ["Former officials", "Bank employees"]
    assert difference.note == (
        "Of what The Ledger reported, The Courier gives as source “Former officials”, The Herald “Bank employees”."
    )


def test_one_who_is_only_described_more_closely_is_no_other_source():
    room = newsroom("officials", "harbour officials")
    room.print_article("The Courier", relayed("Officials")).print_article("The Herald", relayed("Harbour officials"))
    assert told(room) == []


def ledger_and(*articles, keys=("former officials", "two board officials")):
    room = newsroom(*keys)
    room.entities["the_ledger"] = room.entities["ledger"]
    for name, text in articles:
        room.print_article(name, text)
    room.outlets["the-ledger"] = "ledger"
    return room


def test_the_outlet_itself_says_whom_it_leaned_on():
    room = ledger_and(("The Herald", relayed("Former officials")), ("The Ledger", own("Two board officials")))
    (difference,) = told(room)
    assert [side.article for side in difference.sides] == ["the-ledger", "the-herald"]
    assert difference.note == (
        "Of what The Ledger reported, it gives as source “Two board officials”, The Herald “Former officials”."
    )


def test_two_who_relay_it_alike_give_one_difference():
    room = ledger_and(
        ("The Herald", relayed("Former officials")),
        ("The Courier", relayed("Former officials")),
        ("The Ledger", own("Two board officials")),
    )
    assert [side.article for (one,) in [told(room)] for side in one.sides] == ["the-ledger", "the-herald"]


def test_an_outlet_that_leans_on_several_may_be_relayed_for_the_other_one():
    keys = ("former officials", "two board officials", "bank employees")
    both = f"{own('Two board officials')} {own('Bank employees', 2)}"
    assert told(ledger_and(("The Herald", relayed("Former officials")), ("The Ledger", both), keys=keys)) == []


def test_an_outlet_that_leans_on_a_source_for_another_matter_is_no_other_telling():
    other = own("Two board officials", content="that the mayor would resign in May")
    assert told(ledger_and(("The Herald", relayed("Former officials")), ("The Ledger", other))) == []


def test_of_several_outlets_the_one_to_which_the_source_spoke_is_told():
    through = "{s1@gull>ledger>former Former officials} {c1 told} the Ledger {q1 that the sale was a secret}."
    room = newsroom("former officials", "bank employees").entity("gull", "The Gull", EntityType.OUTLET)
    room.print_article("The Courier", through).print_article("The Herald", relayed("Bank employees"))
    (difference,) = told(room)
    assert difference.note.startswith("Of what The Ledger reported, The Courier gives as source “Former officials”")


def test_who_learned_it_from_somebody_leaned_on_them():
    learned = f"The Ledger {{c1 has learned from}} {{s1@ledger>former former officials}} {{q1 {SECRET}}}."
    room = newsroom("former officials", "bank employees")
    room.print_article("The Courier", learned).print_article("The Herald", relayed("Bank employees"))
    assert len(told(room)) == 1
