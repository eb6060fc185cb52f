"""Which words of a quotation carry weight: a reader would ask why an outlet left them out, or printed others.

Inflection, spelling, house style, fillers, stutters and the order of words carry none. The lists were set by reading
notes of events of the training set.
"""

from collections import Counter
from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

from sayso.comparing.alterations import Change
from sayso.comparing.differences.printed_pairs import Printed, PrintedPair, in_one_form
from sayso.comparing.printings import Token
from sayso.comparing.terms import stem

NEGATIONS = frozenset("not no never n't nor without none nothing neither nobody".split())
CONDITIONS = frozenset("if unless only except until because".split())
_CONTRASTS = frozenset("although though however but".split())
# How sure somebody is, and of how many it holds.
_CERTAINTY = frozenset(
    "think thought guess guessing believe maybe perhaps probably possibly likely unlikely apparently alleged allegedly"
    " reportedly seems seem clearly certainly obviously absolutely".split()
)
_EXTENT = frozenset("any some every many most more less few only always ever almost nearly".split())
_MODALS = {"can": "can", "could": "can", "may": "may", "might": "may", "must": "must", "should": "should"}
_PERSONS = {
    word: person
    for person, words in enumerate(
        ("i me my mine", "we us our ours", "you your yours", "he him his", "she her hers", "they them their theirs")
    )
    for word in words.split()
}
# Content words by the letter that say nothing in a quotation: fillers, links, titles, and little words of place.
_IDLE = (
    CONDITIONS
    | _CONTRASTS
    | frozenset(
        "yeah yes okay ok right look uh um like mean know well also just even now then here there again really very"
        " actually frankly indeed therefore thus instead moreover quite simply folks thank thanks sic number"
        " upon onto throughout toward towards amid among amongst around within across"
        " mr mrs ms miss dr sir president senator sen representative rep congressman congresswoman secretary governor"
        " gov ambassador leader chairman speaker".split()
    )
)
_LOOSE = frozenset("that then".split())  # they come and go in one sentence as it is written down
LEAST_INITIALS = 2  # names that one word stands for
_SAID = frozenset("said wrote tweeted added".split())
MOST_NAMES = 2  # of a person in a row that only one printing has: a given name or a title
LEAST_LETTERS, LONG_WORD = 5, 9  # of words that are compared by their letters, and of which two may differ
REORDERED = 4  # words on each side among which the same ones may stand in another order


def weigh_words(pair: PrintedPair, change: Change) -> int:
    """How many words of weight stand at a place in only one of two printings; 0 where what differs there is a trifle.

    What an outlet shows by an ellipsis, and links that a web page has among the words, count for nothing.
    """
    stretches = change.before, change.after
    tokens = [list(printed.tokens[slice(*stretch)]) for printed, stretch in zip(pair.sides, stretches, strict=True)]
    if any(is_scrap(printed, found) for printed, found in zip(pair.sides, tokens, strict=True)):
        return 0
    if _is_reordered(pair, change) or any(
        not tokens[1 - n] and _is_repeated(printed, *stretch)
        for n, (printed, stretch) in enumerate(zip(pair.sides, stretches, strict=True))
    ):
        return 0
    if _changes_nothing(*tokens):
        return 0
    one, other = _lone(tokens[0], tokens[1]), _lone(tokens[1], tokens[0])
    return _weigh_content(one, other) + _weigh_little(one, other)


def is_scrap(printed: Printed, tokens: Sequence[Token]) -> bool:
    """Are there an address, a tag, a lost dash or a link's "MORE" among words: the page's, and not the speaker's?"""
    return any(
        printed.text[max(0, token.start - 1) : token.start] in ("@", "#")
        or printed.text[token.start : token.end] == "MORE"
        or "_" in token.word
        or token.word.startswith(("http", "pic.twitter", "t.co"))
        for token in tokens
    )


def _changes_nothing(one: Sequence[Token], other: Sequence[Token]) -> bool:
    """Are words the same but for a "that" or a "then", or does one side have the initials of the other one's names?"""
    first, second = ([token.word for token in tokens if token.word not in _LOOSE] for tokens in (one, other))
    return first == second or _are_initials(one, other) or _are_initials(other, one)


def _are_initials(short: Sequence[Token], long: Sequence[Token]) -> bool:
    """Are the letters of one word those by which some names begin: "UN" and "United Nations"?"""
    if len(short) != 1 or len(long) < LEAST_INITIALS or not all(token.name for token in (*short, *long)):
        return False
    return short[0].word.replace(".", "") == "".join(token.word[0] for token in long)


def turns(tokens: Sequence[Token]) -> bool:
    """Is there a negation, a condition or a "but" among words?"""
    return denies(tokens) or limits(tokens) or any(token.word in _CONTRASTS for token in tokens)


def limits(tokens: Sequence[Token]) -> bool:
    """Is there a condition among words?"""
    return any(token.word in CONDITIONS for token in tokens)


def denies(tokens: Sequence[Token]) -> bool:
    """Is there a negation among words?"""
    return any(token.word in NEGATIONS for token in tokens)


def is_brought_in(tokens: Sequence[Token]) -> bool:
    """Do words say who said it: "Reed wrote"? Then a mark is missing, and they are the outlet's."""
    return any(token.word in _SAID for token in tokens) and any(token.name for token in tokens)


def hedges(tokens: Sequence[Token]) -> bool:
    """Do words say how sure somebody is, or deny something?"""
    return any(token.word in _CERTAINTY or token.word in NEGATIONS for token in tokens)


def telling(tokens: Sequence[Token]) -> int:
    """How many content words there are, without fillers and titles."""
    return sum(_tells(token) for token in tokens)


def _tells(token: Token) -> bool:
    return token.tells and token.word not in _IDLE


def _lone(tokens: Sequence[Token], facing: Sequence[Token]) -> list[Token]:
    """The words that the other printing does not have there, as often."""
    known = Counter(form for token in facing for form in in_one_form(token.word))
    lone = []
    for token in tokens:
        forms = in_one_form(token.word)
        if all(known[form] for form in forms):
            known.subtract(forms)
        else:
            lone.append(token)
    return lone


def _weigh_content(one: Sequence[Token], other: Sequence[Token]) -> int:
    first, second = (
        [token for token in tokens if _tells(token) and not any(_are_kin(token.word, word.word) for word in facing)]
        for tokens, facing in ((one, other), (other, one))
    )
    names = [*first, *second]
    if len(names) <= MOST_NAMES and all(token.name for token in names) and not (first and second):
        return 0
    if _is_short_for(first, second) or _is_short_for(second, first):
        return 0
    return max(len(first), len(second))


def _are_kin(one: str, other: str) -> bool:
    """Are two words one in two forms or two spellings: "region" and "regions", "smokey" and "smoky"?"""
    one, other = (word.removesuffix(".").replace("body", "one") for word in (one, other))
    if stem(one) == stem(other) or one.removesuffix("s") == other.removesuffix("s"):
        return True
    if one[:1].isdigit() and one.rstrip("stndrh") == other.rstrip("stndrh"):
        return True
    short, long = sorted((one, other), key=len)
    if len(short) > LEAST_LETTERS and short in long and one[:1] != other[:1]:
        return False  # "statements" and "misstatements"
    most = 2 if len(short) >= LONG_WORD else 1 if len(short) >= LEAST_LETTERS else 0
    return one[:1] == other[:1] and Levenshtein.distance(one, other, score_cutoff=most) <= most


def _is_short_for(short: Sequence[Token], long: Sequence[Token]) -> bool:
    """Is one word the first letters of several: "IGs" of "inspectors general"?"""
    if len(short) != 1 or len(long) < len(short[0].word.replace(".", "").rstrip("s")) or len(long) < 2:
        return False
    return "".join(token.word[0] for token in long) == short[0].word.replace(".", "").rstrip("s")


def _weigh_little(one: Sequence[Token], other: Sequence[Token]) -> int:
    first, second = ({token.word for token in tokens} for tokens in (one, other))
    lone = first ^ second
    weight = len({"not" if word == "n't" else word for word in lone & NEGATIONS})
    weight += len(lone & (_EXTENT | _CERTAINTY)) + bool(lone & CONDITIONS)
    modals = [{_MODALS[word] for word in words if word in _MODALS} for words in (first, second)]
    weight += len(modals[0] ^ modals[1])
    persons = [{_PERSONS[word] for word in words if word in _PERSONS} for words in (first, second)]
    return weight + bool(persons[0] and persons[1] and persons[0] != persons[1])


def _is_repeated(printed: Printed, start: int, end: int) -> bool:
    """Do words only say what stands directly beside them once more: "this -- this ridiculous idea"?"""
    words = [token.word for token in printed.tokens]
    size = end - start
    return words[start:end] in (words[max(0, start - size) : start], words[end : end + size])


def _is_reordered(pair: PrintedPair, change: Change) -> bool:
    """Does each printing have the content words of the other near the place, in another order or once more?"""
    stretches = change.before, change.after
    near = [
        {token.word for token in printed.tokens[max(0, start - REORDERED) : end + REORDERED]}
        for printed, (start, end) in zip(pair.sides, stretches, strict=True)
    ]
    told = [
        {token.word for token in printed.tokens[slice(*stretch)] if _tells(token)}
        for printed, stretch in zip(pair.sides, stretches, strict=True)
    ]
    return any(told) and told[0] <= near[1] and told[1] <= near[0]
