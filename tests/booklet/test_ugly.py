"""A film with ugly data: names from right to left, emoji, 300 credits, four zones, an answer of 2,000 words."""

from __future__ import annotations

import html
import re
import subprocess
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import layout
import pikepdf
import pytest
from PIL import Image

from kit.booklet import build, making, pdftext
from kit.booklet.editions import EDITIONS
from kit.booklet.options import Options
from kit.project import load
from kit.tools import fonts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NAMES = ", ".join(f'"Person Number {number} von und zu Langenscheidt-Öztürk"' for number in range(12))
FUNCTIONS = (
    "director", "producer", "editing", "sound", "thanks", "research", "camera-assistant", "graphics", "music", "legal",
    "fixer", "drone", "cinematography", "animation", "lighting", "interpreter", "translation", "access", "impact",
    "press-agent", "sound-mix", "sound-design", "story-consultant", "line-producer", "other",
)  # fmt: skip
ZONES = ("Asia/Seoul", "America/Toronto", "Pacific/Auckland", "Asia/Kathmandu")
PEOPLE = """
[[people]]
id = "yael"
name = "יעל כהן"
participant = true
at_discussion = true

[[people]]
id = "noor"
name = "نور الدين"
"""
WORDS = """
[people.yael]
biography = "יעל כהן היא במאית. Yael films."
must_not = ["Her family: [he]המשפחה שלה[/he]"]
filmography = [{ title = "סרט אחד", year = 2019 }]
"""
#: One word that no line of the cover holds.
TITLE = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft 겨울"
#: Three of these stand beside one another on the cover.
PRIZE = "Großer Preis des Internationalen Dokumentarfilms für herausragende Wirklichkeitsbetrachtung"
GIVEN_BY = "Internationale Dokumentarfilmfestspiele Wolkenkuckucksheim"
PLACE = "Cinema {number} with a long name, Donaudampfschifffahrtsgesellschaftskapitän"


@pytest.fixture
def ugly(small: Path) -> Path:
    """The small film, made ugly in both languages."""
    credits_ = "".join(f'\n[[credits]]\nfunction = "{function}"\nnames = [{NAMES}]\n' for function in FUNCTIONS)
    showings = "".join(
        f'\n[[screenings]]\nid = "s{number}"\nkind = "screening"\ncountry = "KR"\nzone = "{zone}"\n'
        f"start = 2026-12-0{number + 1}T20:00:00\n"
        for number, zone in enumerate(ZONES)
    )
    settings = (small / "kit.toml").read_text("utf-8")
    settings = settings.replace("date = 2026-11-22", f"date = 2026-11-22\nzones = {list(ZONES)}".replace("'", '"'))
    (small / "kit.toml").write_text(settings + PEOPLE + credits_ + showings, "utf-8")
    places = "".join(f'\n[screenings.s{n}]\nplace = "{PLACE.format(number=n)}"\n' for n in range(len(ZONES)))
    answer = "\n\n".join(" ".join(f"word{number}" for number in range(200)) for _ in range(10))
    for locale in ("ko", "fr-CA"):
        film, guide = small / f"locales/{locale}/film.toml", small / f"locales/{locale}/guide.toml"
        text = film.read_text("utf-8").replace('logline = "A sea."', 'logline = "A sea with نور الدين."')
        text = re.sub(r'(?m)^title = ".*"$', f'title = "{TITLE}"', text, count=1)
        assert TITLE in text
        film.write_text(text + WORDS + places, "utf-8")
        text = guide.read_text("utf-8").replace('"We do not say."', f'"""{answer}"""')
        guide.write_text(f'{text}\n[[questions]]\nask = "Why so?"\nwhy = """{answer}"""\n', "utf-8")
    add_a_tower(small)
    add_laurels(small)
    return small


def add_laurels(film: Path) -> None:
    """Three prizes with long names on the cover."""
    awards = "".join(f'\n[[awards]]\nid = "a{n}"\nresult = "won"\nyear = 2026\nlaurel = true\n' for n in range(3))
    with (film / "kit.toml").open("a", encoding="utf-8") as file:
        file.write(awards)
    words = "".join(f'\n[awards.a{n}]\nprize = "{PRIZE}"\ngiven_by = "{GIVEN_BY}"\n' for n in range(3))
    for locale in ("ko", "fr-CA"):
        with (film / f"locales/{locale}/film.toml").open("a", encoding="utf-8") as file:
            file.write(words)


def add_a_tower(film: Path) -> None:
    """A still that is higher than a page at the column's width, a wide one with much to say about it, and a run of show
    that fills more than a page.
    """
    Image.new("RGB", (300, 900), (90, 60, 30)).save(film / "media/tower.png")
    Image.new("RGB", (1500, 300), (90, 60, 30)).save(film / "media/wide.png")
    with (film / "kit.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[stills]]\nid = "wide"\nfile = "media/wide.png"\n')
        file.write('\n[[stills]]\nid = "tower"\nfile = "media/tower.png"\n')
    for locale in ("ko", "fr-CA"):
        with (film / f"locales/{locale}/film.toml").open("a", encoding="utf-8") as file:
            file.write('\n[stills.tower]\nalt = "A tower."\ncaption = "A tower"\ncredit = ""\n')
            file.write(f'\n[stills.wide]\nalt = "A wall."\ncaption = "{"So long a wall. " * 20}"\ncredit = ""\n')
        with (film / f"locales/{locale}/guide.toml").open("a", encoding="utf-8") as file:
            file.write('\n[[run_of_show]]\nwhat = "So it goes on."\nminutes = 1\n' * 40)


@pytest.mark.slow
def test_an_ugly_film_is_printed_whole_and_reads_in_order(
    ugly: Path, verapdf: Callable[[bytes, str], list[str]]
) -> None:
    project = load.load(ugly)
    notes: list[str] = []
    build.build(project, "fr-CA", warn=notes.append)
    path = build.output(project, "fr-CA")
    assert notes == []
    assert verapdf(path.read_bytes(), "PDFUA_1") == []
    assert verapdf(path.read_bytes(), "PDFA_2_A") == []
    assert headings_alone(path) == []
    pages = layout.sheets(path)
    assert layout.over_the_edge(pages, layout.MARGIN["standard"]) == []
    assert [pair for page in pages for pair in layout.overlapping(page)] == []
    assert layout.widows(pages) == []
    begun = next(page for page in pages[2:] if page.body[0].text == "Guide pour la discussion")
    assert len(begun.body) > 30, "the run of show begins on the guide’s first page"
    with pikepdf.open(path) as pdf:
        spoken = " ".join(run.text for run in pdftext.read(pdf).spoken)
    assert "יעל כהן היא במאית. Yael films." in spoken
    assert "A sea with نور الدين." in spoken


def test_long_credits_and_laurels_are_laid_out_well_in_large_print(small: Path) -> None:
    with (small / "kit.toml").open("a", encoding="utf-8") as file:
        file.write(
            "".join(f'\n[[credits]]\nfunction = "{function}"\nnames = [{NAMES}]\n' for function in FUNCTIONS[:9])
        )
    add_laurels(small)
    made = making.make(load.load(small), "fr-CA", Options(edition=EDITIONS["large-print"]), lambda _share: None)
    assert made.flaws == ()
    assert made.pages < 24, "no page is left half empty for a row of names"


@pytest.mark.slow
@pytest.mark.parametrize("edition", ["large-print", "epub"])
def test_a_title_that_fills_the_cover_loses_no_word(small: Path, edition: str) -> None:
    film = small / "locales/fr-CA/film.toml"
    film.write_text(
        re.sub(r'(?m)^title = ".*"$', f'title = "{"Un hiver sans fin, " * 20}"', film.read_text("utf-8")), "utf-8"
    )
    made = making.make(
        load.load(small), "fr-CA", Options(paper="letter", edition=EDITIONS[edition]), lambda _share: None
    )
    assert made.data.startswith((b"%PDF", b"PK"))
    if edition == "epub":
        with zipfile.ZipFile(BytesIO(made.data)) as book:
            assert "Un hiver sans fin" in book.read("EPUB/cover.xhtml").decode("utf-8")


def headings_alone(path: Path) -> list[str]:
    """Section headings below which nothing stands on their page but its foot."""
    told = subprocess.run(["pdftotext", "-bbox-layout", path, "-"], capture_output=True, text=True, check=True).stdout
    alone = []
    for page in told.split("<page ")[3:]:
        high = float(re.search(r'height="([\d.]+)"', page)[1])  # type: ignore[index]  # every page has one
        rows = re.findall(r'<line [^>]*yMin="([\d.]+)"[^>]*yMax="([\d.]+)">(.*?)</line>', page, re.DOTALL)
        body = [(float(top), float(end), words) for top, end, words in rows if float(end) < high - 60]
        last = max(body, key=lambda row: row[0])
        if last[1] - last[0] > 28:
            alone.append(html.unescape(re.sub(r"<[^>]+>|\s+", " ", last[2])).strip())
    return alone


def test_a_font_is_found_for_names_in_other_scripts_and_only_then() -> None:
    assert fonts.beside(frozenset()) == ()
    assert [font.family for font in fonts.beside(frozenset({ord("י")}))] == ["Noto Sans Hebrew"]
    assert [font.family for font in fonts.beside(frozenset({ord("ن"), ord("י")}))] == [
        "Noto Sans Hebrew",
        "Noto Sans Arabic",
    ]


def test_new_emoji_and_names_in_more_scripts_have_their_fonts() -> None:
    families = [font.family for font in fonts.beside(frozenset(map(ord, "\U0001fae8ณዓ")))]
    assert families == ["Noto Sans Ethiopic", "Noto Sans Thai", "Noto Emoji"]
