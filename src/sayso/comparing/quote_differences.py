"""What outlets do to somebody's words: change, mask, begin in the middle, break into fragments, place elsewhere."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from sayso.comparing.findings import Finding, make_side, merge_spans, outlet_name
from sayso.comparing.printings import body_paragraphs
from sayso.comparing.stances import names_outlet
from sayso.comparing.story import Story
from sayso.comparing.terms import find_terms
from sayso.text import find_sentences
from sayso.types import (
    DifferenceType,
    Edit,
    EntityType,
    Quote,
    Relation,
    ResolvedAttribution,
    Side,
    Span,
    Spans,
    Variant,
)

LONG_WORDS = 40  # a longer quotation is shown by the sentences where it differs
FRAGMENT_WORDS, WHOLE_WORDS = 4, 8  # a quotation of this many words against one that is a sentence
LEAST_TELLING = 2  # content words of a fragment that is worth a line
LEAST_COMMON = 0.4  # of the content words of the shorter of two printings that are cut in two places
FRAME_WORDS = 12  # of the words that say who said it, to whom and where
_BRACKETS = re.compile(r"[\[(][^\])]{1,40}[\])]")
_SHORT_FORMS = frozenset("is s are re am m will ll would d had has have ve not n t going to gonna".split())
_SHORT_TITLES = tuple(
    set(pair.split("/"))
    for pair in "gov/governor sen/senator rep/representative dr/doctor gen/general lt/lieutenant sgt/sergeant "
    "1st/first 2nd/second 3rd/third vs/versus us/united".split()
)
_RELAYED = re.compile(r"\b(?:according to|report\w*|cit\w+)\b")
_MASK = re.compile(r"\w\*{2,}\w*")


def differ_in_quotes(story: Story, quotes: Sequence[Quote]) -> Iterator[Finding]:
    """Yield what differs between the printings of each quotation."""
    place = {article.id: n for n, article in enumerate(story.articles)}
    for quote in quotes:
        longest = _longest(quote)
        if quote.relation is Relation.ALTERED and not all(_is_style(edit) for edit in quote.edits):
            yield _altered(story, place, quote, longest)
        elif finding := next(
            (
                found
                for look in (_masked, _cut, _bracketed, _elsewhere)
                if (found := look(story, place, quote, longest))
            ),
            None,
        ):
            yield finding
        yield from _frames(story, place, quote, longest)


def _longest(quote: Quote) -> dict[str, Variant]:
    """For each article its longest printing."""
    longest: dict[str, Variant] = {}
    for variant in quote.variants:
        known = longest.setdefault(variant.article, variant)
        if len(known.passage.text) < len(variant.passage.text):
            longest[variant.article] = variant
    return longest


def _whose(story: Story, quote: Quote) -> str:
    speaker = story.name_of(quote.speaker)
    return f"The words of {speaker}" if speaker else "The same words"


def _sides(story: Story, place: dict[str, int], longest: dict[str, Variant]) -> tuple[Side, ...]:
    return tuple(make_side(story, place[article], variant.passage.spans) for article, variant in longest.items())


def _altered(story: Story, place: dict[str, int], quote: Quote, longest: dict[str, Variant]) -> Finding:
    edit = max(quote.edits, key=_telling)
    words = [word for e in quote.edits for word in (e.before, e.after) if word]
    sides = tuple(
        make_side(story, place[article], _around(story.articles[place[article]].text, variant.passage.spans, words))
        for article, variant in longest.items()
    )
    if edit.before and edit.after:
        change = f"“{edit.before}” here is “{edit.after}” there"
    else:
        change = f"“{edit.before or edit.after}” is left out without a mark"
    note = f"{_whose(story, quote)} are not printed alike: {change}."
    return Finding(DifferenceType.QUOTE, None, sides, note, 2.2 + (_telling(edit) > 0))


def _telling(edit: Edit) -> int:
    return len(find_terms(edit.before) ^ find_terms(edit.after))


def _is_style(edit: Edit) -> bool:
    """Is only a short form or a title written out, or the other way round? A house style, and seldom worth a line."""
    if {edit.before.lower().rstrip("."), edit.after.lower().rstrip(".")} in _SHORT_TITLES:
        return True
    words = re.findall(r"[a-z]+", f"{edit.before} {edit.after}".lower())
    return bool(edit.before and edit.after) and all(word in _SHORT_FORMS for word in words)


def _around(text: str, spans: Spans, words: Sequence[str]) -> Spans:
    """A quotation, or of a long one the sentences that have one of the words."""
    if sum(len(text[start:end].split()) for start, end in spans) <= LONG_WORDS:
        return spans
    sentences = [Span(*sentence) for start, end in spans for sentence in find_sentences(text, start, end)]
    chosen = [sentence for sentence in sentences if any(word in text[slice(*sentence)] for word in words)]
    return tuple(chosen[:3]) or spans


def _masked(story: Story, place: dict[str, int], quote: Quote, longest: dict[str, Variant]) -> Finding | None:
    masked = [article for article, variant in longest.items() if _MASK.search(variant.passage.text)]
    if not masked or len(masked) == len(longest):
        return None
    names = " and ".join(outlet_name(story, place[article]) for article in masked)
    note = f"{_whose(story, quote)} have a word masked in {names}, and not elsewhere."
    return Finding(DifferenceType.QUOTE, None, _sides(story, place, longest), note, 1.6)


def _cut(story: Story, place: dict[str, int], quote: Quote, longest: dict[str, Variant]) -> Finding | None:
    """A printing that begins in the middle of a sentence as if it were its beginning, or that is only a fragment."""
    if quote.relation is Relation.IDENTICAL:
        return None
    variants = sorted(longest.values(), key=lambda variant: len(variant.passage.text))
    short, long = variants[0].passage.text, variants[-1].passage.text
    shortest = outlet_name(story, place[variants[0].article])
    at = long.lower().find(short.lower()[:40])
    told = len(short.split()) >= FRAGMENT_WORDS  # fewer are a headline
    if told and at > 0 and short[:1].isupper() and long[at].islower() and not short.startswith(("I ", "I’", "I'")):
        note = f"{_whose(story, quote)} begin in {shortest} with “{_start(short)}”, which begins nothing elsewhere."
        return Finding(DifferenceType.QUOTE, None, _sides(story, place, longest), note, 1.7)
    if len(short.split()) <= FRAGMENT_WORDS and len(long.split()) >= WHOLE_WORDS and _tells(short):
        note = f"{_whose(story, quote)} are only a fragment, “{short}”, in {shortest}, and a sentence elsewhere."
        return Finding(DifferenceType.QUOTE, None, _sides(story, place, longest), note, 1.3)
    return None


def _tells(fragment: str) -> bool:
    """Does a fragment say something, and is it neither a title nor a short sentence?"""
    words = fragment.split()
    named = sum(word[:1].isupper() for word in words)
    sentence = words[0][:1].isupper() and fragment[-1:] in ".?!"
    return len(find_terms(fragment)) >= LEAST_TELLING and not sentence and named < len(words) - 1


def _bracketed(story: Story, place: dict[str, int], quote: Quote, longest: dict[str, Variant]) -> Finding | None:
    """Words that one outlet adds in brackets."""
    added = {article: frozenset(_BRACKETS.findall(variant.passage.text)) for article, variant in longest.items()}
    if len(set(added.values())) == 1:
        return None
    article = max(added, key=lambda article: len(added[article]))
    others = [variant.passage.text for key, variant in longest.items() if key != article]
    words = [
        word
        for word in sorted(added[article] - frozenset.intersection(*added.values()))
        if find_terms(word) and any(_reaches(longest[article].passage.text, word, other) for other in others)
    ]
    if not words:
        return None
    word = words[0]
    note = f"{_whose(story, quote)} have “{word}” added in {outlet_name(story, place[article])}, and not elsewhere."
    return Finding(DifferenceType.QUOTE, None, _sides(story, place, longest), note, 1.2)


def _elsewhere(story: Story, place: dict[str, int], quote: Quote, longest: dict[str, Variant]) -> Finding | None:
    """Printings that are each cut where another goes on."""
    if quote.relation is not Relation.OVERLAPPING or len(longest) < 2:
        return None
    texts = [find_terms(variant.passage.text) for variant in longest.values()]
    pairs = ((one & other, min(len(one), len(other))) for one, other in combinations(texts, 2))
    if not any(len(shared) >= max(2, LEAST_COMMON * least) for shared, least in pairs):
        return None
    note = f"{_whose(story, quote)} are cut in one place here and in another there."
    return Finding(DifferenceType.QUOTE, None, _sides(story, place, longest), note, 1.1)


def _reaches(text: str, bracket: str, other: str) -> bool:
    """Does another printing have the words on both sides of a bracket? Else it is only cut before them."""
    before, _, behind = text.partition(bracket)
    around = [" ".join(before.split()[-1:]), " ".join(behind.split()[:1])]
    return all(word.strip(",.") in other for word in around)


def _start(text: str) -> str:
    """The first four words of a printing."""
    return " ".join(text.split()[:4])


def _frames(story: Story, place: dict[str, int], quote: Quote, longest: dict[str, Variant]) -> Iterator[Finding]:
    """Where and to whom the words were said: another outlet that one article names, or another audience."""
    told = [
        (place[article], story.by_id[variant.attribution])
        for article, variant in longest.items()
        if variant.attribution in story.by_id
    ]
    for (n, one), (m, other) in combinations(told, 2):
        if one.entity != other.entity:
            continue
        relays = _relay(story, n, one), _relay(story, m, other)
        sides = tuple(side for at, frame in ((n, one), (m, other)) if (side := _frame(story, at, frame)))
        if len(sides) < 2:
            continue
        if bool(relays[0]) != bool(relays[1]):
            named = relays[0] or relays[1]
            teller, silent = (n, m) if relays[0] else (m, n)
            shown = sides[0 if teller == n else 1].passage.text
            if named is None or story.outlets[silent] == named or not names_outlet(story, named, shown):
                continue
            names = outlet_name(story, teller), outlet_name(story, silent)
            if _RELAYED.search(shown):
                note = f"{names[0]} has it from {story.name_of(named)}, {names[1]} names no other outlet."
            else:
                speaker = story.name_of(quote.speaker) or "the speaker"
                note = (
                    f"{names[0]} says that {speaker} said it to {story.name_of(named)}, {names[1]} does not say where."
                )
            yield Finding(DifferenceType.SOURCE, None, sides, note, 1.6)
            return
        heard = [find_terms(at.addressee or "") for at in (one, other)]
        if heard[0] and heard[1] and not heard[0] & heard[1]:
            note = (
                f"{outlet_name(story, n)} has it said to {one.addressee}, {outlet_name(story, m)} to {other.addressee}."
            )
            yield Finding(DifferenceType.WORDING, None, sides, note, 1.1)
            return


def _relay(story: Story, article: int, resolved: ResolvedAttribution) -> str | None:
    for entity in resolved.chain[:-1]:
        if story.entities[entity].type is EntityType.OUTLET and entity != story.outlets[article]:
            return entity
    return None


def _frame(story: Story, article: int, resolved: ResolvedAttribution) -> Side | None:
    """The words that say who said it, to whom and where: source and cue, and what follows them in the sentence."""
    attribution = resolved.attribution
    spans = attribution.source.spans + attribution.cue.spans
    if not spans:
        return None
    text = story.articles[article].text
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    for first, last in body_paragraphs(story.articles[article]):
        if first <= start < last:
            behind = [span.start for span in attribution.content.spans if span.start >= end]
            sentences = (close for _, close in find_sentences(text, first, last) if close >= end)
            stop = min([*behind, *sentences], default=end)  # source and cue may lie in two paragraphs
            words = list(re.finditer(r"\S+", text[start:stop]))[:FRAME_WORDS]
            finish = start + words[-1].end() if words else end
            return make_side(story, article, merge_spans([Span(start, max(end, finish))]))
    return None
