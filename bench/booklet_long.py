"""Booklets of growing length: the work for each page, counted rather than timed, and the memory of the longest."""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

import booklet
from measure import peak

ROOT = Path(__file__).resolve().parent.parent
#: How often the body of the sample's Korean booklet is printed one after the other: 18 pages each time.
TIMES = (1, 2, 6)
_BODY = re.compile(r'(<main id="main">)(.*)(</main>)', re.DOTALL)
#: Prints a page as kit's engine does, and says how many pages it has and how many functions were called for them.
COUNTED = """
import cProfile, pstats, sys
from pathlib import Path
from kit.booklet import render
from kit.booklet.job import Job
root, page, counting = sys.argv[1:]
job = Job(base=Path(root).as_uri() + "/", folders=(root,), files=tuple(map(str, {fonts})), identifier="long",
          memory_bytes=0, seconds=0)
profile = cProfile.Profile()
if counting == "yes":
    profile.enable()
data, report = render.render(job, Path(page).read_text("utf-8"))
profile.disable()
calls = pstats.Stats(profile).total_calls if counting == "yes" else 0
print(report.pages, calls, len(data))
"""


def section() -> str:
    """How many functions are called for each page, and what the longest booklet takes."""
    import subprocess  # noqa: PLC0415 - beside its only use

    from kit.tools import fonts  # noqa: PLC0415

    code = COUNTED.format(fonts=[str(font.path.resolve()) for font in (fonts.sans(), fonts.serif())])
    with tempfile.TemporaryDirectory() as name:
        first = booklet.pages(Path(name))[0].read_text("utf-8")
        told, memory = [], ""
        for times in TIMES:
            page = Path(name) / f"long-{times}.html"
            page.write_text(_repeated(first, times), encoding="utf-8")
            argv = [sys.executable, "-c", code, str(ROOT), str(page)]
            done = subprocess.run([*argv, "yes"], cwd=ROOT, capture_output=True, text=True, check=True)
            printed, calls, size = map(int, done.stdout.split())
            told.append(f"{printed} pages {calls / printed / 1000:,.0f} thousand ({size / 1000:,.0f} kB)")
            memory = peak([*argv, "no"], cwd=ROOT)
    return (
        "The work for a page stays the same however long a booklet is; functions that the print engine calls for each "
        f"page: {'; '.join(told)}. The longest takes {memory} at the most."
    )


def _repeated(html: str, times: int) -> str:
    """The page with its sections several times, each time under other names."""
    found = _BODY.search(html)
    if found is None:
        raise ValueError(html[:200])
    parts = [re.sub(r'\bid="([\w-]+)"', rf'id="\1-{number}"', found[2]) if number else found[2]
             for number in range(times)]  # fmt: skip
    return html[: found.start()] + found[1] + "".join(parts) + found[3] + html[found.end() :]


if __name__ == "__main__":
    print(section())
