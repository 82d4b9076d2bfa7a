"""A package that a careful forger changed, manifest and sums made to fit: what hides in it is found all the same."""

from __future__ import annotations

import base64
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pytest
from PIL import Image

from kit.cli.main import run
from kit.package import archive, unpack
from tests.package.conftest import assert_told

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.package.conftest import Package

    Way = Callable[[Package], object]


def in_page(ending: str, before: str, put: str) -> Way:
    """Put something into a page, in front of the first place that reads so."""

    def write(package: Package) -> None:
        path = package.one(ending) if ending != "index.html" else package.folder / ending
        text = path.read_text("utf-8")
        assert before in text
        path.write_text(text.replace(before, put + before, 1), "utf-8")
        package.forge()

    return write


def behind(ending: str, data: bytes) -> Way:
    """Put bytes behind the end of a file."""

    def write(package: Package) -> None:
        path = package.one(ending)
        path.write_bytes(path.read_bytes() + data)
        package.forge()

    return write


def half_a_picture(package: Package) -> None:
    path = package.one(".jpg")
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    package.forge()


def another_kind(package: Package) -> None:
    path = package.one(".jpg")
    with Image.open(path) as picture:
        picture.save(path, "PNG")
    package.forge()


def listed(package: Package, name: str, data: bytes, kind: str, language: str) -> None:
    """One file more, in the manifest as well."""
    path = package.folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    told = package.manifest
    told["files"].append({"path": name, "kind": kind, "bytes": 0, "sha256": "0" * 64, "language": language})
    package.write(told)
    package.forge()


def booklet(spoil: Callable[[pikepdf.Pdf], object], behind_it: bytes = b"") -> Way:
    """A PDF among the booklets."""

    def write(package: Package) -> None:
        out = BytesIO()
        with pikepdf.new() as pdf:
            pdf.add_blank_page()
            pdf.Root.Lang = pikepdf.String("ko")
            pdf.Root.StructTreeRoot = pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot, K=pikepdf.Array())
            spoil(pdf)
            pdf.save(out)
        listed(package, "booklet/winter-sea_ko_booklet.pdf", out.getvalue() + behind_it, "booklet", "ko")

    return write


def acts(pdf: pikepdf.Pdf) -> None:
    """Something happens when it is opened."""
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))


def launches(pdf: pikepdf.Pdf) -> None:
    """A click begins a program."""
    act = pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("calc.exe"))
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=act)
    pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(note)])


def clips(pdf: pikepdf.Pdf) -> None:
    """A file is attached to a page, not to the document."""
    held = pdf.make_stream(b"secret", Type=pikepdf.Name.EmbeddedFile)
    spec = pikepdf.Dictionary(Type=pikepdf.Name.Filespec, F=pikepdf.String("a.txt"), EF=pikepdf.Dictionary(F=held))
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FileAttachment, Rect=[0, 0, 9, 9], FS=spec)
    pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(note)])


def nothing(_pdf: pikepdf.Pdf) -> None:
    pass


PAGE = '<html xmlns="http://www.w3.org/1999/xhtml" lang="ko"><body>{}</body></html>'
OPF = "<package><metadata><dc:language>ko</dc:language></metadata></package>"


def epub(members: dict[str, str]) -> Way:
    """An EPUB among the booklets."""

    def write(package: Package) -> None:
        out = BytesIO()
        with zipfile.ZipFile(out, "w") as made:
            for name, text in ({"mimetype": "application/epub+zip", "EPUB/p.opf": OPF} | members).items():
                made.writestr(name, text)
        listed(package, "booklet/winter-sea_ko_booklet.epub", out.getvalue(), "booklet", "ko")

    return write


def web_booklet(body: str) -> Way:
    page = f'<!DOCTYPE html><html lang="ko"><head><title>t</title></head><body>{body}</body></html>'
    return lambda package: listed(package, "booklet/winter-sea_ko_booklet.html", page.encode(), "booklet", "ko")


def twice(package: Package) -> None:
    """Two lists of files, of which a reader takes the one or the other."""
    path = package.folder / "manifest.json"
    text = path.read_text("utf-8")
    path.write_text(text.replace("{", '{"files": [], ', 1), "utf-8")
    package.sum()


def much_later(package: Package) -> None:
    """A track of another cut: its cues come when the film is over."""
    path = package.one(".srt")
    path.write_text(path.read_text("utf-8").replace("00:00:0", "00:20:0"), "utf-8")
    package.forge()


def within_the_film(package: Package) -> None:
    """A box with somebody's words among the boxes that describe the film."""
    path = package.one(".mp4")
    data = path.read_bytes()
    at = data.index(b"moov") - 4
    end = at + int.from_bytes(data[at : at + 4], "big")
    box = (
        (8 + 16 + 8).to_bytes(4, "big")
        + b"uuid"
        + b"\xbe\x7a\xcf\xcb\x97\xa9\x42\xe8\x9c\x71\x99\x94\x91\xe3\xaf\xac"
        + b"Somebody"
    )
    whole = (end - at + len(box)).to_bytes(4, "big") + data[at + 4 : end] + box
    # At the end of the file it moves no sample from its place.
    free = (end - at).to_bytes(4, "big") + b"free" + bytes(end - at - 8)
    path.write_bytes(data[:at] + free + data[end:] + whole)
    package.forge()


def in_captions(spoil: Callable[[str], str]) -> Way:
    """Change the Korean captions that travel in the page."""

    def write(package: Package) -> None:
        path = package.folder / "index.html"
        text = path.read_text("utf-8")
        coded = text.partition('srclang="ko"')[2].partition("base64,")[2].partition('"')[0]
        other = spoil(base64.b64decode(coded).decode())
        path.write_text(text.replace(coded, base64.b64encode(other.encode()).decode()), "utf-8")
        package.forge()

    return write


def in_text(ending: str, old: str, new: str) -> Way:
    """Write something else into a file, once."""

    def write(package: Package) -> None:
        path = package.folder / ending if ending == "index.html" else next(package.folder.rglob(f"*_ko_*{ending}"))
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
        package.forge()

    return write


def of_another_language(package: Package) -> None:
    """French captions under the Korean button."""
    path = package.folder / "index.html"
    text = path.read_text("utf-8")
    korean, french = (part.partition('"')[0] for part in text.split("base64,")[1:3])
    path.write_text(text.replace(korean, french), "utf-8")
    package.forge()


WAYS: dict[str, tuple[Way, str]] = {
    "an empty folder too many": (lambda package: (package.folder / "from-somebody").mkdir(), "extra"),
    "two lists in the manifest": (twice, "bad-manifest"),
    "a page within a comment that browsers end sooner": (
        in_page("index.html", "</main>", "<!--><script>fetch('/x')</script>-->"), "script"
    ),
    "a comment with another end": (in_page("index.html", "</main>", "<!-- --!><script>x()</script> -->"), "script"),
    "a script behind a style that ends oddly": (
        in_page("index.html", "</main>", "<style>p{}</style/><script>x()</script><style></style>"), "script"
    ),
    "a handler on a picture within a comment": (
        in_page("access.html", "</main>", "<!---><img src='x' onerror='x()'>-->"), "script"
    ),
    "an animation that becomes a script": (
        in_page("index.html", "</main>", '<svg><a><set attributeName="href" to="javascript:x()"/></a></svg>'), "script"
    ),
    "an address behind a control character": (
        in_page("index.html", "</main>", '<a href="\x01javascript:x()">Film</a>'), "script"
    ),
    "a style that asks another computer": (
        in_page("index.html", "</head>", "<style>body{background:url(https://x.example/a.png)}</style>"), "strange-link"
    ),
    "a style that imports another": (
        in_page("access.html", "</head>", '<style>@import "//x.example/a.css";</style>'), "strange-link"
    ),
    "a row's own style": (
        in_page("index.html", "</main>", '<p style="background:url(//x.example/a.png)">a</p>'), "strange-link"
    ),
    "a booklet whose picture lies elsewhere": (
        web_booklet('<img src="https://x.example/seen.gif" alt="">'), "strange-link"
    ),
    "a booklet with pictures for two screens": (
        web_booklet('<img srcset="https://x.example/seen.gif 2x" alt="">'), "strange-link"
    ),
    "a sum on the page that is no file's": (in_text("index.html", "SHA-256 ", f"SHA-256 {'0' * 64} "), "sums"),
    "a link that leads to another file": (
        in_text("index.html", 'href="subtitles/winter-sea_ko_subtitles.srt"', 'href="SHA256SUMS"'), "strange-link"
    ),
    "a player that plays no video": (
        in_text("index.html", 'src="video/winter-sea_all_film.mp4"', 'src="manifest.json"'), "strange-link"
    ),
    "a note in a track": (in_text(".vtt", "\n\n", "\n\nNOTE by Somebody\n\n"), "private-metadata"),
    "words behind a track's signature": (in_text(".vtt", "WEBVTT", "WEBVTT by Somebody,"), "private-metadata"),
    "a PNG that is called a JPEG": (another_kind, "other-kind"),
    "a PDF that acts when it is opened": (booklet(acts), "script"),
    "a PDF that begins a program": (booklet(launches), "script"),
    "a PDF with a file on a page": (booklet(clips), "private-metadata"),
    "a PDF with something behind its end": (booklet(nothing, b"\nby Somebody of Somewhere"), "private-metadata"),
    "an EPUB with a script": (epub({"EPUB/a.xhtml": PAGE.format("<script>x()</script>")}), "script"),
    "an EPUB that asks another computer": (
        epub({"EPUB/a.xhtml": PAGE.format('<img src="https://x.example/a.gif"/>')}), "strange-link"
    ),
    "an EPUB with a path that climbs": (epub({"../../evil.xhtml": PAGE.format("a")}), "bad-path"),
    "an EPUB of another author": (
        epub({"EPUB/p.opf": OPF.replace("</metadata>", "<dc:creator>Somebody</dc:creator></metadata>")}),
        "private-metadata",
    ),
    "an EPUB that begins otherwise": (epub({"mimetype": "application/zip"}), "other-kind"),
    "an EPUB with a program": (epub({"EPUB/setup.exe": "MZ"}), "extra"),
    "a picture with another behind it": (behind(".jpg", b"by Somebody\xff\xd9"), "private-metadata"),
    "half a picture": (half_a_picture, "damaged"),
    "a box among those that describe the film": (within_the_film, "private-metadata"),
    "a track of another cut": (much_later, "bad-track"),
    "another word in the captions of the page": (
        in_captions(lambda text: text.replace("말도", "노래도")), "other-words"
    ),
    "captions of the page that come later": (
        in_captions(lambda text: text.replace("00:00.500", "00:00.550")), "other-words"
    ),
    "captions of the page without the last cue": (in_captions(lambda text: text.rpartition("\n\n")[0]), "other-words"),
    "captions of the page that are none": (in_captions(lambda _text: "nothing"), "other-words"),
    "captions of another language": (of_another_language, "other-words"),
    "no captions in the page": (in_text("index.html", "<track", "<br"), "no-captions"),
    "another word in the transcript": (in_text("index.html", "말도", "노래도"), "other-words"),
    "another moment in the transcript": (in_text("index.html", "PT0.500S", "PT0.700S"), "other-words"),
    "no transcript in a language": (in_text("index.html", 'class="transcript" lang="ko"', ""), "no-transcript"),
    "another word in one of two formats": (in_text(".srt", "말도", "노래도"), "other-words"),
    "another time in one of two formats": (in_text(".srt", "00:00:00,950", "00:00:00,900"), "other-words"),
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_what_hides_in_it_is_told(arrived: Package, way: str, capsys: pytest.CaptureFixture[str]) -> None:
    spoil, slug = WAYS[way]
    spoil(arrived)
    assert_told(arrived, slug, capsys)


def test_what_lies_between_the_files_of_a_zip_is_told(sent: Package, tmp_path: Path) -> None:
    data = archive.path_for(sent.folder).read_bytes()
    with zipfile.ZipFile(BytesIO(data)) as made:
        begins, ends = made.start_dir, data.rindex(b"PK\x05\x06")
    hidden = b"by Somebody of Somewhere"
    moved = bytearray(data[:begins] + hidden + data[begins:])
    moved[ends + len(hidden) + 16 : ends + len(hidden) + 20] = (begins + len(hidden)).to_bytes(4, "little")
    path, work = tmp_path / "came.zip", tmp_path / "work"
    path.write_bytes(moved)
    work.mkdir()
    assert "private-metadata" in [fault.slug for fault in unpack.unpack(path, work)]


def test_a_files_name_cannot_write_to_the_terminal(arrived: Package, capsys: pytest.CaptureFixture[str]) -> None:
    (arrived.folder / "all whole\r\x1b[2K.txt").write_text("x", "utf-8")
    assert run(["package", "verify", str(arrived.folder)]) == 1
    assert "\x1b" not in capsys.readouterr().out
