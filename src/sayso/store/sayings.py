"""Sayings as they come out of the store, and who is meant by a name."""

import sqlite3
from collections.abc import Sequence
from typing import Any

from sayso.store.packing import from_json, spans_of
from sayso.store.records import Saying
from sayso.store.renewing import speaker_key
from sayso.types import Act, EntityType, Passage, QuotationType, Said

SAYING = (
    "SELECT sayings.id, articles.id, sayings.outlet, revisions.title, articles.published, stories.id, speakers.name, "
    "speakers.type, sayings.anonymous, sayings.act, sayings.denied, sayings.quotation, sayings.source, sayings.cue, "
    "sayings.spans, sayings.content, sayings.chain, sayings.said, sayings.confidence, utterances.id, sayings.number "
    "FROM sayings JOIN articles ON articles.number = sayings.article "
    "JOIN revisions ON revisions.number = articles.revision "
    "LEFT JOIN stories ON stories.number = sayings.story "
    "LEFT JOIN speakers ON speakers.number = sayings.speaker "
    "LEFT JOIN utterances ON utterances.number = sayings.utterance "
)
# Of one person an article has the surname alone; so many names are looked at, the most frequent words first.
_MOST_SPEAKERS = 200


def to_saying(row: Sequence[Any]) -> Saying:
    """Return the saying of a row of the query for sayings."""
    (identity, article, outlet, title, published, story, speaker, kind, anonymous, act, denied) = row[:11]
    (quotation, source, cue, spans, content, chain, said, confidence, utterance) = row[11:20]
    return Saying(
        id=identity,
        article=article,
        outlet=outlet,
        title=title,
        published=published,
        story=story,
        speaker=speaker,
        speaker_type=EntityType(kind) if kind else None,
        anonymous=bool(anonymous),
        act=Act(act),
        denied=bool(denied),
        quotation=QuotationType(quotation),
        source=source,
        cue=cue,
        content=Passage(spans_of(spans), content),
        chain=tuple(name for name, _ in from_json(chain, list[tuple[str, str]])),
        said=Said(*from_json(said, tuple[str, str, str, str])) if said else None,
        confidence=confidence,
        utterance=utterance,
    )


def speakers_called(db: sqlite3.Connection, name: str) -> list[int]:
    """Return the numbers of the speakers that may be meant by a name, none where nobody is called so.

    A person is meant by any part of the name ("Peskov"), and a fuller name also means the surname alone, as an article
    may have it; anybody and anything else is meant by the whole name.
    """
    wanted = speaker_key(name).removeprefix("the ").split()
    if not wanted:
        return []
    rows = db.execute(
        "SELECT number, type, key FROM speakers WHERE number IN "
        "(SELECT rowid FROM speaker_words WHERE speaker_words MATCH ? ORDER BY rank LIMIT ?) "
        "OR key IN (?, ?)",
        (f'"{wanted[-1].replace(chr(34), " ")}"', 50 * _MOST_SPEAKERS, " ".join(wanted), "the " + " ".join(wanted)),
    )
    found = [number for number, kind, key in rows if _is_meant(wanted, key.removeprefix("the ").split(), kind)]
    return found[:_MOST_SPEAKERS]


def _is_meant(wanted: list[str], name: list[str], kind: str) -> bool:
    if wanted == name:
        return True
    if kind != EntityType.PERSON:
        return False
    return set(wanted) <= set(name) or (set(name) < set(wanted) and name[-1] == wanted[-1])
