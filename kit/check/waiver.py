"""Waivers: findings that a named person has looked at and lets stand, until a date, for exactly these words."""

from __future__ import annotations

import datetime as dt
import unicodedata
from typing import TYPE_CHECKING

import msgspec

from kit.errors import Place, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kit.check.finding import Finding
    from kit.subs.track import Track


class Waiver(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``[[waiver]]``: one rule, in one track, for the cue that says ``words`` (line breaks and spaces do not matter).

    When the cue's text changes the waiver no longer fits: what was let stand must be looked at again. Empty ``words``
    let a finding about the whole file stand. ``until`` is the last day on which it holds.
    """

    rule: str
    track: str
    reason: str
    author: str
    until: dt.date
    words: str = ""


class WaiverFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of ``subtitles/waivers.toml``."""

    waiver: tuple[Waiver, ...] = ()


def read(path: Path) -> tuple[Waiver, ...]:
    """The waivers of a film; none if it has no such file. Raises UsageError with all that is wrong, StorageError."""
    if not path.is_file():
        return ()
    from kit.project import toml  # noqa: PLC0415 - most films have no waivers

    waivers = toml.read(path, WaiverFile)[0].waiver
    for waiver in waivers:
        if not waiver.reason.strip() or not waiver.author.strip():
            raise UsageError(
                f"The waiver of {waiver.rule} in {waiver.track} has no reason or no author.",
                hint="Say why it may stand and who decided so.",
                slug="bad-waivers",
                place=Place(path),
            )
    return waivers


class Waivers:
    """The waivers of one check run, and which of them were of use."""

    def __init__(self, waivers: Sequence[Waiver], today: dt.date) -> None:
        self._today = today
        self._by_place: dict[tuple[str, str, str], list[Waiver]] = {}
        self._used: set[Waiver] = set()
        self._all = tuple(waivers)
        for waiver in waivers:
            key = (waiver.rule.upper(), waiver.track, same_words(waiver.words))
            self._by_place.setdefault(key, []).append(waiver)

    def fitting(self, code: str, track: Track, finding: Finding) -> Waiver | None:
        """The waiver that lets a finding stand today, if there is one."""
        if not self._by_place:
            return None
        words = same_words(track.cues[finding.cue - 1].text) if finding.cue else ""
        for waiver in self._by_place.get((code, track.path.name, words), ()):
            self._used.add(waiver)
            if self._today <= waiver.until:
                return waiver
        return None

    def expired(self) -> tuple[Waiver, ...]:
        """Waivers that would fit, but whose date has passed."""
        return tuple(waiver for waiver in self._all if waiver.until < self._today and waiver in self._used)

    def unused(self, checked: frozenset[str], ran: frozenset[str]) -> tuple[Waiver, ...]:
        """Waivers that fit nothing, of the rules that ran (all known ones if a rule is unknown) and named tracks."""
        return tuple(
            waiver
            for waiver in self._all
            if waiver not in self._used and waiver.track in checked and waiver.rule.upper() in ran
        )


def same_words(text: str) -> str:
    """A cue's words without regard to line breaks, spaces and the way letters are composed."""
    return " ".join(unicodedata.normalize("NFC", text).split())
