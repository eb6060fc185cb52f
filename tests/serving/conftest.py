"""A small store for a whole run of tests, and clients that ask it in process."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.serving import Settings, make_application

from .server import make_small_store


@pytest.fixture(scope="session")
def made_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_small_store(tmp_path_factory.mktemp("store") / "small.store")


@pytest.fixture
def store_file(made_store: Path, tmp_path: Path) -> Path:
    """A copy of the small store for one test to change."""
    return Path(shutil.copy(made_store, tmp_path / "small.store"))


@pytest.fixture
def client(store_file: Path) -> Iterator[TestClient]:
    with TestClient(make_application(Settings(store_file, patience_s=300)), base_url="http://localhost") as found:
        yield found
