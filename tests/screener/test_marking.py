from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image

from kit.errors import FaultyError, KitError, UsageError
from kit.screener import job, logo, looks, marking, marks
from kit.screener import options as choices
from kit.screener.options import Options
from kit.screener.proof import ink, prove, units
from kit.screener.script import Event, Script
from kit.time.rate import parse_rate

if TYPE_CHECKING:
    from pathlib import Path

    from kit.screener.job import Job
    from kit.screener.proof.result import Proof
    from tests.screener.conftest import Film, MakeClip, MakeFilm, SeePictures

#: Whatever somebody may write: signs of ASS, of filter graphs, of shells and of print formats, in several scripts.
HOSTILE = [
    "100 % sure %s %d %{pts}", "it's 'quoted' \"twice\"", "[0:v]crop=2:2[x];[x]", "a,b;c:d=e", "{\\b1}bold{\\b0}",
    "{\\pos(0,0)}", "{\\p1}m 0 0 l 99 99{\\p0}", "one\\Ntwo", "one\\ntwo\\hthree", "\\", "\\\\", "}{", "{", "}",
    "$(id)", "`id` && reboot", "C:\\Users\\me", "<b>not bold</b>", "한글 {\\c&H0000FF&} 제목", "漢字 脫北",
    "l’œuvre « à voir »", "?!", "a\u00a0b", "e\u0301te\u0301", "\u200bx\u2060y", "♪ la la ♪", "--", "%%", "...",
    "Dialogue: 0,0:00:00.00,x",
]  # fmt: skip
KOREAN = "1\n10:00:59,000 --> 10:01:00,000\n네\n"


def dropped(start: str) -> str:
    """A film at 29.97 whose first frame has this time code."""
    return "\n".join(
        [
            '[film]\nid = "grey"\ntitle = "Grey"\nyear = 2024\nkind = "documentary"\nmaster = "media/grey.mp4"',
            f'rate = "30000/1001"\nprogramme_start = "{start}"\ndefault_locale = "ko"\noriginal_language = "ko"',
            '[booklet]\nversion = "1"\ndate = 2026-01-01\n[locales.ko]\nprofile = "festival-ko"',
            '[screener]\npreset = "ultrafast"\nmark = false\n[screener.marking]\ntimecode = "top"\nsize = 0.06\n',
        ]
    )


@pytest.fixture(scope="session")
def wide(make_clip: MakeClip) -> Path:
    """Two seconds of grey, 640 × 360 at 29.97."""
    return make_clip("color=c=0x606060:s=640x360:r=30000/1001", "-frames:v", "60")


@pytest.fixture
def marked(toml: str) -> str:
    """The kit.toml of a film at 29.97 with its mark on."""
    return toml.replace("24000/1001", "30000/1001").replace("mark = false", "mark = true")


def planned(film: Film, options: Options | None = None) -> Job:
    return job.prepare(film.project, "ko", options or choices.resolve(film.project))


def proved(film: Film) -> Proof:
    return prove.prove(planned(film), film.output(), "ko", lambda _: None)


def test_thirty_hostile_texts_are_drawn_to_the_letter(make_film: MakeFilm, marked: str, wide: Path) -> None:
    film = make_film("hostile", toml=marked, master=wide)
    plain = planned(film, Options(mark=False))
    style = looks.style(film.project, Options())
    texts = [marks.parts(film.project, "ko", Options(text=text))[0] for text in HOSTILE]
    assert len(set(texts)) == len(HOSTILE) == 30
    drawn = [
        marking.draw(film.project, (text,), Options(), plain.media, plain.size, plain.house, style) for text in texts
    ]
    events = tuple(event for one in drawn for event in one.events)
    assert len(events) == 30
    em = style.mark_size * style.base(*plain.size)
    inks = ink.inks(plain, units.units(replace(plain.script, events=events)))
    for text, found in zip(texts, inks, strict=True):
        left, top, right, bottom = found.extent()
        wanted = plain.house.width(text) * em
        assert wanted - 1.6 * em < right - left <= wanted + 2, text
        assert bottom - top < 1.4 * em, f"one row: {text}"
        assert abs(left - 32) < em, text


def test_each_line_of_the_text_is_a_part_of_the_mark(make_film: MakeFilm, marked: str) -> None:
    film = make_film("lines", toml=marked + '[screener.marking]\nowner = "Kim"\ntext = "a\\nb\\r\\nc"\n')
    assert marks.parts(film.project, "ko", choices.resolve(film.project)) == ("Kim 소유", "a", "b", "c", "Grey")
    assert marks.parts(film.project, "ko", choices.resolve(film.project, text="d")) == ("Kim 소유", "d", "Grey")


@pytest.mark.parametrize("text", ["\x1b[2Jx", "a\x00b", "\U0010ffff"])
def test_what_no_font_draws_is_refused_in_a_mark(grey: Film, text: str) -> None:
    with pytest.raises(FaultyError) as caught:
        planned(grey, Options(text=text))
    assert caught.value.slug == "glyph-missing"


@pytest.mark.parametrize(
    ("start", "labels"),
    [
        ("10:00:58;28", ["10:00:58;28", "10:00:58;29", "10:00:59;00", "10:00:59;29", "10:01:00;02"]),
        ("10:00:58:28", ["10:00:58:28", "10:00:58:29", "10:00:59:00", "10:00:59:29", "10:01:00:00"]),
    ],
)
def test_the_time_code_is_the_frames_own_drop_frame_included(
    make_film: MakeFilm, wide: Path, start: str, labels: list[str]
) -> None:
    film = make_film("code", toml=dropped(start), master=wide, ko=KOREAN)
    signs = [event for event in planned(film).script.events if not event.cue]
    shown = ["".join(e.text.split("}")[1] for e in signs if e.first <= frame < e.last) for frame in (0, 1, 2, 31, 32)]
    assert shown == labels


def test_a_time_code_is_proved_and_one_that_is_a_frame_late_is_found(make_film: MakeFilm, wide: Path) -> None:
    film = make_film("late", toml=dropped("10:00:58;28"), master=wide, ko=KOREAN)
    film.burn()
    assert not proved(film).faulty
    (film.root / "kit.toml").write_text(dropped("10:00:58;29"), "utf-8")
    film.write("ko", KOREAN.replace("00:59,000", "00:59,033").replace("01:00,000", "01:00,033"))
    late = proved(film)
    assert late.mark == ((0, 60),)
    assert not late.cues[0].faulty


def test_a_logo_has_its_colours_its_place_and_its_strength(
    make_film: MakeFilm, marked: str, wide: Path, see_pictures: SeePictures
) -> None:
    film = make_film(
        "logo", toml=marked + '[screener.logo]\nfile = "media/l.png"\nwidth = 0.1\nstrength = 1\n', master=wide
    )
    picture = np.zeros((90, 120, 4), np.uint8)
    picture[:, :60] = (255, 255, 255, 255)
    picture[20:40, 60:] = (0, 0, 0, 255)
    Image.fromarray(picture).save(film.root / "media/l.png")
    assert "media/l.png" in film.burn().inputs
    frame = see_pictures(film.output())[30].astype(int)[18:, 640 - 32 - 64 :]
    assert frame[2:46, 2:30].min() > 215, "the white half"
    assert frame[12:20, 36:62].max() < 40, "the black bar"
    assert abs(frame[30:46, 38:62] - frame[70, 40]).max() < 14, "the clear part"
    assert not proved(film).faulty


def test_rectangles_cover_exactly_what_they_should() -> None:
    rng = np.random.default_rng(5)
    for _ in range(20):
        mask = rng.random((17, 23)) < 0.4
        found = np.zeros(mask.shape, int)
        for x, y, wide, high in logo.rectangles(mask):
            found[y : y + high, x : x + wide] += 1
        assert np.array_equal(found, mask.astype(int))


@pytest.mark.parametrize("kind", ["text", "jpeg", "clear", "noise", "cut", "none"])
def test_a_logo_that_cannot_be_drawn_is_refused(make_film: MakeFilm, marked: str, wide: Path, kind: str) -> None:
    film = make_film("bad", toml=marked + '[screener.logo]\nfile = "media/l.png"\nwidth = 0.25\n', master=wide)
    path = film.root / "media/l.png"
    noise = np.random.default_rng(1).integers(0, 255, (600, 300, 4), np.uint8)
    match kind:
        case "text":
            path.write_text("no picture", "utf-8")
        case "jpeg":
            Image.fromarray(noise[..., :3]).save(path, "JPEG")
        case "clear":
            Image.fromarray(noise * np.array([1, 1, 1, 0], np.uint8)).save(path)
        case "noise":
            Image.fromarray(noise).save(path)
        case "cut":
            Image.fromarray(noise).save(path)
            path.write_bytes(path.read_bytes()[:2000])
    with pytest.raises(KitError) as caught:
        planned(film)
    assert caught.value.slug == "logo-unusable" if kind != "none" else caught.value.exit_code == 5


@pytest.mark.parametrize(
    ("lines", "slug"),
    [
        ('timecode = "top-left"', "marks-meet"),
        ('when = "intervals"\nevery = 5\nseconds = 5', "mark-interval"),
        ('when = "sometimes"', ""),
        ("strength = 0", ""),
        ('wen = "always"', "unknown-key"),
    ],
)
def test_a_slip_in_the_table_of_the_mark_is_told(make_film: MakeFilm, toml: str, lines: str, slug: str) -> None:
    film = make_film("slip", toml=f"{toml}\n[screener.marking]\n{lines}\n")
    with pytest.raises(UsageError) as caught:
        _ = film.project
    assert caught.value.slug == slug or not slug


@pytest.mark.parametrize("when", ["always", "intervals", "moving"])
def test_the_mark_shows_when_it_should(make_film: MakeFilm, marked: str, when: str, wide: Path) -> None:
    film = make_film(when, toml=f'{marked}[screener.marking]\nwhen = "{when}"\nevery = 2\nseconds = 1\n', master=wide)
    media = replace(planned(film).media, frames=150)
    spans = [(first, last) for first, last, _ in marking.shown(film.project.settings.screener.marking, media)]
    assert spans == {
        "always": [(0, 150)], "intervals": [(0, 30), (60, 90), (120, 150)], "moving": [(0, 60), (60, 120), (120, 150)],
    }[when]  # fmt: skip
    assert ("mark shows" in film.inputs()) == (when != "always")


def test_mark_time_code_and_logo_never_meet(make_film: MakeFilm, marked: str, wide: Path) -> None:
    long = marked.replace("mark = true", 'mark = true\nfestival = "A festival with a name"')
    extra = '[screener.marking]\ntimecode = "top"\nsize = 0.05\n[screener.logo]\nfile = "media/l.png"\n'
    film = make_film("meet", toml=long + extra, master=wide)
    Image.new("RGBA", (40, 20), "white").save(film.root / "media/l.png")
    plan = planned(film)
    pieces = units.units(replace(plan.script, events=tuple(event for event in plan.script.events if not event.cue)))
    boxes: dict[str, list[tuple[int, int]]] = {"mark": [], "code": [], "logo": []}
    for piece, found in zip(pieces, ink.inks(plan, pieces), strict=True):
        what = "logo" if piece.events[0].style == "Logo" else "code" if "\\an8" in piece.events[0].text else "mark"
        boxes[what].append((found.left, found.left + found.width))
    edges = {what: (min(a for a, _ in found), max(b for _, b in found)) for what, found in boxes.items()}
    assert edges["mark"][1] < edges["code"][0] < edges["code"][1] < edges["logo"][0]


def test_a_time_code_asked_for_on_the_command_line_takes_a_free_place(grey: Film) -> None:
    options = choices.resolve(grey.project, timecode=True, text="x", mark=True)
    assert marking.timecode_place(grey.project, options) == "top-right"
    assert grey.output(options=options).name == "grey.ko.x.timecode.marked.screener.mp4"
    assert grey.inputs(options=options)["time code"] == "top-right"


def test_a_features_time_code_is_cut_into_segments_without_looking_at_all_of_it() -> None:
    events = tuple(Event(0, frame, frame + 1, "Mark", str(frame)) for frame in range(20_000))
    script = Script("", (Event(0, 0, 20_000, "Mark", "always"), *events), parse_rate("24"))
    kept = 0
    for first in range(0, 20_000, 100):
        part = script.cut([(first, first + 100)])
        kept += len(part.events)
        assert (part.events[0].text, part.events[-1].last) == ("always", first + 100)
    assert kept == 20_000 + 200
