import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.presenting.links import web_address
from sayso.presenting.visible import make_visible, shorten


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\u202eb", "a⟨U+202E⟩b"),
        ("\x1b[2J", "⟨U+001B⟩[2J"),
        ("\ud800", "⟨U+D800⟩"),
        ("line\none\tmore", "line\none\tmore"),
        ("Müller, 東京, עברית", "Müller, 東京, עברית"),
        ("👩\u200d🚀", "👩\u200d🚀"),
    ],
)
def test_only_what_hides_or_turns_is_shown_as_a_number(text, shown):
    assert make_visible(text) == shown


@settings(deadline=None)
@given(st.text())
def test_what_is_visible_can_be_encoded_and_stays_as_it_is(text):
    shown = make_visible(text)
    shown.encode("utf-8")
    assert make_visible(shown) == shown


@settings(deadline=None)
@given(st.text(), st.integers(min_value=5, max_value=60))
def test_a_shortened_text_fits(text, chars):
    short = shorten(text, chars)
    assert len(short) <= chars
    assert "\n" not in short


def test_shortening_cuts_between_words_and_says_so():
    assert shorten("the ferry will not sail before Monday", 24) == "the ferry will not sail…"
    assert shorten("short  enough", 24) == "short enough"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//host/x", "file:///etc/passwd", "http://[", ""]
)
def test_only_addresses_of_the_web_become_links(url):
    assert web_address(url) is None


def test_an_address_of_the_web_is_a_link():
    assert web_address(" https://post.example/a?b=1&c=2 ") == "https://post.example/a?b=1&c=2"
