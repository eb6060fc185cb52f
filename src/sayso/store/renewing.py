"""Sayings and figures of a story, brought up to date: what search, `who` and the lists of stories read."""

import sqlite3
from collections import Counter
from collections.abc import Sequence

from sayso.store.articles import number_of
from sayso.store.keys import date_key
from sayso.store.packing import pairs, to_json
from sayso.store.resolving import Reading, StoredStory, find_main_origin
from sayso.store.stories import describe
from sayso.types import Act, Entity, Quote, ResolvedAttribution


def write_reading(db: sqlite3.Connection, story: StoredStory, reading: Reading) -> bool:
    """Put a story's sayings, utterances, copies and figures in place of those from before.

    Returns False, and changes nothing, where the story has changed since it was read.
    """
    row = db.execute("SELECT version FROM stories WHERE number = ?", (story.number,)).fetchone()
    if row is None or row[0] != story.version:
        return False
    _clear(db, story.number)
    numbers = {article.id: number_of(db, article.id) for article in reading.articles}
    entities = {entity.id: entity for entity in reading.resolution.entities}
    speakers = {identity: _speaker(db, entity) for identity, entity in entities.items()}
    utterances = _write_utterances(db, story, reading.quotes)
    _write_dates_and_outlets(db, reading, numbers, entities)
    places: Counter[str] = Counter()
    for found in reading.resolution.attributions:
        place = places[found.article]
        places[found.article] += 1
        _write_saying(db, numbers[found.article], place, found, entities, speakers, utterances.get(found.id))
    for copy in reading.copies:
        db.execute(
            "INSERT OR REPLACE INTO copies (article, original, kind, share) VALUES (?, ?, ?, ?)",
            (numbers[copy.article], numbers[copy.of], copy.kind.value, copy.share),
        )
    _write_figures(db, story, reading)
    return True


def _clear(db: sqlite3.Connection, story: int) -> None:
    db.execute("DELETE FROM sayings WHERE article IN (SELECT number FROM articles WHERE story = ?)", (story,))
    db.execute("DELETE FROM copies WHERE article IN (SELECT number FROM articles WHERE story = ?)", (story,))
    # Printings of articles that went elsewhere are written anew with the story that they went to.
    db.execute(
        "UPDATE sayings SET utterance = NULL WHERE utterance IN (SELECT number FROM utterances WHERE story = ?)",
        (story,),
    )
    db.execute("DELETE FROM utterances WHERE story = ?", (story,))


def _speaker(db: sqlite3.Connection, entity: Entity) -> int:
    name = entity.name or "unnamed"
    row = db.execute("SELECT number, role FROM speakers WHERE name = ? AND type = ?", (name, entity.type)).fetchone()
    if row is None:
        cursor = db.execute(
            "INSERT INTO speakers (name, type, role, key) VALUES (?, ?, ?, ?)",
            (name, entity.type.value, entity.role, speaker_key(name)),
        )
        assert cursor.lastrowid is not None
        return cursor.lastrowid
    if row[1] is None and entity.role is not None:
        db.execute("UPDATE speakers SET role = ? WHERE number = ?", (entity.role, row[0]))
    return int(row[0])


def speaker_key(name: str) -> str:
    """Return a name in the form in which names are compared."""
    return " ".join(name.casefold().replace("’", "'").split())


def _write_utterances(db: sqlite3.Connection, story: StoredStory, quotes: Sequence[Quote]) -> dict[str, int]:
    """Write the quotations that several articles print, and return the one of each attribution."""
    numbers: dict[str, int] = {}
    for quote in quotes:
        cursor = db.execute(
            "INSERT INTO utterances (story, id, relation, edits) VALUES (?, ?, ?, ?)",
            (
                story.number,
                f"{story.id}/{quote.id}",
                quote.relation.value,
                to_json([(edit.before, edit.after) for edit in quote.edits]),
            ),
        )
        assert cursor.lastrowid is not None
        for variant in quote.variants:
            if variant.attribution is not None:
                numbers.setdefault(variant.attribution, cursor.lastrowid)
    return numbers


def _write_saying(
    db: sqlite3.Connection,
    article: int,
    place: int,
    found: ResolvedAttribution,
    entities: dict[str, Entity],
    speakers: dict[str, int],
    utterance: int | None,
) -> None:
    spoken = found.attribution
    said = found.said
    db.execute(
        "INSERT INTO sayings (id, article, place, speaker, origin, anonymous, act, denied, quotation, source, cue, "
        "spans, content, chain, said, confidence, utterance, outlet, published_key, story) "
        "SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, outlet, published_key, story "
        "FROM articles WHERE number = ?",
        (
            f"{found.article}:{place}",
            article,
            place,
            speakers[found.entity] if found.entity else None,
            speakers[found.chain[-1]] if found.chain else None,
            found.anonymous,
            spoken.act.value,
            spoken.act is Act.DENIES,
            spoken.quotation.value,
            spoken.source.text,
            spoken.cue.text,
            pairs(spoken.content.spans),
            spoken.content.text,
            to_json([(entities[link].name, entities[link].type.value) for link in found.chain]),
            to_json((said.start, said.end, said.text, said.basis)) if said else None,
            spoken.confidence,
            utterance,
            article,
        ),
    )


def _write_dates_and_outlets(
    db: sqlite3.Connection, reading: Reading, numbers: dict[str, int], entities: dict[str, Entity]
) -> None:
    for article in reading.articles:
        outlet = reading.resolution.outlets.get(article.id)
        db.execute(
            "UPDATE articles SET outlet = coalesce(?, outlet), published = ?, published_key = ? WHERE number = ?",
            (
                entities[outlet].name if outlet else None,
                article.published,
                date_key(article.published),
                numbers[article.id],
            ),
        )


def _write_figures(db: sqlite3.Connection, story: StoredStory, reading: Reading) -> None:
    attributions = reading.resolution.attributions
    origin = find_main_origin(reading.resolution, reading.copies)
    describe(db, story.number)
    db.execute(
        "UPDATE stories SET sayings = ?, denials = ?, unnamed = ?, texts = articles - ?, origin = ?, "
        "origin_unnamed = ?, origin_articles = ?, renewed = version WHERE number = ?",
        (
            len(attributions),
            sum(found.attribution.act is Act.DENIES for found in attributions),
            sum(found.anonymous for found in attributions),
            len({copy.article for copy in reading.copies}),
            origin.name if origin else None,
            bool(origin and origin.unnamed),
            origin.articles if origin else 0,
            story.number,
        ),
    )
