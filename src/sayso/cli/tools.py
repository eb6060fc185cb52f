"""`sayso mcp`: the store as tools for assistants."""

from sayso.cli.app import app
from sayso.cli.options import DEFAULT_STORE, StoreFile


@app.command(short_help="A store as tools for an assistant (MCP)")
def mcp(store: StoreFile = DEFAULT_STORE) -> None:
    """Give a store to an assistant as tools (Model Context Protocol).

    The tools are search, story, trace, who, analyse (who says what in a text), and check (a draft, by itself or beside
    a story of the store). Speaks over standard input and output, and ends when they are closed. The tools only read.

    \b
    sayso mcp --store desk.db
    claude mcp add sayso -- sayso mcp --store /path/to/desk.db
    """
    from sayso.serving.tools import make_tool_server
    from sayso.store import open_store

    with open_store(store) as opened:
        make_tool_server(opened).run("stdio")
