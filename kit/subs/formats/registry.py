"""The formats that kit reads, each loaded when a file of its kind is: checking SubRip needs no XML."""

from __future__ import annotations

import importlib
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kit.subs.formats.base import Format, Known

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.subs.track import Track


class Entry(NamedTuple):
    """A format that is not loaded yet: its short name, its file extensions, and its class as ``module:class``."""

    name: str
    extensions: tuple[str, ...]
    where: str


#: In the order in which a file's content is asked: those with a header first.
KNOWN = (
    Entry("vtt", (".vtt",), "vtt:WebVtt"),
    Entry("ass", (".ass", ".ssa"), "ass:SubStation"),
    Entry("sami", (".smi", ".sami"), "sami:Sami"),
    Entry("ttml", (".ttml", ".dfxp", ".itt", ".xml"), "ttml:Ttml"),
    Entry("dcp", (".xml",), "dcp:Dcp"),
    Entry("ebustl", (".stl",), "ebustl:EbuStl"),
    Entry("microdvd", (".sub",), "microdvd:MicroDvd"),
    Entry("scc", (".scc",), "scc:Scc"),
    Entry("srt", (".srt",), "srt:SubRip"),
)
NAMES = tuple(entry.name for entry in KNOWN)
EXTENSIONS = tuple(dict.fromkeys(extension for entry in KNOWN for extension in entry.extensions))
_WHERE = {entry.name: entry.where for entry in KNOWN}


def every() -> tuple[Format, ...]:
    """All formats, in the order of ``NAMES``."""
    return tuple(map(of, NAMES))


def named(extension: str) -> Format | None:
    """The first format whose files end so (``.srt``)."""
    return next((of(entry.name) for entry in KNOWN if extension in entry.extensions), None)


def sniffed(head: Sequence[str]) -> Format | None:
    """The format that the first rows of a file show, whatever its name says."""
    return next((fmt for fmt in map(of, NAMES) if fmt.sniff(head)), None)


@cache
def of(name: str) -> Format:
    """The format with a short name such as ``srt``. Raises KeyError for a name that is none."""
    module, _, attribute = _WHERE[name].partition(":")
    found = getattr(importlib.import_module(f"kit.subs.formats.{module}"), attribute)()
    if not isinstance(found, Format):
        raise TypeError(f"{_WHERE[name]} is no format")
    return found


def of_track(track: Track) -> Format:
    """The format of a track, knowing what the track was read with."""
    return of(track.format).knowing(Known(track.facts.rate, track.locale, track.part))
