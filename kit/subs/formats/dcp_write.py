"""Writing a track as DCP subtitles: Interop or SMPTE ST 428-7 (2014). The same cues give the same bytes."""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from kit.errors import NothingToDoError, UsageError
from kit.subs.cue import Span
from kit.subs.formats.dcp_patch import LINE_STEP
from kit.subs.formats.dcp_time import Clock
from kit.subs.formats.xml_nodes import escaped
from kit.time.rate import Rate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kit.subs.cue import Cue
    from kit.subs.track import Track

#: The most that a reel's XML may have: DCI and Netflix ask for less than 256 KB, since servers load it whole.
MOST_BYTES = 256 * 1024
NAMESPACE = "http://www.smpte-ra.org/schemas/428-7/2014/DCST"
#: Identifiers are made from the content, below this one of kit's own (RFC 9562, version 5).
_IDS = uuid.uuid5(uuid.NAMESPACE_URL, "https://github.com/screening-kit/dcp-subtitles")
#: Interop names languages in English.
_LANGUAGES = {"ko": "Korean", "en": "English", "fr": "French"}
#: Per cent of the screen's height between its edge and the line nearest to it.
_MARGIN = 8.0
_SIDES = {1: "left", 2: "center", 0: "right"}
_ROWS = {0: "bottom", 1: "center", 2: "top"}
_CINEMA = Rate(Fraction(24))
_DAY_HOURS = 24


@dataclass(frozen=True, slots=True)
class Options:
    """What a document says besides its cues.

    ``rate`` are the picture's frames a second, which must be a whole number; ``font`` the name and the address of
    the font file beside the XML (SMPTE: ``urn:uuid:…``), empty for the server's own; ``issued`` the SMPTE date.
    """

    smpte: bool = True
    title: str = ""
    reel: int = 1
    rate: Rate | None = None
    font: tuple[str, str] | None = None
    font_size: int = 42
    issued: dt.datetime = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


def write(track: Track, options: Options | None = None) -> bytes:
    """A track as DCP subtitle XML in UTF-8; every time is rounded to the nearest that the dialect can say.

    Raises UsageError for a rate that is no whole number, since cinema servers know no other, and for a time past 24
    hours; NothingToDoError for a track without words, which the schemas do not allow. A result past ``MOST_BYTES`` is
    written all the same; whoever asked should be told.
    """
    asked = options or Options()
    rate = asked.rate or track.facts.rate or _CINEMA
    if rate.fps.denominator != 1:
        raise UsageError(
            f"DCP subtitles cannot count {rate.label()} frames a second: cinema servers play whole rates only.",
            hint=f"Retime the track to {rate.nominal} first (kit subs retime rate {rate.label()} {rate.nominal}).",
            slug="rate-not-in-format",
        )
    clock = Clock(rate) if asked.smpte else Clock()
    shown = [cue for cue in track.cues if "".join(cue.lines).strip()]
    if not shown:
        raise NothingToDoError(
            f"{track.path.name} has no words, and DCP subtitles cannot be without any.",
            hint="Leave the subtitle file of this reel out of the package.",
            slug="no-cues",
        )
    body = "".join(_subtitle(cue, number, clock, smpte=asked.smpte) for number, cue in enumerate(shown, 1))
    content = "\n".join((body, asked.title, track.locale, str(asked.reel), rate.label(), str(asked.smpte)))
    name = uuid.uuid5(_IDS, hashlib.sha256(content.encode()).hexdigest())
    parts = _smpte(track, asked, rate, name, body) if asked.smpte else _interop(track, asked, name, body)
    return "".join(('<?xml version="1.0" encoding="UTF-8"?>\n', *parts)).encode()


def _interop(track: Track, asked: Options, name: uuid.UUID, body: str) -> Iterator[str]:
    language = _LANGUAGES.get(track.locale.partition("-")[0], track.locale or "und")
    yield '<DCSubtitle Version="1.0">\n'
    yield f"  <SubtitleID>{name}</SubtitleID>\n"
    yield f"  <MovieTitle>{escaped(asked.title or track.path.name.partition('.')[0])}</MovieTitle>\n"
    yield f"  <ReelNumber>{asked.reel}</ReelNumber>\n"
    yield f"  <Language>{escaped(language)}</Language>\n"
    font = ""
    if asked.font:
        yield f'  <LoadFont Id="{escaped(asked.font[0], chr(34))}" URI="{escaped(asked.font[1], chr(34))}"/>\n'
        font = f'Id="{escaped(asked.font[0], chr(34))}" '
    yield f'  <Font {font}Size="{asked.font_size}" Weight="normal" Color="FFFFFFFF" '
    yield 'Effect="border" EffectColor="FF000000">\n'
    yield f"{body}  </Font>\n</DCSubtitle>\n"


def _smpte(track: Track, asked: Options, rate: Rate, name: uuid.UUID, body: str) -> Iterator[str]:
    yield f'<SubtitleReel xmlns="{NAMESPACE}">\n'
    yield f"  <Id>urn:uuid:{name}</Id>\n"
    yield f"  <ContentTitleText>{escaped(asked.title or track.path.name.partition('.')[0])}</ContentTitleText>\n"
    yield f"  <IssueDate>{asked.issued.strftime('%Y-%m-%dT%H:%M:%S')}.000-00:00</IssueDate>\n"
    yield f"  <ReelNumber>{asked.reel}</ReelNumber>\n"
    yield f"  <Language>{escaped(track.locale or 'und')}</Language>\n"
    yield f"  <EditRate>{rate.nominal} 1</EditRate>\n"
    yield f"  <TimeCodeRate>{rate.nominal}</TimeCodeRate>\n"
    yield "  <StartTime>00:00:00:00</StartTime>\n"
    font = ""
    if asked.font:
        yield f'  <LoadFont ID="{escaped(asked.font[0], chr(34))}">{escaped(asked.font[1])}</LoadFont>\n'
        font = f'ID="{escaped(asked.font[0], chr(34))}" '
    yield "  <SubtitleList>\n"
    yield f'  <Font {font}Size="{asked.font_size}" Weight="normal" Color="FFFFFFFF" '
    yield 'Effect="border" EffectColor="FF000000">\n'
    yield f"{body}  </Font>\n  </SubtitleList>\n</SubtitleReel>\n"


def _subtitle(cue: Cue, number: int, clock: Clock, *, smpte: bool) -> str:
    times = [_time(cue, ticks, clock) for ticks in (cue.start, cue.end)]
    # Fades would make the first and the last frames of a short cue unreadable.
    fades = 'FadeUpTime="00:00:00:00" FadeDownTime="00:00:00:00"' if smpte else 'FadeUpTime="0" FadeDownTime="0"'
    lines = cue.spans or tuple((Span(line),) for line in cue.lines)
    lines = tuple(line for line in lines if "".join(span.text for span in line).strip())
    row, side = _ROWS[(cue.align - 1) // 3], _SIDES[cue.align % 3]
    names = ("Halign", "Valign", "Vposition") if smpte else ("HAlign", "VAlign", "VPosition")
    texts = "".join(
        f'      <Text {names[0]}="{side}" {names[1]}="{row}" {names[2]}="{_down(row, at, len(lines)):g}">'
        f"{_words(line, smpte=smpte)}</Text>\n"
        for at, line in enumerate(lines)
    )
    head = f'    <Subtitle SpotNumber="{number}" TimeIn="{times[0]}" TimeOut="{times[1]}" {fades}>\n'
    return f"{head}{texts}    </Subtitle>\n"


def _down(row: str, at: int, count: int) -> float:
    """VPosition of a line, counted from the edge, or from the middle, that the row names."""
    if row == "top":
        return _MARGIN + LINE_STEP * at
    if row == "bottom":
        return _MARGIN + LINE_STEP * (count - 1 - at)
    return LINE_STEP * (at - (count - 1) / 2)


def _words(line: Sequence[Span], *, smpte: bool) -> str:
    return "".join(_span(span, smpte=smpte) for span in line)


def _span(span: Span, *, smpte: bool) -> str:
    look = ""
    if span.italic:
        look += ' Italic="yes"'
    if span.bold:
        look += ' Weight="bold"'
    if span.underline:
        look += f' {"Underline" if smpte else "Underlined"}="yes"'
    if span.colour:
        look += f' Color="FF{span.colour[1:].upper()}"'
    text = escaped(span.text)
    return f"<Font{look}>{text}</Font>" if look else text


def _time(cue: Cue, ticks: int, clock: Clock) -> str:
    written = clock.write(ticks) if ticks >= 0 else ""
    if not written or int(written[:2]) >= _DAY_HOURS or len(written.partition(":")[0]) > 2:  # noqa: PLR2004
        raise UsageError(
            f"Cue {cue.number} is at a time that DCP subtitles cannot say: they go from 00:00:00:00 to 23:59:59.",
            hint="Take the reel's start off with kit subs retime shift.",
            slug="late-time",
        )
    return written
