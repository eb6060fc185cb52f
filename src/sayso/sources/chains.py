"""From whom each article has each saying: the chain from the one nearest the article back to the origin."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from sayso.sources.cast import Draft
from sayso.sources.mentions import Kind
from sayso.sources.nouns import JOURNALISTS, OUTLET_NOUNS, singular
from sayso.sources.phrases import read_phrase
from sayso.sources.reader import Reader, Share
from sayso.sources.relays import (
    Setting,
    find_interviewers,
    find_recording,
    find_setting,
    find_venues,
    is_of_another_time,
)
from sayso.types import Attribution, EntityType, Passage, QuotationType, Span

_GOES_ON = 6  # how many attributions back the same speaker is looked for, whose way to the article then goes on
_INTRODUCED = 2  # sentences before an attribution that may tell of the interview it comes from
_HEARD = 4  # how many attributions back "was said to" looks for the report that it comes from
_SAME_SAYING = 0.7  # share of the longer of two contents that both have, for the cited ones to have said it all
_SAME_CONTENT = 0.4  # share of a content that an inner one must have, for both to be one saying
_SUBJECT_ENDS = re.compile(
    r" (?:(?:has|have|had|was|were|is|are) )?(?:also |later |again )?(?:\w+(?:ed|es)|told|said|says)\b"
)
_TALKS = re.compile(r"\b(?:appeared|spoke|talked|sat down|was interviewed|gave an interview)\b")
_PLAIN_CUES = frozenset("said says added argued insisted explained".split())
# "the Times report had said that", of an outlet's name.
_HAD_REPORTED = re.compile(
    r"(?:[’']s)?(?: (?:report|reporting|article|story|account))?(?: \w+){0,3}? (?:(?:had|has) )?"
    r"(?:said|reported|wrote)\b"
)


@dataclass(frozen=True, slots=True)
class Link:
    """What is known of one attribution: its source as printed, whom it means, the chain, to whom and where.

    `shares` are the unnamed parts of a source that names others, too.
    """

    source: Passage
    number: int | None
    chain: tuple[int, ...]
    addressee: str | None
    occasion: str | None
    shares: tuple[Share, ...] = ()

    def of_share(self, share: Share) -> "Link":
        """Return the link of an unnamed part of the source, which speaks through the same chain."""
        return replace(
            self, source=share.source, number=share.number, chain=(*self.chain[:-1], share.number), shares=()
        )


@dataclass(frozen=True, slots=True)
class _Behind:
    """Who is behind what an attribution's printed source says: the officials whom a report cites.

    `through` is True where the printed source is a link on the way, and False where it was taken for the wrong one.
    """

    source: Passage
    number: int
    through: bool


class Chains:
    """Builds the chains of one article, in the order of the text."""

    def __init__(self, reader: Reader) -> None:
        """Prepare for the article of a reader."""
        self._reader = reader
        self._scene = reader.scene
        self._discourse = reader.discourse
        self._attributions = reader.discourse.attributions
        self._settings: dict[int, Setting] = {}
        self._relays: dict[int, tuple[int, ...]] = {}
        self._behind: dict[int, _Behind] = {}
        self._hosts: dict[str, int] = {}  # programmes by the surname of whom they are called after
        self._ways: dict[int, tuple[int, ...]] = {}  # to unnamed people whom a report cited, by which they go on
        self._inner: defaultdict[int, list[Attribution]] = defaultdict(list)
        for attribution in self._attributions:
            if attribution.within is not None:
                self._inner[attribution.within].append(attribution)

    def build(self) -> list[Link]:
        """Return a link for every attribution of the article, in the order of the attributions."""
        order = self._reader.order()
        for n in order:
            self._settings[n] = find_setting(self._discourse, self._attributions[n])
            self._reader.referent(n)
        spoken: list[int] = []  # what the article says in its own voice, and what speakers say of themselves in that
        for place, n in enumerate(order):
            self._relays[n] = self._find_relays(n, spoken, order[max(0, place - _HEARD) : place])
            outer = self._attributions[n].within
            same = outer is not None and self._reader.referent(outer) == self._reader.referent(n)
            if outer is None or (same and self._relays[n]):
                spoken.append(n)
        self._carry_back(spoken)
        return [self._link(n) for n in range(len(self._attributions))]

    def _find_relays(self, n: int, spoken: list[int], before: list[int]) -> tuple[int, ...]:
        """The outlets and reporters between an article and a source, by what stands around the cue."""
        setting = self._settings[n]
        number = self._reader.referent(n)
        told = self._told(setting)
        if told is not None and told == number:
            number = self._find_teller(n)
        reporter = told is not None and self._reader.cast[told].type is not EntityType.OUTLET
        outlet = number is not None and self._reader.cast[number].type is EntityType.OUTLET
        place = None if outlet else self._venue(setting, number) if told is None or reporter else told
        place = told if place is None else place  # "told Jo Wu in an interview on NBC": NBC
        carried = self._carried_on(n, number, spoken) if reporter and place == told else ()
        if carried and self._reader.cast[carried[0]].type is EntityType.OUTLET:
            return carried  # "told Ms. Wu", on whose programme the words before were said
        outer = self._attributions[n].within
        if place is not None and place != number and (outer is None or self._reader.referent(outer) != place):
            return self._without_own((place,))
        if number is not None and (relay := self._ways.get(number) or self._reader.cast[number].relay):
            return relay
        if self._find_cited(n, setting, number):
            return ()
        if (shown := self._shown(n, number)) is not None:
            return (shown,)
        if (reported := self._reported_first(n, number)) is not None:
            return self._without_own((reported,))
        if setting.told is not None or (self._attributions[n].within is not None and n not in spoken):
            return self._heard(n, setting, number, before) if setting.told is None else ()
        if setting.elsewhere or is_of_another_time(self._discourse, self._attributions[n]):
            return self._heard(n, setting, number, before)
        return (
            self._carried_on(n, number, spoken)
            or self._introduced(n, number)
            or self._heard(n, setting, number, before)
        )

    def _carried_on(self, n: int, number: int | None, spoken: list[int]) -> tuple[int, ...]:
        """The way of the same speaker's last words, where they are near and nothing says otherwise."""
        for earlier in reversed(spoken[-_GOES_ON:]):
            if number is not None and self._reader.referent(earlier) == number:
                return self._relays[earlier] if self._near(n, earlier) else ()
        return ()

    def _heard(self, n: int, setting: Setting, number: int | None, before: list[int]) -> tuple[int, ...]:
        """The way behind "was said to": the chain of the report that the sentences before speak of."""
        if not setting.hearsay or self._attributions[n].within is not None:
            return ()
        for earlier in reversed(before):
            if self._near(n, earlier):
                heard = self._chain(earlier)
                if len(heard) > 1 and number not in heard:
                    return heard
        return ()

    def _find_teller(self, n: int) -> int | None:
        """Who told an outlet, where the outlet itself was taken for the source: whom the sentence begins with."""
        text = self._discourse.text
        cue = self._attributions[n].cue.spans[0][0]
        start, end = self._discourse.sentences[self._discourse.sentence_of(cue)]
        verb = _SUBJECT_ENDS.search(text, start, end)
        if verb is None or verb.start() == start:
            return None
        found = self._reader.read_span(start, verb.start())
        if found is None or found == self._reader.referent(n):
            return None
        self._behind[n] = _Behind(_passage(text, start, verb.start()), found, through=False)
        return found

    def _find_cited(self, n: int, setting: Setting, number: int | None) -> bool:
        """Where an outlet's report cites somebody, that somebody is behind it; say whether one was found."""
        if setting.cited is None or number is None or not self._is_reporter(self._reader.cast[number]):
            return False
        start, end = setting.cited
        own = [inner for inner in self._inner[n] if any(a < end and start < b for a, b in inner.source.spans)]
        if any(not _same_saying(inner, self._attributions[n]) for inner in own):
            return False  # what the cited ones said is another thing, and an attribution of its own
        found = self._reader.read_span(start, end)
        outer = self._attributions[n].within
        if found is None or found == number or (outer is not None and self._reader.referent(outer) == found):
            return False
        self._behind[n] = _Behind(_passage(self._discourse.text, start, end), found, through=True)
        if self._reader.cast[found].type is EntityType.ANONYMOUS:
            self._ways.setdefault(found, self._chain(n)[:-1])
        return True

    def _is_reporter(self, draft: Draft) -> bool:
        if draft.type in (EntityType.OUTLET, EntityType.DOCUMENT):
            return True
        return draft.person is not None and bool(draft.person.heads() & JOURNALISTS)

    def _shown(self, n: int, number: int | None) -> int | None:
        """The recording of "the video showed Lee telling the crew", where Lee is the source."""
        shown = find_recording(self._discourse, self._attributions[n])
        found = None if shown is None else self._reader.read_span(*shown)
        return found if found != number else None

    def _reported_first(self, n: int, number: int | None) -> int | None:
        """The outlet of "the Times had said that ..., according to officials", where that is no attribution."""
        attribution = self._attributions[n]
        if attribution.cue.text.lower() != "according to" or self._inner_outlet(n):
            return None
        cue = attribution.cue.spans[0][0]
        start = self._discourse.sentences[self._discourse.sentence_of(attribution.content.spans[0][0])][0]
        for name in self._discourse.names_in(start, cue):
            outlet = self._scene.outlet_named(name)
            if outlet is not None and outlet.number != number and _HAD_REPORTED.match(self._discourse.text, name.end):
                return outlet.number
        return None

    def _inner_outlet(self, n: int) -> bool:
        return any(
            (number := self._reader.referent(k)) is not None and self._reader.cast[number].type is EntityType.OUTLET
            for k in range(n)[-_HEARD:]
            if self._attributions[k].within == n
        )

    def _carry_back(self, order: list[int]) -> None:
        """Give a plain "said" the place that the same speaker's next words tell: a summary before the quotation."""
        for n, following in pairwise(order):
            attribution, setting = self._attributions[n], self._settings[n]
            next_setting = self._settings[following]
            if (
                (self._told(next_setting) is not None or self._venue(next_setting) is not None)
                and not self._relays[n]
                and setting.told is None
                and setting.occasion is None
                and attribution.quotation is not QuotationType.DIRECT
                and attribution.cue.text.lower() in _PLAIN_CUES
                and self._reader.referent(n) == self._reader.referent(following)
                and self._near(following, n)
            ):
                self._relays[n] = self._relays[following]

    def _told(self, setting: Setting) -> int | None:
        """The outlet, or the reporter, that the object of "told" means; None where it is somebody else."""
        if setting.told is None:
            return None
        start, end = setting.told
        names = self._discourse.names_in(start, end)
        for name in names:
            outlet = self._scene.outlet_named(name)
            if outlet is not None:
                return outlet.number
        if len(names) > 1 and names[0].possessive and names[0].kind is Kind.UNKNOWN and self._scene.person(names[1]):
            return self._scene.interviewer(names[0])  # "told Fusion’s Jo Wu"
        phrase = read_phrase(self._discourse.text, start, end, names)
        if singular(phrase.head) in OUTLET_NOUNS or phrase.head == "media":
            return self._reader.read_span(start, end)
        if names and (staffed := self._scene.staff_outlet(names[-1])) is not None:
            return staffed
        person = next((person for name in names if (person := self._scene.person(name))), None)
        if person is not None and person.last in self._hosts:
            return self._hosts[person.last]  # "told Ms. Wu", on whose “Jo Wu” show she is
        return self._scene.journalist(person) if person is not None else None

    def _venue(self, setting: Setting, number: int | None = None) -> int | None:
        """The outlet, programme or interviewer, other than `number`, in or with whom something was said."""
        for network, title, printed in setting.programmes:
            if (programme := self._scene.programme(network, title, printed)) is not None:
                self._hosts.setdefault(title.split()[-1].lower(), programme.number)
                return programme.number
        return self._place(setting.venues, setting.interviewers, number)

    def _place(self, venues: Iterable[int], interviewers: Iterable[int], number: int | None) -> int | None:
        for start in venues:
            for name in self._discourse.names_in(start, start + 1):
                outlet = self._scene.outlet_named(name)
                if outlet is not None and outlet.number != number:
                    return outlet.number
        for start in interviewers:
            for name in self._discourse.names_in(start, start + 1):
                interviewer = self._scene.interviewer(name)
                if interviewer is not None and interviewer != number:
                    return interviewer
        return None

    def _introduced(self, n: int, number: int | None) -> tuple[int, ...]:
        """The outlet of an interview that a sentence before tells of ("Lee sat down with X")."""
        if number is None or self._attributions[n].within is not None:
            return ()
        spans = self._attributions[n].content.spans + self._attributions[n].cue.spans
        first = self._discourse.sentence_of(min(start for start, _ in spans))
        for sentence in range(first - 1, max(-1, first - 1 - _INTRODUCED), -1):
            start, end = self._discourse.sentences[sentence]
            named = {p.number for name in self._discourse.names_in(start, end) if (p := self._scene.person(name))}
            person = self._reader.cast[number].person
            if person is None or (person.number not in named and self._who_talks(start, end) != number):
                continue
            talks = list(find_venues(self._discourse, start, end, talk=True))
            hosts = list(find_interviewers(self._discourse, start, end))
            if len(named) > 1 and talks + hosts and not self._talks(person.number, start, min(talks + hosts)):
                return ()
            place = self._place(talks, hosts, number)
            return () if place is None else self._without_own((place,))
        return ()

    def _who_talks(self, start: int, end: int) -> int | None:
        """Return whom a description before "appeared on" means: "the front-runner appeared on MSNBC"."""
        verb = _TALKS.search(self._discourse.text, start, end)
        return self._reader.subject_before(verb.start(), None) if verb else None

    def _talks(self, person: int, start: int, end: int) -> bool:
        """Is nobody else than a person the last to speak before an outlet's name: "of Lee’s plan, Wu told Reuters"?"""
        named = [
            p.number
            for name in self._discourse.names_in(start, end)
            if (p := self._scene.person(name)) and _SUBJECT_ENDS.match(self._discourse.text, name.end)
        ]
        return not named or named[-1] == person

    def _near(self, n: int, earlier: int) -> bool:
        """Does an attribution stand in the paragraph of an earlier one, or in the next?"""
        first, second = (self._discourse.paragraph_of(self._attributions[k].cue.spans[0][0]) for k in (earlier, n))
        return 0 <= second - first <= 1

    def _without_own(self, relays: tuple[int, ...]) -> tuple[int, ...]:
        ours = [draft.number for draft in (self._scene.own, self._scene.credit) if draft is not None]
        return tuple(number for number in relays if number not in ours)

    def _chain(self, n: int, seen: frozenset[int] = frozenset()) -> tuple[int, ...]:
        """The chain down to the source of an attribution, through those that it lies in.

        An outlet of the article itself is no link; one who speaks of what he said himself is one link, not two.
        """
        outer: tuple[int, ...] = ()
        within = self._attributions[n].within
        if within is not None and within not in seen:
            outer = self._chain(within, seen | {n})
        number = self._reader.referent(n)
        behind = self._behind.get(n)
        last = [number] if behind is None else ([number, behind.number] if behind.through else [behind.number])
        sources = [link for link in last if link is not None]
        if outer and sources and outer[-1] == sources[0]:
            outer = outer[:-1]
        links = list(dict.fromkeys((*outer, *self._relays.get(n, ()), *sources)))
        if sources and links[-1] != sources[-1]:
            links = links[: links.index(sources[-1]) + 1]
        own = self._scene.own
        if own is not None and len(links) > 1:
            links = [link for link in links[:-1] if link != own.number] + links[-1:]
        return tuple(links)

    def _link(self, n: int) -> Link:
        attribution, setting = self._attributions[n], self._settings[n]
        number = self._reader.referent(n)
        source = self._reader.antecedent(n) or attribution.source
        chain = self._chain(n) if number is not None else ()
        if (behind := self._behind.get(n)) is not None:
            source, number = behind.source, behind.number
        elif (officials := self._reported_by(n)) is not None:
            source = self._attributions[officials].source
            chain = tuple(link for link in (number, self._reader.referent(officials)) if link is not None)
            number = self._reader.referent(officials)
        credit = self._scene.credit
        if credit is not None and chain and credit.number not in chain:
            chain = (credit.number, *chain)
        shares = self._reader.shares(n) if source is attribution.source else ()
        return Link(source, number, chain, setting.addressee, setting.occasion, shares)

    def _reported_by(self, n: int) -> int | None:
        """The source behind "the Times had said that ..., according to officials", nested the other way round."""
        attribution = self._attributions[n]
        number = self._reader.referent(n)
        outer = attribution.within
        if outer is None or number is None or self._reader.cast[number].type is not EntityType.OUTLET:
            return None
        whole = self._attributions[outer]
        if whole.cue.text.lower() != "according to" or self._reader.referent(outer) is None:
            return None
        if whole.cue.spans[0][0] < attribution.content.spans[-1][1]:
            return None
        return outer if _length(attribution) >= _SAME_CONTENT * _length(whole) else None


def _same_saying(one: Attribution, other: Attribution) -> bool:
    """Have two attributions nearly the same content, as a report and those whom it cites?"""
    both = sum(
        max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one.content.spans for b in other.content.spans
    )
    return both >= _SAME_SAYING * max(_length(one), _length(other))


def _length(attribution: Attribution) -> int:
    return sum(end - start for start, end in attribution.content.spans)


def _passage(text: str, start: int, end: int) -> Passage:
    return Passage((Span(start, end),), text[start:end])
