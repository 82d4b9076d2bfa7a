"""Whose copy it is, after it was cut, made smaller, bordered or filmed off: the right name, or honestly nobody's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kit.errors import UnsureError
from kit.project import load
from kit.screener import burn, copies, identify, job
from kit.screener.options import Options
from kit.screener.recipients import Recipient
from tests.screener.conftest import TOML, Film, encode, srt

if TYPE_CHECKING:
    from kit.screener.job import Job

STILLS = sorted((Path(__file__).parents[2] / "media").glob("*.jpg"))
PEOPLE = ("Alice Martin", "김민지", "Nour", "Zoé Lefèvre")
#: Twelve seconds at 24: six slots of two seconds, a mark on five frames of each.
FRAMES, SHOTS = 288, 6


@pytest.fixture(scope="session")
def leaked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Film, Job, Path]:
    """A film of stills that are panned and cut, the job of its plain screener, and Alice's copy."""
    root = tmp_path_factory.mktemp("leaked")
    (root / "media").mkdir()
    (root / "subtitles").mkdir()
    (root / "kit.toml").write_text(TOML.replace("24000/1001", "24"), "utf-8")
    film = Film(root)
    film.write("ko", srt(("00:00,500", "00:01,001", "강을 건넜어요")))
    shots = [
        f"[{index}]scale=640:360,crop=480:270:x='mod(7*n,150)':y={15 * index},"
        f"trim=end_frame={FRAMES // SHOTS},setpts=N/24/TB[s{index}]"
        for index in range(SHOTS)
    ]
    inputs = [
        word for index in range(SHOTS) for word in ("-loop", "1", "-framerate", "24", "-i", str(STILLS[index % 3]))
    ]
    joined = "".join(f"[s{index}]" for index in range(SHOTS)) + f"concat=n={SHOTS},noise=alls=4:allf=t[v]"
    encode(
        *inputs, *("-filter_complex", ";".join([*shots, joined]), "-map", "[v]", "-frames:v", str(FRAMES)),
        *("-c:v", "libx264", "-preset", "ultrafast", "-crf", "16", "-r", "24", str(film.project.master)),
    )  # fmt: skip
    plain = job.prepare(load.load(root), "ko", Options(mark=False))
    copy = copies.Copy(film.project, "ko", copies.common(Options(mark=False)), Recipient(PEOPLE[0], "", "alice", 0))
    marked = copies.marked(copy, plain)
    made = root / "alice.mp4"
    burn.run(marked, made, made, lambda _: None)
    return film, plain, made


@pytest.mark.parametrize(
    "remade",
    [
        ("-ss", "3.3"),
        ("-to", "8.5"),
        ("-ss", "1.7", "-to", "11", "-vf", "scale=240:134"),
        ("-vf", "scale=480:204,pad=480:270:0:33"),
        ("-ss", "2", "-vf", "crop=iw*0.93:ih*0.95:12:4,scale=426:240,eq=brightness=0.06:contrast=0.85", "-r", "30"),
        ("-vf", "tpad=start=40:color=gray"),
    ],
    ids=["its beginning cut off", "its end cut off", "an excerpt, half as large", "letterboxed",
         "cropped aside, brighter, at 30", "behind a leader"],
)  # fmt: skip
def test_a_copy_is_known_though_it_was(leaked: tuple[Film, Job, Path], tmp_path: Path, remade: tuple[str, ...]) -> None:
    film, plain, copy = leaked
    made = tmp_path / "made.mp4"
    encode("-i", str(copy), *remade, "-an", "-c:v", "libx264", "-preset", "ultrafast", "-crf", "24", str(made))
    found = identify.by_mark(film.project, plain, made, PEOPLE, lambda _: None)
    assert found.name == PEOPLE[0]
    assert 3 <= found.agreeing <= found.telling


@pytest.mark.parametrize(
    ("remade", "people"),
    [
        (("-to", "3"), PEOPLE),
        (("-vf", "drawbox=t=fill:w=iw:h=ih*0.5"), PEOPLE),
        ((), PEOPLE[1:]),
    ],
    ids=["too short", "covered", "of somebody else"],
)
def test_nobody_is_named_where_a_copy_is(
    leaked: tuple[Film, Job, Path], tmp_path: Path, remade: tuple[str, ...], people: tuple[str, ...]
) -> None:
    film, plain, copy = leaked
    made = tmp_path / "made.mp4"
    encode("-i", str(copy), *remade, "-an", "-c:v", "libx264", "-preset", "ultrafast", "-crf", "24", str(made))
    with pytest.raises(UnsureError, match="cannot be told from its picture"):
        identify.by_mark(film.project, plain, made, people, lambda _: None)
