"""From the text of a file to its bytes, and what cannot stand in XML."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from kit.subs.writers.base import encoding

if TYPE_CHECKING:
    from kit.subs.track import Track
    from kit.subs.writers.base import Options, Writer

_MARKS = {"utf-16": codecs.BOM_UTF16_LE, "utf-8-sig": codecs.BOM_UTF8}
#: What XML 1.0 has no way to write, references included (w3.org/TR/xml, section 2.2).
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CODECS = {"utf-16": "utf-16-le", "utf-8-sig": "utf-8"}


def encoded(text: str, writer: Writer, options: Options, errors: str = "strict") -> bytes:
    """Encode a file as asked; UTF-16 with its byte-order mark, little end first as on Windows."""
    name = codecs.lookup(encoding(writer, options)).name
    return _MARKS.get(name, b"") + text.encode(_CODECS.get(name, name), errors)


def not_in_xml(track: Track) -> dict[str, tuple[int, ...]]:
    """The control characters of a track that XML cannot hold, each with the numbers of its cues."""
    found: dict[str, list[int]] = {}
    for cue in track.cues:
        for letter in dict.fromkeys(_NOT_XML.findall(cue.text + cue.speaker)):
            found.setdefault(letter, []).append(cue.number)
    return {letter: tuple(cues) for letter, cues in found.items()}
