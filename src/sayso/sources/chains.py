"""From whom each article has each saying: the chain from the one nearest the article back to the origin."""

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from sayso.sources.cast import Draft
from sayso.sources.discourse import Discourse
from sayso.sources.nouns import JOURNALISTS, OUTLET_NOUNS, singular
from sayso.sources.phrases import read_phrase
from sayso.sources.reader import Reader
from sayso.sources.relays import Setting, find_setting
from sayso.types import Attribution, EntityType, Passage, QuotationType, Span

_SUBJECT_ENDS = re.compile(
    r" (?:(?:has|have|had|was|were|is|are) )?(?:also |later |again )?(?:\w+(?:ed|es)|told|said|says)\b"
)
_GOES_ON = 3  # how many attributions back the same speaker is looked for, whose way to the article then goes on
_SAME_CONTENT = 0.4  # share of a content that an inner one must have, for both to be one saying


@dataclass(frozen=True, slots=True)
class Link:
    """What is known of one attribution: its source as printed, whom it means, the chain, to whom and where."""

    source: Passage
    number: int | None
    chain: tuple[int, ...]
    addressee: str | None
    occasion: str | None


class Chains:
    """Builds the chains of one article, in the order of the text."""

    def __init__(self, reader: Reader) -> None:
        """Prepare for the article of a reader."""
        self.reader = reader
        self.discourse: Discourse = reader.discourse
        self._settings: dict[int, Setting] = {}
        self._relays: dict[int, tuple[int, ...]] = {}
        self._cited: dict[int, tuple[Passage, int]] = {}
        self._instead: dict[int, tuple[Passage, int]] = {}
        self._inner: defaultdict[int, list[Attribution]] = defaultdict(list)
        for attribution in self.discourse.attributions:
            if attribution.within is not None:
                self._inner[attribution.within].append(attribution)

    def build(self) -> list[Link]:
        """Return a link for every attribution of the article, in the order of the attributions."""
        order = self.reader.order()
        for n in order:
            self._settings[n] = find_setting(self.discourse, self.discourse.attributions[n])
            self.reader.referent(n)
        earlier: list[int] = []
        for n in order:
            self._relays[n] = self._find_relays(n, earlier)
            if self.discourse.attributions[n].within is None:
                earlier.append(n)
        self._carry_back(earlier)
        return [self._link(n) for n in range(len(self.discourse.attributions))]

    def _find_relays(self, n: int, earlier: list[int]) -> tuple[int, ...]:
        """The outlets and reporters between an article and a source, by what stands around the cue."""
        attribution, setting = self.discourse.attributions[n], self._settings[n]
        number = self.reader.referent(n)
        own = self._told(setting)
        if own is not None and own == number:
            number = self._teller(n)
        if own is None:
            own = self._venue(setting, number)
        if own is not None and own != number:
            return self._without_own((own,))
        if number is not None and (relay := self.reader.cast[number].relay):
            return relay
        cited = self._cited_by(n, attribution, setting, number)
        if cited is not None:
            return ()
        if setting.told is not None or attribution.within is not None:
            return ()
        for before in reversed(earlier[-_GOES_ON:]):
            if self.reader.referent(before) == number and number is not None:
                if self._near(n, before):
                    return self._relays[before]
                break
        previous = earlier[-1] if earlier else None
        if setting.hearsay and previous is not None and self._near(n, previous):
            heard = self._chain(previous)
            if len(heard) > 1 and number not in heard:
                return heard
        return ()

    def _teller(self, n: int) -> int | None:
        """Who told an outlet, where the outlet itself was taken for the source: whom the sentence begins with."""
        text = self.discourse.text
        start, end = self.discourse.sentences[
            self.discourse.sentence_of(self.discourse.attributions[n].cue.spans[0][0])
        ]
        verb = _SUBJECT_ENDS.search(text, start, end)
        if verb is None:
            return None
        found = self.reader.read_span(start, verb.start())
        if found is not None and found != self.reader.referent(n):
            self._instead[n] = (Passage((Span(start, verb.start()),), text[start : verb.start()]), found)
            return found
        return None

    def _carry_back(self, order: list[int]) -> None:
        """Give a plain "said" the place that the same speaker's next words tell: a summary before the quotation."""
        for n, following in pairwise(order):
            attribution, setting = self.discourse.attributions[n], self._settings[n]
            direct = self._told(self._settings[following]) or self._venue(self._settings[following])
            if (
                direct is not None
                and not self._relays[n]
                and setting.told is None
                and setting.occasion is None
                and attribution.quotation is not QuotationType.DIRECT
                and attribution.cue.text.lower() in ("said", "says", "added", "argued", "insisted", "explained")
                and self.reader.referent(n) == self.reader.referent(following)
                and self._near(following, n)
            ):
                self._relays[n] = self._relays[following]

    def _told(self, setting: Setting) -> int | None:
        if setting.told is None:
            return None
        start, end = setting.told
        names = self.discourse.names_in(start, end)
        for name in names:
            outlet = self.reader.scene.outlet_named(name)
            if outlet is not None:
                return outlet.number
        phrase = read_phrase(self.discourse.text, start, end, names)
        if singular(phrase.head) in OUTLET_NOUNS or phrase.head == "media":
            return self.reader.read_span(start, end)
        person = next((p for name in names if (p := self.reader.scene.person(name))), None)
        return self.reader.scene.journalist(person) if person is not None else None

    def _venue(self, setting: Setting, number: int | None = None) -> int | None:
        for start in setting.venues:
            for name in self.discourse.names_in(start, start + 1):
                outlet = self.reader.scene.outlet_named(name)
                if outlet is not None and outlet.number != number:
                    return outlet.number
        return None

    def _cited_by(self, n: int, attribution: Attribution, setting: Setting, number: int | None) -> int | None:
        """Where an outlet's report cites somebody, make that somebody the source, and the outlet the way there."""
        if setting.cited is None or number is None or not self._is_reporter(self.reader.cast[number]):
            return None
        start, end = setting.cited
        if any(s < end and start < e for inner in self._inner.get(n, ()) for s, e in inner.source.spans):
            return None  # what the cited ones said is an attribution of its own
        found = self.reader.read_span(start, end)
        if found is None or found == number:
            return None
        text = self.discourse.text[start:end]
        self._cited[n] = (Passage((Span(start, end),), text), found)
        return found

    def _is_reporter(self, draft: Draft) -> bool:
        if draft.type in (EntityType.OUTLET, EntityType.DOCUMENT):
            return True
        return draft.person is not None and bool(draft.person.heads() & JOURNALISTS)

    def _near(self, n: int, previous: int) -> bool:
        paragraphs = [
            self.discourse.paragraph_of(self.discourse.attributions[k].cue.spans[0][0]) for k in (previous, n)
        ]
        return 0 <= paragraphs[1] - paragraphs[0] <= 1

    def _without_own(self, relays: tuple[int, ...]) -> tuple[int, ...]:
        own = self.reader.scene.own
        return tuple(number for number in relays if own is None or number != own.number)

    def _chain(self, n: int, seen: frozenset[int] = frozenset()) -> tuple[int, ...]:
        attribution = self.discourse.attributions[n]
        outer: tuple[int, ...] = ()
        if attribution.within is not None and attribution.within not in seen:
            outer = self._chain(attribution.within, seen | {n})
        number = self._instead[n][1] if n in self._instead else self.reader.referent(n)
        links = [*outer, *self._relays.get(n, ())]
        if number is not None:
            links.append(number)
        if n in self._cited:
            links.append(self._cited[n][1])
        chain: list[int] = []
        for link in links:
            if link not in chain:
                chain.append(link)
        if links and chain[-1] != links[-1]:
            chain = chain[: chain.index(links[-1]) + 1]
        own = self.reader.scene.own
        if own is not None and len(chain) > 1:
            chain = [link for link in chain if link != own.number] or chain[-1:]
        return tuple(chain)

    def _link(self, n: int) -> Link:
        attribution, setting = self.discourse.attributions[n], self._settings[n]
        chain = self._chain(n)
        number = self.reader.referent(n)
        source = attribution.source
        if n in self._instead:
            source, number = self._instead[n]
        elif n in self._cited:
            source, number = self._cited[n]
        elif number is None:
            chain = ()
        over = self._report_of(n)
        if over is not None:
            source = self.discourse.attributions[over].source
            number = self.reader.referent(over)
            chain = tuple(link for link in (self.reader.referent(n), number) if link is not None)
        return Link(source, number, chain, setting.addressee, setting.occasion)

    def _report_of(self, n: int) -> int | None:
        """The source behind "the Times had said that ..., according to officials", nested the other way round."""
        attribution = self.discourse.attributions[n]
        number = self.reader.referent(n)
        outer = attribution.within
        if outer is None or number is None or self.reader.cast[number].type is not EntityType.OUTLET:
            return None
        whole = self.discourse.attributions[outer]
        if whole.cue.text.lower() != "according to" or self.reader.referent(outer) is None:
            return None
        if whole.cue.spans[0][0] < attribution.content.spans[-1][1]:
            return None
        share = _length(attribution) / max(1, _length(whole))
        return outer if share >= _SAME_CONTENT else None


def _length(attribution: Attribution) -> int:
    return sum(end - start for start, end in attribution.content.spans)
