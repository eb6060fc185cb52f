"""How much a store holds."""

import sqlite3

from sayso.store.records import StoreCounts

_COUNTS = """
SELECT
    (SELECT count(*) FROM articles),
    (SELECT count(*) FROM revisions),
    (SELECT count(*) FROM analyses WHERE packed IS NOT NULL),
    (SELECT count(*) FROM stories WHERE articles > 0),
    (SELECT count(*) FROM sayings),
    (SELECT count(*) FROM speakers WHERE type <> 'anonymous' AND EXISTS (
        SELECT 1 FROM sayings WHERE sayings.speaker = speakers.number)),
    (SELECT count(DISTINCT outlet) FROM articles),
    (SELECT count(*) FROM rejections),
    (SELECT count(*) FROM corrections WHERE undone_at IS NULL),
    (SELECT count(*) FROM articles JOIN revisions ON revisions.number = articles.revision
        WHERE NOT EXISTS (SELECT 1 FROM analyses WHERE analyses.reading = revisions.reading)),
    (SELECT count(*) FROM stories WHERE renewed < version AND articles > 0),
    (SELECT page_count * page_size FROM pragma_page_count, pragma_page_size)
"""


def count(db: sqlite3.Connection) -> StoreCounts:
    """Count what a store holds; `bytes` is the size of its pages, those that only the log has so far included."""
    return StoreCounts(*db.execute(_COUNTS).fetchone())
