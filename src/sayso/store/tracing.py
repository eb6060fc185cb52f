"""Where a quotation or a claim stands in the store: where it first appears, how it travelled, and how it changed.

Articles that may have it are found by the words that they share with it: three in a row for a quotation, several rare
ones for a claim. A passage that runs along the words looked for is compared with them word by word, as the report
compares quotations; of the others the sentences with most of the words are judged by their meaning.
"""

import sqlite3
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from sayso.comparing.alterations import Alignment, align, edits_of, relate
from sayso.comparing.meaning import load_encoder
from sayso.comparing.printings import Token, find_printings, read_tokens
from sayso.comparing.quotations import LEAST_SAME, LEAST_SHARE, LEAST_TELLING, RUN
from sayso.comparing.terms import FUNCTION_WORDS
from sayso.errors import QuestionError
from sayso.store.keys import date_key
from sayso.store.marking import MARKED, best_sentence, find_marks, paragraph_around
from sayso.store.records import Likeness, Trace, TracedPrinting
from sayso.store.searching import saying_at
from sayso.types import Article, Passage, Relation, Span

_MOST_CHARS = 2000  # of what is looked for
_MOST_RUNS = 12  # runs of three words that are looked up, spread over the whole
_MOST_WORDS = 6  # and rare words
_COMMON = 1500  # a word that so many articles have is taken for no rarer than another such one
_MOST_ARTICLES = 60  # that are looked at for each of the two
_MOST_JUDGED = 8  # sentences judged by meaning: each takes some thousandths of a second
_SLACK_WORDS = 4  # around where the words looked for should begin and end
# The cosine of what is looked for and a sentence, or the part of it that shares its words, that say the same. Tuned on
# 126 claims of five development stories, all in one store, in the wording of their labels: of the 300 articles that
# have them 224 are found, 46 by their words, and 27 others (at 0.5: 256 and 52; at 0.6: 182 and 16). Of 56 claims of
# three other stories: 107 of 136, and 7 others. By whole sentences alone it is 93 and 5 of these at 0.5. All this is of
# 0.55 with the encoder before the present one, with which 0.56 lets as many pairs of passages through (0.34 of them of
# one claim where it was 0.26, in 200 events of which most tuned it).
LEAST_MEANING = 0.56

_LIKENESS = {
    Relation.IDENTICAL: Likeness.SAME,
    Relation.SHORTENED: Likeness.SHORTENED,
    Relation.OVERLAPPING: Likeness.OVERLAPPING,
    Relation.ALTERED: Likeness.ALTERED,
}


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An article that shares words with what is looked for, and where its sentence with most of them is.

    `core` is what lies from the first of these words in the sentence to the last; `shared` is how many they are.
    """

    number: int
    text: str
    sentence: Span
    core: Span
    shared: int


def trace(db: sqlite3.Connection, wanted: str, limit: int) -> Trace:
    """Find the passages that have what is looked for, the earliest first. Raises QuestionError where it is no words."""
    wanted = " ".join(wanted[:_MOST_CHARS].split()).strip("\"“”'‘’ ")
    tokens = read_tokens(wanted, (Span(0, len(wanted)),))
    if not any(token.tells for token in tokens):
        raise QuestionError("give the words of a quotation or a claim: a few that tell something")
    found: dict[int, TracedPrinting] = {}
    others: dict[int, _Candidate] = {}
    for candidate in chain(_by_runs(db, wanted, tokens), _by_words(db, tokens)):
        if candidate.number in found or candidate.number in others:
            continue
        printing = _compare_words(db, candidate, wanted, tokens)
        if printing is not None:
            found[candidate.number] = printing
        else:
            others[candidate.number] = candidate
    for number, printing in _compare_meaning(db, wanted, list(others.values())):
        found[number] = printing
    order = sorted(found, key=lambda n: (date_key(found[n].published) or "~", n))
    return Trace(wanted, tuple(found[n] for n in order[:limit]))


def _by_runs(db: sqlite3.Connection, wanted: str, tokens: Sequence[Token]) -> Iterator[_Candidate]:
    """Articles that have three words in a row of those looked for."""
    runs = [
        wanted[tokens[n].start : tokens[n + RUN - 1].end]
        for n in range(len(tokens) - RUN + 1)
        if any(token.tells for token in tokens[n : n + RUN])
    ]
    step = max(1, -(-len(runs) // _MOST_RUNS))
    if runs:
        yield from _find(db, " OR ".join(_quoted(run) for run in dict.fromkeys(runs[::step])))


def _by_words(db: sqlite3.Connection, tokens: Sequence[Token]) -> Iterator[_Candidate]:
    """Articles that have at least two of the rarest words looked for."""
    words = list(dict.fromkeys(token.word for token in tokens if token.word not in FUNCTION_WORDS))
    counts = {word: _count(db, word) for word in words[: 4 * _MOST_WORDS]}
    rare = sorted((word for word in counts if counts[word]), key=lambda word: counts[word])[:_MOST_WORDS]
    if len(rare) == 1:
        yield from _find(db, _quoted(rare[0]))
    elif rare:
        pairs = (
            f"({_quoted(word)} AND ({' OR '.join(map(_quoted, rare[n + 1 :]))}))" for n, word in enumerate(rare[:-1])
        )
        yield from _find(db, " OR ".join(pairs))


def _count(db: sqlite3.Connection, word: str) -> int:
    row = db.execute(
        "SELECT count(*) FROM (SELECT 1 FROM article_words WHERE article_words MATCH ? LIMIT ?)",
        (_quoted(word), _COMMON),
    ).fetchone()
    return int(row[0])


def _quoted(words: str) -> str:
    return '"' + words.replace('"', " ") + '"'


def _find(db: sqlite3.Connection, expression: str) -> Iterator[_Candidate]:
    rows = db.execute(
        f"SELECT article_words.rowid, {MARKED}, texts.text FROM article_words "
        "JOIN articles ON articles.number = article_words.rowid "
        "JOIN revisions ON revisions.number = articles.revision JOIN texts ON texts.number = revisions.text "
        "WHERE article_words MATCH ? ORDER BY rank LIMIT ?",
        (expression, _MOST_ARTICLES),
    )
    for number, marked, text in rows.fetchall():
        marks = find_marks(marked, expression, text)
        sentence = best_sentence(text, marks)
        if sentence is not None:
            inside = [mark for mark in marks if sentence.start <= mark.start < sentence.end]
            core = Span(inside[0].start, min(inside[-1].end, sentence.end))
            yield _Candidate(number, text, sentence, core, len({text[slice(*mark)].lower() for mark in inside}))


def _compare_words(
    db: sqlite3.Connection, candidate: _Candidate, wanted: str, tokens: Sequence[Token]
) -> TracedPrinting | None:
    """The passage of the paragraph that runs along the words looked for, if enough of them do."""
    aligned = [
        (alignment.same, facing, alignment)
        for facing in _passages(candidate)
        if (stretch := _stretch(tokens, facing))
        and (alignment := align(tokens, facing, (0, len(tokens)), stretch))
        and _is_enough(tokens, alignment)
    ]
    if not aligned:
        return None
    _, facing, alignment = max(aligned, key=lambda one: one[0])  # the first of equals, which is one in marks
    first, last = alignment.other
    span = Span(facing[first].start, facing[last - 1].end)
    # What stands around it in the paragraph is not cut from it: only what was looked for can be shortened.
    relation = relate(tokens, facing, alignment, (), [(0, len(facing))])
    edits = edits_of(wanted, candidate.text, tokens, facing, alignment)
    score = alignment.same / len(tokens)
    return _printing(db, candidate, span, _LIKENESS[relation], score, tuple((e.before, e.after) for e in edits))


def _passages(candidate: _Candidate) -> Iterator[tuple[Token, ...]]:
    """The quotations of the paragraph that has the sentence, joined over their cues, and then all of the paragraph."""
    start, end = paragraph_around(candidate.text, candidate.sentence.start)
    paragraph = Article("", candidate.text[start:end])
    for printing in find_printings(paragraph, 0, ()):
        yield tuple(token._replace(start=token.start + start, end=token.end + start) for token in printing.tokens)
    yield read_tokens(candidate.text, (Span(start, end),))


def _stretch(tokens: Sequence[Token], facing: Sequence[Token]) -> tuple[int, int] | None:
    """Where in a paragraph the words looked for would lie, by the first run that both have, and the last."""
    size = min(RUN, len(tokens))
    places: dict[tuple[str, ...], int] = {}
    for n in range(len(tokens) - size + 1):
        places.setdefault(tuple(token.word for token in tokens[n : n + size]), n)
    hits = [
        (place, n)
        for n in range(len(facing) - size + 1)
        if (place := places.get(tuple(token.word for token in facing[n : n + size]))) is not None
    ]
    if not hits:
        return None
    # The hit around which most others lie along the same course is that of the utterance itself.
    shifts = sorted(n - place for place, n in hits)
    near = {
        shift: (bisect_left(shifts, shift - len(tokens)), bisect_right(shifts, shift + len(tokens))) for shift in shifts
    }
    first, behind = max((near[n - place] for place, n in hits), key=lambda course: course[1] - course[0])
    return max(0, shifts[first] - _SLACK_WORDS), min(len(facing), shifts[behind - 1] + len(tokens) + _SLACK_WORDS)


def _is_enough(tokens: Sequence[Token], alignment: Alignment) -> bool:
    """Does so much agree that it is the same utterance, as for quotations: most of the words that tell?

    What is cut at its ends does not count, where what is left is long enough to be known.
    """
    telling = sum(token.tells for token in tokens)
    here = sum(token.tells for token in tokens[slice(*alignment.one)])
    if alignment.telling < min(LEAST_TELLING, telling) or alignment.telling < LEAST_SHARE * here:
        return False
    return alignment.same >= LEAST_SAME or alignment.telling >= LEAST_SHARE * telling


def _compare_meaning(
    db: sqlite3.Connection, wanted: str, candidates: list[_Candidate]
) -> Iterator[tuple[int, TracedPrinting]]:
    """Judge the sentences that share most words with what is looked for by what they mean."""
    chosen = sorted(candidates, key=lambda candidate: -candidate.shared)[:_MOST_JUDGED]
    if not chosen:
        return
    texts = [wanted, *(one.text[slice(*one.sentence)] for one in chosen)]
    whole = [(n, (Span(0, len(text)),)) for n, text in enumerate(texts)]
    cores = [
        (n, (Span(one.core.start - one.sentence.start, one.core.end - one.sentence.start),))
        for n, one in enumerate(chosen, 1)
    ]
    vectors = load_encoder().encode(texts, [*whole, *cores])
    alike = (vectors[1:] @ vectors[0]).reshape(2, len(chosen)).max(0)  # the sentence, or the part of it
    for candidate, score in zip(chosen, alike.tolist(), strict=True):
        if score >= LEAST_MEANING:
            printing = _printing(db, candidate, candidate.sentence, Likeness.MEANING, min(1.0, score), ())
            yield candidate.number, printing


def _printing(
    db: sqlite3.Connection,
    candidate: _Candidate,
    span: Span,
    likeness: Likeness,
    score: float,
    edits: tuple[tuple[str, str], ...],
) -> TracedPrinting:
    identity, outlet, title, published, story, original = db.execute(
        "SELECT articles.id, articles.outlet, revisions.title, articles.published, stories.id, original.id "
        "FROM articles JOIN revisions ON revisions.number = articles.revision "
        "LEFT JOIN stories ON stories.number = articles.story "
        "LEFT JOIN copies ON copies.article = articles.number "
        "LEFT JOIN articles AS original ON original.number = copies.original WHERE articles.number = ?",
        (candidate.number,),
    ).fetchone()
    return TracedPrinting(
        article=identity,
        outlet=outlet,
        title=title,
        published=published,
        story=story,
        passage=Passage((span,), candidate.text[slice(*span)]),
        likeness=likeness,
        score=score,
        edits=edits,
        saying=saying_at(db, candidate.number, span),
        copy_of=original,
    )
