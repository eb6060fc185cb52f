"""The draft's quotations beside how others print them: altered, or cut where they turn."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.comparing.alterations import Alignment, Change, align_best, edits_of
from sayso.comparing.printings import Token, read_tokens
from sayso.comparing.quotations import LEAST_SHARE
from sayso.comparing.stances import is_negated
from sayso.comparing.terms import FUNCTION_WORDS
from sayso.desk.findings import Finding, Kind, Severity
from sayso.desk.papers import Papers, outlets_in
from sayso.text import without_last_stop
from sayso.types import DifferenceType, Edit, Passage, Quote, Relation, Span, Variant

# Words with which a speaker takes back, limits or conditions what went before.
_TURN = re.compile(
    r"[\s,;:.—–\-]*(?:but|however|though|although|yet|unless|until|if|except|only if|provided|as long as|so long as|"
    r"whatever|whether|without|because)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"(?:if|unless|until|although|though|while|even if|only if|when)\b", re.IGNORECASE)
_ELLIPSIS = re.compile(r"[\s,]*(?:…|\.\s?\.\s?\.)")
_NUMBER = re.compile(r"\bno\. ?(?=\d)", re.IGNORECASE)
_WORD = re.compile(r"(?<!['’])\b\w+")  # without the 's and the 're of short forms
_HOUSE_STYLE = {"1": "one", "ok": "okay", "gov": "governor", "sen": "senator", "rep": "representative", "dr": "doctor"}
# Words that may be lost without anybody being misquoted; who "must" and what "only some" do is another matter.
_LIGHT = FUNCTION_WORDS - frozenset("must should could may might all only most some any every never".split())
_SHOWN_WORDS = 12
LEAST_SAME = 0.5  # of the words of the shorter printing
MOST_CHANGED = 6  # words of a change
LEAST_WORDS = 4  # of a quotation that can be cut


@dataclass(frozen=True, slots=True)
class _Facing:
    """The draft's printing and another one, aligned: `one` are the tokens of the other, `other` those of the draft."""

    variant: Variant
    text: str
    one: tuple[Token, ...]
    other: tuple[Token, ...]
    alignment: Alignment


def check_quotations(papers: Papers) -> Iterator[Finding]:
    """Yield for each quotation that the draft shares with the coverage how it differs from what is printed there."""
    for quote in papers.report.quotes:
        own = [v for v in quote.variants if v.article == papers.draft.id and _is_quoted(papers, v)]
        if not own:
            continue
        longest = max(own, key=lambda variant: len(variant.passage.text))
        facing = [
            found
            for variant in quote.variants
            if variant.article != papers.draft.id and (found := _face(papers, longest, variant))
        ]
        finding = _altered(papers, quote, longest, facing) or _cut(papers, longest, facing)
        if finding:
            yield finding


def _is_quoted(papers: Papers, variant: Variant) -> bool:
    return all(papers.is_quoted(span, variant.article) for span in variant.passage.spans)


def _face(papers: Papers, own: Variant, variant: Variant) -> _Facing | None:
    text = papers.articles[variant.article].text
    if not _is_quoted(papers, variant):
        return None
    one, other = read_tokens(text, variant.passage.spans), read_tokens(papers.draft.text, own.passage.spans)
    alignment = align_best(one, other)
    if alignment is None or alignment.telling < LEAST_SHARE * (alignment.telling + alignment.changed):
        return None  # they share a stretch with a third printing, and not with each other
    if alignment.same < LEAST_SAME * min(len(one), len(other)):
        return None
    return _Facing(variant, text, one, other, alignment)


def _altered(papers: Papers, quote: Quote, own: Variant, facing: list[_Facing]) -> Finding | None:
    """Words that the draft changes without a mark. Where others print what it prints, it is the lesser matter."""
    if quote.relation is not Relation.ALTERED or not _is_reported(papers, own):
        return None
    changed = [(one, edits) for one in facing if (edits := _edits(papers, one))]
    alike = {one.variant.article for one in facing} - {one.variant.article for one, _ in changed}
    apart = {one.variant.article for one, _ in changed}
    if len(alike) > len(apart) or not changed:
        return None
    edits = changed[0][1]
    if len(apart) == 1 and all(edit.kind == "added" for edit in edits):
        return None  # it is the other one that leaves something out
    besides = [papers.beside(one.variant.article, one.variant.passage) for one, _ in changed]
    prints = "prints" if len(apart) == 1 else "print"
    note = f"{outlets_in(besides)} {prints} this otherwise: {_say(max(edits, key=_telling))}."
    severity = Severity.NEXT if len(alike) == len(apart) else Severity.FIRST
    return papers.finding(Kind.QUOTATION_ALTERED, own.passage, note, besides, edits=edits, severity=severity)


def _edits(papers: Papers, facing: _Facing) -> list[Edit]:
    """The changes that touch a content word or a negation; others are mostly the style of a house.

    Longer ones are where one outlet leaves out a sentence, or joins two.
    """
    edits = edits_of(facing.text, papers.draft.text, facing.one, facing.other, facing.alignment)
    return [
        edit
        for change, edit in zip(facing.alignment.changes, edits, strict=True)
        if max(len(edit.before.split()), len(edit.after.split())) <= MOST_CHANGED
        and (_telling(edit) or _is_negated(edit.before) != _is_negated(edit.after))
        and not (edit.kind == "left_out" and _is_shown(facing.other, change))
    ]


def _is_shown(tokens: Sequence[Token], change: Change) -> bool:
    """Has the draft an ellipsis or a bracket at a change? A word of both may have been found on its wrong side."""
    return any(token.gap or token.bracketed for token in tokens[max(0, change.after[0] - 1) : change.after[1] + 1])


def _telling(edit: Edit) -> int:
    words = [{word for word in _words_of(text) if word not in _LIGHT} for text in (edit.before, edit.after)]
    return len(words[0] ^ words[1])


def _is_negated(text: str) -> bool:
    return is_negated(_NUMBER.sub("number ", text))


def _words_of(text: str) -> list[str]:
    """The words of a text, with "No. 1" as "number one"."""
    return [_HOUSE_STYLE.get(word, word) for word in _WORD.findall(_NUMBER.sub("number ", text.lower()))]


def _say(edit: Edit) -> str:
    theirs, ours = without_last_stop(edit.before), without_last_stop(edit.after)
    if theirs and ours:
        return f"“{theirs}” there, “{ours}” in the draft"
    return f"“{theirs}” is left out of the draft" if theirs else f"“{ours}” stands in the draft alone"


def _is_reported(papers: Papers, own: Variant) -> bool:
    """Did the comparison find the change worth a line? It passes over house style: short forms, titles, spelling."""
    return any(
        side.article == own.article and _overlap(side.passage, own.passage)
        for difference in papers.report.differences
        if difference.type is DifferenceType.QUOTE
        for side in difference.sides
    )


def _overlap(one: Passage, other: Passage) -> bool:
    return any(start < last and first < end for start, end in one.spans for first, last in other.spans)


def _cut(papers: Papers, own: Variant, facing: list[_Facing]) -> Finding | None:
    """A quotation that ends where the speaker goes on to limit it, or begins behind a condition, without a mark."""
    for one in facing:
        if len(one.other) < LEAST_WORDS:
            continue  # a fragment stands inside a sentence of the draft's own
        behind, before = _behind(papers, own, one), _before(one)
        words, verb = (behind, "go on") if behind else (before, "begin")
        if words and not _prints(papers.quoted_words, words):
            beside = papers.beside(one.variant.article, one.variant.passage)
            note = f"{beside.outlet} has the speaker {verb}: “{words}”."
            return papers.finding(Kind.QUOTATION_CUT, own.passage, note, [beside])
    return None


def _behind(papers: Papers, own: Variant, facing: _Facing) -> str:
    """The first words that the draft leaves out behind its quotation, where they turn it; else ""."""
    at, end = facing.alignment.one[1], own.passage.spans[-1].end
    if facing.alignment.other[1] < len(facing.other) or at >= len(facing.one):
        return ""
    if _ELLIPSIS.match(papers.draft.text, facing.other[-1].end) or _ELLIPSIS.match(papers.draft.text, end + 1):
        return ""
    rest = Span(facing.one[at - 1].end, facing.one[min(at + _SHOWN_WORDS, len(facing.one)) - 1].end)
    return facing.text[slice(*rest)].strip(' ,;:.—–-”"\n') if _TURN.match(facing.text, *rest) else ""


def _before(facing: _Facing) -> str:
    """The condition that the draft leaves out before its quotation; else ""."""
    first = facing.alignment.one[0]
    if facing.alignment.other[0] > 0 or first == 0 or facing.one[first].opens:
        return ""
    opening = next((n for n in range(first - 1, -1, -1) if facing.one[n].opens), 0)
    words = facing.text[facing.one[opening].start : facing.one[first - 1].end]
    return words if _CONDITION.match(words) else ""


def _prints(quoted: str, words: str) -> bool:
    """Does the draft quote words elsewhere, behind its cue perhaps?"""
    tokens = [token.word for token in read_tokens(words, (Span(0, len(words)),))][:4]
    return f" {' '.join(tokens)} " in quoted
