"""Programs that retime a track, each from outside: kit and ffsubsync. What they wrote, or that they refused."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kit.tools import ffmpeg

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: Where ffsubsync is looked for besides the PATH: an environment of its own, never the project's.
PEERS = Path.home() / ".cache" / "kit-bench" / "peers" / "bin"
HOW_TO_GET = (
    "ffsubsync stands in an environment of its own (python -m venv ~/.cache/kit-bench/peers, then its pip install "
    "ffsubsync, with webrtcvad-wheels where there is no compiler). alass is in no index that pip, npm or apt know; it "
    "is not measured here."
)
KIT = Path(sys.executable).with_name("kit")
_CUE = re.compile(r"(\d+):(\d+):(\d+),(\d+) --> .*\nline (\d+)")
_FOUND, _UNSURE, _REFUSED = 0, 6, 7


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds that a program took, seconds of a processor with its children, and its peak of memory in MB."""

    seconds: float
    processor: float
    megabytes: float

    def __str__(self) -> str:
        return f"{self.seconds:.1f} s ({self.processor:.1f} s of processor), {self.megabytes:.0f} MB"


@dataclass(frozen=True, slots=True)
class Outcome:
    """In-times by cue number, None if the program refused, and what it cost."""

    begins: Mapping[int, float] | None
    cost: Cost


def srt(path: Path, cues: Sequence[tuple[float, float]]) -> Path:
    """A track whose cues say their number; the first is 1. A cue before zero is left out."""
    rows = [
        f"{number}\n{_clock(begin)} --> {_clock(end)}\nline {number}\n"
        for number, (begin, end) in enumerate(cues, 1)
        if begin >= 0
    ]
    path.write_text("\n".join(rows), encoding="utf-8", newline="\n")
    return path


def begins(path: Path) -> dict[int, float]:
    """In-times in seconds of the cues of a track, by the number that they say."""
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    return {int(n): 3600 * int(h) + 60 * int(m) + int(s) + int(ms) / 1000 for h, m, s, ms, n in _CUE.findall(text)}


def kit(way: Sequence[str], track: Path) -> Outcome:
    """``kit subs retime WAY… TRACK``. Raises RuntimeError if it neither writes nor refuses."""
    out = track.with_name("kit.srt")
    for old in (out, out.with_name("kit.removed.srt")):
        old.unlink(missing_ok=True)
    code, cost, talk = _run([str(KIT), "subs", "retime", *way, str(track), "-o", str(out)])
    if code in {_UNSURE, _REFUSED}:
        return Outcome(None, cost)
    if code != _FOUND:
        raise RuntimeError(talk)
    return Outcome(begins(out), cost)


def ffsubsync(media: Path, track: Path, *more: str) -> Outcome | None:
    """None if it is not installed. It writes a file always."""
    program = next((p for p in (shutil.which("ffsubsync"), str(PEERS / "ffsubsync")) if p and Path(p).exists()), None)
    if program is None:
        return None
    folder = track.parent / "ffmpeg"
    if not folder.exists():
        folder.mkdir()
        (folder / "ffmpeg").symlink_to(ffmpeg.find().path)
    out = track.with_name("ffsubsync.srt")
    out.unlink(missing_ok=True)
    argv = [program, str(media), "-i", str(track), "-o", str(out), "--ffmpeg-path", str(folder), *more]
    _, cost, _ = _run(argv)
    return Outcome(begins(out) or None, cost)


def _run(argv: Sequence[str]) -> tuple[int, Cost, str]:
    """Exit code, cost and talk of a program."""
    start = time.perf_counter()
    with subprocess.Popen(
        list(argv), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as child:
        talk = child.stdout.read().decode("utf-8", "replace") if child.stdout else ""
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    cost = Cost(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
    return child.returncode, cost, talk


def _clock(seconds: float) -> str:
    whole, ms = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02},{ms:03}"
