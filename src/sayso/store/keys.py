"""Keys by which things are found again: web addresses, dates in an order, the time that it is, the names of outlets."""

import re
import sqlite3
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit

from sayso.presenting.when import parse_date
from sayso.sources.outlets import find_outlet, outlet_of_address
from sayso.types import Article

# Parameters that tell who sent the reader, and nothing of what is read.
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|ref|ref_src|cmpid|ocid|smid|ncid", re.I)
_MOST_ADDRESS_CHARS = 4000


def address_of(url: str | None) -> str | None:
    """Return what two spellings of one web address have in common, or None for what is no web address.

    Scheme, "www.", port, fragment, parameters of tracking and a closing slash make no difference.
    """
    if not url or len(url) > _MOST_ADDRESS_CHARS:
        return None
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").rstrip(".").removeprefix("www.")
    except ValueError:  # an address in brackets that is none
        return None
    if parts.scheme.lower() not in ("http", "https") or not host:
        return None
    query = [(key, value) for key, value in parse_qsl(parts.query, True) if not _TRACKING.fullmatch(key)]
    path = parts.path.rstrip("/")
    return f"{host}{path}?{urlencode(query)}" if query else f"{host}{path}"


def now() -> str:
    """Return the time, UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@lru_cache(maxsize=4096)
def date_key(published: str | None) -> str | None:
    """Return a date so that text order is time order, "2024-01-26T18:40" in UTC; as precise as it is; None for none.

    A day without a time comes before all times of the day.
    """
    when = parse_date(published) if published else None
    if when is None:
        return None
    parts = [f"{when.year:04}"] + [f"{part:02}" for part in (when.month, when.day) if part]
    if when.hour < 0 or len(parts) < 3:
        return "-".join(parts)
    try:
        moment = datetime(when.year, when.month, when.day, when.hour, when.minute, tzinfo=UTC)
        moment -= timedelta(minutes=when.offset_min)
    except (ValueError, OverflowError):  # the 31st of a month that has none, or the very first day
        return "-".join(parts)
    return moment.strftime("%Y-%m-%dT%H:%M").zfill(16)


def outlet_name(article: Article) -> str | None:
    """Return what an article's outlet is called: by the table where it has it, else as the article gives it."""
    found = find_outlet(article.outlet) if article.outlet else None
    if found is None and article.url:
        found = outlet_of_address(article.url)
    return found.name if found else article.outlet


def outlet_called(db: sqlite3.Connection, name: str) -> str:
    """Return what an outlet is called in the store, by any of its names, with or without its article.

    One that the store has nothing of is called as it is asked for.
    """
    found = find_outlet(name)
    if found:
        return found.name
    bare = name.strip()
    other = bare[4:] if bare[:4].lower() == "the " else f"The {bare}"
    row = db.execute(
        "SELECT outlet FROM articles WHERE outlet COLLATE NOCASE IN (?1, ?2) "
        "ORDER BY outlet <> ?1 COLLATE NOCASE LIMIT 1",
        (bare, other),
    ).fetchone()
    return row[0] if row else bare
