"""What somebody is reported to have said, over all stories, by date."""

import re
import sqlite3

from sayso.errors import QuestionError
from sayso.store.keys import outlet_called
from sayso.store.packing import from_json
from sayso.store.paging import cursor_number, period
from sayso.store.records import Saying, Speaker, Utterance, Who
from sayso.store.sayings import SAYING, speakers_called, to_saying
from sayso.store.searching import fetch_sayings
from sayso.types import EntityType, Relation

_SPEAKER = """
SELECT speakers.name, speakers.type, speakers.role, count(*), count(DISTINCT sayings.outlet) FROM sayings
JOIN speakers ON speakers.number = sayings.speaker
"""


def who(
    db: sqlite3.Connection,
    name: str,
    *,
    since: str | None,
    until: str | None,
    outlet: str | None,
    limit: int,
    after: str | None,
) -> Who:
    """Return what somebody said, the latest first, each utterance with all its printings."""
    if not name.strip():
        raise QuestionError("give a name")
    numbers = speakers_called(db, name)
    if not numbers:
        return Who(name, (), ())
    meant = f"sayings.speaker IN ({', '.join(map(str, numbers))})"
    conditions, values = period("sayings.published_key", since, until)
    if since is not None or until is not None:
        conditions.append("sayings.published_key IS NOT NULL")
    if outlet is not None:
        conditions.append("sayings.outlet = ? COLLATE NOCASE")
        values.append(outlet_called(db, outlet))
    offset = cursor_number(after, 0)
    same = meant.replace("sayings", "other")
    # Of the printings of one quotation the first to arrive stands for all.
    rows = db.execute(
        f"SELECT sayings.number FROM sayings WHERE {' AND '.join([meant, *conditions])} AND "
        "(sayings.utterance IS NULL OR NOT EXISTS (SELECT 1 FROM sayings AS other WHERE "
        f"other.utterance = sayings.utterance AND other.number < sayings.number AND {same})) "
        "ORDER BY sayings.published_key DESC, sayings.number DESC LIMIT ? OFFSET ?",
        (*values, limit + 1, offset),
    ).fetchall()
    leading = [row[0] for row in rows[:limit]]
    sayings = fetch_sayings(db, leading)
    utterances = tuple(_utterance(db, sayings[number]) for number in leading)
    speakers = db.execute(f"{_SPEAKER} WHERE {meant} GROUP BY speakers.number ORDER BY count(*) DESC, speakers.number")
    return Who(
        name,
        tuple(map(_to_speaker, speakers.fetchall())),
        utterances,
        str(offset + limit) if len(rows) > limit else None,
    )


def _utterance(db: sqlite3.Connection, saying: Saying) -> Utterance:
    """All printings of what somebody said, the earliest first, and how they differ."""
    if saying.utterance is None:
        return Utterance((saying,))
    number, relation, edits = db.execute(
        "SELECT number, relation, edits FROM utterances WHERE id = ?", (saying.utterance,)
    ).fetchone()
    rows = db.execute(
        f"{SAYING} WHERE sayings.utterance = ? ORDER BY sayings.published_key IS NULL, sayings.published_key, "
        "sayings.number",
        (number,),
    )
    return Utterance(
        tuple(map(to_saying, rows.fetchall())), Relation(relation), tuple(from_json(edits, list[tuple[str, str]]))
    )


def list_speakers(db: sqlite3.Connection, prefix: str, limit: int) -> tuple[Speaker, ...]:
    """Return those who speak, the most frequent first; unnamed sources are left out."""
    words = [word for word in re.sub('["\x00]', " ", prefix).split() if any(map(str.isalnum, word))]
    chosen = "SELECT speaker, count(*) AS found FROM sayings WHERE speaker IS NOT NULL"
    values: list[str | int] = []
    if words:
        chosen += " AND speaker IN (SELECT rowid FROM speaker_words WHERE speaker_words MATCH ? LIMIT 1000)"
        values.append(" AND ".join(f'"{word}"*' for word in words[:10]))
    # The index alone gives the counts; outlets are counted for the few that are shown.
    rows = db.execute(
        f"""
        SELECT name, type, role, found,
            (SELECT count(DISTINCT outlet) FROM sayings WHERE sayings.speaker = frequent.number)
        FROM (
            SELECT speakers.number, name, type, role, found
            FROM ({chosen} GROUP BY speaker) JOIN speakers ON speakers.number = speaker
            WHERE type <> 'anonymous' ORDER BY found DESC, speakers.number LIMIT ?
        ) AS frequent ORDER BY found DESC, number
        """,
        (*values, limit),
    )
    return tuple(map(_to_speaker, rows.fetchall()))


def _to_speaker(row: tuple[str, str, str | None, int, int]) -> Speaker:
    return Speaker(row[0], EntityType(row[1]), row[2], row[3], row[4])
