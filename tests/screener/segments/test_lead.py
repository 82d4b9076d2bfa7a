"""What a run passes on its way to a segment: left undecoded where nothing leans on it, and nothing else changes."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kit.screener import job, options
from kit.screener.segments import command, inspect, lead
from kit.screener.segments.cut import Segment

if TYPE_CHECKING:
    from kit.screener.job import Job
    from tests.screener.conftest import Film

#: Two stretches of a film with one group of pictures up to frame 250, far from its beginning and from one another.
STRETCHES = Segment(110, 120, clear=True), Segment(200, 215, clear=True)
#: Half a second.
NEAR = 12


@pytest.fixture
def planned(moving: Film) -> Job:
    return job.prepare(moving.project, "ko", options.resolve(moving.project))


def decoded(planned: Job, dropped: tuple[int, ...]) -> dict[int, str]:
    """Each picture's hash by its number, when ffmpeg drops these packets as a run does."""
    words = command.chunk(planned, STRETCHES, [110], needless=dropped)
    filters = [words[words.index("-bsf:0") : words.index("-bsf:0") + 2]] if dropped else []
    opened = (str(planned.program.path), "-v", "error", "-copyts", *(word for pair in filters for word in pair))
    hashes = ("-fps_mode", "passthrough", "-enc_time_base", "1001/24000", "-f", "framehash", "-hash", "md5", "-")
    shown = [*opened, "-i", str(planned.media.path), "-an", *hashes]
    return inspect.hashes(subprocess.run(shown, check=True, capture_output=True, text=True).stdout)


def test_dropping_what_is_needless_changes_no_other_picture(planned: Job) -> None:
    dropped = lead.needless(planned, STRETCHES)
    whole, rest = decoded(planned, ()), decoded(planned, dropped)
    gone = whole.keys() - rest.keys()
    assert len(whole) == planned.media.frames
    assert len(gone) == len(dropped)
    assert rest == {number: one for number, one in whole.items() if number in rest}
    on_the_way = [*range(110 - NEAR), *range(120 + NEAR, 200 - NEAR)]
    assert gone <= set(on_the_way)
    assert len(gone) > len(on_the_way) / 3


def test_a_run_from_a_key_frame_on_passes_nothing_before_it(planned: Job) -> None:
    neighbours = Segment(250, 255, clear=True), Segment(255, 260, clear=True)
    assert lead.needless(planned, neighbours)
    assert lead.needless(planned, neighbours, on_key=True) == ()
    assert lead.needless(planned, STRETCHES, on_key=True)


def test_a_command_line_names_no_more_than_it_can_hold(planned: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = lead.needless(planned, STRETCHES)
    monkeypatch.setattr(lead, "_MOST", 5)
    assert lead.needless(planned, STRETCHES) == whole[:5]


def test_what_is_only_passed_is_not_scaled(planned: Job) -> None:
    first = STRETCHES[0].first
    graph = " ".join(command.chunk(planned, STRETCHES, [first]))
    begins = float(first / planned.media.rate.fps - lead.LEAD)
    assert 0 < graph.index(f"trim=start={begins:.6f}") < graph.index("scale=")
    assert "trim=start=" not in " ".join(command.chunk(planned, [Segment(0, 24, clear=True)], [0]))


@pytest.mark.parametrize(
    ("version", "codec"),
    [("5.1.9-0+deb12u1", "h264"), ("7.0.2", "h264"), ("N-118193-g5f38c82", "h264"), ("n9.0.2-17-g2a571b6", "hevc")],
)
def test_nothing_is_dropped_where_ffmpeg_cannot_or_codec_does_not_tell(planned: Job, version: str, codec: str) -> None:
    program, media = replace(planned.program, version=version), replace(planned.media, video_codec=codec)
    assert lead.needless(replace(planned, program=program, media=media), STRETCHES) == ()
    newer = replace(planned.program, version="7.1.1-1ubuntu1")
    assert lead.needless(replace(planned, program=newer), STRETCHES)
