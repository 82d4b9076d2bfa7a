"""Decisions carried out: exactly what was decided, on exactly the cue that was looked at, or nothing at all."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from kit.check import registry, waiver
from kit.cli.main import run
from kit.errors import UsageError
from kit.review import decisions, waiving, writing
from kit.review import mark as marks
from kit.review.apply import carried_out
from kit.subs import formats
from tests.review.conftest import ENGLISH, TRACKS, data, mark

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Decide = Callable[..., Path]

KO, EN, FR = TRACKS


def contents(film: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (film / "subtitles").iterdir()}


def fix(film: Path, path: Path, *more: str) -> int:
    return run(["-C", str(film), "subs", "fix", "--from", str(path), *more])


def edit(built: Path, track: int, cue: int, **fields: object) -> dict[str, object]:
    return {"decision": "edit", "track": [KO, EN, FR][track], "cue": cue, "was": mark(built, track, cue), **fields}


def test_words_and_times_are_changed_and_nothing_else(film: Path, built: Path, decide: Decide) -> None:
    path = decide(
        edit(built, 0, 2, lines=["아무도 <i>말이</i> 없었다"], start=2400),
        edit(built, 2, 1, lines=["Vous venez\u00a0?"], end=2100),
    )
    assert fix(film, path) == 0
    korean = TRACKS[KO].replace("말하지</i> 않았다", "말이</i> 없었다").replace("00:00:02,500", "00:00:02,400")
    french = TRACKS[FR].replace("venez ?", "venez\u00a0?").replace("00:02.000", "00:02.100", 1)
    assert contents(film) == {KO: korean.encode(), EN: TRACKS[EN].encode(), FR: french.encode()}


def test_a_cue_that_goes_takes_its_number_along(film: Path, built: Path, decide: Decide) -> None:
    gone = edit(built, 0, 1, rules=["FILE001"], drop=True) | {"decision": "accept"}
    assert fix(film, decide(gone, edit(built, 0, 2, lines=["둘"]))) == 0
    text = (film / "subtitles" / KO).read_text("utf-8")
    assert text.startswith("1\n00:00:02,500 --> 00:00:04,000\n둘\n\n2\n00:00:04,500")


def test_a_difference_is_shown_and_nothing_is_written(
    film: Path, built: Path, decide: Decide, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(film)
    assert fix(film, decide(edit(built, 1, 2, lines=["Nobody spoke."])), "--diff") == 0
    told = capsys.readouterr()
    assert "-Nobody spoke & <nobody> asked." in told.out
    assert "+Nobody spoke." in told.out
    assert "would change: 1" in told.err
    assert contents(film) == before


def test_a_changed_track_is_refused_by_name_and_cue_and_no_track_is_written(
    film: Path, built: Path, decide: Decide, capsys: pytest.CaptureFixture[str]
) -> None:
    path = decide(edit(built, 0, 1, lines=["하나"]), edit(built, 1, 2, lines=["Two."]))
    track = film / "subtitles" / EN
    track.write_text(TRACKS[EN].replace("Nobody", "No one"), "utf-8")
    before = contents(film)
    assert fix(film, path) == 7
    told = capsys.readouterr().err
    assert f"{EN} (2)" in told
    assert "No one" not in told
    assert contents(film) == before


@pytest.mark.parametrize("changed", [{"00:00:02,500": "00:00:02,501"}, {ENGLISH[ENGLISH.index("2\n00:00:02") :]: ""}])
def test_a_moved_or_missing_cue_is_another_one(
    film: Path, built: Path, decide: Decide, changed: dict[str, str]
) -> None:
    for old, new in changed.items():
        (film / "subtitles" / EN).write_text(ENGLISH.replace(old, new), "utf-8")
    before = contents(film)
    assert fix(film, decide(edit(built, 1, 2, lines=["Two."]))) == 7
    assert contents(film) == before


def test_a_cue_whose_number_changed_is_known_by_its_mark_but_not_one_of_two_alike(
    film: Path, built: Path, decide: Decide
) -> None:
    first, second = ENGLISH.partition("2\n00:00:02")[0], "2\n00:00:02" + ENGLISH.partition("2\n00:00:02")[2]
    track = film / "subtitles" / EN
    path = decide(edit(built, 1, 2, lines=["Two."]))
    track.write_text(first + "2\n00:00:02,100 --> 00:00:02,400\nNew.\n\n" + second.replace("2\n", "3\n", 1), "utf-8")
    assert fix(film, path) == 0
    assert track.read_text("utf-8").endswith("3\n00:00:02,500 --> 00:00:04,000\nTwo.\n")
    track.write_text(first + "2\n00:00:02,100 --> 00:00:02,400\nNew.\n\n" + second + "\n" + second, "utf-8")
    assert fix(film, path) == 7


def half(lines: list[str], start: int, end: int) -> dict[str, object]:
    return {"lines": lines, "start": start, "end": end}


def test_a_cue_is_split_and_only_its_rows_and_the_numbers_after_it_change(
    film: Path, built: Path, decide: Decide
) -> None:
    first, second = half(["아무도"], 2500, 3100), half(["<i>말하지</i> 않았다"], 3200, 4000)
    path = decide(
        {"decision": "split", "track": KO, "cue": 2, "was": mark(built, 0, 2), "first": first, "second": second}
    )
    assert fix(film, path) == 0
    text = TRACKS[KO].replace("04,000\n아무도 <i>", "03,100\n아무도\n\n3\n00:00:03,200 --> 00:00:04,000\n<i>")
    assert contents(film)[KO].decode() == text.replace("\n3\n00:00:04,500", "\n4\n00:00:04,500")
    assert contents(film)[EN].decode() == TRACKS[EN]
    assert fix(film, path) == 7


def test_cues_are_joined_and_the_words_of_none_are_lost(film: Path, built: Path, decide: Decide) -> None:
    following = [mark(built, 2, 2), mark(built, 2, 3)]
    path = decide({"decision": "join", "track": FR, "cue": 1, "was": mark(built, 2, 1), "following": following})
    assert fix(film, path) == 0
    assert contents(film)[FR].decode() == (
        "WEBVTT\n\n00:00.500 --> 00:05.800\nVous venez ?\nPersonne ne parlait.\nUn plan sans voix.\n"
    )


def test_what_was_split_is_the_same_to_the_byte_when_it_is_joined_again(
    film: Path, built: Path, decide: Decide
) -> None:
    halves = {"first": half(["We crossed..."], 500, 1200), "second": half(["the river."], 1200, 2000)}
    assert fix(film, decide({"decision": "split", "track": EN, "cue": 1, "was": mark(built, 1, 1), **halves})) == 0
    now = formats.read(film / "subtitles" / EN)
    one, two = (marks.of_cue(now, cue) for cue in now.cues[:2])
    lines = ["We crossed... the river."]
    assert (
        fix(film, decide({"decision": "join", "track": EN, "cue": 1, "was": one, "following": [two], "lines": lines}))
        == 0
    )
    assert contents(film)[EN].decode() == TRACKS[EN]


def test_a_join_is_refused_if_any_of_its_cues_changed_and_names_it(
    film: Path, built: Path, decide: Decide, capsys: pytest.CaptureFixture[str]
) -> None:
    following = [mark(built, 0, 2)]
    path = decide({"decision": "join", "track": KO, "cue": 1, "was": mark(built, 0, 1), "following": following})
    track = film / "subtitles" / KO
    track.write_text(TRACKS[KO].replace("않았다", "못했다"), "utf-8")
    before = contents(film)
    assert fix(film, path) == 7
    assert f"{KO} (2)" in capsys.readouterr().err
    assert contents(film) == before


@pytest.mark.parametrize(
    "one",
    [
        {"decision": "split", "first": half(["a"], 2500, 3000), "second": half(["b"], 3000, 3000)},
        {"decision": "split", "first": half(["a"], 2600, 3000), "second": half(["b"], 2500, 3000)},
        {"decision": "split", "first": half(["a"], 2500, 3000), "second": half(["b", ""], 3000, 4000)},
        {"decision": "split", "first": half(["a"], 2500, 3000)},
        {"decision": "join", "following": []},
        {"decision": "join", "following": ["0" * 32], "end": 2000},
    ],
)
def test_a_split_or_join_that_would_harm_the_track_is_refused(
    film: Path, built: Path, decide: Decide, one: dict[str, object]
) -> None:
    before = contents(film)
    path = decide({"track": KO, "cue": 2, "was": mark(built, 0, 2), **one})
    text = path.read_text("utf-8").replace("0" * 32, mark(built, 0, 3))
    path.write_text(text, "utf-8")
    assert fix(film, path) == 2
    assert contents(film) == before


def test_a_cue_that_is_joined_is_not_decided_on_a_second_time(film: Path, built: Path, decide: Decide) -> None:
    following = [mark(built, 0, 2)]
    both = {"decision": "join", "track": KO, "cue": 1, "was": mark(built, 0, 1), "following": following}
    assert fix(film, decide(both, edit(built, 0, 2, lines=["둘"]))) == 2


def test_what_stands_beside_a_cue_may_change(film: Path, built: Path, decide: Decide) -> None:
    track = film / "subtitles" / EN
    track.write_text(TRACKS[EN].replace("We crossed...", "We crossed"), "utf-8")
    assert fix(film, decide(edit(built, 1, 2, lines=["Two."]))) == 0
    assert "We crossed the river." in track.read_text("utf-8")
    assert "Two." in track.read_text("utf-8")


def test_two_languages_of_one_file_are_changed_together(tmp_path: Path) -> None:
    path = tmp_path / "film.smi"
    path.write_text(
        "<SAMI><HEAD><STYLE><!--\n.KRCC {Name:Korean; lang:ko-KR;}\n.ENCC {Name:English; lang:en-US;}\n--></STYLE>"
        "</HEAD><BODY>\n<SYNC Start=1000><P Class=KRCC>하나...<P Class=ENCC>One...\n"
        "<SYNC Start=3000><P Class=KRCC>&nbsp;<P Class=ENCC>&nbsp;\n</BODY></SAMI>\n", "utf-8",
    )  # fmt: skip
    tracks = formats.each_part(formats.read(path))
    decided = [
        decisions.Edit(track=path.name, part=track.part, cue=1, was=marks.of_cue(track, track.cues[0]), lines=(line,))
        for track, line in zip(tracks, ("하나", "One"), strict=True)
    ]
    before = path.read_text("utf-8")
    writing.write(carried_out(decided, tracks, registry.rules()), None)
    assert path.read_text("utf-8") == before.replace("...", "")


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"start": 4000}, 2),
        ({"start": 3000, "end": 2000}, 2),
        ({"lines": []}, 2),
        ({"lines": ["one", "", "two"]}, 2),
        ({"lines": ["x --> y"]}, 2),
        ({"lines": ["one\n\n9\n00:00:01,000 --> 00:00:02,000\ntwo"]}, 2),
        ({"lines": ["x"], "track": "other.srt"}, 2),
        ({"lines": ["x"], "cue": 99, "was": "0" * 32}, 7),
        ({"lines": ["x"], "was": "0" * 32}, 7),
    ],
)
def test_what_would_harm_the_track_is_refused(
    film: Path, built: Path, decide: Decide, fields: dict[str, object], code: int
) -> None:
    before = contents(film)
    assert fix(film, decide(edit(built, 1, 2) | fields, edit(built, 0, 1, lines=["하나"]))) == code
    assert contents(film) == before


def test_a_letter_that_the_files_encoding_lacks_is_refused(film: Path, built: Path, decide: Decide) -> None:
    (film / "subtitles" / KO).write_bytes(TRACKS[KO].encode("cp949"))
    before = contents(film)
    assert fix(film, decide(edit(built, 0, 1, lines=["강을 건넜다 – é"]))) != 0
    assert contents(film) == before


def test_a_finding_stands_with_reason_name_and_day(film: Path, built: Path, decide: Decide) -> None:
    kept = (
        "# by hand\n[[waiver]]\nrule = 'RDG001'\ntrack = '" + KO + "'\nreason = 'r'\nauthor = 'a'\nuntil = 2999-01-01"
    )
    (film / "subtitles/waivers.toml").write_text(kept, "utf-8")
    reason = 'a "quotation"\\, with </script>\x7f and\nanother line'
    stands = {
        "decision": "waive", "track": KO, "cue": 1, "was": mark(built, 0, 1), "rule": "LAY003",
        "reason": reason, "author": "김 편집", "until": "2999-12-31",
    }  # fmt: skip
    assert fix(film, decide(stands)) == 0
    path = film / "subtitles/waivers.toml"
    assert path.read_text("utf-8").startswith(kept + "\n\n[[waiver]]\n")
    made = waiver.read(path)[1]
    assert (made.rule, made.track, made.words) == ("LAY003", KO, "강을... 건넜다")
    assert (made.reason, made.author, made.until) == (reason, "김 편집", dt.date(2999, 12, 31))
    report = film / "report.json"
    run(["-C", str(film), "subs", "check", "--lang", "ko", "-o", str(report)])
    found = {one["rule"]: one["waived"] for one in json.loads(report.read_bytes())["findings"] if one["cue"] == 1}
    assert found["LAY003"] == f"{reason} (김 편집)"
    written = path.read_bytes()
    assert fix(film, decide(stands)) == 0
    assert path.read_bytes() == written


@pytest.mark.parametrize(
    "broken", ["waiver = []\n", "[[waiver]]\nrule = 3\n", "not toml", '[[waiver]]\nrule = "', "[other]\n"]
)
def test_a_broken_file_of_waivers_is_not_touched(film: Path, broken: str) -> None:
    path = film / "subtitles/waivers.toml"
    path.write_text(broken, "utf-8")
    one = waiver.Waiver(rule="LAY003", track=KO, reason="r", author="a", until=dt.date(2999, 1, 1))
    with pytest.raises(UsageError):
        waiving.added(path, [one])
    assert path.read_text("utf-8") == broken


def test_nobody_lets_a_protected_name_stand(film: Path, built: Path, decide: Decide) -> None:
    stands = {
        "decision": "waive", "track": KO, "cue": 1, "was": mark(built, 0, 1), "rule": "PRO001", "reason": "r",
        "author": "a", "until": "2999-01-01",
    }  # fmt: skip
    assert fix(film, decide(stands)) == 1
    assert not (film / "subtitles/waivers.toml").exists()


def test_decisions_that_contradict_each_other_are_refused(film: Path, built: Path, decide: Decide) -> None:
    assert fix(film, decide(edit(built, 0, 1, lines=["하나"]), edit(built, 0, 1, lines=["둘"]))) == 2


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"schema": 2, "film": "x", "decisions": []}', '{"schema": 1, "film": "x"}',
     '{"schema": 1, "film": "x", "decisions": [{"decision": "drop"}]}', "\ufeff{}", '{"schema":1,"film":"\ud800"}'],
)  # fmt: skip
def test_what_is_no_file_of_decisions_is_told_and_never_a_traceback(film: Path, tmp_path: Path, text: str) -> None:
    path = tmp_path / "odd.json"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    assert fix(film, path) == 2


def test_from_goes_with_no_choice_of_rules(film: Path, decide: Decide) -> None:
    assert fix(film, decide(), "--unsafe") == 2
    assert fix(film, decide()) == 0


def test_the_published_schema_takes_what_is_taken(request: pytest.FixtureRequest, built: Path) -> None:
    schema: Any = json.loads((request.config.rootpath / "docs/schema/decisions.json").read_bytes())
    one = edit(built, 0, 1, lines=["하나"])
    for decision, fits in ((one, True), (one | {"strange": 1}, False), (one | {"was": "no"}, False)):
        made = {"schema": 1, "film": "x", "decisions": [decision]}
        assert jsonschema.Draft202012Validator(schema).is_valid(made) == fits
        if fits:
            decisions.decode(json.dumps(made).encode())
        else:
            with pytest.raises(UsageError):
                decisions.decode(json.dumps(made).encode())


def test_every_accepted_fix_gives_what_the_page_showed(film: Path, built: Path, decide: Decide) -> None:
    told = data(built)
    proposed = [one for one in told["findings"] if one.get("edits")]
    assert proposed
    for one in proposed:
        for change in one["edits"]:
            track = told["tracks"][one["track"]]
            fields = {key: value for key, value in change.items() if key in {"lines", "start", "end", "drop"}}
            was = track["cues"][change["cue"] - 1]["mark"]
            path = decide(
                {"decision": "accept", "track": track["name"], "cue": change["cue"], "was": was, "rules": [one["rule"]]}
                | fields
            )
            assert fix(film, path, "--diff") == 0
