"""Turns of speech that tell nothing."""

import pytest

from sayso.attribution.idioms import is_idiom, is_label, is_notice


@pytest.mark.parametrize(
    ("cue", "content", "idiom"),
    [
        ("claimed", "nine lives", True),
        ("has claimed", "at least a dozen lives since Monday", True),
        ("claimed", "its first victim in the valley", True),
        ("claimed", "that nine lives had been lost", False),
        ("claimed", "he had saved their lives", False),
        ("said", "nine lives", False),
    ],
)
def test_a_storm_that_claims_lives_says_nothing(cue: str, content: str, idiom: bool) -> None:
    assert is_idiom(cue, content) is idiom


@pytest.mark.parametrize(
    ("cue", "behind", "idiom"),
    [
        ("told", " his beads in a chapel that was cold", True),
        ("can tell", " the time by a clock that is slow", True),
        ("said", " grace before the soup that Ada had made", True),
        ("reported", " for duty in a coat that did not fit", True),
        ("spoke", " volumes about the mood", True),
        ("speaks", " for itself, as Ada found", True),
        ("said", " goodnight to the hens in a whisper", True),
        ("told", " a long joke at the wedding", True),
        ("told", " him to wait by the boats", True),
        ("told", " them to sit down, and they did", True),
        ("told", " him to wait five years for a licence", False),
        ("told", " her to resign by Friday", False),
        ("told", " a lie that the hull was sound", False),
        ("said", " thanksgiving was early", False),
        ("told", " Time that the clock was slow", False),
        ("told", " the Times that the clock was slow", False),
        ("say", " mass arrests would follow", False),
        ("said", " her prayer had been heard", False),
        ("reported", " for the first time that", False),
    ],
)
def test_a_word_of_telling_in_a_turn_of_speech_tells_nothing(cue: str, behind: str, idiom: bool) -> None:
    assert is_idiom(cue, "that was so", behind) is idiom


@pytest.mark.parametrize(
    ("before", "cue", "behind", "idiom"),
    [
        ("It ", "goes without saying", " that the pier was shut", True),
        ("Needless to ", "say", ", the pier was shut", True),
        ("", "Having said", " that, the pier was shut", True),
        ("", "Having said", " that the pier was shut, he left", False),
        ("The rain stopped. ", "That said", ", the pier was shut", True),
        ("a notice ", "that said", " the pier was shut", False),
        ("the islanders had no ", "say", " in the matter", True),
        ("the islanders had to ", "say", " in the matter", False),
        ("Strictly ", "speaking", ", the pier was shut", True),
    ],
)
def test_a_phrase_beside_a_sentence_has_no_speaker(before: str, cue: str, behind: str, idiom: bool) -> None:
    assert is_idiom(cue, "that, the pier was shut", behind, before) is idiom


def test_a_note_of_correction_is_nobody() -> None:
    assert is_notice("An earlier version of this story")
    assert is_notice("A previous caption on this page")
    assert not is_notice("An earlier version of the bill")
    assert not is_notice("The first witness")


def test_a_label_before_a_mark_is_nobody() -> None:
    assert is_label("Q&A", ":")
    assert is_label("Obituary", "|")
    assert not is_label("Obituary", "said")
    assert not is_label("Ada Fox", ":")
    assert not is_label("Q", ":")
