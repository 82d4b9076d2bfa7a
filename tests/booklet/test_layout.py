"""How pages look, measured on the printed file: nothing over the edge, nothing cut where it hurts, nothing overlaps."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from layout import MARGIN, Sheet, headings_alone, over_the_edge, overlapping, plain, sheets, widows

from kit.booklet import build, editions, looks, press
from kit.booklet.options import Options
from kit.tools import fonts
from kit.words import words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kit.booklet.job import Report
    from kit.project.project import Project

LOCALES = ("ko", "en", "fr-CA")


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
    return {plain(said.say(text)) for text in english}


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
def test_in_korean_large_print_times_stay_whole_and_nothing_is_told(project: Project, tmp_path: Path) -> None:
    notes: list[str] = []
    path = tmp_path / "large.pdf"
    build.build(project, "ko", Options(file=path, edition=editions.EDITIONS["large-print"]), warn=notes.append)
    assert notes == []
    lines = [row.text for sheet in sheets(path) for row in sheet.body]
    assert not [line for line in lines if re.fullmatch(r"[+−]?\d+\)", line.strip())]
    assert any("Jam3가" in line.split() for line in lines), "a marked word is not broken in its middle"


@pytest.mark.slow
@pytest.mark.parametrize("edition", ["standard", "large-print"])
def test_labels_that_are_forty_percent_longer_have_room(laid: Callable[..., list[Sheet]], edition: str) -> None:
    pages = laid("en", edition, pseudo=True)
    assert over_the_edge(pages, MARGIN[edition]) == []
    assert [pair for page in pages for pair in overlapping(page)] == []


FAULTY = """<!DOCTYPE html><html lang="en"><head><title>x</title><style>
@font-face {{ font-family: "Noto Sans KR"; src: url("{font}"); }}
@page {{ size: A4; margin: 22mm 18mm 27mm; }} * {{ font: 10pt/5mm "Noto Sans KR"; margin: 0; }}
h2 {{ break-after: auto; }}</style></head><body>
<h1 style="break-after: page">One</h1><p style="break-after: page">Two</p>
<div style="height: {room}mm"></div>{body}</body></html>"""


def faulty(folder: Path, room: int, body: str) -> tuple[bytes, Report]:
    """A page of its own kind, printed: ``room`` in millimetres above what stands in its body."""
    font = fonts.sans().path
    page = FAULTY.format(font=font.as_uri(), room=room, body=body)
    return press.print_pdf(page, base=folder, folders=[folder], files=[font], identifier="x")


HEAD = "<thead><tr><th>Who</th><th>What</th></tr></thead>"
SHORT, TALL = ("<tr><td>Names</td><td>" + "<br>".join(["so on"] * rows) + "</td></tr>" for rows in (2, 25))
KEPT = "<style>tr { break-inside: avoid }</style>"
TOWER = (
    """<img alt="A tower" style="display: block; width: {width}mm; height: {height}mm" """
    """src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/%3E">"""
)
WHOLE = "<style>tr { break-inside: avoid } tr:first-child { break-after: avoid } thead { break-after: avoid }</style>"


@pytest.mark.parametrize(
    ("room", "body", "found"),
    [
        (10, f"<p>Fine, and<br>so on.</p><h2>Credits</h2><table>{HEAD}{SHORT * 3}</table>", None),
        (200, f"{KEPT}<table>{HEAD}{SHORT * 9}</table>", None),
        (241, "<h2>Credits</h2><p>" + "<br>".join(["Names"] * 9) + "</p>",
         "on page 3 the heading “Credits” stands alone at the foot"),
        (237, '<p style="orphans: 1; widows: 1">Three<br>rows of<br>which one</p><p>More.</p>',
         "on page 4 a single line of “Three rows of which one” stands apart from its paragraph"),
        (243, '<p style="orphans: 1; widows: 1">Three<br>rows of<br>which one</p><p>More.</p>',
         "on page 3 a single line of “Three rows of which one” stands apart from its paragraph"),
        (225, f"{KEPT}<table>{HEAD}{SHORT * 3}</table>",
         "on page 4 the short table “Who What Names so on so on Names so on so on Names so on so…” is cut"),
        (200, f"<table>{TALL}</table>", "on page 4 the table’s row “Names" + " so on" * 9 + "…” is cut"),
        (0, f"{WHOLE}<table>{HEAD}{TALL * 3}</table>",
         "on page 4 the table “Who What Names " + "so on " * 7 + "so…” goes on without its header"),
        (10, '<p style="white-space: nowrap">' + "long " * 60 + "</p>",
         "on page 3 “" + "long " * 11 + "long…” runs into the margin"),
        (0, TOWER.format(width=20, height=240), None),
        (0, TOWER.format(width=20, height=260), "on page 4 “A tower” runs into the margin"),
        (0, TOWER.format(width=180, height=40), "on page 3 “A tower” runs into the margin"),
    ],
)  # fmt: skip
def test_the_build_itself_sees_what_a_designer_would_not_let_through(
    tmp_path: Path, room: int, body: str, found: str | None
) -> None:
    _, report = faulty(tmp_path, room, body)
    assert [looks.said(flaw) for flaw in report.flaws][:1] == ([found] if found else [])


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
    data, _ = faulty(tmp_path, room, body)
    (tmp_path / "page.pdf").write_bytes(data)
    pages = sheets(tmp_path / "page.pdf")
    seen = (
        len(over_the_edge(pages, MARGIN["standard"])),
        sum(len(overlapping(page)) for page in pages),
        len(headings_alone(pages, {"Credits"})),
        len(widows(pages)),
    )
    assert seen == found
