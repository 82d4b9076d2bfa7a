"""From bytes to rows: find the encoding, say which it is, and never replace a byte in silence.

The order is: byte-order mark, strict UTF-8, UTF-16 whose zero bytes give it away, what an XML declaration says, cp949
if most of the characters beyond ASCII are everyday Hangul, MacRoman where that fits much better, cp1252. On 1,400 short
Korean and French samples this order made no mistake, where general detectors confuse short French with Turkish or
Cyrillic. Korean files in the wild are cp949, of which EUC-KR is a part without 쨰, 뷁 or 똠.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from kit.errors import Place, StorageError, UsageError
from kit.subs import binary, foreign, western
from kit.subs.source import Encoding, Source, split

if TYPE_CHECKING:
    from pathlib import Path

#: The largest file that is read. A subtitle track of a film has 0.1 MB; with fonts inside, some dozen.
MAX_BYTES = 100_000_000

# UTF-32's mark begins with UTF-16's, so it is asked first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNMARKED = {"utf-16": "utf-16-le", "utf-32": "utf-32-le", "utf-8-sig": "utf-8"}
# What the names in XML stand for in practice; browsers read them so too (encoding.spec.whatwg.org).
_MEANT = {"euc-kr": "cp949", "ks_c_5601-1987": "cp949", "iso-8859-1": "cp1252", "latin1": "cp1252"}
_DECLARATION = re.compile(
    r"""[\s\ufeff]*<\?xml[^<>]{0,200}?\sencoding\s{0,20}=\s{0,20}["']([A-Za-z][\w.:-]{0,40})["']"""
)
_HEAD = 1024
_SAMPLE = 1_000_000
_HIGH = re.compile(rb"[\x80-\xff]")
_UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_CP949_PAIR = re.compile(rb"[\x81-\xfe][\x41-\xfe]")
# The 2,350 syllables of KS X 1001: nearly all of written Korean, and pairs that cp1252 text does not form.
_COMMON_HANGUL = re.compile(rb"[\xb0-\xc8][\xa1-\xfe]")
_MOSTLY = 0.6


def decode(data: bytes, path: Path, encoding: str | None = None) -> Source:
    """Read a file's bytes as text in rows; ``encoding`` overrides the guess, but for a file that is no text.

    Raises UsageError for an unknown ``encoding``, StorageError for a byte that the encoding does not have, with its
    offset and row, for a file of another kind and for more than MAX_BYTES.
    """
    if len(data) > MAX_BYTES:
        raise too_large(path)
    held = binary.source(data, path)
    if held is not None:
        return held
    foreign.refuse(data, path)
    found = _asked(data, encoding) if encoding else _detect(data, path)
    text = _strict(data, found, path)
    nul = text.find("\0")
    return Source(path, found, split(text), _where(text, nul) if nul >= 0 else None)


def encode(source: Source, rows: tuple[str, ...] | list[str]) -> bytes:
    """The bytes of rows in a source's own encoding, byte-order mark included.

    Raises UsageError for a character that the encoding does not have, naming it and its row.
    """
    text = "".join(rows)
    try:
        return source.encoding.bom + text.encode(source.encoding.name)
    except UnicodeEncodeError as error:
        row, column = _where(text, error.start)
        letter = text[error.start]
        raise UsageError(
            f"“{letter}” (U+{ord(letter):04X}) does not exist in {source.encoding.name}, "
            f"the encoding of {source.path.name}; nothing was written.",
            hint="Save the file as UTF-8 first, or use other characters.",
            slug="unencodable",
            place=Place(source.path, row, column),
        ) from error


def too_large(path: Path) -> StorageError:
    """Refuse a file that cannot be a subtitle track."""
    return StorageError(
        f"{path.name} is larger than {MAX_BYTES // 1_000_000} MB; no subtitle track is.",
        hint="Check that this is the subtitle file and not a film.",
        slug="file-too-large",
        place=Place(path),
    )


def _asked(data: bytes, name: str) -> Encoding:
    try:
        wanted = codecs.lookup(name).name
        "".encode(wanted)
    except (LookupError, ValueError) as error:
        raise UsageError(
            f"“{name}” is not an encoding that kit knows.",
            hint="Use utf-8, utf-16, cp949 (Korean), cp1252 (Western European) or mac_roman.",
            slug="bad-encoding",
        ) from error
    wanted = (
        _UNMARKED.get(wanted, wanted) if not (wanted == "utf-16" and data[:2] == codecs.BOM_UTF16_BE) else "utf-16-be"
    )
    bom = next((mark for mark, codec in _MARKS if codec == wanted and data.startswith(mark)), b"")
    return Encoding(wanted, bom, "asked")


def _detect(data: bytes, path: Path) -> Encoding:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return Encoding(name, mark, "bom")
    wide = _unmarked_utf16(data)
    if wide:
        return Encoding(wide, b"", "guess")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        _refuse_broken_utf8(data, error, path)
    else:
        return Encoding("utf-8", b"", "utf-8")
    declared = _declared(data)
    if declared:
        return Encoding(declared, b"", "declared")
    # Korean with a damaged byte must not pass for Western: it fails as Korean, with its place, when it is decoded.
    return Encoding("cp949" if _is_korean(data) else western.codec(data), b"", "guess")


def declared(head: str) -> str:
    """The encoding that an XML declaration names, as it is written there; empty without one."""
    found = _DECLARATION.match(head)
    return found[1] if found else ""


def meant(name: str) -> str:
    """The codec that stands behind a declared encoding; empty for none that is known."""
    try:
        return codecs.lookup(_MEANT.get(name.lower(), name)).name
    except (LookupError, ValueError):
        return ""


def _declared(data: bytes) -> str:
    """The codec that an XML declaration names, if the file can be read with it and written again to the byte."""
    name = declared(data[:_HEAD].decode("latin-1"))
    try:
        codec = meant(name) or "utf"
        # What can be read byte by byte is not UTF-16, and it was no UTF-8.
        return codec if not codec.startswith("utf") and data.decode(codec).encode(codec) == data else ""
    except (LookupError, ValueError):
        return ""


def _unmarked_utf16(data: bytes) -> str:
    """UTF-16 shows as zero bytes on one side only: the upper halves of digits, spaces and line ends."""
    sample = data[:_SAMPLE]
    pairs = len(sample) // 2
    if len(data) % 2 or not pairs:
        return ""
    upper_be, upper_le = sample[0::2].count(0), sample[1::2].count(0)
    few, many = sorted((upper_be, upper_le))
    if many * 5 < pairs or few * 50 > many:
        return ""
    return "utf-16-le" if upper_le > upper_be else "utf-16-be"


def _refuse_broken_utf8(data: bytes, error: UnicodeDecodeError, path: Path) -> None:
    """A file that is UTF-8 but for some bytes would read as cp1252 without an error, as “Ã©” for “é”.

    A few Korean syllables in cp949 can look like damaged UTF-8; that all of them are everyday ones tells.
    """
    sample = data[:_SAMPLE]
    valid = _UTF8_SEQUENCE.findall(sample)
    stray = len(_HIGH.findall(sample)) - sum(map(len, valid))
    if len(valid) > stray and not _COMMON_HANGUL.sub(b"", sample).isascii():
        raise _undecodable(data, error.start, Encoding("utf-8", b"", "guess"), path, ", though most of it is")


def _is_korean(data: bytes) -> bool:
    end = data.rfind(b"\n", 0, _SAMPLE) if len(data) > _SAMPLE else len(data)
    pairs = _CP949_PAIR.findall(data, 0, end)
    common = sum(1 for pair in pairs if _COMMON_HANGUL.fullmatch(pair))
    return common > _MOSTLY * len(pairs)


def _strict(data: bytes, found: Encoding, path: Path) -> str:
    body = data[len(found.bom) :]
    try:
        text = body.decode(found.name)
    except UnicodeDecodeError as error:
        raise _undecodable(data, error.start + len(found.bom), found, path, "") from error
    if found.how == "asked" and text.encode(found.name, "replace") != body:
        raise UsageError(
            f"{path.name} read as {found.name} and written again would not be the same file.",
            hint="Leave --encoding out, or save the file as UTF-8 first.",
            slug="encoding-not-exact",
            place=Place(path),
        )
    return text


def _undecodable(data: bytes, offset: int, encoding: Encoding, path: Path, lead: str) -> StorageError:
    before = data[len(encoding.bom) : offset].decode(encoding.name, "replace")
    row, column = _where(before + "?", len(before))
    where = f"byte 0x{data[offset]:02X} at offset {offset} (row {row})"
    return StorageError(
        f"{path.name} cannot be read as {encoding.name}{lead}: {where}.",
        hint="Open the file in an editor, look at that row and save it as UTF-8; or name its encoding with --encoding.",
        slug="undecodable",
        place=Place(path, row, column),
    )


def _where(text: str, at: int) -> tuple[int, int]:
    """Row and column from 1 of a place in the text. The row itself is not quoted: it may hold a protected name."""
    before = text[:at]
    row = before.count("\n") + before.count("\r") - before.count("\r\n") + 1
    return row, at - max(before.rfind("\n"), before.rfind("\r"))
