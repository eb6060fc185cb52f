from dataclasses import replace

from sayso.presenting.index import index_report, number_paragraphs
from sayso.presenting.page import view_page
from sayso.presenting.tags import tags_of
from sayso.presenting.views.claims import split_claims
from sayso.presenting.views.places import set_anchors
from sayso.presenting.views.speaking import view_speaking
from sayso.presenting.views.timeline import view_timeline
from sayso.presenting.words import count_of, join_words, parts_of, share_of
from sayso.types import Article, Boilerplate, Coverage, Entity, EntityType, Report, Status, TimelineEntry

from .sample import REPORT

INDEX = index_report(REPORT)
PAGE = view_page(REPORT)
VIEWS = (*PAGE.claims, *(view for group in PAGE.further for view in group.claims))


def claim(line):
    return next(view for view in VIEWS if view.line.startswith(line))


def words(pieces):
    return "".join(piece.text for piece in pieces)


def differing(pieces):
    return [piece.text for piece in pieces if piece.differs]


def test_numbers_have_their_thousands_apart():
    assert count_of(7335, "saying") == "7,335 sayings"
    assert share_of(1200, 12000, "outlet") == "1,200 of 12,000 outlets"


def test_many_articles_without_dates_of_their_own_are_counted():
    articles = [replace(article, published=None) for article in REPORT.articles[:3]]
    articles += [replace(article, published_basis="inferred") for article in REPORT.articles[3:]]
    assert view_page(replace(REPORT, articles=tuple(articles))).overview.cautions == (
        "3 of 5 articles without a date",
        "the dates of 2 of 5 articles are inferred",
    )


def test_an_unnamed_source_that_is_only_called_they_is_shown_with_its_place():
    pronouns = tuple(
        replace(
            found,
            attribution=replace(found.attribution, source=replace(found.attribution.source, text="they")),
        )
        if found.entity == "e-colleague"
        else found
        for found in REPORT.attributions
    )
    index = index_report(replace(REPORT, attributions=pronouns))
    unnamed = view_speaking(index, set_anchors(index)).unnamed
    colleague = next(source for source in unnamed if source.name == "a colleague")
    assert [words for words, _ in colleague.printed] == ["they"]


def test_paragraphs_are_counted_without_boilerplate():
    text = "Title\n\nFirst paragraph.\n\nGive money.\n\nSecond one. Give money."
    pieces = (Boilerplate(0, 5, "title"), Boilerplate(25, 36, "appeal"), Boilerplate(50, 61, "appeal"))
    found = list(number_paragraphs(Article("t", text, boilerplate=pieces)))
    assert [(paragraph.number, paragraph.reason) for paragraph in found] == [
        (None, "title"),
        (1, None),
        (None, "appeal"),
        (2, None),
    ]


def test_an_outlet_with_several_articles_is_one_outlet():
    articles = (*REPORT.articles, replace(REPORT.articles[0], id="courier-2"))
    report = replace(REPORT, articles=articles, outlets={**REPORT.outlets, "courier-2": "e-courier"})
    index = index_report(report)
    assert len(index.outlets) == 5
    assert index.outlets[0].articles == ("courier", "courier-2")
    assert index.coverage(REPORT.claims[0], index.outlets[0]) is Coverage.CARRIES


def test_articles_without_an_outlet_stand_alone_under_their_ids():
    articles = (Article("1", "x", title="A title"), Article("2", "x", outlet="The Moor"), Article("3", "x"))
    index = index_report(Report("s", articles, {}))
    assert [outlet.name for outlet in index.outlets] == ["1", "The Moor", "3"]


def test_claims_of_several_outlets_lead():
    split = split_claims(INDEX)
    assert [found.id for found in split.leading] == ["k-offer", "k-public", "k-may", "k-papers", "k-bills"]
    assert [found.id for found in split.alone] == ["k-letters", "k-hide", "k-surveyor"]
    assert [group.words for group in PAGE.further] == ["3 more claims, each in one outlet alone"]


def test_of_many_shared_claims_the_weightiest_lead_and_the_others_stay_closed():
    claims = tuple(replace(REPORT.claims[1], id=f"k{number}") for number in range(25))
    page = view_page(replace(REPORT, claims=claims, differences=(), timeline=()))
    assert [view.number for view in page.claims] == list(range(1, 21))
    assert [(group.words, group.compares) for group in page.further] == [("5 more claims in two outlets or more", True)]


def test_of_one_article_alone_the_first_claims_lead():
    single = replace(REPORT, articles=REPORT.articles[4:], outlets={"herald": "e-herald"}, claims=REPORT.claims[5:7])
    split = split_claims(index_report(single))
    assert len(split.leading) == 2
    assert not (split.several or split.alone)


def test_what_one_outlet_alone_says_leads_a_dozen_with_what_is_denied_among_them():
    article = REPORT.articles[0]
    claims = tuple(
        replace(REPORT.claims[0], id=f"k{n}", mentions=(), outlets={article.id: Coverage.CARRIES}, status=status)
        for n, status in enumerate([Status.UNCONTESTED] * 20 + [Status.DENIED])
    )
    alone = replace(REPORT, articles=(article,), claims=claims, attributions=(), quotes=(), differences=(), timeline=())
    split = split_claims(index_report(alone))
    assert [claim.id for claim in split.leading] == [*(f"k{n}" for n in range(11)), "k20"]
    assert split.several == ()
    assert len(split.alone) == 9


def test_each_outlet_has_one_wording_with_what_differs_and_where_it_stands():
    view = claim("The offer was made")
    courier, sounding = view.wordings
    assert differing(courier.pieces) == ["at a dinner"]
    assert differing(sounding.pieces) == []
    assert (courier.outlets, courier.places[0].where) == ("The Ellan Courier", "paragraph 3")
    assert (courier.voice, courier.meant) == ("the two people", "Corvane News ← two people")
    assert view.missing == "Not in Northgate Post, Harbour Lantern or The Ness Herald."


def test_denials_stand_apart_from_what_they_deny():
    view = claim("Mayor Ilse Marr offered")
    assert [wording.outlets for wording in view.denials] == [
        "The Ellan Courier",
        "Northgate Post",
        "Harbour Lantern",
        "The Ness Herald",
    ]
    assert all(not wording.pieces for wording in view.denials)
    assert view.missing == "Only the denial: The Ness Herald."


def test_every_mention_of_a_claim_is_on_the_page():
    for view, found in zip(VIEWS, REPORT.claims, strict=True):
        shown = [wording.text for wording in (*view.wordings, *view.denials, *view.others) for _ in wording.places]
        assert sorted(shown) == sorted(mention.passage.text for mention in found.mentions)


def test_the_matrix_says_what_each_outlet_does():
    kinds = [carrying.coverage.value for carrying in claim("Mayor Ilse Marr offered").matrix]
    assert kinds == ["carries", "carries", "carries", "carries", "denial_only"]
    assert PAGE.matrix.alone == (0, 0, 1, 0, 2)


def test_counts_carry_their_denominator():
    assert [(count.number, count.words) for count in PAGE.overview.counts] == [
        (5, "of 8 claims in two outlets or more"),
        (1, "of 8 claims denied"),
        (4, "of 8 claims on unnamed sources alone"),
        (2, "shared quotations: 1 identical and 1 altered"),
        (3, "differences to look at"),
    ]


def test_an_inferred_date_is_told_in_the_head():
    assert PAGE.overview.cautions == ("Daily Sounding has no date of its own; 12 June 2031 is inferred",)
    assert PAGE.articles[2].date_note == "inferred: from “only last week”, said of a rally on Sunday 8 June"
    assert PAGE.overview.facts[:2] == ("5 articles, 5 outlets", "11 to 13 June 2031")


def test_a_title_is_the_words_of_the_outlet_that_printed_it():
    assert PAGE.overview.headline_of == "Northgate Post"
    assert view_page(replace(REPORT, title="Something else")).overview.headline_of == ""


def test_who_speaks_is_counted_for_each_outlet():
    courier = PAGE.speaking.outlets[0]
    assert courier.words == "4 named, 3 unnamed, 0 nobody, of 7 attributions; 1 claim stated by the outlet itself"
    assert PAGE.speaking.outlets[2].words == "2 named, 2 unnamed, 1 nobody, of 5 attributions"


def test_unnamed_sources_are_shown_as_each_outlet_describes_them():
    two = next(source for source in PAGE.speaking.unnamed if source.name == "two people")
    assert [(text, place.outlet) for text, place in two.printed] == [
        ("two people familiar with the talks", "The Ellan Courier"),
        ("the two people", "The Ellan Courier"),
        ("two people close to the negotiations", "Northgate Post"),
        ("Two insiders", "Daily Sounding"),
    ]
    assert two.outlets == "3 of 5 outlets"


def test_a_named_source_comes_with_whom_it_speaks_for():
    tavel = next(speaker for speaker in PAGE.speaking.speakers if speaker.name == "Jon Tavel")
    assert (tavel.role, tavel.outlets) == ("spokesman for Ilse Marr", "4 of 5 outlets")


def test_an_unnamed_source_without_a_name_at_all_is_put_in_words():
    entities = tuple(
        Entity(entity.id, "", EntityType.ANONYMOUS, count=2) if entity.id == "e-two" else entity
        for entity in REPORT.entities
    )
    index = index_report(replace(REPORT, entities=entities))
    assert "two unnamed people" in [source.name for source in view_speaking(index, set_anchors(index)).unnamed]


def test_entries_of_one_day_are_one_moment_and_gaps_are_told():
    assert [(moment.date, len(moment.events), moment.gap) for moment in PAGE.timeline.moments] == [
        ("1 to 31 May 2031", 1, ""),
        ("8 June 2031", 1, "8 days later"),
        ("10 June 2031", 1, ""),
        ("11 June 2031", 3, ""),
        ("12 June 2031", 1, ""),
    ]
    denial, published, _ = PAGE.timeline.moments[3].events
    assert denial.denies
    assert (published.time, published.place.where) == ("18:20", "the article")


def gaps(*dates):
    entries = tuple(TimelineEntry(date, date, date, "courier") for date in dates)
    index = index_report(replace(REPORT, timeline=entries))
    return [moment.gap for moment in view_timeline(index, set_anchors(index)).moments]


def test_gaps_are_told_from_the_end_of_what_lies_before():
    assert gaps("2028", "2030-06", "2030-07", "2030-07-20", "2031-08-01") == [
        "",
        "17 months later",
        "",
        "",
        "12 months later",
    ]


def test_of_many_dates_the_earlier_ones_stay_closed():
    entries = tuple(TimelineEntry(f"2031-06-{day:02}", f"2031-06-{day:02}", "x", "courier") for day in range(1, 15))
    index = index_report(replace(REPORT, timeline=entries))
    timeline = view_timeline(index, set_anchors(index))
    assert [moment.date for moment in timeline.earlier] == [f"{day} June 2031" for day in range(1, 5)]
    assert len(timeline.moments) == 10


def test_a_timeline_of_impossible_dates_is_shown_as_it_is():
    entries = tuple(TimelineEntry(date, date, "x", "courier") for date in ("soon", "2031-02-31", "0000", "2031-06"))
    index = index_report(replace(REPORT, timeline=entries))
    assert [moment.date for moment in view_timeline(index, set_anchors(index)).moments] == [
        "soon",
        "31 February 2031",
        "0000",
        "June 2031",
    ]


def test_a_date_with_many_entries_shows_the_first_ones_and_each_text_once():
    entry = REPORT.timeline[1]
    entries = tuple(replace(entry, text=text) for text in ["a", "b", "b", "c", "d", "e", "f"])
    index = index_report(replace(REPORT, timeline=entries))
    (moment,) = view_timeline(index, set_anchors(index)).moments
    assert [event.words for event in moment.events] == ["a", "b", "c", "d"]
    assert [event.words for event in moment.further] == ["e", "f"]


def test_an_entry_names_the_other_outlets_that_tell_of_it_and_what_appeared():
    told = replace(REPORT.timeline[1], also=("post", "courier", "sounding"))
    appeared = TimelineEntry("2031-06-12", "2031-06-12", "The water is going", "sounding")
    index = index_report(replace(REPORT, timeline=(told, appeared)))
    first, second = view_timeline(index, set_anchors(index)).moments
    assert first.events[0].also == "Northgate Post and Daily Sounding"
    assert not first.events[0].publishes
    assert second.events[0].publishes


def test_an_entry_without_an_attribution_leads_to_what_the_outlet_says_itself():
    entry = TimelineEntry("2031-06-12", "2031-06-12", "bills have risen", "courier", claim="k-bills")
    index = index_report(replace(REPORT, timeline=(entry,)))
    (moment,) = view_timeline(index, set_anchors(index)).moments
    assert moment.events[0].place.where == "paragraph 6"


def test_quotations_that_are_identical_are_shown_once():
    identical = next(quote for quote in PAGE.quotes if quote.relation == "identical")
    assert [printing.outlets for printing in identical.printings] == ["The Ellan Courier and Northgate Post"]
    altered = next(quote for quote in PAGE.quotes if quote.relation == "altered")
    assert len(altered.printings) == 3


def test_a_claim_of_which_only_the_denial_is_printed_says_so():
    offer = REPORT.claims[0]
    only = replace(
        offer,
        mentions=tuple(mention for mention in offer.mentions if mention.attribution == "f3"),
        outlets={article: "denial_only" if article == "herald" else "absent" for article in offer.outlets},
    )
    index = index_report(replace(REPORT, claims=(only,)))
    assert [tag.words for tag in tags_of(index, only)][-1] == "the denial alone in 1 of 5 outlets"


def test_an_unnamed_source_is_parted_between_its_name_and_its_description():
    def parts(name, description):
        return parts_of(Entity("e", name, EntityType.ANONYMOUS, count=2, description=description))

    assert parts("two sources close to the mayor", "close to the mayor") == ("two sources", "close to the mayor")
    assert parts("two unnamed sources", "unnamed sources") == ("two unnamed sources", "")
    assert parts("two sources", "familiar with the talks") == ("two sources", "familiar with the talks")
    assert parts("", "in the room") == ("two unnamed people", "in the room")


def test_an_article_shows_all_of_its_text_but_a_repeated_title():
    for view, article in zip(PAGE.articles, REPORT.articles, strict=True):
        shown = ["".join(token.text for token in paragraph.tokens) for paragraph in view.paragraphs]
        assert " ".join(shown).split() == article.text.removeprefix(article.title).split()


def test_words_are_joined():
    assert join_words([]) == ""
    assert join_words(["a"]) == "a"
    assert join_words(["a", "b", "c"], "or") == "a, b or c"
