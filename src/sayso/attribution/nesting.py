"""Finding all attributions of an article: the outermost first, then what lies inside their contents.

The model marks only the outermost attribution of a passage, as its training data does. What lies inside a content is
found by reading that content again as a text of its own, to any depth that the words bear. Inside a content only what
somebody is said to have said or to believe counts, and not what they want or feel: it is the chain of tellers that is
looked for.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

import numpy as np

from sayso.attribution.acts import find_act, find_quotation_type, is_addressed, tells_of_speech
from sayso.attribution.clause_ends import end_at_closing_marks, end_at_list_points, end_at_semicolons
from sayso.attribution.confidence import confidence_of, load_calibration
from sayso.attribution.cue_ends import settle_cues
from sayso.attribution.decoding import Flat, Runs, decode_all
from sayso.attribution.found import Found
from sayso.attribution.idioms import BEFORE, BEHIND, is_idiom, is_label, is_notice
from sayso.attribution.model import Network, Scores, load_network
from sayso.attribution.pieces import Window, make_windows
from sayso.attribution.quoted import give_introduced, give_whole, read_signatures
from sayso.attribution.relays import name_venues, share_contents, turn_citations
from sayso.attribution.sourceless import drop_subjects
from sayso.attribution.taken_up import find_taken_up
from sayso.text import Quotation, find_paragraphs, find_quotations
from sayso.types import Article, Attribution, Passage, Span, Spans, text_of

LEAST_WORDS = 4  # a content of fewer words has no room for a source, a cue and a content of its own
# Least confidence of an attribution inside another. At 0, 313 of 350 levels of bench/constructions are found, at 0.8
# 311; the flat gold of PolNeAR dev counts all that is found inside as false, which costs 2.3 points of F1, or 0.9.
INNER_CONFIDENCE = 0.8
# Least confidence of an outermost attribution. Tuned on PolNeAR dev: 0.34 gives 0.789 of who-said-what and 0.826 of
# content, 0.38 0.788 and 0.824, 0.42 0.787 and 0.820, 0.3 0.787 and 0.827.
OUTER_CONFIDENCE = 0.34
HEADLINE_PASSAGES = 12  # a headline is looked for among the first of the passages
DECODED_TOGETHER = 32  # windows: bounds the memory, half a megabyte each
DEEPEST = 6  # a bound, not a goal: the deepest nesting seen in real coverage is 4
_EDGE_MARKS = " \t\n\u00a0,;:–—-•▪●"


def find_attributions(article: Article, threads: int = 0) -> tuple[Attribution, ...]:
    """Return who said what in an article, nested ones too, in the order of their cues in the text.

    Nothing is taken from the article's boilerplate. `threads` is how many cores the model may use, 0 for all.
    Raises ModelError where the weights are missing.
    """
    text = article.text
    passages = readable_passages(article)
    quotations = [quotation for start, end in passages for quotation in find_quotations(text, start, end)]
    found = find_nested(text, passages, load_network(threads), _find_headline(article, passages))
    order = sorted(range(len(found)), key=lambda n: (found[n].cue[0], found[n].content[0]))
    place = {old: new for new, old in enumerate(order)}
    return tuple(_present(text, found[n], quotations, place) for n in order)


def readable_passages(article: Article) -> list[tuple[int, int]]:
    """Return the paragraphs of an article, half-open, without its boilerplate."""
    marked = sorted((part.start, part.end) for part in article.boilerplate)
    starts = [start for start, _ in marked]
    passages = []
    for start, end in find_paragraphs(article.text):
        at = start
        for first, last in marked[max(0, bisect_right(starts, start) - 1) : bisect_left(starts, end)]:
            if last <= at:
                continue
            if first > at:
                passages.append((at, first))
            at = max(at, last)
        if at < end:
            passages.append((at, end))
    return [passage for passage in passages if article.text[passage[0] : passage[1]].strip()]


def _find_headline(article: Article, passages: Sequence[tuple[int, int]]) -> Span | None:
    """The passage that is the article's headline, where it stands in the text."""
    key = _letters(article.title or "")
    for start, end in passages[:HEADLINE_PASSAGES]:
        if key and end - start < 2 * len(article.title or "") and _letters(article.text[start:end]) == key:
            return Span(start, end)
    return None


def _letters(line: str) -> str:
    return "".join(filter(str.isalnum, line)).casefold()


def find_nested(
    text: str, passages: Sequence[tuple[int, int]], network: Network, headline: Span | None = None
) -> list[Found]:
    """Return the attributions in the passages of a text, outer ones mostly before those that lie inside their contents.

    No content runs from the headline, where that is given, into the article, or from the article into the headline.
    """
    found: list[Found] = []
    windows = make_windows(text, passages)
    owners: list[int | None] = [None] * len(windows)
    for depth in range(DEEPEST):
        level = [item for part in _read_together(network, windows) for item in _locate_all(text, part, owners)]
        if depth == 0:
            level = _settle_outermost(text, passages, level, headline)
        inner_windows: list[Window] = []
        inner_owners: list[int | None] = []
        for item in filter(lambda item: _is_kept(text, item), level):
            found.append(item)
            if _may_hold_more(text, item.content):
                parts = make_windows(text, item.content)
                inner_windows.extend(parts)
                inner_owners.extend([len(found) - 1] * len(parts))
        windows, owners = inner_windows, inner_owners
    return find_taken_up(text, turn_citations(text, name_venues(text, found)))


def _read_together(network: Network, windows: Sequence[Window]) -> Iterator[list[tuple[int, Scores]]]:
    """The scores of all windows, each with its index, so many at once as are decoded together."""
    read = network.read(windows)
    while part := list(islice(read, DECODED_TOGETHER)):
        yield part


def _locate_all(text: str, part: Sequence[tuple[int, Scores]], owners: Sequence[int | None]) -> Iterator[Found]:
    """What the network finds in some windows, each cut from the content of its owner, or from the text itself."""
    for (n, scores), flats in zip(part, decode_all([scores for _, scores in part]), strict=True):
        located = [_locate(text, scores, flat, owners[n]) for flat in settle_cues(text, scores, flats)]
        shared = share_contents(text, drop_subjects(text, located))
        yield from end_at_semicolons(text, [item for item in shared if item.content])


def _settle_outermost(
    text: str, passages: Sequence[tuple[int, int]], found: list[Found], headline: Span | None
) -> list[Found]:
    """The outermost attributions of all windows after what no window shows: the headline and whole quotations."""
    if headline:
        found = [replace(item, content=_on_one_side(text, item.content, item.cue[0], headline)) for item in found]
        found = [item for item in found if item.content]
    quotations = [quotation for start, end in passages for quotation in find_quotations(text, start, end)]
    found = read_signatures(text, passages, found, quotations)
    found = give_introduced(text, give_whole(text, found, quotations))
    return end_at_list_points(text, end_at_closing_marks(text, found))


def _is_kept(text: str, item: Found) -> bool:
    """Is the network sure enough of it, and is it something that somebody says?"""
    start, end = item.cue[0].start, item.cue[-1].end
    before, behind = text[max(0, start - BEFORE) : start], text[end : end + BEHIND]
    if is_idiom(text_of(text, item.cue), text_of(text, item.content), behind, before):
        return False
    source = text_of(text, item.source)
    if is_notice(source) or is_label(source, text_of(text, item.cue)):
        return False
    return item.confidence >= OUTER_CONFIDENCE if item.within is None else _is_relay(text, item)


def _is_relay(text: str, found: Found) -> bool:
    """Does what was found inside a content tell that somebody said something, and is the network sure of it?

    Who "had been warned" is no teller; who warned them is one where they stand behind the cue.
    """
    cue = text_of(text, found.cue)
    has_teller = bool(found.source) and found.source[0].start > found.cue[0].start
    return found.confidence >= INNER_CONFIDENCE and tells_of_speech(cue) and (has_teller or not is_addressed(cue))


def _on_one_side(text: str, content: Spans, cue: Span, headline: Span) -> Spans:
    """The pieces of a content that stand where its cue stands: in the headline, or outside it."""
    inside = cue.start < headline.end and cue.end > headline.start
    kept = []
    for start, end in content:
        if inside:
            start, end = max(start, headline.start), min(end, headline.end)
        elif start < headline.end and end > headline.end:
            start = headline.end
        if text[start:end].strip(_EDGE_MARKS) and (start < headline.end) == inside:
            kept.append(_without_edge_marks(text, start, end))
    return tuple(kept)


def _may_hold_more(text: str, content: Spans) -> bool:
    """Is the content worth reading again: has it room for an attribution, and a word that may be its cue?"""
    words = text_of(text, content)
    return words.count(" ") >= LEAST_WORDS - 1 and tells_of_speech(words)


def _locate(text: str, scores: Scores, flat: Flat, within: int | None) -> Found:
    """Turn word indices into offsets."""
    return Found(
        source=offsets_of(text, scores, flat.source),
        cue=offsets_of(text, scores, flat.cue),
        content=offsets_of(text, scores, flat.content),
        confidence=confidence_of(flat, load_calibration()),
        within=within,
    )


def offsets_of(text: str, scores: Scores, runs: Runs) -> Spans:
    """Return the offsets of ranges of words, without the commas, dashes and spaces at their edges.

    A range is cut where the window leaves out words of the text: boilerplate, or the cue in the middle of a content.
    """
    window, words = scores.window, scores.words
    spans: list[Span] = []
    for first, behind in runs:
        head = int(words[first])
        last = int(words[behind] if behind < len(words) else len(window)) - 1
        wide = head + np.flatnonzero(window.starts[head + 1 : last + 1] - window.ends[head:last] > 1)
        cuts = [n for n in wide.tolist() if text[window.ends[n] : window.starts[n + 1]].strip()]
        for begin, stop in zip([head, *(n + 1 for n in cuts)], [*cuts, last], strict=True):
            spans.append(_without_edge_marks(text, int(window.starts[begin]), int(window.ends[stop])))
    return tuple(spans)


def _without_edge_marks(text: str, start: int, end: int) -> Span:
    bare = text[start:end].strip(_EDGE_MARKS)
    if not bare:
        return Span(start, end)
    start += text[start:end].index(bare)
    return Span(start, start + len(bare))


def _present(text: str, found: Found, quotations: Sequence[Quotation], place: dict[int, int]) -> Attribution:
    content = _with_marks(found.content, quotations)
    cue, words = text_of(text, found.cue), text_of(text, content)
    return Attribution(
        source=Passage(found.source, text_of(text, found.source)),
        cue=Passage(found.cue, cue),
        content=Passage(content, words),
        quotation=find_quotation_type(text, content, quotations),
        act=find_act(cue, words),
        within=None if found.within is None else place[found.within],
        confidence=round(found.confidence, 3),
    )


def _with_marks(spans: Spans, quotations: Sequence[Quotation]) -> Spans:
    """Give the pieces that begin or end at a quotation mark that mark, so that a passage never shows half a pair."""
    opened = [quotation.start for quotation in quotations]
    grown: list[Span] = []
    for start, end in spans:
        nearest = bisect_right(opened, start) - 1
        if nearest >= 0 and quotations[nearest].start == start - 1:
            start -= 1
        inside = bisect_left(opened, end) - 1
        if inside >= 0 and start <= quotations[inside].start and end < quotations[inside].end <= end + 2:
            end = quotations[inside].end
        if grown:
            start = max(start, grown[-1].end)
        if start < end:  # else the mark of the piece before has covered it
            grown.append(Span(start, end))
    return tuple(grown)
