"""A heading keeps its text, wherever on a page it comes to stand: kit's own style sheets, at every height of a foot."""

from __future__ import annotations

from io import BytesIO
from itertools import cycle
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pikepdf
import pytest

from kit.booklet import colour, looks, pdftext, press, template
from kit.booklet.context import Face
from kit.tools import fonts

if TYPE_CHECKING:
    from pathlib import Path

    from kit.tools.fonts import Font

WORDS = "Where the river goes in winter nobody came back to tell us. " * 14
LABEL = (
    '<div class="entry"><div class="label"><h3>In 150 words</h3><p class="aside">142 words measured</p></div>'
    f"<p>{WORDS}</p></div>"
)
PERSON = LABEL.replace('"entry"', '"entry person long"').replace(
    "<p>", '<figure class="portrait"><img alt="She" style="width: 38mm; height: 50mm" '
    """src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/%3E"></figure><p>""", 1
)  # fmt: skip
STILL = (
    """<figure><img alt="A tower" src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='100' """
    """height='{height}' viewBox='0 0 100 {height}'/%3E"><figcaption>{caption}</figcaption></figure>"""
)


def style(root: Path, edition: str, paper: str) -> str:
    """The style sheets of an edition, without the fonts for other scripts."""
    sans, serif = (Face(font.family, font.path.as_uri()) for font in (fonts.sans(), fonts.serif()))
    sheet = SimpleNamespace(
        edition=edition, paper=paper, palette=colour.palette("#184a7a"), sans=sans, serif=serif, others=()
    )
    book = SimpleNamespace(sheet=sheet, film_title="Salt")
    environment = template._environment(root)  # noqa: SLF001 - the style sheets alone, without a film
    names = ["booklet", edition] if edition != "standard" else ["booklet"]
    return "".join(environment.get_template(f"booklet/{name}.css").render(book=book) for name in names)


def printed(root: Path, edition: str, paper: str, body: str) -> tuple[list[str], str]:
    """What is told of a page between a cover and a last page of its own, and all that it says."""
    html = (
        f'<!DOCTYPE html><html lang="en"><head><title>Salt</title><style>{style(root, edition, paper)}</style></head>'
        f'<body><h1>Salt</h1><main id="main">{body}<section class="part"><h2>The end</h2><p>So.</p></section></main>'
        "</body></html>"
    )
    used: tuple[Font, ...] = (fonts.sans(), fonts.serif())
    data, report = press.print_pdf(html, base=root, folders=[root], files=[font.path for font in used], identifier="x")
    with pikepdf.open(BytesIO(data)) as pdf:
        said = " ".join(run.text for run in pdftext.read(pdf).spoken)
    return [looks.said(flaw) for flaw in report.flaws], said


@pytest.mark.parametrize(("edition", "paper", "most"), [("standard", "A4", 248), ("large-print", "letter", 237)])
def test_a_label_keeps_its_text_at_whatever_height_its_page_ends(
    tmp_path: Path, edition: str, paper: str, most: int
) -> None:
    heights = range(most - 80, most, 3)
    body = "".join(
        f'<div style="break-before: page; height: {height}mm"></div><p>Before.</p>{entry}'
        for entry, height in zip(cycle((LABEL, PERSON)), heights)
    )
    flaws, said = printed(tmp_path, edition, paper, body)
    assert flaws == []
    assert [said.count(word) for word in ("150", "142 words", "measured")] == [len(heights)] * 3, "each label once"


@pytest.mark.parametrize(("edition", "paper"), [("standard", "A4"), ("large-print", "A4"), ("large-print", "letter")])
def test_the_first_still_stands_below_its_heading_however_high_it_is_and_long_its_caption(
    tmp_path: Path, edition: str, paper: str
) -> None:
    for caption in ("A tower.", WORDS[:480]):
        still = STILL.format(height=400, caption=caption)
        body = f'<section id="stills" class="part"><h2>Stills</h2>{still}{still}</section>'
        assert printed(tmp_path, edition, paper, body)[0] == []
