"""What may not be one claim stands apart, and what may not be of a claim is there "perhaps"."""

import io
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt
from rich.console import Console

from sayso.presenting.index import index_report
from sayso.presenting.json import to_json
from sayso.presenting.markdown import to_markdown
from sayso.presenting.page import render_page, view_page
from sayso.presenting.sureness import again_words, is_stray, is_sure, perhaps_carrying, told_again, unsure_words
from sayso.presenting.tables import tabulate_report
from sayso.presenting.tags import tags_of
from sayso.presenting.terminal import print_report
from sayso.presenting.trail import build_trail, chain_lines, whose_word
from sayso.presenting.views.claims import split_claims
from sayso.types import Claim, Report

from .sample import REPORT

OFFER, PUBLIC, MAY, PAPERS, BILLS = REPORT.claims[:5]


def sure(claim: Claim, confidence: float, *mentions: float) -> Claim:
    """The claim with these confidences, those of its mentions in their order."""
    told = mentions or (confidence,) * len(claim.mentions)
    return replace(
        claim,
        confidence=confidence,
        mentions=tuple(replace(m, confidence=one) for m, one in zip(claim.mentions, told, strict=True)),
    )


# The Courier, the Post and the Sounding print the mayor's sentence; the Sounding's passage may be another one.
STRAY = sure(PUBLIC, 0.65, 0.8, 0.75, 0.3)
UNSURE = sure(MAY, 0.4)
MIXED = replace(REPORT, claims=(OFFER, STRAY, UNSURE, sure(PAPERS, 0.9), sure(BILLS, 0.3), *REPORT.claims[5:]))
INDEX = index_report(MIXED)
PAGE = view_page(MIXED)


def printed(report: Report) -> str:
    stream = io.StringIO()
    print_report(report, Console(file=stream, width=100))
    return " ".join(stream.getvalue().split())


def test_a_claim_as_likely_as_not_is_sure_and_so_is_what_one_article_has() -> None:
    assert is_sure(sure(MAY, 0.5))
    assert is_sure(MAY)
    assert not is_sure(sure(MAY, 0.499))


def test_no_passage_of_an_unsure_claim_is_a_stray_one() -> None:
    assert [is_stray(STRAY, mention) for mention in STRAY.mentions] == [False, False, True]
    assert not any(is_stray(UNSURE, mention) for mention in UNSURE.mentions)


def test_unsure_claims_neither_lead_nor_stand_among_those_of_several_outlets() -> None:
    split = split_claims(INDEX)
    assert [claim.id for claim in split.leading] == ["k-offer", "k-public", "k-papers"]
    assert [claim.id for claim in split.unsure] == ["k-may", "k-bills"]
    assert split.several == ()


def test_the_page_has_them_closed_under_one_line_with_their_own_numbers() -> None:
    group = PAGE.further[-1]
    assert group.words == "2 more, less sure that they are one claim each: their passages may only be about one matter"
    assert (group.doubtful, group.compares) == (True, True)
    assert [view.number for view in group.claims] == [3, 5]
    assert f'<summary class="t-caution">{group.words}</summary>' in render_page(MIXED)


def test_one_unsure_claim_is_spoken_of_as_one() -> None:
    assert unsure_words(1) == "1 more, less sure that it is one claim: its passages may only be about one matter"


def test_the_counts_are_of_sure_claims_and_say_so() -> None:
    # Of eight claims two are unsure; offer, public and papers are in two outlets or more. Four rest on unnamed sources
    # alone, of which the claim about May is one.
    assert [(count.number, count.words) for count in PAGE.overview.counts[:3]] == [
        (3, "of 6 claims in two outlets or more, 2 less sure not counted"),
        (1, "of 6 claims denied"),
        (3, "of 6 claims on unnamed sources alone"),
    ]


def test_a_claim_whose_likely_passages_stand_in_claims_before_it_is_told_again() -> None:
    first = sure(PUBLIC, 0.9)
    shorter = replace(STRAY, id="k-shorter", mentions=STRAY.mentions[:2])
    assert told_again([first, replace(STRAY, id="k-stray"), shorter]) == {"k-stray", "k-shorter"}
    # The stray passage alone stood in no claim: the other way round nothing is left out but what is shorter.
    assert told_again([STRAY, shorter]) == {"k-shorter"}
    assert told_again([STRAY, replace(first, id="k-whole", wording="The inquiry is public")]) == frozenset()


def test_a_claim_worded_by_the_same_words_is_told_again() -> None:
    other = sure(PAPERS, 0.9)
    assert told_again([STRAY, replace(other, wording=f"“{STRAY.wording.upper()}”,")]) == {other.id}
    assert told_again([STRAY, replace(other, wording=f"{STRAY.wording} at last")]) == frozenset()


def test_what_is_unsure_or_of_one_article_is_not_told_again_and_tells_nothing_for_others() -> None:
    assert told_again([UNSURE, sure(replace(MAY, id="k-sure"), 0.9), MAY, MAY]) == frozenset()


def test_what_is_told_again_stands_closed_under_one_line_and_is_not_counted() -> None:
    report = replace(MIXED, claims=(*MIXED.claims, replace(STRAY, id="k-again")))
    page = view_page(report)
    group = next(group for group in page.further if group.words == again_words(1))
    assert [view.number for view in group.claims] == [len(report.claims)]
    assert page.overview.counts[0].words.endswith(
        "of 6 claims in two outlets or more, 2 less sure and 1 told again not counted"
    )
    assert "1 more that tells again what claims above tell" in printed(report)
    assert "and 1 more that tells again" in to_markdown(report)


def test_a_report_of_unsure_claims_alone_still_shows_them() -> None:
    report = replace(MIXED, claims=(UNSURE,), differences=(), timeline=())
    page = view_page(report)
    assert (page.claims, [len(group.claims) for group in page.further]) == ((), [1])
    html = render_page(report)
    assert "None that is surely one claim." in html
    assert 'id="matrix"' in html
    assert "1 more, less sure" in printed(report)


def test_an_unsure_claim_says_so_wherever_its_tags_are() -> None:
    assert "perhaps not one claim" in [tag.words for tag in tags_of(INDEX, UNSURE)]
    assert "perhaps not one claim" not in [tag.words for tag in tags_of(INDEX, STRAY)]


def test_an_origin_to_which_stray_passages_alone_lead_is_counted_perhaps() -> None:
    # The Courier has the papers from a colleague, the Sounding from a councillor.
    assert next(tag.words for tag in tags_of(INDEX, sure(PAPERS, 0.6, 0.8, 0.8, 0.3))) == "1 origin, perhaps 2"
    assert next(tag.words for tag in tags_of(INDEX, sure(PAPERS, 0.9))) == "2 origins"


def test_an_outlet_with_stray_passages_alone_carries_a_claim_perhaps() -> None:
    (sounding,) = [outlet for outlet in INDEX.outlets if outlet.name == "Daily Sounding"]
    assert perhaps_carrying(INDEX, STRAY) == {sounding.key}
    assert tags_of(INDEX, STRAY)[-1].words == "2 of 5 outlets, perhaps 3"
    row = PAGE.claims[1].matrix
    assert [(cell.words, cell.perhaps) for cell in row if cell.outlet == "Daily Sounding"] == [
        ("perhaps carries it", True)
    ]
    assert PAGE.matrix.perhaps
    assert not view_page(REPORT).matrix.perhaps


def test_an_outlet_that_has_a_claim_in_another_passage_carries_it() -> None:
    # The Courier prints two passages about the offer besides its denial; one of them may be about something else.
    first, second, *others = OFFER.mentions
    offer = replace(
        OFFER, confidence=0.8, mentions=(replace(first, confidence=0.2), replace(second, confidence=0.9), *others)
    )
    assert perhaps_carrying(INDEX, offer) == frozenset()


def test_a_stray_passage_is_marked_where_it_is_shown() -> None:
    wordings = {wording.outlets: wording.caution for wording in PAGE.claims[1].wordings}
    assert wordings == {"The Ellan Courier": "", "Northgate Post": "", "Daily Sounding": "perhaps of this claim"}
    html = render_page(MIXED)
    assert html.count("perhaps of this claim") == 1
    shown = MarkdownIt("commonmark").render(to_markdown(MIXED))
    assert "Daily Sounding, paragraph" in shown
    assert shown.count("(perhaps of this claim)") == 1


def test_who_says_it_in_stray_passages_alone_says_it_perhaps() -> None:
    assert chain_lines(INDEX, STRAY) == (
        "The Ellan Courier and Northgate Post ← Ilse Marr",
        "Daily Sounding ← Ilse Marr (perhaps)",
    )
    assert whose_word(INDEX, STRAY) == "Ilse Marr"  # two outlets surely have it from her
    only = sure(PUBLIC, 0.65, 0.3, 0.3, 0.3)
    assert whose_word(INDEX, only) == "Ilse Marr (perhaps)"
    details = {node.label: node.detail for node in build_trail(INDEX, STRAY).nodes}
    assert details["Daily Sounding"].startswith("perhaps")
    assert not details["Northgate Post"].startswith("perhaps")


def test_the_terminal_lists_sure_claims_and_counts_the_others_apart() -> None:
    text = printed(MIXED)
    assert "and 3 more claims (in the page and the JSON)" in text
    assert "and 2 more, less sure that they are one claim each" in text
    assert "The offer was made at a dinner in May" not in text.split("Differences")[0].split("whose word")[1]


def test_json_and_tables_have_all_claims_in_their_order_with_both_confidences() -> None:
    claims = to_json(MIXED)["claims"]
    assert [claim["id"] for claim in claims] == [claim.id for claim in REPORT.claims]
    assert [claim["confidence"] for claim in claims[:3]] == [None, 0.65, 0.4]
    assert [mention["confidence"] for mention in claims[1]["mentions"]] == [0.8, 0.75, 0.3]
    tables = tabulate_report(MIXED, story=None, with_text=False)
    assert [row.confidence for row in tables.claims[:3]] == [None, 0.65, 0.4]
    assert [row.confidence for row in tables.mentions if row.claim == "k-public"] == [0.8, 0.75, 0.3]


@pytest.mark.parametrize("claim", [UNSURE, STRAY], ids=["unsure", "stray"])
def test_every_claim_can_be_led_to(claim: Claim) -> None:
    number = [found.id for found in MIXED.claims].index(claim.id) + 1
    html = render_page(MIXED)
    assert f'id="c{number}"' in html
    assert f'href="#c{number}"' in html
