import pytest

from sayso.comparing.differences.facing import find_facings
from sayso.comparing.differences.passage_words import lay_out
from sayso.comparing.differences.phrase_kinds import PhraseKind, kind_of, plain_form
from sayso.comparing.differences.phrases import Printed


@pytest.mark.parametrize(
    ("text", "phrase", "kind"),
    [
        ("The mayor was panned for it", "panned", PhraseKind.DEED),
        ("The mayor wants to resign now", "resign", PhraseKind.DEED),
        ("The mayor sold the ferry", "sold", PhraseKind.DEED),
        ("The ruling came in Port Ansel", "Port Ansel", PhraseKind.NAME),
        ("It sank on 3 March", "3 March", PhraseKind.TIME),
        ("The mayor praised the harbour pilots", "harbour pilots", PhraseKind.THING),
        ("The suspected pilot left", "suspected pilot", PhraseKind.THING),
    ],
)
def test_a_phrase_is_of_the_kind_of_its_words(text, phrase, kind):
    words = lay_out(text)
    begin = next(n for n, word in enumerate(words) if text[word.start :].startswith(phrase))
    assert kind_of(words, begin, begin + len(phrase.split())) is kind


def test_a_past_form_goes_back_to_its_present_and_a_short_form_to_the_long_one():
    assert plain_form("became") == "become"
    assert plain_form("gonna") == "going"
    assert plain_form("ferry") == "ferry"


def test_a_name_does_not_face_a_deed():
    one, other = Printed("The ruling on ferries was put on hold"), Printed("The ruling on ferries by Oda Berg")
    shown = {(facing.one, facing.other) for facing in find_facings(one, other)[:2]}
    assert shown == {("put on hold", ""), ("", "by Oda Berg")}
