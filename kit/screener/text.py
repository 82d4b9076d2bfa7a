"""One line of a cue as ASS text: composed, escaped, and with no other tags than our own."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from kit.subs.cue import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

JOINER = "\u2060"  # drawn as nothing; keeps a backslash from meeting the letter or brace after it
_EAST_ASIAN = re.compile("[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")


def lines(cue_lines: tuple[str, ...], spans: tuple[tuple[Span, ...], ...] | None) -> tuple[tuple[Span, ...], ...]:
    """A cue's lines as runs, composed (NFC), tabs as spaces, blanks at the ends and empty lines left out."""
    styled = spans if spans is not None else tuple((Span(line),) for line in cue_lines)
    found = (_trim([replace(run, text=_composed(run.text)) for run in line if run.text]) for line in styled)
    return tuple(line for line in found if line)


def plain(line: tuple[Span, ...]) -> str:
    """The characters of a line, without their look."""
    return "".join(run.text for run in line)


def ass(line: tuple[Span, ...], write: Callable[[str], str] | None = None) -> str:
    """A line of runs as ASS, each run's letters by ``write`` (escaped if none is given).

    Hangul and other East Asian letters never slant, because their fonts have no italics.
    """
    write = write or escape
    out: list[str] = []
    now: dict[str, str] = {}
    for run in _upright(line):
        want = _look(run)
        changed = "".join(f"\\{tag}{value}" for tag, value in want.items() if now.get(tag, _PLAIN[tag]) != value)
        out.append(f"{{{changed}}}{write(run.text)}" if changed else write(run.text))
        now = want
    return "".join(out)


def escape(text: str) -> str:
    """Text that libass shows to the letter: braces open no tags, backslashes break no line."""
    return text.replace("\\", f"\\{JOINER}").replace("{", "\\{").replace("}", "\\}")


def has_slanted_hangul(line: tuple[Span, ...]) -> bool:
    """Whether italics were asked for on letters that are drawn upright."""
    return any(run.italic and _EAST_ASIAN.search(run.text) for run in line)


_PLAIN = {"i": "0", "b": "0", "u": "0", "c": ""}


def _look(run: Span) -> dict[str, str]:
    colour = ""
    if run.colour and re.fullmatch("#[0-9a-fA-F]{6}", run.colour):
        red, green, blue = run.colour[1:3], run.colour[3:5], run.colour[5:7]
        colour = f"&H{blue}{green}{red}&".upper()
    return {"i": str(int(run.italic)), "b": str(int(run.bold)), "u": str(int(run.underline)), "c": colour}


def _upright(line: tuple[Span, ...]) -> Iterator[Span]:
    """Divide italic runs word by word: a word with East Asian letters, or a run without any Latin, stands upright."""
    for run in line:
        if not run.italic or not _EAST_ASIAN.search(run.text):
            yield run
        elif not _LATIN.search(run.text):
            yield replace(run, italic=False)
        else:
            for word in re.findall(r"(?<!\s)\s*\S+(?:\s+$)?", run.text):
                yield replace(run, text=word, italic=not _EAST_ASIAN.search(word))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text).replace("\t", " ")


def _trim(line: list[Span]) -> tuple[Span, ...]:
    while line and not line[0].text.strip(" "):
        line.pop(0)
    while line and not line[-1].text.strip(" "):
        line.pop()
    if line:
        line[0] = replace(line[0], text=line[0].text.lstrip(" "))
        line[-1] = replace(line[-1], text=line[-1].text.rstrip(" "))
    return tuple(line)
