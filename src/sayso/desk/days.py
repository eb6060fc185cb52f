"""Days that a draft does not tell: "yesterday" in a draft that bears no date."""

import re
from collections.abc import Iterator

from sayso.comparing.printings import body_paragraphs
from sayso.dates import find_timexes
from sayso.desk.findings import Finding, Kind
from sayso.desk.papers import Papers
from sayso.types import Article, Span

_MOST_NAMED = 3
# These are wrong a day later. A weekday, or "last week", holds for some days, and the reader knows which are meant.
_RELATIVE = re.compile(
    r"\b(?:yesterday|today|tonight|tomorrow|(?:last|this) (?:night|morning|afternoon|evening))\b",
    re.IGNORECASE,
)


def check_days(papers: Papers, given: Article) -> Iterator[Finding]:
    """Yield at most one finding: the relative dates of the draft, where `given`, the draft as read, bears no date.

    A date that was only inferred from the coverage is none: the reader of the draft does not have it.
    """
    if given.published is not None:
        return
    text = given.text
    found = [
        Span(timex.start, timex.end)
        for timex in find_timexes(text, None, list(body_paragraphs(given)))
        if _RELATIVE.search(text, timex.start, timex.end)
    ]
    found = [span for span in found if not papers.is_quoted(span)]
    if not found:
        return
    words = [f"“{word}”" for word in dict.fromkeys(text[slice(*span)] for span in found)]
    more = f" and {len(words) - _MOST_NAMED} more" if len(words) > _MOST_NAMED else ""
    note = f"The draft bears no date, so that {', '.join(words[:_MOST_NAMED])}{more} cannot be told."
    yield papers.finding(Kind.DRAFT_UNDATED, papers.passage((found[0],)), note)
