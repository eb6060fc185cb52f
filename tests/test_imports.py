"""What is loaded before a command is known: nothing that is slow to load, and nothing that a command may not need."""

import subprocess
import sys

import pytest

import sayso.store

# The runtime of the networks, the web framework, tables and clusters, the reading of pages, and what rests on them.
COSTLY = {"numpy", "onnxruntime", "tokenizers", "fastapi", "starlette", "uvicorn", "pyarrow", "duckdb", "ray", "mcp"}
COSTLY |= {"trafilatura", "lxml", "rapidfuzz", "jinja2", "fsspec", "sqlite3", "asyncio", "ssl"}
ROOMS = {"attribution", "comparing", "sources", "dates", "reading", "grouping", "serving", "scaling", "ingesting"}


@pytest.mark.parametrize("module", ["sayso", "sayso.cli"])
def test_what_is_costly_waits_until_it_is_asked_for(module: str) -> None:
    code = f"import sys, {module}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert module in loaded
    assert not COSTLY & {name.partition(".")[0] for name in loaded}
    assert not {f"sayso.{room}" for room in ROOMS} & loaded


def test_what_waits_is_there_and_nothing_else() -> None:
    assert all(hasattr(module, name) for module in (sayso, sayso.store) for name in module.__all__)
    assert not hasattr(sayso, "telepathy")
    assert not hasattr(sayso.store, "telepathy")
