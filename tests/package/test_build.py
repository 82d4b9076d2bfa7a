"""What is sent: whole, named as asked, fitting the demands, and silent about everybody who must not be named."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import av
import jsonschema
import msgspec
import pytest
from PIL import Image

from kit.cli.main import run
from kit.package.manifest import Manifest
from tests.package.conftest import FESTIVAL, Package

if TYPE_CHECKING:
    from pathlib import Path

    from tests.package.conftest import MakeFilm


def build(root: Path, *more: str) -> int:
    return run(["-C", str(root), "package", "build", "--for", "fest", *more])


def written(root: Path) -> list[Path]:
    """What lies where packages go."""
    folder = root / "dist/packages"
    return sorted(folder.iterdir()) if folder.exists() else []


def test_everything_that_was_asked_for_is_there(sent: Package) -> None:
    kinds = {(entry["kind"], entry.get("language", "")) for entry in sent.manifest["files"]}
    both = {(kind, language) for kind in ("subtitles", "access") for language in ("ko", "fr-CA")}
    assert kinds == both | {("page", "fr-CA"), ("film", ""), ("still", ""), ("report", "fr-CA")}
    names = {path.name for path in (sent.folder / "subtitles").iterdir()}
    assert names == {f"winter-sea_{tag}_subtitles.{form}" for tag in ("ko", "fr-CA") for form in ("vtt", "srt")}


def test_sha256sum_accepts_the_sums(sent: Package) -> None:
    program = shutil.which("sha256sum")
    if not program:
        pytest.skip("no sha256sum")
    done = subprocess.run([program, "--strict", "-c", "SHA256SUMS"], cwd=sent.folder, capture_output=True, check=False)
    assert done.returncode == 0
    assert done.stdout.count(b": OK\n") == len(sent.manifest["files"]) + 1


def test_the_manifest_is_what_its_schema_says(sent: Package) -> None:
    jsonschema.validate(sent.manifest, msgspec.json.schema(Manifest))


def test_nothing_tells_who_made_it(sent: Package) -> None:
    with Image.open(sent.one(".jpg")) as picture:
        assert not picture.getexif()
        assert "comment" not in picture.info
    film = sent.one(".mp4")
    with av.open(str(film)) as container:
        assert {"artist", "location", "timecode"}.isdisjoint(container.metadata)
        assert sum(1 for _ in container.decode(video=0)) == 48
    assert b"Secret Person" not in film.read_bytes()


def test_the_film_is_the_masters_own_pictures(sent: Package, reel: Path) -> None:
    def packets(path: Path) -> list[bytes]:
        with av.open(str(path)) as container:
            return [bytes(packet) for packet in container.demux(video=0) if packet.size]

    assert packets(sent.one(".mp4")) == packets(reel)


def test_a_second_run_finds_it_up_to_date_and_a_changed_cue_does_not(
    make_film: MakeFilm, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_film()
    assert build(root, "--lang", "ko") == 0
    (package,) = map(Package, written(root))
    before = package.one(".mp4").stat().st_mtime_ns
    assert build(root, "--lang", "ko") == 0
    assert "up to date" in capsys.readouterr().out
    assert package.one(".mp4").stat().st_mtime_ns == before
    track = root / "subtitles/winter-sea.ko.srt"
    track.write_text(track.read_text("utf-8").replace("밤", "새벽"), "utf-8")
    assert build(root, "--lang", "ko") == 0
    assert "새벽" in package.one(".vtt").read_text("utf-8")
    assert "up to date" not in capsys.readouterr().out


def test_a_damaged_package_is_made_again(make_film: MakeFilm) -> None:
    root = make_film()
    assert build(root, "--lang", "ko") == 0
    (package,) = map(Package, written(root))
    package.one(".srt").write_bytes(b"spoiled")
    assert build(root, "--lang", "ko") == 0
    assert package.faults() == []


@pytest.mark.parametrize(
    ("demand", "said"),
    [
        ("max_bytes = 100", "more than 100"),
        ("max_kbps = 1", "kbit/s, more than 1"),
        ("max_height = 50", "90 pixels high"),
        ("max_total_bytes = 1000", "all files together"),
        ('video = ["hevc"]', "is h264, not hevc"),
        ('sound = ["none"]', "is aac, not none"),
    ],
)
def test_a_demand_that_is_broken_is_told_with_its_line(
    make_film: MakeFilm, demand: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_film(FESTIVAL + demand + "\n")
    row = (root / "kit.toml").read_text("utf-8").splitlines().index(demand) + 1
    assert build(root, "--lang", "ko") == 7
    told = capsys.readouterr().err
    assert said in told
    assert f"kit.toml:{row}" in told
    assert written(root) == []


@pytest.mark.parametrize("pattern", ["{film}", "{film}_{kind}", "{film}_{lang}"])
def test_names_that_collide_are_refused(make_film: MakeFilm, pattern: str, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_film(FESTIVAL + f'naming = "{pattern}"\n')
    assert build(root) == 2
    assert "Two files would be called" in capsys.readouterr().err
    assert written(root) == []


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("{film}_{who}", "“{who}” is no part of a name"),
        ("../{film}", "not every system can keep"),
        ("{film} {kind}", "not every system can keep"),
        ("영화_{kind}", "not every system can keep"),
        ("", "not every system can keep"),
        (".{film}", "begins with “.”"),
    ],
)
def test_a_pattern_that_gives_no_names_is_refused_at_its_row(
    make_film: MakeFilm, pattern: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(make_film(FESTIVAL + f'naming = "{pattern}"\n')) == 2
    told = capsys.readouterr().err
    assert said in told
    assert "kit.toml:" in told


@pytest.mark.parametrize("where", ["subtitles/winter-sea.ko.srt", "locales/ko/film.toml", "kit.toml"])
def test_a_protected_name_is_never_sent(make_film: MakeFilm, where: str, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_film()
    toml = root / "kit.toml"
    toml.write_text(
        toml.read_text("utf-8") + '\n[[protected]]\nid = "ford"\nspellings = ["Halcyon"]\nsay = "there"\n', "utf-8"
    )
    path = root / where
    old, new = {"srt": ("밤", "<i>Hal</i>cyon"), "film.toml": ("A sea.", "Halcyon.")}.get(
        where.rpartition("/")[2] if "film" in where else where[-3:], ('name = "Fest"', 'name = "Halcyon"')
    )
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    if where.startswith("locales"):
        toml.write_text(toml.read_text("utf-8").replace('language = "fr-CA"', 'language = "ko"'), "utf-8")
    assert build(root, "--lang", "ko") == 1
    assert "protected word (ford)" in capsys.readouterr().err
    assert written(root) == []


def test_the_old_package_stays_if_the_new_one_fails(make_film: MakeFilm) -> None:
    root = make_film()
    assert build(root, "--lang", "ko") == 0
    (package,) = map(Package, written(root))
    (root / "media/shore.jpg").write_bytes(b"no picture")
    assert build(root, "--lang", "ko") == 2
    assert package.faults() == []
    assert len(written(root)) == 1


def test_a_folder_that_is_no_package_is_never_replaced(make_film: MakeFilm, tmp_path: Path) -> None:
    root = make_film()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/letter.txt").write_text("dear", "utf-8")
    assert build(root, "-o", str(tmp_path / "mine")) == 2
    assert build(root, "-o", str(root)) == 2
    assert (tmp_path / "mine/letter.txt").read_text("utf-8") == "dear"


def test_an_unknown_festival_is_told_with_the_nearest(make_film: MakeFilm, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["-C", str(make_film()), "package", "build", "--for", "fets"]) == 2
    assert "Did you mean “fest”?" in capsys.readouterr().err


def test_a_master_that_no_browser_plays_is_refused(make_film: MakeFilm, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_film()
    path = root / "media/winter-sea.mp4"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mpeg4", rate=24)
        stream.width, stream.height, stream.pix_fmt = 64, 36, "yuv420p"
        for _ in range(3):
            container.mux(stream.encode(av.VideoFrame(64, 36, "yuv420p")))
        container.mux(stream.encode(None))
    assert build(root, "--lang", "ko") == 7
    assert "plays in no browser" in capsys.readouterr().err


def test_the_name_of_this_computer_is_found_in_metadata_and_not_in_a_title(
    make_film: MakeFilm, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_film()
    monkeypatch.setattr("socket.gethostname", lambda: "winter")
    assert build(root, "--lang", "ko") == 0
    monkeypatch.setattr("socket.gethostname", lambda: "SoundHandler")
    assert build(root, "--lang", "ko") == 1
    assert "name this computer" in capsys.readouterr().err
