"""A finished booklet, beside WeasyPrint printing the very same page."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from measure import Row, compare, program

ROOT = Path(__file__).resolve().parent.parent
KIT = str(Path(sys.executable).with_name("kit"))
LOCALE = "ko"
PRINT = """
import sys
import weasyprint
page = weasyprint.HTML(filename=sys.argv[1], base_url=sys.argv[2])
page.write_pdf(sys.argv[3], pdf_variant="pdf/ua-1", dpi=150, jpeg_quality=80, optimize_images=True)
"""


def rows() -> list[Row]:
    """One row: gathering, printing, finishing, inspecting and recording, against printing alone."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        page = folder / "page.html"
        page.write_text(_html(), encoding="utf-8")
        output = folder / "booklet.pdf"
        kit = [KIT, "-C", str(ROOT), "booklet", "build", "--lang", LOCALE, "--force", "--output", str(output)]
        alone = [sys.executable, "-c", PRINT, str(page), ROOT.as_uri() + "/", str(folder / "alone.pdf")]
        return [
            compare(
                "print, finish and inspect a booklet",
                lambda: program(kit),
                "WeasyPrint, the same page",
                lambda: program(alone),
                runs=3,
            )
        ]


def _html() -> str:
    """The page that kit hands to the print engine."""
    from kit.booklet import making, press  # noqa: PLC0415 - heavy, and needed for this row only
    from kit.booklet.options import Options  # noqa: PLC0415
    from kit.project import load  # noqa: PLC0415

    caught: list[str] = []
    real = press.print_pdf

    def catch(html: str, **rest: Any) -> Any:
        caught.append(html)
        return real(html, **rest)

    project = load.load(ROOT)
    press.print_pdf = catch
    try:
        making.make(project, LOCALE, Options(), lambda _share: None)
    finally:
        press.print_pdf = real
    return caught[0]
