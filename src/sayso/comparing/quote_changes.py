"""Where outlets print one utterance in other words: what was changed, between which two printings, shown in place."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from rapidfuzz.distance import Levenshtein

from sayso.comparing.alterations import MOST_REPLACED, Alignment, Change, align_best
from sayso.comparing.findings import Finding, make_side, outlet_name, shorten
from sayso.comparing.printings import Token, read_tokens
from sayso.comparing.story import Story
from sayso.comparing.terms import stem
from sayso.text import find_sentences
from sayso.types import DifferenceType, EntityType, Quote, Relation, Side, Span, Spans, Variant

LONG_WORDS = 40  # a longer quotation is shown by the sentences where it differs
MOST_PRINTINGS = 8  # of one utterance that are set side by side, two by two: the longest that differ
MOST_FINDINGS = 2  # of one utterance
# What must agree, as for the groups themselves (`quotations`): else the two stand in one group by what a third one has.
LEAST_SHARE = 0.65
LEAST_SAME = 6
LEAST_SAME_UNQUOTED = 15
LEAST_COVERED = 0.5  # of the tokens of the shorter printing: less, and two sentences have a phrase in common
MOVED = 6  # words around a place, in which a word that is lacking there may stand
REPEATED = 4  # words around a word that is said twice
SHOWN_WORDS = 12  # of what one printing lacks, in a note
_QUOTE_MARKS = frozenset("\"“”‘’'«»")
_SHORT_FORMS = frozenset(
    "can cannot could em them up is s are re am m will ll would d had has have ve not n t going to gonna".split()
)
_SHORT_TITLES = tuple(
    set(pair.split("/"))
    for pair in "gov/governor sen/senator rep/representative dr/doctor gen/general lt/lieutenant sgt/sergeant "
    "1st/first 2nd/second 3rd/third no/number vs/versus".split()
)
# Words that may be lost, added or put for each other without anybody being misquoted. Of twenty such changes in 75
# events one was wanted. Those that say how many, how surely, or who, are none of them.
_LITTLE = frozenset(
    "that this these those right which who the a an and or to so well then now of in into on upon onto at for "
    "from with by as than through throughout is are was were be been being am has have had do does did doing getting "
    "s i he she it we you they there going gonna got get my our your his her their its um uh yeah okay oh "
    "really very some also currently obviously frankly home".split()
)
_SAME = {
    "'ll": " will", "cannot": "can not", "u.s.": "united states", "u.s": "united states", "everybody": "everyone",
    "anybody": "anyone", "somebody": "someone", "nobody": "no one",
}  # fmt: skip
_SAME_FORM = re.compile("|".join(map(re.escape, _SAME)))
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b\.?")
_ASIDE = re.compile(r"\b(?:you know|i mean)\b[ ,]*|\s*[\[(]?\bsic\b[\])]?")
_MASKED = re.compile(r"@|\w-{2,}|\*")  # a handle, or a word that house style masks
_PERSONS = frozenset("i me we us you he him she her they them it".split())
# One sentence may say "our show" where the other has "this show".
_OWNERS = frozenset("my our your his their its".split())
_NEGATED = re.compile(r"\b(?:not|no|never|nor|without|cannot)\b|n't\b")
_ENDINGS = frozenset(["", *"s es d ed ing e y r er ier ies ied est ly n en".split()])
_DERIVING = frozenset(["", "al", "ally", "ic", "ical", "e", "ity", "ous"])  # "agriculture", "agricultural"
_MODALS = frozenset("can could will would shall should may might must".split())
LEAST_TYPED = 4  # letters of a word of which one may be mistyped
LEAST_DERIVED = 6  # letters that an adjective and its noun have in common
_ONE = {"one": "1"} | {
    word: f"{n}{'st nd rd'.split()[n - 1] if n < 4 else 'th'}"
    for n, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)
}
_SAYING = frozenset("say says said saying".split())
_SORTS = frozenset("kind kinds type types sort sorts of".split())
_THIRD = frozenset("he she they him her them his hers their theirs it its".split())  # another one is meant
_NEGATIONS = frozenset("not no never n't nor without cannot".split())
_BRITISH = (("our", "or"), ("ise", "ize"), ("ising", "izing"), ("isation", "ization"), ("tre", "ter"), ("ence", "ense"))


@dataclass(frozen=True, slots=True)
class Printed:
    """One way in which an utterance is printed, where (by article the first place), and which persons say it."""

    tokens: tuple[Token, ...]
    places: dict[int, Spans]
    speakers: set[str]


@dataclass(frozen=True, slots=True)
class _Changed:
    """What stands in article `one` and, instead, in article `other`: words, and the sentences that hold them."""

    one: int
    other: int
    before: str
    after: str
    sides: tuple[Side, Side]
    telling: int


def differ_in_words(story: Story, quote: Quote) -> Iterator[Finding]:
    """Yield what was changed inside an utterance without a mark, the most telling change first."""
    if quote.relation is not Relation.ALTERED or _is_outlet(story, quote):
        return
    changes = [
        change
        for one, other in _facing(list_printings(story, quote))
        if one.speakers <= other.speakers or other.speakers <= one.speakers
        if (alignment := _align(story, one, other))
        for change in _changes(story, one, other, alignment)
    ]
    found: list[Finding] = []
    for change in sorted(changes, key=lambda change: -change.telling):
        shown = [[_is_shown(finding, side) for side in change.sides] for finding in found]
        if any(all(sides) for sides in shown):
            continue
        near = next((n for n, sides in enumerate(shown) if any(sides)), None)
        if near is not None:
            found[near] = _with_side(found[near], change.sides[shown[near].index(False)])
        elif len(found) < MOST_FINDINGS:
            note = _note(story, quote, change)
            tells = change.telling > 0
            found.append(Finding(DifferenceType.QUOTE, None, change.sides, note, 2.2 + tells, little=not tells))
    yield from found


def _is_outlet(story: Story, quote: Quote) -> bool:
    """Are they the words of a report, which others retell as they like?"""
    return quote.speaker in story.entities and story.entities[quote.speaker].type is EntityType.OUTLET


def list_printings(story: Story, quote: Quote) -> list[Printed]:
    """The ways in which an utterance is printed, the longest first; words are compared as in `read_tokens`."""
    place = {article.id: n for n, article in enumerate(story.articles)}
    forms: dict[tuple[str, ...], Printed] = {}
    for variant in sorted(quote.variants, key=lambda variant: -len(variant.passage.text)):
        article = place[variant.article]
        tokens = read_tokens(story.articles[article].text, variant.passage.spans)
        form = forms.setdefault(tuple(token.word for token in tokens), Printed(tokens, {}, set()))
        form.speakers.update(_person(story, variant))
        form.places.setdefault(article, variant.passage.spans)
        if len(forms) == MOST_PRINTINGS:
            break
    return list(forms.values())


def _person(story: Story, variant: Variant) -> Iterator[str]:
    """The one who speaks, where that is a person. Two persons who say nearly the same say it each."""
    resolved = story.by_id.get(variant.attribution or "")
    if resolved and resolved.entity and story.entities[resolved.entity].type is EntityType.PERSON:
        yield resolved.entity


def whose_words(story: Story, quote: Quote) -> str:
    """How a quotation is called at the beginning of a note."""
    speaker = story.name_of(quote.speaker)
    return f"The words of {speaker}" if speaker else "The same words"


def _facing(printings: Sequence[Printed]) -> Iterator[tuple[Printed, Printed]]:
    """Two printings of which each stands in an article that does not have the other."""
    for one, other in combinations(printings, 2):
        if one.places.keys() - other.places.keys() and other.places.keys() - one.places.keys():
            yield one, other


def _align(story: Story, one: Printed, other: Printed) -> Alignment | None:
    """How two printings run along each other; None where they do not enough to be one utterance.

    Nor where one stands in the other word for word: who says a thing twice is not misquoted by printing it once.
    """
    short, long = sorted(([token.word for token in printed.tokens] for printed in (one, other)), key=len)
    if f" {' '.join(short)} " in f" {' '.join(long)} ":
        return None
    found = align_best(one.tokens, other.tokens)
    if found is None or found.shifts_person or found.telling < LEAST_SHARE * (found.telling + found.changed):
        return None
    if found.same < min(LEAST_SAME_UNQUOTED, LEAST_COVERED * min(len(one.tokens), len(other.tokens))):
        return None
    both = _in_marks(story, one) and _in_marks(story, other)
    return found if found.same >= (LEAST_SAME if both else LEAST_SAME_UNQUOTED) else None


def _in_marks(story: Story, printed: Printed) -> bool:
    article, spans = next(iter(printed.places.items()))
    text = story.articles[article].text
    around = text[max(0, spans[0].start - 2) : spans[0].start] + text[spans[-1].end : spans[-1].end + 3]
    return bool(_QUOTE_MARKS & set(around))


def _changes(story: Story, one: Printed, other: Printed, alignment: Alignment) -> Iterator[_Changed]:
    article = next(n for n in one.places if n not in other.places)
    facing = next(n for n in other.places if n not in one.places)
    # The tokens are those of the first place of a form; in another article of the same form they stand elsewhere.
    texts = story.articles[article].text, story.articles[facing].text
    tokens = read_tokens(texts[0], one.places[article]), read_tokens(texts[1], other.places[facing])
    for change in alignment.changes:
        words = _words(texts[0], tokens[0], change.before), _words(texts[1], tokens[1], change.after)
        if (
            _is_little(*words)
            or any(
                _is_masked(text, known, stretch)
                for text, known, stretch in zip(texts, tokens, (change.before, change.after), strict=True)
            )
            or _is_style(tokens, change)
            or _repeats(tokens, change)
            or _is_moved(tokens, change)
            or not all(
                _is_quoted_there(text, known, stretch)
                for text, known, stretch in zip(texts, tokens, (change.before, change.after), strict=True)
            )
            or not _is_inside(tokens, alignment, change)
        ):
            continue
        sides = (
            _side(story, article, one.places[article], tokens[0], change.before),
            _side(story, facing, other.places[facing], tokens[1], change.after),
        )
        yield _Changed(article, facing, *words, sides, _telling(tokens, change))


def _is_masked(text: str, tokens: Sequence[Token], stretch: tuple[int, int]) -> bool:
    """Does house style leave a letter of the last word: "b----"?"""
    return (
        stretch[0] < stretch[1]
        and text.startswith(("--", "—", "*", "__"), tokens[stretch[1] - 1].end)
        and (tokens[stretch[1] - 1].end - tokens[stretch[1] - 1].start == 1)
    )


def _repeats(tokens: tuple[Sequence[Token], Sequence[Token]], change: Change) -> bool:
    """Is what one printing lacks only said twice in the other: "two years or three years"?"""
    if (change.before[0] < change.before[1]) == (change.after[0] < change.after[1]):
        return False
    said, (start, end) = (
        (tokens[0], change.before) if change.before[0] < change.before[1] else (tokens[1], change.after)
    )
    around = {t.word for t in (*said[max(0, start - REPEATED) : start], *said[end : end + REPEATED])}
    return all(token.word in around for token in said[start:end])


def _is_style(tokens: tuple[Sequence[Token], Sequence[Token]], change: Change) -> bool:
    """Is a title or a number only written out: "No. 1", "number one"?"""
    first, second = (
        {_ONE.get(token.word, token.word.rstrip(".")) for token in tokens[n][slice(*stretch)]}
        for n, stretch in enumerate((change.before, change.after))
    )
    if first == second or first ^ second in _SHORT_TITLES or (first and second and first | second <= _SORTS):
        return True
    written = [
        [token.word for token in tokens[n][slice(*stretch)]] for n, stretch in enumerate((change.before, change.after))
    ]
    return _are_initials(*written) or _are_initials(*reversed(written))


def _are_initials(short: Sequence[str], long: Sequence[str]) -> bool:
    """Is one word the initials of several: "IGs", "inspectors general"?"""
    initials = "".join(word[0] for word in long)
    return (
        len(short) == 1 and len(long) > 1 and short[0].replace(".", "").removesuffix("s") == initials.removesuffix("s")
    )


def _is_moved(tokens: tuple[Sequence[Token], Sequence[Token]], change: Change) -> bool:
    """Do the words that one printing lacks here stand a few words on: "would likely", "likely would"?"""
    stretches = change.before, change.after
    if (stretches[0][0] < stretches[0][1]) == (stretches[1][0] < stretches[1][1]):
        return False
    lacking = 0 if stretches[0][0] == stretches[0][1] else 1
    at = stretches[lacking][0]
    around = {token.word for token in tokens[lacking][max(0, at - MOVED) : at + MOVED]}
    moved = [token.word in around for token in tokens[1 - lacking][slice(*stretches[1 - lacking])] if token.tells]
    return bool(moved) and all(moved)


def _is_quoted_there(text: str, tokens: Sequence[Token], stretch: tuple[int, int]) -> bool:
    """Does a stretch stand in quotation marks, or in a paragraph without any, as a post or a transcript does?

    Words outside of the marks are the outlet's own: that the deal “suggested ‘a sham trial’” misquotes nobody.
    """
    at = tokens[min(stretch[0], len(tokens) - 1)].start
    first, last = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    paragraph = text[first : last if last >= 0 else len(text)]
    before = text[first:at]
    if "“" in paragraph or "”" in paragraph:
        opened, closed = before.rfind("“"), before.rfind("”")
        return opened > closed or (opened < 0 and closed < 0 and "”" in paragraph and "“" not in paragraph)
    return '"' not in paragraph or before.count('"') % 2 == 1


def _is_inside(tokens: tuple[Sequence[Token], Sequence[Token]], alignment: Alignment, change: Change) -> bool:
    """Do telling words agree on both sides of a change, or is it near an end that both printings have?

    Else the two begin or end otherwise, and a little word happens to agree.
    """
    changed = {n for other in alignment.changes for n in range(*other.before)}
    agree = [n for n in range(*alignment.one) if n not in changed and tokens[0][n].tells]
    few = max(change.before[1] - change.before[0], change.after[1] - change.after[0]) <= MOST_REPLACED
    first, last = alignment.one[0] == alignment.other[0] == 0, alignment.one[1] == len(tokens[0])
    last = last and alignment.other[1] == len(tokens[1])
    begins = first and (few or change.before[0] > 0 < change.after[0])
    ends = last and (few or (change.before[1] < len(tokens[0]) and change.after[1] < len(tokens[1])))
    before, behind = any(n < change.before[0] for n in agree), any(n >= change.before[1] for n in agree)
    if not few and not (ends and begins):
        # "Captured. I like people who weren't captured": the last word agrees with the first "captured" as well.
        behind = behind and sum(n >= change.before[1] for n in agree) > 1
    return (before or begins) and (behind or ends)


def _words(text: str, tokens: Sequence[Token], stretch: tuple[int, int]) -> str:
    """The words of a stretch; behind an ellipsis, which shows what it stands for, only those that follow it."""
    chosen = tokens[slice(*stretch)]
    start = next((n for n in reversed(range(len(chosen))) if chosen[n].gap), 0)
    return text[chosen[start].start : chosen[-1].end] if chosen else ""


def _side(story: Story, article: int, spans: Spans, tokens: Sequence[Token], stretch: tuple[int, int]) -> Side:
    """A printing, or of a long one the sentences around what was changed there."""
    text = story.articles[article].text
    if sum(len(text[start:end].split()) for start, end in spans) > LONG_WORDS:
        first, last = tokens[max(0, stretch[0] - 1)].start, tokens[min(len(tokens), stretch[1] + 1) - 1].end
        sentences = [Span(*found) for start, end in spans for found in find_sentences(text, start, end)]
        spans = tuple(s for s in sentences if s.start < last and first < s.end) or spans
    return make_side(story, article, spans)


def _telling(tokens: tuple[Sequence[Token], Sequence[Token]], change: Change) -> int:
    """How many content words and negations only one of the printings has."""
    first, second = (
        {t.word for t in tokens[0][slice(*change.before)]},
        {t.word for t in tokens[1][slice(*change.after)]},
    )
    tells = {t.word for t in (*tokens[0][slice(*change.before)], *tokens[1][slice(*change.after)]) if t.tells}
    return len((first ^ second) & (tells | _NEGATIONS))


def _is_little(before: str, after: str) -> bool:
    """Is only a short form written out, a word spelled or inflected otherwise, or a little word lost or put in?"""
    plain = [text.lower().strip(".,;:!?").replace("’", "'") for text in (before, after)]
    plain = [_ORDINAL.sub("", _ASIDE.sub("", text)) for text in plain]
    if plain[0] == plain[1] or any(_MASKED.search(text) for text in plain):
        return True
    if not all(plain) and all(word[:1].isupper() or word in "and the" for word in (before or after).split()):
        return True  # who is spoken to, or named beside "this woman"
    if any(plain[n].replace(british, american) == plain[1 - n] for british, american in _BRITISH for n in (0, 1)):
        return True
    if bool(_NEGATED.search(plain[0])) != bool(_NEGATED.search(plain[1])):
        return False
    words = [re.findall(r"[a-z]+", _SAME_FORM.sub(lambda m: _SAME[m.group()], text)) for text in plain]
    modals = [frozenset(known) & _MODALS for known in words]
    if modals[0] != modals[1] and (all(modals) or _NEGATED.search(plain[0])):
        return False  # "cannot see", "do not see"
    persons = [frozenset(known) & _PERSONS for known in words]
    owners = [frozenset(known) & _OWNERS for known in words]
    if all(owners) and owners[0] != owners[1]:
        return False
    if all(persons) and persons[0] != persons[1] and not persons[0] | persons[1] <= _THIRD:
        return False
    rest = [[word for word in known if word not in _LITTLE and word not in _SHORT_FORMS] for known in words]
    if any(re.search(r"\d", text) for text in plain) or len(rest[0]) != len(rest[1]):
        return False
    return all(_are_one_word(*pair) for pair in zip(*rest, strict=True))


def _are_one_word(one: str, other: str) -> bool:
    """Two forms of one word ("lose", "loses"), or one of them mistyped ("form", "from")."""
    if one == other or stem(one) == stem(other) or {one, other} <= _SAYING:
        return True
    if min(len(one), len(other)) < LEAST_TYPED or {one, other} & _NEGATIONS:
        return False
    pairs = enumerate(zip(one, other, strict=False))
    common = next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))
    inflected = common >= LEAST_TYPED - 1 and {one[common:], other[common:]} <= _ENDINGS
    derived = common >= LEAST_DERIVED and {one[common:], other[common:]} <= _DERIVING
    return inflected or derived or sorted(one) == sorted(other) or Levenshtein.distance(one, other) == 1


def _is_shown(finding: Finding, side: Side) -> bool:
    return any(
        own.article == side.article and start < last and first < end
        for own in finding.sides
        for start, end in own.passage.spans
        for first, last in side.passage.spans
    )


def _with_side(finding: Finding, side: Side) -> Finding:
    if any(own.article == side.article for own in finding.sides):
        return finding
    return replace(finding, sides=tuple(sorted((*finding.sides, side), key=lambda side: side.article)))


def _note(story: Story, quote: Quote, change: _Changed) -> str:
    names = outlet_name(story, change.one), outlet_name(story, change.other)
    if change.before and change.after:
        shown = (
            f"{names[0]} has “{shorten(change.before, SHOWN_WORDS)}”, {names[1]} “{shorten(change.after, SHOWN_WORDS)}”"
        )
    else:
        lacking = names[1] if change.before else names[0]
        shown = f"{lacking} lacks “{shorten(change.before or change.after, SHOWN_WORDS)}” without a mark"
    return f"{whose_words(story, quote)} are not printed alike: {shown}."
