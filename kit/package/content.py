"""Everything that goes into a package, file by file, made or copied into a folder that has no name yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from kit.package import access, naming, stills, texts
from kit.package import film as films
from kit.package.manifest import Entry, Made
from kit.package.media import look
from kit.tools import files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kit.package.choice import Choice
    from kit.package.manifest import Kind
    from kit.project.project import Project
    from kit.receipt import Fingerprints, Receipt
    from kit.subs.track import Track

#: Where each kind of file lies in the package.
FOLDERS: dict[str, str] = {
    "screener": "video", "film": "video", "subtitles": "subtitles", "booklet": "booklet", "still": "stills",
    "report": "report", "access": "access",
}  # fmt: skip
#: Inputs of a receipt that nobody outside may see: a digest of few words can be guessed.
_HIDDEN = "protected"


@dataclass(frozen=True, slots=True)
class Kitchen:
    """What is needed to make a package: the film, the choice, the folder, and who hears of it.

    ``report`` gives the QC page of a language as HTML, in the words of a reader: it is made by whoever reads tracks.
    """

    project: Project
    choice: Choice
    folder: Path
    prints: Fingerprints
    report: Callable[[str, str], str]
    progress: Callable[[str, float], None]
    warn: Callable[[str], None]

    def path(self, kind: Kind, language: str, word: str, extension: str) -> str:
        """Where a file goes, below the folder."""
        named = naming.name(self.choice, self.project.settings.film, language, word)
        return f"{FOLDERS[kind]}/{named}{extension}"

    def wants(self, part: str) -> bool:
        """Whether the festival asks for a part."""
        return part in self.choice.demands.parts


@dataclass(frozen=True, slots=True)
class Contents:
    """The files so far, and the tracks as they were read, by language."""

    entries: tuple[Entry, ...]
    tracks: tuple[Track, ...]


def gather(kitchen: Kitchen) -> Contents:
    """Make or copy every file but the page and the manifest. Raises KitError for whatever cannot be sent."""
    entries: list[Entry] = []
    tracks = texts.tracks(kitchen.project, kitchen.choice.languages)
    if kitchen.wants("screener"):
        entries += _videos(kitchen)
    if kitchen.wants("subtitles"):
        entries += _subtitles(kitchen, tracks)
    if kitchen.wants("booklet"):
        entries += _booklets(kitchen)
    if kitchen.wants("stills"):
        entries += _stills(kitchen)
    if kitchen.wants("report"):
        entries += [_page(kitchen, "report", "qc-report", language) for language in kitchen.choice.languages]
    if kitchen.wants("access"):
        entries += [_page(kitchen, "access", "access", language) for language in kitchen.choice.languages]
    return Contents(tuple(entries), tracks)


def written(kitchen: Kitchen, entry: Entry, data: bytes) -> Entry:
    """The entry of a file that is written now."""
    target = kitchen.folder / entry.path
    target.parent.mkdir(parents=True, exist_ok=True)
    files.write_bytes(target, data)
    return _measured(kitchen, entry)


def _measured(kitchen: Kitchen, entry: Entry, made: Receipt | None = None) -> Entry:
    target = kitchen.folder / entry.path
    return msgspec.structs.replace(
        entry,
        bytes=target.stat().st_size,
        sha256=files.sha256(target),
        made=_open(made) if made else entry.made,
    )


def _open(made: Receipt) -> Made:
    """What of a receipt may be seen outside."""
    inputs = {name: value for name, value in made.inputs.items() if _HIDDEN not in name}
    facts = {name: value for name, value in made.facts.items() if name != "warnings"}
    return Made(inputs, made.tools, facts)


def _entry(path: str, kind: Kind, language: str = "") -> Entry:
    return Entry(path=path, kind=kind, bytes=0, sha256="", language=language)


def _videos(kitchen: Kitchen) -> Iterator[Entry]:
    asked = kitchen.choice.demands.subtitles
    if asked != "burned":
        entry = _entry(kitchen.path("film", "", "film", ".mp4"), "film")
        target = kitchen.folder / entry.path
        films.clean(kitchen.project, kitchen.choice, target)
        yield msgspec.structs.replace(_measured(kitchen, entry), media=look(target))
    if asked != "separate":
        for language in kitchen.choice.languages:
            yield _screener(kitchen, language)


def _screener(kitchen: Kitchen, language: str) -> Entry:
    from kit.screener import build, options  # noqa: PLC0415 - media libraries

    project, choice, prints = kitchen.project, kitchen.choice, kitchen.prints
    own = options.resolve(project, festival=choice.festival.name, mark=choice.demands.mark)
    path = build.output(project, language, own)

    def make(told: Callable[[float], None]) -> Receipt:
        return build.build(project, language, own, told, prints, warn=kitchen.warn)

    made = _up_to_date(kitchen, path, build.inputs(project, language, own, prints), make)
    entry = _entry(kitchen.path("screener", language, "screener", ".mp4"), "screener", language)
    target = _copied(kitchen, path, entry)
    return msgspec.structs.replace(_measured(kitchen, entry, made), media=look(target))


def _booklets(kitchen: Kitchen) -> Iterator[Entry]:
    for language in kitchen.choice.languages:
        for name in kitchen.choice.demands.editions:
            yield _booklet(kitchen, language, name)


def _booklet(kitchen: Kitchen, language: str, name: str) -> Entry:
    from kit.booklet import build  # noqa: PLC0415 - the print engine
    from kit.booklet.editions import EDITIONS, STANDARD  # noqa: PLC0415
    from kit.booklet.options import Options  # noqa: PLC0415

    project, edition, prints = kitchen.project, EDITIONS[name], kitchen.prints
    own = Options(festival=kitchen.choice.festival, edition=edition)
    path = build.output(project, language, own)

    def make(told: Callable[[float], None]) -> Receipt:
        return build.build(project, language, own, told, prints, warn=kitchen.warn)

    made = _up_to_date(kitchen, path, build.inputs(project, language, own, prints), make)
    word = "booklet" if edition is STANDARD else f"booklet-{name}"
    entry = _entry(kitchen.path("booklet", language, word, f".{edition.medium}"), "booklet", language)
    _copied(kitchen, path, entry)
    return _measured(kitchen, entry, made)


def _up_to_date(
    kitchen: Kitchen, path: Path, inputs: dict[str, str], build: Callable[[Callable[[float], None]], Receipt]
) -> Receipt:
    """The receipt of a result of the film; the result is made first if it is missing or old."""
    from kit import receipt  # noqa: PLC0415 - name of a field elsewhere

    known = receipt.read(path)
    if known is not None and receipt.state(path, inputs, kitchen.prints) is receipt.State.DONE:
        return known
    return build(lambda share: kitchen.progress(path.name, share))


def _copied(kitchen: Kitchen, source: Path, entry: Entry) -> Path:
    import shutil  # noqa: PLC0415 - 10 ms

    target = kitchen.folder / entry.path
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        shutil.copyfile(source, target)
    except OSError as error:
        raise files.storage_error(error, target, "written") from error
    return target


def _subtitles(kitchen: Kitchen, tracks: tuple[Track, ...]) -> list[Entry]:
    found: list[Entry] = []
    for track in tracks:
        word = "subtitles" if track.kind == "full" else track.kind.value
        for form in kitchen.choice.demands.formats:
            data = texts.converted(kitchen.project, track, form, kitchen.warn)
            entry = _entry(kitchen.path("subtitles", track.locale, word, f".{form}"), "subtitles", track.locale)
            entry = msgspec.structs.replace(entry, track=track.kind.value, cues=texts.shown(track))
            found.append(written(kitchen, entry, data))
    return found


def _stills(kitchen: Kitchen) -> list[Entry]:
    found = []
    for still in kitchen.project.settings.stills:
        data, extension = stills.stripped(kitchen.project.root / still.file)
        found.append(written(kitchen, _entry(kitchen.path("still", "", f"still-{still.id}", extension), "still"), data))
    return found


def _page(kitchen: Kitchen, kind: Kind, word: str, language: str) -> Entry:
    choice = kitchen.choice
    text = kitchen.report(language, choice.reader) if kind == "report" else access.page(kitchen.project, language)
    spoken = choice.reader if kind == "report" else language
    return written(kitchen, _entry(kitchen.path(kind, language, word, ".html"), kind, spoken), text.encode())
