"""The head of a page: what the story is, how much was read, and the five counts."""

from dataclasses import dataclass

from sayso.presenting.index import Index
from sayso.presenting.sureness import part_claims
from sayso.presenting.tags import unnamed_alone
from sayso.presenting.when import date_words, published_range, range_words
from sayso.presenting.words import RELATION_WORDS, count_of, join_words, share_of
from sayso.types import Coverage, Quote, Relation, Stance, Status

# As many dates that are not the articles' own are told in the head; where there are more, they are counted.
_DATE_NOTES = 3


@dataclass(frozen=True, slots=True)
class Count:
    """A number and what it counts, denominator and all."""

    number: int
    words: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Overview:
    """The head. `headline_of` names the outlet whose headline the title is, "" where the title is nobody's."""

    title: str
    headline_of: str
    facts: tuple[str, ...]
    cautions: tuple[str, ...]
    counts: tuple[Count, ...]


def view_overview(index: Index) -> Overview:
    """Return the head of the page."""
    report = index.report
    printed = [article for article in report.articles if article.title == report.title]
    facts = [
        f"{count_of(len(report.articles), 'article')}, {count_of(len(index.outlets), 'outlet')}",
        range_words(*published_range(report.articles)),
    ]
    if report.rejected:
        facts.append(f"{count_of(len(report.rejected), 'input')} rejected")
    return Overview(
        title=report.title.strip() or "A story without a title",
        headline_of=index.outlet_by_article[printed[0].id].name if printed else "",
        facts=tuple(filter(None, facts)),
        cautions=_cautions(index),
        counts=_counts(index),
    )


def _cautions(index: Index) -> tuple[str, ...]:
    """Return what was made of the dates of articles that have none of their own: of each, or counted where many are."""
    articles = index.report.articles
    undated = [article for article in articles if article.published is None]
    inferred = [article for article in articles if article.published and article.published_basis == "inferred"]
    if len(undated) + len(inferred) <= _DATE_NOTES:
        names = {article.id: index.outlet_by_article[article.id].name for article in (*undated, *inferred)}
        return (
            *(f"{names[article.id]} has no date" for article in undated),
            *(
                f"{names[article.id]} has no date of its own; {date_words(article.published)} is inferred"
                for article in inferred
            ),
        )
    return (
        *([f"{share_of(len(undated), len(articles), 'article')} without a date"] if undated else []),
        *([f"the dates of {share_of(len(inferred), len(articles), 'article')} are inferred"] if inferred else []),
    )


def _counts(index: Index) -> tuple[Count, ...]:
    """Return the five counts. What may not be one claim, or is told again, is not counted; the first count says so."""
    claims, again, unsure = part_claims(index.report.claims)
    left = [f"{len(part):,} {words}" for part, words in ((unsure, "less sure"), (again, "told again")) if part]
    beside = f", {' and '.join(left)} not counted" if left else ""
    of_claims = f"of {count_of(len(claims), 'claim')}"
    shared = sum(len(index.outlets_with(claim, Coverage.CARRIES)) > 1 for claim in claims)
    denied = sum(
        claim.status in (Status.DENIED, Status.DISPUTED)
        or any(mention.stance is Stance.DENIES for mention in claim.mentions)
        for claim in claims
    )
    unnamed = sum(bool(unnamed_alone(index, claim)) for claim in claims)
    carried = "in both outlets" if len(index.outlets) == 2 else "in two outlets or more"
    first = (
        Count(shared, f"{of_claims} {carried}{beside}", "claims")
        if len(index.outlets) > 1
        else Count(len(claims), f"claim{'s' * (len(claims) != 1)}{beside}", "claims")
    )
    quotes, differences = index.report.quotes, index.report.differences
    return (
        first,
        Count(denied, f"{of_claims} denied", "claims"),
        Count(unnamed, f"{of_claims} on unnamed sources alone", "claims"),
        Count(len(quotes), _quotes_words(quotes), "quotations"),
        Count(len(differences), f"difference{'s' * (len(differences) != 1)} to look at", "differences"),
    )


def _quotes_words(quotes: tuple[Quote, ...]) -> str:
    """Return what the shared quotations are: "shared quotations: 2 identical and 1 altered"."""
    noun = "shared quotation" if len(quotes) == 1 else "shared quotations"
    found = {relation: sum(quote.relation is relation for quote in quotes) for relation in Relation}
    kinds = [f"{number} {RELATION_WORDS[relation]}" for relation, number in found.items() if number]
    if not kinds:
        return noun
    if len(kinds) == 1:
        return f"{noun}, {'all ' * (len(quotes) > 1)}{kinds[0].split(' ', 1)[1]}"
    return f"{noun}: {join_words(kinds)}"
