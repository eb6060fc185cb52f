"""What an editor should look at in sentences that the draft and others share but for a few words.

The comparison finds claims that differ, and lists what a reader would want of them. Where two sentences are nearly the
same, from one agency mostly, no more needs to be known: a number, a name, a "not", a "may" or a "former" that is
changed there is changed in a statement that is surely one.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from sayso.comparing.differences.wording import hedges
from sayso.comparing.printings import Token
from sayso.comparing.stances import is_negated
from sayso.desk.changed_names import Naming
from sayso.desk.changed_numbers import find_changed_number
from sayso.desk.findings import SEVERITY, Finding, Kind, Severity
from sayso.desk.papers import Papers, outlets_in
from sayso.desk.shared_sentences import Change, Shared
from sayso.types import Edit, Passage, Span

_OFFICE = frozenset("former ex acting interim deputy assistant associate retired one-time".split())
# By these a draft, too, leaves open whether something is so.
_OPEN = (
    "accus",
    "alleg",
    "accord",
    "believ",
    "charg",
    "claim",
    "could",
    "expect",
    "report",
    "said",
    "suspect",
    "think",
)
_AROUND = 2  # words shown on each side of a negation


class Told(NamedTuple):
    """What a change comes to: its kind, what the other article and the draft have, and where."""

    kind: Kind
    theirs: str
    ours: str
    change: Change


def check_near_identical(
    papers: Papers, naming: Naming, nearly: Sequence[Shared], found: Sequence[Finding]
) -> Iterator[Finding]:
    """Yield what is changed in sentences that others print nearly alike; nothing that was `found` there already.

    Nothing where more articles print what the draft prints than otherwise, and a lesser severity where as many do.
    """
    sentences: dict[Span, list[Shared]] = defaultdict(list)
    for shared in nearly:
        sentences[shared.own.span].append(shared)
    for span, facing in sentences.items():
        known = {one.kind for one in found if any(s.start < span.end and span.start < s.end for s in one.passage.spans)}
        told = [(shared, what) for shared in facing for what in _tell(papers, naming, shared)]
        for kind in dict.fromkeys(what.kind for _, what in told):
            apart = [(shared, what) for shared, what in told if what.kind is kind]
            articles = {shared.article for shared, _ in apart}
            if kind not in known and len(facing) - len(articles) <= len(articles):
                yield _finding(papers, kind, span, apart, alike=len(facing) - len(articles))


def _tell(papers: Papers, naming: Naming, shared: Shared) -> Iterator[Told]:
    """What the changes between two sentences come to; nothing where they are of two matters."""
    text, facing = papers.draft.text, papers.articles[shared.article].text
    if naming.are_of_two(shared):
        return
    names = [(change, pair) for change in shared.changes if (pair := naming.find_changed(shared, change))]
    numbers = [(change, pair) for change in shared.changes if (pair := find_changed_number(papers, shared, change))]
    for kind, pairs in ((Kind.NAME_DIFFERS, names), (Kind.NUMBER_DIFFERS, numbers)):
        for change, (theirs, ours) in pairs[:1]:
            yield Told(_kind(papers, shared, change, kind), theirs, ours, change)
    if names or numbers:
        return
    others = any(shared.replaces(change) for change in shared.changes)
    for change in shared.changes:
        if not others and _negates(shared, change, text, facing):
            kind = _kind(papers, shared, change, Kind.NEGATION_DIFFERS)
            yield Told(kind, *_words_around(shared, change, text, facing), change)
        elif doubt := _doubt_lost(shared, change, text, facing):
            yield Told(Kind.HEDGE_LOST, doubt, "", change)
        elif office := _office_lost(shared, change, facing):
            yield Told(Kind.SOURCE_FIRMER, *office, change)


def _kind(papers: Papers, shared: Shared, change: Change, kind: Kind) -> Kind:
    """The kind of a change; of words that both have in quotation marks, that the quotation is altered."""
    spans = (
        (Span(tokens[0].start, tokens[-1].end), article)
        for tokens, article in ((shared.theirs(change), shared.article), (shared.ours(change), papers.draft.id))
        if tokens
    )
    return Kind.QUOTATION_ALTERED if all(papers.is_quoted(span, article) for span, article in spans) else kind


def _negates(shared: Shared, change: Change, text: str, facing: str) -> bool:
    """Is a "not" or a "no" there on one side alone, and no content word that may say the same?"""
    theirs, ours = shared.theirs(change), shared.ours(change)
    if is_negated(_text_of(theirs, facing)) == is_negated(_text_of(ours, text)):
        return False
    behind = shared.own.tokens[change.own_end : change.own_end + 1]
    is_number = any(token.word[0].isdigit() for token in behind)  # "No. 1"
    return not is_number and not any(token.tells and not is_negated(token.word) for token in (*theirs, *ours))


def _doubt_lost(shared: Shared, change: Change, text: str, facing: str) -> str:
    """The word of doubt of the other article that the draft has not, and nothing for it; else ""."""
    theirs, ours = shared.theirs(change), shared.ours(change)
    if hedges(text[slice(*shared.own.span)]) or any(token.word.startswith(_OPEN) for token in ours):
        return ""
    lost = hedges(facing[slice(*shared.other.span)]) & {token.word for token in theirs}
    rest = [token for token in theirs if token.tells and token.word not in lost]
    following = shared.other.tokens[change.end : change.end + 1]
    is_forbidden = any(token.word in ("not", "n't") for token in following)
    few = len(rest) <= 1 and sum(token.tells for token in ours) <= 1
    return min(lost) if lost and few and not is_forbidden else ""


def _office_lost(shared: Shared, change: Change, facing: str) -> tuple[str, str] | None:
    """What the other article narrows by "former", "acting" or "deputy", and the draft does not."""
    theirs, ours = shared.theirs(change), shared.ours(change)
    noun = next(iter(shared.other.tokens[change.end : change.end + 1]), None)
    if noun is None or not noun.tells or not facing[noun.start].islower() or any(token.tells for token in ours):
        return None  # who is a "former President" is known by name
    narrowing = [token for token in theirs if token.tells]
    if not narrowing or any(token.word not in _OFFICE for token in narrowing):
        return None
    return facing[narrowing[0].start : noun.end], facing[noun.start : noun.end]


def _words_around(shared: Shared, change: Change, text: str, facing: str) -> tuple[str, str]:
    """What the two have in a change, with some words around it."""
    theirs = shared.other.tokens[max(0, change.start - _AROUND) : change.end + _AROUND]
    ours = shared.own.tokens[max(0, change.own_start - _AROUND) : change.own_end + _AROUND]
    return _text_of(theirs, facing), _text_of(ours, text)


def _text_of(tokens: Sequence[Token], text: str) -> str:
    return " ".join(text[tokens[0].start : tokens[-1].end].split()) if tokens else ""


def _finding(papers: Papers, kind: Kind, span: Span, apart: Sequence[tuple[Shared, Told]], *, alike: int) -> Finding:
    besides = [
        papers.beside(
            shared.article, Passage((shared.other.span,), papers.articles[shared.article].text[slice(*span_)])
        )
        for shared, span_ in ((shared, shared.other.span) for shared, _ in apart)
    ]
    what = apart[0][1]
    same = [beside for beside, (_, told) in zip(besides, apart, strict=True) if told.theirs == what.theirs]
    outlets = outlets_in(same)
    one = len({beside.outlet for beside in same}) == 1
    note = _NOTES[kind](outlets, one, what)
    edits = [Edit(what.theirs, what.ours, "replaced")] if kind is Kind.QUOTATION_ALTERED else []
    level = Severity.NEXT if alike == len(apart) and SEVERITY[kind] is Severity.FIRST else None
    return papers.finding(kind, papers.passage((span,)), note, besides, edits=edits, severity=level)


def _has(outlets: str, one: bool) -> str:
    return f"{outlets} {'has' if one else 'have'}"


_NOTES: dict[Kind, Callable[[str, bool, Told], str]] = {
    Kind.NUMBER_DIFFERS: lambda outlets, one, told: (
        f"The draft gives {told.ours.lower()}; {outlets} {'gives' if one else 'give'} {told.theirs.lower()}."
    ),
    Kind.NAME_DIFFERS: lambda outlets, one, told: f"{_has(outlets, one)} “{told.theirs}”, the draft “{told.ours}”.",
    Kind.NEGATION_DIFFERS: lambda outlets, one, told: f"{_has(outlets, one)} “{told.theirs}”, the draft “{told.ours}”.",
    Kind.HEDGE_LOST: lambda outlets, one, told: f"{_has(outlets, one)} “{told.theirs}”, the draft is sure.",
    Kind.SOURCE_FIRMER: lambda outlets, one, told: (
        f"{_has(outlets, one)} “{told.theirs}”, the draft only “{told.ours}”."
    ),
    Kind.QUOTATION_ALTERED: lambda outlets, one, told: (
        f"{outlets} {'prints' if one else 'print'} this otherwise: “{told.theirs}” there, “{told.ours}” in the draft."
    ),
}
