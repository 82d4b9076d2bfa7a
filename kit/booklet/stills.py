"""The film's pictures: the cover's, those inside, portraits and logos, each with what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import Image, UnidentifiedImageError

from kit.booklet import marks, pictures
from kit.booklet.context import Picture
from kit.booklet.editions import Medium
from kit.booklet.fetching import PICTURES
from kit.errors import Place, UsageError
from kit.project import check, toml
from kit.project.load import FILE

if TYPE_CHECKING:
    from pathlib import Path

    from kit.booklet.editions import Edition
    from kit.booklet.wording import Wording
    from kit.project.model import Still
    from kit.project.project import Project
    from kit.words import Words

_MM_AN_INCH = 25.4
#: How wide a still inside is printed, in millimetres, by paper: the page less its margins and the labels' column, which
#: large print does not have; and how high it is at the most.
WIDTH_MM = {"a4": 128.0, "letter": 133.9}
LARGE_MM = {"a4": 178.0, "letter": 183.9}
HEIGHT_MM = {"a4": 190.0, "letter": 175.0}


def hero(project: Project, locale: str) -> Picture:
    """The cover's picture. Raises UsageError if there is none or nothing says what it shows."""
    still = first(project)
    if still is None:
        raise UsageError(
            "The booklet has no picture for its cover.",
            hint="Add a [[stills]] table to kit.toml with id, file and hero = true.",
            slug="no-hero",
        )
    return picture(project, still, locale)


def inside(project: Project, words: Words, wording: Wording, edition: Edition, paper: str) -> tuple[Picture, ...]:
    """The pictures inside: all but the cover's and portraits. Raises UsageError as ``hero`` does."""
    return tuple(
        picture(project, still, wording.locale, _size(project.root / still.file, words, edition, paper))
        for still in inner(project)
    )


def inner(project: Project) -> tuple[Still, ...]:
    """The stills that are neither the cover's nor somebody's portrait."""
    portraits = {person.portrait for person in project.settings.people}
    cover = first(project)
    return tuple(still for still in project.settings.stills if still is not cover and still.id not in portraits)


def first(project: Project) -> Still | None:
    """The cover's still: the hero, else the first one; None if there is none."""
    pictures = project.settings.stills
    return next((still for still in pictures if still.hero), pictures[0] if pictures else None)


def picture(project: Project, still: Still, locale: str, size: str = "") -> Picture:
    """A still with its words. Raises UsageError if it is not there or nothing says what it shows."""
    text = project.texts[locale].film.stills.get(still.id)
    if text is None or not text.alt.strip():
        raise UsageError(
            f"Nothing says what the picture “{still.id}” shows, so a blind reader would not know.",
            hint=f"Write alt in [stills.{still.id}] of locales/{locale}/film.toml: one sentence, no “image of”.",
            slug="no-alt",
        )
    place = toml.place(project.root / FILE, ("stills", project.settings.stills.index(still), "file"))
    path = _there(project, still.file, f"file of the still “{still.id}”", place)
    return Picture(path.resolve().as_uri(), marks.plain(text.alt), text.caption, text.credit, size)


def logo(project: Project, file: str, owner: str) -> str:
    """The ``file:`` address of somebody's logo; empty if there is none. Raises UsageError if it is no picture."""
    if not file:
        return ""
    return _there(project, file, f"logo of “{owner}”", Place(project.root / FILE)).resolve().as_uri()


def dots(path: Path, paper: str, width_mm: dict[str, float] = WIDTH_MM) -> int:
    """Dots an inch of a picture inside at its printed size; 0 for a drawing, which has none, or an unread file."""
    try:
        with Image.open(path) as opened:
            wide = min(width_mm[paper], HEIGHT_MM[paper] * opened.width / opened.height)
            return round(opened.width * _MM_AN_INCH / wide)
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError):
        return 0


def _size(path: Path, words: Words, edition: Edition, paper: str) -> str:
    """The pixels of a picture, and how dense they are on the edition's paper, if it has one."""
    if not (dpi := dots(path, paper, LARGE_MM if edition.name == "large-print" else WIDTH_MM)):
        return ""
    with Image.open(path) as opened:
        wide, high = opened.size
    values = {"width": wide, "height": high, "dpi": dpi}
    if edition.medium is not Medium.PAPER:
        return words.say("{width} × {height} pixels", values)
    return words.say("{width} × {height} pixels, {dpi} dpi here", values)


def _there(project: Project, file: str, key: str, place: Place) -> Path:
    path = project.root / file
    if not path.is_file():
        name = check.meant(path, project.root, PICTURES)
        raise UsageError(
            f"The picture {file} is not there.",
            hint=f"Did you mean “{name}”?" if name else f"Put the picture there, or correct {key} in kit.toml.",
            slug="no-still",
            place=place,
        )
    if path.suffix.lower() not in PICTURES:
        raise UsageError(
            f"The still {file} is no picture that a booklet can hold: JPEG, PNG, WebP or SVG.",
            hint=f"Save the picture as JPEG or PNG, and correct {key} in kit.toml.",
            slug="not-a-picture",
            place=place,
        )
    pictures.examine(path, file, place)
    return path
