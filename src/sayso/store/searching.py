"""Search: words in what is said, or in whole articles, with question. By SQLite's FTS5, ranked by BM25 (its own)."""

import re
import sqlite3
from bisect import bisect_right
from typing import Any

from sayso.errors import QuestionError
from sayso.store.keys import outlet_called
from sayso.store.marking import MARKED, best_sentence, find_marks
from sayso.store.packing import from_json
from sayso.store.paging import cursor_number, period
from sayso.store.question import Question
from sayso.store.records import Hit, Page, Saying
from sayso.store.sayings import SAYING, speakers_called, to_saying
from sayso.types import Passage, Span

_TERM = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_MOST_TERMS = 24
_MOST_CHARS = 1000
_TITLE_WEIGHT = 4.0  # a word of the title counts as four of the text, as titles are short and say what it is about
_MOST_OFFSET = 10_000


def match_of(words: str) -> str:
    """Return the FTS5 expression for words as people type them: all of them, "a phrase", begin*, -without.

    Raises QuestionError where nothing is left to look for.
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    for match in list(_TERM.finditer(words[:_MOST_CHARS]))[:_MOST_TERMS]:
        text = match["phrase"] if match["phrase"] is not None else match["word"]
        prefix = "*" if match["word"] and text.endswith("*") else ""
        text = text.replace("\x00", " ").strip("*")
        if re.search(r"\w", text):
            (unwanted if match["minus"] else wanted).append(f'"{text.replace(chr(34), " ")}"{prefix}')
    if not wanted:
        raise QuestionError("give a word to look for" + (" beside those to leave out" if unwanted else ""))
    expression = " AND ".join(wanted)
    return f"({expression}) NOT ({' OR '.join(unwanted)})" if unwanted else expression


def search(db: sqlite3.Connection, question: Question, limit: int, after: str | None) -> Page[Hit]:
    """Find passages. With filters on who speaks, sayings by their contents; else articles, each with its best passage.

    Without words the filters alone say what is found, the latest first.
    """
    offset = cursor_number(after, 0)
    if offset > _MOST_OFFSET:
        raise QuestionError("that far down a search is of no use: narrow it by dates, outlets or speakers")
    if not question.words.strip() or question.of_sayings:
        hits = _search_sayings(db, question, limit + 1, offset)
    else:
        hits = _search_articles(db, question, limit + 1, offset)
    return Page(tuple(hits[:limit]), str(offset + limit) if len(hits) > limit else None)


def _search_sayings(db: sqlite3.Connection, question: Question, limit: int, offset: int) -> list[Hit]:
    conditions, values = period("sayings.published_key", question.since, question.until)
    if question.since is not None or question.until is not None:
        conditions.append("sayings.published_key IS NOT NULL")
    if question.speaker is not None:
        speakers = speakers_called(db, question.speaker)
        if not speakers:
            return []
        conditions.append(f"sayings.speaker IN ({', '.join(map(str, speakers))})")
    if question.outlet is not None:
        conditions.append("sayings.outlet = ? COLLATE NOCASE")
        values.append(outlet_called(db, question.outlet))
    if question.anonymous:
        conditions.append("sayings.anonymous")
    if question.denied:
        conditions.append("sayings.denied")
    if question.words.strip():
        # The unary plus keeps SQLite from walking an index where it should walk the words.
        chosen = f"""
            SELECT sayings.number, rank FROM saying_words CROSS JOIN sayings ON sayings.number = saying_words.rowid
            WHERE saying_words MATCH ? {"".join(f" AND {condition}" for condition in conditions)}
            ORDER BY rank, sayings.number DESC LIMIT ? OFFSET ?
        """
        values = [match_of(question.words), *values]
    elif conditions:
        chosen = f"""
            SELECT sayings.number, 0 FROM sayings WHERE {" AND ".join(conditions)}
            ORDER BY published_key DESC, number DESC LIMIT ? OFFSET ?
        """
    else:
        raise QuestionError(
            "give words to look for, or say whose: a speaker, an outlet, unnamed sources, denials, dates"
        )
    numbers = [row[0] for row in db.execute(chosen, (*values, limit, offset))]
    sayings = fetch_sayings(db, numbers)
    return [_to_hit(sayings[number]) for number in numbers]


def fetch_sayings(db: sqlite3.Connection, numbers: list[int]) -> dict[int, Saying]:
    """Return sayings by their numbers."""
    rows = db.execute(f"{SAYING} WHERE sayings.number IN ({', '.join(map(str, numbers))})")
    return {row[20]: to_saying(row) for row in rows}


def _to_hit(saying: Saying) -> Hit:
    return Hit(saying.article, saying.outlet, saying.title, saying.published, saying.story, saying.content, saying)


def _search_articles(db: sqlite3.Connection, question: Question, limit: int, offset: int) -> list[Hit]:
    conditions, values = period("articles.published_key", question.since, question.until)
    if question.since is not None or question.until is not None:
        conditions.append("articles.published_key IS NOT NULL")
    if question.outlet is not None:
        conditions.append("articles.outlet = ? COLLATE NOCASE")
        values.append(outlet_called(db, question.outlet))
    expression = match_of(question.words)
    chosen = f"""
        SELECT article_words.rowid FROM article_words CROSS JOIN articles ON articles.number = article_words.rowid
        WHERE article_words MATCH ? AND rank MATCH 'bm25({_TITLE_WEIGHT}, 1.0)'
        {"".join(f" AND {condition}" for condition in conditions)}
        ORDER BY rank, articles.number DESC LIMIT ? OFFSET ?
    """
    numbers = [row[0] for row in db.execute(chosen, (expression, *values, limit, offset))]
    return [_article_hit(db, number, expression) for number in numbers]


def _article_hit(db: sqlite3.Connection, number: int, expression: str) -> Hit:
    identity, outlet, title, published, story, boilerplate, marked, body = db.execute(
        "SELECT articles.id, articles.outlet, revisions.title, articles.published, stories.id, revisions.boilerplate, "
        f"{MARKED}, texts.text "
        "FROM article_words JOIN articles ON articles.number = article_words.rowid "
        "JOIN revisions ON revisions.number = articles.revision JOIN texts ON texts.number = revisions.text "
        "LEFT JOIN stories ON stories.number = articles.story WHERE article_words MATCH ? AND article_words.rowid = ?",
        (expression, number),
    ).fetchone()
    marks = find_marks(marked, expression, body)
    span = best_sentence(body, _outside(marks, from_json(boilerplate, list[tuple[int, int, str]])) or marks)
    passage = Passage((span,), body[slice(*span)]) if span else Passage((), "")
    saying = saying_at(db, number, span) if span else None
    return Hit(identity, outlet, title, published, story, passage, saying)


def _outside(marks: list[Span], boilerplate: list[tuple[int, int, str]]) -> list[Span]:
    """Return the marks in what the article itself says, and not in captions, buttons or its front matter."""
    parts = sorted(boilerplate)
    starts = [start for start, _, _ in parts]
    found = []
    for mark in marks:
        at = bisect_right(starts, mark.start) - 1
        if at < 0 or parts[at][1] <= mark.start:
            found.append(mark)
    return found


def saying_at(db: sqlite3.Connection, article: int, span: Span) -> Saying | None:
    """Return the saying in whose content most of a span of an article lies, half of it at least, or None."""
    best: tuple[int, int, Any] | None = None
    for row in db.execute(f"{SAYING} WHERE sayings.article = ?", (article,)):
        saying = to_saying(row)
        common = sum(max(0, min(end, span.end) - max(start, span.start)) for start, end in saying.content.spans)
        rank = (common, -len(saying.content.text))
        if 2 * common >= span.end - span.start and (best is None or rank > best[:2]):
            best = (*rank, saying)
    return best[2] if best else None
