"""What a run tells of itself: while it goes on, and at its end."""

import json
from dataclasses import asdict, dataclass, field, replace
from time import perf_counter
from typing import Any

from sayso.scaling.shards import Counts, Done, Times
from sayso.types import Rejected

FORMAT = "sayso.run/1"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is. `start` is a reading of `perf_counter`, bytes are those of the sources."""

    bytes_total: int = 0
    start: float = 0.0
    bytes_read: int = 0
    counts: Counts = field(default_factory=Counts)
    times: Times = field(default_factory=Times)
    rss_mb: int = 0

    def add(self, done: Done) -> "Progress":
        """Return the progress with one more chunk."""
        return replace(
            self,
            bytes_read=self.bytes_read + done.read_bytes,
            counts=self.counts + replace(done.counts, left_out=()),
            times=self.times + done.times,
            rss_mb=max(self.rss_mb, done.rss_mb),
        )

    def describe(self) -> str:
        """Say it in one line: articles, rate, share of each step, rejections, time left."""
        elapsed = max(perf_counter() - self.start, 1e-9)
        parts = [f"{self.counts.articles:,} articles, {self.counts.articles / elapsed:.1f}/s"]
        shares = share_steps(self.times)
        parts += [", ".join(f"{name} {share:.0%}" for name, share in shares.items())] if shares else []
        if self.counts.reasons:
            parts.append("left out: " + ", ".join(f"{count:,} {reason}" for reason, count in self.counts.reasons[:3]))
        left = self.seconds_left(elapsed)
        if left is not None:
            parts.append(f"about {_say_time(left)} left")
        return "; ".join(parts)

    def seconds_left(self, elapsed_s: float) -> float | None:
        """Return how long the rest takes if it goes on as it went, or None where nothing tells."""
        if not self.bytes_read or not self.bytes_total:
            return None
        return elapsed_s * max(0, self.bytes_total - self.bytes_read) / self.bytes_read


@dataclass(frozen=True, slots=True)
class RunReport:
    """What a run did. `counts` are of this run, `held` of the whole folder; times are sums over all workers.

    `left_out` is what could not be read or done, of the named sources, also in earlier runs; where it is not empty, the
    command ends with exit code 3. `again` are shards that were done anew, with the reason; `outdated` are shards that
    other models made, of sources that were not named. `worker_mb` and `driver_mb` are the most memory that a worker and
    the process that hands out the work have held, in units of 2**20 bytes; with one local worker the two are one.
    """

    started: str
    seconds: float
    model: str
    sources: int
    shards_before: int
    shards_now: int
    again: tuple[tuple[str, str], ...]
    outdated: tuple[tuple[str, str], ...]
    counts: Counts
    held: Counts
    times: Times
    place_s: float
    worker_mb: int
    driver_mb: int
    bytes_read: int
    bytes_written: int
    chunks_lost: int
    left_out: tuple[Rejected, ...]


def share_steps(times: Times) -> dict[str, float]:
    """Return the share of each step in the time of the workers."""
    total = times.total_s
    return {name.removesuffix("_s"): getattr(times, name) / total for name in Times.__slots__} if total else {}


def dump_report(report: RunReport) -> str:
    """Return a report as JSON (`sayso.run/1`)."""
    return json.dumps(_to_row(report), ensure_ascii=False, indent=2) + "\n"


def _to_row(report: RunReport) -> dict[str, Any]:
    counts = report.counts
    return {
        "format": FORMAT,
        "started": report.started,
        "seconds": round(report.seconds, 3),
        "model": report.model,
        "sources": report.sources,
        "shards": {
            "before": report.shards_before,
            "now": report.shards_now,
            "again": [{"shard": shard, "reason": reason} for shard, reason in report.again],
            "outdated": [{"shard": shard, "model": model} for shard, model in report.outdated],
        },
        "articles": counts.articles,
        "attributions": counts.attributions,
        "words": counts.words,
        "rejections": {"total": counts.rejections, "reasons": dict(counts.reasons)},
        "in_folder": {
            "articles": report.held.articles,
            "attributions": report.held.attributions,
            "rejections": report.held.rejections,
        },
        "articles_per_s": round(counts.articles / report.seconds, 3),
        "words_per_s": round(counts.words / report.seconds, 1),
        "steps": {name: round(share, 4) for name, share in share_steps(report.times).items()},
        "steps_s": {name: round(value, 3) for name, value in asdict(report.times).items()}
        | {"place_s": round(report.place_s, 3)},
        "worker_mb": report.worker_mb,
        "driver_mb": report.driver_mb,
        "bytes_read": report.bytes_read,
        "bytes_written": report.bytes_written,
        "chunks_lost": report.chunks_lost,
        "left_out": [asdict(rejected) for rejected in report.left_out],
    }


def _say_time(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    if seconds < 90 * 60:
        return f"{seconds / 60:.0f} min"
    return f"{seconds / 3600:.1f} h"
