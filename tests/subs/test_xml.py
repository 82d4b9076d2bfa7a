"""XML is read with its places, and nothing dangerous in it is read at all."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from kit.errors import StorageError
from kit.subs import decode, faults, formats
from kit.subs.edit import SetLines, SetStart

TT = '<tt xmlns="http://www.w3.org/ns/ttml" xmlns:tts="http://www.w3.org/ns/ttml#styling" xml:lang="">'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
PART = "<span begin='1s'>a</span>"
CUE = '<p begin="1s" end="2s">A</p>'
CHAIN = "".join(f'<style xml:id="s{n}" style="s{n + 1} s{n + 1}"/>' for n in range(20_000))
SPOT = '<Subtitle TimeIn="00:00:01:000" TimeOut="00:00:02:000"><Text>A</Text></Subtitle>'
WIDE = "x" * 10_000_000
BOMBS = {
    "a billion laughs": (
        f'<!DOCTYPE tt [<!ENTITY l0 "ha">{LAUGHS}]>{TT}<body><div><p>&l9;</p></div></body></tt>',
        "doctype",
    ),
    "a file of this machine": (
        f'<!DOCTYPE tt [<!ENTITY x SYSTEM "file:///etc/passwd">]>{TT}<body><div><p>&x;</p></div></body></tt>',
        "doctype",
    ),
    "a definition on the network": (f'<!DOCTYPE tt SYSTEM "http://localhost:1/tt.dtd">{TT}<body/></tt>', "doctype"),
    "100,000 elements inside one another": (f"{TT}<body>{'<div>' * 100_000}", "too-deep"),
    "100,000 spans inside one another": (f"{TT}<body><div><p>{'<span>' * 100_000}", "too-deep"),
    "5,000 parts that come and go": (
        f"{TT}<body><div><p begin='0s' end='9s'>{PART * 5_000}</p></div></body></tt>",
        "too-many-parts",
    ),
    "an attribute of 10 MB": (f'{TT}<body><div><p begin="1s" x="{WIDE}"/></div></body></tt>', "too-long"),
}


@pytest.mark.parametrize(("text", "slug"), BOMBS.values(), ids=BOMBS.keys())
@pytest.mark.parametrize("root", ["tt", "DCSubtitle"])
def test_a_bomb_is_refused_at_once_and_says_why(tmp_path: Path, text: str, slug: str, root: str) -> None:
    if slug == "too-many-parts" and root != "tt":
        pytest.skip("DCP subtitles have no such parts")
    path = tmp_path / "film.xml"
    path.write_text(text if root == "tt" else text.replace(TT, f"<{root}>"), "utf-8")
    begin = time.process_time()
    with pytest.raises(StorageError) as caught:
        formats.read(path)
    assert time.process_time() - begin < 20
    assert slug in caught.value.slug
    assert caught.value.hint
    assert caught.value.place
    assert caught.value.place.row == 1


@pytest.mark.parametrize(
    "text",
    [
        f"{TT}<body><div>{CUE * 20_000}</div></body></tt>",
        f"{TT}<body><div><p begin='1s' end='2s'>{'<br/>' * 100_000}A</p></div></body></tt>",
        f"{TT}<body><div><p begin='1s' end='2s'>{'x' * 5_000_000}</p></div></body></tt>",
        f"{TT}<body><div>{'<p ' * 50_000}",
        f"{TT}<head><styling>{CHAIN}</styling></head><body><div>{CUE}</div></body></tt>",
        f"<DCSubtitle>{SPOT * 10_000}",
    ],
    ids=["many cues", "many breaks", "a long line", "many open tags", "many styles in a chain", "many DCP cues"],
)
def test_the_worst_case_takes_bounded_time(text: str) -> None:
    begin = time.process_time()
    source = decode.decode(text.encode(), Path("film.xml"))
    track = formats.parse(source, formats.detect(source).name)
    assert track.cues or track.faults
    assert time.process_time() - begin < 60


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (f"{TT}\n<body><div>\n<p begin='1s' end='2s'>A</p>\n<p begin='3s' end='4s'>B</div>", 4),
        (f"{TT}\n<body><div>\n<p begin='1s' end='2s'>A</p>\n<p begin='3s' end", 4),
        (f"{TT}\n<body><div>\n<p begin='1s' end='2s'>A</p>\n", 3),
        (f"{TT}\n<body><div>\n<p begin='1s' end='2s'>A</p>\n<p begin='3s' end='4s'>B<br/>\nC<br/>\nD </i></p>", 4),
        (f"{TT}\n<body><div>\n<p begin='1s' end='2s'>A</p>\n<p begin='3s' end='4s'>&nbsp;</p></div></body></tt>", 4),
        (f"{TT}\n<body><div>\n<p begin='1s' end='2s'>A</p>\n<p ttm:x='1'>B</p></div></body></tt>", 4),
    ],
    ids=[
        "a wrong end tag",
        "cut short in a tag",
        "cut short",
        "in several rows",
        "an unknown entity",
        "an unknown prefix",
    ],
)
def test_what_stands_before_damage_is_read_and_the_rest_is_a_fault(text: str, row: int) -> None:
    track = formats.parse(decode.decode(text.encode(), Path("film.ttml")), "ttml")
    assert [cue.lines for cue in track.cues] == [("A",)]
    assert [(fault.kind, fault.row, fault.last_row) for fault in track.faults] == [
        (faults.BROKEN_FILE, row, len(track.source.rows))
    ]
    assert formats.patch(track, []) == text.encode()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"<?xml version='1.0'?>\n<!-- a licence <note> -->\n{TT}<body/></tt>", "ttml"),
        ('<a:tt xmlns:a="http://www.w3.org/2006/10/ttaf1"/>', "ttml"),
        ('<DCSubtitle Version="1.0">', "dcp"),
        ('<d:SubtitleReel xmlns:d="http://www.smpte-ra.org/schemas/428-7/2010/DCST">', "dcp"),
        ("<other/>", "ttml"),
    ],
)
def test_the_root_tells_the_format(text: str, name: str) -> None:
    assert formats.detect(decode.decode(text.encode(), Path("film.xml"))).name == name


@pytest.mark.parametrize("lead", ["\n", "\r\n \t", "\n\n\n", "\ufeff\n", " "])
def test_what_stands_before_the_declaration_is_passed_and_told(lead: str) -> None:
    xml = (
        f"<?xml version='1.0' encoding='UTF-8'?>\n{TT}\n<body><div>\n<p begin='1s' end='2s'>é가</p>\n</div></body></tt>"
    )
    source = decode.decode((lead + xml).encode(), Path("film.ttml"), "utf-8")
    track = formats.parse(source, formats.detect(source).name)
    (cue,) = track.cues
    (fault,) = track.faults
    row = next(number for number, text in enumerate(source.rows, 1) if "<p" in text)
    assert (cue.lines, cue.row, cue.last_row) == (("é가",), row, row)
    assert (fault.kind, fault.row) == (faults.LATE_HEADER, row - 3)
    data = formats.patch(track, [SetStart(1, 0), SetLines(1, ("é가",), ("가나",))])
    assert data.decode() == (lead + xml).replace("1s", "0s").replace("é가", "가나")


def test_damage_behind_a_late_declaration_has_its_row() -> None:
    text = f"\n\n<?xml version='1.0'?>\n{TT}\n<body><div>\n<p begin='1s' end='2s'>A</p>\n</body></tt>"
    track = formats.parse(decode.decode(text.encode(), Path("film.ttml")), "ttml")
    assert [(fault.kind, fault.row) for fault in track.faults] == [(faults.LATE_HEADER, 3), (faults.BROKEN_FILE, 7)]
