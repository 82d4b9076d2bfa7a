"""The screening page: whole in itself, in the reader's language, judged by a real browser."""

from __future__ import annotations

import html as entities
import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from importlib import resources
from typing import TYPE_CHECKING, Any

import pytest

from kit.cli.main import run
from tests.package.conftest import FESTIVAL, Package

if TYPE_CHECKING:
    from pathlib import Path

    from tests.package.conftest import MakeFilm

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
#: Plays the film in the page, then lets axe-core judge it by WCAG 2.2 AA and best practice.
JUDGE = """
(async () => {
  const told = {};
  const film = document.querySelector('video');
  if (film) {
    film.muted = true;
    for (const track of film.textTracks) if (track.mode !== 'disabled') track.mode = 'hidden';
    await film.play();
    await new Promise(done => setTimeout(done, 1000));
    told.length = film.duration;
    told.tracks = [...film.textTracks].map(t => [t.kind, t.language, t.cues ? t.cues.length : null]);
  }
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const judged = await axe.run({runOnly: tags});
  told.violations = judged.violations.map(one => one.id);
  told.wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  document.title = 'AXE' + JSON.stringify(told) + 'END';
})()
"""


class Outline(HTMLParser):
    """What a screen reader finds: tags in their order, languages, addresses."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def every(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture
def page(sent: Package) -> Outline:
    return Outline((sent.folder / "index.html").read_text("utf-8"))


def test_captions_of_every_language_travel_in_the_page(page: Outline) -> None:
    tracks = page.every("track")
    assert [(one["kind"], one["srclang"], one["label"]) for one in tracks] == [
        ("captions", "ko", "Coréen"), ("captions", "fr-CA", "Français (Canada)")
    ]  # fmt: skip
    assert ["default" in one for one in tracks] == [False, True]
    assert all(str(one["src"]).startswith("data:text/vtt;base64,") for one in tracks)


def test_it_speaks_the_readers_language_and_marks_each_transcripts_own(page: Outline, sent: Package) -> None:
    assert page.every("html")[0]["lang"] == "fr-CA"
    assert [one["lang"] for one in page.every("dl")] == ["ko", "fr-CA"]
    text = (sent.folder / "index.html").read_text("utf-8")
    assert "Transcription\u00a0: Coréen" in text
    assert "강을 건너던 밤 우리는" in text


def test_every_file_is_offered_with_its_sum(page: Outline, sent: Package) -> None:
    text = (sent.folder / "index.html").read_text("utf-8")
    offered = {one["href"] for one in page.every("a") if "download" in one}
    assert offered == {entry["path"] for entry in sent.manifest["files"]} - {"index.html"}
    assert all(entry["sha256"] in text for entry in sent.manifest["files"] if entry["path"] != "index.html")


def test_it_runs_no_script_and_asks_nothing_of_a_network(page: Outline, sent: Package) -> None:
    assert {tag for tag, _ in page.tags}.isdisjoint({"script", "link", "iframe", "form", "object"})
    assert not re.search(r"https?:|url\(|@import", (sent.folder / "index.html").read_text("utf-8"))


@pytest.mark.slow
@pytest.mark.skipif(not CHROMIUM, reason="no Chromium")
@pytest.mark.parametrize("wide", [1280, 640])
def test_it_plays_and_axe_finds_nothing(arrived: Package, tmp_path: Path, wide: int) -> None:
    told = judged(arrived.folder / "index.html", tmp_path, wide)
    assert told["violations"] == []
    assert told["length"] == pytest.approx(2.0, abs=0.1)
    assert told["tracks"] == [["captions", "ko", None], ["captions", "fr-CA", 4]]
    assert told["wide"] == 0
    for page in arrived.folder.glob("access/*.html"):
        assert judged(page, tmp_path, wide)["violations"] == []


@pytest.mark.slow
def test_a_package_with_burned_screeners_and_booklets(make_film: MakeFilm, tmp_path: Path) -> None:
    asked = FESTIVAL.replace('"separate"', '"burned"').replace('"stills"', '"booklet"').replace('"fr-CA"', '"ko"')
    root = make_film(asked + 'editions = ["standard", "epub", "text"]\nmark = false\n')
    assert run(["-C", str(root), "package", "build", "--for", "fest", "--lang", "ko"]) == 0
    (folder,) = (root / "dist/packages").iterdir()
    package = Package(folder)
    assert package.faults() == []
    kinds = [entry["kind"] for entry in package.manifest["files"]]
    assert (kinds.count("screener"), kinds.count("film"), kinds.count("booklet")) == (1, 0, 3)
    made = next(entry["made"] for entry in package.manifest["files"] if entry["kind"] == "screener")
    assert made["facts"]["cues"] == "4"
    assert "protected words" not in made["inputs"]
    if CHROMIUM:
        assert judged(folder / "index.html", tmp_path, 1280)["violations"] == []


def judged(page: Path, work: Path, wide: int) -> dict[str, Any]:
    """What a browser makes of a page at a width; at 640 it is as wide as at 1280 with 200 % zoom."""
    axe = (resources.files("axe_core_python") / "axe.min.js").read_text("utf-8")
    spoken = page.read_text("utf-8").replace("</body>", f"<script>{axe}</script><script>{JUDGE}</script></body>")
    copy = page.with_name("judged.html")
    copy.write_text(spoken, "utf-8")
    assert CHROMIUM
    done = subprocess.run(
        [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={work / 'profile'}",
         "--autoplay-policy=no-user-gesture-required", f"--window-size={wide},900", "--virtual-time-budget=20000",
         "--dump-dom", copy.as_uri()],
        capture_output=True, check=True, timeout=120,
    )  # fmt: skip
    copy.unlink()
    found = re.search(r"AXE(.*?)END</title>", done.stdout.decode("utf-8"))
    assert found, done.stderr.decode("utf-8", "replace")[-500:]
    told: dict[str, Any] = json.loads(entities.unescape(found[1]))
    return told
