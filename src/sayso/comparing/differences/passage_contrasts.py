"""What sets two passages of one claim apart: the first kind of difference that has something to say."""

from sayso.comparing.differences.claim_dates import tell_date
from sayso.comparing.differences.claim_names import tell_name
from sayso.comparing.differences.claim_numbers import tell_number
from sayso.comparing.differences.claim_places import tell_other_name
from sayso.comparing.differences.claim_sources import tell_source
from sayso.comparing.differences.claim_wording import tell_cue, tell_hedge, tell_quoted, tell_words
from sayso.comparing.differences.pairs import Pair
from sayso.comparing.findings import Contrast
from sayso.comparing.story import Story

# What is told first is what an editor looks at first; words come last, since any two passages differ in some.
TELLERS = (
    tell_number,
    tell_date,
    tell_source,
    tell_name,
    tell_other_name,
    tell_hedge,
    tell_quoted,
    tell_cue,
    tell_words,
)


def tell_passages(story: Story, pair: Pair) -> Contrast | None:
    """Say in what two passages of one claim differ; None where they are the same words."""
    return next((contrast for tell in TELLERS if (contrast := tell(story, pair))), None)
