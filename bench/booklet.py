"""Finished booklets, beside WeasyPrint printing the very same pages in one process."""

from __future__ import annotations

import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from measure import Row, compare, peak, program

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parent.parent
KIT = str(Path(sys.executable).with_name("kit"))
PRINT = """
import sys
import weasyprint
base, *pages = sys.argv[1:]
for path in pages:
    page = weasyprint.HTML(filename=path, base_url=base)
    page.write_pdf(path + ".pdf", pdf_variant="pdf/ua-1", dpi=150, jpeg_quality=80, optimize_images=True)
"""


def rows() -> list[Row]:
    """One row: gathering, printing, finishing, inspecting and recording every language, against printing alone."""
    with tempfile.TemporaryDirectory() as name:
        printed = pages(Path(name))
        alone = [sys.executable, "-c", PRINT, ROOT.as_uri() + "/", *map(str, printed)]
        return [
            compare(
                f"print, finish and inspect booklets in {len(printed)} languages",
                lambda: program(_kit()),
                "WeasyPrint, the same pages in one process",
                lambda: program(alone),
                runs=3,
            )
        ]


def section() -> str:
    """What all editions of every language cost, and the memory that the standard edition takes."""
    every = program(_kit("--edition", "all"))
    memory = peak(_kit(), cwd=ROOT)
    return (
        f"All editions of every language: {every.wall:.0f} s ({every.cpu:.0f} s of processor). "
        f"The standard edition of every language takes {memory} at the most."
    )


def _kit(*options: str) -> list[str]:
    return [KIT, "-C", str(ROOT), "booklet", "build", "--force", *options]


class _Caught(Exception):  # noqa: N818 - no error: what was wanted is there
    """The page came by."""


def pages(folder: Path, locales: Sequence[str] = ()) -> list[Path]:
    """The pages that kit hands to the print engine, a file a language; of all languages if none is named."""
    from kit.booklet import making, press  # noqa: PLC0415 - heavy, and needed for this row only
    from kit.booklet.options import Options  # noqa: PLC0415
    from kit.project import load  # noqa: PLC0415

    caught: list[Path] = []
    real = press.print_pdf

    def catch(html: str, **_rest: Any) -> Any:
        caught.append(folder / f"{len(caught)}.html")
        caught[-1].write_text(html, encoding="utf-8")
        raise _Caught

    project = load.load(ROOT)
    press.print_pdf = catch
    try:
        for locale in locales or project.settings.locales:
            with suppress(_Caught):
                making.make(project, locale, Options(), lambda _share: None)
    finally:
        press.print_pdf = real
    return caught
