"""The formats that kit reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.subs.formats.ass import SubStation
from kit.subs.formats.base import Known
from kit.subs.formats.dcp import Dcp
from kit.subs.formats.ebustl import EbuStl
from kit.subs.formats.microdvd import MicroDvd
from kit.subs.formats.sami import Sami
from kit.subs.formats.scc import Scc
from kit.subs.formats.srt import SubRip
from kit.subs.formats.ttml import Ttml
from kit.subs.formats.vtt import WebVtt

if TYPE_CHECKING:
    from kit.subs.formats.base import Format
    from kit.subs.track import Track

#: In the order in which a file's content is asked: those with a header first.
FORMATS: tuple[Format, ...] = (WebVtt(), SubStation(), Sami(), Ttml(), Dcp(), EbuStl(), MicroDvd(), Scc(), SubRip())
EXTENSIONS = tuple(dict.fromkeys(extension for fmt in FORMATS for extension in fmt.extensions))


def of(name: str) -> Format:
    """The format with a short name such as ``srt``. Raises KeyError for a name that is none."""
    for fmt in FORMATS:
        if fmt.name == name:
            return fmt
    raise KeyError(name)


def of_track(track: Track) -> Format:
    """The format of a track, knowing what the track was read with."""
    return of(track.format).knowing(Known(track.facts.rate, track.locale, track.part))
