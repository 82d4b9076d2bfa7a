"""``kit booklet``: what it says, which code it ends with, and that it does nothing twice."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from kit.cli.main import run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def small(film: Path) -> Path:
    """The small film on a computer without the master."""
    (film / "media/winter-sea.mp4").unlink()
    return film


def kit(film: Path, *arguments: str) -> int:
    return run(["-C", str(film), "booklet", "build", *arguments])


@pytest.mark.slow
def test_a_booklet_is_printed_once_and_is_then_up_to_date(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert kit(small, "--lang", "ko") == 0
    out = capsys.readouterr().out
    assert "winter-sea.ko.booklet.pdf" in out
    assert "page-validation" in out
    first = (small / "dist/winter-sea.ko.booklet.pdf").read_bytes()
    assert kit(small, "--lang", "ko") == 0
    assert "up to date" in capsys.readouterr().out
    words = small / "locales/ko/film.toml"
    words.write_text(words.read_text("utf-8").replace("A sea.", "A wide sea."), "utf-8")
    assert kit(small, "--lang", "ko", "--dry-run") == 0
    assert "stale" in capsys.readouterr().out
    assert (small / "dist/winter-sea.ko.booklet.pdf").read_bytes() == first


@pytest.mark.slow
def test_another_paper_goes_to_another_file(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = small / "letter.pdf"
    assert kit(small, "--lang", "fr", "--paper", "letter", "-o", str(target)) == 0
    assert "letter.pdf" in capsys.readouterr().out
    assert b"%PDF" in target.read_bytes()[:8]
    assert not (small / "dist/winter-sea.fr-CA.booklet.pdf").exists()


def test_a_corrected_sentence_of_a_track_leaves_the_booklet_alone(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from kit.booklet import build  # noqa: PLC0415 - beside its only use
    from kit.project import load  # noqa: PLC0415

    before = build.inputs(load.load(small), "ko")
    track = small / "subtitles/winter-sea.ko.srt"
    track.write_text(track.read_text("utf-8").replace("바다예요", "강이에요"), "utf-8")
    assert build.inputs(load.load(small), "ko") == before
    track.write_text("1\n00:00:01,000 --> 00:00:03,000\n강이에요.\n", "utf-8")
    assert build.inputs(load.load(small), "ko") != before
    assert capsys.readouterr().out == ""


def test_one_file_for_two_languages_is_refused(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert kit(small, "-o", "x.pdf") == 2
    assert "--lang" in capsys.readouterr().err


def test_only_a_pdf_is_written(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (small / "kit.toml").read_bytes()
    assert kit(small, "--lang", "ko", "-o", str(small / "kit.toml")) == 2
    assert ".pdf" in capsys.readouterr().err
    assert (small / "kit.toml").read_bytes() == before


def test_several_at_once_are_told_in_order_and_are_what_each_is_alone(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    editions = ("text", "html", "epub")
    for locale in ("ko", "fr-CA"):
        for edition in editions:
            assert kit(small, "--lang", locale, "--edition", edition) == 0
    alone = {path.name: path.read_bytes() for path in (small / "dist").glob("*.booklet.*")}
    in_order = [row.partition(":")[0] for row in capsys.readouterr().out.splitlines()]
    assert kit(small, "--force", *(f"--edition={edition}" for edition in editions)) == 0
    assert [row.partition(":")[0] for row in capsys.readouterr().out.splitlines()] == in_order
    assert {path.name: path.read_bytes() for path in (small / "dist").glob("*.booklet.*")} == alone


def test_what_cannot_be_printed_is_told_once_and_the_others_are_printed(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = small / "locales/ko/film.toml"
    words.write_text(words.read_text("utf-8").replace('logline = "A sea."', 'logline = "A [ko]sea."'), "utf-8")
    assert kit(small, "--edition", "text", "--edition", "html") == 2
    told = capsys.readouterr()
    assert [row.partition(":")[0].rpartition("/")[2] for row in told.out.splitlines()] == [
        "winter-sea.fr-CA.booklet.txt", "winter-sea.fr-CA.booklet.html"
    ]  # fmt: skip
    assert told.err.count("locales/ko/film.toml, logline") == 1
    for name in ("winter-sea.ko.booklet.txt", "winter-sea.ko.booklet.html"):
        assert f"{name} was not printed." in told.err
        assert not (small / "dist" / name).exists()


def test_check_lists_what_a_programmer_will_miss(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["-C", str(small), "booklet", "check", "--lang", "ko"]) == 1
    out = capsys.readouterr().out
    assert "Required" in out
    assert "contacts" in out
    assert "master" in out


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", (("Required: Credits", "ko, fr-CA: no music is named (credits.music: kit.toml [[music]])"),
                ("For an accessible kit: Content notes", ("fr-CA: no content notes: an audience is not warned "
                 "(content.notes: kit.toml [[content_notes]])")),
                ("Optional: Rights", ("ko, fr-CA: nothing is said of rights "
                 "(rights.legal: locales/{ko,fr-CA}/film.toml legal)")),
                ("Left out: Content notes", "ko: content.notes (Nothing to warn of.)"))),
        ("ko", (("필수: 크레디트", "ko, fr-CA: 음악이 적혀 있지 않습니다 (credits.music: kit.toml [[music]])"),
                ("접근 가능한 자료집에 필요: 관람 전 주의 사항",
                 "fr-CA: 내용 안내가 없어 관객에게 미리 알리지 못합니다 (content.notes: kit.toml [[content_notes]])"),
                ("제외: 관람 전 주의 사항", "ko: content.notes (Nothing to warn of.)"))),
        ("fr", (("Requis : Générique",
                 "ko, fr-CA : aucune musique n’est indiquée (credits.music: kit.toml [[music]])"),)),
    ],
)  # fmt: skip
def test_check_says_how_much_a_piece_is_wanted_and_where_it_is_written(
    small: Path, capsys: pytest.CaptureFixture[str], language: str, told: tuple[tuple[str, str], ...]
) -> None:
    with (small / "kit.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[absent]]\npiece = "content.notes"\nlocale = "ko"\nreason = "Nothing to warn of."\n')
    assert run(["--ui-lang", language, "-C", str(small), "booklet", "check", "--all"]) == 1
    groups = [group.splitlines() for group in capsys.readouterr().out.replace("\u00a0", " ").split("\n\n")]
    under = {group[0]: group[1:] for group in groups if len(group) > 1}
    assert [(heading, row) for heading, row in told if f"  {row}" not in under.get(heading, ())] == []


def test_what_is_optional_is_counted_and_told_when_asked(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["-C", str(small), "booklet", "check"])
    short = capsys.readouterr()
    run(["-C", str(small), "booklet", "check", "--all"])
    whole = capsys.readouterr()
    hidden = whole.out.count("\n  ") - short.out.count("\n  ")
    assert f"{hidden} optional things are not listed" in short.err
    assert "Optional" not in short.out
    assert whole.err == ""


def test_check_of_the_sample_finds_nothing_that_is_required_or_needed_for_an_accessible_kit(
    pytestconfig: pytest.Config, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["-C", str(pytestconfig.rootpath), "booklet", "check"]) == 0
    told = [f"{locale}: nothing is missing" for locale in ("ko", "en", "fr-CA")]
    assert capsys.readouterr().out.splitlines() == told


def test_a_broken_master_is_said_and_nothing_is_written(film: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert kit(film, "--lang", "ko") == 2
    assert "winter-sea.mp4" in capsys.readouterr().err
    assert not (film / "dist/winter-sea.ko.booklet.pdf").exists()


def test_news_of_a_booklet_loads_no_engine(small: Path) -> None:
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from kit.booklet import build\n"
        "from kit.project import load\n"
        "build.inputs(load.load(Path(sys.argv[1])), 'ko')\n"
        "heavy = {'weasyprint', 'babel', 'av', 'jinja2', 'pikepdf', 'page', 'fontTools'} & set(sys.modules)\n"
        "sys.exit(', '.join(sorted(heavy)) or 0)\n"
    )
    command = [sys.executable, "-c", code, small]
    subprocess.run(command, capture_output=True, check=False)  # the first may read the font, and remembers it
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
