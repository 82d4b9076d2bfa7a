"""Fill the templates; a film's own in a process apart, since they may loop without end or ask for all memory.

That process is ``python -m kit.booklet.filling FOLDER``: the folder holds ``job``, and gets ``page.html``, or ``fault``
with the error. Where a template was when its time ran out stands in ``stack``: the signal that ends the process lets
Python write it, even in the middle of an operation that never comes back.
"""

from __future__ import annotations

import faulthandler
import pickle
import signal
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kit import resources
from kit.booklet import press, template
from kit.catalogue import pseudo, speak
from kit.errors import KitError, ToolError, UsageError
from kit.tools import process

if TYPE_CHECKING:
    from kit.booklet.context import Context
    from kit.words import Words

#: Seconds of processor: kit's own templates take a fifth of one.
SECONDS = 10
#: A page of a hundred printed ones takes 100 MB, with everything that is loaded.
MEMORY_BYTES = 1 << 30
#: How Python writes a row of a stack: the file between these two, then the row and the function.
_FILE, _ROW = '  File "', '", line '


@dataclass(frozen=True, slots=True)
class Job:
    """A page to fill: its context, the film's folder, the main template, and the language of the labels."""

    context: Context
    root: Path
    main: str
    locale: str
    pseudo: bool
    seconds: int


def html(job: Job, words: Words) -> str:
    """The page. Raises UsageError for a broken template, and for one that passes its limit of time or memory."""
    if not _has_own(job.root):
        return template.html(job.context, words, job.root, job.main)
    with tempfile.TemporaryDirectory(prefix="kit-template-") as name:
        folder = Path(name)
        (folder / "job").write_bytes(pickle.dumps(job))
        try:
            argv = (sys.executable, "-P", "-m", "kit.booklet.filling", name)
            done = process.run(argv, env=press.environment(), timeout=job.seconds * 6)
        except ToolError as error:
            if error.slug != "tool-timeout":
                raise
            raise template.endless(None) from error
        if (folder / "page.html").is_file():
            return (folder / "page.html").read_text(encoding="utf-8")
        if (folder / "fault").is_file():
            fault: KitError = pickle.loads((folder / "fault").read_bytes())  # noqa: S301 - kit wrote it just now
            raise fault
        if done.code == -getattr(signal, "SIGXCPU", 0):
            raise template.endless(template.place_of(job.root, _frames(folder / "stack")))
    told = done.err[-1] if done.err else f"exit code {done.code}"
    raise UsageError(
        f"The film’s own templates cannot be filled: {told}",
        hint="Move them out of templates/ and bring them back one by one.",
        slug="broken-template",
    )


def words_of(locale: str, root: Path, *, pseudonym: bool) -> Words:
    """The labels of a language, or those that nobody speaks."""
    words = speak.words(root, locale)
    return pseudo.words(words) if pseudonym else words


def _has_own(root: Path) -> bool:
    own = root / "templates"
    return own.resolve() != resources.templates().resolve() and any(
        path.suffix in {".html", ".css"} for path in (own / "booklet").rglob("*")
    )


def _frames(stack: Path) -> list[tuple[str, int]]:
    """The files and rows of a stack that Python wrote, the innermost first."""
    rows = stack.read_text(encoding="utf-8").splitlines()
    parts = [row.removeprefix(_FILE).rpartition(_ROW) for row in rows if row.startswith(_FILE) and _ROW in row]
    return [(file, int(rest.split(" ")[0])) for file, _, rest in parts]


def main(folder: Path) -> None:
    """Do the job that lies in a folder."""
    job: Job = pickle.loads((folder / "job").read_bytes())  # noqa: S301 - kit wrote it just now
    with (folder / "stack").open("w", encoding="utf-8") as stack:
        _limit(job.seconds, stack.fileno())
        try:
            page = template.html(job.context, words_of(job.locale, job.root, pseudonym=job.pseudo), job.root, job.main)
        except KitError as fault:
            (folder / "fault").write_bytes(pickle.dumps(fault))
        else:
            (folder / "page.html").write_text(page, encoding="utf-8")


def _limit(seconds: int, stack: int) -> None:
    """Bound this process where the system can (POSIX)."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    faulthandler.register(signal.SIGXCPU, stack, all_threads=False, chain=True)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
