"""`sayso analyse`: an archive into tables by day, on all cores or on a cluster."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.app import app
from sayso.cli.output import show_progress

if TYPE_CHECKING:
    from sayso.scaling import Engine, Progress
    from sayso.scaling.planning import Plan

LEFT_OUT = 3  # the exit code of a run that could not do all
SHOWN = 10  # so many of what was left out are named for a person
Engines = Annotated[
    str,
    typer.Option(
        "--engine",
        metavar="local|ray",
        help="Processes of this machine, or a Ray cluster (RAY_ADDRESS names it; pip install 'sayso[ray]').",
    ),
]
Workers = Annotated[int, typer.Option(min=0, help="How many workers; 0 for one a core.")]


@app.command(short_help="Parquet tables of a whole archive, by day")
def analyse(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...",
            help="Files, folders, globs or fsspec addresses (s3://...) of WARC, JSON Lines, Parquet, HTML or text.",
        ),
    ],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder of the tables.")],
    engine: Engines = "local",
    workers: Workers = 0,
) -> None:
    """Analyse an archive, and write Parquet by day: articles, attributions, entities, dates, rejections.

    A run that was cut off goes on where it stopped when the same command is given again; what is done is not done
    twice. Prints a report of the run as JSON. Exit code 3: something was left out, and the report names it.

    \b
    sayso analyse crawl/*.warc.gz --out tables
    sayso analyse s3://archive/2031/ archive.parquet --out tables --workers 8
    RAY_ADDRESS=auto sayso analyse /shared/archive --out /shared/tables --engine ray
    duckdb -c "select day, count(*) from read_parquet('tables/articles/*/*.parquet', hive_partitioning=true) group by 1"
    """
    from sayso.scaling import analyse_archive, dump_report

    chosen = choose_engine(engine, workers)
    with _follow() as on_progress:
        report = analyse_archive(sources, out, engine=chosen, on_plan=_say_again, on_progress=on_progress)
    typer.echo(dump_report(report), nl=False)
    if report.left_out:
        for rejected in report.left_out[:SHOWN]:
            typer.echo(f"left out {rejected.path}: {rejected.reason}", err=True)
        if (more := len(report.left_out) - SHOWN) > 0:
            typer.echo(f"left out {more:,} more; the report names them", err=True)
        raise typer.Exit(LEFT_OUT)


def is_folder_of_results(path: str) -> bool:
    """Did `sayso analyse` write this folder?"""
    return (Path(path) / "_sayso" / "manifest").is_dir()


def group_folder(folder: Path, engine: str, workers: int) -> None:
    """Group the articles of a folder of results into `stories.parquet`, and print what came of it as JSON."""
    from sayso.scaling import group_archive

    grouped = group_archive(folder, engine=choose_engine(engine, workers))
    typer.echo(json.dumps(asdict(grouped)))


def choose_engine(name: str, workers: int) -> "Engine":
    """Return the engine of a name; another name is wrong usage."""
    from sayso.scaling import LocalEngine, RayEngine

    if name not in ("local", "ray"):
        raise typer.BadParameter(f"{name!r} is no engine; give local or ray", param_hint="--engine")
    return LocalEngine(workers) if name == "local" else RayEngine(workers)


def _say_again(plan: "Plan") -> None:
    for shard, reason in plan.again:
        typer.echo(f"done again: {shard.counts.articles:,} articles of {shard.sources[0].address}: {reason}", err=True)
    for shard in plan.outdated:
        typer.echo(
            f"not named, and stays as {shard.model} made it: {shard.sources[0].address}; name it to do it again",
            err=True,
        )


@contextmanager
def _follow() -> Iterator[Callable[["Progress"], None]]:
    with show_progress() as shown:
        task = shown.add_task("starting", total=None)
        yield lambda progress: shown.update(task, description=progress.describe())
