from __future__ import annotations

import platform
import subprocess
import sys
import tempfile
from typing import TYPE_CHECKING

import pytest

from kit.errors import StorageError
from kit.screener import job, options, workshop
from kit.screener.proof import ink, units

if TYPE_CHECKING:
    from pathlib import Path

    from tests.screener.conftest import Film

#: Leaves sevens in memory, and tells what is in the memory that is handed out next.
LEFT_BEHIND = """
import ctypes
library = ctypes.CDLL(None)
library.malloc.restype, library.free.argtypes = ctypes.c_void_p, [ctypes.c_void_p]
for size in (2_000, 300_000):
    first = library.malloc(size)
    ctypes.memset(first, 7, size)
    library.free(first)
    print(*set(ctypes.string_at(library.malloc(size), size)))
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only this C library clears the memory it hands out")
def test_no_encoder_finds_what_another_one_left_in_memory(tmp_path: Path) -> None:
    run = [sys.executable, "-c", LEFT_BEHIND]
    told = subprocess.run(run, env=workshop.environment(tmp_path), check=True, capture_output=True, text=True).stdout
    assert told.split() == ["0", "0"]


def test_a_place_for_passing_files_that_cannot_be_used_is_told_by_its_own_name(
    grey: Film, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned = job.prepare(grey.project, "ko", options.resolve(grey.project))
    gone = tmp_path / "gone"
    monkeypatch.setattr(tempfile, "tempdir", str(gone))
    with pytest.raises(StorageError) as caught:
        ink.inks(planned, units.units(planned.script))
    assert caught.value.place is not None
    assert caught.value.place.path == gone
