"""A library of small films without a picture, so that only booklets can be made of them, and a cluster to do it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from tests.conftest import write_film as write_whole_film

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


def write_film(root: Path, *, locales: tuple[str, ...] = ("ko", "fr-CA")) -> Path:
    """The small film of all tests without its master's file, with words in these locales only."""
    write_whole_film(root)
    (root / "media/winter-sea.mp4").unlink()
    for folder in (root / "locales").iterdir():
        if folder.name not in locales:
            shutil.rmtree(folder)
    return root


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Two films with one language each, in folders of two depths."""
    write_film(tmp_path / "films/winter", locales=("ko",))
    write_film(tmp_path / "films/2024/summer", locales=("fr-CA",))
    return tmp_path / "films"


def nobody(_key: str, _news: float | str) -> None:
    """Hears nothing."""


@dataclass
class Dask:
    """A cluster on this machine."""

    folder: Path
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def begin(self, name: str, *argv: str) -> subprocess.Popen[bytes]:
        log = (self.folder / f"{name}.log").open("wb")
        with log:
            made = subprocess.Popen(
                [sys.executable, "-m", "dask", *argv, "--no-dashboard"], cwd=self.folder, stdout=log, stderr=log
            )
        self.processes[name] = made
        return made

    def scheduler(self, *more: str) -> None:
        where = ("--host", "127.0.0.1", "--port", "0", "--scheduler-file", "known.json")
        self.begin("scheduler", "scheduler", *where, *more)
        until(lambda: (self.folder / "known.json").is_file() and self.address)

    def worker(self, name: str) -> None:
        self.begin(name, "worker", "--scheduler-file", "known.json", "--nthreads", "1", "--no-nanny", "--name", name)

    @property
    def address(self) -> str:
        try:
            address: str = json.loads((self.folder / "known.json").read_text("utf-8"))["address"]
        except (OSError, ValueError, KeyError):
            return ""
        return address

    def end(self) -> None:
        for process in self.processes.values():
            process.kill()
            process.wait()


def until(true: Callable[[], object], seconds: float = 60) -> None:
    """Wait for something that comes, on a busy machine a little later."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.02)


@pytest.fixture(scope="session")
def dask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dask]:
    found = Dask(tmp_path_factory.mktemp("dask"))
    found.scheduler()
    for name in ("first", "second"):
        found.worker(name)
    yield found
    found.end()
