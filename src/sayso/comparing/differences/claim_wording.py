"""How two passages of one claim word it: how sure, quoted or retold, in whose colours, and by which words."""

import re

from sayso.comparing.differences.claim_dates import POSTED
from sayso.comparing.differences.doubts import find_doubted, find_doubts
from sayso.comparing.differences.facing import find_apart
from sayso.comparing.differences.pairs import Pair, has_marks, outlets_of, prints_a_run, share_a_run, share_enough
from sayso.comparing.differences.printed_pairs import is_in_marks
from sayso.comparing.differences.reprints import lacks_here
from sayso.comparing.differences.shown_passages import print_both, quote_both, show_alone, tell_both
from sayso.comparing.differences.windows import MOST_SHOWN
from sayso.comparing.differences.wording import colour_of, hedges, is_said
from sayso.comparing.findings import PRONOUNS, Contrast, shorten, source_name
from sayso.comparing.propositions import Proposition, is_clause
from sayso.comparing.story import Story
from sayso.comparing.terms import find_terms
from sayso.types import DifferenceType, ResolvedAttribution

# How alike two passages must be, as alignment measures it. Set by reading what was told of pairs in 149 events that
# readers had annotated.
ALIKE_FOR_QUOTED = 0.44
ALIKE_FOR_FEW_WORDS = 0.54
ALIKE_FOR_CUE = 0.4
LEAST_RETOLD = 3  # content words that a quotation and what retells it share; with fewer they must be more alike
LEAST_PART = 2  # words that are a part of a quotation; a single one is easily somebody's of another occasion
MOSTLY_ONE = 0.7  # of the words of the shorter one of two passages
POST_CHARS = 120  # behind a sentence, in which stands who posted it
BEHIND_CHARS = 122  # behind a passage in which the marks that open in it may close
ALIKE_FOR_DOUBT, LEAST_DOUBTED_OTHERWISE = 0.5, 4  # of passages of which one doubts what the other tells in other words
LEAST_DOUBTED = 2  # content words of two passages of which one doubts what the other one tells
MOST_CUE_WORDS = 2
_MODAL = re.compile(r"\b(?:could|would|should|can)\b", re.IGNORECASE)
# They doubt what a thing is, and what faces them mostly is another one.
_DOUBTFUL_THINGS = frozenset("alleged suspected purported supposed possible potential probable".split())
_TOLD_AS = (
    (
        re.compile(r"\balleged|\bsuspected", re.IGNORECASE),
        re.compile(r"\b(?:alleg|accus|charg|indict|suspect|claim)", re.IGNORECASE),
    ),
    (
        re.compile(r"\breportedly", re.IGNORECASE),
        re.compile(r"\b(?:report(?:s|ed)|sa(?:id|ys?)|told|according|learned)\b", re.IGNORECASE),
    ),
)
_QUOTED = re.compile(r"[“\"]([^“”\"]{3,120})[”\"]")
_TRAILING = re.compile(r"(?<=\w) (?:that|to|on|in|of|for|at|with|and|the)$")
_QUOTING = re.compile(r"[“”\"]")
_US = re.compile(r"\bU\.S\.?(?!\w)|\bUS\b")
_VOTE = re.compile(r"\b(\d{1,3})(?:[-–]| to )(\d{1,3})\b")
_WORDS = re.compile(r"\w+(?:'\w+)?")


def tell_hedge(story: Story, pair: Pair) -> Contrast | None:
    """Say that one passage tells with a word of doubt what the other one tells with none."""
    if not share_enough(pair) or len(find_terms(pair.one.text) & find_terms(pair.other.text)) < LEAST_DOUBTED:
        return None
    for one, other in ((pair.one, pair.other), (pair.other, pair.one)):
        around = story.articles[other.article].text[slice(*other.sentence)]
        doubted = _doubted(pair, one.text, other.text)
        if doubted and not _is_told_as(doubted, around) and not hedges(around):
            return quote_both(story, pair, DifferenceType.HEDGE)
    return None


def _doubted(pair: Pair, one: str, other: str) -> str | None:
    """What the first text doubts and the other one tells by the same word, or in two texts that are much alike."""
    found = find_doubted(one, other)
    if found is not None:
        return None if _is_of_tense(*found) else found[0]
    shared = len(find_terms(one) & find_terms(other))
    doubts = find_doubts(one) if pair.alike >= ALIKE_FOR_DOUBT and shared >= LEAST_DOUBTED_OTHERWISE else []
    sure = _MODAL.search(other) is None
    return next((doubt for doubt in doubts if hedges(doubt) - _DOUBTFUL_THINGS), None) if sure else None


def _is_told_as(doubted: str, around: str) -> bool:
    """Has a sentence in a verb what another one has in an adverb: that it is alleged, or reported?"""
    return any(adverb.search(doubted) and verb.search(around) for adverb, verb in _TOLD_AS)


def _is_of_tense(one: str, other: str) -> bool:
    """Is it only that "can" became "could", as in speech that is reported?"""
    return re.sub(r"\bcould\b", "can", one.lower()) == re.sub(r"\bcould\b", "can", other.lower())


def tell_quoted(story: Story, pair: Pair) -> Contrast | None:
    """Say that one article quotes what the other one tells in its own words."""
    one, other = pair.one.attribution, pair.other.attribution
    if one is None or other is None or one.entity is None or one.entity != other.entity or share_a_run(pair):
        return None
    quoted = pair.one.quoted, pair.other.quoted
    speaker = _speaker(story, one, other)
    if not speaker or all(quoted) or not any(quoted) or _are_mostly_one(pair):
        return None
    sides = (pair.one, pair.other) if quoted[0] else (pair.other, pair.one)
    note = _retold(story, pair, speaker, *sides)
    return Contrast(DifferenceType.QUOTE, note) if note else None


def _unmarked(text: str) -> str:
    """The words of a quotation without the marks, of a long one those that a note shows."""
    return shorten(_QUOTING.sub("", text), MOST_SHOWN)


def _retold(story: Story, pair: Pair, speaker: str, quoting: Proposition, telling: Proposition) -> str | None:
    """What one article quotes, and the other one tells in its own words, or in a part of those that are quoted."""
    shared = len(find_terms(quoting.text) & find_terms(telling.text))
    if not share_enough(pair) or pair.alike < (ALIKE_FOR_QUOTED if shared >= LEAST_RETOLD else ALIKE_FOR_FEW_WORDS):
        return None
    if not _is_in_marks(story, quoting):
        return None
    names = outlets_of(story, pair) if quoting is pair.one else outlets_of(story, pair)[::-1]
    shown = _unmarked(quoting.text)
    if has_marks(telling):
        part = _part_quoted(story, telling, quoting.text)
        return f"{names[0]} quotes “{shown}” from {speaker}, {names[1]} only “{part}” of it." if part else None
    article = story.articles[telling.article].text
    if prints_a_run(article, quoting.text):
        return None  # it quotes it in another place
    around = article[telling.sentence.start : telling.sentence.end + POST_CHARS]
    if _is_in_marks(story, telling) or POSTED.search(around):
        return None  # a post that is printed without marks is quoted, too
    told = show_alone(story, telling)
    return f"{names[0]} quotes “{shown}” from {speaker}, {names[1]} tells it in its own words: “{told}”."


def _is_in_marks(story: Story, member: Proposition) -> bool:
    """Does a passage begin within quotation marks, which may stand outside of it?"""
    return is_in_marks(story.articles[member.article].text, member.spans[0].start)


def _speaker(story: Story, one: ResolvedAttribution, other: ResolvedAttribution) -> str:
    """How a note calls the one who speaks in both: by the name, if there is one."""
    name = story.name_of(one.entity)
    shown = name or source_name(story, one) or source_name(story, other)
    return shown if shown.lower() not in PRONOUNS else ""


def _are_mostly_one(pair: Pair) -> bool:
    """Has one passage nearly all words of the other one? Then it is the single words that set them apart."""
    words = [set(_WORDS.findall(member.text.lower().replace("’", "'"))) for member in (pair.one, pair.other)]
    return len(words[0] & words[1]) >= MOSTLY_ONE * min(map(len, words))


def _part_quoted(story: Story, telling: Proposition, whole: str) -> str | None:
    """The words in quotation marks of a passage that are mostly those of a quotation, up to where the marks close."""
    end = telling.spans[-1].end
    text = telling.text + story.articles[telling.article].text[end : end + BEHIND_CHARS]
    found = (match for match in _QUOTED.finditer(text) if match.start() < len(telling.text))
    parts = [_TRAILING.sub("", match.group(1)).strip(" ,.") for match in found]
    words = set(_WORDS.findall(whole.lower()))
    for part in parts:
        own = _WORDS.findall(part.lower())
        if len(own) >= LEAST_PART and sum(word in words for word in own) >= MOSTLY_ONE * len(own):
            return part
    return None


def tell_cue(story: Story, pair: Pair) -> Contrast | None:
    """Say that two articles tell what one speaker did in words of another colour: "said", "claimed".

    Nothing where an article has the other one's word elsewhere: it calls it so, too.
    """
    one, other = pair.one.attribution, pair.other.attribution
    if one is None or other is None or one.entity is None or one.entity != other.entity:
        return None
    cues = _shown_cue(one), _shown_cue(other)
    colours = colour_of(cues[0]), colour_of(cues[1])
    if find_terms(cues[0]) & find_terms(cues[1]):
        return None  # "warned", "with a warning"
    if colours[0] == colours[1] or not all(colour_of(cue) or is_said(cue) for cue in cues):
        return None
    if not (is_clause(one.attribution) and is_clause(other.attribution)) or pair.alike < ALIKE_FOR_CUE:
        return None
    if max(len(cue.split()) for cue in cues) > MOST_CUE_WORDS:
        return None
    facing = pair.other.article, pair.one.article
    if any(find_terms(cue) & find_terms(story.articles[n].text) for cue, n in zip(cues, facing, strict=True)):
        return None
    names = outlets_of(story, pair)
    speaker = _speaker(story, one, other)
    whose = f"For what {speaker} says {names[0]}" if speaker else names[0]
    return Contrast(DifferenceType.WORDING, f"{whose} has “{cues[0]}”, {names[1]} “{cues[1]}”.")


def _shown_cue(resolved: ResolvedAttribution) -> str:
    """A cue without the little word behind it: "pledged" for "pledged to"."""
    return _TRAILING.sub("", " ".join(resolved.attribution.cue.text.split()))


def tell_words(story: Story, pair: Pair) -> Contrast | None:
    """Say by which words two passages differ: by a phrase of each where nothing else differs, else by both passages.

    None where they differ in little words, or where a name is written in another house style, or where an article has
    the other one's words beside its own.
    """
    apart = find_apart(*print_both(story, pair))
    if not apart:
        return None
    one, other, answers = apart[0]
    if len(apart) > 1 or not answers:
        return tell_whole(story, pair)
    if _are_one(one, other) or not _are_lacking(story, pair, (one, other)):
        return None
    names = outlets_of(story, pair)
    return Contrast(DifferenceType.WORDING, f"{names[0]} has “{one}”, {names[1]} “{other}”.")


def _are_lacking(story: Story, pair: Pair, found: tuple[str, str]) -> bool:
    """Are the words of each passage not printed beside the other one, too?"""
    sides = (found[0], pair.other), (found[1], pair.one)
    return all(lacks_here(story.articles[other.article].text, other.spans, words) for words, other in sides)


def _are_one(one: str, other: str) -> bool:
    """Are two phrases one in two house styles: "U.S." and "United States", "year-end" and "year end", "UN"?"""
    texts = [re.sub(r"[\W_]", "", _US.sub("united states", text)).lower().removeprefix("the") for text in (one, other)]
    return texts[0] == texts[1] or any(_initials(a) == b for a, b in ((one, texts[1]), (other, texts[0])))


def _initials(phrase: str) -> str | None:
    """The first letters of a phrase of names; None of one word, and where a word has no capital."""
    words = phrase.removeprefix("the ").split()
    return "".join(word[0] for word in words).lower() if len(words) > 1 and all(w[0].isupper() for w in words) else None


def tell_whole(story: Story, pair: Pair) -> Contrast | None:
    """Set two passages side by side as they are printed, or by an amount that each of them gives.

    None of two passages that give one vote, and nothing else that is sure: they tell the same of it.
    """
    told = tell_both(story, pair)
    return None if told.type is DifferenceType.WORDING and _give_one_vote(pair) else told


def _give_one_vote(pair: Pair) -> bool:
    """Do both passages give the same vote: "97-1", "97 to 1"?"""
    votes = [set(_VOTE.findall(member.text)) for member in (pair.one, pair.other)]
    return votes[0] == votes[1] != set()
