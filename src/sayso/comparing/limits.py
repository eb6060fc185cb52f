"""What a comparison could not tell, in plain sentences."""

from collections.abc import Sequence

from sayso.comparing.story import Story
from sayso.types import Claim, Coverage, Quote

COPY_SHARE = 0.9  # of the paragraphs that two articles have in common, above which one is called a copy


def say_limits(story: Story, claims: Sequence[Claim], quotes: Sequence[Quote]) -> tuple[str, ...]:
    """Say where there was nothing to compare: one article, copies of one text, articles about other events."""
    count = len(story.articles)
    if count == 0:
        return ()
    if count == 1:
        return ("There is only one article: nothing could be compared.",)
    notes = []
    copies = _copies(story)
    if len(copies) == 1:
        return (f"All {count} articles print the same text: they are one voice, and nothing could be compared.",)
    repeated = count - len(copies)
    if repeated:
        notes.append(
            f"{repeated} of {count} articles print the text of another one: that they agree says nothing, and"
            " counts of outlets include them."
        )
    notes.extend(_strangers(story, claims, quotes))
    return tuple(notes)


def _copies(story: Story) -> list[set[str]]:
    """The distinct texts, each as the set of its paragraphs with white space folded."""
    distinct: list[set[str]] = []
    seen: set[frozenset[str]] = set()
    for article in story.articles:
        paragraphs = {" ".join(line.lower().split()) for line in article.text.split("\n") if line.strip()}
        if frozenset(paragraphs) in seen:
            continue
        seen.add(frozenset(paragraphs))
        if not any(len(paragraphs & other) >= COPY_SHARE * max(len(paragraphs), len(other), 1) for other in distinct):
            distinct.append(paragraphs)
    return distinct


def _strangers(story: Story, claims: Sequence[Claim], quotes: Sequence[Quote]) -> list[str]:
    """Articles that share no claim and no quotation with any other one."""
    known: set[str] = set()
    for claim in claims:
        carriers = {article for article, coverage in claim.outlets.items() if coverage is not Coverage.ABSENT}
        if len(carriers) > 1:
            known |= carriers
    for quote in quotes:
        known |= {variant.article for variant in quote.variants}
    strangers = [article.id for article in story.articles if article.id not in known]
    if len(strangers) == len(story.articles):
        return ["No two articles share a claim or a quotation: they may tell of different events."]
    return [
        f"The article {identity} shares no claim and no quotation with the others: it may tell of another event."
        for identity in strangers
    ]
