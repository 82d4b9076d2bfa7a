from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from kit.deliverables.make import make
from kit.deliverables.maker import Copy, What
from kit.deliverables.survey import Deliverable, Standing, remembered, survey
from kit.project import load
from kit.tools import ffmpeg, process

if TYPE_CHECKING:
    from pathlib import Path

SECONDS = 7


@pytest.fixture(scope="session")
def reel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Seven seconds of picture and sound, small enough to burn in a moment."""
    path = tmp_path_factory.mktemp("reel") / "reel.mp4"
    made = process.run([
        str(ffmpeg.find().path), "-y", "-f", "lavfi", "-i", f"testsrc2=size=320x180:rate=24000/1001:duration={SECONDS}",
        "-f", "lavfi", "-i", f"sine=duration={SECONDS}", "-c:v", "libx264", "-preset", "ultrafast",
        "-pix_fmt", "yuv420p", "-c:a", "aac", str(path),
    ])  # fmt: skip
    assert made.code == 0, made.err
    return path


@pytest.fixture
def real(film: Path, reel: Path) -> Path:
    (film / "media/winter-sea.mp4").write_bytes(reel.read_bytes())
    settings = film / "kit.toml"
    settings.write_text(settings.read_text("utf-8") + '\n[screener]\npreset = "ultrafast"\nmark = false\n', "utf-8")
    return film


def standing(root: Path) -> dict[str, str]:
    project = load.load(root)
    with remembered(project) as fingerprints:
        return {f"{item.what} {item.locale}": str(item.standing) for item in survey(project, fingerprints)}


def build(root: Path) -> list[str]:
    """Build what is due; the names of what was made."""
    project = load.load(root)
    made = []
    with remembered(project) as fingerprints:
        for item in survey(project, fingerprints):
            if item.due:
                make(project, item, fingerprints, progress=lambda _share: None, warn=lambda _text: None)
                made.append(f"{item.what} {item.locale}")
    return made


def one(root: Path, what: What, locale: str) -> Deliverable:
    project = load.load(root)
    with remembered(project) as fingerprints:
        return survey(project, fingerprints, kinds=(what,), locales=(locale,))[0]


def test_a_new_film_has_everything_to_make(film: Path) -> None:
    assert standing(film) == {
        "screener ko": "missing",
        "booklet ko": "missing",
        "screener fr-CA": "missing",
        "booklet fr-CA": "missing",
    }


def test_a_locale_without_track_or_words_is_absent_and_says_so(film: Path) -> None:
    (film / "subtitles/winter-sea.ko.srt").unlink()
    for file in (film / "locales/fr-CA").iterdir():
        file.unlink()
    screener = one(film, What.SCREENER, "ko")
    booklet = one(film, What.BOOKLET, "fr-CA")
    assert (screener.standing, screener.why) == (Standing.ABSENT, ("no track",))
    assert (booklet.standing, booklet.why) == (Standing.ABSENT, ("no words",))
    assert not screener.due


def test_a_missing_master_blocks_screeners_with_its_row(film: Path) -> None:
    (film / "media/winter-sea.mp4").unlink()
    blocked = one(film, What.SCREENER, "ko")
    assert blocked.standing is Standing.BLOCKED
    assert blocked.problem
    assert blocked.problem.message == "The master “media/winter-sea.mp4” is not there."
    assert blocked.problem.place
    assert blocked.problem.place.row == 6


def test_a_slip_in_one_languages_words_blocks_that_booklet_alone(film: Path) -> None:
    words = film / "locales/ko/film.toml"
    words.write_text(words.read_text("utf-8") + '\n[nmaes]\na = "b"\n', "utf-8")
    found = standing(film)
    assert found["booklet ko"] == "blocked"
    assert found["booklet fr-CA"] == "missing"


def test_what_would_be_refused_is_blocked_with_the_reason_and_not_called_missing(film: Path) -> None:
    settings = film / "kit.toml"
    settings.write_text(
        settings.read_text("utf-8") + '\n[[protected]]\nid = "sea"\nsay = "물"\nspellings = ["겨울 바다"]\n', "utf-8"
    )
    track = film / "subtitles/winter-sea.fr-CA.srt"
    track.write_text(track.read_text("utf-8") + "\n9\n00:00:O9,000 --> 00:00:10,000\nLost.\n", "utf-8")
    words = film / "locales/ko/film.toml"
    words.write_text(words.read_text("utf-8").replace("logline = ", 'logline = "겨울 바다" # ', 1), "utf-8")
    shown, unread, printed = (
        one(film, what, locale)
        for what, locale in ((What.SCREENER, "ko"), (What.SCREENER, "fr-CA"), (What.BOOKLET, "ko"))
    )
    assert [item.standing for item in (shown, unread, printed)] == [Standing.BLOCKED] * 3
    problems = [item.problem for item in (shown, unread, printed) if item.problem]
    assert [problem.slug for problem in problems] == ["protected-word", "track-unreadable-rows", "protected-word"]
    assert all(problem.place and problem.place.row for problem in problems)
    assert one(film, What.BOOKLET, "fr-CA").standing is Standing.MISSING


def test_a_copy_for_a_festival_has_a_name_of_its_own(film: Path) -> None:
    project = load.load(film)
    with remembered(project) as fingerprints:
        plain, marked = (
            survey(project, fingerprints, kinds=(What.SCREENER,), locales=("ko",), copy=copy)[0].output
            for copy in (Copy(), Copy(festival="Sheffield"))
        )
    assert plain.name == "winter-sea.ko.screener.mp4"
    assert plain != marked


@pytest.mark.slow
def test_what_is_built_is_done_and_one_changed_cue_makes_one_screener_stale(real: Path) -> None:
    for file in (real / "locales/fr-CA").iterdir():
        file.unlink()
    assert build(real) == ["screener ko", "booklet ko", "screener fr-CA"]
    assert [state for state in standing(real).values() if state != "done"] == ["absent"]
    assert build(real) == []

    track = real / "subtitles/winter-sea.ko.srt"
    track.write_text(track.read_text("utf-8").replace("겨울 바다예요.", "겨울 바다였어요."), "utf-8")
    stale = one(real, What.SCREENER, "ko")
    assert (stale.standing, stale.why) == (Standing.STALE, ("subtitles/winter-sea.ko.srt",))
    assert build(real) == ["screener ko"]

    result = real / "dist/winter-sea.fr-CA.screener.mp4"
    result.write_bytes(result.read_bytes() + b"\0")
    assert one(real, What.SCREENER, "fr-CA").why == ("the file was changed after it was made",)
    assert build(real) == ["screener fr-CA"]

    record = real / "dist/receipts/winter-sea.ko.booklet.pdf.json"
    record.rename(record.with_suffix(".away"))
    assert one(real, What.BOOKLET, "ko").why == ("no record of what it was made from",)
    record.with_suffix(".away").rename(record)

    probe = (
        "import sys; from kit.cli import main; code = main.run(['build']); "
        "print([name for name in ('av', 'weasyprint', 'babel', 'rich', 'fontTools') if name in sys.modules]); "
        "sys.exit(code)"
    )
    ran = subprocess.run([sys.executable, "-c", probe], cwd=real, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "note: no booklet for fr-CA: no words.\n")
    assert ran.stdout == "Everything is up to date.\n[]\n"
