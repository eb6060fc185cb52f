"""Corrections by hand: kept with who made them and when, carried out, taken back, and never deleted."""

import sqlite3
from collections.abc import Sequence
from typing import Any

from sayso.errors import NamesError, NotStoredError, QuestionError
from sayso.grouping.grouper import name_story
from sayso.store.articles import number_of, touch_story_of
from sayso.store.keys import now
from sayso.store.packing import from_json, to_json
from sayso.store.paging import cursor_number, page_of
from sayso.store.records import (
    BODIES,
    Correction,
    CorrectionBody,
    CorrectionKind,
    EventKind,
    JoinStories,
    MergeNames,
    Page,
    PartStory,
    Rename,
    SetOutlet,
    SetType,
    SplitName,
    Strike,
    Verdict,
)
from sayso.store.stories import articles_of, follow, move, record, recount, story_number

StoryBody = JoinStories | PartStory
_KINDS = {body: kind for kind, body in BODIES.items()}
_COLUMNS = "number, kind, body, who, at, undone_by, undone_at"
_MOST_NAME_CHARS = 300


def add(db: sqlite3.Connection, body: CorrectionBody, who: str) -> int:
    """Keep a correction, carry out what it moves, mark the stories that it changes, and return its number.

    Raises NotStoredError where it names a story or an article that is not there, QuestionError where it makes no sense.
    """
    _check(body, who)
    kind = _KINDS[type(body)]
    story = getattr(body, "story", None)
    if story is not None:
        story = db.execute("SELECT id FROM stories WHERE number = ?", (story_number(db, story),)).fetchone()[0]
    cursor = db.execute(
        "INSERT INTO corrections (kind, story, body, who, at) VALUES (?, ?, ?, ?, ?)",
        (kind.value, story, to_json(body), who.strip(), now()),
    )
    number = cursor.lastrowid
    assert number is not None
    match body:
        case JoinStories():
            _join(db, number, body, who)
        case PartStory():
            _part(db, number, body, who)
        case Strike() | SetOutlet():
            touch_story_of(db, number_of(db, body.article))
        case MergeNames() | SplitName() | Rename() | SetType():
            touch_named(db, body)
    return number


def undo(db: sqlite3.Connection, number: int, who: str) -> None:
    """Take a correction back: what it moved goes back to where it was, and the stories are read as if it was not made.

    Raises NotStoredError where there is none, QuestionError where it was taken back already.
    """
    correction = fetch(db, number)
    if correction.undone_at is not None:
        raise QuestionError(f"correction {number} was taken back already, by {correction.undone_by}")
    if not who.strip():
        raise QuestionError("say who takes the correction back")
    moved = db.execute("SELECT moved FROM corrections WHERE number = ?", (number,)).fetchone()[0]
    db.execute("UPDATE corrections SET undone_by = ?, undone_at = ? WHERE number = ?", (who.strip(), now(), number))
    body = correction.body
    match body:
        case JoinStories():
            db.execute("UPDATE stories SET into_story = NULL, joined_by = NULL WHERE joined_by = ?", (number,))
            _move_back(db, from_json(moved, list[str]), body.kept, body.merged, who)
        case PartStory():
            db.execute("UPDATE articles SET parted_by = NULL WHERE parted_by = ?", (number,))
            _move_back(db, from_json(moved, list[str]), body.into, body.story, who)
        case Strike() | SetOutlet():
            touch_story_of(db, number_of(db, body.article))
        case MergeNames() | SplitName() | Rename() | SetType():
            touch_named(db, body)


def _check(body: CorrectionBody, who: str) -> None:
    if not who.strip():
        raise QuestionError("say who makes the correction")
    texts: list[str] = [who]
    for value in (getattr(body, slot) for slot in body.__slots__):
        texts += [value] if isinstance(value, str) else value if isinstance(value, tuple) else []
    if any(len(text) > _MOST_NAME_CHARS for text in texts) and not isinstance(body, Strike):
        raise QuestionError(f"a name has {_MOST_NAME_CHARS} characters at most")
    if isinstance(body, MergeNames) and len(set(body.names)) < 2:
        raise QuestionError("give two names or more that are one")
    if isinstance(body, PartStory | SplitName) and not body.articles:
        raise QuestionError("give the articles")
    named = (body.other,) if isinstance(body, SplitName) else (body.to,) if isinstance(body, Rename) else ()
    if isinstance(body, SetOutlet):
        named = (body.outlet,)
    if any(not name.strip() for name in named):
        raise QuestionError("give the new name")


def _join(db: sqlite3.Connection, number: int, body: JoinStories, who: str) -> None:
    kept, merged = story_number(db, body.kept), story_number(db, body.merged)
    if kept == merged:
        raise QuestionError(f"{body.kept} and {body.merged} are one story already")
    moved = move(db, articles_of(db, merged), kept, parted=True)
    db.execute("UPDATE stories SET into_story = ?, joined_by = ? WHERE number = ?", (kept, number, merged))
    db.execute("UPDATE corrections SET moved = ? WHERE number = ?", (to_json(moved), number))
    record(db, EventKind.MERGED, body.merged, body.kept, moved, who)


def _part(db: sqlite3.Connection, number: int, body: PartStory, who: str) -> None:
    story = story_number(db, body.story)
    leaving = [number_of(db, article) for article in dict.fromkeys(body.articles)]
    members = articles_of(db, story)
    if not set(leaving) < set(members):
        raise QuestionError(f"give some articles of the story {body.story}, of no other, and not all of them")
    name, count = name_story(body.articles[0]), 1
    while db.execute("SELECT 1 FROM stories WHERE id = ?", (name,)).fetchone():
        count += 1
        name = f"{name_story(body.articles[0])}-{count}"
    moved = move(db, leaving, follow(db, name), parted=True)
    db.executemany("UPDATE articles SET parted_by = ? WHERE number = ?", [(number, article) for article in leaving])
    body = PartStory(body.story, body.articles, name)
    db.execute("UPDATE corrections SET body = ?, moved = ? WHERE number = ?", (to_json(body), to_json(moved), number))
    record(db, EventKind.SPLIT, body.story, name, moved, who)


def _move_back(db: sqlite3.Connection, articles: Sequence[str], source: str, target: str, who: str) -> None:
    """Put back those that are still where they were put."""
    here = db.execute("SELECT number FROM stories WHERE id = ?", (source,)).fetchone()[0]
    numbers = [number_of(db, article) for article in articles]
    still = [
        n for n in numbers if db.execute("SELECT story FROM articles WHERE number = ?", (n,)).fetchone()[0] == here
    ]
    moved = move(db, still, follow(db, target), parted=True)
    if moved:
        record(db, EventKind.SPLIT if len(articles_of(db, here)) else EventKind.MERGED, source, target, moved, who)
    recount(db, here)


def check_names(number: int, failed: Sequence[str]) -> None:
    """Raise NamesError where one of the sentences on corrections that do not fit is on this one."""
    start = f"Correction {number} by "
    for sentence in failed:
        if sentence.startswith(start):
            raise NamesError("correction", sentence.partition(" no longer fits: ")[2].removesuffix("."))


def touch_named(db: sqlite3.Connection, body: MergeNames | SplitName | Rename | SetType) -> None:
    """Note that the stories have changed in which a correction of names may matter."""
    if body.story is not None:
        db.execute(
            "UPDATE stories SET version = version + 1, changed = ? WHERE number = ?",
            (now(), story_number(db, body.story)),
        )
        return
    names = body.names if isinstance(body, MergeNames) else (body.name, getattr(body, "to", body.name))
    marks = ", ".join("?" * len(names))
    db.execute(
        "UPDATE stories SET version = version + 1, changed = ? WHERE number IN ("
        "SELECT articles.story FROM sayings JOIN articles ON articles.number = sayings.article "
        f"JOIN speakers ON speakers.number = sayings.speaker WHERE speakers.name COLLATE NOCASE IN ({marks}) "
        f"OR sayings.source COLLATE NOCASE IN ({marks}))",
        (now(), *names, *names),
    )


def fetch(db: sqlite3.Connection, number: int) -> Correction:
    """Return a correction. Raises NotStoredError."""
    row = db.execute(f"SELECT {_COLUMNS} FROM corrections WHERE number = ?", (number,)).fetchone()
    if row is None:
        raise NotStoredError("correction", str(number))
    return _to_correction(row)


def list_corrections(db: sqlite3.Connection, story: str | None, limit: int, after: str | None) -> Page[Correction]:
    """Return corrections, the latest first, also those that were taken back: all, or those of one story."""
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM corrections WHERE number < ? AND (? IS NULL OR story = ?) "
        "ORDER BY number DESC LIMIT ?",
        (cursor_number(after, 2**62), story, story, limit + 1),
    ).fetchall()
    return page_of([_to_correction(row) for row in rows[:limit]], rows, limit, 0)


def of_story(db: sqlite3.Connection, story: str) -> tuple[Correction, ...]:
    """Return the corrections that hold for the reading of a story, the first one first.

    They are those of the whole store, those of the story, and those of stories that went into it.
    """
    rows = db.execute(
        "WITH RECURSIVE here (number, id) AS (SELECT number, id FROM stories WHERE id = ? UNION "
        "SELECT stories.number, stories.id FROM stories JOIN here ON stories.into_story = here.number) "
        f"SELECT {_COLUMNS} FROM corrections WHERE undone_at IS NULL AND kind NOT IN ('join_stories', 'part_story') "
        "AND (story IS NULL OR story IN (SELECT id FROM here)) ORDER BY number",
        (story,),
    )
    return tuple(map(_to_correction, rows))


def verdicts(db: sqlite3.Connection) -> tuple[Verdict, ...]:
    """Return what persons have said of stories, in order, for a grouper that is filled anew."""
    rows = db.execute(
        f"SELECT {_COLUMNS}, moved FROM corrections WHERE undone_at IS NULL "
        "AND kind IN ('join_stories', 'part_story') ORDER BY number"
    )
    found = []
    for row in rows.fetchall():
        body, moved = _to_correction(row).body, from_json(row[7], tuple[str, ...])
        if isinstance(body, JoinStories):
            others = _ids_of(db, body.kept)
            found.append(Verdict(tuple(dict.fromkeys((*others, *moved))), ()))
        elif isinstance(body, PartStory):
            found.append(Verdict(moved, tuple(one for one in _ids_of(db, body.story) if one not in set(moved))))
    return tuple(found)


def _ids_of(db: sqlite3.Connection, story: str) -> list[str]:
    rows = db.execute(
        "SELECT articles.id FROM articles JOIN stories ON stories.number = articles.story WHERE stories.id = ? "
        "ORDER BY articles.number",
        (story,),
    )
    return [row[0] for row in rows]


def _to_correction(row: Sequence[Any]) -> Correction:
    number, kind, body, who, at, undone_by, undone_at = row[:7]
    found = CorrectionKind(kind)
    return Correction(number, found, from_json(body, BODIES[found]), who, at, undone_by, undone_at)
