"""Articles and their revisions, what was rejected, and which addresses were read."""

import re
import sqlite3
from dataclasses import fields, replace
from typing import Any

from sayso.errors import NotStoredError
from sayso.reading.formats import stem_of_name
from sayso.store.keys import address_of, date_key, now, outlet_name
from sayso.store.packing import from_json, hash_reading, hash_text, to_json
from sayso.store.records import Added, Outcome, Revision
from sayso.types import Article, Boilerplate

_SURROGATE = re.compile("[\ud800-\udfff]")
COLUMNS = (
    "articles.number, articles.id, texts.text, revisions.path, revisions.url, revisions.outlet, revisions.title, "
    "revisions.authors, revisions.published, revisions.published_basis, revisions.published_note, revisions.language, "
    "revisions.boilerplate, revisions.revision, revisions.source, revisions.received"
)
TABLES = (
    "FROM revisions JOIN articles ON articles.number = revisions.article JOIN texts ON texts.number = revisions.text"
)
ARTICLE = f"SELECT {COLUMNS} {TABLES} "
CURRENT = ARTICLE + "WHERE revisions.number = articles.revision "


def add(db: sqlite3.Connection, article: Article, source: str) -> Added:
    """Put an article in, or know it again, or keep its new wording as a revision."""
    article, source = _writable(article), _SURROGATE.sub("\ufffd", source)
    known = _find(db, article)
    if known is None:
        return _add_new(db, article, source)
    number, identity = known
    current = db.execute(
        "SELECT revisions.revision, revisions.number, texts.hash, revisions.title, revisions.path FROM revisions "
        "JOIN texts ON texts.number = revisions.text "
        "WHERE revisions.number = (SELECT revision FROM articles WHERE number = ?)",
        (number,),
    ).fetchone()
    revision, _, text_hash, title, path = current
    mine = hash_text(article.text)
    if (text_hash, title) == (mine, article.title) or _is_earlier(db, number, article, mine, path):
        _fill_in(db, number, article)
        return Added(identity, Outcome.KNOWN, revision)
    _unindex(db, number)
    _add_revision(db, number, revision + 1, _with_known(article, fetch(db, identity)), source)
    touch_story_of(db, number)
    return Added(identity, Outcome.REVISED, revision + 1)


def _find(db: sqlite3.Connection, article: Article) -> tuple[int, str] | None:
    """The stored article that this one is: by its web address, else by its id, from the same file or outlet.

    Ids that come from file names ("index") may be those of several articles of one outlet; where both have web
    addresses, and different ones, they are two.
    """
    address = address_of(article.url)
    if address is not None:
        row = db.execute("SELECT number, id FROM articles WHERE address = ?", (address,)).fetchone()
        if row:
            return int(row[0]), str(row[1])
    rows = db.execute(
        "SELECT articles.number, articles.id, articles.address, revisions.path, revisions.outlet, texts.hash "
        "FROM articles JOIN revisions ON revisions.number = articles.revision "
        "JOIN texts ON texts.number = revisions.text WHERE articles.given_id = ? ORDER BY articles.number",
        (article.id,),
    )
    text_hash = hash_text(article.text)
    own_id = not article.id.startswith(stem_of_name(article.path.partition("#")[0]) or "\0")
    for number, identity, other, path, outlet, other_hash in rows:
        if address is not None and other is not None:
            continue
        same_file = path.partition("#")[0] == article.path.partition("#")[0]
        same_outlet = own_id and outlet is not None and outlet == article.outlet
        if same_file or text_hash == other_hash or same_outlet:
            return number, identity
    return None


def _is_earlier(db: sqlite3.Connection, number: int, article: Article, text_hash: str, path: str) -> bool:
    """Is it an earlier revision, met again in the file where it was? Where one place goes back to it, it is news."""
    if article.path == path:
        return False
    return (
        db.execute(
            "SELECT 1 FROM revisions JOIN texts ON texts.number = revisions.text "
            "WHERE revisions.article = ? AND texts.hash = ? AND revisions.title IS ? AND revisions.path = ?",
            (number, text_hash, article.title, article.path),
        ).fetchone()
        is not None
    )


def _add_new(db: sqlite3.Connection, article: Article, source: str) -> Added:
    identity, count = article.id, 1
    while db.execute("SELECT 1 FROM articles WHERE id = ?", (identity,)).fetchone():
        count += 1
        identity = f"{article.id}-{count}"
    cursor = db.execute(
        "INSERT INTO articles (id, given_id, address, received) VALUES (?, ?, ?, ?)",
        (identity, article.id, address_of(article.url), now()),
    )
    assert cursor.lastrowid is not None
    _add_revision(db, cursor.lastrowid, 1, article, source)
    return Added(identity, Outcome.NEW, 1)


def _add_revision(db: sqlite3.Connection, number: int, revision: int, article: Article, source: str) -> None:
    text_hash = hash_text(article.text)
    db.execute("INSERT OR IGNORE INTO texts (hash, text) VALUES (?, ?)", (text_hash, article.text))
    cursor = db.execute(
        "INSERT INTO revisions (article, revision, text, reading, path, url, outlet, title, authors, published, "
        "published_basis, published_note, language, boilerplate, source, received) "
        "VALUES (?, ?, (SELECT number FROM texts WHERE hash = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            revision,
            text_hash,
            hash_reading(article),
            article.path,
            article.url,
            article.outlet,
            article.title,
            to_json(article.authors),
            article.published,
            article.published_basis,
            article.published_note,
            article.language,
            to_json([(part.start, part.end, part.reason) for part in article.boilerplate]),
            source,
            now(),
        ),
    )
    db.execute(
        "UPDATE articles SET revision = ?, outlet = coalesce(?, outlet), published = coalesce(?, published), "
        "published_key = coalesce(?, published_key) WHERE number = ?",
        (cursor.lastrowid, outlet_name(article), article.published, date_key(article.published), number),
    )
    index(db, number)


def _fill_in(db: sqlite3.Connection, number: int, article: Article) -> None:
    """Keep what was not known of an article before: its address, outlet or date; what was known stays."""
    db.execute(
        "UPDATE revisions SET url = coalesce(url, ?), outlet = coalesce(outlet, ?), "
        "published_basis = CASE WHEN published IS NULL THEN ? ELSE published_basis END, "
        "published = coalesce(published, ?) "
        "WHERE number = (SELECT revision FROM articles WHERE number = ?) "
        "AND (url IS NULL AND ? IS NOT NULL OR outlet IS NULL AND ? IS NOT NULL "
        "OR published IS NULL AND ? IS NOT NULL)",
        (
            article.url,
            article.outlet,
            article.published_basis,
            article.published,
            number,
            article.url,
            article.outlet,
            article.published,
        ),
    )
    if db.execute("SELECT changes()").fetchone()[0]:
        db.execute(
            "UPDATE articles SET address = coalesce(address, ?), outlet = coalesce(outlet, ?), "
            "published = coalesce(published, ?), published_key = coalesce(published_key, ?) WHERE number = ?",
            (address_of(article.url), outlet_name(article), article.published, date_key(article.published), number),
        )
        touch_story_of(db, number)


def _with_known(article: Article, old: Article) -> Article:
    """What a new revision does not tell of itself is as it was before."""
    if article.published is None:
        article = replace(
            article,
            published=old.published,
            published_basis=old.published_basis,
            published_note=old.published_note,
        )
    return replace(article, url=article.url or old.url, outlet=article.outlet or old.outlet)


def touch_story_of(db: sqlite3.Connection, number: int) -> None:
    """Note that the story of an article has changed."""
    db.execute(
        "UPDATE stories SET version = version + 1, changed = ? "
        "WHERE number = (SELECT story FROM articles WHERE number = ?)",
        (now(), number),
    )


def index(db: sqlite3.Connection, number: int) -> None:
    """Put the words of an article's newest revision into the search index."""
    db.execute(
        "INSERT INTO article_words (rowid, title, body) SELECT number, title, body FROM current_words WHERE number = ?",
        (number,),
    )


def _unindex(db: sqlite3.Connection, number: int) -> None:
    db.execute(
        "INSERT INTO article_words (article_words, rowid, title, body) "
        "SELECT 'delete', number, title, body FROM current_words WHERE number = ?",
        (number,),
    )


def _writable(article: Article) -> Article:
    """Put U+FFFD for lone surrogates, which no encoding can write, one for one: offsets stay as they are."""
    changed: dict[str, Any] = {
        field.name: _SURROGATE.sub("\ufffd", value)
        for field in fields(article)
        if isinstance(value := getattr(article, field.name), str) and _SURROGATE.search(value)
    }
    if any(map(_SURROGATE.search, article.authors)):
        changed["authors"] = tuple(_SURROGATE.sub("\ufffd", author) for author in article.authors)
    return replace(article, **changed) if changed else article


def number_of(db: sqlite3.Connection, identity: str) -> int:
    """Return the number of an article. Raises NotStoredError."""
    row = db.execute("SELECT number FROM articles WHERE id = ?", (identity,)).fetchone()
    if row is None:
        raise NotStoredError("article", identity)
    return int(row[0])


def story_of(db: sqlite3.Connection, identity: str) -> str | None:
    """Return the id of an article's story, None where it is in none yet. Raises NotStoredError."""
    row = db.execute(
        "SELECT stories.id FROM articles JOIN stories ON stories.number = articles.story WHERE articles.number = ?",
        (number_of(db, identity),),
    ).fetchone()
    return row[0] if row else None


def fetch(db: sqlite3.Connection, identity: str) -> Article:
    """Return the newest revision of an article. Raises NotStoredError."""
    row = db.execute(CURRENT + "AND articles.id = ?", (identity,)).fetchone()
    if row is None:
        raise NotStoredError("article", identity)
    return to_article(row)


def fetch_story(db: sqlite3.Connection, story: int) -> list[Article]:
    """Return the articles of a story, by number, in the order in which they came."""
    return [
        to_article(row) for row in db.execute(CURRENT + "AND articles.story = ? ORDER BY articles.number", (story,))
    ]


def fetch_revisions(db: sqlite3.Connection, identity: str) -> tuple[Revision, ...]:
    """Return all revisions of an article, the first one first. Raises NotStoredError."""
    rows = db.execute(ARTICLE + "WHERE articles.id = ? ORDER BY revisions.revision", (identity,)).fetchall()
    if not rows:
        raise NotStoredError("article", identity)
    return tuple(Revision(row[13], to_article(row), row[14], row[15]) for row in rows)


def to_article(row: tuple[Any, ...]) -> Article:
    """Return the article of a row of the query for articles."""
    _, identity, text, path, url, outlet, title, authors, published, basis, note, language, boilerplate = row[:13]
    return Article(
        id=identity,
        text=text,
        path=path,
        url=url,
        outlet=outlet,
        title=title,
        authors=from_json(authors, tuple[str, ...]),
        published=published,
        published_basis=basis,
        published_note=note,
        language=language,
        boilerplate=tuple(Boilerplate(*part) for part in from_json(boilerplate, list[tuple[int, int, str]])),
    )
