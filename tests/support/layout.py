"""The rows of a printed page as Poppler reads them, and what a designer would not let through."""

from __future__ import annotations

import html
import re
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

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
        if page.body and plain(page.body[-1].text) in headings
    ]


def plain(text: str) -> str:
    """Letters and figures alone."""
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
