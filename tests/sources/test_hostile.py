import random
import time

import pytest
from tests.clock import least_seconds
from tests.sources.marked import read_marked, resolve

from sayso.sources import resolve_sources
from sayso.types import Act, Analysis, Article, Attribution, Passage, QuotationType, Span, text_of

SYLLABLES = "ba ko ri len sto mar vel den or ick fa lun tes qui bra".split()


def name(rng: random.Random) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(3)).capitalize()


def crowded(names: int) -> Analysis:
    rng = random.Random(names)
    people = [f"{name(rng)} {name(rng)}" for _ in range(names)]
    parts, attributions, at = [], [], 0
    for number, person in enumerate(people):
        pronoun = ("He", "She", "They", "It", "The official", "The president", "Some", "One of them")[number % 8]
        said = f"{person}, the harbor pilot, said the crane was old. {pronoun} told Reuters it had been so. "
        if number % 5 == 4:
            said += "\n\n"
        parts.append(said)
        for source in (person, pronoun):
            start = at + said.index(source)
            cue = said.index(" said " if source == person else " told ") + 1 + at
            attributions.append((start, start + len(source), cue, cue + 4))
        at += len(said)
    text = "".join(parts)
    found = tuple(
        Attribution(
            Passage((Span(a, b),), text[a:b]),
            Passage((Span(c, d),), text[c:d]),
            Passage((Span(d + 1, d + 9),), text_of(text, (Span(d + 1, d + 9),))),
            QuotationType.INDIRECT,
            Act.SAYS,
        )
        for a, b, c, d in attributions
    )
    return Analysis(Article("a", text, outlet="The Daily Lantern"), found)


def seconds(names: int) -> float:
    analysis = crowded(names)
    return least_seconds(lambda: resolve_sources([analysis]))


def test_five_hundred_names_take_near_linear_time():
    seconds(50)
    assert seconds(1000) < 12 * seconds(200)  # five times the names; quadratic would be 25 times the time


def test_every_attribution_comes_back_in_order():
    analysis = crowded(120)
    resolution = resolve_sources([analysis])
    assert [found.attribution.cue for found in resolution.attributions] == [a.cue for a in analysis.attributions]
    assert len({entity.id for entity in resolution.entities}) == len(resolution.entities)


def test_the_same_story_gives_the_same_ids():
    assert resolve_sources([crowded(60)]) == resolve_sources([crowded(60)])


@pytest.mark.parametrize(
    "text",
    [
        "[1 Пётр Чайка] {1 said} <1 да>.",
        "[1 李明] {1 said} <1 好>.",
        "[1 محمد] {1 said} <1 نعم>.",
        "[1 …] {1 said} <1 …>.",
        "[1 ’s] {1 said} <1 ’s>.",
        "[1 ANN LEE] {1 :} <1 NO>",
        "[1 -] {1 -} <1 ->",
    ],
)
def test_odd_sources_are_resolved_or_left_open(text):
    story = resolve(text)
    found = story.attribution(1)
    assert found.chain[-1:] == ((found.entity,) if found.entity else ())


def test_an_article_of_lists_gives_no_people():
    lines = "\n".join(f"* Item {n}: Salt, Pepper, Dill, {n} g" for n in range(300))
    story = resolve(lines + "\n\n[1 Marta Velden] {1 said} <1 it was good>.")
    assert [entity.name for entity in story.resolution.entities if entity.type == "person"] == ["Marta Velden"]


def test_an_attribution_within_itself_or_in_a_ring_does_not_hang():
    text = "He said he said no."
    passage = Passage((Span(0, 2),), "He")
    ring = tuple(
        Attribution(passage, Passage((Span(3, 7),), "said"), passage, QuotationType.INDIRECT, Act.SAYS, within)
        for within in (1, 0)
    )
    resolution = resolve_sources([Analysis(Article("a", text), ring)])
    assert len(resolution.attributions) == 2


def test_nothing_in_gives_nothing_out():
    assert resolve_sources([]).entities == ()
    assert resolve_sources([Analysis(Article("a", ""), ())]).outlets == {"a": None}


def test_what_cannot_be_told_is_counted():
    story = resolve("[1 He] {1 said} <1 no>. [2 It] {2 said} <2 no>.")
    assert story.speakers() == [None, None]
    assert len(story.resolution.not_measured) == 1
    assert "2 sources" in story.resolution.not_measured[0]


def test_long_words_and_runs_of_marks_take_no_time():
    start = time.process_time()
    resolve("A" * 50_000 + " [1 Marta Velden] {1 said} <1 no>. " + "’" * 20_000 + " , " * 20_000 + "The " * 20_000)
    assert time.process_time() - start < 5


@pytest.mark.parametrize("sign", [".", "-", "&", "$", "’", "A "])
def test_a_source_of_nothing_but_signs_takes_no_time(sign):
    start = time.process_time()
    resolve(f"Ann Tell left. [1 {sign * 20_000}, a spokesman,] {{1 said}} <1 no>.")
    assert time.process_time() - start < 3


@pytest.mark.parametrize(
    "text",
    [
        "<1 “" + "you said ‘no and " * 4000 + "”> [1 Ann Tell] {1 said}.",
        "".join(f"President Ann Vel{number}a met the president. " for number in range(3000))
        + "[1 She] {1 said} <1 no>.",
        "A new lawsuit came. The lawsuit failed. " * 3000 + "[1 The lawsuit] {1 says} <1 no>.",
    ],
)
def test_sayings_offices_and_documents_without_end_take_no_time_without_end(text):
    start = time.process_time()
    resolve(text)
    assert time.process_time() - start < 5


def endless(clauses: int) -> Analysis:
    parts = (
        f"Ann Lee and Jo Wu met Acme Corp, [{3 * n + 1} they] {{{3 * n + 1} said}} <{3 * n + 1} it was late>, "
        f"[{3 * n + 2} the company] {{{3 * n + 2} said}} <{3 * n + 2} it was so>, "
        f"[{3 * n + 3} a lawyer] {{{3 * n + 3} said}} <{3 * n + 3} he left> and "
        for n in range(clauses)
    )
    return read_marked("".join(parts))


def test_a_sentence_without_an_end_takes_near_linear_time():
    def seconds(clauses: int) -> float:
        analysis = endless(clauses)
        return least_seconds(lambda: resolve_sources([analysis]))

    assert seconds(150) < 15 * seconds(30)  # five times the clauses; quadratic would be 25 times the time
