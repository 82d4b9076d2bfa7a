"""What Python raises for a zip that cannot be read, said in one place."""

from __future__ import annotations

import lzma
import zipfile
import zlib

#: RuntimeError is raised for a password, and as NotImplementedError for a compression, a version or an encryption that
#: Python does not have; zlib.error and LZMAError for a damaged stream, before its checksum is compared; EOFError for
#: one that ends too early; ValueError for sizes and names that cannot be.
UNREADABLE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, RuntimeError, ValueError)
