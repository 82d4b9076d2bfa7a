"""Writing a track as EBU-STL (EBU Tech 3264): open subtitles, or teletext rows of double height in a box."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.errors import UsageError
from kit.subs.binary import GSI, TTI
from kit.subs.cue import Span
from kit.subs.formats import ebustl_chars, ebustl_text
from kit.subs.formats.ebustl_blocks import FIELDS, RATES, time_code
from kit.subs.formats.ebustl_patch import packed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kit.subs.cue import Cue
    from kit.subs.track import Track
    from kit.time.rate import Rate

#: What is written for characters that the Latin table does not have, where the meaning stays.
EQUIVALENTS = {
    "…": "...", "–": "-", "‑": "-", "\u202f": "\u00a0", "\u2009": " ", "′": "'", "″": '"', "♫": "♪",
    "‚": ",", "„": '"', "‹": "<", "›": ">", "\u2060": "", "\u200b": "",
}  # fmt: skip
#: Language codes (appendix 3 of Tech 3264) of the languages that the Latin table can write.
LANGUAGES = {
    "sq": "01", "br": "02", "ca": "03", "hr": "04", "cy": "05", "cs": "06", "da": "07", "de": "08", "en": "09",
    "es": "0A", "eo": "0B", "et": "0C", "eu": "0D", "fo": "0E", "fr": "0F", "fy": "10", "ga": "11", "gd": "12",
    "gl": "13", "is": "14", "it": "15", "la": "17", "lv": "18", "lb": "19", "lt": "1A", "hu": "1B", "mt": "1C",
    "nl": "1D", "no": "1E", "nb": "1E", "oc": "1F", "pl": "20", "pt": "21", "ro": "22", "rm": "23", "sk": "25",
    "sl": "26", "fi": "27", "sv": "28", "tr": "29", "wa": "2B",
}  # fmt: skip
_SIDES = {1: 1, 2: 2, 0: 3}
_ROWS, _OPEN_ROWS, _WIDTH = 23, 99, 40
_LISTED = 12
_MOST_BLOCKS, _MOST_SUBTITLES = 99_999, 65_535


@dataclass(frozen=True, slots=True)
class Options:
    """What a file says besides its cues; the same options and cues give the same bytes.

    ``start`` is the time code of the programme's first frame in ticks, ``country`` its ISO 3166 code of three
    letters, ``date`` the day that the header names.
    """

    rate: Rate | None = None
    teletext: bool = False
    title: str = ""
    start: int = 0
    country: str = ""
    date: dt.date = dt.date(2000, 1, 1)


def lacking(track: Track) -> dict[str, tuple[int, ...]]:
    """The characters that EBU-STL cannot hold, each with the numbers of the cues that have it."""
    found: dict[str, list[int]] = {}
    for cue in track.cues:
        for char in dict.fromkeys(_prepared("".join(cue.lines))):
            if ebustl_chars.encode(char, ebustl_chars.LATIN) is None:
                found.setdefault(char, []).append(cue.number)
    return {char: tuple(cues) for char, cues in sorted(found.items())}


def replaced(track: Track) -> dict[str, str]:
    """The characters of a track that are written as others, and as which."""
    text = "".join(line for cue in track.cues for line in cue.lines)
    return {char: new for char, new in EQUIVALENTS.items() if char in text}


def write(track: Track, options: Options | None = None) -> bytes:
    """A track as an EBU-STL file in the Latin table.

    Raises UsageError, naming them, for characters that it does not have (there is no Hangul in the format), for a
    rate that the format cannot name, for times past 24 hours and for more subtitles than it can count.
    """
    asked = options or Options()
    missing = lacking(track)
    if missing:
        raise _cannot_hold(missing)
    rate = asked.rate or track.facts.rate or RATES["STL25.01"]
    code = next((code for code, known in RATES.items() if known == rate), None)
    if code is None:
        raise UsageError(
            f"EBU-STL has no code for {rate.label()} frames a second.",
            hint=f"It can say {', '.join(known.label() for known in RATES.values())}.",
            slug="rate-not-in-format",
        )
    shown = [cue for cue in track.cues if "".join(cue.lines).strip()]
    blocks = [_blocks(cue, number, rate, teletext=asked.teletext) for number, cue in enumerate(shown)]
    total = sum(map(len, blocks)) // TTI
    if total > _MOST_BLOCKS or len(shown) > _MOST_SUBTITLES:
        raise UsageError(
            f"The track has {len(shown)} cues, more than EBU-STL can count.",
            hint="Split the track by reels.",
            slug="too-many-cues",
        )
    return _header(track, asked, code, rate, shown, total) + b"".join(blocks)


def _header(track: Track, asked: Options, code: str, rate: Rate, shown: Sequence[Cue], total: int) -> bytes:
    """The general subtitle information."""
    first = min((cue.start for cue in shown), default=asked.start)
    day = asked.date.strftime("%y%m%d")
    fields = {
        "CPN": "850", "DFC": code, "DSC": "1" if asked.teletext else "0", "CCT": ebustl_chars.LATIN,
        "LC": LANGUAGES.get(track.locale.partition("-")[0], "00"), "OPT": _ascii(asked.title), "CD": day, "RD": day,
        "RN": "00", "TNB": f"{total:05}", "TNS": f"{len(shown):05}", "TNG": "001", "MNC": f"{_WIDTH}",
        "MNR": f"{_ROWS if asked.teletext else _OPEN_ROWS}", "TCS": "1", "TCP": _label(asked.start, rate),
        "TCF": _label(first, rate), "TND": "1", "DSN": "1", "CO": _ascii(asked.country),
    }  # fmt: skip
    header = bytearray(b" " * GSI)
    for name, value in fields.items():
        start, stop = FIELDS[name]
        header[start:stop] = value.encode("ascii")[: stop - start].ljust(stop - start)
    return bytes(header)


def _blocks(cue: Cue, number: int, rate: Rate, *, teletext: bool) -> bytes:
    times = b"".join(_time(cue, ticks, rate) for ticks in (cue.start, cue.end))
    lines = cue.spans or tuple((Span(line),) for line in cue.lines)
    lines = tuple(line for line in lines if "".join(span.text for span in line).strip())
    row = _row(cue, len(lines), teletext=teletext)
    head = b"\0" + number.to_bytes(2, "little") + b"\xff\0" + times + bytes([row, _SIDES[cue.align % 3], 0])
    return packed(head, bytes([ebustl_text.BREAK] * (2 if teletext else 1)).join(_lines(lines, teletext=teletext)))


def _row(cue: Cue, count: int, *, teletext: bool) -> int:
    """The row on which a cue begins."""
    height, tall = (_ROWS, 2) if teletext else (_OPEN_ROWS, 1)
    block = count * tall
    top = {0: height - block + 1 - (1 if teletext else 0), 1: (height - block) // 2, 2: 1}[(cue.align - 1) // 3]
    return max(1, top)


def _lines(lines: Sequence[Sequence[Span]], *, teletext: bool) -> Iterator[bytes]:
    italic = underline = False
    for at, line in enumerate(lines):
        row = bytearray(bytes([ebustl_text.DOUBLE_HEIGHT, *[ebustl_text.START_BOX] * 2]) if teletext else b"")
        colour: str | None = None
        for span in line:
            if teletext and span.colour != colour:
                row.append(_nearest(span.colour))
                colour = span.colour
            if span.italic != italic:
                row.append(ebustl_text.ITALIC_ON if span.italic else ebustl_text.ITALIC_OFF)
            if span.underline != underline:
                row.append(ebustl_text.UNDERLINE_ON if span.underline else ebustl_text.UNDERLINE_OFF)
            italic, underline = span.italic, span.underline
            text = _prepared(span.text)
            if row[-1:] and row[-1] < len(ebustl_text.COLOURS):
                # A colour takes the place of the space before it.
                text = text.removeprefix(" ")
            row += b"".join(ebustl_chars.encode(char, ebustl_chars.LATIN) or b"" for char in text)
        if at == len(lines) - 1:
            row += bytes([ebustl_text.ITALIC_OFF] * italic + [ebustl_text.UNDERLINE_OFF] * underline)
        yield bytes(row) + (bytes([ebustl_text.END_BOX] * 2) if teletext else b"")


def _nearest(colour: str | None) -> int:
    """The teletext colour that is nearest to one."""
    if colour is None:
        return 7
    parts = [int(colour[at : at + 2], 16) >= 0x80 for at in (1, 3, 5)]  # noqa: PLR2004 - half of full
    return parts[0] + 2 * parts[1] + 4 * parts[2]


def _prepared(text: str) -> str:
    return "".join(EQUIVALENTS.get(char, char) for char in unicodedata.normalize("NFC", text))


def _time(cue: Cue, ticks: int, rate: Rate) -> bytes:
    frame = rate.nearest(ticks)
    if not 0 <= frame < 24 * 3600 * rate.nominal:
        raise UsageError(
            f"Cue {cue.number} is at a time that EBU-STL cannot say: it ends at 23:59:59.",
            hint="Take the programme's start off with kit subs retime shift.",
            slug="late-time",
        )
    return time_code(frame, rate)


def _label(ticks: int, rate: Rate) -> str:
    frame = max(0, rate.nearest(ticks)) % (24 * 3600 * rate.nominal)
    return "".join(f"{part:02}" for part in time_code(frame, rate))


def _ascii(text: str) -> str:
    """The header knows the code page only: accents are left out of its names."""
    plain = unicodedata.normalize("NFD", text)
    return re.sub(r"[^\x20-\x7e]", "", plain)


def _cannot_hold(missing: dict[str, tuple[int, ...]]) -> UsageError:
    named = ", ".join(f"“{char}” (U+{ord(char):04X})" for char in list(missing)[:_LISTED])
    more = f" and {len(missing) - _LISTED} more" if len(missing) > _LISTED else ""
    first = min(cues[0] for cues in missing.values())
    hangul = any("HANGUL" in unicodedata.name(char, "") for char in missing)
    why = " It has no Korean." if hangul else ""
    return UsageError(
        f"EBU-STL cannot hold {named}{more}; the first is in cue {first}.{why}",
        hint="Choose a format in Unicode: TTML (IMSC), DCP XML or SubRip.",
        slug="not-in-format",
    )
