"""``kit subs check --watch``: check again whenever something that counts was saved."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kit.cli import checking, show
from kit.cli.film import session
from kit.errors import KitError
from kit.project import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: Seconds between two looks at the files; a change counts once two looks agree, since editors write in steps.
PAUSE = 0.3
INTERRUPTED = 130

Stamps = dict[str, tuple[int, int]]


def keep_checking(asked: Mapping[str, Any]) -> int:
    """Check, wait for a change, check again, until Ctrl-C; returns its exit code.

    Raises KitError if the first check cannot run; later ones are told, since a file may be half saved.
    """
    try:
        seen = watched(asked)
        _check(asked)
        while True:
            time.sleep(PAUSE)
            now = watched(asked)
            if now == seen:
                continue
            while (later := _after_pause(asked)) != now:
                now = later
            seen = now
            try:
                _check(asked)
            except KitError as error:
                show.error(error)
    except KeyboardInterrupt:
        return INTERRUPTED


def stamps(tracks: Iterable[Path]) -> Stamps:
    """When each file that a check reads was changed, and its size: tracks, waivers, profiles and kit.toml."""
    tracks = tuple(tracks)
    files = set(tracks)
    for start in (*(track.resolve().parent for track in tracks[:1]), session().start):
        try:
            root = load.find_root(start)
        except KitError:
            continue
        files |= {root / "kit.toml", *root.glob("subtitles/*"), *root.glob("profiles/*")}
        break
    found: Stamps = {}
    for path in files:
        try:
            known = path.stat()
        except OSError:
            continue
        found[str(path)] = known.st_mtime_ns, known.st_size
    return found


def watched(asked: Mapping[str, Any]) -> Stamps:
    """The stamps of what a check reads; a report that is written among the tracks is none of them."""
    output = asked.get("output")
    written = output.resolve() if output else None
    return {name: stamp for name, stamp in stamps(asked["tracks"]).items() if Path(name).resolve() != written}


def _after_pause(asked: Mapping[str, Any]) -> Stamps:
    time.sleep(PAUSE)
    return watched(asked)


def _check(asked: Mapping[str, Any]) -> None:
    if sys.stdout.isatty():
        click.clear()
    checking.run(**asked)
    sys.stdout.flush()
    show.note("Waiting for changes; Ctrl-C ends.")
