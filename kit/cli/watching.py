"""``kit subs check --watch``: check again whenever something that counts was saved."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any

import click

from kit.cli import checking, show
from kit.cli.film import session
from kit.errors import KitError
from kit.project import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

#: Seconds between two looks at the files; a change counts once two looks agree, since editors write in steps.
PAUSE = 0.3
INTERRUPTED = 130

Stamps = dict[str, tuple[int, int]]


def keep_checking(asked: Mapping[str, Any]) -> int:
    """Check, wait for a change, check again, until Ctrl-C; returns its exit code.

    Raises KitError if the first check cannot run; later ones are told, since a file may be half saved.
    """
    try:
        seen = stamps(asked["tracks"])
        _check(asked)
        while True:
            time.sleep(PAUSE)
            now = stamps(asked["tracks"])
            if now == seen:
                continue
            while (later := _after_pause(asked["tracks"])) != now:
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


def _after_pause(tracks: Iterable[Path]) -> Stamps:
    time.sleep(PAUSE)
    return stamps(tracks)


def _check(asked: Mapping[str, Any]) -> None:
    if sys.stdout.isatty():
        click.clear()
    checking.run(**asked)
    sys.stdout.flush()
    show.note("Waiting for changes; Ctrl-C ends.")
