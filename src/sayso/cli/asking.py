"""Commands that ask a store: its stories, who said what, where something stands, whether all of it holds."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

import sayso.store
from sayso.cli.app import app
from sayso.cli.listing import Column, ListForm, ListFormat, write_list
from sayso.cli.options import DEFAULT_STORE, StoreFile
from sayso.cli.output import open_output, show_progress
from sayso.presenting.formats import FOLDERS, Format
from sayso.store.question import ABOUT, ABOUT_AFTER, ABOUT_LIMIT, Question
from sayso.store.records import StoryOrder

if TYPE_CHECKING:
    from sayso.store.records import Hit, Problem, Saying, StorySummary, TracedPrinting, Utterance

Since = Annotated[str | None, typer.Option(metavar="DATE", help=ABOUT["since"])]
Until = Annotated[str | None, typer.Option(metavar="DATE", help=ABOUT["until"])]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help=ABOUT["outlet"])]
Limit = Annotated[int, typer.Option("--limit", "-n", min=1, max=100_000, help=ABOUT_LIMIT)]
After = Annotated[str | None, typer.Option(metavar="MARK", help=ABOUT_AFTER)]


@app.command(short_help="The stories of a store")
def stories(
    order: Annotated[
        StoryOrder,
        typer.Option(
            help="newest; largest; contested: most sayings that deny; unnamed: those that most articles have from one "
            "source without a name."
        ),
    ] = StoryOrder.NEWEST,
    since: Since = None,
    until: Until = None,
    limit: Limit = 20,
    after: After = None,
    form: ListForm = ListFormat.TABLE,
    store: StoreFile = DEFAULT_STORE,
) -> None:
    """List the stories of a store: the newest, the largest, the most contested, those on one unnamed source.

    \b
    sayso stories
    sayso stories --order contested --since 2024-01 --format csv
    sayso stories --order unnamed --format jsonl | jq -r .id
    """
    with sayso.store.open_store(store) as opened:
        page = opened.stories(order=order, since=since, until=until, limit=limit, after=after)
    columns: list[Column[StorySummary]] = [
        Column("id", lambda one: one.id),
        Column("last", lambda one: (one.last_published or "")[:10]),
        Column("title", lambda one: one.title),
        Column("articles", lambda one: one.articles, right=True),
        Column("outlets", lambda one: one.outlets, right=True),
        Column("sayings", lambda one: one.sayings, right=True),
        Column("denials", lambda one: one.denials, right=True),
        Column("unnamed", lambda one: one.unnamed, right=True),
        Column("main origin", lambda one: one.origin),
    ]
    if not page.items:
        typer.echo(f"{store} has no story of this time", err=True)
    write_list(page.items, columns, form)
    _say_more(page.after)


@app.command(short_help="The report of one story of a store")
def story(
    identity: Annotated[str, typer.Argument(metavar="ID", help="The id of a story, as `sayso stories` gives it.")],
    form: Annotated[Format | None, typer.Option("--format", "-f", help="Write the report in this format.")] = None,
    out: Annotated[
        str,
        typer.Option(
            "--out", "-o", metavar="FILE", help="A file, or - for standard output; a folder for csv, parquet."
        ),
    ] = "-",
    store: StoreFile = DEFAULT_STORE,
) -> None:
    """Show the report of a story, with corrections by hand: what `sayso report` gives for its articles.

    \b
    sayso story s3fa91c20b7de
    sayso story s3fa91c20b7de --format html --out story.html
    """
    if form in FOLDERS and out == "-":
        raise typer.BadParameter(f"{form} is a folder of tables: give one", param_hint="--out")
    with sayso.store.open_store(store) as opened, show_progress() as progress:
        progress.add_task("comparing", total=None)
        report = opened.report(identity)
    if form is None:
        from sayso.presenting.terminal import print_report

        print_report(report, Console())
        return
    from sayso.presenting.exports import export_document, export_folder

    if form in FOLDERS:
        export_folder(report, form, Path(out))
        return
    document = export_document(report, form)
    with open_output(out) as stream:
        stream.write(document)


@app.command(short_help="Find words, and whose they are")
def search(
    words: Annotated[list[str] | None, typer.Argument(metavar="[WORDS]...", help=ABOUT["words"])] = None,
    speaker: Annotated[str | None, typer.Option(metavar="NAME", help=ABOUT["speaker"])] = None,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    anonymous: Annotated[bool, typer.Option("--anonymous", help=ABOUT["anonymous"])] = False,
    denied: Annotated[bool, typer.Option("--denied", help=ABOUT["denied"])] = False,
    limit: Limit = 20,
    after: After = None,
    form: ListForm = ListFormat.TABLE,
    store: StoreFile = DEFAULT_STORE,
) -> None:
    """Find words: in what is said, where --speaker, --anonymous or --denied is given, else in whole articles.

    Words that begin with a dash go behind `--`.

    \b
    sayso search ferry certificate --since 2024-05
    sayso search sanctions --speaker Peskov --format jsonl
    sayso search --anonymous --outlet "Daily Gull"
    sayso search -- inspection -harbour
    """
    with sayso.store.open_store(store) as opened:
        typed = " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words or ())
        question = Question(typed, speaker, outlet, since, until, anonymous, denied)
        page = opened.find(question, limit=limit, after=after)
    columns: list[Column[Hit]] = [
        Column("published", lambda hit: (hit.published or "")[:10]),
        Column("outlet", lambda hit: hit.outlet),
        Column("speaker", lambda hit: hit.saying and (hit.saying.speaker or hit.saying.source)),
        Column("act", lambda hit: hit.saying and hit.saying.act.value),
        Column("passage", lambda hit: hit.passage.text),
        Column("article", lambda hit: hit.article),
        Column("story", lambda hit: hit.story),
    ]
    if not page.items:
        typer.echo(f"Nothing in {store} has these words, or not under what else was asked", err=True)
    write_list(page.items, columns, form)
    _say_more(page.after)


@app.command(short_help="All that somebody is reported to have said")
def who(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, or a part of a person's.")],
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = 50,
    after: After = None,
    form: ListForm = ListFormat.TABLE,
    store: StoreFile = DEFAULT_STORE,
) -> None:
    """List all that somebody is reported to have said, the latest first, with the outlets and how they differ.

    \b
    sayso who "Ilka Maren"
    sayso who Maren --since 2024-05-14 --format csv
    """
    with sayso.store.open_store(store) as opened:
        found = opened.who(name, since=since, until=until, outlet=outlet, limit=limit, after=after)
    if not found.speakers:
        typer.echo(f"Nobody called {name} says anything in {store}", err=True)
    elif len(found.speakers) > 1:
        names = ", ".join(f"{one.name} ({one.sayings})" for one in found.speakers[:8])
        typer.echo(f"taken together: {names}; a fuller name means fewer", err=True)
    columns: list[Column[Utterance]] = [
        Column("said", lambda one: _said(one.sayings)),
        Column("speaker", lambda one: one.sayings[0].speaker),
        Column("act", lambda one: one.sayings[0].act.value),
        Column("content", lambda one: one.sayings[0].content.text),
        Column("outlets", lambda one: ", ".join(dict.fromkeys(s.outlet or s.article for s in one.sayings))),
        Column("printings", lambda one: one.relation and one.relation.value),
        Column("edits", lambda one: "; ".join(f"{before or '–'} → {after or '–'}" for before, after in one.edits)),
        Column("story", lambda one: one.sayings[0].story),
    ]
    write_list(found.utterances, columns, form)
    _say_more(found.after)


@app.command(short_help="Where words first stand, and how they changed")
def trace(
    wanted: Annotated[str, typer.Argument(metavar="TEXT", help="A quotation or a claim, in some words.")],
    limit: Limit = 50,
    form: ListForm = ListFormat.TABLE,
    store: StoreFile = DEFAULT_STORE,
) -> None:
    """Trace a quotation or a claim: where it first stands in the store, how it travelled and how it changed.

    Passages of the same words come with what they have instead; those of the same meaning are marked as such.

    \b
    sayso trace "We owe the families an answer"
    sayso trace "the certificate was signed without an inspection" --format jsonl
    """
    with sayso.store.open_store(store) as opened:
        found = opened.trace(wanted, limit=limit)
    columns: list[Column[TracedPrinting]] = [
        Column("published", lambda one: (one.published or "")[:16]),
        Column("outlet", lambda one: one.outlet),
        Column("whose word", lambda one: (one.saying and " ← ".join(one.saying.chain)) or "the outlet"),
        Column("likeness", lambda one: one.likeness.value),
        Column("score", lambda one: f"{one.score:.2f}", right=True),
        Column("edits", lambda one: "; ".join(f"{before or '–'} → {after or '–'}" for before, after in one.edits)),
        Column("passage", lambda one: one.passage.text),
        Column("copy of", lambda one: one.copy_of),
        Column("article", lambda one: one.article),
    ]
    if not found.printings:
        typer.echo(f"Nothing in {store} has these words, or words like them", err=True)
    write_list(found.printings, columns, form)


@app.command(short_help="Check a store, and mend what can be derived")
def verify(
    mend: Annotated[
        bool, typer.Option("--mend", help="Derive anew what can be derived: indexes, counts, sayings.")
    ] = False,
    form: ListForm = ListFormat.TABLE,
    store: StoreFile = DEFAULT_STORE,
) -> None:
    """Derive hashes, offsets, counts and indexes of a store again, and say what does not hold.

    The exit code is 1 where something does not hold and was not mended.

    \b
    sayso verify --store desk.db
    sayso verify --mend
    """
    with sayso.store.open_store(store) as opened:
        with show_progress() as progress:
            task = progress.add_task("verifying", total=None)
            problems = opened.verify(
                mend=mend, on_step=lambda step: progress.update(task, description=f"verifying {step}")
            )
        counts = opened.counts()
    columns: list[Column[Problem]] = [
        Column("where", lambda one: one.where),
        Column("what", lambda one: one.what),
        Column("mended", lambda one: one.mended),
    ]
    if problems or form is not ListFormat.TABLE:
        write_list(problems, columns, form)
    typer.echo(
        f"{counts.articles} articles, {counts.revisions} revisions, {counts.analyses} analyses, "
        f"{counts.stories} stories: " + (f"{len(problems)} problems" if problems else "all of it holds"),
        err=True,
    )
    if any(not problem.mended for problem in problems):
        raise typer.Exit(1)


@app.command(name="export", short_help="A whole store as Parquet tables or JSON Lines")
def export_store(
    out: Annotated[str, typer.Argument(metavar="OUT", help="A folder for parquet; a file, or -, for jsonl.")],
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="All of the store as JSON Lines, for `sayso import`; else Parquet tables.")
    ] = False,
    compare: Annotated[
        bool,
        typer.Option("--compare", help="Compare the stories that have no report yet, so that all claims are there."),
    ] = False,
    text: Annotated[bool, typer.Option(help="With the full texts of the articles.")] = True,
    store: StoreFile = DEFAULT_STORE,
) -> None:
    """Write a whole store: as Parquet tables (articles, attributions, entities, claims, mentions, ...) or JSON Lines.

    \b
    sayso export tables/
    sayso export tables/ --compare --no-text
    sayso export desk.jsonl --jsonl
    """
    from sayso.cli.output import write_rows

    with sayso.store.open_store(store) as opened:
        if jsonl:
            write_rows(opened.dump(), out)
            return
        if out == "-":
            raise typer.BadParameter("Parquet tables go to a folder: give one", param_hint="OUT")
        with show_progress() as progress:
            task = progress.add_task("exporting", total=None)
            files = opened.export_parquet(
                Path(out),
                compare=compare,
                with_text=text,
                on_story=lambda one: progress.update(task, description=f"exporting story {one}"),
            )
    for file in files:
        typer.echo(f"wrote {file}")


@app.command(name="import", short_help="Make a store of what `sayso export --jsonl` wrote")
def import_store(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What `sayso export --jsonl` wrote; also .gz.")],
    store: StoreFile = DEFAULT_STORE,
) -> None:
    """Make a store of a dump in JSON Lines: articles with revisions, analyses, stories and corrections.

    Articles in JSON Lines of another make are taken in by `sayso ingest`.

    \b
    sayso import desk.jsonl --store copy.db
    """
    import gzip

    from sayso.errors import ReadError

    try:
        with (
            (gzip.open if file.suffix == ".gz" else open)(file, "rt", encoding="utf-8") as lines,
            sayso.store.open_store(store, create=True) as opened,
            show_progress() as progress,
        ):
            task = progress.add_task("importing", total=None)
            rows = opened.load(lines, str(file))
            opened.renew(on_story=lambda one: progress.update(task, description=f"reading story {one}"))
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise ReadError(str(file), f"cannot be read ({getattr(error, 'strerror', None) or error})") from error
    typer.echo(f"{rows} rows imported into {store}")


def _said(sayings: tuple["Saying", ...]) -> str:
    """When it was said where an article tells, else when it appeared first."""
    told = next((saying.said.start for saying in sayings if saying.said), None)
    return (told or sayings[0].published or "")[:10]


def _say_more(after: str | None) -> None:
    if after is not None:
        typer.echo(f"there is more: --after {after}", err=True)
