"""Typographic rules as a pattern and its preferred form, so that a rule needs no knowledge of files or markup.

A rule hands over a regular expression, a message and, if it can be mended, the preferred form; the pattern is
searched in the plain text of the whole track (each line ends with a line feed, so ``$`` with ``re.MULTILINE`` is a
line's end).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.finding import Finding
from kit.check.rawtext import Change, RawText
from kit.check.view import view

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from kit.subs.cue import Cue
    from kit.subs.track import Track


def misprints(
    track: Track,
    pattern: re.Pattern[str],
    message: str,
    *,
    prefer: str | Callable[[re.Match[str]], str] | None = None,
    values: Mapping[str, object] | None = None,
    unless: Callable[[re.Match[str]], bool] | None = None,
    letters: str = "",
    near: Sequence[str] = (),
) -> Iterator[Finding]:
    r"""A finding for each place where a pattern stands.

    ``prefer`` is the preferred form, a template of ``re.sub`` (``\1`` is the first group) or a function of the
    hit; None offers no fix.
    ``unless`` lets a hit pass. If ``letters`` are given, every hit has at least one of them, if ``near`` is, one of its
    texts is in or beside every hit: a track that has none is not searched. ``{line}`` of the message is the line within
    the cue, ``{found}`` what stands there; ``values`` fill the rest. All hits of one cue carry the same edit, which
    mends all of them.
    """
    if near and not any(text in view(track).text for text in near):
        return
    if letters and view(track).letters.isdisjoint(letters):
        return
    for cue, hits in _by_cue(track, pattern, unless):
        raw = RawText(track, cue)
        edit = None
        if prefer is not None:
            edit = raw.mended(Change(line, at, at + len(hit[0]), _form(hit, prefer)) for line, at, hit in hits)
        for line, at, hit in hits:
            yield Finding(
                message,
                row=raw.row(line),
                cue=cue.number,
                column=raw.column(line, at),
                values={"line": line + 1, "found": hit[0], **(values or {})},
                edits=() if edit is None else (edit,),
            )


def _form(hit: re.Match[str], prefer: str | Callable[[re.Match[str]], str]) -> str:
    if isinstance(prefer, str):
        return hit.expand(prefer) if "\\" in prefer else prefer
    return prefer(hit)


def _by_cue(
    track: Track, pattern: re.Pattern[str], unless: Callable[[re.Match[str]], bool] | None
) -> list[tuple[Cue, list[tuple[int, int, re.Match[str]]]]]:
    seen = view(track)
    grouped: dict[int, tuple[Cue, list[tuple[int, int, re.Match[str]]]]] = {}
    for hit in pattern.finditer(seen.text):
        if unless is not None and unless(hit):
            continue
        cue, line, at = seen.place(hit.start())
        grouped.setdefault(cue.number, (cue, []))[1].append((line, at, hit))
    return list(grouped.values())
