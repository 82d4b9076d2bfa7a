"""The main job on the sample film, as ``make demo`` shows it: check, retime, burn, print, status.

Each step is a ``kit`` command, printed before it runs, so that it can be typed again. The first one that fails ends
the demo with its exit code.
"""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KIT = Path(sys.executable).with_name("kit.exe" if sys.platform == "win32" else "kit")
COPIES = Path("dist", "retimed")


def main() -> int:
    """Run every step; the exit code of the first that fails, else 0."""
    start = time.monotonic()
    shutil.rmtree(ROOT / COPIES, ignore_errors=True)
    shutil.copytree(ROOT / "subtitles", ROOT / COPIES)
    copies = sorted(path.as_posix() for path in COPIES.iterdir() if path.suffix in {".srt", ".vtt", ".ass"})
    for title, arguments in (
        ("Check the subtitles of every language", ["subs", "check"]),
        (
            "Retime copies of them: two seconds later, as if a logo had been put in front",
            ["subs", "retime", "shift", "+2s", *copies],
        ),
        ("Burn a screener for each language", ["screener", "build"]),
        ("Print a screening kit for each language", ["booklet", "build"]),
        ("Look at what is done", ["status"]),
    ):
        code = step(title, arguments)
        if code:
            print(f"demo: `kit {shlex.join(arguments)}` ended with exit code {code}.", file=sys.stderr)
            return code
    print(f"\ndemo: everything is in {ROOT / 'dist'}, after {time.monotonic() - start:.0f} seconds.")
    return 0


def step(title: str, arguments: list[str]) -> int:
    """Say what comes, show the command, run it."""
    print(f"\n{title}\n$ kit {shlex.join(arguments)}", flush=True)
    return subprocess.run([str(KIT), *arguments], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
