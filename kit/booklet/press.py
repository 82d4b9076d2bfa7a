"""Run the print engine in a process of its own, with limits, and turn its complaints into errors."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from kit.booklet.job import Job, Report
from kit.booklet.nesting import NestedTooDeeplyError
from kit.errors import ToolError, UsageError
from kit.tools import files as disk
from kit.tools.companion import Companions

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Print engines. Python without the current folder in its path: a module that lies in a film's folder must not be run.
ENGINES = Companions((sys.executable, "-P", "-m", "kit.booklet.render"), shared=hasattr(os, "fork"))
#: A booklet takes 2–4 s and 250 MB; a page that needs this much is broken or hostile.
SECONDS = 120
MEMORY_BYTES = 3 << 30
#: Seconds in which the engine tells that a page took too long; it is stopped with all its pages if it does not.
_LATE = 10


def warm(engines: int = 1) -> None:
    """Let engines load while pages are made. Raises ToolError if one cannot be started."""
    ENGINES.warm(environment(), engines)


def print_pdf(
    html: str, *, base: Path, folders: Sequence[Path], files: Sequence[Path], identifier: str, seconds: int = SECONDS
) -> tuple[bytes, Report]:
    """The page as a tagged PDF, and the engine's report.

    Raises UsageError if the page asked for an address outside the film or the engine complained of the page,
    ToolError if the engine failed or ran out of time or memory, StorageError if the disk is full.
    """
    job = Job(
        base=base.as_uri() + "/",
        folders=tuple(str(folder.resolve()) for folder in folders),
        files=tuple(str(file.resolve()) for file in files),
        identifier=identifier,
        memory_bytes=MEMORY_BYTES,
        seconds=seconds,
    )
    try:
        data, report = _run(job, html, seconds)
    except OSError as error:
        raise disk.storage_error(error, Path(tempfile.gettempdir()), "written") from error
    if report.refused:
        raise UsageError(
            f"The booklet’s page asks for something outside the film’s folder: {report.refused[0]}",
            hint="Nothing was fetched. Keep pictures in the film’s folder, and correct the template or text that asks.",
            slug="address-refused",
        )
    if report.talk:
        raise UsageError(
            f"The booklet’s page has a fault: {report.talk[0]}",
            hint="Correct the template or style sheet; a page that the engine complains of may look or read wrong.",
            slug="page-fault",
        )
    return data, report


def _run(job: Job, html: str, seconds: int) -> tuple[bytes, Report]:
    """Do the job in a private folder that is gone afterwards. Raises OSError if the disk refuses it."""
    with tempfile.TemporaryDirectory(prefix="kit-booklet-") as name:
        folder = Path(name)
        (folder / "job.json").write_bytes(msgspec.json.encode(job))
        (folder / "page.html").write_text(html, encoding="utf-8")
        with ENGINES.one(environment()) as engine:
            fault = engine.ask(name, seconds + _LATE)
            if not engine.lives:
                raise _failed(" ".join(engine.last_words()), seconds)
        if fault:
            raise _failed(fault, seconds)
        report = msgspec.json.decode((folder / "report.json").read_bytes(), type=Report)
        return (folder / "page.pdf").read_bytes(), report


def environment() -> dict[str, str]:
    """The environment, with the place of this very kit first, installed or not."""
    home = str(Path(__file__).resolve().parents[2])
    others = os.environ.get("PYTHONPATH", "")
    return {**os.environ, "PYTHONPATH": f"{home}{os.pathsep}{others}" if others else home}


def _failed(talk: str, seconds: int) -> Exception:
    """What went wrong in the engine's process, told by its last words."""
    if f"[Errno {errno.ENOSPC}]" in talk:
        return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    name, _, section = talk.partition(":")
    if name in {NestedTooDeeplyError.__name__, RecursionError.__name__}:
        where = (
            f" in the section “{section.strip()}”" if section.strip() and name == NestedTooDeeplyError.__name__ else ""
        )
        return UsageError(
            f"Boxes stand within boxes{where} more often than the page can be laid out with.",
            hint="Put fewer boxes of display: flex (five at the most), display: grid (ten) or columns (two) into one "
            "another in the film’s own templates, and fewer elements of any kind.",
            slug="nested-too-deeply",
        )
    if talk == "TimeoutError":
        return ToolError(
            f"The print engine did not finish within {seconds} seconds and was stopped.",
            hint="Look for very large pictures or deeply nested tables in the film’s templates; if there are none, "
            "close other work on this machine and try again.",
            slug="engine-timeout",
        )
    if "MemoryError" in talk:
        return ToolError(
            "The print engine ran out of memory.",
            hint="Look for very large pictures or deeply nested tables in the film’s templates.",
            slug="engine-memory",
        )
    if "cannot load library" in talk:
        return ToolError(
            "The print engine’s system library Pango is missing.",
            hint="Install it (on Debian: libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0), or run the set-up.",
            slug="no-pango",
        )
    return ToolError(
        f"The print engine failed: {talk}",
        hint="Run `kit doctor`; if it finds nothing, this is a fault of kit: please report the line above.",
        slug="engine-failed",
    )
