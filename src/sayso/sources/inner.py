"""What a source says that somebody else said or believes, where the finding of attributions left it out.

In the words of a quotation, "you said this was safe" is the word of the one who is spoken to. A spokesman's "the
president believes that ..." is the president's word through the spokesman. The model that finds attributions is trained
on the outermost ones, and reads sayings in indirect speech better than these; this finds the plain forms by their
words: a pronoun, a name, or an office, right before the verb, at the beginning of a clause.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from sayso.sources.discourse import Discourse, with_attributions
from sayso.sources.nouns import is_person_noun
from sayso.types import Act, Attribution, Passage, QuotationType, Span

CONFIDENCE = 0.8  # of these; on the stories that were looked at, and 17 more, five were found and all were right
_LEAST_WORDS = 4  # of what is believed; with fewer it is mostly a turn of speech ("he thinks so")
_VERB = re.compile(
    r" [“\"‘]?(?:(?:also|still|strongly|firmly|really|clearly) )?(?P<verb>(?:has |had )?"
    r"(?:believes?|believed|thinks|thought|feels|felt|"
    r"made (?:it )?clear))(?= (?:that )?(?![.,;:]))"
)
# In a quotation: "you said this was safe", "my son says: ‘Look’".
_SAYING = re.compile(
    r"\b(?P<source>(?:[Yy]ou|[Hh]e|[Ss]he)(?= )|(?:[Mm]y|[Yy]our|[Hh]is|[Hh]er) (?P<noun>[a-z]+)(?= ))"
    r"(?:(?<=[a-z]{3}) (?:[a-z]+ ){1,4}?and)? (?P<verb>(?:has |have )?(?:said|says?|told (?:me|us)))"
    r"(?:[,:](?: well,)?)? (?:that )?"
)
_MARKS = "‘’'“\""
_INNER_END = re.compile(r"[’'”\"](?=[\s.,;:!?)”\"]|$)")
_OFFICE = re.compile(r"(?:[Tt]he|[Hh]is|[Hh]er) (?:[\w’-]+ ){0,2}?(?P<noun>[a-z]+)$")
_CLAUSE = re.compile(r"(?:^|[“\"‘(]|[,;:.!?—–―] |\b(?:that|but|and|because|while|since|as) )$")
_SPOKEN_CLAUSE = re.compile(
    r"(?:^|[“\"‘(]|[,;:.!?—–―] |\b(?:and|but|so|now|then|when|because|while|since) )$", re.IGNORECASE
)
_CONDITION = re.compile(r"\b(?:[Ii]f|[Ww]hether|[Uu]nless)\b[^,;:.]*$")
_CONDITION_CHARS = 60
_OFFICE_CHARS, _CLAUSE_CHARS = 40, 12
_MOST_SAYINGS = 12  # in one piece of a quotation
_CONTENT_CHARS = 1000  # the longest sentence or inner quotation that is looked at


def with_inner(discourse: Discourse) -> Discourse:
    """Return an article with the attributions of belief inside its contents added, in the order of the cues."""
    inner: defaultdict[int, list[Attribution]] = defaultdict(list)
    for attribution in discourse.attributions:
        if attribution.within is not None:
            inner[attribution.within].append(attribution)
    added = [item for n in range(len(discourse.attributions)) for item in _find_in(discourse, n, inner[n])]
    return with_attributions(discourse, added)


def _find_in(discourse: Discourse, n: int, inner: Sequence[Attribution]) -> Iterator[Attribution]:
    """Find what attribution `n` says of others' words, where `inner` are the attributions that were found in it."""
    outer = discourse.attributions[n]
    if outer.quotation is QuotationType.DIRECT:
        yield from _find_sayings(discourse, n, inner)
    if inner:
        return  # it has been read
    for start, end in outer.content.spans:
        for verb in _VERB.finditer(discourse.text, start, end):
            subject = _subject_before(discourse, start, verb.start())
            if subject is None or not _begins_clause(discourse.text, start, subject):
                continue
            content = _content_behind(discourse, verb.end(), end)
            if content is not None:
                yield _attribution(discourse, n, Span(subject, verb.start()), Span(*verb.span("verb")), content)


def _find_sayings(discourse: Discourse, n: int, inner: Sequence[Attribution]) -> Iterator[Attribution]:
    """Find who is said to have said something in a quotation, by "you", "he" and "she", or as somebody's relative."""
    read = [span for other in inner for span in other.cue.spans]
    for start, end in discourse.attributions[n].content.spans:
        for match in islice(_SAYING.finditer(discourse.text, start, end), _MOST_SAYINGS):
            noun = match.group("noun")
            if (noun and not is_person_noun(noun)) or not _may_say(discourse.text, start, match.start()):
                continue
            if any(first < match.end() and match.start() < last for first, last in read):
                continue
            content = _inner_quotation(discourse.text, match.end(), end) or _content_behind(discourse, match.end(), end)
            if content is not None:
                yield _attribution(discourse, n, Span(*match.span("source")), Span(*match.span("verb")), content)


def _may_say(text: str, start: int, subject: int) -> bool:
    """Does a clause of a quotation that begins at `start` begin with its subject?"""
    return subject == start or _SPOKEN_CLAUSE.search(text, max(start, subject - _CLAUSE_CHARS), subject) is not None


def _inner_quotation(text: str, start: int, end: int) -> Span | None:
    if text[start : start + 1] not in _MARKS:
        return None
    closing = _INNER_END.search(text, start + 1, min(end, start + _CONTENT_CHARS))
    return Span(start + 1, closing.start()) if closing and closing.start() > start + 1 else None


def _begins_clause(text: str, start: int, subject: int) -> bool:
    """Does a clause of a content that begins at `start` begin with its subject, and is it no condition?"""
    if subject == start:
        return True
    if not _CLAUSE.search(text, max(start, subject - _CLAUSE_CHARS), subject):
        return False
    return not _CONDITION.search(text, max(start, subject - _CONDITION_CHARS), subject)


def _subject_before(discourse: Discourse, start: int, end: int) -> int | None:
    """Return where the name or the office that ends at `end` begins, or None where another word stands there."""
    for name in discourse.names_in(max(start, end - _OFFICE_CHARS), end):
        if name.end == end and not name.possessive and name.lead >= start:
            return name.lead
    office = _OFFICE.search(discourse.text, max(start, end - _OFFICE_CHARS), end)
    return office.start() if office and is_person_noun(office.group("noun")) else None


def _content_behind(discourse: Discourse, start: int, end: int) -> Span | None:
    """Return what is believed: to the end of the sentence or of the outer content, without marks at its edges."""
    text = discourse.text
    end = min(end, discourse.sentences[discourse.sentence_of(start)][1], start + _CONTENT_CHARS)
    bare = text[start:end].strip(' ,.;:”"’')
    if bare.count(" ") + 1 < _LEAST_WORDS:
        return None
    start = text.index(bare, start)
    return Span(start, start + len(bare))


def _attribution(discourse: Discourse, n: int, source: Span, cue: Span, content: Span) -> Attribution:
    text = discourse.article.text
    words = text[content.start : content.end]
    quoted = "“" in words or '"' in words
    return Attribution(
        source=Passage((source,), text[source.start : source.end]),
        cue=Passage((cue,), text[cue.start : cue.end]),
        content=Passage((content,), words),
        quotation=QuotationType.MIXED if quoted else QuotationType.INDIRECT,
        act=Act.SAYS,
        within=n,
        confidence=min(CONFIDENCE, discourse.attributions[n].confidence),
    )
