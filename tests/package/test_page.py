"""The screening page: whole in itself, in the reader's language, judged by a real browser."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from kit.cli.main import run
from tests.package.conftest import FESTIVAL, Package

if TYPE_CHECKING:
    from chromium import Chromium

    from tests.package.conftest import MakeFilm

#: Lets the film of the page play, with its captions unseen.
PLAY = """
(async () => {
  const film = document.querySelector('video');
  film.muted = true;
  for (const track of film.textTracks) if (track.mode !== 'disabled') track.mode = 'hidden';
  await film.play();
})()
"""
TRACKS = "[...document.querySelector('video').textTracks].map(t => [t.kind, t.language, t.cues && t.cues.length])"


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


@pytest.mark.parametrize("wide", [1280, 640])
def test_it_plays_and_axe_finds_nothing(sent: Package, browser: Chromium, wide: int) -> None:
    browser.open((sent.folder / "index.html").as_uri(), wide)  # half as wide is what 200 % zoom leaves
    browser.run(PLAY)
    browser.wait(f"{TRACKS}[1][2] > 0 && document.querySelector('video').currentTime > 0.2")
    assert browser.run(TRACKS) == [["captions", "ko", None], ["captions", "fr-CA", 4]]
    assert browser.run("document.querySelector('video').duration") == pytest.approx(2.0, abs=0.1)
    assert browser.run("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    assert browser.violations() == []
    for page in sent.folder.glob("access/*.html"):
        browser.open(page.as_uri(), wide)
        assert browser.violations() == []


@pytest.mark.slow
def test_a_package_with_burned_screeners_and_booklets(make_film: MakeFilm, browser: Chromium) -> None:
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
    browser.open((folder / "index.html").as_uri())
    assert browser.violations() == []
