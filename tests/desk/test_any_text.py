"""Whatever a draft holds: the check ends, and every passage is words of the draft."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.desk import check_report
from sayso.types import Article, Report, text_of

PIECES = st.lists(
    st.sampled_from(
        "“ ” ‘ ’ \" ' . , ! ? … ... \n \n\n reportedly yesterday Reports say Quill Ada Mr. President officials said "
        "14 2,123.5 “It-is-so,” It was reported that 11 % ( ) — \x00 \u202e 日 é".split(" ")
    ),
    max_size=60,
)


@given(PIECES, st.booleans())
@settings(max_examples=150, deadline=None)
def test_every_passage_is_words_of_the_draft(pieces: list[str], dated: bool) -> None:
    draft = Article("draft", " ".join(pieces), published="2031-06-11" if dated else None)
    for finding in check_report(Report("", (draft,), {"draft": None}), draft).findings:
        assert text_of(draft.text, finding.passage.spans) == finding.passage.text
        assert finding.note.endswith(".")
        assert "\n" not in finding.note
