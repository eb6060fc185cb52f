import numpy as np
import pytest

from sayso.comparing.meaning import WIDTH, Encoder, load_encoder
from sayso.errors import ModelError
from sayso.types import Span

HARBOUR = "The mayor of Oddfell said that the harbour would close, and the ferry company objected."
FERRY = "Ferries from Oddfell will stop running once its port is shut, the town's mayor announced."
BAKERY = "A bakery in Lower Wick won a prize for its rye bread."
SHUT = (Span(35, 54),)  # "harbour would close"


def whole(text: str) -> tuple[Span, ...]:
    return (Span(0, len(text)),)


def test_what_says_nearly_the_same_is_nearer() -> None:
    texts = [HARBOUR, FERRY, BAKERY]
    one, other, apart = load_encoder(1).encode(texts, [(n, whole(text)) for n, text in enumerate(texts)])
    assert one @ other > one @ apart + 0.2


def test_vectors_are_of_length_one_and_in_the_order_of_the_parts() -> None:
    texts = [BAKERY, HARBOUR]
    parts = [(1, whole(HARBOUR)), (0, whole(BAKERY)), (1, SHUT), (0, (Span(0, 8),))]
    vectors = load_encoder(1).encode(texts, parts)
    assert vectors.shape == (4, WIDTH)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(4), abs=1e-5)
    turned = load_encoder(1).encode(texts, parts[::-1])[::-1]
    assert (vectors * turned).sum(1) == pytest.approx(np.ones(4), abs=1e-5)


def test_a_part_asked_twice_has_one_vector_wherever_its_text_stands() -> None:
    vectors = load_encoder(1).encode([HARBOUR, BAKERY, HARBOUR], [(0, SHUT), (1, whole(BAKERY)), (2, SHUT), (0, SHUT)])
    assert (vectors[0] == vectors[2]).all()
    assert (vectors[0] == vectors[3]).all()


def test_a_part_is_read_in_its_sentence() -> None:
    by_itself = "harbour would close"
    within, without = load_encoder(1).encode([HARBOUR, by_itself], [(0, SHUT), (1, whole(by_itself))])
    assert 0.3 < within @ without < 0.98


def test_parts_of_two_spans_lie_between_the_two() -> None:
    one, other = Span(0, 20), Span(60, 87)
    both, first, second = load_encoder(1).encode([HARBOUR], [(0, (one, other)), (0, (one,)), (0, (other,))])
    assert both @ first > first @ second
    assert both @ second > first @ second


def test_a_part_without_a_word_stands_for_its_text() -> None:
    empty, full = load_encoder(1).encode([HARBOUR], [(0, (Span(3, 4),)), (0, whole(HARBOUR))])
    assert (empty == full).all()


def test_a_text_without_a_word_has_no_meaning() -> None:
    vectors = load_encoder(1).encode(["", HARBOUR, "  "], [(0, (Span(0, 0),)), (1, SHUT), (2, (Span(0, 2),))])
    assert not vectors[0].any()
    assert not vectors[2].any()
    assert vectors[1].any()


def test_nothing_asked_is_nothing_read() -> None:
    assert load_encoder(1).encode([HARBOUR], []).shape == (0, WIDTH)


def test_of_an_endless_sentence_the_beginning_is_judged() -> None:
    endless = " ".join([HARBOUR] * 400)
    late = (Span(len(endless) - 20, len(endless)),)
    start, end = load_encoder(1).encode([endless], [(0, whole(endless)), (0, late)])
    assert (start == end).all()


def test_what_stands_beside_a_text_hardly_moves_its_vector() -> None:
    """Eight bits are shared by the texts that are read together, so a little it does."""
    alone = load_encoder(1).encode([HARBOUR], [(0, SHUT)])[0]
    beside = load_encoder(1).encode([HARBOUR, BAKERY, FERRY], [(0, SHUT), (1, whole(BAKERY)), (2, whole(FERRY))])[0]
    assert alone @ beside > 0.99


def test_damaged_weights_are_said_to_be_so() -> None:
    with pytest.raises(ModelError, match="install sayso again"):
        Encoder(b"not a network")


def test_parts_behind_the_last_piece_that_is_read_cost_one_vector(monkeypatch):
    encoder, text = load_encoder(threads=1), "the ferry sank and " * 600
    read = []
    own = Encoder._read
    monkeypatch.setattr(Encoder, "_read", lambda self, sentences: read.extend(sentences) or own(self, sentences))
    far = [(0, (Span(at, at + 9),)) for at in range(6000, 11000, 19)]
    vectors = encoder.encode([text], [*far, (0, (Span(0, len(text)),))])
    assert [len(sentence.parts) for sentence in read] == [1]
    assert np.array_equal(vectors, np.repeat(vectors[-1:], len(vectors), axis=0))
