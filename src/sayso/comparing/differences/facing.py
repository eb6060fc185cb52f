"""The phrases by which two passages of one matter differ: those that face each other between the words that both have.

The passages are aligned by their content words (difflib's matching of the longest common runs); what stands between
the same two common words faces each other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from sayso.comparing.differences.loaded import find_rival_words
from sayso.comparing.differences.passage_words import Word, key_of, lay_out, weigh_word
from sayso.comparing.differences.phrase_kinds import PhraseKind, is_verb, kind_of, plain_form
from sayso.comparing.differences.phrases import MOST_PHRASE, Printed, Range, Side, find_best, widen
from sayso.comparing.terms import find_terms

MOST_HEAD = 4  # words that are added to one that both have, where that one is quoted, too
ADDED_WEIGHT = 0.5  # of a phrase that nothing faces, beside two that face each other
APART_WEIGHT = 0.8  # where the phrases stand at different places between the common words
ELSEWHERE_WEIGHT = 0.3  # of one that the other article prints elsewhere
CROSSED_WEIGHT = 0.8  # of what each passage adds at another place
LEAST_FACING, UNLIKE_WEIGHT = 0.8, 0.6  # below the first a phrase is only a day, a number or a plain word
RIVAL_WEIGHT = 2.0  # of a word that calls the matter otherwise
# Of two phrases of two kinds; a name and a deed never face each other.
_KIND_WEIGHTS: dict[frozenset[PhraseKind | None], float] = {
    frozenset((PhraseKind.NAME, PhraseKind.DEED)): 0.0,
    frozenset((PhraseKind.NAME, PhraseKind.THING)): 0.8,
    frozenset((PhraseKind.DEED, PhraseKind.THING)): 0.7,
}
LEAST_COMMON = 5  # letters by which two words of one family begin ("investigators", "investigation")
LEAST_HEAD = 0.5
CONTEXT = 2  # words around little words, where nothing else differs
# What may open a phrase that is added.
_OPENING = frozenset(
    "in on at for with without by from to after before because despite amid during under over into against about as"
    " like who which what while when between through than".split()
)
_AUXILIARY = frozenset("will would is are was were has have had shall can".split())
_MODALS = frozenset("may might could must should".split())


@dataclass(frozen=True, slots=True)
class Facing:
    """What one passage has and the other has instead, as printed. One of the two is "" where nothing faces the other.

    `weight` says how much the words tell; `narrowed` that the longer one is the shorter one and words beside it, `near`
    that the two stand at one place, `elsewhere` that the other article has them, too, or has them in other places.
    `kind` is only told of a phrase that nothing faces.
    """

    one: str
    other: str
    weight: float
    narrowed: bool = False
    near: bool = False
    elsewhere: bool = False
    kind: PhraseKind | None = None

    def turned(self) -> "Facing":
        """The same with the passages the other way round."""
        return replace(self, one=self.other, other=self.one)


def lay_side_by_side(one: Printed, other: Printed) -> tuple[Side, Side, list[tuple[int, int]]]:
    """Return two passages word by word, with what each word tells, and the places of the words that both have."""
    first, second = lay_out(one.text, one.joints), lay_out(other.text, other.joints)
    keys = _join_families([_key(word) for word in first], [_key(word) for word in second])
    pairs = _match(first, second, keys)
    rivals = frozenset(find_rival_words(one.text, other.text) or ())
    return (
        _side(one, first, keys[0], keys[1], dict(pairs), other, rivals),
        _side(other, second, keys[1], keys[0], {b: a for a, b in pairs}, one, rivals),
        pairs,
    )


def find_facings(one: Printed, other: Printed) -> list[Facing]:
    """Find what sets two passages apart, what tells most first; nothing where they are the same words."""
    here, there, pairs = lay_side_by_side(one, other)
    found = [
        facing for gap in _gaps(pairs, len(here.words), len(there.words)) for facing in _set_apart(here, there, *gap)
    ]
    found.extend(_crossed(found))
    found.sort(key=lambda facing: -facing.weight)
    little = _in_little_words(here, there) if not found or found[0].elsewhere else []
    return [*(facing for facing in little if facing.one and facing.other), *found] or little


def _key(word: Word) -> str:
    """What the forms of a word share, its irregular past and its short form among them."""
    plain = plain_form(word.lower)
    return key_of(plain) if plain != word.lower else word.key


def _join_families(one: Sequence[str], other: Sequence[str]) -> tuple[list[str], list[str]]:
    """Give words of one family, which begin alike, one key."""
    heads: dict[str, str] = {}
    last = ""
    for key in sorted({*one, *other}):
        common = _common_letters(last, key)
        alike = common >= LEAST_COMMON and max(len(last), len(key)) - common <= LEAST_COMMON - 1
        heads[key] = heads[last] if last and alike else key
        last = key
    return [heads[key] for key in one], [heads[key] for key in other]


def _common_letters(one: str, other: str) -> int:
    count = 0
    for letter, facing in zip(one, other, strict=False):
        if letter != facing:
            break
        count += 1
    return count


def _match(first: Sequence[Word], second: Sequence[Word], keys: tuple[list[str], list[str]]) -> list[tuple[int, int]]:
    """The places of the content words that both have in the same order."""
    places = [[n for n, word in enumerate(words) if not word.is_little] for words in (first, second)]
    one, other = ([keys[s][n] for n in places[s]] for s in (0, 1))
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return [
        (places[0][block.a + n], places[1][block.b + n])
        for block in matcher.get_matching_blocks()
        for n in range(block.size)
    ]


def _side(
    source: Printed,
    words: list[Word],
    keys: Sequence[str],
    facing: Sequence[str],
    matched: dict[int, int],
    other: Printed,
    rivals: frozenset[str],
) -> Side:
    known = {part for key in facing for part in (key, *key.split("-"))}
    article, sentence = find_terms(other.article), find_terms(other.sentence)
    weights = [
        0.0
        if known.issuperset(key.split("-")) or key in known
        else weigh_word(word, article, sentence) + RIVAL_WEIGHT * (word.lower in rivals)
        for word, key in zip(words, keys, strict=True)
    ]
    return Side(source.text, words, weights, matched, other)


def _gaps(pairs: Sequence[tuple[int, int]], one: int, other: int) -> Iterator[tuple[Range, Range]]:
    """What stands between two common words, before the first and behind the last: `[start, end)` in each passage."""
    last = (-1, -1)
    for pair in (*pairs, (one, other)):
        yield (last[0] + 1, pair[0]), (last[1] + 1, pair[1])
        last = pair


def _set_apart(one: Side, other: Side, span: Range, facing: Range) -> Iterator[Facing]:
    """What the words between the same two common words have that the other ones lack: the best of each side."""
    firsts, seconds = find_best(one, *span), find_best(other, *facing)
    if firsts and seconds and _kind_weight(kind_of(one.words, *firsts[0]), kind_of(other.words, *seconds[0])):
        pairs = [_face(one, other, (span, first), (facing, second)) for first in firsts for second in seconds]
        yield max(pairs, key=lambda pair: pair.weight)
        return
    if firsts:
        yield _added(one, other, firsts[0], span)
    if seconds:
        yield _added(other, one, seconds[0], facing).turned()


def _kind_weight(one: PhraseKind | None, other: PhraseKind | None) -> float:
    """How much two phrases of two kinds tell when they are set against each other."""
    return _KIND_WEIGHTS.get(frozenset((one, other)), 1.0)


def _face(one: Side, other: Side, here: tuple[Range, Range], there: tuple[Range, Range]) -> Facing:
    """A phrase of each passage, set against each other; each comes behind the words between which it stands."""
    (span, first), (facing, second) = here, there
    alike = _place(first, span) == _place(second, facing)
    near = alike and max(span[1] - span[0], facing[1] - facing[0]) <= MOST_PHRASE
    told = one.told(first), other.told(second)
    weight = (min(told) + max(told) / 2) * (1 if alike else APART_WEIGHT)
    weight *= _kind_weight(kind_of(one.words, *first), kind_of(other.words, *second))
    if (min(told) < LEAST_FACING) != (max(told) < LEAST_FACING):
        weight *= UNLIKE_WEIGHT  # a day or a number faces something else
    shown = one.show(*_with_head(one, first, second)), other.show(*_with_head(other, second, first))
    return Facing(*shown, weight, near=near)


def _place(phrase: Range, span: Range) -> tuple[bool, bool]:
    """Does a phrase begin and end with the words that face others?"""
    return phrase[0] - span[0] <= 1, span[1] - phrase[1] <= 1


def _with_head(side: Side, phrase: Range, facing: Range) -> Range:
    """An adjective that faces a word, with the noun behind it."""
    begin, stop = phrase
    words = side.words
    single = max(stop - begin, facing[1] - facing[0]) == 1
    if not single or stop not in side.matched or words[stop].apart or not words[begin].modifies:
        return phrase
    return widen(side, begin, stop + 1) if _may_head(words[stop]) else phrase


def _may_head(word: Word) -> bool:
    """Does a word tell enough by itself that another one beside it sets it apart?"""
    return weigh_word(word) >= LEAST_HEAD


def _added(side: Side, other: Side, phrase: Range, span: Range) -> Facing:
    """What one passage has and the other lacks: with the word that both have beside it, where there is one."""
    told = side.told(phrase) * ADDED_WEIGHT
    narrowed = _narrowed(side, other, phrase)
    if narrowed:
        return Facing(*narrowed, told, narrowed=narrowed[1].lower() in narrowed[0].lower(), near=True)
    begin, stop = phrase
    first = begin
    while first > span[0] and not side.words[first].apart and side.words[first - 1].is_little:
        first -= 1
    opening = next((n for n in range(first, begin) if side.words[n].lower in _OPENING), begin)
    if stop - opening <= MOST_PHRASE:
        begin = opening
    shown = side.show(begin, stop)
    elsewhere = _stands_elsewhere(side, shown)
    kind = kind_of(side.words, *phrase)
    return Facing(shown, "", told * (ELSEWHERE_WEIGHT if elsewhere else 1.0), elsewhere=elsewhere, kind=kind)


def _stands_elsewhere(side: Side, shown: str) -> bool:
    """Does the other article have these words anywhere, or all of those that tell in the same sentence?"""
    if shown.lower() in " ".join(side.other.article.lower().split()):
        return True
    return find_terms(shown) <= find_terms(side.other.sentence)


def _narrowed(side: Side, other: Side, phrase: Range) -> tuple[str, str] | None:
    """A few words with the one beside them that both have, and that one as the other passage prints it."""
    begin, stop = phrase
    words = side.words
    if stop - begin > MOST_HEAD:
        return None
    if begin < stop - 1 and stop - 1 in side.matched and _may_head(words[stop - 1]):
        head, shown = stop - 1, phrase
    elif stop in side.matched and not words[stop].apart and _may_head(words[stop]):
        head, shown = stop, (begin, stop + 1)
    elif begin - 1 in side.matched and not words[begin].apart and _may_head(words[begin - 1]):
        if words[begin].lower in _MODALS:
            return None
        head, shown = begin - 1, (begin - 1, stop)
    else:
        return None
    if any(is_verb(words, n, stop) for n in range(begin, stop) if n != head):
        return None  # who "agreed" and what "is required" are not told more narrowly
    place = side.matched[head]
    last = widen(other, place, place + 1)[1]
    facing = [
        side.matched[n] for n in range(*shown) if n in side.matched and place - MOST_HEAD < side.matched[n] <= place
    ]
    first = widen(other, min(facing), last)[0]
    if words[begin].lower in _MODALS and place > 0 and other.words[place - 1].lower in _AUXILIARY:
        first = place - 1  # "may resign" beside "will resign"
    texts = side.show(*widen(side, *shown)), other.show(first, last)
    small = [text.lower() for text in texts]
    if small[0] in side.other.sentence.lower() or small[0] == small[1]:
        return None
    return texts if small[1] in small[0] or _is_modal_pair(words[begin], other.words[first]) else None


def _is_modal_pair(word: Word, facing: Word) -> bool:
    return word.lower in _MODALS and facing.lower in _AUXILIARY


def _crossed(found: Sequence[Facing]) -> list[Facing]:
    """The words that tell most of what each passage alone has, where they stand at different places."""
    ones = [facing for facing in found if not facing.other and not facing.elsewhere]
    others = [facing for facing in found if not facing.one and not facing.elsewhere]
    if not ones or not others:
        return []
    one, other = (max(added, key=lambda facing: facing.weight) for added in (ones, others))
    weight = (one.weight + other.weight) * CROSSED_WEIGHT * _kind_weight(one.kind, other.kind)
    return [Facing(one.one, other.other, weight)] if weight else []


def _in_little_words(one: Side, other: Side) -> list[Facing]:
    """What differs where all content words are the same: the first words that do, with those around them."""
    first_words, second_words = ([word.lower for word in side.words] for side in (one, other))
    for tag, a, b, c, d in SequenceMatcher(None, first_words, second_words, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if (b > a and d > c) or all(word.is_little for word in (*one.words[a:b], *other.words[c:d])):
            first, second = _around(one, a, b), _around(other, c, d)
            if first[0] < first[1] and second[0] < second[1]:
                return [Facing(one.show(*first), other.show(*second), 0.0)]
        side, start, end = (one, a, b) if b > a else (other, c, d)
        shown = side.show(start, min(end, start + MOST_PHRASE))
        added = Facing(shown, "", 0.0, elsewhere=_stands_elsewhere(side, shown))
        return [added if b > a else added.turned()]
    return []


def _around(side: Side, start: int, end: int) -> Range:
    """Some words and the nearest content words beside them, up to the next mark."""
    words = side.words
    first, last = start, min(end, start + MOST_PHRASE)
    last = next((n for n in range(start + 1, last) if words[n].apart), last)
    for n in range(start - 1, max(-1, start - CONTEXT - 1), -1):
        if words[n + 1 : n + 2] and words[n + 1].apart:
            break
        if not words[n].is_little:
            first = n
            break
    for n in range(last, min(len(words), last + CONTEXT)):
        if words[n].apart:
            break
        if words[n].may_end:
            last = n + 1
            break
    return first, last
