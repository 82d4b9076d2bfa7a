"""Writing SAMI: a class for each language, and a SYNC with a no-break space where nothing is shown."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from kit.subs.writers.base import Grain, Holds, Multilingual, Options
from kit.subs.writers.runs import runs, tagged
from kit.subs.writers.text import encoded
from kit.time.ticks import PER_MS, to_ms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.subs.cue import Cue
    from kit.subs.track import Track

_HEAD = """\
<SAMI>
<HEAD>
<TITLE>{title}</TITLE>
<STYLE TYPE="text/css">
<!--
P {{ margin-left:8pt; margin-right:8pt; margin-bottom:2pt; margin-top:2pt; text-align:center;
    font-size:20pt; font-family:Arial, Sans-serif; font-weight:bold; color:white; }}
{classes}-->
</STYLE>
</HEAD>
<BODY>
"""
_TAIL = "</BODY>\n</SAMI>\n"
#: What classes are usually called, and their languages in their own words.
_CLASSES = {"ko": ("KRCC", "한국어"), "en": ("ENCC", "English"), "fr": ("FRCC", "Français"), "ja": ("JPCC", "日本語")}
#: Players of SAMI know languages with their country; what kit names without one is meant for these.
_HOME = {"ko": "ko-KR", "ja": "ja-JP"}
_NOT_IN_NAME = re.compile(r"[^A-Za-z0-9]")


class Sami(Multilingual):
    """``.smi``; the encoding of old Korean players is cp949, where other characters are written as references."""

    name = "sami"
    title = "SAMI"
    extensions = (".smi", ".sami")
    holds = Holds(
        italics=Grain.SPAN,
        bold=Grain.SPAN,
        underline=Grain.SPAN,
        colour=Grain.SPAN,
        overlaps=False,
        latest=(10**10 - 1) * PER_MS,
        encodings=("utf-8", "utf-8-sig", "utf-16", "cp949", "cp1252"),
    )

    def write_all(self, tracks: Sequence[Track], options: Options) -> bytes:
        """A file of several languages, whose cues share SYNCs where they begin or end together."""
        names = class_names(tracks)
        syncs: dict[int, dict[str, str]] = {}
        for name, track in zip(names, tracks, strict=True):
            for cue in track.cues:
                syncs.setdefault(to_ms(cue.start), {})[name] = _text(cue)
                syncs.setdefault(to_ms(cue.end), {}).setdefault(name, "&nbsp;")
        rows = [
            f"<SYNC Start={time}>" + "".join(f"<P Class={name}>{text}\n" for name, text in said.items())
            for time, said in sorted(syncs.items())
        ]
        classes = "".join(_class(name, track.locale) for name, track in zip(names, tracks, strict=True))
        head = _HEAD.format(title=html.escape(" ".join(options.title.split()), quote=False), classes=classes)
        return encoded(head + "".join(rows) + _TAIL, self, options, "xmlcharrefreplace")

    def lacking(self, track: Track, options: Options) -> dict[str, tuple[int, ...]]:
        """None: what the encoding does not have is written as a character reference."""
        del track, options
        return {}


def class_names(tracks: Sequence[Track]) -> list[str]:
    """A class for each track, in their order; two French tracks are FRCC and FRCC2."""
    names: list[str] = []
    for track in tracks:
        language = track.locale.partition("-")[0]
        usual = _CLASSES.get(language, (f"{_NOT_IN_NAME.sub('', language).upper() or 'SUB'}CC", ""))[0]
        number = sum(name.startswith(usual) for name in names)
        names.append(f"{usual}{number + 1}" if number else usual)
    return names


def _class(name: str, locale: str) -> str:
    language = locale.partition("-")[0]
    called = _CLASSES.get(language, ("", locale or "Subtitles"))[1]
    lang = f" lang:{_HOME.get(locale, locale)};" if locale else ""
    return f".{name} {{ Name:{called};{lang} SAMIType:CC; }}\n"


def _text(cue: Cue) -> str:
    lines = []
    for line in runs(cue):
        escaped = [(html.escape(text, quote=False), look) for text, look in line]
        lines.append(tagged(escaped, ('<font color="{}">', "</font>")))
    return "<br>".join(lines)
