"""Which claim a denial denies: by what it refers to ("these reports", "that's false"), else by what it says.

A denial that stands in one group with what somebody else states has found its claim; of several such the one with what
is most like it. Any other one is moved: "the Ledger report" to what the Ledger reports, "that is a lie" to what was
said last, a denial in words of its own to the statement that is most like it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

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
        self._near: dict[int, list[int]] = defaultdict(list)
        for number, group in enumerate(groups):
            for n in group:
                self._homes[n].append(number)
        for n, proposition in enumerate(propositions):
            self._near[proposition.article].append(n)
        self._spread = [len({propositions[n].article for n in group}) for group in groups]

    def place(self) -> tuple[list[list[int]], list[Stance]]:
        """Return the groups with every denial where it belongs, and the stances with those that only words told."""
        placed = [list(group) for group in self._groups]
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
                    placed[number].remove(n)
            if n not in placed[home]:
                placed[home].append(n)
        return [sorted(group) for group in placed if group], stances

    def _home(self, n: int) -> int:
        """The group of a proposition; of several the one that most articles have."""
        return max(self._homes[n], key=lambda number: (self._spread[number], -number))

    def _closest_home(self, n: int) -> int:
        """Of the groups of a denial the one with the statement that is most like it: who denies, denies one thing."""
        if len(self._homes[n]) == 1:
            return self._homes[n][0]
        alike = self._meaning @ self._meaning[n]
        return max(
            self._homes[n],
            key=lambda number: max((float(alike[m]) for m in self._groups[number] if self._is_other(m, n)), default=-1),
        )

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
        if any(self._is_other(m, n) for number in self._homes[n] for m in self._groups[number]):
            return None
        return self._most_alike(n)

    def _is_other(self, m: int, n: int) -> bool:
        """Is `m` a statement by somebody else than the one who denies in `n`, and than who speaks for them?"""
        if self._propositions[m].attribution is None or self._stances[m] is Stance.DENIES:
            return False
        around = self._story.ancestry(self._propositions[n].attribution)
        denier = next((at.entity for at in around if at.attribution.act is Act.DENIES), around[0].entity)
        represented = self._story.entities[denier].speaks_for if denier is not None else None
        return denier not in self._voices[m] and (represented is None or represented not in self._voices[m])

    def _around(self, n: int, others: Iterable[int]) -> list[int]:
        number = self._propositions[n].number
        return [m for m in others if abs(self._propositions[m].number - number) <= NEAR_SENTENCES]

    def _referent(self, n: int) -> int | None:
        """What a denial only points to: what the outlet named beside it reports, else what was said last."""
        denial = self._propositions[n]
        sentence = self._story.articles[denial.article].text[slice(*denial.sentence)]
        said = [m for m in self._near[denial.article] if self._is_other(m, n)]
        named = outlets_named(self._story, sentence, denial.attribution)
        reported = [m for m in said if named & set(self._chain(m))]
        if reported:
            return max(reported, key=self._standing)
        close = self._around(n, said)
        before = [m for m in close if m < n]
        if not before:
            return next((m for m in close if m > n), None)
        last = self._propositions[before[-1]].number
        return next(m for m in before if self._propositions[m].number == last)

    def _reported(self, n: int) -> int | None:
        """Who denies "reports that ..." denies what the article then says an outlet reported, in whatever words."""
        around = self._story.ancestry(self._propositions[n].attribution)
        if not any(_REPORTS.search(resolved.attribution.content.text) for resolved in around):
            return None
        close = self._around(n, self._near[self._propositions[n].article])
        told = [m for m in close if self._is_reported(m) and self._is_other(m, n)]
        return max(told, key=self._standing, default=None)

    def _most_alike(self, n: int) -> int | None:
        """The statement by somebody else that is most like a denial's content."""
        alike = self._meaning @ self._meaning[n]
        candidates = np.flatnonzero(alike >= LEAST_ALIKE_DENIED)
        for m in candidates[np.argsort(-alike[candidates], kind="stable")].tolist():
            if m != n and self._is_other(m, n):
                return int(m)
        return None

    def _standing(self, m: int) -> tuple[int, bool, int]:
        """Of all that was reported comes first what most articles have, what names its source, what is told first."""
        return self._spread[self._home(m)], len(self._chain(m)) > 1, -m

    def _chain(self, m: int) -> tuple[str, ...]:
        attribution = self._propositions[m].attribution
        return attribution.chain if attribution is not None else ()

    def _is_reported(self, m: int) -> bool:
        return any(self._story.entities[entity].type is EntityType.OUTLET for entity in self._chain(m))
