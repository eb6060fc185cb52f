"""What holds for any text: no error, offsets that fit, values that TIMEX3 knows, time in proportion to length."""

import pytest
from date_phrases import ALL
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.clock import least_seconds

from sayso.dates import build_timeline, date_articles, find_said, find_timexes, fits_grammar, infer_published
from sayso.types import Act, Article, Attribution, Passage, QuotationType, ResolvedAttribution, Span

WORDS = sorted({word for phrase in ALL for word in phrase.sentence.replace("[[", "").replace("]]", "").split()})
JOINTS = [" ", " ", " ", "-", ", ", ".", "\n", "\n\n", "", "\u00a0", "’s ", "\t"]
ODD = [
    "31",
    "99",
    "0000",
    "1" * 40,
    "February",
    "'",
    "’",
    "٣",
    "²",
    "½",
    "ſ",
    "İ",
    "🕰",
    "\u2028",
    "//",
    "12:61",
    "T24:00",
]
texts = st.lists(st.tuples(st.sampled_from(WORDS + ODD), st.sampled_from(JOINTS)), max_size=40).map(
    lambda pairs: "".join(word + joint for word, joint in pairs)
)
published = st.one_of(st.none(), st.dates().map(str), st.sampled_from(["2024", "2024-02", "x", "", "9999-12-31"]))


@given(texts | st.text(max_size=200), published)
@example("a" * 50 + " 1999", "0001-01-01")
@example("every ſummer, every wınter, each weeK on Monday at ١٢:٣٠ on ٣ May", "2024-01-26")
@example("half-a-century ago, in-the-last-year, twice-a-month", "2024-01-26")
@settings(max_examples=400, deadline=None)
def test_any_text_gives_expressions_that_fit_it(text: str, date: str | None) -> None:
    end = 0
    for timex in find_timexes(text, date):
        assert end <= timex.start < timex.end <= len(text)
        assert not text[timex.start].isspace()
        assert not text[timex.end - 1].isspace()
        assert timex.value is None or fits_grammar(timex.value), timex
        end = timex.end


@given(texts, texts, published)
@settings(max_examples=100, deadline=None)
def test_any_two_articles_can_be_dated_from_each_other(one: str, other: str, date: str | None) -> None:
    dated = date_articles([Article("a", one), Article("b", other, published=date)])
    assert [article.text for article in dated] == [one, other]
    assert infer_published(dated[0], [dated[1]]) is None or dated[1].published is not None


@st.composite
def attributed(draw: st.DrawFn) -> tuple[Article, list[Attribution]]:
    text = draw(texts.filter(lambda t: len(t) > 10))
    places = st.integers(0, len(text) - 1)
    found = []
    for n in range(draw(st.integers(1, 4))):
        spans = [sorted((draw(places), draw(places))) for _ in range(3)]
        source, cue, content = (Passage((Span(a, b + 1),), text[a : b + 1]) for a, b in spans)
        within = draw(st.none() | st.integers(0, 3))
        within = within if within is not None and within < n else None
        found.append(Attribution(source, cue, content, QuotationType.INDIRECT, Act.SAYS, within))
    return Article("a", text, published=draw(published)), found


@given(attributed())
@settings(max_examples=150, deadline=None)
def test_any_attributions_are_dated_and_ordered(case: tuple[Article, list[Attribution]]) -> None:
    article, attributions = case
    said = find_said(article, attributions, find_timexes(article.text, article.published))
    assert len(said) == len(attributions)
    resolved = [
        ResolvedAttribution(f"s{n}", "a", a, None, False, None, (), said=when)
        for n, (a, when) in enumerate(zip(attributions, said, strict=True))
    ]
    timeline = build_timeline([article], resolved)
    assert [(e.start, e.end) for e in timeline] == sorted((e.start, e.end) for e in timeline)
    assert all(when.start <= when.end for when in said if when)


@pytest.mark.parametrize(
    "unit",
    [
        "May ",
        "the ",
        "1 ",
        "1999 ",
        "day day ",
        "the first ",
        "every Monday ",
        "a.m. ",
        "1/1/",
        "’",
        "in the past ",
        "-",
    ],
)
def test_time_grows_with_the_length_and_no_faster(unit: str) -> None:
    find_timexes("warm up on Monday", None)
    short, long = unit * (20_000 // len(unit)), unit * (160_000 // len(unit))
    assert (
        least_seconds(lambda: find_timexes(long, "2024-01-26"), times=1)
        < 30 * least_seconds(lambda: find_timexes(short, "2024-01-26")) + 0.5
    )
