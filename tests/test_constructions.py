"""Training sentences of our own and the hand-written test of constructions: offsets, sameness, distance."""

import json
import random
import re
import sys
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "training" / "constructions"))

from cast import Cast  # noqa: E402
from generate import generate  # noqa: E402
from grammar import Grammar, parse_rule, read_rules  # noqa: E402
from marking import make_rows, mark, parse, plain  # noqa: E402
from wording import FIELDS, FOLDER, Words, style_marks  # noqa: E402

TEST = [
    json.loads(line)
    for name in ("constructions.jsonl", "constructions_prose.jsonl", "constructions_third.jsonl")
    for line in (ROOT / "bench" / name).read_text("utf-8").splitlines()
]
ROLES = ("source", "cue", "content")
RUN = 8  # words in a row that the test may not share with the training sentences


@pytest.fixture(scope="module")
def rows():
    return list(generate(seed=1, rows=9000))  # what the shipped model is trained on


def words_of(text):
    return re.findall(r"\w+(?:['’]\w+)*", text.lower())


def runs_of(text):
    words = words_of(text)
    return {tuple(words[n : n + RUN]) for n in range(len(words) - RUN + 1)}


def sentences_of(text):
    return {" ".join(words_of(part)) for part in re.split(r"(?<=[.?!])[\"'”’]*\s|\n", text) if len(words_of(part)) > 3}


def check_spans(text, spans):
    last = 0
    for start, end in spans:
        assert last <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        last = end


def test_every_generated_span_holds(rows):
    for row in rows:
        for attribution in row["attributions"]:
            assert attribution["cue"] and attribution["content"]
            for role in ROLES:
                check_spans(row["text"], attribution[role])


def test_generated_words_have_one_role_except_shared_sources_and_contents(rows):
    for row in rows:
        claimed = {}
        for attribution in row["attributions"]:
            for role in ROLES:
                for span in attribution[role]:
                    assert claimed.setdefault(tuple(span), role) == role
        spans = sorted(claimed)
        assert all(first[1] <= second[0] for first, second in pairwise(spans))


def test_generated_texts_carry_no_notation(rows):
    for row in rows:
        assert not re.search(r"[\ue000-\ue002<>{}|^\[\]]", row["text"])
        assert row["text"] == row["text"].strip()
        assert "  " not in row["text"]


def test_same_seed_gives_same_rows(rows):
    assert list(generate(seed=1, rows=300)) == rows[:300]
    assert [row["text"] for row in generate(seed=2, rows=300)] != [row["text"] for row in rows[:300]]


def test_contents_are_rows_of_their_own_and_some_hold_nothing(rows):
    texts = {row["text"] for row in rows}
    inner = 0
    for row in rows:
        for attribution in row["attributions"]:
            inner += "\n\n".join(row["text"][start:end] for start, end in attribution["content"]) in texts
    assert inner > 500
    assert 0.2 < sum(not row["attributions"] for row in rows) / len(rows) < 0.4


def test_a_nested_passage_gives_one_row_for_each_level():
    inner = f"that {mark('s', 2, 'the cook')} {mark('c', 2, 'swore')} {mark('t', 2, 'the pot was clean')}"
    passage = f"{mark('s', 1, 'Hal Voss')} {mark('c', 1, 'said')} {mark('t', 1, inner)}."
    rows = list(make_rows(passage))
    assert [row["text"] for row in rows] == [
        "Hal Voss said that the cook swore the pot was clean.",
        "that the cook swore the pot was clean",
        "the pot was clean",
    ]
    assert [len(row["attributions"]) for row in rows] == [1, 1, 0]
    assert rows[1]["attributions"] == [{"source": [[5, 13]], "cue": [[14, 19]], "content": [[20, 37]]}]


def test_the_pieces_of_a_broken_content_are_paragraphs_of_its_row():
    subject, predicate = mark("t", 1, "The pot"), mark("t", 1, "was clean")
    rows = list(make_rows(f"{subject}, {mark('s', 1, 'she')} {mark('c', 1, 'said')}, {predicate}."))
    assert rows[0]["attributions"][0]["content"] == [[0, 7], [19, 28]]
    assert rows[1] == {"text": "The pot\n\nwas clean", "attributions": []}


def test_a_shared_source_belongs_to_both_attributions():
    source = mark("s", (1, 2), "She")
    first, second = f"{mark('c', 1, 'denied')} {mark('t', 1, 'it')}", f"{mark('c', 2, 'said')} {mark('t', 2, 'why')}"
    row = next(make_rows(f"{source} {first} and {second}."))
    assert [attribution["source"] for attribution in row["attributions"]] == [[[0, 3]], [[0, 3]]]


def test_unclosed_marks_and_brackets_are_errors():
    with pytest.raises(ValueError, match="unclosed"):
        parse(mark("s", 1, "Hal Voss")[:-1])
    with pytest.raises(ValueError, match="no"):
        parse_rule("[s1 <A>")


def test_every_rule_expands_only_what_there_is():
    parts = {
        section
        for field in FIELDS
        for section in re.findall(r"^\[(\w+)\]", (FOLDER / f"{field}.txt").read_text("utf-8"), re.M)
    }
    for field in FIELDS:
        assert parts == set(re.findall(r"^\[(\w+)\]", (FOLDER / f"{field}.txt").read_text("utf-8"), re.M)), field
    assert sum(rule.weight > 0 for rule in read_rules().values()) >= 20
    assert all(rule.alternatives for rule in read_rules().values())


@pytest.mark.parametrize("rule", ["trap", "trap_prose", "mixed_trap", "told", "headline_quiet", "quiet"])
def test_what_is_no_speech_is_never_marked(rule):
    chance = random.Random(7)
    for field in FIELDS:
        grammar = Grammar(chance, Words(chance, field, british=True))
        for _ in range(40):
            marked = grammar.construct(rule)
            assert plain(marked) == marked


def test_who_has_spoken_comes_again_as_a_pronoun_or_a_surname():
    chance = random.Random(3)
    cast = Cast(Words(chance, FIELDS[0], british=False))
    first = cast.person()
    cast.recurrence = 1.0
    assert {cast.person().text for _ in range(50)} == {first.pronoun, first.surname}


def test_marks_are_set_in_each_style_and_apostrophes_stay():
    written = "“It's ‘fine’,” he said"
    assert style_marks(written, "curly") == "“It’s ‘fine’,” he said"
    assert style_marks(written, "straight") == "\"It's 'fine',\" he said"
    assert style_marks(written, "british") == "‘It’s “fine”,’ he said"


def test_every_span_of_the_test_holds_and_levels_lie_where_they_say():
    for row in TEST:
        cues = [attribution["cue"] for attribution in row["attributions"]]
        assert cues == sorted(cues)
        for n, attribution in enumerate(row["attributions"]):
            assert attribution["cue"] and attribution["content"]
            for role in ROLES:
                check_spans(row["text"], attribution[role])
            outer = attribution["within"]
            if outer is not None:
                assert outer != n
                contents = row["attributions"][outer]["content"]
                assert all(any(s <= a and b <= e for s, e in contents) for a, b in attribution["content"])


def test_the_test_is_large_and_its_ids_are_its_own():
    assert len({row["id"] for row in TEST}) == len({row["text"] for row in TEST}) == len(TEST)
    traps = [row for row in TEST if row["construction"] == "trap"]
    assert len(TEST) - len(traps) >= 200
    assert len(traps) >= 30
    assert not any(row["attributions"] for row in traps)


def test_no_sentence_or_run_of_words_of_the_test_is_generated(rows):
    sentences = set().union(*(sentences_of(row["text"]) for row in rows))
    runs = set().union(*(runs_of(row["text"]) for row in rows))
    for row in TEST:
        assert not sentences_of(row["text"]) & sentences
        assert not runs_of(row["text"]) & runs


def test_no_line_of_the_lexicon_is_in_the_test():
    test = " ".join(" ".join(words_of(row["text"])) for row in TEST)
    for path in FOLDER.glob("*.txt"):
        for line in path.read_text("utf-8").splitlines():
            words = words_of(re.sub(r"\{\w+\}|[|/]", " ", line))
            assert len(words) < RUN or " ".join(words) not in test, line
