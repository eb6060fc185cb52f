"""`sayso serve`: the web application over one store."""

from ipaddress import ip_address
from typing import Annotated

import typer

from sayso.cli.app import app
from sayso.cli.options import DEFAULT_STORE, StoreFile

DEFAULT_PORT = 8377


@app.command(short_help="A store in a browser, and as an API")
def serve(
    store: StoreFile = DEFAULT_STORE,
    host: Annotated[str, typer.Option(help="The address to listen on; any but this machine's own needs --token.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")] = DEFAULT_PORT,
    token: Annotated[
        str | None,
        typer.Option(
            envvar="SAYSO_TOKEN",
            help="What readers must know, 16 characters or more. In SAYSO_TOKEN no list of processes has it.",
        ),
    ] = None,
    name: Annotated[
        list[str] | None,
        typer.Option(metavar="HOST", help="A host name by which the server is reached, besides its addresses."),
    ] = None,
) -> None:
    """Serve a store as pages and as an API: stories, search, speakers, outlets, corrections.

    Everybody who reaches the server may read and correct what is in the store; with a token, those who know it.

    \b
    sayso serve --store desk.db
    SAYSO_TOKEN=$(openssl rand -hex 16) sayso serve --host 0.0.0.0 --name desk.example
    """
    if token is None and not is_this_machine(host):
        raise typer.BadParameter(f"others reach {host}: give --token, or set SAYSO_TOKEN", param_hint="--host")
    import uvicorn

    from sayso.serving import ServingError, Settings, make_application
    from sayso.store import open_store

    with open_store(store):  # a store that is missing or damaged is told before anything is served
        pass
    application = make_application(Settings(store, token=token, names=tuple(name or ())))
    shown = f"[{host}]" if ":" in host else host
    typer.echo(f"serving {store} at http://{shown}:{port}/ (Ctrl-C ends it)", err=True)
    try:
        uvicorn.run(
            application,
            host=host,
            port=port,
            log_level="warning",
            access_log=False,
            server_header=False,
            proxy_headers=False,
        )
    except SystemExit as end:  # it has said why; its exit codes are not ours
        if end.code:
            raise ServingError(
                f"nothing could be served at {shown}:{port}; if something is there, give another --port"
            ) from end


def is_this_machine(host: str) -> bool:
    """Tell whether an address is one that only this machine reaches."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
