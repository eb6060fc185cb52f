"""Differences as they are shown: by weight, each with its kind, its passages with their words marked, and its claim."""

import io
import re
from dataclasses import replace

import pytest
from rich.console import Console

from sayso.presenting.index import index_report
from sayso.presenting.markdown import to_markdown
from sayso.presenting.page import render_page, view_page
from sayso.presenting.terminal import print_report
from sayso.presenting.views import comparing
from sayso.presenting.views.comparing import view_differences
from sayso.presenting.views.places import set_anchors
from sayso.text import find_sentences
from sayso.types import Difference, DifferenceType, Passage, Report, Side, Span

from .sample import REPORT, passage

PRICE = Difference(
    "x-1",
    DifferenceType.NUMBER,
    "k-offer",
    (
        Side("courier", passage("courier", "for 310 million crowns")),
        Side("post", passage("post", "for 301 million crowns")),
    ),
    "The Northgate Post has “301 million”, The Ellan Courier “310 million”.",
)
KINDS = (DifferenceType.HEDGE, DifferenceType.NUMBER, DifferenceType.QUOTE, DifferenceType.DATE)


def story_of(number: int) -> Report:
    """The sample with so many differences, of four kinds in turn."""
    return replace(
        REPORT,
        differences=tuple(
            replace(PRICE, id=f"x-{n}", type=KINDS[n % 4], note=f"{n}: {PRICE.note}") for n in range(number)
        ),
    )


def views(report: Report):
    index = index_report(report)
    return view_differences(index, set_anchors(index))


def printed(report: Report, **options) -> str:
    stream = io.StringIO()
    print_report(report, Console(file=stream, width=100, **options))
    return stream.getvalue()


def test_the_passages_stand_as_the_note_tells_them_with_its_words_marked():
    (view,) = views(replace(REPORT, differences=(PRICE,)))
    assert [side.outlets for side in view.sides] == ["Northgate Post", "The Ellan Courier"]
    assert [[piece.text for piece in side.pieces if piece.differs] for side in view.sides] == [
        ["301 million"],
        ["310 million"],
    ]
    assert view.sentence == PRICE.note
    assert view.kind == "number"


def around(text, words):
    """What is shown before and behind the words of an article of this text, in marks."""
    article = replace(REPORT.articles[0], text=text, boilerplate=())
    start = text.index(words)
    side = Side(article.id, Passage((Span(start, start + len(words)),), words))
    report = replace(REPORT, articles=(article, *REPORT.articles[1:]))
    (view,) = views(replace(report, differences=(replace(PRICE, claim=None, sides=(side, PRICE.sides[1])),)))
    shown = next(one for one in view.sides if one.text == words)
    return shown.before, shown.behind


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("Rain fell. The old pier was shut in May. It leaks.", "was shut", ("The old pier ", " in May.")),
        ("Rain fell. “We shut it,” she said.", "We shut it", ("", ", she said.")),
        ("The pier was “shut”.", "shut", ("The pier was ", "")),
        ("The pier was shut. It leaked.\n\nRain fell.", "shut. It", ("The pier was ", " leaked.")),
        ("The pier.", "The pier.", ("", "")),
    ],
)
def test_a_passage_stands_in_its_sentence(text, words, shown):
    assert around(text, words) == shown


def test_of_a_long_sentence_what_stands_near_is_shown():
    before, behind = around(f"{'one ' * 200}pier {'two ' * 200}", "pier")
    assert before.startswith("… one ") and before.endswith("one ")
    assert behind.startswith(" two ") and behind.endswith("two …")
    assert max(map(len, (before, behind))) < 170


def test_of_an_endless_paragraph_what_stands_near_is_looked_at(monkeypatch):
    looked_at = []

    def find(text, start, end):
        looked_at.append(end - start)
        return find_sentences(text, start, end)

    monkeypatch.setattr(comparing, "find_sentences", find)
    around(f"{'It leaks. ' * 20_000}The old pier was shut. {'It leaks. ' * 20_000}", "old pier")
    assert max(looked_at) < 3000


def test_words_that_several_articles_print_stand_alone():
    (side,) = (
        one for one in views(replace(REPORT, differences=(replace(PRICE, sides=(PRICE.sides[0],) * 2),)))[0].sides
    )
    assert len(side.places) == 2
    assert side.before == side.behind == ""


def test_a_difference_leads_to_its_claim_by_number_and_words():
    view, loose = views(replace(REPORT, differences=(PRICE, replace(PRICE, id="x-2", claim=None))))
    number = [claim.id for claim in REPORT.claims].index("k-offer") + 1
    assert (view.claim.anchor, view.claim.number) == (f"c{number}", number)
    assert view.claim.line.startswith("Mayor Ilse Marr offered the city's waterworks")
    assert loose.claim is None
    whole = Side("courier", REPORT.claims[number - 1].mentions[0].passage)
    (repeated,) = views(replace(REPORT, differences=(replace(PRICE, sides=(whole, PRICE.sides[1])),)))
    assert (repeated.claim.number, repeated.claim.line) == (number, "")


def test_of_many_passages_the_two_that_are_told_are_shown_and_the_others_kept_behind_a_line():
    others = tuple(
        Side("courier", passage("courier", words)) for words in ("two people", "waterworks", "Brask", "crowns")
    )
    few, many = views(
        replace(
            REPORT,
            differences=(
                replace(PRICE, sides=(*PRICE.sides, others[0])),
                replace(PRICE, id="x-2", sides=(*PRICE.sides, *others)),
            ),
        )
    )
    assert (len(few.sides), len(few.others)) == (3, 0)
    assert (len(many.sides), len(many.others)) == (2, 4)


def test_the_kinds_are_counted_in_the_order_of_the_types_and_offered_where_there_are_several():
    kinds = view_page(story_of(9)).kinds
    assert [(kind.words, kind.number) for kind in kinds] == [
        ("numbers", 2),
        ("dates", 2),
        ("quotations", 2),
        ("hedges", 3),
    ]
    assert 'type="radio"' in render_page(story_of(9))
    assert 'type="radio"' not in render_page(replace(REPORT, differences=(PRICE, replace(PRICE, id="x-2"))))


def test_every_kind_that_can_be_chosen_has_its_rule_in_the_style():
    page = render_page(story_of(4))
    for kind in DifferenceType:
        assert f"#differences:has(#kind-{kind.value}:checked) .difference:not(.of-{kind.value})" in page


@pytest.mark.parametrize(("number", "folded"), [(12, None), (13, "and 1 more"), (31, "and 19 more")])
def test_a_dozen_are_open_and_the_rest_behind_a_line(number, folded):
    page = render_page(story_of(number))
    section = page[page.index('<section id="differences"') : page.index('<section id="quotations"')]
    assert section.count('<li class="difference ') == number
    assert re.findall(r"<summary>(.*?)</summary>", section) == ([folded] if folded else [])


def test_in_the_terminal_the_kind_leads_the_words_are_underlined_and_the_rest_is_counted():
    plain = printed(story_of(20))
    assert "5 numbers; 5 dates; 5 quotations; 5 hedges" in plain
    assert "  hedge: 0: The Northgate Post has “301 million”" in plain
    assert "Northgate Post, paragraph" in plain
    assert "(claim 1)" in plain
    assert "and 8 more differences (in the page and the JSON)" in plain
    shown = printed(story_of(1), force_terminal=True, color_system="standard")
    assert "for \x1b[4m301 million\x1b[0m crowns" in shown


def test_in_markdown_the_kind_and_the_words_are_bold():
    text = to_markdown(replace(REPORT, differences=(PRICE,)))
    assert "- **number**: The Northgate Post has “301 million”" in text
    assert re.search(r"    - Northgate Post, paragraph \d+: \w[^“]* “for \*\*301 million\*\* crowns”", text)
