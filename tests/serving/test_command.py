"""`sayso serve`: what it refuses before it serves anything."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from reading.web import serving
from sayso.cli import app
from sayso.cli.serving import is_this_machine
from sayso.errors import StoreError
from sayso.serving import ServingError


def run(*words: str, **environment: str) -> tuple[int, str, BaseException | None]:
    result = CliRunner().invoke(app, ["serve", *words], env={"SAYSO_TOKEN": "", **environment})
    return result.exit_code, result.output, result.exception


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "desk.example"])
def test_an_address_that_others_reach_needs_a_token(host: str, store_file: Path) -> None:
    code, output, _ = run("--store", str(store_file), "--host", host)
    assert code == 2
    assert "SAYSO_TOKEN" in output


@pytest.mark.parametrize("host", ["127.0.0.1", "127.3.2.1", "::1", "localhost"])
def test_addresses_of_this_machine_need_none(host: str) -> None:
    assert is_this_machine(host)


def test_a_store_that_is_not_there_is_told(tmp_path: Path) -> None:
    _, _, error = run("--store", str(tmp_path / "none.db"))
    assert isinstance(error, StoreError)
    assert "sayso ingest" in str(error)


def test_a_short_token_is_told(store_file: Path) -> None:
    _, _, error = run("--store", str(store_file), SAYSO_TOKEN="short")
    assert isinstance(error, ServingError)


def test_a_port_that_is_taken_is_told_in_one_line(store_file: Path) -> None:
    with serving() as site:
        taken = site.address.rpartition(":")[2]
        _, _, error = run("--store", str(store_file), "--port", taken)
    assert isinstance(error, ServingError)
    assert f":{taken}; if something is there, give another --port" in str(error)


def test_a_port_that_is_none_is_wrong_usage(store_file: Path) -> None:
    assert run("--store", str(store_file), "--port", "70000")[0] == 2
