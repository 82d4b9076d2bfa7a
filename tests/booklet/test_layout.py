"""How pages look, measured on the printed file: nothing over the edge, nothing cut where it hurts, nothing overlaps."""

from __future__ import annotations

import html
import re
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from kit.booklet import build, editions, press
from kit.booklet.options import Options
from kit.tools import fonts
from kit.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kit.project.project import Project

LOCALES = ("ko", "en", "fr-CA")
#: Points: the paper's margins left and right (18 mm; large print 16 mm), less a hair; the foot begins above this.
MARGIN, FOOT = {"standard": 50.0, "large-print": 44.0}, 76.0


@dataclass(frozen=True)
class Row:
    """One printed line: its page (from 1) and its box in points from the top left."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    text: str


@dataclass(frozen=True)
class Sheet:
    """A page: its size and its rows in the file's order."""

    number: int
    width: float
    height: float
    rows: tuple[Row, ...]

    @property
    def body(self) -> list[Row]:
        """What stands above the foot, from top to bottom."""
        return sorted((row for row in self.rows if row.top < self.height - FOOT), key=lambda row: (row.top, row.left))


def sheets(path: Path) -> list[Sheet]:
    told = subprocess.run(["pdftotext", "-bbox-layout", path, "-"], capture_output=True, text=True, check=True).stdout
    found = []
    for number, page in enumerate(re.findall(r"<page .*?</page>", told, re.DOTALL), start=1):
        width, height = (float(size) for size in re.findall(r'<page width="([\d.]+)" height="([\d.]+)"', page)[0])
        rows = tuple(_rows(number, page))
        found.append(Sheet(number, width, height, rows))
    return found


def _rows(number: int, page: str) -> Iterator[Row]:
    pattern = r'<line xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</line>'
    for left, top, right, bottom, inner in re.findall(pattern, page, re.DOTALL):
        text = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", inner)).split())
        yield Row(number, float(left), float(top), float(right), float(bottom), text)


def over_the_edge(pages: list[Sheet], margin: float) -> list[str]:
    """Rows of text that leave the type area, behind the cover."""
    return [
        f"p. {row.page}: {row.text}"
        for page in pages[1:]
        for row in page.rows
        if row.left < margin or row.right > page.width - margin + 2 or row.bottom > page.height
    ]


def overlapping(page: Sheet) -> list[tuple[str, str]]:
    """Rows of text that are printed over one another: more than a third of the lower one's height."""
    rows = page.rows
    return [
        (one.text, other.text)
        for index, one in enumerate(rows)
        for other in rows[index + 1 :]
        if min(one.right, other.right) - max(one.left, other.left) > 2
        and min(one.bottom, other.bottom) - max(one.top, other.top)
        > 0.34 * min(one.bottom - one.top, other.bottom - other.top)
    ]


def headings_alone(pages: list[Sheet], headings: set[str]) -> list[str]:
    """Headings below which nothing of their section stands on the page."""
    return [
        f"p. {page.number}: {page.body[-1].text}"
        for page in pages[2:]
        if page.body and _plain(page.body[-1].text) in headings
    ]


def headings_of(locale: str) -> set[str]:
    """Headings of sections and their parts, as printed."""
    said = words(locale)
    english = (
        "The film", "Synopses", "A note from the editors", "The people behind the film", "Content notes", "Stills",
        "Guide for the discussion", "The people in the film", "Questions for the audience", "Help after the film",
        "Background", "Screenings and broadcasts", "Awards and mentions", "Credits", "Technical sheet",
        "Subtitles and access", "Contacts", "The film on networks", "Rights", "About this document", "Run of show",
        "Stop signal", "Do not ask", "Before you go on", "Opening words", "Questions to begin with", "Hard questions",
        "Closing words", "Subtitle files", "Cinema package (DCP)", "How names are said", "Microphones",
    )  # fmt: skip
    return {_plain(said.say(text)) for text in english}


def _plain(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def widows(pages: list[Sheet]) -> list[str]:
    """Pages that begin with the single last row of a paragraph: the row before it on the page before is the same text.

    A paragraph's rows are as far apart as its lines are high; a row that stands alone at the head of a page, with a gap
    below, and that begins in the middle of a sentence, is one that its paragraph has lost.
    """
    found = []
    for page in pages[2:]:
        body = page.body
        if len(body) < 2 or not body[0].text[:1].islower():
            continue
        height = body[0].bottom - body[0].top
        if body[1].top - body[0].bottom > 0.5 * height and abs(body[1].left - body[0].left) < 2:
            found.append(f"p. {page.number}: {body[0].text}")
    return found


@pytest.fixture(scope="session")
def laid(project: Project) -> Callable[..., list[Sheet]]:
    """A printed edition of the sample as pages, read once."""
    read: dict[tuple[str, str, bool], list[Sheet]] = {}

    def of(locale: str, edition: str = "standard", *, pseudo: bool = False) -> list[Sheet]:
        key = (locale, edition, pseudo)
        if key not in read:
            options = Options(edition=editions.EDITIONS[edition], pseudo=pseudo)
            path = build.output(project, locale, options)
            if not path.exists():
                build.build(project, locale, options)
            read[key] = sheets(path)
        return read[key]

    return of


@pytest.mark.slow
@pytest.mark.parametrize(
    ("edition", "locale"),
    [*(("standard", locale) for locale in LOCALES), ("large-print", "ko"), ("large-print", "fr-CA")],
)
def test_nothing_leaves_the_page_overlaps_or_is_left_alone(
    laid: Callable[..., list[Sheet]], edition: str, locale: str
) -> None:
    pages = laid(locale, edition)
    assert over_the_edge(pages, MARGIN[edition]) == []
    assert [pair for page in pages for pair in overlapping(page)] == []
    assert headings_alone(pages, headings_of(locale)) == []
    assert widows(pages) == []


@pytest.mark.slow
@pytest.mark.parametrize("edition", ["standard", "large-print"])
def test_labels_that_are_forty_percent_longer_have_room(laid: Callable[..., list[Sheet]], edition: str) -> None:
    pages = laid("en", edition, pseudo=True)
    if edition == "large-print":
        # Five columns in 18 points fit the words of the three languages, and none that are longer by so much.
        pages = [page for page in pages if not any("Sûûbtîîtlééss àñdd" in row.text for row in page.body)]
    assert over_the_edge(pages, MARGIN[edition]) == []
    assert [pair for page in pages for pair in overlapping(page)] == []


FAULTY = """<!DOCTYPE html><html lang="en"><head><title>x</title><style>
@font-face {{ font-family: "Noto Sans KR"; src: url("{font}"); }}
@page {{ size: A4; margin: 22mm 18mm 27mm; }} * {{ font: 10pt/5mm "Noto Sans KR"; margin: 0; }}
h2 {{ break-after: auto; }}</style></head><body><h1 style="break-after: page">One</h1><p style="break-after: page">Two</p>
<div style="height: {room}mm"></div>{body}</body></html>"""


@pytest.mark.parametrize(
    ("room", "body", "found"),
    [
        (10, "<p>Fine, and<br>so on.</p><h2>Credits</h2><p>Names.</p>", (0, 0, 0, 0)),
        (10, '<p style="white-space: nowrap">' + "long " * 60 + "</p>", (1, 0, 0, 0)),
        (10, '<p>Under</p><p style="margin-top: -4mm">Over</p>', (0, 1, 0, 0)),
        (241, "<h2>Credits</h2><p>" + "<br>".join(["Names"] * 9) + "</p>", (0, 0, 1, 0)),
        (237, '<p style="orphans: 1; widows: 1; margin-bottom: 5mm">Three<br>rows of<br>which one</p><p>More.</p>',
         (0, 0, 0, 1)),
    ],
)  # fmt: skip
def test_each_fault_of_a_layout_is_seen(tmp_path: Path, room: int, body: str, found: tuple[int, int, int, int]) -> None:
    font = fonts.sans().path
    page = FAULTY.format(font=font.as_uri(), room=room, body=body)
    data, _ = press.print_pdf(page, base=tmp_path, folders=[tmp_path], files=[font], identifier="x")
    (tmp_path / "page.pdf").write_bytes(data)
    pages = sheets(tmp_path / "page.pdf")
    seen = (
        len(over_the_edge(pages, MARGIN["standard"])),
        sum(len(overlapping(page)) for page in pages),
        len(headings_alone(pages, {"Credits"})),
        len(widows(pages)),
    )
    assert seen == found
