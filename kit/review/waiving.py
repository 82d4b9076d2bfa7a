"""Adding waivers to subtitles/waivers.toml: what stands there stays, to the byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from kit.check.waiver import Waiver, WaiverFile, same_words
from kit.errors import Place, UsageError
from kit.project import toml
from kit.tools import files

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


def added(path: Path, waivers: Sequence[Waiver]) -> bytes | None:
    """The file with further waivers at its end; None if it holds them all. Raises UsageError, StorageError."""
    before = files.read_bytes(path) if path.is_file() else b""
    known = {_same(one) for one in _read(before, path).waiver}
    new = [one for one in waivers if _same(one) not in known]
    if not new:
        return None
    end = b"" if not before or before.endswith(b"\n") else b"\n"
    gap = b"\n" if before else b""
    data = before + end + gap + "\n".join(map(_block, new)).encode()
    if len(_read(data, path).waiver) != len(known_rows := _read(before, path).waiver) + len(new):
        raise _unfit(path, f"it would not hold {len(known_rows) + len(new)} waivers")
    return data


def _read(data: bytes, path: Path) -> WaiverFile:
    try:
        return msgspec.toml.decode(data, type=WaiverFile)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _unfit(path, str(error)) from error


def _unfit(path: Path, why: str) -> UsageError:
    return UsageError(
        f"No waiver can be added to {path.name}: {why}.",
        hint="Correct the file first; each waiver is a table of its own, [[waiver]].",
        slug="bad-waivers",
        place=Place(path),
    )


def _same(waiver: Waiver) -> tuple[object, ...]:
    return waiver.rule.upper(), waiver.track, same_words(waiver.words), waiver.reason, waiver.author, waiver.until


def _block(waiver: Waiver) -> str:
    return "[[waiver]]\n" + "".join(f"{name} = {value}\n" for name, value in _fields(waiver))


def _fields(waiver: Waiver) -> Iterator[tuple[str, str]]:
    yield "rule", toml.quoted(waiver.rule)
    yield "track", toml.quoted(waiver.track)
    if waiver.words:
        yield "words", toml.quoted(waiver.words)
    yield "reason", toml.quoted(waiver.reason)
    yield "author", toml.quoted(waiver.author)
    yield "until", waiver.until.isoformat()
