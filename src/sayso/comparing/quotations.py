"""The same utterance as several articles print it.

Stretches along which two printings run together (`forms.py`) are judged here, and grouped. One printing may belong to
several groups: each stretch of it that others print is an utterance of its own.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.comparing.alterations import RUN as RUN
from sayso.comparing.alterations import edits_of, relate
from sayso.comparing.forms import Form, Match, collect, find_matches
from sayso.comparing.printings import Contents, Printing, Token, body_paragraphs, find_printings, read_tokens
from sayso.text import find_sentences
from sayso.types import Article, Edit, Passage, Quote, Relation, ResolvedAttribution, Span, Spans, Variant, text_of

# What must agree. Tuned on the labelled pairs of quotes/basil_alterations_dev.jsonl and five development stories:
# below two thirds of the content words, the pairs are other utterances of like wording.
LEAST_TELLING = 3
LEAST_SHARE = 0.65
LEAST_SAME = 6  # words that must agree where something is changed, or where neither printing lies within the other
LEAST_UNQUOTED_IF_CHANGED = 15  # and so many where something is changed: fewer are a paraphrase
LEAST_UNQUOTED = 6  # words in a row without quotation marks: fewer are as often chance as print
FRAGMENTS_APART = 6  # words between two fragments of a sentence, in the printing that has it whole
FRAGMENT_CHARS = 80  # and between their beginnings, in the article that has the fragments
# Where two speakers were found, one of them is more often mistaken ("the letter", "the chairman") than that two people
# say the same so nearly word for word: so many content words, and this share of all.
SAME_IN_SPITE_OF_SPEAKER = 5
SHARE_IN_SPITE_OF_SPEAKER = 0.85


@dataclass(frozen=True, slots=True)
class Quotations:
    """The quotations of a story, and how many wordings were not set beside all that share words with them."""

    quotes: tuple[Quote, ...]
    crowded: int


# The stretches of a form that an article prints, by form and article: in order and apart.
_Covered = dict[tuple[int, int], list[tuple[int, int]]]


def find_quotes(
    articles: Sequence[Article], attributions: Sequence[Sequence[ResolvedAttribution]]
) -> tuple[Quote, ...]:
    """Group the printings of each utterance that at least two articles print, those of most articles first.

    `attributions` are those of each article, in the order of the articles.
    """
    return group_quotations(articles, attributions).quotes


def group_quotations(articles: Sequence[Article], attributions: Sequence[Sequence[ResolvedAttribution]]) -> Quotations:
    """Do what `find_quotes` does, and say what was left out."""
    quoted: list[Printing] = []
    plain: list[Printing] = []
    for index, article in enumerate(articles):
        printings = find_printings(article, index, attributions[index])
        quoted.extend(printings)
        plain.extend(_unmarked(article, index, printings))
    forms = collect(quoted) + collect(plain)
    found, crowded = find_matches(forms)
    matches = [match for match in found if _is_one_utterance(forms, match)]
    covered = _cover(forms, matches)
    contents = [Contents(found) for found in attributions]
    quotes = []
    for group in _group(forms, matches):
        quote = _make_quote(articles, contents, forms, [matches[n] for n in group], covered)
        if quote:
            quotes.append(quote)
    grouped = {match.one for match in matches} | {match.other for match in matches}
    for number, form in enumerate(forms):
        if form.quoted and number not in grouped and len(form.articles) > 1 and _stands_alone(form):
            quotes.append(_make_identical(articles, form))
    quotes.sort(
        key=lambda quote: (-len({v.article for v in quote.variants}), -max(len(v.passage.text) for v in quote.variants))
    )
    distinct = tuple(
        Quote(f"q{number}", quote.speaker, quote.variants, quote.relation, quote.edits)
        for number, quote in enumerate(_distinct(quotes), 1)
    )
    return Quotations(distinct, crowded)


def _unmarked(article: Article, index: int, printings: Sequence[Printing]) -> Iterator[Printing]:
    """What a paragraph says outside its quotations, as printings without quotation marks.

    A few words in marks do not interrupt: "the 'X' department" may stand inside words that are themselves quoted.
    """
    marked = sorted(span for p in printings if len(p.tokens) >= LEAST_UNQUOTED for span in p.spans)
    short = sorted(span for p in printings if len(p.tokens) < LEAST_UNQUOTED for span in p.spans)
    at = 0
    for start, end in body_paragraphs(article):
        while start < end:
            while at < len(marked) and marked[at].end <= start:
                at += 1
            stop = min(end, marked[at].start) if at < len(marked) else end
            tokens = read_tokens(article.text, (Span(start, stop),)) if start < stop else ()
            if _touches(short, start, stop):
                tokens = tuple(t._replace(marked=True) if _is_in(t, short) else t for t in tokens)
            if len(tokens) >= LEAST_UNQUOTED:
                yield Printing(index, None, (Span(start, stop),), tokens, quoted=False)
            start = marked[at].end if at < len(marked) and stop < end else end


def _touches(spans: Sequence[Span], start: int, end: int) -> bool:
    """Does one of the spans, which are in order and apart, reach into `[start, end)`?"""
    at = bisect_left(spans, (end,))
    return at > 0 and spans[at - 1].end > start


def _is_in(token: Token, spans: Sequence[Span]) -> bool:
    at = bisect_right(spans, (token.start, len(spans) and spans[-1].end)) - 1
    return at >= 0 and spans[at].start <= token.start < spans[at].end


def _is_one_utterance(forms: Sequence[Form], match: Match) -> bool:
    one, other, alignment = forms[match.one], forms[match.other], match.alignment
    if alignment.shifts_person or alignment.telling < LEAST_SHARE * (alignment.telling + alignment.changed):
        return False
    if not other.quoted:
        stretch = other.tokens[slice(*alignment.other)]
        plain = alignment.same - sum(token.marked for token in stretch)
        if alignment.changes and alignment.same < LEAST_UNQUOTED_IF_CHANGED:
            return False
        return plain >= LEAST_UNQUOTED and _beside_names(one.tokens[slice(*alignment.one)]) >= LEAST_TELLING
    known = bool(one.speakers and other.speakers)
    if known and not one.speakers & other.speakers:
        same = SHARE_IN_SPITE_OF_SPEAKER * (alignment.telling + alignment.changed)
        return alignment.telling >= max(same, SAME_IN_SPITE_OF_SPEAKER)
    whole = alignment.one == (0, len(one.tokens)) or alignment.other == (0, len(other.tokens))
    if alignment.changes or not whole:
        return alignment.same >= LEAST_SAME and alignment.telling >= LEAST_TELLING - whole
    if alignment.telling >= LEAST_TELLING - 1 and alignment.same >= RUN:
        return True
    return known and (alignment.telling > 0 or alignment.same > RUN)


def _beside_names(tokens: Sequence[Token]) -> int:
    """How many content words are no names: the title of a law in two articles is no quotation."""
    return sum(token.tells and not token.name for token in tokens)


def _group(forms: Sequence[Form], matches: Sequence[Match]) -> list[list[int]]:
    """Group matches that share a stretch of a form: they are printings of one utterance."""
    parent = list(range(len(matches)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    stretches: dict[int, dict[tuple[int, int], list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, match in enumerate(matches):
        stretches[match.one][match.alignment.one].append(number)
        stretches[match.other][match.alignment.other].append(number)
    for by_place in stretches.values():
        places = sorted(by_place.items())
        for n, (stretch, numbers) in enumerate(places):
            for another in numbers[1:]:
                parent[root(numbers[0])] = root(another)
            for at in range(n + 1, len(places)):
                other, others = places[at]
                if other[0] >= stretch[1]:
                    break
                common = min(stretch[1], other[1]) - other[0]
                if 2 * common >= min(stretch[1] - stretch[0], other[1] - other[0]):
                    parent[root(numbers[0])] = root(others[0])
        for (stretch, numbers), (other, others) in pairwise(places):
            if 0 <= other[0] - stretch[1] <= FRAGMENTS_APART and _are_fragments(
                forms, matches[numbers[-1]], matches[others[0]]
            ):
                parent[root(numbers[0])] = root(others[0])
    groups: dict[int, list[int]] = defaultdict(list)
    for number in range(len(matches)):
        groups[root(number)].append(number)
    return list(groups.values())


def _are_fragments(forms: Sequence[Form], first: Match, second: Match) -> bool:
    """Are two matches of one printing fragments of one sentence elsewhere: he called it "bad" and "a shame"?"""
    shared = {first.one, first.other} & {second.one, second.other}
    rest = ({first.one, first.other} ^ {second.one, second.other}) - shared
    if len(shared) != 1 or len(rest) != 2:
        return False
    one, other = (forms[number].printings for number in sorted(rest))
    starts: dict[tuple[int, str | None], list[int]] = defaultdict(list)
    for p in one:
        if p.quoted and p.attribution:
            starts[p.article, p.attribution.entity].append(p.spans[0].start)
    for near in starts.values():
        near.sort()
    return any(
        q.quoted and q.attribution and _is_near(q.spans[0].start, starts.get((q.article, q.attribution.entity), ()))
        for q in other
    )


def _is_near(start: int, starts: Sequence[int]) -> bool:
    """Is one of some places, which are in rising order, so near that two fragments may be of one sentence?"""
    at = bisect_left(starts, start - FRAGMENT_CHARS)
    return at < len(starts) and starts[at] <= start + FRAGMENT_CHARS


def _stands_alone(form: Form) -> bool:
    """Is a form that several articles print word for word one utterance, and no phrase that anybody puts in marks?"""
    telling = sum(token.tells for token in form.tokens)
    return telling >= LEAST_TELLING or (
        telling > 0 and len(form.speakers) == 1 and all(p.speaker for p in form.printings)
    )


def _make_identical(articles: Sequence[Article], form: Form) -> Quote:
    variants = [_variant(articles, printing, printing.spans) for printing in form.printings]
    speakers = Counter(printing.speaker for printing in form.printings if printing.speaker)
    speaker = speakers.most_common(1)[0][0] if speakers else None
    return Quote("", speaker, tuple(variants), Relation.IDENTICAL)


def _make_quote(
    articles: Sequence[Article],
    contents: Sequence[Contents],
    forms: Sequence[Form],
    matches: Sequence[Match],
    covered: _Covered,
) -> Quote | None:
    stretches: dict[int, tuple[int, int]] = {}
    for match in matches:
        for number, stretch in ((match.one, match.alignment.one), (match.other, match.alignment.other)):
            known = stretches.get(number, stretch)
            stretches[number] = (min(known[0], stretch[0]), max(known[1], stretch[1]))
    variants: list[tuple[int, Variant]] = []
    in_marks: dict[int, int] = {}
    for number in sorted(stretches, key=lambda n: (not forms[n].quoted, n)):
        form, size = forms[number], stretches[number][1] - stretches[number][0]
        for printing in form.printings:
            index = printing.article
            if form.quoted:
                variants.append((index, _variant(articles, printing, printing.spans)))
                in_marks[index] = max(in_marks.get(index, 0), len(form.tokens))
            elif 2 * in_marks.get(index, 0) < size:
                spans = _unquoted(articles[index], printing.tokens, stretches[number])
                holder = contents[index].holder_of(spans)
                variants.append((index, _variant(articles, Printing(index, holder, spans, ()), spans)))
    if len({index for index, _ in variants}) < 2:
        return None
    variants.sort(key=lambda variant: (variant[0], variant[1].passage.spans))
    speakers = Counter(s for n in stretches for p in forms[n].printings if (s := p.speaker))
    relation, edits = _relate(articles, forms, matches, covered, {index for index, _ in variants})
    speaker = speakers.most_common(1)[0][0] if speakers else None
    return Quote("", speaker, tuple(variant for _, variant in variants), relation, tuple(dict.fromkeys(edits)))


def _cover(forms: Sequence[Form], matches: Sequence[Match]) -> _Covered:
    covered: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for match in matches:
        for article in forms[match.other].articles:
            covered[match.one, article].append(match.alignment.one)
        for article in forms[match.one].articles:
            covered[match.other, article].append(match.alignment.other)
    return {key: _join(stretches) for key, stretches in covered.items()}


def _join(stretches: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """What lies in any of some stretches, in order and apart."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(set(stretches)):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    return joined


def _relate(
    articles: Sequence[Article], forms: Sequence[Form], matches: Sequence[Match], covered: _Covered, printed: set[int]
) -> tuple[Relation, list[Edit]]:
    """The farthest relation of any two forms of the group, and the changes between them."""
    order = (Relation.IDENTICAL, Relation.SHORTENED, Relation.OVERLAPPING, Relation.ALTERED)
    farthest = Relation.IDENTICAL
    edits: list[Edit] = []
    for match in matches:
        one, other = forms[match.one], forms[match.other]
        if not other.articles & printed:
            continue
        article, facing = one.printings[0].article, other.printings[0].article
        around = covered[match.other, article] if other.quoted else [(0, len(other.tokens))]
        relation = relate(one.tokens, other.tokens, match.alignment, covered[match.one, facing], around)
        farthest = max(farthest, relation, key=order.index)
        texts = articles[article].text, articles[facing].text
        edits.extend(edits_of(*texts, one.tokens, other.tokens, match.alignment))
    return farthest, edits


def _unquoted(article: Article, tokens: Sequence[Token], stretch: tuple[int, int]) -> Spans:
    """The words of a stretch without quotation marks: whole sentences where most of the sentence is in it."""
    start, end = tokens[stretch[0]].start, tokens[stretch[1] - 1].end
    for first, last in find_sentences(article.text, tokens[0].start, tokens[-1].end):
        if first < start < last and 2 * (start - first) < last - start:
            start = first
        if first < end < last and 2 * (last - end) < end - first:
            end = last
    return (Span(start, end),)


def _variant(articles: Sequence[Article], printing: Printing, spans: Spans) -> Variant:
    article = articles[printing.article]
    attribution = printing.attribution.id if printing.attribution else None
    return Variant(article.id, attribution, Passage(spans, text_of(article.text, spans)))


def _distinct(quotes: Sequence[Quote]) -> Iterator[Quote]:
    """Leave out a group whose printings all stand in an earlier one."""
    standing: dict[tuple[str, Spans], list[set[tuple[str, Spans]]]] = defaultdict(list)
    for quote in quotes:
        places = {(variant.article, variant.passage.spans) for variant in quote.variants}
        fewest = min((standing[place] for place in places), key=len)
        if not any(places <= earlier for earlier in fewest):
            for place in places:
                standing[place].append(places)
            yield quote
