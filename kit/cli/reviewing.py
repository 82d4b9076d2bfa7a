"""What ``kit review`` does: read, check, make the page; or serve it."""

from __future__ import annotations

import base64
import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit import __version__
from kit.check import engine, registry
from kit.cli import film, meter, show
from kit.cli.tracks import Asked, Loaded, read
from kit.cli.ui_language import ui_language
from kit.errors import KitError, Place, UsageError
from kit.reports import redact as redacting
from kit.review import page, peaks, proxy
from kit.review.live import live
from kit.review.shape import Live, Still
from kit.review.showing import Showing
from kit.review.wording import DOMAIN
from kit.time.rate import parse_rate
from kit.time.ticks import to_ms
from kit.tools import files
from kit.words import LANGUAGES, words

if TYPE_CHECKING:
    from pathlib import Path

    from kit.check.report import Report
    from kit.project.project import Project

PAGE = "index.html"
#: The folders of a film that hold what somebody wrote or shot; its results lie in none of them.
SOURCES = ("subtitles", "locales", "media", "templates")


@dataclass(frozen=True, slots=True)
class Desk:
    """A film's tracks as they are on the disk now, checked."""

    loaded: Loaded
    report: Report

    def live(self) -> Live:
        """What the page shows of them."""
        protected = self.loaded.tracks[0].facts.protected
        # The name alone: a page goes to others, and a path tells of this machine.
        unread = [failure.place.path.name if failure.place else "?" for failure in self.loaded.failures]
        return live(self.report, protected, [words(language, DOMAIN) for language in LANGUAGES], unread)


def build(*, lang: tuple[str, ...], profile: str, no_reel: bool, output: Path | None, redact: bool) -> int:
    """Write the page and, beside it, the reel; returns the exit code.

    The reel of an older page goes when the new page is in place.
    """
    project = film.film()
    folder = output or project.dist / "review"
    _refuse_sources(folder, project)
    _refuse_page(folder)
    _refuse_other(folder / PAGE)
    desk = look(lang, profile)
    for failure in desk.loaded.failures:
        show.error(failure)
    reel = None if no_reel or redact else reel_for(project, folder)
    report = redacting.redact(desk.report) if redact else desk.report
    desk = Desk(desk.loaded, report)
    made = page.write(still(project, desk, reel.name if reel else ""), desk.live())
    files.write_bytes(folder / PAGE, made.encode())
    for old in folder.glob("reel-*.mp4"):
        if old != reel and proxy.NAME.fullmatch(old.name):
            old.unlink(missing_ok=True)
    size = sum(path.stat().st_size for path in (folder / PAGE, reel) if path)
    count = len(desk.loaded.tracks)
    show.answer(f"{show.short(folder / PAGE)}: {count} {'track' if count == 1 else 'tracks'}, {size / 1e6:.1f} MB")
    return max((failure.exit_code for failure in desk.loaded.failures), default=0)


def _refuse_sources(folder: Path, project: Project) -> None:
    """A page lies in none of a film's own folders. Raises UsageError."""
    root, target = project.root.resolve(), folder.resolve()
    if target == root or any(target.is_relative_to(root / name) for name in SOURCES):
        raise UsageError(
            f"{folder} holds what the film is made from; a page and its reel do not belong there.",
            hint="Name another folder with -o, or leave -o out: then the page lies in dist/review.",
            slug="output-in-sources",
            place=Place(folder),
        )


def _refuse_page(folder: Path) -> None:
    """The reel lies beside the page, so a name that a page would have is meant for no folder. Raises UsageError."""
    if folder.suffix.lower() in {".html", ".htm"} and not folder.is_dir():
        raise UsageError(
            f"“{folder.name}” is the name of a page, but -o names the folder that the page and its reel lie in.",
            hint=f"Write -o {folder.with_suffix('')}",
            slug="folder-wanted",
        )


def _refuse_other(page_file: Path) -> None:
    """A page takes the place of nothing but an older page. Raises UsageError."""
    if page_file.exists() and page.SIGN not in files.read_bytes(page_file):
        raise UsageError(
            f"{page_file} is already there, and it is no review page.",
            hint="Name another folder with -o.",
            slug="output-exists",
            place=Place(page_file),
        )


def look(lang: tuple[str, ...], profile: str) -> Desk:
    """Read and check the film's tracks. Raises KitError if none can be read."""
    rules = registry.rules()
    loaded = read_tracks(lang, profile)
    report = engine.check(loaded.tracks, loaded.profile_of, rules=rules, beside=loaded.beside, waivers=loaded.waivers)
    return Desk(loaded, report)


def read_tracks(lang: tuple[str, ...], profile: str) -> Loaded:
    """The film's tracks with all that rules ask of it. Raises KitError if none can be read."""
    return read(Asked(lang=lang, profile=profile), {need for rule in registry.rules() for need in rule.needs})


def reel_for(project: Project, folder: Path) -> Path | None:
    """The small copy of the master; None, with a note, if the master cannot be read."""
    from kit.receipt import Fingerprints  # noqa: PLC0415 - only here

    prints = Fingerprints(project.dist / "receipts")
    try:
        with meter.meter(show.told("reel")) as tell:
            made = proxy.proxy(project, prints, folder, tell)
    except KitError as error:
        show.note(f"The page has no picture: {error.message}")
        return None
    prints.save()
    return made


def still(project: Project, desk: Desk, reel: str, save: str = "") -> Still:
    """What stays as long as the film does."""
    facts = desk.loaded.tracks[0].facts
    rate = facts.rate or parse_rate(project.settings.film.rate)
    showing = Showing(desk.report, facts.protected)
    language = ui_language("")
    start = facts.start or 0
    return Still(
        kit=__version__,
        film=showing.name(project.settings.film.id),
        title=showing.name(project.settings.film.title),
        redacted=desk.report.redacted,
        language=language,
        today=dt.datetime.now().astimezone().date().isoformat(),
        rate=float(rate.fps),
        start=to_ms(start),
        length=to_ms(facts.end - start) if facts.end is not None else 0,
        reel=reel,
        save=save,
        peaks=base64.b64encode(_peaks(project)).decode(),
        peaks_a_second=peaks.PER_SECOND,
        cuts=tuple(to_ms(start + rate.start_of(cut)) for cut in facts.cuts or ()),
        words=page.words(),
    )


def _peaks(project: Project) -> bytes:
    try:
        return peaks.peaks(project.master)
    except KitError as error:
        show.note(f"The page has no waveform: {error.message}")
        return b""
