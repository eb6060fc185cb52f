"""A simulation of the scheduler's side of a volume run: sizes of chunks, slow nodes, lost nodes, and the one driver.

    python bench/shards.py [--articles 200000] [--nodes 16] [--cores 32]

No article is analysed: the time of each is drawn from the spread that real ones have. What comes out is how much of the
cores' time goes into articles (`busy`), for how long the last ones run while others wait (`tail`), how much was done in
vain on nodes that were lost, and how much of its time the driver is at work, which everything goes through.
"""

import argparse
import heapq
import random
from dataclasses import dataclass, replace

# Measured by bench/volume.py; see docs/scale.md. Seconds.
ARTICLE_S = 0.12
SPREAD = 0.75  # standard deviation of the logarithm of an article's time: news articles differ by length
START_S = 1.5  # a worker loads the models
CHUNK_S = 0.01  # a chunk's own cost: taking it in, and writing its tables
CUT_S = 0.00015  # the driver's, for each article: reading, cutting, handing out
PLACE_S = 0.0008  # the driver's, for each article: its tables to their days
SHARD = 4_096


@dataclass(frozen=True, slots=True)
class Cluster:
    """What a run is given. A share `slow` of the nodes takes `slowness` times as long; losses are by node and hour."""

    articles: int
    nodes: int
    cores: int
    chunk: int = 16
    slow: float = 0.0
    slowness: float = 3.0
    losses_an_hour: float = 0.0
    replaced_after_s: float = 120.0
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: seconds, and shares of the time of all cores or of the driver."""

    seconds: float
    busy: float
    tail_s: float
    in_vain: float
    driver: float
    lost_chunks: int


def simulate(cluster: Cluster) -> Outcome:
    """Run the events of a cluster in order of time: a worker asks, is given a chunk, and is done with it, or dies."""
    chance = random.Random(cluster.seed)
    workers = cluster.nodes * cluster.cores
    slow = {node for node in range(cluster.nodes) if node < round(cluster.slow * cluster.nodes)}
    chunks = -(-cluster.articles // cluster.chunk)
    waiting = [_draw_chunk(chance, cluster.chunk) for _ in range(chunks)]
    events = [(START_S, worker) for worker in range(workers)]
    heapq.heapify(events)
    dies_at = [_next_loss(chance, cluster, 0.0) for _ in range(cluster.nodes)]
    driver_free = driver_busy = useful = vain = last_given = end = 0.0
    lost = 0
    while events and waiting:
        now, worker = heapq.heappop(events)
        node = worker // cluster.cores
        if now >= dies_at[node]:
            back = dies_at[node] + cluster.replaced_after_s + START_S
            if now < back:  # its node is gone: this worker comes back with the new one
                heapq.heappush(events, (back, worker))
                continue
            dies_at[node] = _next_loss(chance, cluster, now)
        cost = cluster.chunk * (CUT_S + PLACE_S)
        driver_free = max(now, driver_free) + cost
        driver_busy += cost
        begin = driver_free
        work = waiting.pop()
        takes = work * (cluster.slowness if node in slow else 1.0) + CHUNK_S
        if begin + takes > dies_at[node]:
            vain += max(0.0, dies_at[node] - begin)
            waiting.insert(0, work)
            lost += 1
            heapq.heappush(events, (dies_at[node], worker))
            continue
        useful += work
        last_given = max(last_given, begin)
        end = max(end, begin + takes)
        heapq.heappush(events, (begin + takes, worker))
    total = end * workers
    return Outcome(end, useful / total, end - last_given, vain / total, driver_busy / end, lost)


def _draw_chunk(chance: random.Random, size: int) -> float:
    mean = -SPREAD * SPREAD / 2
    return sum(ARTICLE_S * chance.lognormvariate(mean, SPREAD) for _ in range(size))


def _next_loss(chance: random.Random, cluster: Cluster, now: float) -> float:
    rate = cluster.losses_an_hour / 3600
    return now + chance.expovariate(rate) if rate else float("inf")


def show(title: str, runs: list[tuple[str, Cluster]]) -> None:
    """Print a table of runs."""
    print(
        f"\n## {title}\n\n| | seconds | busy | tail s | in vain | lost chunks | driver |\n|---|---|---|---|---|---|---|"
    )
    for name, cluster in runs:
        o = simulate(cluster)
        print(
            f"| {name} | {o.seconds:,.0f} | {o.busy:.1%} | {o.tail_s:.1f} | {o.in_vain:.2%} | {o.lost_chunks:,} | "
            f"{o.driver:.1%} |"
        )


def main() -> None:
    """Print what the sizes, slow nodes, lost nodes and the number of nodes do."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200_000)
    parser.add_argument("--nodes", type=int, default=4)
    parser.add_argument("--cores", type=int, default=16)
    chosen = parser.parse_args()
    base = Cluster(chosen.articles, chosen.nodes, chosen.cores)
    print(f"{base.articles:,} articles on {base.nodes} nodes of {base.cores} cores")
    show("Records a chunk", [(str(size), replace(base, chunk=size)) for size in (1, 8, 16, 32, 128, 512, SHARD)])
    slow = replace(base, slow=0.25)
    show(
        "A quarter of the nodes three times as slow",
        [(str(s), replace(slow, chunk=s)) for s in (8, 16, 32, 128, 512, SHARD)],
    )
    show(
        "Nodes that are lost, and replaced after two minutes",
        [
            (f"{rate} an hour and node, chunks of {size}", replace(base, losses_an_hour=rate, chunk=size))
            for rate in (1, 6)
            for size in (16, 512, SHARD)
        ],
    )
    show(
        "More nodes for the same archive",
        [(f"{nodes} nodes", replace(base, nodes=nodes)) for nodes in (1, 4, 16, 64)],
    )


if __name__ == "__main__":
    main()
