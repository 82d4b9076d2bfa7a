from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from shutil import which

import pytest

from kit.errors import ToolError
from kit.tools import process


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def test_both_pipes_and_the_exit_code_come_back() -> None:
    done = process.run(python("import sys; print('out'); print('err', file=sys.stderr); sys.exit(3)"))
    assert (done.code, done.out, done.err) == (3, "out\n", ("err",))


def test_a_million_bytes_on_stderr_do_not_block_stdout() -> None:
    code = "import sys\nfor _ in range(20000): print('x' * 60, file=sys.stderr)\nprint('end')"
    done = process.run(python(code), timeout=60)
    assert done.out == "end\n"
    assert len(done.err) == process.KEPT_ROWS


def test_rows_are_seen_as_they_come() -> None:
    seen: list[str] = []
    done = process.run(python("print('one'); print('zwei é')"), on_out=seen.append)
    assert seen == ["one", "zwei é"]
    assert done.out == ""


def test_bytes_that_are_no_text_do_not_stop_the_reading() -> None:
    done = process.run(python("import sys; sys.stdout.buffer.write(b'a\\xffb')"))
    assert done.out == "a\ufffdb"


def test_a_program_that_does_not_exist_is_named() -> None:
    with pytest.raises(ToolError, match="no-such-program cannot be started") as caught:
        process.run(["no-such-program"])
    assert caught.value.slug == "tool-not-started"
    assert caught.value.exit_code == 4


def test_running_out_of_time_ends_the_program_and_says_so() -> None:
    begun = time.monotonic()
    with pytest.raises(ToolError, match=r"did not finish within 0\.3 seconds"):
        process.run(python("import time; time.sleep(60)"), timeout=0.3)
    assert time.monotonic() - begun < 30


def test_a_quick_program_with_a_time_limit_is_not_blamed() -> None:
    assert process.run(python("import sys; sys.exit(1)"), timeout=60).code == 1


@pytest.mark.skipif(os.name != "posix", reason="process groups are POSIX; Windows ends the program itself")
def test_an_exception_in_a_reader_ends_the_whole_group(tmp_path: Path) -> None:
    marker = tmp_path / "alive"
    grandchild = f"import time, pathlib; time.sleep(1.5); pathlib.Path({str(marker)!r}).write_text('still here')"
    child = f"subprocess.Popen([sys.executable, '-c', {grandchild!r}])"
    code = f"import subprocess, sys, time; {child}; print('go', flush=True); time.sleep(60)"

    def stop(_row: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        process.run(python(code), on_out=stop)
    time.sleep(2)
    assert not marker.exists()
    assert threading.active_count() < 5


def test_a_group_ends_all_its_programs_and_starts_no_more() -> None:
    group = process.Group()
    ended: list[int] = []

    def sleep() -> None:
        ended.append(process.run(python("import time; time.sleep(600)"), group=group).code)

    threads = [threading.Thread(target=sleep) for _ in range(2)]
    for thread in threads:
        thread.start()
    group.end()
    for thread in threads:
        thread.join(60)
    sleep()
    assert len(ended) == 3
    assert all(code != 0 for code in ended)


@pytest.mark.skipif(sys.platform != "linux" or not which("setpriv"), reason="other systems cannot bind programs")
def test_a_bound_program_dies_with_a_kit_that_is_killed() -> None:
    inner = "import os, sys, time; print(os.getpid(), flush=True); time.sleep(600)"
    outer = (
        "import sys; from kit.tools import process;"
        "process.run([sys.executable, '-c', sys.argv[1]], bound=True, on_out=lambda row: print(row, flush=True))"
    )
    with subprocess.Popen([sys.executable, "-c", outer, inner], stdout=subprocess.PIPE, text=True) as kit:
        assert kit.stdout is not None
        bound = int(kit.stdout.readline())
        kit.kill()
    waited = time.monotonic() + 60
    while Path(f"/proc/{bound}/cmdline").exists() and Path(f"/proc/{bound}/cmdline").read_bytes():
        assert time.monotonic() < waited, "the program outlived kit"
        time.sleep(0.01)
