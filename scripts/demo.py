"""The main job on the sample film, as ``make demo`` shows it: check, retime, burn, print, status.

Each step is a ``kit`` command, printed before it runs, so that it can be typed again. The first one that fails ends
the demo with its exit code.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KIT = Path(sys.executable).with_name("kit.exe" if sys.platform == "win32" else "kit")
STEPS = (
    ("Check the subtitles of every language", "subs check"),
    (
        "Retime copies of them: 48 frames later, as if a logo had been put before the film",
        "subs retime shift +48f --output dist/retimed --overwrite",
    ),
    ("Burn a screener for each language", "screener build"),
    ("Print a screening kit for each language", "booklet build"),
    ("Look at what is done", "status"),
)


def main() -> int:
    """Run every step; the exit code of the first that fails, else 0."""
    start = time.monotonic()
    for title, line in STEPS:
        print(f"\n{title}\n$ kit {line}", flush=True)
        code = subprocess.run([str(KIT), *line.split()], cwd=ROOT, check=False).returncode
        if code:
            print(f"demo: `kit {line}` ended with exit code {code}.", file=sys.stderr)
            return code
    print(f"\ndemo: done in {time.monotonic() - start:.0f} seconds; the results are in dist/.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
