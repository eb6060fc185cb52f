"""From inputs to a report: read, analyse, compare, in that order, with counts and what was rejected.

Each step is loaded where it is first taken. This module comes with `import sayso`, and so with every command: one that
only prints its help, or asks a store, need not wait for the networks' runtime and the rules of language.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from sayso.errors import ModelError, NothingToReadError
from sayso.types import Analysis, Article, Attribution, Rejected, Report

if TYPE_CHECKING:
    from sayso.sources import Corrections

NO_TITLE = "Untitled story"


def analyse(article: Article, *, min_confidence: float = 0.0, threads: int = 0) -> Analysis:
    """Find who says what in one article, without any other article.

    Attributions below `min_confidence` (0 to 1) are left out, and with them what lies inside their contents.
    `threads` is how many cores the model may use, 0 for all. Raises ModelError where the weights are missing.
    """
    from sayso.attribution import find_attributions

    return Analysis(article, keep_confident(find_attributions(article, threads), min_confidence))


def try_analyse(article: Article, *, min_confidence: float = 0.0, threads: int = 0) -> Analysis | Rejected:
    """Analyse an article, or reject it where that fails: an article that sayso trips over stops no run.

    Missing weights would meet every article; that error is raised.
    """
    try:
        return analyse(article, min_confidence=min_confidence, threads=threads)
    except ModelError:
        raise
    except Exception as error:
        return Rejected(article.path or article.id, f"could not be analysed ({type(error).__name__}: {error})")


def keep_confident(attributions: Sequence[Attribution], least: float) -> tuple[Attribution, ...]:
    """Return the attributions of at least this confidence, where all that they lie within are kept, too."""

    def is_kept(n: int | None) -> bool:
        while n is not None:
            if attributions[n].confidence < least:
                return False
            n = attributions[n].within
        return True

    kept = [n for n in range(len(attributions)) if is_kept(n)]
    place: dict[int | None, int | None] = {old: new for new, old in enumerate(kept)} | {None: None}
    return tuple(replace(attributions[n], within=place[attributions[n].within]) for n in kept)


def compare(
    analyses: Sequence[Analysis],
    *,
    names: "Corrections | None" = None,
    rejected: Iterable[Rejected] = (),
    today: date | None = None,
) -> Report:
    """Set the articles of one story side by side. Cheap beside `analyse`; run it again when a story changes.

    `names` are corrections by hand; `rejected` is carried into the report. An undated article is dated from the others,
    never after `today`. Raises NamesError where a correction names
    somebody who does not speak in the story.
    """
    from sayso.comparing import compare as compare_claims
    from sayso.dates import build_timeline, date_articles, date_attributions
    from sayso.sources import resolve_sources

    articles = date_articles([analysis.article for analysis in analyses], today=today)
    analyses = [replace(analysis, article=article) for analysis, article in zip(analyses, articles, strict=True)]
    resolution = resolve_sources(analyses, names)
    resolution = replace(resolution, attributions=date_attributions(analyses, resolution.attributions))
    comparison = compare_claims(analyses, resolution, copies=_copies(articles))
    return Report(
        title=_title(articles),
        articles=articles,
        outlets=resolution.outlets,
        entities=resolution.entities,
        attributions=resolution.attributions,
        claims=comparison.claims,
        origins=comparison.origins,
        quotes=comparison.quotes,
        differences=comparison.differences,
        timeline=build_timeline(articles, resolution.attributions, comparison.claims),
        rejected=tuple(rejected),
        not_measured=(*_undated(articles), *resolution.not_measured, *comparison.not_measured),
    )


def report(
    inputs: Sequence[str | Path],
    *,
    names: "Corrections | None" = None,
    min_confidence: float = 0.0,
    stdin: BinaryIO | None = None,
    on_article: Callable[[Article], None] | None = None,
) -> Report:
    """Read the inputs (files, folders, globs, "-" for `stdin`), analyse every article, and compare them as one story.

    `on_article` is called before each article is analysed. Raises NothingToReadError where no input gives an article;
    whatever else cannot be read is in the report's `rejected`, with its reason.
    """
    from sayso.reading import read

    analyses: list[Analysis] = []
    rejected: list[Rejected] = []
    for item in read(inputs, stdin=stdin):
        if isinstance(item, Rejected):
            rejected.append(item)
            continue
        if on_article:
            on_article(item)
        analysis = try_analyse(item, min_confidence=min_confidence)
        if isinstance(analysis, Rejected):
            rejected.append(analysis)
        else:
            analyses.append(analysis)
    if not analyses:
        raise NothingToReadError(_say_nothing_to_read(rejected))
    return compare(analyses, names=names, rejected=rejected, today=date.today())


def _copies(articles: Sequence[Article]) -> dict[str, str]:
    """The id of every copy with that of the first article of its text; a rewrite is a text of its own."""
    from sayso.grouping import CopyKind, find_copies

    return {
        copy.article: text.original
        for text in find_copies(articles)
        for copy in text.copies
        if copy.kind is not CopyKind.REWRITE
    }


def _undated(articles: Sequence[Article]) -> Iterator[str]:
    """Say which articles bear no date; those of which nothing more is known in one sentence."""
    unknown = []
    for article in articles:
        name = article.outlet or article.id
        if article.published is None and article.published_note:
            yield f"{name} gives no date, and the other articles do not tell it: {article.published_note}."
        elif article.published is None:
            unknown.append(name)
    if len(unknown) == 1:
        yield f"When {unknown[0]} appeared is not known: it gives no date, and the other articles do not tell it."
    elif unknown:
        names = f"{', '.join(unknown[:-1])} and {unknown[-1]}"
        yield f"When {names} appeared is not known: they give no date, and no other article tells it."


def _title(articles: Sequence[Article]) -> str:
    """The headline of the earliest article that has one; articles that bear no date of their own come last."""
    titled = [article for article in articles if article.title]
    dated = [article for article in titled if article.published and article.published_basis != "inferred"]
    earliest = min(dated or titled, key=lambda article: article.published or "9999", default=None)
    return (earliest and earliest.title) or NO_TITLE


def _say_nothing_to_read(rejected: Sequence[Rejected]) -> str:
    if not rejected:
        return "no input: give files, folders, globs, or - for standard input"
    reasons = "; ".join(f"{item.path}: {item.reason}" for item in rejected[:5])
    more = f"; and {len(rejected) - 5} more" if len(rejected) > 5 else ""
    return f"no input could be read as an article ({reasons}{more})"
