"""Other programs read what kit writes: ffmpeg and pysubs2 find every cue, at its time."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pysubs2
import pytest

from kit.subs import formats
from kit.subs.writers import registry
from kit.subs.writers.base import Options
from kit.subs.writers.convert import convert
from kit.time.rate import parse_rate
from kit.time.ticks import from_ms
from kit.tools import ffmpeg

if TYPE_CHECKING:
    from kit.subs.track import Track

ROOT = Path(__file__).resolve().parents[3]
_RATE = parse_rate("24")


@pytest.fixture(scope="module")
def track() -> Track:
    return formats.read(ROOT / "subtitles" / "the-defector.fr-CA.vtt", locale="fr-CA")


def _written(track: Track, name: str, folder: Path) -> Path:
    writer = registry.named(name)
    done = convert([track], writer, Options(_RATE))
    assert done.data is not None
    path = folder / f"copy{writer.extensions[0]}"
    path.write_bytes(done.data)
    return path


# SAMI is left out: ffmpeg ends a cue only at the next one's begin.
@pytest.mark.parametrize("name", ["srt", "vtt", "ass", "microdvd"])
def test_ffmpeg_reads_every_cue(track: Track, name: str, tmp_path: Path) -> None:
    path = _written(track, name, tmp_path)
    command = [str(ffmpeg.find("").path), "-v", "error", "-i", str(path), "-f", "srt", "-"]
    ran = subprocess.run(command, capture_output=True, check=True)
    assert not ran.stderr
    out = tmp_path / "ffmpeg.srt"
    out.write_bytes(ran.stdout)
    found = formats.read(out)
    assert len(found.cues) == len(track.cues)
    most = from_ms(10) if name != "microdvd" else _RATE.frame
    assert max(abs(a.start - b.start) for a, b in zip(found.cues, track.cues, strict=True)) <= most


@pytest.mark.parametrize("name", ["srt", "vtt", "ass", "sami", "ttml", "microdvd"])
def test_pysubs2_reads_every_cue(track: Track, name: str, tmp_path: Path) -> None:
    path = _written(track, name, tmp_path)
    found = pysubs2.load(str(path))
    # Its reader of XML takes a no-break space for a space.
    said = [event.plaintext.strip().replace("\u00a0", " ") for event in found]
    assert [text for text in said if text] == [cue.text.replace("\u00a0", " ") for cue in track.cues]
