"""Whatever is done to a package on its way, its receiver hears of it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from PIL import Image

from kit.cli.main import run
from tests.package.conftest import assert_told

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.package.conftest import Package


def flip(package: Package, ending: str) -> None:
    path = package.one(ending)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def listed(package: Package, **changes: Any) -> None:
    """Change what the manifest says of its second file."""
    told = package.manifest
    told["files"][1] |= changes
    package.write(told)


def rename(package: Package, name: str) -> None:
    listed(package, path=name)


def link(package: Package) -> None:
    path = package.one(".vtt")
    outside = package.folder.parent / "outside.vtt"
    shutil.move(path, outside)
    path.symlink_to(outside)


def swap(package: Package) -> None:
    """The Korean and the French track change places, and everything is summed anew."""
    one, other = sorted(package.folder.glob("subtitles/*.vtt"))
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)
    package.forge()


def drop_cue(package: Package) -> None:
    path = package.one(".vtt")
    path.write_text(path.read_text("utf-8").rpartition("\n\n")[0] + "\n", "utf-8")
    package.forge()


def spoil_video(package: Package) -> None:
    """Noise in the middle of the pictures; sums fit."""
    path = package.one(".mp4")
    data = bytearray(path.read_bytes())
    at = data.rindex(b"mdat") + 400
    data[at : at + 2000] = b"\x55" * 2000
    path.write_bytes(data)
    package.forge()


def cut_video(package: Package) -> None:
    path = package.one(".mp4")
    path.write_bytes(path.read_bytes()[:-2000])
    package.forge()


def tail_video(package: Package) -> None:
    path = package.one(".mp4")
    path.write_bytes(path.read_bytes() + b"\0\0\0\x20uuidby Somebody of Somewhere....")
    package.forge()


def tag_picture(package: Package) -> None:
    path = package.one(".jpg")
    exif = Image.Exif()
    exif[0x013B] = "Somebody"
    with Image.open(path) as picture:
        picture.save(path, exif=exif)
    package.forge()


def script(package: Package) -> None:
    page = package.folder / "index.html"
    page.write_text(page.read_text("utf-8").replace("</body>", "<script>fetch('//x')</script></body>"), "utf-8")
    package.forge()


def handler(package: Package) -> None:
    """A page that runs something without a script element, in a file that nobody suspects."""
    page = package.one("access.html")
    page.write_text(page.read_text("utf-8").replace("<body>", "<body onload='steal()'>"), "utf-8")
    package.forge()


def lead_out_quietly(package: Package) -> None:
    page = package.folder / "index.html"
    page.write_text(page.read_text("utf-8").replace('href="#films"', "HREF='//example.org/x'"), "utf-8")
    package.forge()


def lead_out(package: Package) -> None:
    page = package.folder / "index.html"
    page.write_text(page.read_text("utf-8").replace('href="#films"', 'href="https://example.org/"'), "utf-8")
    package.forge()


def other_language(package: Package) -> None:
    page = package.folder / "index.html"
    page.write_text(page.read_text("utf-8").replace('<html lang="fr-CA">', '<html lang="ko">'), "utf-8")
    package.forge()


def own_path(package: Package) -> None:
    path = package.one(".html")
    path.write_text(path.read_text("utf-8") + f"<!-- {Path('/', 'home', 'somebody')} -->", "utf-8")
    package.forge()


def foreign_pdf(package: Package) -> None:
    """A booklet in a language that it does not say, by somebody who is no maker."""
    name = "booklet/winter-sea_ko_booklet.pdf"
    (package.folder / "booklet").mkdir()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.Root.Lang = pikepdf.String("en")
        pdf.docinfo["/Author"] = "Somebody"
        pdf.save(package.folder / name)
    told = package.manifest
    told["files"].append({"path": name, "kind": "booklet", "bytes": 0, "sha256": "0" * 64, "language": "ko"})
    package.write(told)
    package.forge()


def text(name: str, data: bytes) -> Callable[[Package], None]:
    def write(package: Package) -> None:
        (package.folder / name).write_bytes(data)

    return write


WAYS: dict[str, tuple[Callable[[Package], object], str]] = {
    "a byte of the video": (lambda package: flip(package, ".mp4"), "other-bytes"),
    "a byte of a track": (lambda package: flip(package, ".srt"), "other-bytes"),
    "a byte of a picture": (lambda package: flip(package, ".jpg"), "other-bytes"),
    "a byte of the page": (text("index.html", b"x"), "other-size"),
    "a file is missing": (lambda package: package.one(".vtt").unlink(), "missing"),
    "a file is too many": (text("notes.txt", b"hello"), "extra"),
    "a hidden file is too many": (text(".DS_Store", b"Mac"), "extra"),
    "a track is a link": (link, "link"),
    "a pipe": (lambda package: os.mkfifo(package.folder / "pipe"), "link"),
    "no manifest": (lambda package: (package.folder / "manifest.json").unlink(), "missing"),
    "no sums": (lambda package: (package.folder / "SHA256SUMS").unlink(), "missing"),
    "other sums": (text("SHA256SUMS", b"00  manifest.json\n"), "sums"),
    "sums with another system's ends of rows": (
        lambda package: text("SHA256SUMS", (package.folder / "SHA256SUMS").read_bytes().replace(b"\n", b"\r\n"))(
            package
        ),
        "sums",
    ),
    "another manifest, old sums": (
        lambda package: text("manifest.json", (package.folder / "manifest.json").read_bytes() + b"\n")(package), "sums"
    ),
    "a language that is promised and not there": (
        lambda package: package.write(package.manifest | {"languages": [*package.manifest["languages"], "de"]}),
        "missing",
    ),
    "words in the version": (
        lambda package: package.write(package.manifest | {"kit": "0.1.0 by Somebody"}),
        "bad-manifest",
    ),
    "a manifest that is none": (text("manifest.json", b"{"), "bad-manifest"),
    "a manifest of other types": (lambda package: listed(package, bytes="many"), "bad-manifest"),
    "a negative size": (lambda package: listed(package, bytes=-1), "bad-manifest"),
    "a field that nobody knows": (lambda package: listed(package, run="rm"), "bad-manifest"),
    "a manifest without end": (text("manifest.json", b"[" * 100_000), "bad-manifest"),
    "a manifest nested deep": (
        lambda package: text("manifest.json", (package.folder / "manifest.json").read_bytes().replace(
            b"{", b'{"more": ' + b"[" * 300 + b"]" * 300 + b",", 1
        ))(package), "bad-manifest"
    ),
    "a manifest of 5 MB": (text("manifest.json", b" " * (5 << 20)), "bad-manifest"),
    "a path that climbs": (lambda package: rename(package, "video/../../../etc/passwd"), "bad-path"),
    "an absolute path": (lambda package: rename(package, "/etc/passwd"), "bad-path"),
    "a Windows drive": (lambda package: rename(package, "C:\\film.mp4"), "bad-path"),
    "a backslash that climbs": (lambda package: rename(package, "..\\film.mp4"), "bad-path"),
    "a Windows device": (lambda package: rename(package, "video/con.mp4"), "bad-path"),
    "a letter that is none": (lambda package: rename(package, "video/fi\u202elm.mp4"), "bad-path"),
    "the manifest lists itself": (lambda package: rename(package, "Manifest.json"), "bad-path"),
    "names that differ in case": (lambda package: rename(package, "INDEX.html"), "same-name"),
    "tracks change places": (swap, "other-language"),
    "a cue is gone": (drop_cue, "bad-track"),
    "noise in the picture": (spoil_video, "does-not-play"),
    "a video cut short": (cut_video, "does-not-play"),
    "a box after the film": (tail_video, "private-metadata"),
    "a photographer's name": (tag_picture, "private-metadata"),
    "a script in the page": (script, "script"),
    "a page that runs something": (handler, "script"),
    "a link that leads out": (lead_out, "strange-link"),
    "a link in other quotes": (lead_out_quietly, "strange-link"),
    "a page in another language": (other_language, "other-language"),
    "a path of somebody's computer": (own_path, "private-path"),
    "a booklet in another language": (foreign_pdf, "other-language"),
    "a booklet of another author": (foreign_pdf, "private-metadata"),
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_what_was_done_to_it_is_told(arrived: Package, way: str, capsys: pytest.CaptureFixture[str]) -> None:
    spoil, slug = WAYS[way]
    spoil(arrived)
    assert_told(arrived, slug, capsys)


def test_what_arrived_as_it_was_sent_is_clean(sent: Package, capsys: pytest.CaptureFixture[str]) -> None:
    assert sent.faults() == []
    assert run(["package", "verify", str(sent.folder)]) == 0
    assert "all whole" in capsys.readouterr().out


def test_another_folder_is_no_package(film: object, tmp_path: object) -> None:
    assert run(["package", "verify", str(film)]) == 3
    assert run(["package", "verify", f"{tmp_path}/nothing"]) == 3
