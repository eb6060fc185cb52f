"""The same run on a real Ray of this machine, with two workers of which some are killed."""

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from tests.scaling.archive import ids_of, tables_of, write_rows
from tests.scaling.mortal import start_mortal

from sayso.scaling import LocalEngine, RayEngine, analyse_archive, group_archive
from sayso.scaling.shards import Sizes

ray = pytest.importorskip("ray", reason="Ray is not installed: pip install 'sayso[ray]'")
pytest.importorskip("ray.data", reason="Ray Data is not installed: pip install 'sayso[ray]'")

SMALL = Sizes(shard=8, chunk=4)


@pytest.fixture(scope="module")
def cluster() -> Iterator[None]:
    os.environ["RAY_worker_niceness"] = "0"  # noqa: SIM112 - Ray names it so; else whatever else runs on the machine comes first
    paths = os.pathsep.join([os.getcwd(), os.environ.get("PYTHONPATH", "")])
    environment = {"env_vars": {"PYTHONPATH": paths}}
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, runtime_env=environment)
    yield
    ray.shutdown()


def test_ray_gives_the_bytes_that_local_processes_give_though_a_worker_is_killed(
    tmp_path: Path, cluster: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = str(write_rows(tmp_path / "rows.jsonl", range(6, 22)))
    monkeypatch.setattr("sayso.scaling.run.start_chunks", partial(start_mortal, tmp_path))
    report = analyse_archive([rows], tmp_path / "ray", engine=RayEngine(2), sizes=SMALL)
    assert (tmp_path / "died").exists()
    assert report.left_out == ()
    monkeypatch.undo()
    analyse_archive([rows], tmp_path / "local", engine=LocalEngine(1), sizes=SMALL)
    assert ids_of(tmp_path / "ray") == sorted(f"t{n}" for n in range(6, 22))
    assert tables_of(tmp_path / "ray") == tables_of(tmp_path / "local")
    group_archive(tmp_path / "ray", engine=RayEngine(2))
    group_archive(tmp_path / "local", engine=LocalEngine(1))
    assert (tmp_path / "ray/stories.parquet").read_bytes() == (tmp_path / "local/stories.parquet").read_bytes()


def test_an_article_of_which_every_worker_of_ray_dies_is_named_and_no_other_is_lost(
    tmp_path: Path, cluster: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = str(write_rows(tmp_path / "rows.jsonl", range(4, 7)))
    monkeypatch.setattr("sayso.scaling.run.start_chunks", partial(start_mortal, tmp_path))
    report = analyse_archive([rows], tmp_path / "ray", engine=RayEngine(2), sizes=Sizes(shard=8, chunk=1))
    assert [(item.path, "2 workers died of it" in item.reason) for item in report.left_out] == [(f"{rows}#2", True)]
    assert ids_of(tmp_path / "ray") == ["t4", "t6"]
