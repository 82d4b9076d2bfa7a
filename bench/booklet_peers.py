"""One booklet's words printed by kit, by WeasyPrint alone, by Chromium and by Typst: time, size, veraPDF, languages.

``KIT_TYPST`` names a Python that has the package typst; without it that row says so. Typst prints the words and the
pictures without any style, Chromium the very page that kit prints, with tags and bookmarks.
"""

from __future__ import annotations

import base64
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import booklet
from measure import Cost, call, program

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parent.parent
LOCALE = "ko"
_TYPST = """
import sys, typst
source, target, root, fonts = sys.argv[1:]
typst.compile(source, target, root=root, font_paths=[fonts], pdf_standards=["ua-1"])
"""
#: What printed, what it took each time, and its file.
_Printed = tuple[str, "Sequence[Cost]", Path]
_SOURCE = re.compile(r'<img[^>]*\bsrc="([^"]+)"')
_SPECIAL = re.compile(r"[\\#\[\]*_`$<>@=~/+-]")


def section() -> str:
    """The table; each was run twice, and the second run counts."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        page = booklet.pages(folder, (LOCALE,))[0]
        printed = [_kit(folder), _weasyprint(page), _chromium(folder, page), _typst(folder, page)]
        rows = [each if isinstance(each, str) else _row(*each) for each in printed]
    head = [
        "The Korean booklet, printed by others (kit’s time holds its checks and the measuring of its tracks):",
        "",
        "| with | time | size | PDF/UA-1 rules broken (veraPDF) | PDF/A-2a rules broken | elements with a language |",
        "|---|---|---|---|---|---|",
    ]
    return "\n".join([*head, *rows])


def _kit(folder: Path) -> _Printed | str:
    target = folder / "kit.pdf"
    argv = [booklet.KIT, "-C", str(ROOT), "booklet", "build", "--force", "--lang", LOCALE, "-o", str(target)]
    return ("kit", [program(argv) for _ in range(2)], target)


def _weasyprint(page: Path) -> _Printed | str:
    argv = [sys.executable, "-c", booklet.PRINT, ROOT.as_uri() + "/", str(page)]
    return ("WeasyPrint alone (pdf/ua-1)", [program(argv) for _ in range(2)], Path(f"{page}.pdf"))


def _chromium(folder: Path, page: Path) -> _Printed | str:
    sys.path.append(str(ROOT / "tests/support"))
    try:
        from chromium import CHROMIUM, Chromium  # noqa: PLC0415 - a browser, for this row alone
    except ImportError:
        CHROMIUM = ""  # noqa: N806 - the name that could not be had
    if not CHROMIUM:
        return "| Chromium | not here | | | | |"
    target = folder / "chromium.pdf"

    def printed() -> None:
        with Chromium() as browser:
            browser.open(page.as_uri())
            target.write_bytes(browser.printed())

    return ("Chromium, the same page (its own process not counted in)", [call(printed) for _ in range(2)], target)


def _typst(folder: Path, page: Path) -> _Printed | str:
    python = os.environ.get("KIT_TYPST", "")
    if not python:
        return "| Typst | not here: KIT_TYPST names no Python with the package typst | | | | |"
    from kit.tools import fonts  # noqa: PLC0415 - for this row alone

    source, target = folder / "page.typ", folder / "typst.pdf"
    source.write_text(_markup(page.read_text("utf-8"), folder), encoding="utf-8")
    argv = [python, "-c", _TYPST, str(source), str(target), "/", str(fonts.sans().path.parent)]
    try:
        costs = [program(argv) for _ in range(2)]
    except subprocess.CalledProcessError as error:
        return f"| Typst | refused the page (exit {error.returncode}) | | | | |"
    return ("Typst (ua-1), the same words unstyled", costs, target)


def _markup(html: str, folder: Path) -> str:
    """The page's blocks in Typst's markup: headings, paragraphs, items, rows and pictures, each run in its language."""
    from kit.booklet.reading import Shape, blocks  # noqa: PLC0415 - heavy, and needed for this row only

    sources = iter(_SOURCE.findall(html))
    out = ['#set document(title: "booklet")', '#set text(font: "Noto Sans KR", lang: "ko")']
    for block in blocks(html):
        words = "".join(f'#text(lang: "{run.lang[:2]}")[{_escaped(run.text)}]' for run in block.runs if run.text)
        match block.shape:
            case Shape.HEADING:
                out.append(f"#heading(level: {block.level})[{words}]")
            case Shape.PICTURE:
                alt = block.text.replace('"', "”")
                out.append(f'#image("{_picture(next(sources), folder)}", alt: "{alt}", width: 60%)')
            case Shape.ITEM:
                out.append(f"#list([{words}])")
            case _:
                out.append(f"#par[{words}]")
    return "\n\n".join(out)


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda sign: f"\\{sign[0]}", text).replace("\n", " ")


def _picture(address: str, folder: Path) -> str:
    """A picture as a file."""
    if address.startswith("file:"):
        return unquote(address.removeprefix("file://"))
    kind, _, data = address.partition(",")
    path = folder / f"picture-{len(list(folder.glob('picture-*')))}.svg"
    path.write_bytes(base64.b64decode(data) if kind.endswith(";base64") else unquote(data).encode())
    return str(path)


def _row(name: str, costs: Sequence[Cost], path: Path) -> str:
    import pikepdf  # noqa: PLC0415 - heavy, and needed here only

    from kit.booklet import verapdf  # noqa: PLC0415 - a Java machine

    data = path.read_bytes()
    broken = [len(set(verapdf.failures(data, flavour))) for flavour in ("PDFUA_1", "PDFA_2_A")]
    with pikepdf.open(path) as pdf:
        said = sum(isinstance(item, pikepdf.Dictionary) and "/S" in item and "/Lang" in item for item in pdf.objects)
    return f"| {name} | {costs[-1].wall:.1f} s | {len(data) / 1000:.0f} kB | {broken[0]} | {broken[1]} | {said} |"


if __name__ == "__main__":
    print(section())
