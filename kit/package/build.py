"""Make a package: gather, check, name, and put it in place as a whole or not at all."""

from __future__ import annotations

import contextlib
import getpass
import shutil
import socket
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kit import __version__
from kit.errors import FaultyError, Place, UsageError
from kit.package import agreement, archive, content, demanding, naming, page, private, sources, texts, verify
from kit.package.manifest import NAME, PAGE, SUMS, Entry, FestivalRecord, FilmRecord, Manifest, decode, encode
from kit.screener.material import protected
from kit.tools import files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kit.package.choice import Choice
    from kit.package.content import Contents, Kitchen
    from kit.project.project import Project
    from kit.receipt import Fingerprints

_PART = ".part-package-"
#: Seconds after which a folder that nobody writes to any more was left by a run that was killed.
_FORGOTTEN = 6 * 3600
#: Names shorter than this stand by chance in other words; root is nobody.
_TELLING, _NOBODY = 4, frozenset({"root", "user", "admin", "localhost"})


@dataclass(frozen=True, slots=True)
class Asked:
    """Where the package goes (empty: dist/packages/), whether a zip is made, and who hears of it.

    ``report`` gives a language's QC page in the words of a reader.
    """

    report: Callable[[str, str], str]
    folder: Path | None = None
    zip: bool = False
    progress: Callable[[str, float], None] = lambda _name, _share: None
    warn: Callable[[str], None] = lambda _text: None


@dataclass(frozen=True, slots=True)
class Built:
    """Where it is, what it holds, and whether it was there already; ``zip`` if one was asked for."""

    folder: Path
    manifest: Manifest
    fresh: bool
    zip: Path | None = None


def output(project: Project, choice: Choice) -> Path:
    """The usual place of a package: ``dist/packages/<film>.<festival>.<languages>``."""
    return project.dist / "packages" / f"{project.settings.film.id}.{choice.folder}"


def build(project: Project, choice: Choice, asked: Asked, prints: Fingerprints) -> Built:
    """Make the package, or find that it is up to date.

    Raises RefusedError for what breaks a demand, FaultyError for what nobody outside may see, UsageError for names
    that collide or a folder that is no package; the old package then stays as it was.
    """
    target = asked.folder or output(project, choice)
    _refuse_folder(project, target)
    made_from = sources.fingerprint(project, choice, prints)
    before = _standing(target, made_from)
    if before is None:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _part(target) as part:
            kitchen = content.Kitchen(project, choice, part, prints, asked.report, asked.progress, asked.warn)
            before, fresh = _fill(kitchen, made_from), True
            _put(part, target)
    else:
        _refuse_private(project, target, before)
        fresh = False
    prints.save()
    zipped = archive.write(target, before) if asked.zip else None
    return Built(target, before, fresh, zipped)


def _fill(kitchen: Kitchen, made_from: str) -> Manifest:
    contents = content.gather(kitchen)
    where = demanding.place(kitchen.project, kitchen.choice, "naming")
    naming.refuse([entry.path for entry in contents.entries], kitchen.choice.demands.naming, where)
    manifest = _manifest(kitchen, _with_page(kitchen, contents), made_from)
    demanding.refuse(kitchen.project, kitchen.choice, manifest.files)
    (kitchen.folder / NAME).write_bytes(encode(manifest))
    sums = {entry.path: entry.sha256 for entry in manifest.files} | {NAME: files.sha256(kitchen.folder / NAME)}
    (kitchen.folder / SUMS).write_text("".join(f"{sums[path]}  {path}\n" for path in sorted(sums)), "ascii")
    _refuse_private(kitchen.project, kitchen.folder, manifest)
    _refuse_contradictions(kitchen.folder, manifest)
    return manifest


def _with_page(kitchen: Kitchen, contents: Contents) -> tuple[Entry, ...]:
    converted = {
        number: texts.converted(kitchen.project, track, "vtt", lambda _text: None)
        for number, track in enumerate(contents.tracks)
    }
    made = page.page(kitchen.project, kitchen.choice, contents, converted)
    entry = Entry(path=PAGE, kind="page", bytes=0, sha256="", language=kitchen.choice.reader)
    return (content.written(kitchen, entry, made.encode()), *contents.entries)


def _manifest(kitchen: Kitchen, entries: tuple[Entry, ...], made_from: str) -> Manifest:
    settings, festival = kitchen.project.settings, kitchen.choice.festival
    makers = [name for line in settings.credits if line.function == "production-company" for name in line.names]
    return Manifest(
        schema=1,
        kit=__version__,
        film=FilmRecord(settings.film.id, settings.film.title, settings.film.year, (*makers, settings.film.title)),
        festival=FestivalRecord(festival.id, festival.name),
        languages=kitchen.choice.languages,
        made_from=made_from,
        files=tuple(sorted(entries, key=lambda entry: entry.path)),
    )


def _refuse_private(project: Project, folder: Path, manifest: Manifest) -> None:
    public = " ".join((*manifest.film.makers, manifest.festival.name)).casefold()
    machine = tuple(name for name in _machine() if name.casefold() not in public)  # a computer may be called “studio”
    secrets = private.Secrets(protected(project), machine, manifest.film.makers)
    for path in (*(entry.path for entry in manifest.files), NAME, SUMS):
        for fault in private.scan(folder, path, secrets):
            raise FaultyError(
                f"This package may not be sent. {fault}",
                hint="Mend it where it comes from (the track, the texts, kit.toml, the picture); nothing was written.",
                slug=fault.slug,
            )


def _refuse_contradictions(folder: Path, manifest: Manifest) -> None:
    """The page says what the tracks say; a film's own template may not."""
    fault = next(agreement.agree(folder, manifest), None)
    if fault:
        raise FaultyError(
            f"This package may not be sent. {fault}",
            hint="Let your own templates/package/index.html show every caption and transcript as kit’s does.",
            slug=fault.slug,
        )


def _machine() -> tuple[str, ...]:
    """How this computer and its user are called."""
    names = [socket.gethostname()]
    with contextlib.suppress(OSError, KeyError):
        names.append(getpass.getuser())
    return tuple(name for name in names if len(name) >= _TELLING and name.casefold() not in _NOBODY)


def _standing(target: Path, made_from: str) -> Manifest | None:
    """The manifest of a package that is whole and made from exactly these inputs."""
    try:
        manifest = decode((target / NAME).read_bytes())
    except (OSError, ValueError):
        return None
    if manifest.made_from != made_from or any(verify.integrity(target)):
        return None
    return manifest


def _refuse_folder(project: Project, target: Path) -> None:
    """A package takes the place of nothing but an older package."""
    inside = project.root.is_relative_to(target.resolve())
    strange = target.exists() and not (target / NAME).is_file() and (not target.is_dir() or any(target.iterdir()))
    if inside or strange or target.is_symlink():
        raise UsageError(
            f"The package cannot be written to {target}: " + ("it holds the film." if inside else "it is no package."),
            hint="Name a folder that is not there yet, or an older package.",
            slug="output-refused",
            place=Place(target),
        )


@contextlib.contextmanager
def _part(target: Path) -> Iterator[Path]:
    _sweep(target.parent)
    try:
        part = Path(tempfile.mkdtemp(prefix=_PART, dir=target.parent))
    except OSError as error:
        raise files.storage_error(error, target, "written") from error
    try:
        yield part
    except OSError as error:
        raise files.storage_error(error, target, "written") from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _sweep(folder: Path) -> None:
    """Remove what killed runs left: half a package is as large as the film."""
    for part in folder.glob(f"{_PART}*"):
        with contextlib.suppress(OSError):
            if time.time() - part.stat().st_mtime > _FORGOTTEN:
                shutil.rmtree(part, ignore_errors=True)


def _put(part: Path, target: Path) -> None:
    """Give the finished folder its name; the older one leaves only when the new one is in place."""
    part.chmod(0o755)
    aside = target.with_name(f"{_PART}old-{target.name}")
    shutil.rmtree(aside, ignore_errors=True)
    if target.exists():
        target.rename(aside)
    try:
        part.rename(target)
    except OSError:
        if aside.exists():
            aside.rename(target)
        raise
    shutil.rmtree(aside, ignore_errors=True)
