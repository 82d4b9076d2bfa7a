"""The formats that kit writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.errors import UsageError
from kit.subs.writers.ass import SubStation
from kit.subs.writers.dcp import Interop, Smpte
from kit.subs.writers.ebustl import EbuStl
from kit.subs.writers.microdvd import MicroDvd
from kit.subs.writers.sami import Sami
from kit.subs.writers.srt import SubRip
from kit.subs.writers.ttml import Ttml
from kit.subs.writers.vtt import WebVtt

if TYPE_CHECKING:
    from pathlib import Path

    from kit.subs.writers.base import Writer

#: In the order of the documentation.
WRITERS: tuple[Writer, ...] = (
    SubRip(), WebVtt(), SubStation(), Sami(), Ttml(), Smpte(), Interop(), EbuStl(), MicroDvd(),
)  # fmt: skip
NAMES = tuple(writer.name for writer in WRITERS)


def named(name: str) -> Writer:
    """The writer with a short name. Raises UsageError for a name that is none."""
    for writer in WRITERS:
        if writer.name == name:
            return writer
    raise UsageError(f"kit does not write “{name}”.", hint=f"It writes {', '.join(NAMES)}.", slug="unknown-format")


def for_path(path: Path) -> Writer:
    """The writer that a file's extension asks for. Raises UsageError for an extension that none has, or several."""
    extension = path.suffix.lower()
    found = [writer for writer in WRITERS if extension in writer.extensions]
    if len(found) == 1:
        return found[0]
    if found:
        names = dict.fromkeys(["ttml", *(writer.name for writer in found)])
        raise UsageError(
            f"{path.name} could be of several formats.",
            hint=f"Say which with --to: {', '.join(names)}.",
            slug="ambiguous-format",
        )
    known = ", ".join(dict.fromkeys(extension for writer in WRITERS for extension in writer.extensions))
    raise UsageError(
        f"{path.name} does not end like a format that kit writes.",
        hint=f"Let it end in one of {known}, or name the format with --to.",
        slug="unknown-format",
    )
