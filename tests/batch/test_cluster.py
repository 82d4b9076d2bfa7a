"""A real scheduler and two workers as processes: the same results as at home, whoever is killed meanwhile."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from kit.batch import alike, cluster, telling
from kit.batch.cluster import Cluster
from kit.batch.crew import LostError
from kit.errors import ToolError
from tests.batch.conftest import Dask, nobody, until, write_film

if TYPE_CHECKING:
    from pathlib import Path


def kit(*argv: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "kit", *argv], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def booklets(films: Path) -> dict[str, bytes]:
    return {path.relative_to(films).as_posix(): path.read_bytes() for path in films.rglob("*.pdf")}


def at_work(films: Path) -> list[int]:
    """The processes that logs name; a log is there a moment before its first row."""
    told = re.compile(r"in process (\d+)\n")
    return [int(number) for log in films.rglob("*.log") for number in told.findall(log.read_text("utf-8"))]


@pytest.mark.slow
def test_a_worker_that_is_killed_in_the_middle_costs_only_its_job_and_results_are_those_of_one_machine(
    dask: Dask, library: Path, tmp_path: Path
) -> None:
    write_film(tmp_path / "home/winter", locales=("ko",))
    at_home = kit("batch", str(tmp_path / "home"), "booklet", "--jobs", "1")

    running = kit("batch", str(library), "booklet", "--cluster", dask.address, "--format", "json")
    until(lambda: at_work(library))
    victim = at_work(library)[0]
    assert victim in {process.pid for process in dask.processes.values()}
    os.kill(victim, signal.SIGKILL)
    out, err = running.communicate(timeout=120)

    assert running.returncode == 0, err
    assert json.loads(out)["totals"]["made"] == 2
    assert at_home.communicate(timeout=120)
    assert at_home.returncode == 0
    there, home = booklets(library), booklets(tmp_path / "home")
    assert sorted(there) == ["2024/summer/dist/winter-sea.fr-CA.booklet.pdf", "winter/dist/winter-sea.ko.booklet.pdf"]
    assert home == {"winter/dist/winter-sea.ko.booklet.pdf": there["winter/dist/winter-sea.ko.booklet.pdf"]}
    assert len(list(library.rglob("*.pdf.json"))) == 2
    assert not list(library.rglob(".part-*"))

    again = kit("batch", str(library), "booklet", "--cluster", "tcp://127.0.0.1:1")
    out, err = again.communicate(timeout=60)
    assert (again.returncode, err) == (0, ""), "nothing is due, so nobody is asked"
    assert out.startswith("Films with nothing to make: 2.\n")


def test_a_worker_with_another_kit_is_refused_before_anything_is_made(
    dask: Dask, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = alike.seal() | {"weasyprint": "1.0"}
    monkeypatch.setattr(alike, "seal", lambda: other)
    with pytest.raises(ToolError) as caught:
        Cluster(dask.address, nobody)
    assert caught.value.slug == "worker-differs"
    assert "it has weasyprint" in caught.value.message
    assert "not 1.0" in caught.value.message


def test_a_worker_that_joins_late_with_another_kit_does_nothing() -> None:
    with pytest.raises(LostError):
        cluster._there({"kit": "0"}, "news", pytest.fail, (), {})  # noqa: SLF001 - what a worker calls


def test_news_come_back_from_a_worker(dask: Dask) -> None:
    heard: list[tuple[str, float | str]] = []
    with Cluster(dask.address, lambda key, news: heard.append((key, news))) as crew:
        crew.executor.submit(telling.note, "film/x", "the disk may be short").result()
        until(lambda: heard)
        assert crew.cores() >= 2
    assert heard == [("film/x", "the disk may be short")]


def test_of_a_lost_connection_only_kit_speaks(dask: Dask) -> None:
    probe = (
        "import logging, sys; from kit.batch.cluster import Cluster\n"
        "with Cluster(sys.argv[1], lambda _key, _news: None):\n"
        "    for name in ('distributed', 'distributed.client', 'tornado.application'):\n"
        "        logging.getLogger(name).error('connection lost')\n"
    )
    done = subprocess.run([sys.executable, "-c", probe, dask.address], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_folder_that_a_worker_does_not_see_is_refused(dask: Dask, tmp_path: Path) -> None:
    with pytest.raises(ToolError) as caught:
        Cluster(dask.address, nobody, witness=str(tmp_path / "elsewhere/kit.toml"))
    assert caught.value.slug == "folder-not-shared"
