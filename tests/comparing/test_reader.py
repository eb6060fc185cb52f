"""The reader of pairs: how passages are cut out for it, and that it tells the same whatever it reads beside them."""

import numpy as np
import pytest

from sayso.attribution.pieces import load_tokenizer
from sayso.comparing import reader
from sayso.comparing.reader import MOST_CHARS, SIDE_PIECES, Reader, cut_excerpts, load_reader
from sayso.errors import ModelError
from sayso.types import Article, Span

NEWS = "Rain fell all night. The mayor closed the old bridge on Friday. The ferry will run until May, she said."
LONG = " ".join(f"and the ferry {number}" for number in range(200)) + "."


def spans_of(text, *parts):
    return tuple(Span(text.index(part), text.index(part) + len(part)) for part in parts)


def cut(text, *parts):
    """The excerpt around some words of a text."""
    (excerpt,) = cut_excerpts([(Article("a", text), spans_of(text, *parts))])
    assert len(excerpt.pieces) == len(excerpt.under) <= SIDE_PIECES
    return excerpt


def read(pieces):
    return load_tokenizer().decode(list(pieces))


def under(excerpt):
    return read(piece for piece, inside in zip(excerpt.pieces, excerpt.under, strict=True) if inside)


def test_a_passage_is_read_in_its_sentence():
    excerpt = cut(NEWS, "closed the old bridge")
    assert read(excerpt.pieces) == "the mayor closed the old bridge on friday."
    assert under(excerpt) == "closed the old bridge"


def test_a_passage_that_goes_on_is_read_in_all_its_sentences():
    excerpt = cut(NEWS, "on Friday. The ferry will run")
    assert read(excerpt.pieces).startswith("the mayor closed")
    assert read(excerpt.pieces).endswith("she said.")
    assert under(excerpt) == "on friday. the ferry will run"


def test_what_stands_between_the_spans_of_a_passage_is_not_of_it():
    excerpt = cut(NEWS, "The mayor", "on Friday")
    assert under(excerpt) == "the mayor on friday"
    assert read(excerpt.pieces) == "the mayor closed the old bridge on friday."


def test_words_outside_every_sentence_are_read_alone():
    title = "Bridge closed in Oddfell"
    excerpt = cut_excerpts([(Article("a", f"{title}\n\n{NEWS}", title=title), (Span(0, 13),))])[0]
    assert under(excerpt) == "bridge closed"


def test_of_a_long_sentence_what_stands_around_the_passage_is_read():
    excerpt = cut(LONG, "ferry 100 and the ferry 101")
    assert under(excerpt) == "ferry 100 and the ferry 101"
    before = excerpt.under.index(True)
    behind = excerpt.under[::-1].index(True)
    assert len(excerpt.pieces) == SIDE_PIECES
    assert abs(before - behind) <= 1


@pytest.mark.parametrize("words", ["and the ferry 0", "ferry 199"])
def test_at_the_ends_of_a_long_sentence_as_much_is_read(words):
    excerpt = cut(LONG, words)
    assert under(excerpt) == words
    assert len(excerpt.pieces) == SIDE_PIECES


def test_of_a_long_passage_the_beginning_is_read():
    excerpt = cut(LONG, LONG[LONG.index("ferry 50") : LONG.index("ferry 120")])
    assert all(excerpt.under)
    assert read(excerpt.pieces).startswith("ferry 50")


def test_of_an_endless_sentence_little_is_cut_into_pieces(monkeypatch):
    text = "the ferry sank and " * 20_000
    seen = []

    class Recorder:
        def encode_batch(self, texts, **options):
            seen.extend(texts)
            return load_tokenizer().encode_batch(texts, **options)

    monkeypatch.setattr(reader, "load_tokenizer", Recorder)
    middle = 19 * 10_000
    near, whole, far = (Span(middle + 4, middle + 14),), (Span(0, len(text)),), (Span(4, 9), Span(middle, middle + 9))
    excerpts = cut_excerpts([(Article("a", text), spans) for spans in (near, whole, far)])
    assert max(map(len, seen)) <= 2 * MOST_CHARS
    assert under(excerpts[0]) == "ferry sank"
    assert all(excerpts[1].under)
    assert under(excerpts[2]) == "ferry"


def test_nothing_asked_is_nothing_cut_and_nothing_read():
    assert cut_excerpts([]) == []
    judgement = load_reader(1).judge([])
    assert judgement.listed.shape == judgement.wanted.shape == (0,)


def some_pairs():
    """Pairs of all lengths."""
    sides = [cut(NEWS, "Rain"), cut(NEWS, "The mayor closed the old bridge on Friday"), cut(LONG, "ferry 100")]
    return [(one, other) for one in sides for other in sides] * 3


def numbers(judgement):
    return np.stack([judgement.listed, judgement.wanted])


def test_what_is_read_beside_a_pair_hardly_moves_what_is_told_of_it():
    """Eight bits are shared by the pairs that are read together, so a little it does."""
    pairs = some_pairs()
    told = numbers(load_reader(1).judge(pairs))
    assert told.dtype == np.float32
    assert told.shape == (2, len(pairs))
    assert np.isfinite(told).all()
    turned = numbers(load_reader(1).judge(pairs[::-1]))[:, ::-1]
    assert turned == pytest.approx(told, abs=0.2)
    alone = np.concatenate([numbers(load_reader(1).judge([pair])) for pair in pairs], axis=1)
    assert alone == pytest.approx(told, abs=0.2)


def test_a_pair_that_tells_a_number_otherwise_is_likelier_listed_than_one_of_two_matters():
    dead = "The ferry sank off Oddfell on Monday and 12 people drowned."
    more = "At least 40 people drowned when the ferry sank near Oddfell on Monday."
    bread = "A bakery in Lower Wick won a prize for its rye bread."
    one, other, apart = (cut(text, text[:-1]) for text in (dead, more, bread))
    judgement = load_reader(1).judge([(one, other), (one, apart)])
    assert judgement.listed[0] > judgement.listed[1]


def test_damaged_weights_are_said_to_be_so():
    with pytest.raises(ModelError, match="install sayso again"):
        Reader(b"not a network")
