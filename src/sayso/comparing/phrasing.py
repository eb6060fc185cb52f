"""How a claim is worded: by a passage that an article prints, and that reads as a sentence of its own.

Propositions are clauses, and many need another clause before them. Where no passage of a claim reads by itself, the
clearest is widened: to what stands around it under the same attribution, then to its sentence. No word is added that
is not printed there.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

import numpy as np

from sayso.comparing.claims import Draft
from sayso.comparing.frames import only_tells
from sayso.comparing.propositions import Proposition, is_clause
from sayso.comparing.story import Story
from sayso.text import skip_dateline
from sayso.types import Span, Spans, Stance, text_of

# Above this a sentence tells several things, and the claim is only one of them.
MOST_WORDS = 40
LEAST_WORDS = 4
LAST_CHARS = 16  # at the end of a passage, in which its last word stands if it is one that asks for more
LOOKED_AT = 4  # passages that are tried as they stand before the clearest of them is widened
_MARKS = (("“", "”"), ("(", ")"), ("[", "]"))
_ANY_MARK = re.compile(r"[“”()\[\]\"]")
AUXILIARIES = (
    "is are was were am be been will would has have had can cannot could may might should must does did do"
    " shall".split()
)
_AUXILIARY = f"(?:{'|'.join(AUXILIARIES)})"
# What a clause begins with that needs another clause before it, or its subject.
_DEPENDENT = re.compile(
    r"(?:and|but|or|so|nor|yet|which|who|whom|whose|where|when|while|if|unless|whether|before|after|as|because|since|until"
    r"|although|though|with|without|including|to|of|from|for|between|than|how|what|why|despite|not|also|then|later"
    rf"|that|{_AUXILIARY})\b",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(?:and|but|or|so|yet|that)\s+(?!(?:also|then|later|not)\b)", re.IGNORECASE)
_PARTICIPLE = re.compile(
    r"(?!(?:during|nothing|something|everything|anything|king|morning|evening)\b)[a-z]+(?:ing|ed)\b"
)
_LEADING_PARTICIPLE = re.compile(r"\w+ing\b[^,]*$")
_DANGLING = re.compile(
    r"\b(?=\w+$)"  # a last word
    r"(?:and|but|or|(?<!about )that|which|who|whose|where|when|while|after|before|as|of|in|on|at|to|by|for|from|with"
    r"|against|into|amid|between|during|among|towards?|(?<!is )(?<!was )over"
    rf"|than|because|if|what|how|the|an?|his|her|their|its|my|our|your|said|says|citing|very|just|{_AUXILIARY})$",
    re.IGNORECASE,
)
_PRESENT = (
    "say want need make take give get go come seem look call face remain show mean keep leave include support oppose"
    " grant mark provide prevent favor favour plan think believe know see hope expect require allow cover hold live"
    " work help cost pay apply bring become begin run stand feel find argue claim deserve love like move agree deny"
    " insist estimate affect represent overrule override".split()
)
_BARE_VERB = re.compile(rf"(?:{'|'.join(_PRESENT)})(?:s|es)?\s")
_PAST = (
    "said told went came took made gave got won lost saw knew began held kept left led met paid ran sent spoke stood"
    " found thought brought bought built fell felt fought grew heard hit laid quit read rose set shot sold spent struck"
    " taught threw wrote drew drove broke chose became cut let hurt meant sought withdrew swore".split()
)
# A verb that makes a sentence: an auxiliary, a past tense, or one of the verbs that news uses most in the present.
VERBS = frozenset([*AUXILIARIES, *_PAST, *(verb + ending for verb in _PRESENT for ending in ("", "s", "es"))])
_VERB = re.compile(
    r"['’](?:re|ll|ve|d|m)\b|n['’]t\b|\b(?:he|she|it|that|there|who|what|here)['’]s\b"
    r"|\b(?!(?:an?|the|his|her|their|its|our|of|in|on|for|by|with|to|and)\b)\w+\s+(?:\w+ly\s+)?[a-z]+ed\b"
)
_WORD = re.compile(r"\w+")
# A noun and what hangs on it: "a law that gives", "the bill, which they oppose", "him to step aside".
# A run of spaces is tried once, from its first: a text of nothing but spaces takes linear time.
_RELATIVE = re.compile(
    r",\s++(?:who|which|whose|where)\b[^,]*,|,?(?<!\s)\s++(?:who|which|whose|where|that|to)\b.*", re.DOTALL
)
_OBJECT = re.compile(r"(?:him|them|us|me)\b")
# Words between which a sentence may be parted. Where others meet at an end of a passage, it was cut off there.
_PARTING = re.compile(
    r"(?:and|but|or|so|nor|yet|because|after|before|although|though|while|when|if|unless|whereas|until|where|who|which|whose"
    r"|whom|that|with|without|including|despite|as|since|saying|adding)",
    re.IGNORECASE,
)
_FOLLOWING, _PRECEDING = re.compile(r"\s+(\w+)"), re.compile(r"(\w+)\s+\Z")
# How alike a denial and a statement are, by meaning and words, where the denial says what it denies. Of "the report was
# wrong" and what the report says it is less. Set by reading denials of 25 events of the training set.
LEAST_ALIKE_DENIED = 0.3
NEARLY = 0.8  # of how alike the most alike one is
_NEAR_CHARS = 24  # around a passage, in which the next word stands


def word_claims(story: Story, drafts: Sequence[Draft], brings_in: Callable[[Proposition], bool]) -> list[str]:
    """Word each claim: by the clearest of its passages that reads alone and words no claim before it.

    What is denied is worded first, by the statement that the denial is most like. `brings_in` says of which passages
    only bring in somebody's words (`frames.find_bringing_in`).
    """
    used: set[str] = set()
    wordings = [""] * len(drafts)
    for n, draft in sorted(enumerate(drafts), key=lambda one: Stance.DENIES not in one[1].stances):
        texts = _options(story, draft, brings_in)
        clearest = next(texts)
        wording = next((text for text in chain([clearest], texts) if text.casefold() not in used), clearest)
        used.add(wording.casefold())
        wordings[n] = wording
    return wordings


def _find_denied(draft: Draft) -> int | None:
    """The statement that a denial is of, where it says what it denies: an index of the passages.

    Of statements that are nearly as alike to a denial as the most alike one, that is the longest.
    """
    stating = [n for n in draft.clearness if draft.stances[n] in (Stance.ASSERTS, Stance.CONFIRMS)]
    denying = [n for n, stance in enumerate(draft.stances) if stance is Stance.DENIES]
    if not (stating and denying):
        return None
    alike = draft.alike[np.ix_(stating, denying)].max(axis=1)
    if alike.max() < LEAST_ALIKE_DENIED:
        return None
    near = [stating[n] for n in np.flatnonzero(alike >= NEARLY * alike.max())]
    return max(near, key=lambda n: len(draft.members[n].text))


def _begins_sentence(story: Story, member: Proposition) -> bool:
    """Is a passage, as one piece of some words, the beginning of its sentence?"""
    start = skip_dateline(story.articles[member.article].text, *member.sentence)
    return len(member.spans) == 1 and member.spans[0].start <= start


def _options(story: Story, draft: Draft, brings_in: Callable[[Proposition], bool]) -> Iterator[str]:
    """Ways to word a claim, the best first: what reads alone as it stands, what does when widened, the rest.

    What states the claim goes before what denies or questions it, of which the words may only be "denied the account",
    and somebody's words before what brings them in.
    """
    denied = _find_denied(draft)
    stating = [draft.members[n] for n in draft.clearness if draft.stances[n] in (Stance.ASSERTS, Stance.CONFIRMS)]
    if denied is not None:
        first = draft.members[denied]
        stating = [first, *(member for member in stating if member is not first)]
        if (
            not brings_in(first)
            and _begins_sentence(story, first)
            and LEAST_WORDS <= len(first.text.split()) <= MOST_WORDS
        ):
            yield close(story, first, first.spans)
    framing = [member for member in stating if brings_in(member)]
    stating = [member for member in stating if not brings_in(member)]
    others = [draft.members[n] for n in draft.clearness if draft.stances[n] not in (Stance.ASSERTS, Stance.CONFIRMS)]
    for members in (stating[:LOOKED_AT], framing[:LOOKED_AT], others[:LOOKED_AT]):
        for member in members:
            text = close(story, member, member.spans)
            if _is_whole_utterance(story, member) or (reads_alone(text) and not _is_cut_off(story, member)):
                yield text
        for member in members:
            yield from _widened(story, member)
    yield from (close(story, member, member.spans) for member in stating + framing + others)


@lru_cache(maxsize=1 << 12)
def reads_alone(text: str) -> bool:
    """Does a passage read as a sentence of its own: with a subject, a verb, and nothing that hangs on other words?"""
    words = text.split()
    plain = text.lstrip("“‘\"'[(")
    return (
        LEAST_WORDS <= len(words) <= MOST_WORDS
        and not _DEPENDENT.match(plain)
        and not _PARTICIPLE.match(plain)
        and not _LEADING_PARTICIPLE.match(plain)
        and not _DANGLING.search(text, max(0, len(text) - LAST_CHARS))
        and not _OBJECT.match(plain)
        and not _BARE_VERB.match(plain)
        and all(text.count(opening) == text.count(closing) for opening, closing in _MARKS)
        and text.count('"') % 2 == 0
        and _has_verb(_RELATIVE.sub(" ", text))
        and not only_tells(text)
    )


def _has_verb(text: str) -> bool:
    return not VERBS.isdisjoint(_WORD.findall(text)) or _VERB.search(text) is not None


def _is_whole_utterance(story: Story, member: Proposition) -> bool:
    """Is a passage all that somebody said in one sentence, in marks? Then it needs no verb: "Not one more day"."""
    if not member.quoted:
        return False
    around = _around(member)
    return around[0].start >= member.spans[0].start and len(member.text.split()) >= LEAST_WORDS


def _is_cut_off(story: Story, member: Proposition) -> bool:
    """Does a passage begin or end where nothing parts a clause from the next, because another attribution cut it?"""
    text, unit = story.articles[member.article].text, _around(member)
    first, last = member.spans[0].start, member.spans[-1].end
    following = _FOLLOWING.match(text, last, last + _NEAR_CHARS) if last < unit[-1].end else None
    preceding = _PRECEDING.search(text[max(0, first - _NEAR_CHARS) : first]) if first > unit[0].start else None
    if preceding and preceding.group(1).lower() in ("who", "which"):
        return True
    return any(word is not None and not _PARTING.fullmatch(word.group(1)) for word in (following, preceding))


def _widened(story: Story, member: Proposition) -> Iterator[str]:
    """Yield what reads alone of the words around a passage, the fewest first, always with the passage in it."""
    first, last = member.spans[0].start, member.spans[-1].end
    around = dict.fromkeys((_around(member), (member.sentence,)))
    widened = (
        part
        for spans in around
        for part in (_cut(spans, spans[0].start, last), _cut(spans, first, spans[-1].end), spans)
    )
    for spans in dict.fromkeys(widened):
        text = close(story, member, spans)
        if reads_alone(text):
            yield text


def _around(member: Proposition) -> Spans:
    """The words of a passage's sentence that stand under the same attribution: of what an outlet says itself, all."""
    if member.attribution is None or not is_clause(member.attribution.attribution):
        return (member.sentence,)
    content = member.attribution.attribution.content.spans
    return _cut(content, *member.sentence) or (member.sentence,)


def _cut(spans: Spans, start: int, end: int) -> Spans:
    return tuple(Span(max(a, start), min(b, end)) for a, b in spans if a < end and start < b)


def close(story: Story, member: Proposition, spans: Spans) -> str:
    """The words under spans without a leading "that", "and" or "but", and with the other mark where one was cut off.

    "" where the spans, or the last of them, have nothing but marks.
    """
    text = story.articles[member.article].text
    (start, end), (last, stop) = spans[0], spans[-1]
    joined = _JOINED.match(text, start, end)
    if joined and joined.end() < end:
        start = joined.end()
    while stop > last and not text[stop - 1].isalnum() and text[stop - 1] not in "”)]\"'’%?!*":
        stop -= 1
    if stop <= max(start, last):
        return ""
    inner = text[start:stop]
    for opening, closing in (*_MARKS, ('"', '"')) if _ANY_MARK.search(inner) else ():
        single = opening == closing
        missing = inner.count(opening) - (inner.count(opening) // 2 * 2 if single else inner.count(closing))
        if missing > 0 and closing in (after := text[stop : stop + 2]):
            stop += after.index(closing) + 1
        elif missing and text[start - 1 : start] == opening:
            start -= 1
        quoted = stop - start > len(opening + closing) and text[start] == opening and text[stop - 1] == closing
        if quoted and inner.count(closing) < 2 and opening in '“"':
            start, stop = start + 1, stop - 1
    parts = (Span(start, stop),) if len(spans) == 1 else (Span(start, end), *spans[1:-1], Span(last, stop))
    return text_of(text, tuple(part for part in parts if part.start < part.end))
