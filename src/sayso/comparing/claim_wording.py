"""How two passages of one claim word it: how sure, in whose colours, with what modifiers."""

import re
from collections.abc import Iterator

from sayso.comparing.doubts import find_doubted
from sayso.comparing.facing import Facing, find_facings
from sayso.comparing.findings import PRONOUNS, Contrast, Finding, outlet_name, shorten, source_name
from sayso.comparing.loaded import find_judging_word, find_rival_words, uses_word
from sayso.comparing.modifiers import find_bare, find_modified, tells_elsewhere
from sayso.comparing.pairs import (
    Pair,
    has_marks,
    is_quoted,
    make_finding,
    names_in,
    outlets_of,
    share_a_run,
    share_enough,
)
from sayso.comparing.passage_words import joints_of
from sayso.comparing.phrases import Printed
from sayso.comparing.propositions import Proposition, is_clause
from sayso.comparing.story import Story
from sayso.comparing.terms import find_terms
from sayso.comparing.wording import colour_of, hedges, in_doubt, is_said
from sayso.text import find_quotations
from sayso.types import DifferenceType, ResolvedAttribution

# How alike two passages must be, as alignment measures it. Set on the development stories, reading what each added.
ALIKE_FOR_HEDGE = 0.55
ALIKE_FOR_NAMED_HEDGE = 0.42  # where both have these same names or numbers, and one may have a nearer one
ALIKE_IN_OTHER_WORDS = 0.65  # above it what is in doubt may be told in other words ("withdrawn", "taken out")
ALIKE_FOR_COLOUR = 0.5
ALIKE_FOR_OFFICE = 0.34
ALIKE_FOR_EXTENT = 0.45
ALIKE_FOR_WORDING = 0.44
ALIKE_FOR_JUDGING = 0.48  # where a word of one of them judges
ALIKE_WITH_NAMES = 0.34  # where both have these same names or numbers
LEAST_NAMES = 2
ALIKE_WITH_RIVALS = 0.24  # where both have a name, and words of two sides that are used of little else
SHORT_RUN = 3  # words in a row that both print, one of them in marks within what it retells
RELAYING = frozenset("alleged allegedly reportedly purported purportedly".split())
# Who is charged or under investigation is said to have done it, and "allegedly" adds nothing.
_ACCUSED = re.compile(r"\b(?:accus|charg|indict|investigat|alleg|suspect|claim)", re.IGNORECASE)
_MODAL = re.compile(r"\b(?:could|would|should|can)\b", re.IGNORECASE)
# They doubt what a thing is, and what faces them mostly is another one.
_DOUBTFUL_THINGS = frozenset("alleged suspected purported supposed possible potential probable".split())
MOST_QUOTED = 12  # words of a quotation that a note shows
MOST_CUE_CHARS = 30
LEAST_RETOLD = 3  # content words that a quotation and what retells it share; with fewer they must be more alike
ALIKE_FOR_QUOTED = 0.44
ALIKE_FOR_FEW_WORDS = 0.54
ALIKE_FOR_CUE = 0.4
MOSTLY_ONE = 0.7  # of the words of the shorter one of two passages
_QUOTED = re.compile(r"[“\"]([^“”\"]{3,120})(?:[”\"]|$)")
_TRAILING = re.compile(r"\s+(?:that|to|on|in|of|for|at|with|and|the)\s*$")
_QUOTING = re.compile(r"[“”\"]")
_WORDS = re.compile(r"\w+(?:'\w+)?")
LEAST_WORDS = 4  # of a passage whose wording is compared
REPORTING = re.compile(r"@\w|\b(?:said|says|told|wrote|writing|tweeted|added|asked|saying)\b", re.IGNORECASE)


def differ_in_hedge(story: Story, pair: Pair) -> Iterator[Finding]:
    """One passage has a word of doubt, the other none.

    What is "alleged" here and said by somebody there is doubted by neither outlet more than by the other.
    """
    if not (pair.mutual and pair.alike >= ALIKE_FOR_HEDGE) and not _names_much(pair):
        return
    if has_marks(pair.one) or has_marks(pair.other):
        return
    first, second = hedges(pair.one.text), hedges(pair.other.text)
    if bool(first) == bool(second):
        return
    unsure, sure = (pair.one, pair.other) if first else (pair.other, pair.one)
    around = story.articles[sure.article].text[slice(*sure.sentence)]
    if hedges(around) or _MODAL.search(around):
        return
    word = min(first or second)
    if pair.alike < ALIKE_IN_OTHER_WORDS and not in_doubt(unsure.text, word) & find_terms(sure.text):
        return  # what is in doubt here is not told there
    if word in RELAYING and sure.attribution is not None and is_said(sure.attribution.attribution.cue.text):
        return
    if word in RELAYING and _ACCUSED.search(sure.text):
        return
    note = f"{outlet_name(story, unsure.article)} has “{word}”, {outlet_name(story, sure.article)} is sure."
    yield make_finding(DifferenceType.HEDGE, story, pair, note, 1.4)


def _names_much(pair: Pair) -> bool:
    """Have two passages that are alike two names or numbers in common?"""
    return (
        pair.alike >= ALIKE_FOR_NAMED_HEDGE and len(names_in(pair.one.text) & names_in(pair.other.text)) >= LEAST_NAMES
    )


def differ_in_modifier(story: Story, pair: Pair) -> Iterator[Finding]:
    """A former judge here and a judge there, a part of the law and the law."""
    if is_quoted(pair.one) and is_quoted(pair.other):
        return
    for one, other in ((pair.one, pair.other), (pair.other, pair.one)):
        for modified in find_modified(one.text):
            least = ALIKE_FOR_OFFICE if modified.kind == "office" else ALIKE_FOR_EXTENT
            shown = find_bare(modified, other.text) if pair.mutual and pair.alike >= least else None
            if shown is None or tells_elsewhere(modified, story.articles[other.article].text):
                continue
            names = outlet_name(story, one.article), outlet_name(story, other.article)
            kind = DifferenceType.NAME if modified.kind == "office" else DifferenceType.WORDING
            note = f"{names[0]} has “{shown[0]}”, {names[1]} only “{shown[1]}”."
            yield make_finding(kind, story, pair, note, 1.3)
            return


def differ_in_wording(story: Story, pair: Pair) -> Iterator[Finding]:
    """One speaker's act in words of another colour, or a word that takes sides."""
    if not pair.mutual:
        return
    one, other = pair.one.attribution, pair.other.attribution
    names = outlets_of(story, pair)
    if one is not None and other is not None and one.entity and one.entity == other.entity:
        cues = one.attribution.cue.text, other.attribution.cue.text
        oneself = {one.attribution.source.text.lower(), other.attribution.source.text.lower()} & {"i", "we"}
        if (
            not oneself
            and colour_of(cues[0]) != colour_of(cues[1])
            and all(colour_of(cue) or is_said(cue) for cue in cues)
            and is_clause(one.attribution)
            and is_clause(other.attribution)
            and pair.alike >= ALIKE_FOR_COLOUR
            and share_enough(pair)
            and not _colours_alike(story, one, other)
        ):
            note = f"{names[0]} has “{cues[0]}”, {names[1]} “{cues[1]}”."
            yield make_finding(DifferenceType.WORDING, story, pair, note, 1.2, sources=True)
            return
    if taken := _side_taken(story, pair, names):
        yield make_finding(DifferenceType.WORDING, story, pair, taken, 0.6)


def _colours_alike(story: Story, one: ResolvedAttribution, other: ResolvedAttribution) -> bool:
    """Does the article of the plainer cue colour what the same one says elsewhere? Then it only varies its words."""
    for plain, coloured in ((one, other), (other, one)):
        colour = colour_of(coloured.attribution.cue.text)
        if colour is None or colour_of(plain.attribution.cue.text) is not None:
            continue
        said = (at for found in story.attributions for at in found if at.article == plain.article)
        if any(at.entity == plain.entity and colour_of(at.attribution.cue.text) == colour for at in said):
            return True
    return False


def _side_taken(story: Story, pair: Pair, names: tuple[str, str]) -> str | None:
    """What sets the words of two passages apart: another name for the matter, or a judgement.

    The same told in other words and no more is no difference; nor is a word that the other article uses elsewhere.
    """
    articles = [story.articles[member.article].text for member in (pair.one, pair.other)]
    texts = pair.one.text, pair.other.text
    if has_marks(pair.one) or has_marks(pair.other) or any(REPORTING.search(text) for text in texts):
        return None
    one_matter = _are_one_matter(pair)
    rivals = pair.alike >= ALIKE_WITH_RIVALS and bool(names_in(texts[0]) & names_in(texts[1]))
    found = find_rival_words(*texts, common=one_matter) if one_matter or rivals else None
    if found and not (uses_word(articles[0], found[1]) and uses_word(articles[1], found[0])):
        return f"{names[0]} has “{found[0]}”, {names[1]} “{found[1]}”."
    for n in (0, 1) if one_matter and pair.alike >= ALIKE_FOR_JUDGING else ():
        word = find_judging_word(texts[n], texts[1 - n])
        if word and not uses_word(articles[1 - n], word):
            return f"{names[n]} has “{word}”, {names[1 - n]} no such word."
    return None


def _are_one_matter(pair: Pair) -> bool:
    """Are two passages alike enough, or share they names besides being somewhat alike?"""
    texts = pair.one.text, pair.other.text
    if min(len(text.split()) for text in texts) < LEAST_WORDS:
        return False
    names = [names_in(text) for text in texts]
    return pair.alike >= ALIKE_FOR_WORDING or (
        pair.alike >= ALIKE_WITH_NAMES and len(names[0] & names[1]) >= LEAST_NAMES
    )


def tell_hedge(story: Story, pair: Pair) -> Contrast | None:
    """Say that one passage tells with a word of doubt what the other one tells with none, or with another."""
    names = outlets_of(story, pair)
    for one, other, told in ((pair.one, pair.other, names), (pair.other, pair.one, names[::-1])):
        around = story.articles[other.article].text[slice(*other.sentence)]
        found = find_doubted(one.text, other.text)
        if found and (hedges(found[1]) or not hedges(around)):
            only = "only " if found[1].lower() in found[0].lower() else ""
            return Contrast(DifferenceType.HEDGE, f"{told[0]} has “{found[0]}”, {told[1]} {only}“{found[1]}”.")
        if hedges(one.text) - _DOUBTFUL_THINGS and not hedges(around) and not _MODAL.search(around):
            for facing in _facings(story, pair):
                unsure, sure = (facing.one, facing.other) if one is pair.one else (facing.other, facing.one)
                if sure and facing.near and hedges(unsure.split()[0]) - _DOUBTFUL_THINGS:
                    return Contrast(DifferenceType.HEDGE, _note(story, pair, facing))
    return None


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
        shown = [shorten(_QUOTING.sub("", member.text), MOST_QUOTED) for member in (pair.one, pair.other)]
        note = f"Of {_possessive(speaker)} words {names[0]} quotes “{shown[0]}”, {names[1]} “{shown[1]}”."
    elif quoted[0]:
        note = _retold(story, pair, speaker, pair.one, pair.other)
    else:
        note = _retold(story, pair, speaker, pair.other, pair.one)
    return Contrast(DifferenceType.QUOTE, note) if note else None


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
        part = _part_quoted(telling.text, quoting.text)
        return f"{names[0]} quotes “{shown}” from {speaker}, {names[1]} only “{part}”." if part else None
    if _is_in_marks(story, telling):
        return None
    return f"{names[0]} quotes “{shown}” from {speaker}, {names[1]} tells it in its own words."


def _is_in_marks(story: Story, member: Proposition) -> bool:
    """Does a passage begin within quotation marks, which may stand outside of it?"""
    text = story.articles[member.article].text
    at = member.spans[0].start
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    return any(mark.start <= at < mark.end for mark in find_quotations(text, start, end if end >= 0 else None))


def _speaker(story: Story, one: ResolvedAttribution, other: ResolvedAttribution) -> str:
    """How a note calls the one who speaks in both: by the name, if there is one."""
    name = story.name_of(one.entity)
    shown = name or source_name(story, one) or source_name(story, other)
    return shown if shown.lower() not in PRONOUNS else ""


def _are_mostly_one(pair: Pair) -> bool:
    """Has one passage nearly all words of the other one? Then it is the single words that set them apart."""
    words = [set(_WORDS.findall(member.text.lower().replace("’", "'"))) for member in (pair.one, pair.other)]
    return len(words[0] & words[1]) >= MOSTLY_ONE * min(map(len, words))


def _part_quoted(text: str, whole: str) -> str | None:
    """The words in quotation marks of a text that are mostly those of a quotation."""
    parts = [_TRAILING.sub("", match.group(1)).strip(" ,.") for match in _QUOTED.finditer(text)]
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
    cues = _TRAILING.sub("", one.attribution.cue.text), _TRAILING.sub("", other.attribution.cue.text)
    colours = colour_of(cues[0]), colour_of(cues[1])
    if colours[0] == colours[1] or not all(colour_of(cue) or is_said(cue) for cue in cues):
        return None
    if not (is_clause(one.attribution) and is_clause(other.attribution)) or max(map(len, cues)) > MOST_CUE_CHARS:
        return None
    if pair.alike < ALIKE_FOR_CUE:
        return None
    names = outlets_of(story, pair)
    return Contrast(DifferenceType.WORDING, f"{names[0]} has “{cues[0]}”, {names[1]} “{cues[1]}”.")


def tell_words(story: Story, pair: Pair) -> Contrast | None:
    """Say by which words two passages differ; None only where both are the same words."""
    found = _facings(story, pair)
    return Contrast(DifferenceType.WORDING, _note(story, pair, found[0])) if found else None


def _facings(story: Story, pair: Pair) -> list[Facing]:
    printed = []
    for member in (pair.one, pair.other):
        article = story.articles[member.article].text
        printed.append(Printed(member.text, joints_of(member.spans), article[slice(*member.sentence)], article))
    return find_facings(*printed)


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
