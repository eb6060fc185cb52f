"""What the pages around the reports show, as plain values: pure functions of the store's records."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from sayso.presenting.visible import shorten
from sayso.presenting.when import date_words, range_words
from sayso.presenting.wording import Piece, compare_wordings
from sayso.presenting.words import ACT_WORDS, RELATION_WORDS, count_of, some_names
from sayso.store.records import (
    Altered,
    CorrectionBody,
    JoinStories,
    MergeNames,
    PartStory,
    Rename,
    Saying,
    SetOutlet,
    SetType,
    SplitName,
    Strike,
    Utterance,
)
from sayso.types import Attribution

_MAX_NAMES = 6
_WORDS_CHARS = 120


@dataclass(frozen=True, slots=True)
class PrintingView:
    """One printing of what was said, in pieces that say what differs; empty where nothing is compared."""

    saying: Saying
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class UtteranceView:
    """One thing that was said: when, how, by how many printed, and in what words each time."""

    when: str
    act: str
    denies: bool
    outlets: str
    story: str | None
    relation: str
    edits: tuple[tuple[str, str], ...]
    printings: tuple[PrintingView, ...]


@dataclass(frozen=True, slots=True)
class AlteredView:
    """A quotation that an outlet prints in other words than others do."""

    speaker: str
    when: str
    story: str
    printings: tuple[PrintingView, ...]


def view_utterance(utterance: Utterance) -> UtteranceView:
    """Return one utterance with its printings compared; those of the same words in one outlet only once."""
    first = utterance.sayings[0]
    printings = _printings(utterance.sayings)
    outlets = {saying.outlet or saying.article for saying in utterance.sayings}
    return UtteranceView(
        when=_when(utterance.sayings),
        act=ACT_WORDS[first.act],
        denies=first.denied,
        outlets=count_of(len(outlets), "outlet"),
        story=first.story,
        relation=RELATION_WORDS[utterance.relation] if utterance.relation else "",
        edits=utterance.edits,
        printings=printings,
    )


def view_altered(altered: Altered) -> AlteredView:
    """Return one altered quotation with its printings compared."""
    speakers = list(dict.fromkeys(saying.speaker or saying.source or "nobody named" for saying in altered.sayings))
    return AlteredView(
        some_names(speakers, _MAX_NAMES), _when(altered.sayings), altered.story, _printings(altered.sayings)
    )


def _printings(sayings: Sequence[Saying]) -> tuple[PrintingView, ...]:
    distinct = list({(saying.outlet, saying.content.text): saying for saying in reversed(sayings)}.values())[::-1]
    if len(distinct) == 1:
        return (PrintingView(distinct[0], ()),)
    compared = compare_wordings([saying.content.text for saying in distinct])
    return tuple(PrintingView(saying, pieces) for saying, pieces in zip(distinct, compared, strict=True))


def _when(sayings: Sequence[Saying]) -> str:
    """Return when it was said where an article tells, else when it was first printed; "" where neither is known."""
    said = next((saying.said for saying in sayings if saying.said), None)
    if said is not None:
        return range_words(said.start, said.end)
    return next((date_words(saying.published, time=False) for saying in sayings if saying.published), "")


def key_of(attribution: Attribution) -> str:
    """Return a key for the words of an attribution, the same for the same words."""
    return key_of_words(attribution.source.text, attribution.cue.text, attribution.content.text)


def key_of_words(*words: str) -> str:
    """Return the key of an attribution from the words of its source, its cue and its content."""
    return sha256("\0".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:24]


def describe_correction(body: CorrectionBody) -> str:
    """Return a correction in one plain sentence, without a full stop."""
    match body:
        case MergeNames(names):
            return f"{_listed(names[1:])} is the same as “{names[0]}”"
        case SplitName(name, articles, other):
            return f"“{name}” is “{other}” in {count_of(len(articles), 'article')}"
        case Rename(name, to):
            return f"“{name}” is called “{to}”"
        case SetType(name, kind):
            return f"“{name}” is of the kind {kind.value}"
        case SetOutlet(article, outlet):
            return f"the article {article} is of the outlet “{outlet}”"
        case JoinStories(kept, merged):
            return f"the story {merged} is one with {kept}"
        case PartStory(story, articles):
            return f"{count_of(len(articles), 'article')} taken out of the story {story}"
        case Strike(_, source, cue, content):
            words = " … ".join(filter(None, (source, cue, content)))
            return f"struck: “{shorten(words, _WORDS_CHARS)}”"


def _listed(names: Sequence[str]) -> str:
    return " and ".join(f"“{name}”" for name in names)
