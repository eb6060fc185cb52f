"""What outlets do to somebody's words without changing one: cut before the turn, begin in the middle, mask, bracket."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from sayso.comparing.alterations import Alignment, align_best
from sayso.comparing.findings import Finding, make_side, outlet_name, shorten
from sayso.comparing.printings import Token, read_tokens
from sayso.comparing.quote_changes import whose_words
from sayso.comparing.story import Story
from sayso.comparing.terms import find_terms
from sayso.comparing.wording import is_said
from sayso.types import DifferenceType, EntityType, QuotationType, Quote, Relation, Side, Spans, Variant

MOST_COMPARED = 8  # articles whose printings are set side by side, two by two: those that print most
FRAGMENT_WORDS = 4  # fewer are a headline
LEAST_LOST = 3  # content words behind a turn that make it worth a line
LEAST_OWN = 5  # content words that each of two printings alone has where both are cut
LEAST_COMMON = 5  # content words that both have then
LEAST_CUT = 2  # words before a printing that begins in the middle
PRINTED_RUN = 4  # words in a row that an article would hardly have by chance
MOST_PRINTED = 0.25  # of the runs of what one printing alone should have
CUE_CHARS = 120  # between two quotations of one statement
BEHIND_CHARS = 60  # behind a printing, in which a cue stands if one does
SHOWN_WORDS = 9  # of what is cut, in a note
_TURNS = frozenset("but if unless although though until except however provided only".split())
_OPENING_TURNS = frozenset(("but", "however"))  # of a sentence behind the one that the other printing ends with
_ASIDES = find_terms(
    "in fact look listen well folks obviously again know however furthermore moreover instead also finally "
    "additionally therefore indeed frankly today tonight yesterday this week weekend month year repeatedly"
)
_LIMITS = re.compile(
    r"(?:and |but |so )?(?:as (?:to|for|far|long|regards)|given|if|unless|until|when|while|although|though|since"
    r"|because|with|without|except|despite|in spite|for|under|according|assuming|provided|based|regarding"
    r"|number (?:one|two|three)|(?:i|we) (?:think|believe|guess|suppose|hope|doubt|fear|suspect|don))\b"
)
_POINTING = re.compile(r".(?:the|this|that|his|her|their|its|inaudible|laughter|applause|crosstalk)\b", re.IGNORECASE)
_BRACKETS = re.compile(r"[\[(][^\])]{1,40}[\])]")
_MARKS = re.compile(r"[\"“”]|[,.!?]['’]\s")  # behind one a cue may stand, which is nobody's words
_MASK = re.compile(r"\w\*{2,}\w*")


@dataclass(frozen=True, slots=True)
class _Longest:
    """The longest printing of an utterance in one article."""

    article: int
    spans: Spans
    tokens: tuple[Token, ...]
    text: str


def differ_in_cut(story: Story, quote: Quote) -> Iterator[Finding]:
    """Yield at most one difference: the first that is found of the kinds below."""
    longest = _longest(story, quote)
    for look in (_masked, _turned, _begun, _bracketed, _elsewhere):
        if found := look(story, quote, longest):
            yield found
            return


def _longest(story: Story, quote: Quote) -> list[_Longest]:
    place = {article.id: n for n, article in enumerate(story.articles)}
    chosen: dict[int, Variant] = {}
    for variant in quote.variants:
        known = chosen.setdefault(place[variant.article], variant)
        if len(known.passage.text) < len(variant.passage.text):
            chosen[place[variant.article]] = variant
    ranked = sorted(chosen.items(), key=lambda item: -len(item[1].passage.text))[:MOST_COMPARED]
    return [
        _Longest(n, v.passage.spans, read_tokens(story.articles[n].text, v.passage.spans), v.passage.text)
        for n, v in sorted(ranked)
    ]


def _sides(story: Story, longest: Sequence[_Longest]) -> tuple[Side, ...]:
    return tuple(make_side(story, printing.article, printing.spans) for printing in longest)


def _find(story: Story, longest: Sequence[_Longest], note: str, weight: float) -> Finding:
    return Finding(DifferenceType.QUOTE, None, _sides(story, longest), note, weight)


def _masked(story: Story, quote: Quote, longest: Sequence[_Longest]) -> Finding | None:
    masked = [printing for printing in longest if _MASK.search(printing.text)]
    if not masked or len(masked) == len(longest):
        return None
    names = " and ".join(outlet_name(story, printing.article) for printing in masked)
    note = f"{whose_words(story, quote)} have a word masked in {names}, and not elsewhere."
    return _find(story, longest, note, 1.6)


def _turned(story: Story, quote: Quote, longest: Sequence[_Longest]) -> Finding | None:
    """A printing that stops where the words turn: "I support it" of "I support it, but only if they pay"."""
    if quote.relation is Relation.IDENTICAL:
        return None
    for short, long in ((a, b) for a in longest for b in longest if len(a.tokens) < len(b.tokens)):
        alignment = _whole(short, long)
        following = long.tokens[alignment.other[1] :] if alignment else ()
        if not following or not _turns(following[0]) or sum(t.tells for t in following) < LEAST_LOST:
            continue
        rest = story.articles[long.article].text[following[0].start : following[-1].end]
        if _is_printed(story, short.article, following) or _goes_on(story, short):
            continue
        note = (
            f"{whose_words(story, quote)} stop in {outlet_name(story, short.article)} before"
            f" “{shorten(rest, SHOWN_WORDS)}”, which {outlet_name(story, long.article)} has."
        )
        return _find(story, (short, long), note, 1.9)
    return None


def _goes_on(story: Story, short: _Longest) -> bool:
    """Does the outlet end somebody's sentence in words of its own: would show “great weakness” if it let them in?"""
    behind = story.articles[short.article].text[short.spans[-1].end :][:BEHIND_CHARS]
    following = re.match(r"[\"”’']*\s+([a-z][^.!?]*)", behind)
    return following is not None and not is_said(following.group(1))


def _turns(token: Token) -> bool:
    """Do the words turn here? A sentence that begins with "if" is another one, and an ellipsis shows itself."""
    return token.word in _TURNS and not token.gap and (not token.opens or token.word in _OPENING_TURNS)


def _whole(short: _Longest, long: _Longest) -> Alignment | None:
    """How the whole of a printing runs within another one; None where it does not."""
    found = align_best(short.tokens, long.tokens)
    whole = found is not None and found.one == (0, len(short.tokens)) and found.telling > 1
    return found if whole else None


def _is_printed(story: Story, article: int, tokens: Sequence[Token]) -> bool:
    """Does an article print these words anywhere? The first of them tell."""
    words = [token.word for token in tokens[:5]]
    text = re.findall(r"[\w']+", story.articles[article].text.lower().replace("’", "'"))
    known = [word for word in words if word.isalnum()][:4]
    return any(text[n : n + len(known)] == known for n in range(len(text))) if known else False


def _begun(story: Story, quote: Quote, longest: Sequence[_Longest]) -> Finding | None:
    """A printing that begins in the middle of a sentence as if it were its beginning."""
    if quote.relation is Relation.IDENTICAL:
        return None
    ranked = sorted(longest, key=lambda printing: len(printing.text))
    short, long = ranked[0], ranked[-1]
    at = long.text.lower().find(short.text.lower()[:40])
    if len(short.text.split()) < FRAGMENT_WORDS or at <= 0 or not long.text[at].islower():
        return None
    if not short.text[:1].isupper() or short.text.startswith(("I ", "I’", "I'", "And ", "But ", "So ")):
        return None
    if not _matters(long.text[:at]):
        return None
    opening = " ".join(short.text.split()[:4])
    note = (
        f"{whose_words(story, quote)} begin in {outlet_name(story, short.article)} with “{opening}”,"
        " which begins nothing elsewhere."
    )
    return _find(story, longest, note, 1.0)


def _matters(before: str) -> bool:
    """Does what stands in the sentence before the first printed word limit what follows: "as to", "given", "if"?

    Of ten beginnings in 332 events that were cut the three that do were wanted; "also", "frankly", a time or an address
    changes nothing.
    """
    cut = re.split(r"[.!?…]\s", before)[-1].strip(" ,;:—–-“\"‘'").lower()
    if re.search(r"\b(?:and|but|so|because|that)$", cut) or len(cut.split()) < LEAST_CUT:
        return False
    return bool(_LIMITS.match(cut)) and bool(find_terms(cut) - _ASIDES)


def _bracketed(story: Story, quote: Quote, longest: Sequence[_Longest]) -> Finding | None:
    """Words that one outlet adds in brackets, beside who or what is meant."""
    added = {printing.article: frozenset(_BRACKETS.findall(printing.text)) for printing in longest}
    if len(set(added.values())) == 1:
        return None
    chosen = max(longest, key=lambda printing: len(added[printing.article]))
    others = [printing.text for printing in longest if printing is not chosen]
    words = [
        word
        for word in sorted(added[chosen.article] - frozenset.intersection(*added.values()))
        if _adds(word) and any(_reaches(chosen.text, word, other) for other in others)
    ]
    if not words:
        return None
    note = (
        f"{whose_words(story, quote)} have “{words[0]}” added in {outlet_name(story, chosen.article)}, not elsewhere."
    )
    return _find(story, longest, note, 1.2)


def _adds(bracket: str) -> bool:
    """Does a bracket say more than who is meant ("[Mr. Vale]"), or that a mistake was in the words?"""
    return (
        any(len(word) > 1 for word in find_terms(bracket))
        and not _POINTING.match(bracket)
        and "sic" not in bracket
        and not any(map(str.isupper, bracket))
    )


def _reaches(text: str, bracket: str, other: str) -> bool:
    """Does another printing have the words on both sides of a bracket? Else it is only cut before them."""
    before, _, behind = text.partition(bracket)
    around = [" ".join(before.split()[-2:]), " ".join(behind.split()[:2])]
    return all(word.strip(",.") in other for word in around)


def _elsewhere(story: Story, quote: Quote, longest: Sequence[_Longest]) -> Finding | None:
    """Two printings of which each goes on where the other is cut."""
    if quote.relation not in (Relation.OVERLAPPING, Relation.SHORTENED) or not _is_spoken(story, quote):
        return None
    for short, long in combinations(longest, 2):
        found = align_best(short.tokens, long.tokens)
        if found is None or found.telling < LEAST_COMMON:
            continue
        one, other = _with_following(story, quote, short), _with_following(story, quote, long)
        own = _own(story, one, found.one, other.article), _own(story, other, found.other, one.article)
        if all(len(find_terms(text)) >= LEAST_OWN and not _MARKS.search(text) for text in own):
            names = outlet_name(story, one.article), outlet_name(story, other.article)
            shown = [shorten(text, SHOWN_WORDS) for text in own]
            note = (
                f"{whose_words(story, quote)} are cut: only {names[0]} has “{shown[0]}”, only {names[1]} “{shown[1]}”."
            )
            return _find(story, (one, other), note, 1.1)
    return None


def _with_following(story: Story, quote: Quote, printing: _Longest) -> _Longest:
    """A printing with what the same one says next, in marks, behind no more than a cue."""
    text, end = story.articles[printing.article].text, printing.spans[-1].end
    said = [
        span
        for at in story.attributions[printing.article]
        if at.entity == quote.speaker and at.attribution.quotation is QuotationType.DIRECT
        for span in at.attribution.content.spans
    ]
    following = min((span for span in said if end < span.start <= end + CUE_CHARS), default=None)
    if following is None:
        return printing
    spans = (*printing.spans, following)
    return _Longest(printing.article, spans, read_tokens(text, spans), printing.text)


def _is_spoken(story: Story, quote: Quote) -> bool:
    """Are they the words of a person? A report is quoted here and there."""
    speaker = story.entities.get(quote.speaker or "")
    return speaker is not None and speaker.type is EntityType.PERSON


def _prints_much(story: Story, article: int, tokens: Sequence[Token]) -> bool:
    """Does an article print a good part of these words anywhere, in runs?"""
    words = [token.word for token in tokens]
    text = re.findall(r"[\w']+", story.articles[article].text.lower().replace("’", "'"))
    runs = {tuple(words[n : n + PRINTED_RUN]) for n in range(len(words) - PRINTED_RUN + 1)}
    printed = {run for n in range(len(text)) if (run := tuple(text[n : n + PRINTED_RUN])) in runs}
    return len(printed) > MOST_PRINTED * len(runs)


def _own(story: Story, printing: _Longest, common: tuple[int, int], facing: int) -> str:
    """What stands before or behind the words that two printings share, the longer of the two; "" where both have it."""
    ends = printing.tokens[: common[0]], printing.tokens[common[1] :]
    tokens = max(ends, key=len)
    if not tokens or _prints_much(story, facing, tokens):
        return ""
    return story.articles[printing.article].text[tokens[0].start : tokens[-1].end]
