"""SAMI (``.smi``), Korea's format: several languages in one file, each a class, and SYNCs that open and clear.

Read as it is found: tags in either case, quotes or none, missing closing tags, comments, several paragraphs in a SYNC,
SYNCs without one. A track is one class; its cues end where the file ends them and never earlier or later. Classes that
stand one after the other in the file, or share their SYNCs, are told apart all the same.

Faults: bad-time-line, orphan-text, no-language, bad-header (lost); never-closed, sync-order, missing-class, loose-time,
bad-markup (read).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.subs import parts
from kit.subs.formats import sami_patch, sami_reader, sami_scan, sami_text
from kit.subs.formats.base import Body, Changeable, UnreadableError
from kit.time.ticks import PER_MS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.subs.cue import Cue
    from kit.subs.formats.base import Change, Known


class Sami(Changeable):
    """``.smi`` and ``.sami``; ``part`` is the class that is read, else the one for ``locale``."""

    name = "sami"
    extensions = (".smi", ".sami")
    precision = PER_MS
    latest = (10**10 - 1) * PER_MS

    def __init__(self, locale: str = "", part: str = "") -> None:
        self.locale = locale
        self.part = part

    def knowing(self, known: Known) -> Sami:
        """SAMI as one of its languages."""
        return Sami(known.locale, known.part)

    def sniff(self, head: Sequence[str]) -> bool:
        """The first row that says something opens the SAMI element, in either case."""
        first = next((row for row in head if row.strip(" \t\r\n\ufeff")), "")
        return first.strip(" \t\r\n\ufeff")[:5].lower() == "<sami"

    def parse(self, rows: Sequence[str]) -> Body:
        """Read all rows; the faults of the file as a whole stand in each of its languages.

        Raises UnreadableError if it has several languages and not the one that is wanted.
        """
        script = sami_reader.read(rows)
        return sami_reader.body(rows, script, self._chosen(script.parts))

    def raw_lines(self, rows: Sequence[str], cue: Cue) -> tuple[str, ...]:
        """The paragraph's text, cut at its breaks; its rows are put together by spaces."""
        text = sami_scan.text_of(rows, cue)
        return tuple(sami_text.joined(text[slice(*piece)]) for piece in sami_text.pieces(text))

    def fits(self, lines: Sequence[str]) -> bool:
        """Whether lines leave the structure alone, and say something."""
        text = "".join(lines)
        if "\n" in text or "\r" in text or sami_scan.has_structure(text):
            return False
        return len(sami_text.pieces("<br>".join(lines))) == len(lines) > 0

    def twice(self, rows: Sequence[str], cue: Cue, at: int) -> str:
        """The paragraph of a cue once more, in a SYNC of its own."""
        return sami_patch.twice(rows, self.part, cue, at)

    def apply(self, rows: list[str], changes: Sequence[Change]) -> None:
        """Make changes in the text as a whole: a SYNC may end one cue and begin two others."""
        rows[:] = [sami_patch.patched(rows, self.part, changes)]

    def _chosen(self, known: tuple[parts.Part, ...]) -> str:
        if self.part or not known:
            return self.part
        part = parts.choose(known, self.locale)
        if part is None:
            held = ", ".join(one.label() for one in known)
            raise UnreadableError(
                f"The file holds no {self.locale}, but {held}.",
                hint="Say with --locale which language is meant, or name the class's lang in the file's style sheet.",
                slug="no-such-language",
                damaged=False,
            )
        return part.name
