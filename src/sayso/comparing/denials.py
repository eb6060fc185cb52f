"""Which claim a denial denies: by what it refers to ("these reports", "that's false"), else by what it says.

A denial that stands in one group with what somebody else states has found its claim; of several such the one with what
is most like it. Any other one is moved: "the Ledger report" to what the Ledger reports, "that is a lie" to what was
said last, a denial in words of its own to the statement that is most like it.

What depends on who denies alone is found once for each: a thousand denials by one person take a thousand steps.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from sayso.comparing.propositions import Proposition
from sayso.comparing.stances import denies_by_words, outlets_named, refers_only
from sayso.comparing.story import Story
from sayso.types import Act, EntityType, Stance

NEAR_SENTENCES = 4  # how far before (or, where nothing stands before, behind) a denial lies what it only refers to
LEAST_ALIKE_DENIED = 0.25  # centred cosine of a denial to the claim that it denies in its own words
MOST_WORDS_OF_DENIAL = 14  # a longer content says more than that something is not so
_REPORTS = re.compile(
    r"^(?:(?:the|these|those|media|press|news|any|all) )*(?:reports?|claims?|allegations?|accusations?)\b",
    re.IGNORECASE,
)


_Asked = tuple[str, str | None, Hashable]  # of which propositions the first by another than who denies was looked for


class Denials:
    """The propositions of a story, seen as denials and as what they may deny.

    `stances` are those of each proposition by its source's act; `groups` are lists of indices into `propositions`,
    `meaning` their centred vectors.
    """

    def __init__(
        self,
        story: Story,
        propositions: Sequence[Proposition],
        stances: Sequence[Stance],
        meaning: NDArray[np.float32],
        groups: Sequence[Sequence[int]],
    ) -> None:
        self._story = story
        self._propositions = propositions
        self._stances = list(stances)
        self._meaning = meaning
        self._groups = groups
        self._voices = [self._voices_of(proposition) for proposition in propositions]
        self._homes: dict[int, list[int]] = defaultdict(list)
        self._near: dict[tuple[int, int], list[int]] = defaultdict(list)  # the propositions of each sentence
        self._reports: dict[tuple[int, str], list[int]] = defaultdict(list)  # of each article and whom it leans on
        for number, group in enumerate(groups):
            for n in group:
                self._homes[n].append(number)
        self._spread = [len({propositions[n].article for n in group}) for group in groups]
        for n, proposition in enumerate(propositions):
            self._near[proposition.article, proposition.number].append(n)
            for entity in set(self._chain(n)):
                self._reports[proposition.article, entity].append(n)
        self._states = np.array(
            [
                p.attribution is not None and stance is not Stance.DENIES
                for p, stance in zip(propositions, stances, strict=True)
            ],
            np.bool_,
        )
        self._stated = np.flatnonzero(self._states)
        numbers: dict[frozenset[str | None], int] = {}
        self._voice = np.array([numbers.setdefault(voices, len(numbers)) for voices in self._voices], np.int64)
        self._distinct = list(numbers)
        self._known: dict[_Asked, int | None] = {}

    def place(self) -> tuple[list[list[int]], list[Stance]]:
        """Return the groups with every denial where it belongs, and the stances with those that only words told."""
        placed = [dict.fromkeys(group) for group in self._groups]
        stances = list(self._stances)
        for n in range(len(self._propositions)):
            denied = self._denied_words(n)
            if denied is None:
                continue
            target = self._target(n, denied)
            if target is not None:
                stances[n] = Stance.DENIES
            home = self._home(target) if target is not None else self._closest_home(n)
            for number in self._homes[n]:
                if number != home:
                    placed[number].pop(n)
            placed[home][n] = None
        return [sorted(group) for group in placed if group], stances

    def _home(self, n: int) -> int:
        """The group of a proposition; of several the one that most articles have."""
        return max(self._homes[n], key=lambda number: (self._spread[number], -number))

    def _closest_home(self, n: int) -> int:
        """Of the groups of a denial the one with the statement that is most like it: who denies, denies one thing.

        Of several groups that have that statement, the one whose other statements are most like it, too.
        """
        if len(self._homes[n]) == 1:
            return self._homes[n][0]
        alike = self._meaning @ self._meaning[n]

        def nearness(number: int) -> tuple[float, float]:
            others = alike[[m for m in self._groups[number] if self._is_other(m, n)]]
            return (float(others.max()), float(others.mean())) if len(others) else (-1.0, -1.0)

        return max(self._homes[n], key=nearness)

    def _voices_of(self, proposition: Proposition) -> frozenset[str | None]:
        """All who speak in a proposition, from the innermost source out, and for whom they speak."""
        voices: set[str | None] = set()
        for resolved in self._story.ancestry(proposition.attribution):
            voices.add(resolved.entity)
            if resolved.entity is not None:
                voices.add(self._story.entities[resolved.entity].speaks_for)
        return frozenset(voices - {None}) or frozenset({None})

    def _denied_words(self, n: int) -> str | None:
        """What a denial denies, in the words of the article; None where nothing is denied."""
        proposition = self._propositions[n]
        if proposition.attribution is None:
            return None
        if self._stances[n] is Stance.DENIES:
            return proposition.attribution.attribution.content.text
        short = len(proposition.text.split()) <= MOST_WORDS_OF_DENIAL
        return proposition.text if short and denies_by_words(proposition.text) else None

    def _target(self, n: int, denied: str) -> int | None:
        if denies_by_words(denied) or refers_only(denied):
            return self._referent(n)
        reported = self._reported(n)
        if reported is not None:
            return reported
        denier = self._denier(n)
        if any(self._first("group", denier, number, self._groups[number]) is not None for number in self._homes[n]):
            return None
        return self._most_alike(n)

    def _denier(self, n: int) -> str | None:
        """Who denies in a proposition: the innermost who is said to deny, else the one who speaks."""
        around = self._story.ancestry(self._propositions[n].attribution)
        return next((at.entity for at in around if at.attribution.act is Act.DENIES), around[0].entity)

    def _is_other(self, m: int, n: int) -> bool:
        """Is `m` a statement by somebody else than the one who denies in `n`, and than who speaks for them?"""
        return self._differs(m, self._denier(n))

    def _differs(self, m: int, denier: str | None) -> bool:
        return bool(self._states[m]) and self._speaks_apart(self._voices[m], denier)

    def _speaks_apart(self, voices: frozenset[str | None], denier: str | None) -> bool:
        represented = self._story.entities[denier].speaks_for if denier is not None else None
        return denier not in voices and (represented is None or represented not in voices)

    def _first(self, kind: str, denier: str | None, where: Hashable, propositions: Iterable[int]) -> int | None:
        """The first of some propositions that somebody else states. `kind` and `where` say which these are."""
        asked = kind, denier, where
        if asked not in self._known:
            self._known[asked] = next((m for m in propositions if self._differs(m, denier)), None)
        return self._known[asked]

    def _referent(self, n: int) -> int | None:
        """What a denial only points to: what the outlet named beside it reports, else what was said last."""
        denial, denier = self._propositions[n], self._denier(n)
        sentence = self._story.articles[denial.article].text[slice(*denial.sentence)]
        reported = [
            self._first("reports", denier, (denial.article, entity), self._weightiest(denial.article, entity))
            for entity in outlets_named(self._story, sentence, denial.attribution)
        ]
        told = [m for m in reported if m is not None]
        if told:
            return max(told, key=self._standing)
        for number in range(denial.number, denial.number - NEAR_SENTENCES - 1, -1):
            before = self._first_in(denial.article, number, denier)
            if before is not None and before < n:
                return before
        following = self._near[denial.article, denial.number]
        behind = next((m for m in following[bisect_right(following, n) :] if self._differs(m, denier)), None)
        for number in range(denial.number + 1, denial.number + NEAR_SENTENCES + 1):
            behind = self._first_in(denial.article, number, denier) if behind is None else behind
        return behind

    def _first_in(self, article: int, number: int, denier: str | None) -> int | None:
        """The first statement by somebody else in a sentence."""
        return self._first("sentence", denier, (article, number), self._near.get((article, number), ()))

    def _weightiest(self, article: int, entity: str) -> Iterator[int]:
        """What an article has from somebody, the weightiest first."""
        yield from sorted(self._reports.get((article, entity), ()), key=self._standing, reverse=True)

    def _reported(self, n: int) -> int | None:
        """Who denies "reports that ..." denies what the article then says an outlet reported, in whatever words."""
        around = self._story.ancestry(self._propositions[n].attribution)
        if not any(_REPORTS.search(resolved.attribution.content.text) for resolved in around):
            return None
        denial, denier = self._propositions[n], self._denier(n)
        close = range(denial.number - NEAR_SENTENCES, denial.number + NEAR_SENTENCES + 1)
        found = [
            self._first("reported", denier, (denial.article, number), self._reported_in(denial.article, number))
            for number in close
        ]
        return max((m for m in found if m is not None), key=self._standing, default=None)

    def _reported_in(self, article: int, number: int) -> Iterator[int]:
        """What a sentence says that outlets report, the weightiest first."""
        told = [m for m in self._near.get((article, number), ()) if self._is_reported(m)]
        yield from sorted(told, key=self._standing, reverse=True)

    def _most_alike(self, n: int) -> int | None:
        """The statement by somebody else that is most like a denial's content."""
        denier = self._denier(n)
        apart = np.array([self._speaks_apart(voices, denier) for voices in self._distinct], np.bool_)
        candidates = self._stated[apart[self._voice[self._stated]]]
        candidates = candidates[candidates != n]
        if not len(candidates):
            return None
        alike = self._meaning[candidates] @ self._meaning[n]
        best = int(alike.argmax())
        return int(candidates[best]) if alike[best] >= LEAST_ALIKE_DENIED else None

    def _standing(self, m: int) -> tuple[int, bool, int]:
        """Of all that was reported comes first what most articles have, what names its source, what is told first."""
        return self._spread[self._home(m)], len(self._chain(m)) > 1, -m

    def _chain(self, m: int) -> tuple[str, ...]:
        attribution = self._propositions[m].attribution
        return attribution.chain if attribution is not None else ()

    def _is_reported(self, m: int) -> bool:
        return any(self._story.entities[entity].type is EntityType.OUTLET for entity in self._chain(m))
