"""The crew of processes, with calls instead of films: what is lost, what is not, and that nothing stays behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from concurrent.futures import wait
from typing import TYPE_CHECKING

import pytest

from kit.batch import telling
from kit.batch.crew import AtOnce, LostError
from kit.batch.processes import Processes
from tests.batch.conftest import nobody

if TYPE_CHECKING:
    from pathlib import Path


def gone(process: int) -> bool:
    """Whether a process has ended; waits for it, since the system needs a moment."""
    for _ in range(500):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.01)
    return False


def test_a_killed_process_costs_its_own_call_and_a_new_one_takes_its_place() -> None:
    with Processes(2, nobody) as crew:
        lost = crew.executor.submit(os._exit, 9)
        others = [crew.executor.submit(pow, 2, power) for power in range(6)]
        with pytest.raises(LostError):
            lost.result()
        assert [one.result() for one in others] == [1, 2, 4, 8, 16, 32]


def test_a_process_that_is_asked_to_end_is_a_loss_and_no_ctrl_c_of_ours() -> None:
    with Processes(1, nobody) as crew:
        process = crew.executor.submit(os.getpid).result()
        long = crew.executor.submit(time.sleep, 60)
        while not long.running():
            time.sleep(0.01)
        time.sleep(0.1)
        os.kill(process, signal.SIGTERM)
        with pytest.raises(LostError):
            long.result()
        assert crew.executor.submit(pow, 2, 3).result() == 8


def test_news_arrive_from_the_process_that_does_the_job() -> None:
    heard: list[tuple[str, float | str]] = []
    with Processes(1, lambda key, news: heard.append((key, news))) as crew:
        crew.executor.submit(telling.note, "film/x", "the disk may be short").result()
        while not heard:
            time.sleep(0.01)
    assert heard == [("film/x", "the disk may be short")]


def test_leaving_with_a_failure_interrupts_what_is_under_way() -> None:
    processes = []

    def leave() -> None:
        with Processes(1, nobody) as crew:
            processes.append(crew.executor.submit(os.getpid).result())
            wait([crew.executor.submit(time.sleep, 60)], timeout=0.3)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        leave()
    assert gone(processes[0])


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX's")
def test_no_process_outlives_a_kit_that_is_killed_outright(tmp_path: Path) -> None:
    code = textwrap.dedent("""
        import os, pathlib, sys, time
        from kit.batch.processes import Processes
        if __name__ == "__main__":
            with Processes(1, print) as crew:
                process = crew.executor.submit(os.getpid).result()
                crew.executor.submit(time.sleep, 60)
                print(process, flush=True)
                time.sleep(60)
    """)
    (tmp_path / "run.py").write_text(code)
    with subprocess.Popen([sys.executable, "run.py"], cwd=tmp_path, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        process = int(parent.stdout.readline())
        parent.kill()
    assert gone(process)


def test_in_this_very_process_a_failure_is_in_the_future_and_ctrl_c_goes_through() -> None:
    executor = AtOnce()
    assert executor.submit(pow, 2, 3).result() == 8
    assert isinstance(executor.submit(int, "x").exception(), ValueError)

    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        executor.submit(stop)
