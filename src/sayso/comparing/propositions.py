"""What may be a claim: the articles' words, cut into propositions, each with the attribution that it stands under."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.comparing.printings import sentence_spans
from sayso.text import find_words, skip_dateline
from sayso.types import Act, Article, Attribution, QuotationType, ResolvedAttribution, Span, Spans, text_of

# A clause shorter than this says too little to be compared by itself and stays with its neighbour. Most passages that
# readers mark as claims have 6 to 19 words (tenth and ninetieth percentile of 367 in five development stories).
MIN_WORDS = 4
# A shorter clause of time, condition or company ("if they were single") says nothing apart from what it hangs on.
# On eight development stories the precision of claim pairs is 0.68 at 4, 0.71 at 8, 0.72 at 11; recall 0.50 to 0.49.
MIN_WORDS_SUBORDINATE = 8
# What is left of a sentence beside its source, cue and content must say at least this much to be a claim of its own.
MIN_REST_WORDS = 5
LEAST_WORDS = 2  # "these reports" can be denied; a single word says nothing

MOST_CHARS = 400  # of a source, cue and content that make one proposition: farther apart they are no clause
# A shorter run of words under an attribution of its own ("his plan") is no proposition; it stays where it stands.
MIN_RUN_WORDS = 3

_Word = tuple[int, int]
_COMPLEMENT = re.compile(r"(?:that|if|whether|why|how|what|because|there)\b", re.IGNORECASE)
_SAYING = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|told|tell(?:s|ing)?|wrote|writ(?:es|ing)|add(?:s|ed|ing)|according|report(?:s|ed|ing)?|think|thought"
    r"|believ(?:es?|ed|ing)|argu(?:es?|ed|ing)|tweet(?:ed|s|ing)?|stat(?:es?|ed|ing))\b",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|will|would|has|have|had|can|could|may|might|should|must|does|did|do)\b|['’](?:re|ll|ve)\b|n['’]t\b",
    re.IGNORECASE,
)
_SUBJECT = r"(?:he|she|it|they|we|i|you|there|this|that|these|those|the|his|her|their|its|our|my|no|mr|ms|mrs)"
_AUXILIARY = r"(?:is|are|was|were|could|would|will|has|have|had|can|may|might|should|must|did|does|do)"
# Where one clause ends and another begins: marks, conjunctions, relative pronouns, a second verb, a participle. On five
# development stories each of the last three added a point or two to the F1 of claim pairs.
_CUT = re.compile(
    r"(?=[;—―–:,\s-])(?:(?P<stop>[;—―–]\s*|(?<=\s)--?\s|:\s)"
    r"|,\s+(?:and|but|or|so|yet|nor|while|although|though|because|after|before|as|since|if|unless|whereas|which|who"
    r"|whom|whose|where|when|with|without|including|despite|\w+ing)\b"
    r"|\s(?:and|but|or)\s+(?=" + _SUBJECT + r"\b|" + _AUXILIARY + r"\b|(?:also|then|later|not)\b)"
    r"|\s(?:because|after|before|although|though|while|when|if|unless|whereas|until|where|who|which|whose|whom)\s"
    r"|\sthat\s(?=" + _AUXILIARY + r"\b))",
    re.IGNORECASE,
)

# A verb that has its object behind the second one says nothing yet: "was, is and will be open".
_BARE = re.compile(rf"\b{_AUXILIARY}$")
MOST_AUXILIARY_CHARS = 5  # of one of these verbs: what stands farther before a cut is not looked at
_SUBORDINATE = re.compile(
    r"(?:if|when|while|where|before|after|until|unless|because|since|as|with|without|including|despite|although|though"
    r"|whereas)\b",
    re.IGNORECASE,
)
# Who is asked and does not answer claims nothing.
_REFUSAL = re.compile(
    r"\b(?=[drhc])(?:(?:declin|refus)(?:e[sd]?|ing) (?:further |any )?(?:to )?(?:comment|be interviewed|answer|respond)"
    r"|(?:(?:did|does|do|had|has|have|could) not|(?:did|does|do|had|has|have|could)n['’]t) (?:immediately |yet )?"
    r"(?:respond|repl(?:y|ied)|return|be reached|comment|answer)\b)",
    re.IGNORECASE,
)

# Words that only bring in what somebody says next: "the initial report had said", "she told reporters Friday".
_FRAME = re.compile(r"\b(?:sa(?:id|ys|ying)|reported|added|wrote|told(?: [\w’'-]+){1,2})$", re.IGNORECASE)
_CITING = re.compile(r"\b(?:citing|quoting)$")  # "the Ledger reported on Monday, citing": whom is its source
MOST_CITING_WORDS = 12
MOST_FRAME_WORDS = 7  # a longer clause says something besides: "no worse than what the president himself has said"
# A few words that go on in what was cut away, such as somebody's words ("The comments from"), say nothing.
_CUT_OFF = re.compile(
    r"\b(?:and|but|or|that|which|who|whose|where|when|while|after|before|as|of|from|with|than|because|if|the|an?|amid"
    r"|during|except|despite|for|to|at)$",
    re.IGNORECASE,
)
LEAST_WORDS_CUT_OFF = 6
# What a clause ends with where its end was cut off, because it only says who speaks.
_JOINING = re.compile(
    r"(?:and|but|or|who|which|when|while|where|as|after|before|that|with|because|although|though)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Proposition:
    """Words of one article that say one thing.

    `article` and `number` are indices: of the article in the story, and of the sentence in the article; `sentence` is
    where that sentence stands.
    `attribution` is the innermost one in whose content the words stand, None where the outlet says them itself.
    """

    article: int
    number: int
    sentence: Span
    attribution: ResolvedAttribution | None
    spans: Spans
    text: str

    @property
    def quoted(self) -> bool:
        """Are the words somebody's own, in quotation marks?"""
        return _is_direct(self.attribution)


def _is_direct(told_by: ResolvedAttribution | None) -> bool:
    return told_by is not None and told_by.attribution.quotation is QuotationType.DIRECT


def find_propositions(article: Article, index: int, attributions: Sequence[ResolvedAttribution]) -> list[Proposition]:
    """Cut an article into propositions, in the order of its text. Boilerplate gives none."""
    holder, told = _lay_out(article.text, attributions)
    found = []
    for number, (start, end) in enumerate(sentence_spans(article)):
        start = skip_dateline(article.text, start, end)
        for holding, words in _stretches(article.text, Span(start, end), holder, told):
            for clause in _clauses(article.text, words):
                if len(clause) < LEAST_WORDS:
                    continue
                spans = _spans(article.text, clause)
                chosen = attributions[holding] if holding is not None else None
                text = text_of(article.text, spans)
                if _says_nothing(text, len(clause)) or _is_refusal(text, chosen):
                    continue
                found.append(Proposition(index, number, Span(start, end), chosen, spans, text))
    return found


def _says_nothing(text: str, words: int) -> bool:
    """Do so many words only bring in what somebody says, or what was cut away behind them?"""
    brings_in = words <= MOST_FRAME_WORDS and _FRAME.search(text) is not None
    brings_in = brings_in or (words <= MOST_CITING_WORDS and _CITING.search(text) is not None)
    return brings_in or (words < LEAST_WORDS_CUT_OFF and _CUT_OFF.search(text) is not None)


def _is_refusal(text: str, told_by: ResolvedAttribution | None) -> bool:
    """Does somebody not answer? In somebody's quoted words it is what they say."""
    return not _is_direct(told_by) and _REFUSAL.search(text) is not None


def is_clause(attribution: Attribution) -> bool:
    """Does the content say something by itself, without the cue: "said that X won", and not "praised X"?"""
    content = attribution.content.text
    if (
        attribution.quotation is QuotationType.DIRECT
        or _COMPLEMENT.match(content)
        or _SAYING.search(attribution.cue.text)
    ):
        return True
    return bool(_FINITE.search(content))


def _lay_out(text: str, attributions: Sequence[ResolvedAttribution]) -> tuple[list[int | None], list[bool]]:
    """For every character the attribution that it stands under, and whether it only says who speaks.

    Of several attributions the one with the shortest content holds, and of those with one cue and one content the
    first: the others are parts of its source. Where the content is no clause, source and cue are part of what is
    claimed ("the senator praised the bill").
    """
    holder: list[int | None] = [None] * len(text)
    told = [False] * len(text)
    sources = [False] * len(text)
    claimed: list[tuple[int, int, int]] = []
    for resolved in attributions:
        for start, end in resolved.attribution.source.spans:
            sources[start:end] = [True] * (end - start)
    whole: dict[tuple[Spans, Spans], int] = {}
    for n, resolved in enumerate(attributions):
        whole.setdefault((resolved.attribution.cue.spans, resolved.attribution.content.spans), n)
    by_length = sorted(whole.values(), key=lambda n: -len(attributions[n].attribution.content.text))
    for n in by_length:
        attribution = attributions[n].attribution
        if attributions[n].within and not _reports(attribution):
            continue
        if _names_source(attribution, sources):
            for start, end in attribution.cue.spans + attribution.content.spans:
                told[start:end] = [True] * (end - start)
            continue
        told_by = attribution.source.spans + attribution.cue.spans
        if is_clause(attribution):
            for start, end in _near_cue(text, attribution):
                holder[start:end] = [n] * (end - start)
            for start, end in told_by:
                told[start:end] = [True] * (end - start)
        else:
            spans = told_by + attribution.content.spans
            start, end = min(span.start for span in spans), max(span.end for span in spans)
            if end - start <= MOST_CHARS:
                holder[start:end] = [n] * (end - start)
                claimed.append((n, start, end))
    for n, start, end in claimed:
        for at in range(start, end):
            told[at] = told[at] and holder[at] != n
    return holder, told


def _names_source(attribution: Attribution, sources: Sequence[bool]) -> bool:
    """Is the content only whom the source leans on: "the Ledger, citing two officials"?"""
    inside = [source for start, end in attribution.content.spans for source in sources[start:end]]
    return 4 * sum(inside) >= 3 * len(inside) > 0


def _near_cue(text: str, attribution: Attribution) -> Spans:
    """The content; of one that is not quoted only what stands in the paragraph of its cue."""
    if attribution.quotation is QuotationType.DIRECT or not attribution.cue.spans:
        return attribution.content.spans
    at = attribution.cue.spans[0].start
    first, last = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    return tuple(span for span in attribution.content.spans if span.start >= first and (last < 0 or span.end <= last))


def _reports(attribution: Attribution) -> bool:
    """Does a nested attribution bring what somebody said, and not only what they want or do?"""
    return attribution.act in (Act.DENIES, Act.CONFIRMS, Act.QUESTIONS) or bool(_SAYING.search(attribution.cue.text))


def _stretches(
    text: str, sentence: Span, holder: list[int | None], told: list[bool]
) -> Iterator[tuple[int | None, list[_Word]]]:
    """Cut a sentence where one content ends and another begins, and leave out what only says who speaks.

    A content that is broken by its cue is one stretch. A word or two under another attribution than the words around
    them stay with these.
    """
    runs: list[tuple[int | None, list[_Word]]] = []
    for word in find_words(text, *sentence):
        holding = holder[word[0]]
        if runs and runs[-1][0] == holding:
            runs[-1][1].append(word)
        else:
            runs.append((holding, [word]))
    joined: list[tuple[int | None, list[_Word]]] = []
    for holding, run in runs:
        said = sum(not told[start] for start, _ in run)
        if said < MIN_REST_WORDS and said < len(run):
            continue
        before = next((known for known in reversed(joined) if known[0] == holding), None)
        if holding is not None and before is not None:
            before[1].extend(run)
        elif joined and len(run) < MIN_RUN_WORDS:
            joined[-1][1].extend(run)
        else:
            joined.append((holding, run))
    for holding, run in joined:
        yield holding, run if holding is not None else _without_cue(text, run, told)


def _without_cue(text: str, words: list[_Word], told: list[bool]) -> list[_Word]:
    """Leave out the end of a run that only says who speaks next: "The case began in May, when Ann Lee said"."""
    size = len(words)
    while size and told[words[size - 1][0]]:
        size -= 1
    while 0 < size < len(words) and _JOINING.fullmatch(text, *words[size - 1]):
        size -= 1
    return words[:size]


def _clauses(text: str, words: list[_Word]) -> Iterator[list[_Word]]:
    """Cut a run of words where one clause ends and another begins, so that none is too short to say something."""
    if not words:
        return
    first, last = words[0][0], words[-1][1]
    cuts = [
        match.end() if match.group("stop") else match.start() + 1
        for match in _CUT.finditer(text, first, last)
        if not _BARE.search(text, max(first, match.start() - MOST_AUXILIARY_CHARS), match.start())
    ]
    pieces: list[list[_Word]] = [[]]
    at = 0
    for word in words:
        while at < len(cuts) and cuts[at] <= word[0]:
            at += 1
            if pieces[-1]:
                pieces.append([])
        pieces[-1].append(word)
    clause: list[_Word] = []
    for piece in pieces:
        if len(clause) >= _least_words(text, clause) and len(piece) >= _least_words(text, piece):
            yield clause
            clause = []
        clause = clause + piece
    yield clause


def _least_words(text: str, clause: list[_Word]) -> int:
    return MIN_WORDS_SUBORDINATE if clause and _SUBORDINATE.match(text, clause[0][0]) else MIN_WORDS


def _spans(text: str, clause: list[_Word]) -> Spans:
    """The pieces of the text under the words of a clause: words that follow each other make one piece."""
    spans: list[Span] = []
    first, last = clause[0]
    for start, end in clause[1:]:
        between = text[last:start]
        if between != " " and any(map(str.isalnum, between)):
            spans.append(Span(first, last))
            first = start
        last = end
    return (*spans, Span(first, last))
