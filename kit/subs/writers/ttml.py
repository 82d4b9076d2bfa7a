"""Writing TTML as the text profile of IMSC 1.1 (w3.org/TR/ttml-imsc1.1)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from kit.subs.look import PLAIN
from kit.subs.writers.base import ANYWHERE, Grain, Holds, Options, Writer
from kit.subs.writers.runs import runs
from kit.subs.writers.text import not_in_xml
from kit.time.ticks import clock

if TYPE_CHECKING:
    from kit.subs.cue import Cue
    from kit.subs.look import Look
    from kit.subs.track import Track

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter" \
xmlns:tts="http://www.w3.org/ns/ttml#styling" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" \
ttp:contentProfiles="http://www.w3.org/ns/ttml/profile/imsc1.1/text" ttp:timeBase="media" xml:lang={language}>
  <head>
    <metadata>
      <ttm:title>{title}</ttm:title>
{agents}    </metadata>
    <styling>
      <style xml:id="subtitle" tts:fontFamily="proportionalSansSerif" tts:fontSize="100%" tts:lineHeight="125%" \
tts:color="white" tts:textAlign="center"/>
      <style xml:id="left" tts:textAlign="left"/>
      <style xml:id="right" tts:textAlign="right"/>
    </styling>
    <layout>
      <region xml:id="bottom" tts:origin="10% 10%" tts:extent="80% 80%" tts:displayAlign="after"/>
      <region xml:id="middle" tts:origin="10% 10%" tts:extent="80% 80%" tts:displayAlign="center"/>
      <region xml:id="top" tts:origin="10% 10%" tts:extent="80% 80%" tts:displayAlign="before"/>
    </layout>
  </head>
  <body style="subtitle">
    <div>
"""
_TAIL = """\
    </div>
  </body>
</tt>
"""
_REGIONS = ("bottom", "middle", "top")
_SIDES = {1: ' style="left"', 2: "", 0: ' style="right"'}
_SPACES = re.compile(r"^[ \t]|[ \t]$|[ \t]{2}|\t|\u2028")


class Ttml(Writer):
    """``.ttml``."""

    name = "ttml"
    title = "TTML (IMSC 1.1 text)"
    extensions = (".ttml", ".dfxp", ".itt")
    holds = Holds(
        italics=Grain.SPAN,
        bold=Grain.SPAN,
        underline=Grain.SPAN,
        colour=Grain.SPAN,
        positions=ANYWHERE,
        speakers=True,
    )

    def write(self, track: Track, options: Options) -> bytes:
        """A paragraph for each cue; speakers are agents of the head."""
        speakers = {name: f"a{number}" for number, name in enumerate(_speakers(track), 1)}
        agents = "".join(
            f'      <ttm:agent xml:id="{key}" type="character"><ttm:name type="full">{escape(name)}</ttm:name>'
            "</ttm:agent>\n"
            for name, key in speakers.items()
        )
        head = _HEAD.format(language=quoteattr(track.locale), title=escape(options.title), agents=agents)
        return (head + "".join(_paragraph(cue, speakers) for cue in track.cues) + _TAIL).encode()

    def lacking(self, track: Track, options: Options) -> dict[str, tuple[int, ...]]:
        """Control characters."""
        del options
        return not_in_xml(track)


def _speakers(track: Track) -> dict[str, None]:
    return dict.fromkeys(cue.speaker for cue in track.cues if cue.speaker)


def _paragraph(cue: Cue, speakers: dict[str, str]) -> str:
    agent = f' ttm:agent="{speakers[cue.speaker]}"' if cue.speaker else ""
    space = ' xml:space="preserve"' if any(map(_SPACES.search, cue.lines)) else ""
    times = f'begin="{clock(cue.start)}" end="{clock(cue.end)}"'
    place = f'region="{_REGIONS[(cue.align - 1) // 3]}"{_SIDES[cue.align % 3]}'
    text = "<br/>".join("".join(_span(escape(text), look) for text, look in line) for line in runs(cue))
    return f"      <p {times} {place}{agent}{space}>{text}</p>\n"


def _span(text: str, look: Look) -> str:
    if look == PLAIN:
        return text
    styles = [
        *(['tts:fontStyle="italic"'] if look.italic else []),
        *(['tts:fontWeight="bold"'] if look.bold else []),
        *(['tts:textDecoration="underline"'] if look.underline else []),
        *([f'tts:color="{look.colour}"'] if look.colour else []),
    ]
    return f"<span {' '.join(styles)}>{text}</span>"
