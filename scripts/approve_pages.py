"""Approve the sample's booklets as they look now: print them and keep each page as a small picture.

The tests compare every page with its approved picture. Look at the pages first; run this after a change that you meant:
``make approve``.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "support"))

import approved  # noqa: E402 - found once the path is set

from kit.booklet import build  # noqa: E402
from kit.booklet.options import Options  # noqa: E402
from kit.project import load  # noqa: E402


def main() -> int:
    """Write tests/booklet/approved anew."""
    shutil.rmtree(approved.FOLDER, ignore_errors=True)
    approved.FOLDER.mkdir(parents=True)
    project = load.load(ROOT)
    for locale in project.settings.locales:
        with tempfile.TemporaryDirectory() as scratch:
            file = Path(scratch) / f"{locale}.pdf"
            build.build(project, locale, Options(file=file))
            pages = 0
            for pages, picture in enumerate(approved.drawn(file, Path(scratch)), start=1):
                approved.keep(picture, locale, pages)
        print(f"{locale}: {pages} pages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
