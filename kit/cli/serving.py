"""``kit review serve``: the page in a browser, and what is decided there written straight back."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import click

from kit.check import registry
from kit.cli import film, reviewing, show
from kit.cli.deciding import waivers_of
from kit.errors import KitError
from kit.review import mark, page, writing
from kit.review.apply import StaleError, carried_out
from kit.review.serve import Answer, Server, Site
from kit.subs import decode
from kit.tools import files

if TYPE_CHECKING:
    from pathlib import Path

    from kit.review.decisions import Decisions
    from kit.review.shape import Live
    from kit.subs.track import Track

#: Nanoseconds after which a second change of a file cannot have the time of the first.
_SETTLED = 2 * 10**9


def serve(*, lang: tuple[str, ...], profile: str, no_reel: bool, port: int, no_browser: bool) -> None:
    """Serve the page until Ctrl-C."""
    project = film.film()
    bench = Bench(lang, profile)
    first = bench.look()
    reel = None if no_reel else reviewing.reel_for(project, project.dist / "review")
    still = reviewing.still(project, first, reel.name if reel else "", save="./")
    site = Site(lambda: page.write(still, bench.live()), bench.live, bench.marks, bench.decide, reel)
    with Server(site, port) as server:
        click.echo(server.address)
        show.note("Only this machine can reach the page, and only with this address. Ctrl-C ends.")
        if not no_browser:
            click.launch(server.address)
        try:
            server.serve_forever()
        finally:
            bench.finish()


class Bench:
    """A film's tracks while they are reviewed: read anew for each question, and changed by one hand at a time."""

    def __init__(self, lang: tuple[str, ...], profile: str) -> None:
        self._asked = (lang, profile)
        # Each question comes on a thread of its own, which knows nothing of -C and --ui-lang.
        self._context = click.get_current_context()
        self._lock = threading.Lock()
        self._seen: dict[str, tuple[tuple[int, int], Track]] = {}

    def finish(self) -> None:
        """Wait until what is being written is written."""
        self._lock.acquire()

    def look(self) -> reviewing.Desk:
        """The tracks as they are on the disk now, checked. Raises KitError."""
        with self._lock, self._context.scope(cleanup=False):
            return self._look()

    def live(self) -> Live:
        """The same as the page shows it."""
        return self.look().live()

    def marks(self) -> dict[str, str]:
        """The mark of each track's file as it is now; a file is read again only if it was written."""
        with self._lock:
            return {name: self._mark(stamp, track) for name, (stamp, track) in self._seen.items()}

    def decide(self, decisions: Decisions) -> Answer:
        """Carry decisions out and tell how the tracks are then; nothing is written if one of them no longer fits."""
        with self._lock, self._context.scope(cleanup=False):
            loaded = reviewing.read_tracks(*self._asked)
            error = ""
            stale: list[tuple[Track, int]] = []
            try:
                outcome = carried_out(decisions.decisions, loaded.tracks, registry.rules())
                writing.write(outcome, waivers_of(loaded.tracks) if outcome.waivers else None)
            except StaleError as failure:
                stale = [*failure.cues]
            except KitError as failure:
                error = f"{show.told(failure.message)} {show.told(failure.hint)}"
            told = tuple({"track": one.path.name, "part": one.part, "cue": cue} for one, cue in stale)
            return Answer(self._look().live(), error, told)

    def _look(self) -> reviewing.Desk:
        desk = reviewing.look(*self._asked)
        self._seen = {f"{one.path.name}/{one.part}": (_stamp(one.path), one) for one in desk.loaded.tracks}
        return desk

    @staticmethod
    def _mark(stamp: tuple[int, int], track: Track) -> str:
        if _stamp(track.path) == stamp and time.time_ns() - stamp[0] > _SETTLED:
            return mark.of_track(track)
        try:
            source = decode.decode(files.read_bytes(track.path), track.path, track.source.encoding.name)
        except KitError:
            return ""
        return mark.of_rows(source.rows)


def _stamp(path: Path) -> tuple[int, int]:
    """When a file was written, and its size; zeros if it is gone."""
    try:
        state = path.stat()
    except OSError:
        return 0, 0
    return state.st_mtime_ns, state.st_size
