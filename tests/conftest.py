"""A small film on the disk, complete but for a real picture, for tests of what surrounds the media."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from chromium import CHROMIUM, Chromium
from hypothesis import HealthCheck, settings
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# A machine that is busy with something else is no bug of the code under test. `make test` draws the same inputs
# everywhere, so that red means “this change”; `make fuzz` draws new and many ones.
settings.register_profile("kit", deadline=None, derandomize=True)
settings.register_profile("fuzz", deadline=None, max_examples=2000, suppress_health_check=list(HealthCheck))
settings.load_profile("kit")


@pytest.fixture(autouse=True)
def _no_place_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Tests read English at a terminal, wherever they run: a build server or a Korean desktop changes reports.

    What kit keeps for the next run, it keeps among the tests' own files.
    """
    monkeypatch.setenv("KIT_CACHE", str(tmp_path_factory.getbasetemp() / "kit-cache"))
    for name in ("GITHUB_ACTIONS", "LANGUAGE", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with slow tests come first, so that no core waits for another's last one."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


@pytest.fixture
def browser(one_browser: Chromium) -> Chromium:
    """A browser that remembers nothing of the test before."""
    one_browser.forget()
    return one_browser


@pytest.fixture(scope="session")
def one_browser() -> Iterator[Chromium]:
    """One browser for all tests of pages: beginning it takes longer than most of them."""
    if not CHROMIUM:
        pytest.skip("no Chromium")
    with Chromium() as started:
        yield started


KIT_TOML = dedent("""\
    [film]
    id = "winter-sea"
    title = "Winter Sea"
    year = 2024
    kind = "documentary"
    master = "media/winter-sea.mp4"
    rate = "24000/1001"
    default_locale = "ko"
    original_language = "ko"

    [booklet]
    version = "1.0"
    date = 2026-11-22

    [locales.ko]
    profile = "festival-ko"

    [locales.fr-CA]
    profile = "festival-fr-CA"

    [languages]
    fr = "fr-CA"

    [[people]]
    id = "director"
    name = "Example Director"

    [[awards]]
    id = "first-prize"
    year = 2024
    result = "won"

    [[stills]]
    id = "shore"
    file = "media/shore.png"
    hero = true
    """)

FILM_TOML = dedent("""\
    title = "Winter Sea"
    logline = "A sea."
    genre = "Documentary"

    [synopsis]
    short = "Short."
    medium = "Medium."

    [statement]
    text = "Note."
    editors_note = true

    [names]
    director = "감독"

    [awards.first-prize]
    prize = "First Prize"
    given_by = "Example Festival"

    [stills.shore]
    alt = "An empty shore under snow."
    caption = "The shore."
    credit = "Example"
    """)

GUIDE_TOML = dedent("""\
    before = ["Read this."]
    opening = "Welcome."
    closing = "Thank you."

    [[run_of_show]]
    what = "Questions"
    minutes = 20

    [[questions]]
    ask = "Why the sea?"

    [[hard_questions]]
    if_asked = "Where is she now?"
    answer_with = "We do not say."
    """)

SRT = "1\n00:00:01,000 --> 00:00:03,000\n바다예요.\n\n2\n00:00:04,000 --> 00:00:06,000\n겨울 바다예요.\n"


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """The folder of a small film with the locales ko and fr-CA, a track and words for each, and a master's file."""
    return write_film(tmp_path / "winter-sea")


def write_film(root: Path) -> Path:
    files = {
        "kit.toml": KIT_TOML,
        "media/winter-sea.mp4": "not a picture",
        "subtitles/winter-sea.ko.srt": SRT,
        "subtitles/winter-sea.fr-CA.srt": SRT,
    }
    for locale in ("ko", "fr-CA"):
        files[f"locales/{locale}/film.toml"] = FILM_TOML
        files[f"locales/{locale}/guide.toml"] = GUIDE_TOML
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    Image.new("RGB", (640, 360), "#1f4e5f").save(root / "media/shore.png")
    return root
