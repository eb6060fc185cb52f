"""The report of a stored story: what `compare` gives for its analyses, kept until the story changes."""

import sqlite3
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256

import msgspec

import sayso
from sayso.attribution.model import read_weights
from sayso.errors import NothingToReadError
from sayso.report import compare
from sayso.store.articles import fetch_story
from sayso.store.packing import pack_report, unpack_report
from sayso.store.resolving import StoredStory, resolve
from sayso.types import Rejected, Report

MODELS = ("encoder.onnx", "links.npz", "passages.npz", "printings.npz", "reader.onnx", "supported.npz")


@lru_cache(maxsize=1)
def program() -> str:
    """Return what a report depends on beside its story: the version of sayso, its types, and the comparison's models.

    Of types with a field more a kept report could be read still, with nothing in the field.
    """
    types = msgspec.json.encode(msgspec.json.schema(Report))
    weights = b"".join(read_weights("sayso.comparing", name) for name in MODELS)
    return f"{sayso.__version__}/{sha256(types + weights).hexdigest()[:16]}"


def kept_report(db: sqlite3.Connection, story: int) -> Report | None:
    """Return the report of a story, by number, where one is kept and the story has not changed since."""
    row = db.execute(
        "SELECT packed FROM reports JOIN stories ON stories.number = reports.story "
        "WHERE story = ? AND reports.version = stories.version AND program = ?",
        (story, program()),
    ).fetchone()
    if row is None:
        return None
    try:
        return unpack_report(row[0], {article.id: article.text for article in fetch_story(db, story)})
    except (ValueError, KeyError):  # damaged, or of types that have changed since: it is made anew
        return None


def make_report(story: StoredStory) -> Report:
    """Compare a story's articles. An undated one is dated from the others, never after the day it was received.

    Raises NothingToReadError where none of its articles has been analysed.
    """
    if not story.analyses:
        raise NothingToReadError(
            f"no article of the story {story.id} has been analysed yet; run `sayso ingest` to do it"
        )
    _, names, failed = resolve(story)
    rejected = [Rejected(identity, "is stored, but has not been analysed") for identity in story.missing]
    report = compare(story.analyses, names=names, rejected=rejected, today=story.latest)
    return replace(report, not_measured=(*report.not_measured, *failed))


def keep_report(db: sqlite3.Connection, story: StoredStory, report: Report) -> None:
    """Keep a report, unless the story has changed since it was read."""
    db.execute(
        "INSERT OR REPLACE INTO reports (story, version, program, packed) "
        "SELECT number, version, ?, ? FROM stories WHERE number = ? AND version = ?",
        (program(), pack_report(report), story.number, story.version),
    )
