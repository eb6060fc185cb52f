"""The same utterance as several articles print it.

Printings are compared by form (the sequence of evened-out words), so that a hundred copies cost as much as one. Two
forms are candidates where they share three words in a row; each run of such places is aligned and judged. One printing
may belong to several groups: each stretch of it that others print is an utterance of its own.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.comparing.alterations import RUN as RUN
from sayso.comparing.alterations import Alignment, align, align_chains, edits_of, relate, runs_of
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
class _Match:
    """A stretch of form `one` (quoted) runs along a stretch of form `other`."""

    one: int
    other: int
    alignment: Alignment


# The stretches of a form that an article prints, by form and article.
_Covered = dict[tuple[int, int], list[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class _Form:
    """A sequence of words and all the places where it is printed."""

    tokens: tuple[Token, ...]
    printings: tuple[Printing, ...]

    @property
    def quoted(self) -> bool:
        return self.printings[0].quoted

    @property
    def speakers(self) -> frozenset[str]:
        return frozenset(printing.speaker for printing in self.printings if printing.speaker)

    @property
    def articles(self) -> frozenset[int]:
        return frozenset(printing.article for printing in self.printings)


def find_quotes(
    articles: Sequence[Article], attributions: Sequence[Sequence[ResolvedAttribution]]
) -> tuple[Quote, ...]:
    """Group the printings of each utterance that at least two articles print, those of most articles first.

    `attributions` are those of each article, in the order of the articles.
    """
    quoted: list[Printing] = []
    plain: list[Printing] = []
    for index, article in enumerate(articles):
        printings = find_printings(article, index, attributions[index])
        quoted.extend(printings)
        plain.extend(_unmarked(article, index, printings))
    forms = _collect(quoted) + _collect(plain)
    matches = [match for match in _find_matches(forms) if _is_one_utterance(forms, match)]
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
    return tuple(
        Quote(f"q{number}", quote.speaker, quote.variants, quote.relation, quote.edits)
        for number, quote in enumerate(_distinct(quotes), 1)
    )


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


def _collect(printings: Sequence[Printing]) -> list[_Form]:
    same: dict[tuple[str, ...], list[Printing]] = defaultdict(list)
    for printing in printings:
        same[tuple(token.word for token in printing.tokens)].append(printing)
    return [_Form(group[0].tokens, tuple(group)) for group in same.values()]


def _find_matches(forms: Sequence[_Form]) -> Iterator[_Match]:
    places: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    short: dict[str, list[int]] = defaultdict(list)
    for number, form in enumerate(forms):
        if form.quoted:
            for at, run in enumerate(runs_of(form.tokens)):
                places[run].append((number, at))
            if len(form.tokens) < RUN:
                short[form.tokens[0].word].append(number)
    for other, form in enumerate(forms):
        hits: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for at, run in enumerate(runs_of(form.tokens)):
            for number, place in places.get(run, ()):
                if number != other and (number < other or not form.quoted):
                    hits[number].append((place, at))
        for number, shared in hits.items():
            if len(forms[number].articles | form.articles) > 1:
                yield from _align_runs(forms, number, other, shared)
        if form.quoted:
            yield from _find_short(forms, short, other)


def _align_runs(forms: Sequence[_Form], one: int, other: int, shared: list[tuple[int, int]]) -> Iterator[_Match]:
    for alignment in align_chains(forms[one].tokens, forms[other].tokens, shared):
        yield _Match(one, other, alignment)


def _find_short(forms: Sequence[_Form], short: dict[str, list[int]], other: int) -> Iterator[_Match]:
    """Quotations of one or two words ("disgraceful") inside a longer printing by the same speaker."""
    tokens = forms[other].tokens
    for at, token in enumerate(tokens):
        for number in short.get(token.word, ()):
            size = len(forms[number].tokens)
            if number != other and [t.word for t in forms[number].tokens] == [t.word for t in tokens[at : at + size]]:
                alignment = align(forms[number].tokens, tokens, (0, size), (at, at + size))
                if alignment and len(forms[number].articles | forms[other].articles) > 1:
                    yield _Match(number, other, alignment)


def _is_one_utterance(forms: Sequence[_Form], match: _Match) -> bool:
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


def _group(forms: Sequence[_Form], matches: Sequence[_Match]) -> list[list[int]]:
    """Group matches that share a stretch of a form: they are printings of one utterance."""
    parent = list(range(len(matches)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    stretches: dict[int, list[tuple[tuple[int, int], int]]] = defaultdict(list)
    for number, match in enumerate(matches):
        stretches[match.one].append((match.alignment.one, number))
        stretches[match.other].append((match.alignment.other, number))
    for places in stretches.values():
        places.sort()
        for n, (stretch, number) in enumerate(places):
            for other, another in places[n + 1 :]:
                if other[0] >= stretch[1]:
                    break
                common = min(stretch[1], other[1]) - other[0]
                if 2 * common >= min(stretch[1] - stretch[0], other[1] - other[0]):
                    parent[root(number)] = root(another)
        for (stretch, number), (other, another) in pairwise(places):
            if 0 <= other[0] - stretch[1] <= FRAGMENTS_APART and _are_fragments(
                forms, matches[number], matches[another]
            ):
                parent[root(number)] = root(another)
    groups: dict[int, list[int]] = defaultdict(list)
    for number in range(len(matches)):
        groups[root(number)].append(number)
    return list(groups.values())


def _are_fragments(forms: Sequence[_Form], first: _Match, second: _Match) -> bool:
    """Are two matches of one printing fragments of one sentence elsewhere: he called it "bad" and "a shame"?"""
    shared = {first.one, first.other} & {second.one, second.other}
    rest = ({first.one, first.other} ^ {second.one, second.other}) - shared
    if len(shared) != 1 or len(rest) != 2:
        return False
    one, other = (forms[number].printings for number in sorted(rest))
    return any(
        p.quoted and q.quoted and p.article == q.article and abs(p.spans[0].start - q.spans[0].start) <= FRAGMENT_CHARS
        for p in one
        for q in other
        if p.attribution and q.attribution and p.attribution.entity == q.attribution.entity
    )


def _stands_alone(form: _Form) -> bool:
    """Is a form that several articles print word for word one utterance, and no phrase that anybody puts in marks?"""
    telling = sum(token.tells for token in form.tokens)
    return telling >= LEAST_TELLING or (
        telling > 0 and len(form.speakers) == 1 and all(p.speaker for p in form.printings)
    )


def _make_identical(articles: Sequence[Article], form: _Form) -> Quote:
    variants = [_variant(articles, printing, printing.spans) for printing in form.printings]
    speakers = Counter(printing.speaker for printing in form.printings if printing.speaker)
    speaker = speakers.most_common(1)[0][0] if speakers else None
    return Quote("", speaker, tuple(variants), Relation.IDENTICAL)


def _make_quote(
    articles: Sequence[Article],
    contents: Sequence[Contents],
    forms: Sequence[_Form],
    matches: Sequence[_Match],
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


def _cover(forms: Sequence[_Form], matches: Sequence[_Match]) -> _Covered:
    covered: _Covered = defaultdict(list)
    for match in matches:
        for article in forms[match.other].articles:
            covered[match.one, article].append(match.alignment.one)
        for article in forms[match.one].articles:
            covered[match.other, article].append(match.alignment.other)
    return covered


def _relate(
    articles: Sequence[Article], forms: Sequence[_Form], matches: Sequence[_Match], covered: _Covered, printed: set[int]
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
    seen: list[set[tuple[str, Spans]]] = []
    for quote in quotes:
        places = {(variant.article, variant.passage.spans) for variant in quote.variants}
        if not any(places <= earlier for earlier in seen):
            seen.append(places)
            yield quote
