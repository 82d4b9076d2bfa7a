"""The forms that one booklet is made in: what each is for, how its file ends, and which template fills it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Medium(StrEnum):
    """What an edition is read with."""

    PAPER = "pdf"
    BROWSER = "html"
    READER = "epub"
    TEXT = "txt"
    BRAILLE = "brf"


@dataclass(frozen=True, slots=True)
class Edition:
    """One form of the booklet."""

    name: str
    medium: Medium
    template: str
    purpose: str


_PAGES = "booklet/booklet.html"
_WEB = "booklet/web.html"

EDITIONS: Final = {
    edition.name: edition
    for edition in (
        Edition("standard", Medium.PAPER, _PAGES, "the screening kit as a tagged PDF"),
        Edition("large-print", Medium.PAPER, _PAGES, "a PDF in 18 points, laid out anew"),
        Edition("high-contrast", Medium.PAPER, _PAGES, "a PDF in black and white alone"),
        Edition("handout", Medium.PAPER, "booklet/handout.html", "one page to lay out at the door"),
        Edition("html", Medium.BROWSER, _WEB, "one page for a browser, pictures inside"),
        Edition("epub", Medium.READER, _WEB, "an EPUB 3 for reading devices"),
        Edition("text", Medium.TEXT, _WEB, "plain text, for mail and for anything that reads aloud"),
        Edition("brf", Medium.BRAILLE, _WEB, "braille for embossers and braille displays"),
    )
}
STANDARD: Final = EDITIONS["standard"]


def file_name(film: str, locale: str, edition: Edition) -> str:
    """The result's name: ``<film>.<locale>.booklet.pdf``, with the edition before the end if it is not the standard."""
    marked = "" if edition is STANDARD else f".{edition.name}" if edition.medium is Medium.PAPER else ""
    return f"{film}.{locale}.booklet{marked}.{edition.medium}"
