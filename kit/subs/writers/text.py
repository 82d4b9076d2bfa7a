"""From the text of a file to its bytes."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from kit.subs.writers.base import encoding

if TYPE_CHECKING:
    from kit.subs.writers.base import Options, Writer

_MARKS = {"utf-16": codecs.BOM_UTF16_LE, "utf-8-sig": codecs.BOM_UTF8}
_CODECS = {"utf-16": "utf-16-le", "utf-8-sig": "utf-8"}


def encoded(text: str, writer: Writer, options: Options, errors: str = "strict") -> bytes:
    """Encode a file as asked; UTF-16 with its byte-order mark, little end first as on Windows."""
    name = codecs.lookup(encoding(writer, options)).name
    return _MARKS.get(name, b"") + text.encode(_CODECS.get(name, name), errors)
