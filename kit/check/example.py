"""Short ways to write the tracks that are a rule's examples."""

from __future__ import annotations

#: A TTML paragraph that nothing is wrong with.
SHOWN = '<p begin="00:00:01.000" end="00:00:03.000">We left at night.</p>'


def srt(*cues: tuple[str, str]) -> str:
    """A SubRip track of cues, each given as its times (``00:00:01,000 --> 00:00:03,000``) and its text."""
    return "\n".join(f"{number}\n{times}\n{text}\n" for number, (times, text) in enumerate(cues, 1))


def says(text: str) -> str:
    """A SubRip track of one cue that shows a text for five seconds."""
    return srt(("00:00:01,000 --> 00:00:06,000", text))


def sami(*syncs: tuple[int, str, str]) -> str:
    """A SAMI file of Korean and English: milliseconds, class (empty for none) and text of each SYNC."""
    rows = [f"<SYNC Start={time}><P{f' Class={name}' if name else ''}>{text}\n" for time, name, text in syncs]
    style = ".KRCC {Name:Korean; lang:ko-KR;}\n.ENCC {Name:English; lang:en-US;}\n"
    return f"<SAMI>\n<HEAD><STYLE><!--\n{style}--></STYLE></HEAD>\n<BODY>\n{''.join(rows)}</BODY>\n</SAMI>\n"


def ttml(paragraphs: str, *, lang: str = "en") -> str:
    """A TTML document of some paragraphs."""
    spaces = 'xmlns="http://www.w3.org/ns/ttml" xmlns:tts="http://www.w3.org/ns/ttml#styling"'
    return f'<tt {spaces} xml:lang="{lang}"><body><div>{paragraphs}</div></body></tt>\n'


def ass(row: str) -> str:
    """An ASS script with one style and one row among its events."""
    styles = "[V4+ Styles]\nFormat: Name, Fontname, Fontsize\nStyle: Default,Noto Sans KR,48\n"
    events = "[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
    return f"[Script Info]\nScriptType: v4.00+\n\n{styles}\n{events}{row}\n"
