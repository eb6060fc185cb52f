"""What a folder of results keeps of itself, in `_sayso`: which shards are done, a lock, and what is under way.

- `manifest/SHARD.json`: a shard that is done: its sources, counts, models and files.
- `staged/CHUNK.arrows`: the tables of chunks of shards that are not done yet.
- `placing/SHARD/`, `ready/SHARD/`: the files of a shard before and behind the moment from which they count.
- `lock`: held by the run that writes here.
"""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from sayso.errors import FolderError, WriteError
from sayso.scaling.shards import Counts, Kind, Source, counts_of

FORMAT = "sayso.volume/1"


@dataclass(frozen=True, slots=True)
class Shard:
    """A shard that is done. `number` is its place in its source, `is_last` whether that source has no later one.

    `files` are the files with its rows, below the folder of results; `model` are the models and rules they come from.
    """

    id: str
    sources: tuple[Source, ...]
    number: int
    is_last: bool
    model: str
    counts: Counts
    files: tuple[str, ...]
    bytes_written: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The paths of a folder of results."""

    root: Path

    @property
    def own(self) -> Path:
        """What is not results."""
        return self.root / "_sayso"

    @property
    def manifest(self) -> Path:
        """The shards that are done."""
        return self.own / "manifest"

    @property
    def staged(self) -> Path:
        """The tables of chunks."""
        return self.own / "staged"

    @property
    def placing(self) -> Path:
        """Shards that do not count yet."""
        return self.own / "placing"

    @property
    def ready(self) -> Path:
        """Shards that count, and are being moved to their places."""
        return self.own / "ready"

    @property
    def report(self) -> Path:
        """The report of the last run."""
        return self.own / "report.json"

    def is_results(self) -> bool:
        """Does the folder hold the results of volume runs?"""
        return self.manifest.is_dir()


@contextmanager
def hold(layout: Layout) -> Iterator[None]:
    """Make the folder where it is missing, and keep other runs out of it. The system frees a lock whose run dies.

    Raises FolderError where another run is at work there, or the folder holds other things; WriteError where it cannot
    be written.
    """
    try:
        if layout.root.exists() and not layout.own.exists() and any(layout.root.iterdir()):
            raise FolderError(f"{layout.root}: is not empty, and holds no results of `sayso analyse`; name another one")
        for folder in (layout.manifest, layout.staged, layout.placing, layout.ready):
            folder.mkdir(parents=True, exist_ok=True)
        stream = (layout.own / "lock").open("a+", encoding="utf-8")
    except OSError as error:
        raise WriteError(f"{layout.root}: cannot be written ({error.strerror})") from error
    with stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            stream.seek(0)
            holder = stream.read(100).strip() or "unknown"
            raise FolderError(f"{layout.root}: another run is writing here (process {holder}); wait for it") from error
        stream.truncate(0)
        stream.write(f"{os.getpid()}\n")
        stream.flush()
        yield


def read_manifest(layout: Layout) -> dict[str, Shard]:
    """Return the shards that are done by their ids. Raises FolderError where one of the files is damaged."""
    shards = {}
    for path in sorted(layout.manifest.glob("*.json")):
        try:
            shard = _parse(path.read_text(encoding="utf-8"))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise FolderError(f"{path}: cannot be read ({error}); delete it, and its shard is done again") from error
        shards[shard.id] = shard
    return shards


def dump_shard(shard: Shard) -> str:
    """Return what the manifest keeps of a shard."""
    return json.dumps({"format": FORMAT, **asdict(shard)}, ensure_ascii=False)


def _parse(text: str) -> Shard:
    row = json.loads(text)
    if row.pop("format") != FORMAT:
        raise ValueError(f"is not of the format {FORMAT}")
    sources = tuple(Source(**(source | {"kind": Kind(source["kind"])})) for source in row["sources"])
    return Shard(**(row | {"sources": sources, "counts": counts_of(row["counts"]), "files": tuple(row["files"])}))


def write_atomically(path: Path, text: str) -> None:
    """Write a file that is there as a whole or not at all."""
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("w", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except OSError as error:
        raise WriteError(f"{path}: cannot be written ({error.strerror})") from error
