import io
import re
from dataclasses import replace

import pytest
from rich.console import Console

from sayso.presenting.terminal import print_report
from sayso.types import Passage, Quote, Relation, Report, Span, Variant

from .hostile import hostile_report
from .sample import REPORT


def printed(report, width=80, **options):
    stream = io.StringIO()
    print_report(report, Console(file=stream, width=width, **options))
    return stream.getvalue()


def folded(text):
    return " ".join(text.split())


def test_a_piped_summary_is_plain_text_within_its_width():
    text = printed(REPORT)
    assert "\x1b" not in text
    assert not re.search("[\u2500-\u257f]", text)
    assert all(len(line) <= 80 and line == line.rstrip() for line in text.splitlines())


def test_the_summary_leads_from_counts_over_claims_to_what_was_not_measured():
    text = folded(printed(REPORT))
    parts = [
        "5 articles, 5 outlets; 11 to 13 June 2031; 2 inputs rejected",
        "5 of 8 claims in two outlets or more",
        "denied by Jon Tavel and City Hall; confirmed by Dag Holm; 1 origin; unnamed alone, 2 people; 4 of 5 outlets",
        "The Ellan Courier and Northgate Post ← Corvane News ← two people",
        "Only the denial: The Ness Herald",
        "and 3 more claims",
        "Ilse Marr: altered, in 3 of 5 outlets",
        "replaced: “sit in this chair” by “hold this chair”",
        "left out: “as long as I sit in this chair, and nobody should doubt it”",
        "Jon Tavel: identical, in 2 of 5 outlets",
        "The Northgate Post gives 301 million crowns, the others 310 million.",
        "Northgate Post: “two people close to the negotiations”",
        "reason given: because the talks are confidential",
        "coverage/scan.pdf: not text: a binary file",
        "Whether the two people of the Courier",
    ]
    places = [text.find(part) for part in parts]
    assert -1 not in places, parts[places.index(-1)]
    assert places == sorted(places)


@pytest.mark.parametrize("width", [30, 44, 120])
def test_a_narrow_terminal_breaks_lines_and_loses_nothing(width):
    text = printed(REPORT, width=width)
    assert all(len(line) <= width for line in text.splitlines())
    assert "denied by Jon Tavel and City Hall" in folded(text)


def test_on_a_terminal_the_tags_have_their_colours():
    text = printed(REPORT, force_terminal=True, color_system="standard", no_color=False)
    assert "\x1b[31mdenied by Jon Tavel" in text


def test_a_hostile_report_cannot_steer_the_terminal():
    text = printed(hostile_report(), width=60)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\ud800-\udfff]", text)
    assert "<script>" in text
    assert "[red]x[/red]" in text.replace("\n", "").replace(" ", "")
    assert len(text) < 100_000


def test_a_report_of_nothing_is_a_few_lines():
    text = printed(Report("", (), {}))
    assert text.startswith("A story without a title\n0 articles, 0 outlets\n")
    assert len(text.splitlines()) < 6


def test_what_does_not_fit_a_summary_is_counted():
    many = replace(REPORT, rejected=tuple(replace(REPORT.rejected[0], path=f"{n}.bin") for n in range(25)))
    assert "and 15 more lines" in printed(many)


def test_of_one_printing_that_others_print_in_parts_each_part_is_shown():
    whole, *_ = REPORT.articles
    start, middle, end = 0, whole.text.index(" ", 40), whole.text.index(" ", 80)
    parts = (Span(start, middle), Span(middle + 1, end))
    passages = [Passage((span,), whole.text[slice(*span)]) for span in (Span(start, end), *parts)]
    quotes = tuple(
        Quote(f"q{n}", None, (Variant(whole.id, None, passages[0]), Variant(whole.id, None, part)), Relation.SHORTENED)
        for n, part in enumerate(passages[1:], 1)
    )
    text = folded(printed(replace(REPORT, quotes=quotes), width=200))
    assert text.count(folded(passages[0].text)) == 1
    assert f"“{folded(passages[2].text)}”" in text.replace("”.", "”")
