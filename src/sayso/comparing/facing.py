"""The phrases by which two passages of one matter differ: those that face each other between the words that both have.

The passages are aligned by their content words (difflib's matching of the longest common runs); what stands between
the same two common words faces each other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from sayso.comparing.loaded import find_rival_words
from sayso.comparing.passage_words import Word, lay_out, weigh_word
from sayso.comparing.terms import find_terms

Range = tuple[int, int]  # words of a passage, `[start, end)`

MOST_PHRASE = 8  # words of a phrase that is quoted
MOST_HEAD = 4  # words that are added to one that both have, where that one is quoted, too
ADDED_WEIGHT = 0.5  # of a phrase that nothing faces, beside two that face each other
APART_WEIGHT = 0.8  # where the phrases stand at different places between the common words
FURTHER_WEIGHT, FURTHER_WORDS = 0.3, 2  # of the words of a phrase beside the one that tells most
ELSEWHERE_WEIGHT = 0.3  # of one that the other article prints elsewhere
CROSSED_WEIGHT = 0.8  # of what each passage adds at another place
LEAST_TOLD = 0.2  # of a phrase; what the other sentence has, too, does not set the two apart
LENGTH_COST = 0.1  # of each word of a phrase
CUT_COST = 0.6  # of a phrase from which "of" or "to" and what follows is cut
MOST_WIDENED = 2  # words behind an adjective or an owner, up to the noun
RIVAL_WEIGHT = 2.0  # of a word that calls the matter otherwise
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
_PARTICLES = frozenset("up down out off away".split())
# What a name goes on behind with "of".
_BODIES = frozenset(
    "department secretary director house office university bureau ministry board bank council conference city state"
    " institute court district church president speaker chairman chief institutes college league union minister".split()
)
_BEHIND_PARTICLE = frozenset("to in from of and as on for at by".split())


@dataclass(frozen=True, slots=True)
class Printed:
    """A passage to be set against another: its text, where its pieces are joined, its sentence and its article."""

    text: str
    joints: Sequence[int] = ()
    sentence: str = ""
    article: str = ""


@dataclass(frozen=True, slots=True)
class Facing:
    """What one passage has and the other has instead, as printed. One of the two is "" where nothing faces the other.

    `weight` says how much the words tell; `narrowed` that the longer one is the shorter one and words beside it, `near`
    that the two stand at one place, `elsewhere` that the other article has them, too, or has them in other places.
    """

    one: str
    other: str
    weight: float
    narrowed: bool = False
    near: bool = False
    elsewhere: bool = False

    def turned(self) -> "Facing":
        """The same with the passages the other way round."""
        return replace(self, one=self.other, other=self.one)


@dataclass(frozen=True, slots=True)
class Side:
    """One of two passages: its text, its words, what each of them tells, and the place of the word that it matches."""

    text: str
    words: list[Word]
    weights: list[float]
    matched: dict[int, int]
    other: Printed

    def show(self, start: int, end: int) -> str:
        """The text from one word to before another."""
        return " ".join(self.text[self.words[start].start : self.words[end - 1].end].split())

    def told(self, phrase: Range) -> float:
        """How much a phrase tells: mostly by the word that tells most, so that length alone outweighs nothing."""
        first, *others = sorted(self.weights[slice(*phrase)], reverse=True)
        return first + FURTHER_WEIGHT * sum(others[:FURTHER_WORDS])


def find_facings(one: Printed, other: Printed) -> list[Facing]:
    """Find what sets two passages apart, what tells most first; nothing where they are the same words."""
    first, second = lay_out(one.text, one.joints), lay_out(other.text, other.joints)
    keys = _join_families([word.key for word in first], [word.key for word in second])
    pairs = _match(first, second, keys)
    rivals = frozenset(find_rival_words(one.text, other.text) or ())
    sides = (
        _side(one, first, keys[0], keys[1], dict(pairs), other, rivals),
        _side(other, second, keys[1], keys[0], {b: a for a, b in pairs}, one, rivals),
    )
    found = [facing for gap in _gaps(pairs, len(first), len(second)) for facing in _set_apart(*sides, *gap)]
    found.extend(_crossed(found))
    found.sort(key=lambda facing: -facing.weight)
    return found or _in_little_words(*sides)


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
    known, article, sentence = set(facing), find_terms(other.article), find_terms(other.sentence)
    weights = [
        0.0 if key in known else weigh_word(word, article, sentence) + RIVAL_WEIGHT * (word.lower in rivals)
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
    first, second = _best(one, *span), _best(other, *facing)
    if first and second:
        alike = _place(first, span) == _place(second, facing)
        near = alike and max(span[1] - span[0], facing[1] - facing[0]) <= MOST_PHRASE
        told = one.told(first), other.told(second)
        weight = (min(told) + max(told) / 2) * (1 if alike else APART_WEIGHT)
        shown = one.show(*_with_head(one, first, second)), other.show(*_with_head(other, second, first))
        yield Facing(*shown, weight, near=near)
    elif first:
        yield _added(one, other, first, span)
    elif second:
        yield _added(other, one, second, facing).turned()


def _place(phrase: Range, span: Range) -> tuple[bool, bool]:
    """Does a phrase begin and end with the words that face others?"""
    return phrase[0] - span[0] <= 1, span[1] - phrase[1] <= 1


def _best(side: Side, start: int, end: int) -> Range | None:
    """The phrase in `[start, end)` that tells most, of at most `MOST_PHRASE` words; None where none tells anything."""
    best: tuple[float, int, int] | None = None
    for first, last in _segments(side.words, start, end):
        for begin in (n for n in range(first, last) if _may_begin(side, n, first)):
            for stop in range(begin + 1, min(last, begin + MOST_PHRASE) + 1):
                told = sum(side.weights[begin:stop])
                if told < LEAST_TOLD or not _may_end(side, stop, last):
                    continue
                score = told - LENGTH_COST * (stop - begin) - _cost(side, begin, stop, first, last)
                if best is None or score > best[0] + 1e-9:
                    best = score, begin, stop
    return _whole(side, best[1], best[2]) if best else None


def _segments(words: Sequence[Word], start: int, end: int) -> Iterator[Range]:
    """The parts of `[start, end)` that no mark parts."""
    first = start
    for n in range(start + 1, end):
        if words[n].apart:
            yield first, n
            first = n
    if first < end:
        yield first, end


def _may_begin(side: Side, at: int, first: int) -> bool:
    return not side.words[at].is_little and (at == first or side.words[at - 1].is_little)


def _may_end(side: Side, at: int, last: int) -> bool:
    word = side.words[at - 1]
    if at >= 2 and _is_particle(side.words, at - 1) and not side.words[at - 2].is_little:
        return True
    if at in side.matched and not side.words[at].apart and not word.is_little:
        return True  # it is widened by the word that both have
    return word.may_end and (at == last or side.words[at].is_little)


def _cost(side: Side, begin: int, stop: int, first: int, last: int) -> float:
    """What it costs to cut a phrase from what belongs to it."""
    cost = CUT_COST if stop < last and side.words[stop].lower in ("of", "to", "than") else 0.0
    return cost + (CUT_COST / 2 if begin > first and side.words[begin - 1].lower in ("of", "to") else 0.0)


def _whole(side: Side, begin: int, stop: int) -> Range:
    """Widen a phrase so that it cuts no name, no number, nothing from its owner and no adjective from its noun."""
    words = side.words
    while begin > 0 and not words[begin].apart and _are_one(words[begin - 1], words[begin]):
        begin -= 1
    if begin > 0 and words[begin - 1].lower in ("i", "we") and not words[begin].apart:
        begin -= 1
    if begin > 1 and _is_named_of(words, begin):
        return _whole(side, begin - 2, stop)
    goes_on = True
    widened = 0
    while goes_on and stop < len(words) and not words[stop].apart:
        last, following = words[stop - 1], words[stop]
        if _are_one(last, following):
            stop += 1
        elif stop + 1 < len(words) and _is_named_of(words, stop + 1):
            stop += 2
        elif (last.is_possessive or last.modifies) and following.may_end and widened < MOST_WIDENED:
            stop, widened = stop + 1, widened + 1
        else:
            goes_on = False
    if stop < len(words) and _is_particle(words, stop) and not words[stop - 1].is_name:
        stop += 1
    return begin, stop


def _is_particle(words: Sequence[Word], at: int) -> bool:
    """Does a word belong to the verb before it: "step down from"?"""
    if words[at].lower not in _PARTICLES or words[at].apart:
        return False
    behind = words[at + 1] if at + 1 < len(words) and not words[at + 1].apart else None
    if behind is None or (words[at].lower, behind.lower) == ("up", "to"):
        return behind is None
    return behind.lower in _BEHIND_PARTICLE or not (behind.is_little or behind.is_name or behind.is_number)


def _is_named_of(words: Sequence[Word], at: int) -> bool:
    """Does a name go on with this word behind an "of": "Department of State"?"""
    return (
        words[at].is_name
        and words[at - 1].lower == "of"
        and words[at - 2].lower in _BODIES
        and not (words[at].apart or words[at - 1].apart)
    )


def _are_one(word: Word, following: Word) -> bool:
    """Do two words that follow each other make one name or one number?"""
    if word.is_number and following.is_number:
        return True
    return word.is_name and not word.is_possessive and (following.is_name or following.is_number)


def _with_head(side: Side, phrase: Range, facing: Range) -> Range:
    """An adjective that faces a word, with the noun behind it."""
    begin, stop = phrase
    words = side.words
    single = max(stop - begin, facing[1] - facing[0]) == 1
    if not single or stop not in side.matched or words[stop].apart or not words[begin].modifies:
        return phrase
    return _whole(side, begin, stop + 1) if _may_head(words[stop]) else phrase


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
    elsewhere = " ".join(shown.lower().split()) in side.other.article.lower()
    return Facing(shown, "", told * (ELSEWHERE_WEIGHT if elsewhere else 1.0), elsewhere=elsewhere)


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
        head, shown = begin - 1, (begin - 1, stop)
    else:
        return None
    place = side.matched[head]
    first, last = _whole(other, place, place + 1)
    if words[begin].lower in _MODALS and place > 0 and other.words[place - 1].lower in _AUXILIARY:
        first = place - 1  # "may resign" beside "will resign"
    texts = side.show(*_whole(side, *shown)), other.show(first, last)
    small = [text.lower() for text in texts]
    if small[0] in side.other.sentence.lower() or small[0] == small[1]:
        return None
    return texts if small[1] in small[0] or first < place else None


def _crossed(found: Sequence[Facing]) -> list[Facing]:
    """The words that tell most of what each passage alone has, where they stand at different places."""
    ones = [facing for facing in found if not facing.other and not facing.elsewhere]
    others = [facing for facing in found if not facing.one and not facing.elsewhere]
    if not ones or not others:
        return []
    one, other = (max(added, key=lambda facing: facing.weight) for added in (ones, others))
    return [Facing(one.one, other.other, (one.weight + other.weight) * CROSSED_WEIGHT)]


def _in_little_words(one: Side, other: Side) -> list[Facing]:
    """What differs where all content words are the same: the first words that do, with a few around them."""
    first_words, second_words = ([word.lower for word in side.words] for side in (one, other))
    for tag, a, b, c, d in SequenceMatcher(None, first_words, second_words, autojunk=False).get_opcodes():
        if tag in ("insert", "delete"):
            first = one.show(a, min(b, a + MOST_PHRASE)) if b > a else ""
            second = other.show(c, min(d, c + MOST_PHRASE)) if d > c else ""
            return [Facing(first, second, 0.0, elsewhere=True)]
        if tag == "replace":
            return [Facing(one.show(*_around(one, a, b)), other.show(*_around(other, c, d)), 0.0)]
    return []


def _around(side: Side, start: int, end: int) -> Range:
    """Some words and a few around them, up to the next mark."""
    first, last = start, min(end, start + MOST_PHRASE)
    while first > max(0, start - CONTEXT) and not side.words[first].apart:
        first -= 1
    while last < min(len(side.words), end + CONTEXT) and not side.words[last].apart:
        last += 1
    return first, last
