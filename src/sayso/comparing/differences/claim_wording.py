"""How two passages of one claim word it: how sure, quoted or retold, in whose colours, and by which words."""

import re

from sayso.comparing.differences.doubts import find_doubted
from sayso.comparing.differences.facing import Facing, find_facings, lay_side_by_side
from sayso.comparing.differences.pairs import Pair, has_marks, is_quoted, outlets_of, share_a_run, share_enough
from sayso.comparing.differences.passage_words import joints_of
from sayso.comparing.differences.phrases import Printed
from sayso.comparing.differences.printed_pairs import is_in_marks
from sayso.comparing.differences.reprints import lacks, lacks_here, prints_most
from sayso.comparing.differences.windows import show_window
from sayso.comparing.differences.wording import colour_of, hedges, is_said
from sayso.comparing.findings import PRONOUNS, Contrast, outlet_name, shorten, source_name
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
MOSTLY_ONE = 0.7  # of the words of the shorter one of two passages
MOST_QUOTED = 12  # words of a quotation that a note shows
BEHIND_CHARS = 122  # behind a passage in which the marks that open in it may close
MOST_IN_A_ROW = 4  # words that two quotations share, which are two utterances, and not two parts of one
MOST_CUE_CHARS = 30
# How much the words must tell by which two passages differ. What one of them adds that the other article has elsewhere,
# and little words such as the auxiliaries of a tense, the article or "also", mostly tell less.
LEAST_TELLING = 0.3
_MODAL = re.compile(r"\b(?:could|would|should|can)\b", re.IGNORECASE)
# They doubt what a thing is, and what faces them mostly is another one.
_DOUBTFUL_THINGS = frozenset("alleged suspected purported supposed possible potential probable".split())
_QUOTED = re.compile(r"[“\"]([^“”\"]{3,120})[”\"]")
_TRAILING = re.compile(r"(?<=\w) (?:that|to|on|in|of|for|at|with|and|the)$")
_QUOTING = re.compile(r"[“”\"]")
_US = re.compile(r"\bU\.S\.?(?!\w)|\bUS\b")
_WORDS = re.compile(r"\w+(?:'\w+)?")


def tell_hedge(story: Story, pair: Pair) -> Contrast | None:
    """Say that one passage tells with a word of doubt what the other one tells with none, or with another."""
    names = outlets_of(story, pair)
    for one, other, told in ((pair.one, pair.other, names), (pair.other, pair.one, names[::-1])):
        around = story.articles[other.article].text[slice(*other.sentence)]
        found = find_doubted(one.text, other.text)
        if found and not _is_of_tense(*found) and (hedges(found[1]) or not hedges(around)):
            only = "only " if found[1].lower() in found[0].lower() else ""
            return Contrast(DifferenceType.HEDGE, f"{told[0]} has “{found[0]}”, {told[1]} {only}“{found[1]}”.")
        if hedges(one.text) - _DOUBTFUL_THINGS and not hedges(around) and not _MODAL.search(around):
            for facing in _facings(story, pair):
                unsure, sure = (facing.one, facing.other) if one is pair.one else (facing.other, facing.one)
                if sure and facing.near and hedges(unsure.split()[0]) - _DOUBTFUL_THINGS:
                    return Contrast(DifferenceType.HEDGE, _note(story, pair, facing))
    return None


def _is_of_tense(one: str, other: str) -> bool:
    """Is it only that "can" became "could", as in speech that is reported?"""
    return re.sub(r"\bcould\b", "can", one.lower()) == re.sub(r"\bcould\b", "can", other.lower())


def tell_quoted(story: Story, pair: Pair) -> Contrast | None:
    """Say that one article quotes what the other one tells in its own words, or that both quote other words of it."""
    one, other = pair.one.attribution, pair.other.attribution
    if one is None or other is None or one.entity is None or one.entity != other.entity or share_a_run(pair):
        return None
    quoted = is_quoted(pair.one), is_quoted(pair.other)
    speaker = _speaker(story, one, other)
    if not speaker or not any(quoted) or _are_mostly_one(pair):
        return None
    names = outlets_of(story, pair)
    note: str | None
    if all(quoted):
        if not (_is_in_marks(story, pair.one) and _is_in_marks(story, pair.other)):
            return None
        if share_a_run(pair, MOST_IN_A_ROW) or _prints_both(story, pair):
            return None
        shown = [shorten(_QUOTING.sub("", member.text), MOST_QUOTED) for member in (pair.one, pair.other)]
        note = f"Of {_possessive(speaker)} words {names[0]} quotes “{shown[0]}”, {names[1]} “{shown[1]}”."
    elif quoted[0]:
        note = _retold(story, pair, speaker, pair.one, pair.other)
    else:
        note = _retold(story, pair, speaker, pair.other, pair.one)
    return Contrast(DifferenceType.QUOTE, note) if note else None


def _prints_both(story: Story, pair: Pair) -> bool:
    """Does one article print the words that are quoted from the other one, too, in another place?"""
    return any(
        prints_most(story.articles[article.article].text, member.text)
        for article, member in ((pair.one, pair.other), (pair.other, pair.one))
    )


def _retold(story: Story, pair: Pair, speaker: str, quoting: Proposition, telling: Proposition) -> str | None:
    """What one article quotes, and the other one tells in its own words, or in a part of those that are quoted."""
    shared = len(find_terms(quoting.text) & find_terms(telling.text))
    if not share_enough(pair) or pair.alike < (ALIKE_FOR_QUOTED if shared >= LEAST_RETOLD else ALIKE_FOR_FEW_WORDS):
        return None
    if not _is_in_marks(story, quoting):
        return None
    names = outlet_name(story, quoting.article), outlet_name(story, telling.article)
    shown = shorten(_QUOTING.sub("", quoting.text), MOST_QUOTED)
    if has_marks(telling):
        part = _part_quoted(story, telling, quoting.text)
        return f"{names[0]} quotes “{shown}” from {speaker}, {names[1]} only “{part}”." if part else None
    if _is_in_marks(story, telling):
        return None
    return f"{names[0]} quotes “{shown}” from {speaker}, {names[1]} tells it in its own words."


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
        if own and sum(word in words for word in own) >= MOSTLY_ONE * len(own):
            return part
    return None


def tell_cue(story: Story, pair: Pair) -> Contrast | None:
    """Say that two articles tell what one speaker did in words of another colour: "said", "claimed"."""
    one, other = pair.one.attribution, pair.other.attribution
    if one is None or other is None or one.entity is None or one.entity != other.entity:
        return None
    cues = _shown_cue(one), _shown_cue(other)
    colours = colour_of(cues[0]), colour_of(cues[1])
    if colours[0] == colours[1] or not all(colour_of(cue) or is_said(cue) for cue in cues):
        return None
    if not (is_clause(one.attribution) and is_clause(other.attribution)) or max(map(len, cues)) > MOST_CUE_CHARS:
        return None
    if pair.alike < ALIKE_FOR_CUE:
        return None
    names = outlets_of(story, pair)
    return Contrast(DifferenceType.WORDING, f"{names[0]} has “{cues[0]}”, {names[1]} “{cues[1]}”.")


def _shown_cue(resolved: ResolvedAttribution) -> str:
    """A cue without the little word behind it: "pledged" for "pledged to"."""
    return _TRAILING.sub("", " ".join(resolved.attribution.cue.text.split()))


def tell_words(story: Story, pair: Pair) -> Contrast | None:
    """Say by which words two passages differ; None where those tell nothing: another tense, "also", short forms.

    Phrases that do not surely face each other are told by the passages in which they stand.
    """
    found = [
        facing
        for facing in _facings(story, pair)
        if facing.weight >= LEAST_TELLING and not _are_one(facing) and _is_lacking(story, pair, facing)
    ]
    if not found:
        return None
    best = found[0]
    alone = not (best.one and best.other) and all(bool(facing.one) == bool(best.one) for facing in found)
    if best.near or best.narrowed or alone:
        return Contrast(DifferenceType.WORDING, _note(story, pair, best))
    return tell_whole(story, pair)


def _is_lacking(story: Story, pair: Pair, facing: Facing) -> bool:
    """Are the words that only one passage has not printed beside the other one, too?"""
    if facing.narrowed:
        return True
    look = lacks_here if facing.one and facing.other else lacks
    sides = (facing.one, pair.other), (facing.other, pair.one)
    return all(look(story.articles[other.article].text, other.spans, words) for words, other in sides if words)


def _are_one(facing: Facing) -> bool:
    """Are two phrases one in two house styles: "U.S." and "United States", "year-end" and "year end"?"""
    texts = [
        re.sub(r"[\W_]", "", _US.sub("united states", text)).lower().removeprefix("the")
        for text in (facing.one, facing.other)
    ]
    return texts[0] == texts[1]


def tell_whole(story: Story, pair: Pair) -> Contrast:
    """Set two passages that have little in common side by side, as they are printed."""
    one, other, _ = lay_side_by_side(*_printed(story, pair))
    names = outlets_of(story, pair)
    note = f"{names[0]} words it “{show_window(one)}”, {names[1]} “{show_window(other)}”."
    return Contrast(DifferenceType.WORDING, note)


def _facings(story: Story, pair: Pair) -> list[Facing]:
    return find_facings(*_printed(story, pair))


def _printed(story: Story, pair: Pair) -> tuple[Printed, Printed]:
    one, other = (
        Printed(
            member.text,
            joints_of(member.spans),
            story.articles[member.article].text[slice(*member.sentence)],
            story.articles[member.article].text,
        )
        for member in (pair.one, pair.other)
    )
    return one, other


def _note(story: Story, pair: Pair, facing: Facing) -> str:
    """One sentence that quotes the words that face each other."""
    names = outlets_of(story, pair)
    (one, first), (other, second) = (names[0], facing.one), (names[1], facing.other)
    if not first or (facing.narrowed and len(first) < len(second)):
        (one, first), (other, second) = (other, second), (one, first)
    if not second:
        return f"{one} has “{first}”{' here' if facing.elsewhere else ''}, {other} does not."
    return f"{one} has “{first}”, {other} {'only ' if facing.narrowed else ''}“{second}”."


def _possessive(name: str) -> str:
    return f"{name}’" if name.endswith("s") else f"{name}’s"
