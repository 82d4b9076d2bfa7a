"""The sample film's booklets, as a validator, a screen reader and a printer meet them."""

from __future__ import annotations

import hashlib
import subprocess
from typing import TYPE_CHECKING

import pikepdf
import pytest
import segno
from PIL import Image

from kit.booklet import build, cidfonts, pdftext
from kit.receipt import Fingerprints, State, state

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kit.project.project import Project

    from .conftest import Printed


def hangul(text: str) -> bool:
    return any("가" <= letter <= "힣" for letter in text)


@pytest.mark.slow
@pytest.mark.parametrize("flavour", ["PDFUA_1", "PDFA_2_A"])
def test_verapdf_finds_nothing(booklet: Printed, verapdf: Callable[[bytes, str], list[str]], flavour: str) -> None:
    assert verapdf(booklet.path.read_bytes(), flavour) == []


@pytest.mark.slow
def test_verapdf_is_really_asked(printed: Callable[[str], Printed], verapdf: Callable[[bytes, str], list[str]]) -> None:
    with printed("en").open() as pdf:
        del pdf.Root.StructTreeRoot
        broken = printed("en").path.with_name("broken.pdf")
        pdf.save(broken)
    assert verapdf(broken.read_bytes(), "PDFUA_1") != []


@pytest.mark.slow
def test_korean_is_marked_as_korean_inside_every_booklet(booklet: Printed) -> None:
    with booklet.open() as pdf:
        spoken = pdftext.read(pdf).spoken
    passages = [run for run in spoken if hangul(run.text)]
    assert passages
    assert {run.lang for run in passages} == {"ko"}


@pytest.mark.slow
def test_the_english_title_is_read_in_english_everywhere(booklet: Printed) -> None:
    with booklet.open() as pdf:
        spoken = pdftext.read(pdf).spoken
    heading = [run for run in spoken if run.text.startswith("The Defector")]
    assert heading[0].lang == "en"


@pytest.mark.slow
def test_headers_say_what_they_head(booklet: Printed) -> None:
    with booklet.open() as pdf:
        scopes = [
            str(item.A.get("/Scope"))
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/S") == pikepdf.Name.TH and "/A" in item
        ]
    assert set(scopes) == {"/Row", "/Column"}


@pytest.mark.slow
def test_only_the_two_fonts_are_used_and_none_is_faked(booklet: Printed) -> None:
    with booklet.open() as pdf:
        fonts = {
            str(item.FontName).partition("+")[2]
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == pikepdf.Name.FontDescriptor
        }
        assert not pdftext.read(pdf).outlined
        assert list(cidfonts.crooked(pdf)) == []
    assert fonts == {"Noto-Sans-KR", "Noto-Serif-KR"}


@pytest.mark.slow
def test_korean_words_are_extracted_as_typed(printed: Callable[[str], Printed]) -> None:
    text = printed("ko").text()
    assert "\u2060" not in text
    assert "관객과의 대화 진행 안내" in text
    assert "2013년 6월 26일 수요일" in text
    assert "오후 9:00" in text


@pytest.mark.slow
def test_french_is_canadian(printed: Callable[[str], Printed]) -> None:
    text = " ".join(printed("fr-CA").text().replace("\u00a0", " ").split())
    assert "Mercredi 26 juin 2013" in text
    assert "21 h 00" in text
    assert "HAE, UTC−4" in text
    assert "?" in text
    assert " ?" not in text
    assert "'" not in text


@pytest.mark.slow
def test_english_dates_and_a_screening_of_which_only_the_month_is_known(printed: Callable[[str], Printed]) -> None:
    text = printed("en").text()
    assert "Wednesday 26 June 2013" in text
    assert "EDT, UTC−4" in text
    assert "June 2013\n" in text


@pytest.mark.slow
def test_bookmarks_name_the_sections_without_joiners(printed: Callable[[str], Printed]) -> None:
    with printed("ko").open() as pdf, pdf.open_outline() as outline:
        titles = [item.title for top in outline.root for item in (top, *top.children)]
    assert "관객과의 대화 진행 안내" in titles
    assert all("\u2060" not in title for title in titles)


@pytest.mark.slow
def test_the_file_is_small_and_says_what_it_is(booklet: Printed) -> None:
    assert booklet.path.stat().st_size < 1_000_000
    with booklet.open() as pdf:
        assert str(pdf.Root.Lang) == booklet.locale
        assert str(pdf.docinfo.Title)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert b"pdfuaid:part" in pdf.Root.Metadata.read_bytes()


@pytest.mark.slow
def test_the_technical_sheet_gives_the_masters_checksum(booklet: Printed, project: Project) -> None:
    assert hashlib.sha256((project.root / project.settings.film.master).read_bytes()).hexdigest() in "".join(
        booklet.text().split()
    )


def test_printing_again_gives_the_same_bytes(project: Project, printed: Callable[[str], Printed]) -> None:
    first = printed("fr-CA").path.read_bytes()
    build.build(project, "fr-CA")
    assert build.output(project, "fr-CA").read_bytes() == first


@pytest.mark.slow
def test_the_receipt_makes_a_second_build_needless(project: Project, printed: Callable[[str], Printed]) -> None:
    path = printed("en").path
    prints = Fingerprints(project.dist / "receipts")
    assert state(path, build.inputs(project, "en", None, prints), prints) is State.DONE


@pytest.mark.slow
def test_the_printed_code_is_the_contacts_address(printed: Callable[[str], Printed], tmp_path: Path) -> None:
    with printed("en").open() as pdf:
        page = next(n for n, page in enumerate(pdf.pages, start=1) if "bookings@example.org" in links(page))
        sheet = pdf.pages[page - 1]
        note = next(note for note in sheet.Annots if "bookings@example.org" in str(note.A.get("/URI", "")))
        below = float(sheet.MediaBox[3]) - max(float(note.Rect[1]), float(note.Rect[3]))
    above = int(below * 254 / 72) - 125  # the code begins 11 mm above the address beside it
    command = ["pdftoppm", "-r", "254", "-f", str(page), "-singlefile", "-gray", "-png", printed("en").path]
    subprocess.run([*command, tmp_path / "page"], check=True)
    with Image.open(tmp_path / "page.png") as picture:
        column = picture.convert("L").crop(
            (180, above, 410, picture.height)
        )  # ten dots a millimetre: the codes' column
    dark = column.point(lambda value: 255 if value < 128 else 0)
    rows = [y for y in range(dark.height) if dark.crop((20, y, 60, y + 1)).getbbox()]
    top = next(y for y in rows if y + 20 in rows)
    matrix = segno.make("mailto:bookings@example.org", error="m", micro=False).matrix
    size = 230 / len(matrix)
    seen = [
        [dark.getpixel((int((x + 0.5) * size), int(top + (y + 0.5) * size))) == 255 for x in range(len(matrix))]
        for y in range(len(matrix))
    ]
    assert seen == [[bool(module) for module in row] for row in matrix]


def links(page: pikepdf.Page) -> str:
    return " ".join(str(note.A.get("/URI", "")) for note in page.get("/Annots", []) if "/A" in note)
