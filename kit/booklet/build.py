"""Make one language's booklet: gather, print, finish, inspect, and only then give the file its name."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from kit import __version__, receipt, resources
from kit.booklet import editions, handout, looks, measure, passages, proof
from kit.booklet.options import Options, paper_of
from kit.catalogue import places
from kit.errors import KitError, UsageError
from kit.tools import files, fonts

if TYPE_CHECKING:
    from collections.abc import Callable

    from kit.project.project import Project
    from kit.receipt import Fingerprints, Receipt

#: Libraries whose release shows in the result.
LIBRARIES = ("weasyprint", "pikepdf", "babel", "jinja2", "segno")
#: The tables of kit.toml that a booklet prints or obeys.
TABLES = (
    "film", "booklet", "locales", "people", "credits", "awards", "screenings", "contacts", "stills", "ratings",
    "content_notes", "help_lines", "timeline", "archive", "music", "funders", "press", "social", "access", "dcp",
    "glossary", "festivals", "protected",
)  # fmt: skip
_ABSENT = "absent"


def output(project: Project, locale: str, options: Options | None = None) -> Path:
    """Where the booklet goes; a festival's copy into a folder of its own."""
    chosen = _options(options)
    folder = project.dist / chosen.festival.id if chosen.festival else project.dist
    tag = f"{locale}.pseudo" if chosen.pseudo else locale
    return chosen.file or folder / editions.file_name(project.settings.film.id, tag, chosen.edition)


def inputs(
    project: Project, locale: str, options: Options | None = None, fingerprints: Fingerprints | None = None
) -> dict[str, str]:
    """A fingerprint of everything that goes into the booklet, in some milliseconds.

    Of kit.toml only what is printed counts, and of a subtitle file only the number of its cues: a corrected
    sentence does not make the booklets old. Raises KitError if a locale has no texts or a file cannot be read.
    """
    prints = fingerprints or receipt.Fingerprints(project.dist / "receipts")
    settings, texts = project.settings, _texts(project, locale)
    found = {f"kit.toml [{table}]": _digest(msgspec.json.encode(getattr(settings, table))) for table in TABLES}
    found[f"locales/{locale}"] = _digest(msgspec.json.encode(texts))
    chosen = _options(options)
    if chosen.edition is editions.EDITIONS["handout"]:  # what has no room in one language is left out in all
        found.update({f"locales/{other}": _known(project, other) for other in settings.locales if other != locale})
    festival = msgspec.json.encode(chosen.festival)
    found["edition"] = f"{chosen.edition.name} {paper_of(project, chosen)}{' strict' if chosen.strict else ''}"
    found["edition"] += " pseudo" if chosen.pseudo else ""
    found["festival"] = _digest(festival) if chosen.festival else _ABSENT
    found[settings.film.master] = prints.of(project.master) if project.master.is_file() else _ABSENT
    for still in settings.stills:
        path = project.root / still.file
        found[still.file] = prints.of(path) if path.is_file() else _ABSENT
    for item in measure.tracks(project):
        found[f"subtitles/{item.track.path.name}"] = f"{item.format}, {item.cues} cues, {item.faults} faults"
    found["kit’s own program"] = _digest("".join(prints.of(path) for path in _program()).encode())
    for name, path in (*_templates(project.root), *_catalogues(project.root, locale)):
        found[name] = prints.of(path)
    for font in (fonts.sans(), fonts.serif(), *proof.others(passages.passages(project, locale))):
        found[font.family] = prints.of(font.path)
    found.update({name: version(name) for name in LIBRARIES})
    return dict(sorted(found.items()))


def build(
    project: Project,
    locale: str,
    options: Options | None = None,
    progress: Callable[[float], None] | None = None,
    fingerprints: Fingerprints | None = None,
    *,
    warn: Callable[[str], None] = lambda _text: None,
) -> Receipt:
    """Print the booklet, inspect it, write it whole and record what it was made from.

    ``progress`` hears the share that is done, 0 to 1, ``warn`` where a page looks wrong. Raises KitError; the old
    booklet stays if anything fails.
    """
    from kit.booklet.making import make  # noqa: PLC0415 - loads Babel and Jinja2, which news of a result need not

    told = progress or (lambda _share: None)
    prints = fingerprints or receipt.Fingerprints(project.dist / "receipts")
    before = inputs(project, locale, options, prints)
    made = make(project, locale, _options(options), told, prints)
    target = output(project, locale, options)
    files.write_bytes(target, made.data)
    written = receipt.write(
        target,
        inputs=before,
        tools={"kit": __version__, **{name: version(name) for name in LIBRARIES}},
        facts={
            **({"pages": str(made.pages)} if made.pages else {}),
            "size": f"{len(made.data)} bytes",
            "checked": ", ".join(made.checked),
        },
    )
    prints.save()
    if made.without:
        warn(f"{target.name}: {handout.told(made.without)}")
    for flaw in made.flaws:
        warn(f"{target.name}: {looks.said(flaw)}")
    told(1.0)
    return written


def _options(options: Options | None) -> Options:
    return options or Options()


def _texts(project: Project, locale: str) -> object:
    try:
        return project.texts[locale]
    except KeyError as error:
        raise UsageError(
            f"The film has no texts in “{locale}”.",
            hint=f"Write locales/{locale}/film.toml and guide.toml; the other languages show what belongs there.",
            slug="no-texts",
        ) from error


def _known(project: Project, locale: str) -> str:
    """A fingerprint of another language's texts, if there are any that can be read."""
    try:
        return _digest(msgspec.json.encode(_texts(project, locale)))
    except KitError:
        return _ABSENT


def _templates(root: Path) -> list[tuple[str, Path]]:
    """Each template in use, the film's own before kit's."""
    chosen: dict[str, Path] = {}
    for folder in (resources.templates(), root / "templates"):
        for path in sorted((folder / "booklet").rglob("*")):
            if path.suffix in {".html", ".css"}:
                chosen[f"templates/{path.relative_to(folder).as_posix()}"] = path
    return list(chosen.items())


def _catalogues(root: Path, locale: str) -> list[tuple[str, Path]]:
    """The catalogues that a locale's words come from: its own and its language's, the film's and kit's."""
    names = dict.fromkeys(f"{tag}/LC_MESSAGES/kit.po" for tag in (locale, locale.partition("-")[0]))
    kits = [(f"locales/{name}", path) for name in names if (path := resources.locales() / name).is_file()]
    own = [(path.relative_to(root).as_posix(), path) for _, path in places.chain(root, locale)]
    return [*own, *kits]


def _program() -> list[Path]:
    """The code that makes a booklet: a new release of kit, or a change in a checkout, makes them old."""
    return sorted(Path(__file__).parent.glob("*.py"))


def _digest(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}"
