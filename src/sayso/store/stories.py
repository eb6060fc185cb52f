"""Which articles stand in which story: placing, merging and splitting them, with every change recorded."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from sayso.errors import NotStoredError
from sayso.grouping import Event, Merged
from sayso.store.articles import number_of
from sayso.store.keys import now
from sayso.store.packing import from_json, to_json
from sayso.store.paging import cursor_number, cursor_parts, period
from sayso.store.records import ArticleCopy, EventKind, Page, StoryEvent, StoryOrder, StorySummary

_ORDERS = {
    StoryOrder.NEWEST: ("last_key", "articles > 0"),
    StoryOrder.LARGEST: ("articles", "articles > 0"),
    StoryOrder.CONTESTED: ("denials", "articles > 0 AND denials > 0"),
    StoryOrder.UNNAMED: ("origin_articles", "articles > 0 AND origin_unnamed"),
}
_SUMMARY = (
    "id, title, first_published, last_published, articles, texts, outlets, sayings, denials, unnamed, origin, "
    "origin_unnamed, origin_articles, changed, renewed = version, version"
)


def place(db: sqlite3.Connection, article: str, story: str, events: Iterable[Event]) -> None:
    """Put an article into a story, with what that changed between others. What a person has put right stands."""
    for event in events:
        if isinstance(event, Merged):
            source, target = follow(db, event.merged), follow(db, event.kept)
            moved = move(db, articles_of(db, source), target, parted=False)
            if moved:
                db.execute("UPDATE stories SET into_story = ? WHERE number = ? AND articles = 0", (target, source))
                record(db, EventKind.MERGED, event.merged, event.kept, moved, None)
        else:
            numbers = [number_of(db, identity) for identity in event.articles]
            moved = move(db, numbers, follow(db, event.into), parted=False)
            if moved:
                record(db, EventKind.SPLIT, event.story, event.into, moved, None)
    number = number_of(db, article)
    db.execute(
        "UPDATE articles SET placed = (SELECT coalesce(max(placed), 0) + 1 FROM articles) "
        "WHERE number = ? AND placed IS NULL",
        (number,),
    )
    move(db, [number], follow(db, story), parted=False)


def follow(db: sqlite3.Connection, story: str) -> int:
    """Return the number of a story that articles may go into: where a person joined it to another, that other.

    A story that is not there is made; one that grouping had merged away is itself again.
    """
    row = db.execute("SELECT number, into_story, joined_by FROM stories WHERE id = ?", (story,)).fetchone()
    if row is None:
        cursor = db.execute("INSERT INTO stories (id, changed) VALUES (?, ?)", (story, now()))
        assert cursor.lastrowid is not None
        return cursor.lastrowid
    seen = set()
    while row[2] is not None and row[0] not in seen:
        seen.add(row[0])
        row = db.execute("SELECT number, into_story, joined_by FROM stories WHERE number = ?", (row[1],)).fetchone()
    if row[1] is not None:
        db.execute("UPDATE stories SET into_story = NULL WHERE number = ?", (row[0],))
    return int(row[0])


def articles_of(db: sqlite3.Connection, story: int) -> list[int]:
    """Return the numbers of a story's articles, in the order in which they came."""
    return [row[0] for row in db.execute("SELECT number FROM articles WHERE story = ? ORDER BY number", (story,))]


def move(db: sqlite3.Connection, numbers: Sequence[int], target: int, *, parted: bool) -> list[str]:
    """Put articles into a story, and return the ids of those that were elsewhere.

    Those that a person took out of a story stay where they are, unless `parted` says that a person moves them.
    """
    moved: list[str] = []
    left: set[int] = set()
    for number in numbers:
        identity, story, parted_by = db.execute(
            "SELECT id, story, parted_by FROM articles WHERE number = ?", (number,)
        ).fetchone()
        if story == target or (parted_by is not None and not parted):
            continue
        db.execute("UPDATE articles SET story = ? WHERE number = ?", (target, number))
        moved.append(identity)
        if story is not None:
            left.add(story)
    if moved:
        for story in (*left, target):
            recount(db, story)
    return moved


def record(
    db: sqlite3.Connection, kind: EventKind, story: str, into: str, articles: Sequence[str], who: str | None
) -> None:
    """Record a merge or a split."""
    db.execute(
        "INSERT INTO story_events (kind, story, into_story, articles, at, who) VALUES (?, ?, ?, ?, ?, ?)",
        (kind.value, story, into, to_json(list(articles)), now(), who),
    )


def recount(db: sqlite3.Connection, story: int) -> None:
    """Note that a story has changed, and what its articles tell at once: how many, from when to when, its title."""
    db.execute("UPDATE stories SET version = version + 1, changed = ? WHERE number = ?", (now(), story))
    describe(db, story)


def describe(db: sqlite3.Connection, story: int) -> None:
    """Write down what a story's articles tell at once.

    The title is that of the earliest article; those without a date of their own come last, as in the report.
    """
    db.execute(
        """
        UPDATE stories SET
            (articles, outlets, last_key) = (
                SELECT count(*), count(DISTINCT outlet), coalesce(max(published_key), '')
                FROM articles WHERE story = :story),
            first_published = (SELECT published FROM articles WHERE story = :story AND published_key IS NOT NULL
                ORDER BY published_key, number LIMIT 1),
            last_published = (SELECT published FROM articles WHERE story = :story AND published_key IS NOT NULL
                ORDER BY published_key DESC, number DESC LIMIT 1),
            title = (SELECT revisions.title FROM articles JOIN revisions ON revisions.number = articles.revision
                WHERE articles.story = :story AND revisions.title IS NOT NULL
                ORDER BY revisions.published IS NULL, articles.published_key, articles.number LIMIT 1)
        WHERE number = :story
        """,
        {"story": story},
    )


def story_number(db: sqlite3.Connection, identity: str) -> int:
    """Return the number of a story, or of the one that it went into. Raises NotStoredError."""
    row = db.execute("SELECT number, into_story, articles FROM stories WHERE id = ?", (identity,)).fetchone()
    seen = set()
    while row and row[1] is not None and not row[2] and row[0] not in seen:
        seen.add(row[0])
        row = db.execute("SELECT number, into_story, articles FROM stories WHERE number = ?", (row[1],)).fetchone()
    if row is None or not row[2]:
        raise NotStoredError("story", identity)
    return int(row[0])


def summarise(db: sqlite3.Connection, story: int) -> StorySummary:
    """Return what a list says of a story, by number."""
    return _to_summary(db.execute(f"SELECT {_SUMMARY} FROM stories WHERE number = ?", (story,)).fetchone())


def list_stories(
    db: sqlite3.Connection, order: StoryOrder, since: str | None, until: str | None, limit: int, after: str | None
) -> Page[StorySummary]:
    """Return stories, of equals the latest to arrive first. `since` and `until` bound the date of the last article."""
    column, condition = _ORDERS[order]
    conditions, values = period("last_key", since, until)
    if since is not None or until is not None:
        conditions.append("last_key <> ''")
    if after is not None:
        mark, number = cursor_parts(after)
        conditions.append(f"({column}, number) < (?, ?)")
        values += [mark if order is StoryOrder.NEWEST else cursor_number(mark, 0), number]
    rows = db.execute(
        f"SELECT {_SUMMARY}, {column}, number FROM stories WHERE {' AND '.join([condition, *conditions])} "
        f"ORDER BY {column} DESC, number DESC LIMIT ?",
        (*values, limit + 1),
    ).fetchall()
    after = f"{rows[limit - 1][-2]}.{rows[limit - 1][-1]}" if len(rows) > limit else None
    return Page(tuple(_to_summary(row) for row in rows[:limit]), after)


def _to_summary(row: Sequence[Any]) -> StorySummary:
    values = list(row[:16])
    values[1] = values[1] or "Untitled story"
    values[11], values[14] = bool(values[11]), bool(values[14])
    return StorySummary(*values)


def stale(db: sqlite3.Connection) -> set[int]:
    """Return the numbers of the stories whose sayings and figures are not up to date."""
    return {row[0] for row in db.execute("SELECT number FROM stories WHERE renewed < version AND articles > 0")}


def next_stale(db: sqlite3.Connection, last: int) -> tuple[int, str] | None:
    """Return number and id of the first story behind number `last` that is not up to date, or None."""
    row: tuple[int, str] | None = db.execute(
        "SELECT number, id FROM stories WHERE renewed < version AND articles > 0 AND number > ? "
        "ORDER BY number LIMIT 1",
        (last,),
    ).fetchone()
    return row


def list_copies(db: sqlite3.Connection, story: int) -> tuple[ArticleCopy, ...]:
    """Return which articles of a story, by number, have their text from another."""
    rows = db.execute(
        "SELECT article.id, original.id, kind, share FROM copies "
        "JOIN articles AS article ON article.number = copies.article "
        "JOIN articles AS original ON original.number = copies.original "
        "WHERE article.story = ? ORDER BY article.number",
        (story,),
    )
    return tuple(ArticleCopy(*row) for row in rows)


def list_events(db: sqlite3.Connection, story: str | None, limit: int) -> tuple[StoryEvent, ...]:
    """Return the recorded merges and splits, the latest first: all of them, or those that one story had part in."""
    where = "WHERE story = :story OR into_story = :story" if story is not None else ""
    rows = db.execute(
        f"SELECT kind, story, into_story, articles, at, who FROM story_events {where} "
        "ORDER BY number DESC LIMIT :limit",
        {"story": story, "limit": limit},
    )
    return tuple(
        StoryEvent(EventKind(kind), story, into, from_json(articles, tuple[str, ...]), at, who)
        for kind, story, into, articles, at, who in rows
    )
