"""Finished booklets, beside WeasyPrint printing the very same pages in one process."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from measure import Row, compare, peak, program

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
        pages = _pages(Path(name))
        alone = [sys.executable, "-c", PRINT, ROOT.as_uri() + "/", *map(str, pages)]
        return [
            compare(
                f"print, finish and inspect booklets in {len(pages)} languages",
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


def _pages(folder: Path) -> list[Path]:
    """The pages that kit hands to the print engine, a file a language."""
    from kit.booklet import making, press  # noqa: PLC0415 - heavy, and needed for this row only
    from kit.booklet.options import Options  # noqa: PLC0415
    from kit.project import load  # noqa: PLC0415

    caught: list[Path] = []
    real = press.print_pdf

    def catch(html: str, **rest: Any) -> Any:
        caught.append(folder / f"{len(caught)}.html")
        caught[-1].write_text(html, encoding="utf-8")
        return real(html, **rest)

    project = load.load(ROOT)
    press.print_pdf = catch
    try:
        for locale in project.settings.locales:
            making.make(project, locale, Options(), lambda _share: None)
    finally:
        press.print_pdf = real
    return caught
