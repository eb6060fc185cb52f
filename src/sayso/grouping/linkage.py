"""Average linkage over a few articles, with what a person has said about them held fixed.

Source: Sokal and Michener, 1958 (average linkage, UPGMA).
"""

from collections.abc import Mapping, Sequence
from heapq import heappop, heappush

Links = Mapping[int, Mapping[int, float]]
Verdicts = Mapping[int, Mapping[int, bool]]


def link(members: Sequence[int], links: Links, verdicts: Verdicts, least: float) -> list[list[int]]:
    """Return the groups into which the members fall, each in ascending order, the group of the lowest number first.

    `links[a][b]` is the chance that a and b belong together, the same both ways; what is missing counts as 0. The two
    groups with the highest mean chance over all their pairs are joined, as long as it is at least `least`.
    `verdicts[a][b]` says that two do belong together, or do not, whatever the links say.
    """
    groups = {member: [member] for member in members}
    sums = {a: {b: chance for b, chance in links.get(a, {}).items() if b in groups and b != a} for a in members}
    barred = {a: {b for b, joined in verdicts.get(a, {}).items() if not joined and b in groups} for a in members}
    home = {member: member for member in members}

    def join(one: int, other: int) -> None:
        """Put the second group into the first."""
        for table in (sums, barred):
            for neighbour in table[other]:
                if neighbour != one:
                    _redirect(table[neighbour], other, one)
        sums[one] = {
            n: sums[one].get(n, 0.0) + sums[other].get(n, 0.0)
            for n in sums[one].keys() | sums[other].keys()
            if n not in (one, other)
        }
        barred[one] |= barred[other]
        del sums[other], barred[other]
        for member in groups[other]:
            home[member] = one
        groups[one] += groups.pop(other)

    for a in members:
        for b, joined in verdicts.get(a, {}).items():
            if joined and b in home and home[a] != home[b] and home[b] not in barred[home[a]]:
                join(min(home[a], home[b]), max(home[a], home[b]))

    heap: list[tuple[float, int, int]] = []
    means: dict[tuple[int, int], float] = {}

    def offer(a: int, b: int, total: float) -> None:
        """Note the mean of two groups, and put it on the heap where it is high enough to join them."""
        mean = total / (len(groups[a]) * len(groups[b]))
        if mean >= least:
            pair = (a, b) if a < b else (b, a)
            means[pair] = mean
            heappush(heap, (-mean, *pair))

    for a in groups:
        for b, total in sums[a].items():
            if a < b:
                offer(a, b, total)
    while heap:
        negative, a, b = heappop(heap)
        if a not in groups or b not in groups or b in barred[a] or means.get((a, b)) != -negative:
            continue  # one of the two has changed since; what it has become is on the heap by itself
        join(a, b)
        for n, total in sums[a].items():
            means.pop((a, n) if a < n else (n, a), None)
            offer(a, n, total)
    return sorted(sorted(group) for group in groups.values())


def _redirect(table: dict[int, float] | set[int], old: int, new: int) -> None:
    """Let a neighbour of one group count as a neighbour of the group that it went into."""
    if isinstance(table, set):
        table.discard(old)
        table.add(new)
    else:
        table[new] = table.get(new, 0.0) + table.pop(old)
