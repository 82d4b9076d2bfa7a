"""The tracks that a subs command works on: read, with what their film knows and the profile they are held to."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kit.check import profile, registry, waiver
from kit.cli import film, show
from kit.errors import KitError, NothingToDoError, Place, UsageError
from kit.project import locale as project_locale
from kit.subs import formats
from kit.subs.track import Facts, GlossaryTerm, Kind, ProtectedWord
from kit.time.rate import parse_rate

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from kit.check.profile import Profile
    from kit.check.waiver import Waiver
    from kit.project.project import Project, TrackFile
    from kit.subs.track import Track
    from kit.time.rate import Rate


#: The picture's width by its height for which burned lines are measured; a wider picture has more room.
WIDE = 16 / 9


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line says about tracks; empty texts leave it to the film and the file's name."""

    paths: tuple[Path, ...] = ()
    lang: tuple[str, ...] = ()
    profile: str = ""
    locale: str = ""
    fps: str = ""
    encoding: str = ""
    part: str = ""


@dataclass(slots=True)
class Loaded:
    """Tracks to work on, tracks of the same film to compare with, and what goes with them.

    ``lacking`` says for each field of Facts that is not known why; ``failures`` are tracks that could not be read.
    """

    tracks: tuple[Track, ...]
    beside: tuple[Track, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    lacking: dict[str, str] = field(default_factory=dict)
    profiles: dict[int, Profile] = field(default_factory=dict)
    failures: list[KitError] = field(default_factory=list)

    def profile_of(self, track: Track) -> Profile:
        """The profile of one of ``tracks``."""
        return self.profiles[id(track)]


def read(asked: Asked, needs: Collection[str]) -> Loaded:
    """Read the tracks that were asked for, or all of the film.

    ``needs`` are the fields of Facts that the chosen rules ask for: the master is not opened for nothing. A track that
    cannot be read does not keep the others from being read. Raises KitError if none can, or nothing is there.
    """
    project = film.around(asked.paths) if asked.paths else film.film()
    lacking: dict[str, str] = {}
    facts = _facts(project, asked, needs, lacking)
    chosen = _chosen(project, asked)
    encoding = asked.encoding or None
    failures: list[KitError] = []
    tracks: list[Track] = []
    for path, file in chosen:
        try:
            tracks += _read(path, file, facts, encoding, asked)
        except KitError as error:
            failures.append(error)
    if not tracks:
        raise failures[0]
    beside = _beside(project, chosen, facts)
    loaded = Loaded(tuple(tracks), beside, _waivers(project), lacking, failures=failures)
    folders = [project.root / "profiles"] if project else []
    known: dict[str, Profile] = {}
    for track in tracks:
        name = asked.profile or _profile_name(track, project)
        if name not in known:
            known[name] = profile.load(name, folders)
        loaded.profiles[id(track)] = known[name]
    return loaded


def _chosen(project: Project | None, asked: Asked) -> list[tuple[Path, TrackFile | None]]:
    known = {file.path.resolve(): file for file in project.tracks} if project else {}
    if asked.paths:
        chosen = [(path, known.get(path.resolve())) for path in asked.paths]
        for path, file in chosen:
            if project and not file:
                title = project.settings.film.title
                show.note(f"{path} is none of the tracks of “{title}”; that film's rate, length and words are used.")
        return chosen
    if project is None:
        return []
    wanted = film.locales(project, asked.lang)
    files = [file for file in project.tracks if file.locale in wanted]
    if not files:
        raise NothingToDoError(
            "The film has no subtitle track" + (f" in {', '.join(wanted)}." if asked.lang else "."),
            hint=f"Put one into subtitles/, named {project.settings.film.id}.<locale>.srt.",
            slug="no-tracks",
        )
    return [(_short(file.path), file) for file in files]


def _read(path: Path, file: TrackFile | None, facts: Facts, encoding: str | None, asked: Asked) -> tuple[Track, ...]:
    """The track of a file; of a file that holds several languages and does not say which is meant, each of them."""
    named = formats.naming.parse_name(path)
    locale = asked.locale or (file.locale if file else named.locale if named else "")
    kind = file.kind if file else named.kind if named else Kind.FULL
    track = formats.read(path, encoding=encoding, locale=locale, kind=kind, facts=facts, part=asked.part)
    return (track,) if locale or asked.part else formats.each_part(track)


def _beside(project: Project | None, chosen: list[tuple[Path, TrackFile | None]], facts: Facts) -> tuple[Track, ...]:
    """The film's other tracks, if one of its tracks is checked."""
    done = {file.path for _, file in chosen if file}
    if project is None or not done:
        return ()
    tracks: list[Track] = []
    for file in project.tracks:
        if file.path in done:
            continue
        try:
            tracks.append(formats.read(_short(file.path), locale=file.locale, kind=file.kind, facts=facts))
        except KitError as error:
            show.note(f"Nothing was compared with {file.path.name}: {error.message}")
    return tuple(tracks)


def _short(path: Path) -> Path:
    return Path(show.short(path))


def _waivers(project: Project | None) -> tuple[Waiver, ...]:
    """The film's waivers. Raises UsageError if one names no track or no rule: it would never be told as unused."""
    if project is None:
        return ()
    path = project.root / "subtitles" / "waivers.toml"
    waivers = waiver.read(path)
    names = {file.path.name for file in project.tracks}
    for one in waivers:
        registry.find(one.rule, registry.rules())
        if one.track not in names:
            raise UsageError(
                f"A waiver of {one.rule} names “{one.track}”, which is none of the film's tracks.",
                hint=f"The tracks are {', '.join(sorted(names))}.",
                slug="waiver-without-track",
                place=Place(path),
            )
    return waivers


def _facts(project: Project | None, asked: Asked, needs: Collection[str], lacking: dict[str, str]) -> Facts:
    facts = Facts()
    if asked.fps:
        facts = replace(facts, rate=parse_rate(asked.fps))
    elif project:
        facts = replace(facts, rate=parse_rate(project.settings.film.rate))
    else:
        lacking["rate"] = "no film and no --fps say how many frames a second there are"
    if project:
        words = project.settings.protected
        facts = replace(facts, protected=tuple(ProtectedWord(one.id, one.spellings, one.say) for one in words))
        terms = project.settings.glossary
        facts = replace(
            facts,
            glossary=tuple(
                GlossaryTerm(one.id, tuple(one.spellings.items()), tuple(one.wrong.items())) for one in terms
            ),
        )
        facts = replace(facts, start=_start(project))
    if "end" in needs:
        facts = replace(facts, end=_end(project, lacking))
    if "cuts" in needs:
        facts = replace(facts, cuts=_cuts(project, lacking))
    if "sound" in needs:
        facts = replace(facts, sound=_sound(project, lacking))
    if "glyphs" in needs or "advances" in needs:
        facts = _with_glyphs(facts, lacking)
    return facts


def _end(project: Project | None, lacking: dict[str, str]) -> int | None:
    """The end of the film on the tracks' own clock: they count from the master's first time code."""
    from kit.tools import probe  # noqa: PLC0415 - few rules ask

    if project is None:
        lacking["end"] = "no film says how long it is"
        return None
    try:
        return _start(project) + probe.length(project.master)
    except KitError as error:
        lacking["end"] = f"the master's length is not known ({error.message})"
        return None


def _cuts(project: Project | None, lacking: dict[str, str]) -> tuple[int, ...] | None:
    from kit.project import shots  # noqa: PLC0415 - few films have such a list

    if project is None or not project.settings.film.shots:
        lacking["cuts"] = (
            "kit.toml names no list of shots (film.shots)" if project else "no film says where shots change"
        )
        return None
    try:
        return shots.read(project.root / project.settings.film.shots, project.settings.film.rate)
    except KitError as error:
        lacking["cuts"] = f"the list of shots cannot be used ({error.message})"
        return None


def _sound(project: Project | None, lacking: dict[str, str]) -> Callable[[], tuple[int, ...]] | None:
    """What measures the master's sound when a rule asks; it is listened to once and remembered."""
    if project is None or not project.master.is_file():
        lacking["sound"] = "the master is not there" if project else "no film says where its sound is"
        return None
    master = project.master

    def measured() -> tuple[int, ...]:
        from kit.tools import levels  # noqa: PLC0415 - opens media libraries

        try:
            return levels.levels(master)
        except KitError as error:
            show.note(f"Not checked: ACC019, since the master's sound cannot be read ({error.message})")
            return ()

    return functools.cache(measured)


def _start(project: Project) -> int:
    """The film's first frame on the tracks' own clock, in ticks."""
    return _ticks(project.settings.film.programme_start, parse_rate(project.settings.film.rate))


def _ticks(programme_start: str, rate: Rate) -> int:
    if not programme_start.strip("0:;"):
        return 0
    from kit.time import timecode  # noqa: PLC0415 - most masters start at zero

    return timecode.programme_start(programme_start, rate)


def _with_glyphs(facts: Facts, lacking: dict[str, str]) -> Facts:
    from kit.screener.style import STYLE  # noqa: PLC0415 - the look of burned text
    from kit.tools import fonts  # noqa: PLC0415 - reads fonts

    try:
        font = fonts.sans()
        em = STYLE.size / (STYLE.widest * WIDE)
        advances = {point: width * em for point, width in fonts.widths(font.path, font.index).items()}
        return replace(facts, glyphs=frozenset(advances), advances=advances, font=font.family)
    except KitError as error:
        lacking["glyphs"] = lacking["advances"] = f"the burn font cannot be read ({error.message})"
        return facts


def _profile_name(track: Track, project: Project | None) -> str:
    """What kit.toml says for this locale and kind, else the house profile of the language."""
    locale = track.locale
    if project and locale:
        locale = project_locale.as_written(locale, project.settings) or locale
        settings = project.settings.locales.get(locale)
        own = {Kind.SDH: "profile_sdh", Kind.FORCED: "profile_forced"}.get(track.kind, "profile")
        if settings:
            return getattr(settings, own) or settings.profile
    return _house_profile(track.path, locale, track.kind)


def _house_profile(path: Path, locale: str, kind: Kind) -> str:
    if locale == "fr":
        raise UsageError(
            f"{path} is French, but of which country? fr-FR and fr-CA differ in their punctuation.",
            hint="Add --locale fr-FR or --locale fr-CA, or name the file so.",
            slug="bare-language",
        )
    sdh = "-sdh" if kind is Kind.SDH else ""
    known: Sequence[str] = profile.names()
    for tag in (locale, locale.partition("-")[0]):
        if tag and f"festival-{tag}{sdh}" in known:
            return f"festival-{tag}{sdh}"
    reason = f"kit has no profile for {locale}" if locale else "its name tells no language (--locale does)"
    show.note(f"{path} is checked with the profile base, without length and speed limits: {reason}.")
    return "base"
