"""What flows through a volume run: sources, records out of them, chunks of records, and what became of a chunk.

A shard is what is written, noted as done and done again as a whole: a run of up to SHARD_RECORDS records of one source
of many, or a group of up to as many documents. A chunk is a piece of a shard, and what one worker does at a time.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from hashlib import sha256
from typing import Any

from sayso.reading.warc import Capture
from sayso.types import Rejected

# A shard of news is about 20 MB of text and 15 minutes of one core: what is lost where a node takes its chunks along.
SHARD_RECORDS = 4_096
# Some three seconds of one core. With fewer, starting on a chunk and writing it shows; with more, the last chunks of a
# run keep some cores waiting (bench/shards.py).
CHUNK_RECORDS = 16
MOST_NAMED = 1_000  # losses that are named one by one; all of them are in the table of rejections
CHUNK_BYTES = 4_000_000  # a chunk of long pages ends earlier


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many records a shard and a chunk have at most. Another `shard` than before makes a folder be done again."""

    shard: int = SHARD_RECORDS
    chunk: int = CHUNK_RECORDS


class Kind(StrEnum):
    """What a source holds, as far as cutting it into records goes."""

    DOCUMENT = "document"  # one article, or few: HTML, text, JSON, a feed
    ROWS = "rows"  # JSON Lines
    TABLE = "table"  # Parquet
    ARCHIVE = "archive"  # WARC


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read. `version` changes when the file does; `size` is in bytes."""

    address: str
    kind: Kind
    version: str
    size: int


@dataclass(frozen=True, slots=True)
class Record:
    """Something that may be an article, not looked into yet. `number` counts from 1.

    `problem` says why there is none; `is_loss` whether an article may have been lost by that.
    """

    address: str
    kind: Kind
    number: int
    data: bytes | Capture
    problem: Rejected | None = None
    is_loss: bool = True

    @property
    def size(self) -> int:
        """How many bytes are held."""
        return len(self.data.data if isinstance(self.data, Capture) else self.data)


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be cut: one source of many records, or the documents of one shard.

    `fresh` are the numbers of the shards of a source that need not be done again. `replaces` are the ids of the shards
    of which the rows go when those of this one come.
    """

    sources: tuple[Source, ...]
    fresh: frozenset[int] = frozenset()
    replaces: tuple[str, ...] = ()

    @property
    def of_documents(self) -> bool:
        """Is this a group of documents, and so one shard?"""
        return self.sources[0].kind is Kind.DOCUMENT


@dataclass(frozen=True, slots=True)
class Place:
    """Where a chunk stands: the task, and the numbers of the shard in it and of the chunk in the shard.

    A chunk that was lost comes again in parts of one record; `parts` is how many there are.
    """

    task: int
    shard: int
    chunk: int
    part: int = 0
    parts: int = 1


@dataclass(frozen=True, slots=True)
class Chunk:
    """Records for one worker. `name` tells content, place and models, so that what is done once is known again.

    `ends_shard` and `ends_task` mark the last chunk; `read_bytes` is how far reading the sources went for it.
    """

    name: str
    place: Place
    records: tuple[Record, ...]
    ends_shard: bool
    ends_task: bool
    read_bytes: int


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds of processor time by step: what one core takes that does nothing else, without waiting."""

    read_s: float = 0.0
    analyse_s: float = 0.0
    resolve_s: float = 0.0
    tabulate_s: float = 0.0
    write_s: float = 0.0

    def __add__(self, other: "Times") -> "Times":
        return Times(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))

    @property
    def total_s(self) -> float:
        """The sum of all steps."""
        return float(sum(getattr(self, name) for name in self.__slots__))


@dataclass(frozen=True, slots=True)
class Counts:
    """What came of records. `reasons` counts the rejections, by reason without its particulars.

    `lost` counts those that may be articles and could not be read or done; `left_out` has the first of them.
    """

    articles: int = 0
    attributions: int = 0
    rejections: int = 0
    words: int = 0
    reasons: tuple[tuple[str, int], ...] = ()
    lost: int = 0
    left_out: tuple[Rejected, ...] = ()

    def __add__(self, other: "Counts") -> "Counts":
        reasons = dict(self.reasons)
        for reason, count in other.reasons:
            reasons[reason] = reasons.get(reason, 0) + count
        return Counts(
            self.articles + other.articles,
            self.attributions + other.attributions,
            self.rejections + other.rejections,
            self.words + other.words,
            tuple(sorted(reasons.items(), key=lambda item: (-item[1], item[0]))),
            self.lost + other.lost,
            (self.left_out + other.left_out)[:MOST_NAMED],
        )


def counts_of(row: dict[str, Any]) -> Counts:
    """Return counts as they were before `dataclasses.asdict` and JSON."""
    reasons = tuple((str(reason), int(count)) for reason, count in row["reasons"])
    left_out = tuple(Rejected(**rejected) for rejected in row["left_out"])
    return Counts(**(row | {"reasons": reasons, "left_out": left_out}))


@dataclass(frozen=True, slots=True)
class Done:
    """A chunk whose tables lie in the staging folder under its name.

    `rss_mb` is the most memory that its worker has held so far, in units of 2**20 bytes.
    """

    name: str
    place: Place
    ends_shard: bool
    ends_task: bool
    read_bytes: int
    counts: Counts = field(default_factory=Counts)
    times: Times = field(default_factory=Times)
    rss_mb: int = 0


@dataclass(frozen=True, slots=True)
class LostChunk:
    """A chunk that is not done, and why: workers died of it."""

    name: str
    reason: str


Outcome = Done | LostChunk


def find_shard_id(task: Task, number: int) -> str:
    """Return the id of a shard: the same from run to run."""
    if task.of_documents:
        return hash_words(source.address for source in task.sources)
    return hash_words([task.sources[0].address, str(number)])


def name_chunk(shard: str, place: Place, records: Iterable[Record], model: str) -> str:
    """Return a name that is another one where anything is different that the rows follow from."""
    digest = sha256(model.encode())
    for record in records:
        data = record.data.data if isinstance(record.data, Capture) else record.data
        problem = record.problem.reason if record.problem else ""
        head = f"\n{record.address}\n{record.number}\n{problem}\n{len(data)}\n"
        digest.update(head.encode("utf-8", "surrogatepass") + data)
    return f"{shard}-{place.chunk}-{digest.hexdigest()[:16]}"


def split_chunk(chunk: Chunk, shard: str, model: str) -> list[Chunk]:
    """Return a chunk in parts of one record each; one of a single record is its own part."""
    if len(chunk.records) == 1:
        return [chunk]
    parts = []
    for part, record in enumerate(chunk.records):
        place = replace(chunk.place, part=part, parts=len(chunk.records))
        name = f"{name_chunk(shard, place, [record], model)}-{part}"
        read_bytes = chunk.read_bytes if part == 0 else 0
        parts.append(replace(chunk, name=name, place=place, records=(record,), read_bytes=read_bytes))
    return parts


def hash_words(words: Iterable[str]) -> str:
    """Return 16 hexadecimal digits for words."""
    return sha256("\n".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:16]
