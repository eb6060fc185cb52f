"""`sayso ingest` and `sayso watch`: coverage into a store."""

import glob
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.app import app
from sayso.cli.options import DEFAULT_STORE, StoreFile
from sayso.errors import ReadError
from sayso.presenting.words import some_names
from sayso.types import Rejected

if TYPE_CHECKING:
    from sayso.ingesting import Counts, Progress

Workers = Annotated[int, typer.Option(min=0, help="Processes that analyse; 0 for one a core.")]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Fetch also from this machine and from private networks.")
]
Contact = Annotated[
    str | None,
    typer.Option(
        metavar="TEXT",
        envvar="SAYSO_CONTACT",
        help="An address or page for those who wonder about the requests; it goes into the user agent.",
    ),
]

_REASONS_SHOWN = 8
_SOURCES_SHOWN = 3
_LEAST_INTERVAL_S = 60


@app.command(short_help="Take articles, feeds and pages into a store")
def ingest(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE",
            help="Files, folders or globs (.txt .md .html .json .jsonl, feeds as .xml .rss .atom, .opml, .warc, each "
            "also .gz), - for standard input, and http(s) addresses of pages, feeds, OPML lists and sitemaps.",
        ),
    ],
    store: StoreFile = DEFAULT_STORE,
    workers: Workers = 0,
    allow_private: AllowPrivate = False,
    contact: Contact = None,
) -> None:
    """Take coverage into a store: read or fetch it, analyse it, group it into stories, make it searchable.

    Ctrl-C loses nothing that was stored; the same command goes on. A second run over the same sources changes nothing.
    What is left out is counted, and kept in the store with its reason.

    \b
    sayso ingest archive.jsonl.gz crawl.warc.gz --store desk.db
    sayso ingest feeds.opml https://example.com/news-sitemap.xml --store desk.db
    """
    from sayso.errors import NothingToReadError
    from sayso.ingesting import ingest as take_in
    from sayso.store import open_store

    with open_store(store, create=True) as opened, _watched_progress() as show:
        counts = take_in(
            sources,
            opened,
            workers=workers,
            allow_private=allow_private,
            contact=contact,
            stdin=sys.stdin.buffer,
            on_progress=show,
        )
        if not (counts.articles or counts.unchanged or counts.analysed):
            raise NothingToReadError(
                f"nothing of {some_names(sources, _SOURCES_SHOWN)} could be read as an article" + _say_reasons(counts)
            )
        held = opened.counts()
    typer.echo(_say_counts(counts))
    typer.echo(f"{store}: {held.articles:,} articles in {held.stories:,} stories, {held.bytes / 1e6:,.1f} MB")


@app.command(short_help="Follow feeds, and take in what is new")
def watch(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE", help="Feeds, OPML lists and sitemaps: http(s) addresses or files."),
    ],
    store: StoreFile = DEFAULT_STORE,
    every: Annotated[
        int, typer.Option(min=_LEAST_INTERVAL_S, metavar="SECONDS", help="From one look at the feeds to the next.")
    ] = 900,
    rounds: Annotated[int | None, typer.Option(min=1, help="Stop after so many looks.")] = None,
    workers: Workers = 0,
    allow_private: AllowPrivate = False,
    contact: Contact = None,
) -> None:
    """Follow feeds: look at them again and again, and take in what is new. Ends with Ctrl-C.

    A feed that has not changed costs one small request. A host that is in trouble is left alone for longer and longer;
    robots.txt is obeyed.

    \b
    sayso watch feeds.opml --store desk.db
    sayso watch https://example.com/rss --every 300 --store desk.db
    """
    from sayso.ingesting import Intake
    from sayso.ingesting import watch as follow
    from sayso.reading.fetch import Fetcher
    from sayso.store import open_store

    _check_files(sources)
    stop = threading.Event()
    with (
        open_store(store, create=True) as opened,
        Fetcher(allow_private=allow_private, contact=contact) as fetcher,
        _stopped_by_signals(stop),
    ):
        intake = Intake(opened, fetcher, workers=workers)
        follow(
            sources,
            intake,
            every_s=every,
            rounds=rounds,
            stop=stop,
            on_round=lambda counts: typer.echo(_say_counts(counts)),
        )


def _check_files(sources: list[str]) -> None:
    """Raise ReadError where a source is a file that is not there: nobody would look at it again and again."""
    from sayso.ingesting.items import is_web_address
    from sayso.reading import expand

    for source in sources:
        if not is_web_address(source):
            first = next(expand([source]), None)
            if isinstance(first, Rejected) and not (glob.has_magic(source) or Path(source).is_dir()):
                raise ReadError(first.path, first.reason)


@contextmanager
def _stopped_by_signals(stop: threading.Event) -> Iterator[None]:
    """Let a first SIGTERM or Ctrl-C end the watch behind the round that goes on; a second Ctrl-C ends it at once."""

    def end(number: int, _: object) -> None:
        if stop.is_set() and number == signal.SIGINT:
            raise KeyboardInterrupt
        stop.set()

    before = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _watched_progress() -> "Iterator[Callable[[Progress], None] | None]":
    """A line on standard error for a person: how far, how fast, and how long still. Nothing where nobody looks."""
    from rich.console import Console
    from rich.progress import BarColumn, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(elapsed_when_finished=True),
    )
    # The time left goes by the speed of the last ten minutes: long articles and short ones come in runs.
    with Bar(*columns, console=console, transient=True, speed_estimate_period=600) as bar:
        task = bar.add_task("starting", total=None)

        def show(progress: "Progress") -> None:
            """Write counts and speed beside the bar."""
            counts = progress.counts
            rate = counts.analysed / counts.seconds if counts.seconds else 0.0
            bar.update(
                task,
                description=f"{counts.articles:,} read, {counts.analysed:,} analysed ({rate:.1f}/s), "
                f"{counts.rejected:,} left out",
                total=None if progress.share is None else 1.0,
                completed=progress.share or 0.0,
            )

        yield show


def _say_counts(counts: "Counts") -> str:
    parts = [f"{counts.new:,} new", f"{counts.revised:,} revised", f"{counts.known:,} known"]
    if counts.unchanged:
        parts.append(f"{counts.unchanged:,} sources unchanged")
    lines = [f"{', '.join(parts)}; {counts.analysed:,} analysed, {counts.stories:,} stories brought up to date"]
    if counts.failed:
        lines[0] += f"; {counts.failed:,} could not be analysed"
    rate = counts.analysed / counts.seconds if counts.seconds else 0.0
    shares = ", ".join(
        f"{step} {seconds / counts.seconds:.0%}" for step, seconds in counts.steps.items() if counts.seconds
    )
    lines.append(f"{counts.seconds:.1f} s, {rate:.1f} articles a second analysed ({shares})")
    return "\n".join(lines) + _say_reasons(counts)


def _say_reasons(counts: "Counts") -> str:
    if not counts.rejected:
        return ""
    reasons = list(counts.reasons.items())
    lines = [f"\n{counts.rejected:,} left out:"]
    lines += [f"  {count:,} × {reason}" for reason, count in reasons[:_REASONS_SHOWN]]
    if len(reasons) > _REASONS_SHOWN:
        lines.append(f"  {sum(count for _, count in reasons[_REASONS_SHOWN:]):,} × for other reasons")
    return "\n".join(lines)
