"""One fingerprint of everything that goes into a package, in some milliseconds."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from kit import __version__, resources
from kit.package import film, template

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kit.package.choice import Choice
    from kit.project.project import Project
    from kit.receipt import Fingerprints

#: The rooms whose code and data show in a package beside those that have receipts of their own.
_ROOMS = ("package", "check", "rules", "reports", "profiles", "subs")


def fingerprint(project: Project, choice: Choice, prints: Fingerprints) -> str:
    """``sha256:…`` of all inputs. Protected words are none of them: a digest of few words can be guessed.

    Raises KitError if an input is missing.
    """
    found = dict(_inputs(project, choice, prints))
    return "sha256:" + hashlib.sha256(msgspec.json.encode(dict(sorted(found.items())))).hexdigest()


def _inputs(project: Project, choice: Choice, prints: Fingerprints) -> Iterator[tuple[str, object]]:
    settings = project.settings
    yield "kit", __version__
    yield "festival", choice.festival
    yield "languages", (choice.languages, choice.reader)
    yield "film", (settings.film, settings.credits, settings.access, settings.locales, settings.glossary)
    for path in (*_program(), *template.sources(project.root), *_data(project)):
        yield path.as_posix(), prints.of(path)
    for language in dict.fromkeys((*choice.languages, choice.reader)):
        if language in project.texts:
            yield f"texts {language}", project.texts[language].film
    yield from _results(project, choice, prints)


def _program() -> Sequence[Path]:
    home = Path(__file__).parents[1]
    return sorted(path for room in _ROOMS for path in (home / room).rglob("*") if path.suffix in {".py", ".toml"})


def _data(project: Project) -> Iterator[Path]:
    """Tracks, stills, waivers, the list of shots, catalogues."""
    yield from (file.path for file in project.tracks)
    yield from (project.root / still.file for still in project.settings.stills)
    shots = project.settings.film.shots
    for path in (project.root / "subtitles/waivers.toml", *((project.root / shots,) if shots else ())):
        if path.is_file():
            yield path
    yield from sorted(resources.locales().glob("*/LC_MESSAGES/*.po"))
    yield from sorted((project.root / "profiles").glob("*.toml"))


def _results(project: Project, choice: Choice, prints: Fingerprints) -> Iterator[tuple[str, object]]:
    from kit.booklet import build as booklets  # noqa: PLC0415 - the print engine
    from kit.booklet.editions import EDITIONS  # noqa: PLC0415
    from kit.booklet.options import Options  # noqa: PLC0415
    from kit.screener import build as screeners  # noqa: PLC0415
    from kit.screener import options  # noqa: PLC0415

    asked = choice.demands
    if "screener" in asked.parts and asked.subtitles != "burned":
        yield "viewing copy", prints.of(film.source(project, choice))
    own = options.resolve(project, festival=choice.festival.name, mark=asked.mark)
    for language in choice.languages:
        if "screener" in asked.parts and asked.subtitles != "separate":
            yield f"screener {language}", _open(screeners.inputs(project, language, own, prints))
        for edition in asked.editions if "booklet" in asked.parts else ():
            chosen = Options(festival=choice.festival, edition=EDITIONS[edition])
            yield f"booklet {language} {edition}", _open(booklets.inputs(project, language, chosen, prints))


def _open(inputs: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in inputs.items() if "protected" not in name}
