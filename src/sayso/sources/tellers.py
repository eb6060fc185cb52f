"""Unnamed people whose words stand in passing, where the finding of attributions left them out.

"A bill backed by families who say they are still waiting", "allegations of fraud from two former clerks": the model
that finds attributions reads such words now and then as part of somebody else's alone. This finds the plain forms where
the people are no subject of a clause, so that it is clear where their words end, and of unnamed people alone: they are
the sources that a reader should know of.
"""

import re
from collections.abc import Iterator
from itertools import islice

from sayso.sources.discourse import Discourse, with_attributions
from sayso.sources.phrases import Phrase
from sayso.sources.plain_phrases import find_plain_phrases
from sayso.sources.unnamed import is_unnamed
from sayso.types import Act, Attribution, Passage, QuotationType, Span

# Of these: in 260 articles that nobody had seen there were two, in the stories two; all were right (docs/sources.md).
CONFIDENCE = 0.8
_LEAST_WORDS = 3  # of what is said
_PHRASE_CHARS, _CONTENT_CHARS = 120, 400  # the longest phrase for people, and the longest content that is looked at
_MOST = 200  # in one article; long articles have less than ten

_WHO = re.compile(
    r"(?P<comma>,?) who (?:(?:also|now|still|later|have|had|has long|have long) )?"
    r"(?P<verb>says?|said|claim(?:s|ed)?|argue[sd]?|contend(?:s|ed)?|allege[sd]?|insist(?:s|ed)?|maintain(?:s|ed)?|"
    r"warn(?:s|ed)?|complain(?:s|ed)?|fear(?:s|ed)?|believed?|"
    r"suggest(?:s|ed)?|predict(?:s|ed)?|worry|worried|acknowledged?|testified)(?P<that> that)? "
)
# Before the phrase of people that a relative clause goes with, where they are the subject of what follows the clause.
_SUBJECT_BEHIND = re.compile(
    r"(?:^|[.,;:—–“”\"(] |\b(?:that|and|but|or|because|while|when|as|if|what|how|why|where) )$"
)
# What a clause behind "say" without "that" begins with: its subject, or the past that is claimed.
_SUBJECT = re.compile(
    r"(?:they|he|she|it|we|there|this|these|those|the|an?|his|her|their|its|such|some|many|to have|[A-Z][\w’'.-]+)\b"
)
_ABOUT = re.compile(
    r"\b(?P<noun>accusations?|allegations?|complaints?|charges|claims?|warnings?) (?P<word>of|about) "
    r"(?P<content>[^,;:.\n“”\"()]{3,120}?) (?:from|by) (?P<people>[^,;:.\n“”\"()]{3,100})"
)
_ENDS = re.compile(r"[;\n]| [—–]|,? (?:but|while|although|though|whereas) |, (?:and|or|which|who|with|as|a|an|the) |--")
_GENERIC = frozenset("people person man woman men women ones guy someone".split())


def with_tellers(discourse: Discourse) -> Discourse:
    """Return an article with the words of unnamed people added that stand in passing, in the order of the cues."""
    read = [False] * (len(discourse.text) + 1)
    for attribution in discourse.attributions:
        for start, end in (*attribution.source.spans, *attribution.cue.spans):
            read[start:end] = [True] * (end - start)
    found = [*_find_relative(discourse), *_find_nouns(discourse)]
    added = []
    for source, cue, content in found:
        if not any(read[source.start : source.end]) and not any(read[cue.start : cue.end]):
            read[source.start : source.end] = [True] * (source.end - source.start)
            added.append(_attribution(discourse, source, cue, content))
    return with_attributions(discourse, added)


def _find_relative(discourse: Discourse) -> Iterator[tuple[Span, Span, Span]]:
    """Find "by families who say they are still waiting", as source, cue and content."""
    text = discourse.text
    for match in islice(_WHO.finditer(text), _MOST):
        phrase = _people_before(discourse, match.start())
        if phrase is None or not _may_tell(discourse, phrase):
            continue
        bare = not phrase.modifiers and not phrase.quantified and not phrase.count
        if not match.group("comma") and bare and phrase.head in _GENERIC:
            continue  # "people who say so"
        if not match.group("that") and not _SUBJECT.match(text, match.end()):
            continue
        content = _clause(discourse, match.end())
        if content is not None:
            yield Span(phrase.start, match.start()), Span(*match.span("verb")), content


def _find_nouns(discourse: Discourse) -> Iterator[tuple[Span, Span, Span]]:
    """Find "allegations of fraud from two former clerks", as source, cue and content."""
    text = discourse.text
    for match in islice(_ABOUT.finditer(text), _MOST):
        phrase = _people_at(discourse, match.start("people"), match.end("people"))
        if phrase is not None and not discourse.in_quotation(match.start()):
            yield Span(phrase.start, phrase.end), Span(*match.span("noun")), Span(*match.span("content"))


def _people_before(discourse: Discourse, end: int) -> Phrase | None:
    """Return the phrase for unnamed people that ends at an offset, or None where none does."""
    start = max(discourse.sentences[discourse.sentence_of(end - 1)][0], end - _PHRASE_CHARS)
    phrases = find_plain_phrases(discourse.text, start, end, discourse.names_in(start, end))
    last = phrases[-1] if phrases else None
    return last if last is not None and last.end == end and _is_people(last) else None


def _people_at(discourse: Discourse, start: int, end: int) -> Phrase | None:
    """Return the phrase for unnamed people that begins at an offset, or None where none does."""
    phrases = find_plain_phrases(discourse.text, start, end, discourse.names_in(start, end))
    first = phrases[0] if phrases else None
    return first if first is not None and first.start == start and _is_people(first) else None


def _is_people(phrase: Phrase) -> bool:
    return phrase.name is None and phrase.determiner not in ("no", "neither", "any", "every") and is_unnamed(phrase)


def _may_tell(discourse: Discourse, phrase: Phrase) -> bool:
    """Is a phrase outside of quotations, and the object of a word before it, so that its clause runs to the end?"""
    if discourse.in_quotation(phrase.start):
        return False
    start = discourse.sentences[discourse.sentence_of(phrase.start)][0]
    return _SUBJECT_BEHIND.search(discourse.text[max(start, phrase.start - 16) : phrase.start]) is None


def _clause(discourse: Discourse, start: int) -> Span | None:
    """Return the clause that begins at an offset: to the end of its sentence or to what is not said any more."""
    text = discourse.text
    end = min(discourse.sentences[discourse.sentence_of(start)][1], start + _CONTENT_CHARS)
    stop = _ENDS.search(text, start, end)
    content = text[start : stop.start() if stop else end].rstrip(" .,;:!?")
    return Span(start, start + len(content)) if content.count(" ") + 1 >= _LEAST_WORDS else None


def _attribution(discourse: Discourse, source: Span, cue: Span, content: Span) -> Attribution:
    text = discourse.article.text
    words = text[slice(*content)]
    holders = [
        (span.end - span.start, n)
        for n, other in enumerate(discourse.attributions)
        for span in other.content.spans
        if span.start <= min(source.start, cue.start) and max(source.end, content.end) <= span.end
    ]
    within = min(holders)[1] if holders else None
    return Attribution(
        source=Passage((source,), text[slice(*source)]),
        cue=Passage((cue,), text[slice(*cue)]),
        content=Passage((content,), words),
        quotation=QuotationType.MIXED if "“" in words or '"' in words else QuotationType.INDIRECT,
        act=Act.SAYS,
        within=within,
        confidence=CONFIDENCE,
    )
