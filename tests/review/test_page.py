"""The page as a file: whole in itself, silent about what is protected, safe from what a film says."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import unicodedata
from typing import TYPE_CHECKING

import msgspec
import polib
import pytest

from kit import resources
from kit.check import engine, profile, registry
from kit.cli.main import run
from kit.review import page, wording
from kit.review.live import live
from kit.review.shape import Still
from kit.subs import decode, formats
from kit.subs.measure import weigh
from kit.words import LANGUAGES, words
from tests.review.conftest import HOSTILE, KOREAN, TRACKS, data

if TYPE_CHECKING:
    from pathlib import Path

    from chromium import Chromium

KO, EN, FR = TRACKS
DAMAGED = b"1\n00:00:01,000 --> 00:00:02,000\nWe\0 crossed.\n"


def build(film: Path, *more: str) -> Path:
    assert run(["-C", str(film), "review", "build", *more]) == 0
    return film / "dist/review/index.html"


def test_it_asks_nothing_of_a_network_and_runs_its_own_script_alone(built: Path) -> None:
    text = built.read_text("utf-8")
    assert not re.search(r"https?:|//[a-z]|@import|url\(", text.partition("<style>")[2].partition("</style>")[0])
    assert not re.findall(r'(?:src|href)="(?!#)[^"]*"', text)
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', text)
    assert policy
    assert policy[1].startswith("default-src 'none'")
    assert "unsafe" not in policy[1]
    script = text.partition('<script type="module">')[2].partition("</script>")[0]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in policy[1]


def test_the_reel_lies_beside_the_page_and_an_older_one_goes(built: Path, film: Path) -> None:
    name = data(built, "still")["reel"]
    assert [path.name for path in built.parent.iterdir() if path.suffix == ".mp4"] == [name]
    old = film / "dist/review/reel-0123456789ab.mp4"
    old.parent.mkdir(parents=True)
    old.write_bytes(b"old")
    build(film, "--no-reel")
    assert not old.exists()
    assert data(film / "dist/review/index.html", "still")["reel"] == ""


def test_nothing_of_anybody_else_is_overwritten_or_taken_away(film: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("<title>My film</title>", "utf-8")
    (site / "reel-2.mp4").write_bytes(b"mine")
    assert run(["-C", str(film), "review", "build", "--no-reel", "-o", str(site)]) == 2
    assert (site / "index.html").read_text("utf-8") == "<title>My film</title>"
    (site / "index.html").unlink()
    for _ in range(2):
        assert run(["-C", str(film), "review", "build", "--no-reel", "-o", str(site)]) == 0
    assert (site / "reel-2.mp4").read_bytes() == b"mine"


def test_a_reel_is_encoded_once(film: Path) -> None:
    reel = build(film).with_name(data(film / "dist/review/index.html", "still")["reel"])
    (kept,) = (film / "dist/cache").glob("*/*.mp4")
    state = kept.stat().st_mtime_ns, kept.read_bytes()
    reel.unlink()
    build(film)
    assert (kept.stat().st_mtime_ns, kept.read_bytes()) == state
    assert reel.read_bytes() == state[1]


def test_cues_of_three_languages_stand_side_by_side_each_once(built: Path) -> None:
    live = data(built)
    assert [(track["locale"], track["profile"]) for track in live["tracks"]] == [
        ("ko", "festival-ko"), ("en", "festival-en"), ("fr-CA", "festival-fr-CA"),
    ]  # fmt: skip
    assert live["rows"] == [[0, 0, 0], [1, 1, 1], [2, -1, -1], [-1, -1, 2]]
    for at, track in enumerate(live["tracks"]):
        assert sorted(row[at] for row in live["rows"] if row[at] >= 0) == list(range(len(track["cues"])))


def test_findings_tell_why_source_and_what_becomes_of_the_cue(built: Path) -> None:
    live = data(built)
    found = next(one for one in live["findings"] if one["rule"] == "LAY003" and one["track"] == 0)
    assert (found["cue"], found["fix"], found["severity"]) == (1, "safe", "warning")
    assert found["edits"] == [{"cue": 1, "was": ["강을... 건넜다"], "lines": ["강을… 건넜다"]}]
    rule = live["rules"]["LAY003"]
    assert rule["source"]
    assert len(live["texts"]["ko"]) == len(live["texts"]["fr"]) == len(live["texts"]["en"])
    assert live["texts"]["ko"][rule["title"]] != live["texts"]["en"][rule["title"]]


def test_rows_that_are_no_cue_are_shown_with_the_whole_file(film: Path, browser: Chromium) -> None:
    (film / "subtitles" / EN).write_text(TRACKS[EN].replace("00:00:02,500", "00:00:o2,500"), "utf-8")
    browser.open(build(film, "--no-reel").as_uri())
    browser.press("e")
    assert browser.text("#cue-title").lower() == "the whole file · english"
    assert "00:00:o2,500 --> 00:00:04,000" in browser.text("#found")


def test_sound_and_cuts_are_drawn_from_the_film(built: Path) -> None:
    still = data(built, "still")
    peaks = base64.b64decode(still["peaks"])
    assert len(peaks) == pytest.approx(6 * still["peaks_a_second"], abs=8)
    assert max(peaks) > 50
    assert still["cuts"] == [2085, 4171]


def test_protected_names_and_redacted_words_are_nowhere_in_the_file(film: Path, browser: Chromium) -> None:
    toml = (film / "kit.toml").read_text("utf-8").replace('title = "Winter Sea"', 'title = "Hong Gildong’s Sea"')
    toml += '[[protected]]\nid = "p"\nspellings = ["홍길동", "Hong Gildong"]\nsay = "the guide"\n'
    (film / "kit.toml").write_text(toml, "utf-8")
    (film / "subtitles" / KO).write_text(KOREAN.replace("아무도", "홍길\n동이..."), "utf-8")
    (film / "subtitles" / EN).write_text(TRACKS[EN].replace("Nobody", "Hong  Gildong"), "utf-8")
    text = build(film).read_text("utf-8")
    for word in ("홍길", "동이", "Gildong", "말하지"):
        assert word not in text
    assert "강을" in text
    assert "PRO001" in text
    redacted = build(film, "--redact")
    text = redacted.read_text("utf-8")
    for word in ("홍길", "Gildong", "강을", "crossed", "river", "venez", "parlait", "새벽"):
        assert word not in text, word
    assert data(redacted, "still")["reel"] == ""
    assert not list(redacted.parent.glob("*.mp4"))
    browser.open(redacted.as_uri())
    assert "(left out)" in browser.text("#table")
    assert browser.violations() == []
    assert browser.errors == []


def test_what_a_film_says_is_text_and_never_markup(film: Path, browser: Chromium) -> None:
    toml = (film / "kit.toml").read_text("utf-8").replace('title = "Winter Sea"', f"title = '''{HOSTILE}'''")
    (film / "kit.toml").write_text(toml, "utf-8")
    (film / "subtitles" / EN).write_text(TRACKS[EN].replace("We crossed", HOSTILE), "utf-8")
    waiver = f"[[waiver]]\nrule='LAY003'\ntrack='{KO}'\nwords='강을... 건넜다'\nreason='''{HOSTILE}'''\nauthor='a'\n"
    (film / "subtitles/waivers.toml").write_text(waiver + "until=2999-01-01\n", "utf-8")
    browser.open(build(film, "--no-reel").as_uri())
    assert HOSTILE in browser.run("document.querySelector('#title').textContent")
    assert HOSTILE in browser.run("document.querySelector('#table').textContent")
    browser.printed()
    assert browser.run("document.querySelectorAll('img').length") == 0
    assert browser.run("document.title") != "broken"
    assert browser.errors == []


@pytest.mark.parametrize("folder", ["subtitles", "subtitles/new", "media", "locales/ko", "templates", "."])
def test_no_page_is_written_among_the_films_sources(
    film: Path, folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(path for path in film.rglob("*") if "dist" not in path.parts)
    assert run(["-C", str(film), "review", "build", "--no-reel", "-o", str(film / folder)]) == 2
    assert "leave -o out" in capsys.readouterr().err
    assert sorted(path for path in film.rglob("*") if "dist" not in path.parts) == before


def test_every_word_of_the_page_is_in_the_catalogue(request: pytest.FixtureRequest, built: Path) -> None:
    catalogue = polib.pofile(str(request.config.rootpath / "locales/check.pot"))
    known = {entry.msgid for entry in catalogue}
    words = data(built, "still")["words"]
    assert set(words["en"]) <= known
    assert set(words["en"]) == set(words["ko"]) == set(words["fr"])
    said = {key[0] for key in wording.said(page.scripts())}
    scripts = {f"templates/review/{path.name}" for path in page.scripts()}
    # Both the page and the catalogue read the scripts; a text that only one of them sees would stay English.
    assert said == {entry.msgid for entry in catalogue if scripts & {file for file, _ in entry.occurrences}}


@pytest.mark.parametrize(("language", "title"), [("ko", "큐 1 · 한국어"), ("fr", "sous-titre 1 · coréen")])
def test_it_speaks_the_language_that_it_was_made_in(film: Path, browser: Chromium, language: str, title: str) -> None:
    assert run(["-C", str(film), "--ui-lang", language, "review", "build", "--no-reel"]) == 0
    made = film / "dist/review/index.html"
    browser.open(made.as_uri())
    assert browser.text("#cue-title").lower() == title
    assert browser.run("document.documentElement.lang") == language
    assert browser.violations() == []


def test_a_film_without_master_still_has_its_page(film: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (film / "media/winter-sea.mp4").write_bytes(b"not a film")
    made = build(film)
    told = capsys.readouterr().err
    assert "The page has no picture" in told
    assert "The page has no waveform" in told
    assert data(made, "still")["reel"] == data(made, "still")["peaks"] == ""


def test_a_page_that_cannot_be_written_leaves_the_old_one(film: Path) -> None:
    made = build(film, "--no-reel")
    before = made.read_bytes()
    for name in TRACKS:
        (film / "subtitles" / name).write_bytes(DAMAGED)
    assert run(["-C", str(film), "review", "build", "--no-reel"]) == 5
    assert made.read_bytes() == before


def test_a_track_that_cannot_be_read_is_told_and_the_others_are_shown(film: Path) -> None:
    (film / "subtitles" / EN).write_bytes(DAMAGED)
    assert run(["-C", str(film), "review", "build", "--no-reel"]) == 5
    assert [track["name"] for track in data(film / "dist/review/index.html")["tracks"]] == [KO, FR]


def test_figures_in_the_page_are_those_of_kit(built: Path, browser: Chromium) -> None:
    lines = [
        "안녕하세요", "ㅋㅋㅋ 진짜?", "“안녕…”", "♪ 노래 ♪", "ＡＢＣ방송", "3·1운동 100주년", "「가족」",
        unicodedata.normalize("NFD", "한글 été"), "👩‍👩‍👧 ok", "a\u200bb",
    ]  # fmt: skip
    source = (resources.templates() / "review/text.js").read_text("utf-8")
    browser.open(built.as_uri())
    for count in ("plain", "korean"):
        told = browser.run(
            "(() => {const kept = (made) => made; const language = 'en';"
            f"{source}; return {json.dumps(lines)}.map((line) => weigh(line, '{count}'))}})()"
        )
        assert told == [weigh(line, count) for line in lines]


def test_a_feature_in_three_languages_stays_at_hand(built: Path, tmp_path: Path, browser: Chromium) -> None:
    tracks = []
    for locale, line in (("ko", "강을... 건넜다"), ("en", "We crossed..."), ("fr-CA", "Nous avons passé...")):
        rows = [f"{n}\n{_time(3 * n)} --> {_time(3 * n + 2)}\n{line}\n" for n in range(1, 1501)]
        source = decode.decode("\n".join(rows).encode(), tmp_path / f"film.{locale}.srt")
        tracks.append(formats.parse(source, "srt", locale=locale))
    rules = registry.chosen(registry.rules(), ["LAY003"], [])
    report = engine.check(tracks, lambda track: profile.load(f"festival-{track.locale}"), rules=rules)
    made = live(report, (), [words(tag, "check") for tag in LANGUAGES])
    assert (len(made.rows), len(made.findings)) == (1500, 4500)
    still = msgspec.convert(data(built, "still") | {"reel": "", "film": "feature"}, Still)
    path = tmp_path / "feature.html"
    path.write_text(page.write(still, made), "utf-8")
    browser.open(path.as_uri())
    browser.run("""(window.redrawn = new Set(), new MutationObserver((all) => all.forEach((one) => {
      const cell = one.target.closest?.('td'); if (cell) redrawn.add(cell) }))
      .observe(document.querySelector('#table'), {childList: true, subtree: true}))""")
    browser.press("e", "a", "e", "a", "j", "e", "a")
    assert browser.text("#counts").startswith("■0 errors")
    # What a decision changes is drawn anew, and not the other 4,500 cells.
    assert browser.run("redrawn.size") == 3
    assert browser.run("document.querySelectorAll('#table td[data-cue]').length") == 4500
    browser.run("document.querySelector('#severity').value = 'decided', "
                "document.querySelector('#severity').dispatchEvent(new Event('change'))")  # fmt: skip
    assert browser.text("#shown") == "2 rows"
    assert browser.errors == []


def _time(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02},000"


def test_a_file_that_is_not_used_is_told_once(film: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (film / "subtitles/other.ko.srt").write_text(TRACKS["winter-sea.ko.srt"], "utf-8")
    assert run(["-C", str(film), "review", "build", "--no-reel"]) == 0
    assert capsys.readouterr().err.count("is not used") == 1


def test_the_name_of_a_page_is_no_folder(film: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["-C", str(film), "review", "build", "--no-reel", "-o", str(tmp_path / "to Seoul.html")]) == 2
    assert f"hint: Write -o {tmp_path / 'to Seoul'}" in capsys.readouterr().err
    assert not (tmp_path / "to Seoul.html").exists()
