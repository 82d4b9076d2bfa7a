"""Opening a zip to read it, and what Python raises for one that cannot be read, said in one place."""

from __future__ import annotations

import lzma
import warnings
import zipfile
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

#: RuntimeError is raised for a password, and as NotImplementedError for a compression, a version or an encryption that
#: Python does not have; zlib.error and LZMAError for a damaged stream, before its checksum is compared; EOFError for
#: one that ends too early; ValueError for sizes and names that cannot be.
UNREADABLE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, RuntimeError, ValueError)


def opened(file: Path | BinaryIO) -> zipfile.ZipFile:
    """A zip to read from. Raises ``UNREADABLE`` and OSError.

    Python 3.13 warns on standard error of a file whose second name (extra field 0x7075) is empty; what is wrong with a
    zip is told as a fault.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return zipfile.ZipFile(file)
