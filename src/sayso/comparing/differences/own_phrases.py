"""The phrase of one passage that tells most of what the other article has not, cut where a phrase begins and ends.

A passage is cut before prepositions, conjunctions and marks. A phrase is one of these pieces, or several that follow
each other. Its words stand nowhere near the other passage, neither in another form nor by a word that outlets put for
it. The constants were set by reading some 300 notes of events of the training set with what each pointed at.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sayso.comparing.differences.loaded import is_judging
from sayso.comparing.differences.passage_words import Word, is_light, lay_out, weigh_word
from sayso.comparing.differences.phrases import Range, Side, widen, widen_to_clause, with_doubt
from sayso.comparing.differences.synonyms import FAMILY_LETTERS, senses_of
from sayso.comparing.differences.windows import nest_marks
from sayso.text import list_words
from sayso.types import Span

BESIDE_CHARS = 400  # around the other passage, in which what is pointed at may not stand
MOST_POINTED = 11  # words
LEAST_WEIGHT = 3.3  # that a phrase tells: two words, one of which modifies the other
LEAST_WHOLE = 2.85  # of a phrase that judges, or ends with a clause: two words that tell more than most
LEAST_WORDS = 2  # of its own that are no numbers
LEAST_QUOTED = 1.3  # of words that only one quotes: one word
QUOTED_WEIGHT, WHOLE_WEIGHT = 1.5, 1.0  # beside its words, of what is quoted, and of what ends with a clause
NUMBER_WEIGHT = 1.7
LEAST_OWN_BESIDE = 4  # words that only one passage has beside a word of the phrase that both have
LEAST_CLAUSE = 4  # words of a quotation that a preposition opens
SHARE_OF_OWN = 0.6  # of the content words of a quotation
MOST_LISTED = 2  # words of a member of a list
MOST_NAMES = 0.4  # of the content words of a phrase
IN_ARTICLE = 0.7  # of the weight of a word that the other article has, but not near
MOST_ARTICLES, MOST_PASSAGES = 64, 512  # whose words are kept
_LITTLE_ARTICLES = frozenset("a an the its his her their our my your this that these those some any no".split())
_PREPOSITIONS = frozenset(
    "in on at for from with by of to into over under about through between among across upon toward towards".split()
)
_ADJUNCTS = frozenset("after before despite without amid during until since against because unless within".split())
_CLAUSES = frozenset("while when where who whom whose which that and or but as if than although though".split())
_OPENERS = _PREPOSITIONS | _ADJUNCTS | _CLAUSES | frozenset("including following".split())
_DESCRIBING = frozenset("of that who whom whose which".split())  # what they begin says more of the noun before
_BOUND = frozenset("of to than as".split())  # what they begin belongs to the phrase before
_BOUNDS = frozenset("about over under at".split())  # before a number
_PLAIN_NOUNS = frozenset(
    "side place case terms part move way end front sort kind fact number hopes".split()
)  # "in place"
_JOINING = frozenset("and or".split())
_VERBAL = frozenset(
    "to will would shall should can could may might must not never who which that is are was were be been has have had"
    " i you he she it we they".split()
)  # behind them stands a verb
_AUXILIARIES = frozenset("will would shall should can could may might must is are was were has have had".split())
_HANGING = frozenset("sure able late early own".split())  # what they say something of follows
_LENGTHS = frozenset("hour hours day days week weeks month months year years minute minutes moments ago".split())
_MEASURES = frozenset("kilometers kilometres kilograms pounds miles meters metres feet inches degrees mph".split())
_VERB = re.compile(r"\w{2,}(?:ed|ing)$")
_ADVERB = re.compile(r"\w{3,}ly$")
# Words that tell who said a thing and how: no matter of what is told.
_TELLING_OF = re.compile(
    r"\b(?:said|says?|saying|t(?:old|ells?|elling)|according|report\w*|tweet\w*|statements?|spokes\w+|wrote|interview\w*"
    r"|announc\w+|ask(?:ed|s)|add(?:ed|s)|called|calling|argu\w+|claim(?:s|ed|ing)|news|conference|press|post(?:ed|s)"
    r"|videos?|describ\w+|cit(?:ed|ing)|spoke|speaking|stated|noted|noting|dated|showed|recalled|recount\w*|story"
    r"|testif\w+|earlier)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"]([^“”\"]{3,90})[”\"]")
_SCRAP = re.compile(r"https?:|pic\.|[@#|*_()\[\]…]|[a-z][A-Z]|\w\.[A-Z][a-z]")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage as a note quotes it: `at` are the words of `text`, its article, that are shown as `shown`.

    `passage` is what the claim has of them.
    """

    outlet: str
    text: str
    at: Span
    passage: Span
    shown: str

    @property
    def words(self) -> str:
        """The words of the article that are shown."""
        return self.text[slice(*self.at)]

    @property
    def around(self) -> Span:
        """The passage with what stands near it in its article."""
        start, end = min(self.at.start, self.passage.start), max(self.at.end, self.passage.end)
        return Span(max(0, start - BESIDE_CHARS), end + BESIDE_CHARS)


@dataclass(frozen=True, slots=True)
class Own:
    """What only one of two articles has, its clause, and the verb by which a note says so: "has", "quotes"."""

    text: str
    clause: str
    verb: str


@dataclass(frozen=True, slots=True)
class _Laid:
    """The words of a passage: which tell anything, and which of these the other article does not have near, or at all.

    `side` has what each of the words that are its own tells.
    """

    side: Side
    telling: list[bool]
    own: list[bool]
    fresh: list[bool]

    def content(self, span: Range) -> list[int]:
        """The places of the words that tell anything."""
        return [n for n in range(*span) if self.telling[n]]

    def weigh(self, span: Range) -> float:
        """What the words of a phrase tell."""
        return sum(self.side.weights[slice(*span)])

    def judges(self, span: Range) -> bool:
        """Does one of its own words judge what it stands beside?"""
        return any(self.own[n] and is_judging(self.side.words[n].text) for n in range(*span))


def find_own(side: Quoted, facing: Quoted) -> Own | None:
    """Return the phrase of a passage that tells most of what the other article has not; None where none tells enough.

    What its words tell counts where they are of the passage itself, and not only of its sentence. The phrase cuts no
    name, number or negation.
    """
    laid = _lay(side, facing)
    found = [*_quotations(laid, side.shown), *_phrases(laid)]
    for _, span, quoted in sorted(found, key=lambda one: -one[0]):
        own = _show_quotation(laid, span, side.shown) if quoted else _show_phrase(laid, span, side.shown)
        if own is not None:
            return own
    return None


def _show_quotation(laid: _Laid, span: Range, within: str) -> Own | None:
    words = _show(laid, span, within)
    return Own(words, words, "quotes") if words else None


def _show_phrase(laid: _Laid, span: Range, within: str) -> Own | None:
    """A phrase that tells enough, with its clause, where that is shown, too, and does not tell who said it."""
    if not _tells_enough(laid, span):
        return None
    begin, stop = widen(laid.side, *span)
    begin = with_doubt(laid.side.words, begin)
    words, clause = (_show(laid, part, within) for part in ((begin, stop), widen_to_clause(laid.side, begin, stop)))
    if not words or _TELLING_OF.search(words):
        return None
    return Own(words, clause if clause and not _TELLING_OF.search(clause) else words, "has")


def _show(laid: _Laid, span: Range, within: str) -> str:
    """Words as a note quotes them; "" where what it shows has not all of them, and of scraps."""
    shown = nest_marks(laid.side.show(*span))
    return shown if shown in within and not _SCRAP.search(shown) else ""


def _lay(side: Quoted, facing: Quoted) -> _Laid:
    words = _words_of(side.words)
    senses = [frozenset() if _tells_nothing(word) else senses_of(word.text) for word in words]
    near = _senses_of(facing.text[slice(*facing.around)])
    own = [bool(found) and found.isdisjoint(near) for found in senses]
    fresh = [is_own and not _prints(facing.text, word) for is_own, word in zip(own, words, strict=True)]
    weights = [0.0] * len(words)
    for n, word in enumerate(words):
        inside = side.passage.start <= side.at.start + word.start < side.passage.end
        if own[n] and inside and not word.is_calendar:
            weight = NUMBER_WEIGHT if word.is_number else weigh_word(word)
            weights[n] = weight * (1.0 if fresh[n] else IN_ARTICLE)
    return _Laid(Side(side.words, words, weights), [bool(found) for found in senses], own, fresh)


def _tells_nothing(word: Word) -> bool:
    """Is a word little or light, or a measure, for which outlets have two units?"""
    return word.is_little or is_light(word) or word.lower in _MEASURES


def _quotations(laid: _Laid, shown: str) -> Iterator[tuple[float, Range, bool]]:
    """What is quoted within the passage and mostly its own, with its weight."""
    words = laid.side.words
    for match in _QUOTED.finditer(laid.side.text) if "‘" in shown else ():
        places = [n for n, word in enumerate(words) if match.start(1) <= word.start < match.end(1)]
        if not 0 < len(places) <= MOST_POINTED or (len(places) < LEAST_CLAUSE and words[places[0]].lower in _OPENERS):
            continue
        span = places[0], places[-1] + 1
        own = sum(laid.own[slice(*span)]) >= SHARE_OF_OWN * len(laid.content(span))
        if own and laid.weigh(span) >= LEAST_QUOTED and any(laid.fresh[slice(*span)]) and not _are_names(laid, span):
            yield laid.weigh(span) + QUOTED_WEIGHT, span, True


def _phrases(laid: _Laid) -> Iterator[tuple[float, Range, bool]]:
    """The phrases that may tell enough, each with its weight."""
    for span in _spans(laid):
        weight = laid.weigh(span)
        if weight < LEAST_WHOLE or not any(laid.fresh[slice(*span)]) or _are_names(laid, span):
            continue
        shared = sum(not laid.own[n] and not laid.side.words[n].is_name for n in laid.content(span))
        many = sum(laid.own[slice(*span)]) >= LEAST_OWN_BESIDE or laid.judges(span)
        if shared <= many:  # else the other may tell the same around the words that both have
            yield weight + WHOLE_WEIGHT * _ends_clause(laid.side.words, span[1]), span, False


def _tells_enough(laid: _Laid, span: Range) -> bool:
    if sum(laid.own[n] and not laid.side.words[n].is_number for n in range(*span)) < LEAST_WORDS:
        return laid.judges(span)  # a number by itself is told as one
    return laid.weigh(span) >= LEAST_WEIGHT or _ends_clause(laid.side.words, span[1]) or laid.judges(span)


def _are_names(laid: _Laid, span: Range) -> bool:
    content = laid.content(span)
    return sum(laid.side.words[n].is_name for n in content) > MOST_NAMES * len(content)


def _spans(laid: _Laid) -> Iterator[Range]:
    """The pieces, and those that follow each other without a mark together, each from the first word of its own."""
    words = laid.side.words
    starts = [n for n, word in enumerate(words) if n == 0 or word.apart or _opens(words, n)]
    ends = [*starts[1:], len(words)]
    for first, start in enumerate(starts):
        begin = _begin(laid, start, ends[first])
        if begin is None or _runs_on(words, start, ends[first]):
            continue
        for last in range(first, len(starts)):
            if (last > first and words[starts[last]].apart) or ends[last] - begin > MOST_POINTED:
                break
            if not any(laid.own[starts[last] : ends[last]]) or _is_cut(words, ends[last]):
                continue
            if not any(_has_clause(words, starts[n], ends[n]) for n in range(first, last + 1)):
                yield begin, ends[last]


def _begin(laid: _Laid, start: int, end: int) -> int | None:
    """The word of a piece with which a phrase may begin; None where that would cut what it belongs to."""
    words = laid.side.words
    begin = next((n for n in range(start, end) if laid.own[n] and not _is_of_date(words, n)), None)
    if begin is None or all(words[n].is_name for n in range(begin, end)):
        return None
    before = [words[n] for n in range(start, begin)]
    ends = begin + 1 == end or words[begin + 1].lower in ("a", "an", "the") or words[begin + 1].is_calendar
    alone = ends and words[start].lower in _PREPOSITIONS
    if words[begin].lower in _PLAIN_NOUNS or (alone and not _is_described(words, begin + 1)):
        return None  # a noun is little without what it stands behind: "in force", "to her defence"
    if before and before[0].lower in _ADJUNCTS and not any(laid.telling[start:begin]):
        return begin if _VERB.match(words[begin].lower) else start  # "had since moved"
    if before and before[-1].lower not in _LITTLE_ARTICLES | _OPENERS and begin + 1 == end:
        return None  # one noun without its adjective, or without the noun before it
    if begin > start and laid.telling[begin - 1] and begin + 1 < end and words[begin + 1].is_number:
        return None  # "health care 350,000"
    if words[begin].is_number and start > 0 and (words[start].lower == "of" or words[start - 1].is_number):
        return None  # "a hamlet of 700 swells", "80 to 100 miles"
    if before and before[-1].lower == "as":
        return begin - 1  # "as large as"
    while begin > start and words[begin - 1].key.isdigit():
        begin -= 1  # "two cranes"
    return begin


def _is_described(words: Sequence[Word], at: int) -> bool:
    """Does what stands at a place say more of the noun before it?"""
    return at < len(words) and words[at].lower in _DESCRIBING


def _is_of_date(words: Sequence[Word], at: int) -> bool:
    """Is a word one of the calendar, or the number of a day behind one?"""
    return words[at].is_calendar or (at > 0 and words[at].is_number and words[at - 1].is_calendar)


def _opens(words: Sequence[Word], at: int) -> bool:
    if words[at].lower not in _OPENERS or words[at - 1].lower in _OPENERS:
        return False
    following = words[at + 1] if at + 1 < len(words) else None
    bounding = following and (following.is_number or following.lower in ("least", "most"))
    return not (words[at].lower in _BOUNDS and bounding)


def _ends_clause(words: Sequence[Word], at: int) -> bool:
    """Does a phrase that ends before a word end with a mark that no list goes on behind, or with its clause?"""
    if at < len(words) and words[at].apart:
        return not any(word.apart for word in words[at + 1 : at + 1 + MOST_LISTED])
    return at == len(words) or words[at].lower in _CLAUSES | _ADJUNCTS


def _is_cut(words: Sequence[Word], at: int) -> bool:
    """Would a phrase that ends before a word be cut off: its verb from what follows, a name or a date in two?"""
    if at == len(words):
        return False
    last, following = words[at - 1], words[at]
    if not last.may_end or last.is_possessive or last.lower in _HANGING:
        return True
    if following.apart and last.modifies and following.modifies:
        return True  # "a tiny, inexperienced company"
    if following.apart:
        return (last.is_number and following.is_number) or (last.is_name and following.is_name)  # "May 1, 2016"
    if following.lower in _BOUND or (following.lower in _JOINING and not _begins_anew(words, at + 1)):
        return True
    if last.lower in _LENGTHS and following.lower in _ADJUNCTS:
        return True  # "four months after"
    if last.is_name and any(word.is_name for word in words[at + 1 : at + 3]):
        return True
    verbal = bool(_VERB.match(last.lower)) or (at > 1 and words[at - 2].lower in _VERBAL)
    if following.lower in ("that", "as", "what") and verbal:
        return True
    return following.lower not in _CLAUSES and (verbal or bool(_ADVERB.match(last.lower)))


def _begins_anew(words: Sequence[Word], at: int) -> bool:
    """Does a joined piece begin with a word of its own clause, so that "and" joins no two words?"""
    joins_clauses = words[at - 1].lower == "and"
    return at < len(words) and (words[at].is_little or (joins_clauses and bool(_VERB.match(words[at].lower))))


def _runs_on(words: Sequence[Word], start: int, end: int) -> bool:
    """Does a piece that a preposition opens run on into the verb of what stands before: "by the treaty can fly"?"""
    opened = words[start].lower in _PREPOSITIONS and words[start].lower != "to"
    return opened and any(word.lower in _AUXILIARIES for word in words[start:end])


def _has_clause(words: Sequence[Word], start: int, end: int) -> bool:
    """Does a piece that a preposition opens end with a verb of what stands before: "on a trip to the region fell"?"""
    if words[start].lower not in _PREPOSITIONS:
        return False
    telling = [words[n] for n in range(start, end) if not words[n].is_little]
    if sum(words[n].lower in _LITTLE_ARTICLES for n in range(start, end)) > 1:
        return False  # "with the way the talks ended"
    return len(telling) > 1 and telling[-1].lower.endswith("ed")


@lru_cache(maxsize=MOST_PASSAGES)
def _words_of(text: str) -> list[Word]:
    return lay_out(text)


@lru_cache(maxsize=MOST_PASSAGES)
def _senses_of(text: str) -> frozenset[str | int]:
    """What all the words of a text are known by."""
    return frozenset().union(*map(senses_of, set(list_words(text))))


@lru_cache(maxsize=MOST_ARTICLES)
def _plain(text: str) -> str:
    return text.lower()


def _prints(article: str, word: Word) -> bool:
    """Does an article print a word, or one that begins like it, anywhere?"""
    return f" {word.lower[:FAMILY_LETTERS]}" in _plain(article)
