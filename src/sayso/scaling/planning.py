"""What is to be done: which sources are new or changed, and which shards were done with other models."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.scaling.manifest import Shard
from sayso.scaling.shards import SHARD_RECORDS, Kind, Source, Task


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run does. `again` has the shards of the named sources that are done anew, with the reason of each.

    `outdated` are shards that other models made, and whose sources this run does not name: they stay as they are.
    """

    tasks: tuple[Task, ...]
    again: tuple[tuple[Shard, str], ...]
    outdated: tuple[Shard, ...]


def plan(sources: Sequence[Source], shards: Mapping[str, Shard], model: str, *, documents: int = SHARD_RECORDS) -> Plan:
    """Return what is to be done for `sources`, where `shards` are done. A shard holds `documents` at most."""
    named = {source.address: source for source in sources}
    again: list[tuple[Shard, str]] = []
    outdated: list[Shard] = []
    fresh: dict[str, dict[int, Shard]] = defaultdict(dict)
    stale_documents: list[Shard] = []
    for shard in shards.values():
        reason = _find_staleness(shard, named, model)
        if not any(source.address in named for source in shard.sources):
            if reason:
                outdated.append(shard)
        elif reason:
            again.append((shard, reason))
            if shard.sources[0].kind is Kind.DOCUMENT:
                stale_documents.append(shard)
        else:
            for source in shard.sources:
                fresh[source.address][shard.number] = shard
    tasks = [
        Task((source,), frozenset(fresh[source.address]))
        for source in sources
        if source.kind is not Kind.DOCUMENT and not _is_complete(fresh[source.address])
    ]
    tasks += _group_documents(sources, fresh, stale_documents, documents)
    return Plan(tuple(tasks), tuple(again), tuple(outdated))


def _find_staleness(shard: Shard, named: Mapping[str, Source], model: str) -> str:
    """Why a shard must be done again, or nothing."""
    if shard.model != model:
        return f"was done with {shard.model}, now it is {model}"
    changed = [s.address for s in shard.sources if s.address in named and named[s.address].version != s.version]
    return f"{changed[0]} has changed" if changed else ""


def _is_complete(done: Mapping[int, Shard]) -> bool:
    last = [number for number, shard in done.items() if shard.is_last]
    return bool(last) and all(number in done for number in range(last[0]))


def _group_documents(
    sources: Sequence[Source], fresh: Mapping[str, object], stale: Sequence[Shard], most: int
) -> list[Task]:
    """The documents of a stale shard stay together, so that its rows go when the new ones come."""
    named = {source.address: source for source in sources if source.kind is Kind.DOCUMENT}
    tasks = []
    grouped: set[str] = set()
    for shard in stale:
        kept = [named[source.address] for source in shard.sources if source.address in named]
        grouped.update(source.address for source in kept)
        tasks.append(Task(tuple(kept), replaces=(shard.id,)))
    new = [source for address, source in named.items() if address not in grouped and address not in fresh]
    tasks += [Task(tuple(new[at : at + most])) for at in range(0, len(new), most)]
    return tasks
