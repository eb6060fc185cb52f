"""Lists in parts, and what they may be narrowed to."""

import sqlite3
from collections.abc import Sequence
from typing import Any, TypeVar

from sayso.errors import QuestionError
from sayso.store.keys import date_key, outlet_called
from sayso.store.records import ArticleSummary, Page

T = TypeVar("T")

_MARK = frozenset("0123456789-:T")


def period(column: str, since: str | None, until: str | None) -> tuple[list[str], list[str | int]]:
    """Return conditions, and their values, for dates from `since` to `until`, both of them included.

    A date that is less precise than the bound counts as within it wherever it may be. Raises QuestionError where a
    bound is no ISO 8601 date.
    """
    conditions: list[str] = []
    values: list[str | int] = []
    for bound, option in ((since, "since"), (until, "until")):
        if bound is not None and date_key(bound) is None:
            raise QuestionError(
                f"--{option} {bound[:40]!r} is no date: write a year, a month or a day, as in 2024-01-26"
            )
    if since is not None:
        conditions.append(f"{column} >= substr(?, 1, length({column}))")
        values.append(str(date_key(since)))
    if until is not None:
        conditions.append(f"{column} <= ?")
        values.append(f"{date_key(until)}~")
    return conditions, values


def cursor_number(after: str | None, first: int) -> int:
    """Read the mark of a page that is a number. Raises QuestionError where it is none."""
    if after is None:
        return first
    if not after.isascii() or not after.isdigit() or len(after) > 18:
        raise QuestionError(f"{after[:40]!r} is no mark of a page: take it from the page before")
    return int(after)


def cursor_parts(after: str) -> tuple[str, int]:
    """Read the mark of a page of stories: a figure or a date, and a number. Raises QuestionError where it is none."""
    key, _, number = after.rpartition(".")
    if len(after) > 60 or not all(part in _MARK for part in key):
        raise QuestionError(f"{after[:40]!r} is no mark of a page: take it from the page before")
    return key, cursor_number(number, 0)


def page_of(items: list[T], rows: Sequence[Any], limit: int, key: int) -> Page[T]:
    """Make a page of items; column `key` of the last row marks where the next page begins, if there is more."""
    return Page(tuple(items), str(rows[limit - 1][key]) if len(rows) > limit else None)


def list_articles(
    db: sqlite3.Connection,
    *,
    outlet: str | None,
    since: str | None,
    until: str | None,
    story: str | None,
    limit: int,
    after: str | None,
) -> Page[ArticleSummary]:
    """Return articles, the latest to arrive first."""
    conditions, values = period("articles.published_key", since, until)
    if outlet is not None:
        conditions.append("articles.outlet = ? COLLATE NOCASE")
        values.append(outlet_called(db, outlet))
    if story is not None:
        conditions.append("stories.id = ?")
        values.append(story)
    rows = db.execute(
        "SELECT articles.id, revisions.title, articles.outlet, revisions.url, articles.published, stories.id, "
        "revisions.revision, articles.received, "
        "(SELECT count(*) FROM sayings WHERE sayings.article = articles.number), articles.number FROM articles "
        "JOIN revisions ON revisions.number = articles.revision "
        "LEFT JOIN stories ON stories.number = articles.story "
        f"WHERE {' AND '.join([*conditions, 'articles.number < ?'])} ORDER BY articles.number DESC LIMIT ?",
        (*values, cursor_number(after, 2**62), limit + 1),
    ).fetchall()
    return page_of([ArticleSummary(*row[:9]) for row in rows[:limit]], rows, limit, 9)
