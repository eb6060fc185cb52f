"""What a source does, by the words of the cue; and whether a content is quoted."""

import pytest

from sayso.attribution.acts import find_act, find_quotation_type
from sayso.text import find_quotations
from sayso.types import Act, QuotationType, Span


@pytest.mark.parametrize(
    ("cue", "content", "act"),
    [
        ("said", "the ferry was full", Act.SAYS),
        ("according to", "the ferry was full", Act.SAYS),
        ("has flatly denied", "that the ferry was full", Act.DENIES),
        ("dismissed", "the report as gossip", Act.DENIES),
        ("pushed back against", "the report", Act.DENIES),
        ("did not deny", "that the ferry was full", Act.SAYS),
        ("confirmed", "that the hull was cracked", Act.CONFIRMS),
        ("later conceded", "that the hull was cracked", Act.CONFIRMS),
        ("would not confirm", "the figure", Act.REFUSES),
        ("refused", "to resign", Act.REFUSES),
        ("ruled out", "a second inquiry", Act.REFUSES),
        ("declined", "to comment", Act.DECLINES_COMMENT),
        ("declined to comment", "on the report", Act.DECLINES_COMMENT),
        ("did not immediately respond", "to a request for comment", Act.DECLINES_COMMENT),
        ("asked", "whether the hull had been checked", Act.QUESTIONS),
        ("cast doubt on", "the figure", Act.QUESTIONS),
        ("vowed", "to rebuild", Act.PROMISES),
        ("called for", "an inquiry", Act.DEMANDS),
        ("urged", "the board to resign", Act.DEMANDS),
        ("recalled", "a night without lights", Act.SAYS),
    ],
)
def test_the_cue_tells_the_act(cue: str, content: str, act: Act) -> None:
    assert find_act(cue, content) is act


@pytest.mark.parametrize(
    ("passage", "kind"),
    [
        ("“The hull was sound”", QuotationType.DIRECT),
        ("that the hull was sound", QuotationType.INDIRECT),
        ("that the hull was “sound”", QuotationType.MIXED),
    ],
)
def test_quotation_marks_tell_direct_from_indirect(passage: str, kind: QuotationType) -> None:
    text = f"She said {passage} and left, “at last”."
    span = Span(9, 9 + len(passage))
    assert find_quotation_type(text, (span,), find_quotations(text)) is kind
