"""What outlets call the first, the largest, the only one: of one record two accounts that do not say the same.

Where a superlative narrows another one ("first Muslims", "first Muslim women"), `superlatives` sees it. Here the two
are worded so otherwise that only their surroundings tell that they are of one matter: the first official in 40 years to
resign over a policy here, the first resignation over a matter of security since 1980 there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from sayso.comparing.differences.windows import find_clause, show_words
from sayso.comparing.findings import Finding, make_side, outlet_name, shorten
from sayso.comparing.printings import sentence_spans, sentences_under
from sayso.comparing.story import Story
from sayso.comparing.terms import find_terms
from sayso.types import Article, DifferenceType, Span

MOST_WORDS = 16  # of what stands behind a superlative
MOST_RECORDS = 12  # of an article that are looked at
# Content words that two accounts share, and that their sentences share. Set on eight development stories, reading what
# 84 further events added.
LEAST_SHARED, LEAST_AROUND = 2, 3
LEAST_OTHER = 2  # content words that each account alone has: else they say one thing
SHOWN_WORDS = 14
LEAST_TOLD = 0.5  # of the content words of a record, that its clause has
# A first lady, a first step and what comes "at first" are no records.
_NO_RECORD = "lady|amendment|steps?|place|family|responders?|days?|nights?|weeks?|rounds?|drafts?"
_RECORD = re.compile(
    rf"(?<!\bat )\bfirst\b(?! (?:{_NO_RECORD})\b|,)"
    r"|\b(?:(?:second-)?largest|biggest|worst|deadliest|highest|lowest|youngest|oldest|longest|only)\b"
)
_OF_ITS_KIND = re.compile(r"\bof (?:its|their|his|her) kind\b")
_MARKS = re.compile(
    rf"\bhistor\w+|\bever\b|\bin (?:(?:more than|nearly|almost|over) )?\w+ (?:years|decades)\b|\bsince \d{{4}}\b"
    rf"|\bin (?:a|the) (?:century|decade|generation)\b|\bpresidency\b|\bin (?:his|her) \w+|{_OF_ITS_KIND.pattern}",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?]\s+(?=[A-Z“\"])|[;:]\s|[,—–]\s|\s-+\s|[“”\"]")


@dataclass(frozen=True, slots=True)
class _Record:
    """A superlative with the words behind it, the content words of both, and of the sentence around it."""

    word: str
    span: Span
    terms: frozenset[str]
    around: frozenset[str]
    of_its_kind: bool


def differ_in_records(story: Story) -> Iterator[Finding]:
    """Yield for two articles the nearest two accounts of one record that say different things of it."""
    found = [_find_records(story, n) for n in range(len(story.articles))]
    for n, m in combinations(range(len(found)), 2):
        if story.firsts[n] == story.firsts[m]:
            continue
        pairs = [(one, other) for one in found[n] for other in found[m] if _are_of_one_matter(one, other)]
        if any(one.terms == other.terms for one, other in pairs):
            continue
        nearest = max(pairs, key=lambda pair: len(pair[0].terms & pair[1].terms), default=None)
        if nearest:
            yield _finding(story, (n, nearest[0]), (m, nearest[1]))


def _find_records(story: Story, article: int) -> list[_Record]:
    text = story.articles[article].text
    records: list[_Record] = []
    for start, end in sentence_spans(story.articles[article]):
        if len(records) >= MOST_RECORDS or not _MARKS.search(text, start, end):
            continue
        records.extend(
            record for match in _RECORD.finditer(text, start, end) if (record := _read(text, match, start, end))
        )
    return records


def _read(text: str, match: re.Match[str], start: int, end: int) -> _Record | None:
    """A superlative with what stands behind it up to a mark; None where nothing there makes it a record."""
    words = list(re.finditer(r"\S+", text[match.start() : end]))[:MOST_WORDS]
    most = match.start() + words[-1].end()
    close = _END.search(text, match.end(), most)
    stop = close.start() if close else most
    if not _MARKS.search(text, match.start(), stop):
        stop = most
    if not _MARKS.search(text, match.start(), stop):
        return None
    kind = bool(_OF_ITS_KIND.search(text, match.start(), stop))
    terms = find_terms(text[match.end() : stop])
    return _Record(match.group(), Span(match.start(), stop), terms, find_terms(text[start:end]), kind)


def _are_of_one_matter(one: _Record, other: _Record) -> bool:
    """Do two accounts share words, or is one "the largest of its kind", whatever that is?"""
    least = LEAST_SHARED - (one.of_its_kind or other.of_its_kind)
    alike = len(one.terms & other.terms) >= least and len(one.around & other.around) >= LEAST_AROUND
    alike = alike and min(len(one.terms - other.terms), len(other.terms - one.terms)) >= LEAST_OTHER
    return one.word == other.word and alike


def _finding(story: Story, *found: tuple[int, _Record]) -> Finding:
    told = [(n, *_tell(story.articles[n], record)) for n, record in found]
    sides = tuple(make_side(story, n, (span,)) for n, _, span in told)
    shown = [f"{outlet_name(story, n)} has “{words}”" for n, words, _ in told]
    return Finding(DifferenceType.WORDING, None, sides, f"{', '.join(shown)}.", 1.5)


def _tell(article: Article, record: _Record) -> tuple[str, Span]:
    """A record as a note quotes it, and where it stands, with its clause.

    Where the clause tells too little of it, the note has the first words of the record.
    """
    sentence = sentences_under(article, *record.span)[0]
    text, at = article.text[slice(*sentence)], record.span.start - sentence.start
    start, end = find_clause(text, at, at + len(record.word))
    clause = show_words(text, start, end)
    if _MARKS.search(clause) and len(find_terms(clause) & record.terms) >= LEAST_TOLD * len(record.terms):
        first, last = sentence.start + start, max(sentence.start + end, record.span.end)
        return clause, Span(first, last)
    return shorten(article.text[slice(*record.span)], SHOWN_WORDS), record.span
