"""A joined screener in a real browser: played across every seam; and its sound in step at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import av
import numpy as np
import pytest

from kit.screener import job, options
from kit.screener.segments import outline

if TYPE_CHECKING:
    from chromium import Chromium

    from tests.screener.conftest import Film

#: Plays from a fifth of a second before a seam to as much behind it, and tells the time of every picture shown.
PLAY = """
(async () => {
  const video = document.querySelector('video'), seam = %f, seen = [];
  video.pause();
  video.currentTime = Math.max(0, seam - 0.2);
  await new Promise(done => video.addEventListener('seeked', done, {once: true}));
  await new Promise((done, fail) => {
    video.addEventListener('error', () => fail(new Error(video.error.message)), {once: true});
    const see = (now, shown) => {
      seen.push(shown.mediaTime);
      shown.mediaTime > seam + 0.2 || video.ended ? done() : video.requestVideoFrameCallback(see);
    };
    video.requestVideoFrameCallback(see);
    video.play();
  });
  return seen;
})()
"""


@pytest.mark.slow
def test_every_seam_plays_in_a_browser(built: Film, browser: Chromium) -> None:
    planned = job.prepare(built.project, "ko", options.resolve(built.project))
    rate = planned.media.rate
    seams = [segment.first for segment in outline.layout(planned, ()).segments[1:]]
    page = built.root / "page.html"
    page.write_text(f'<!doctype html><video muted src="{built.output().as_uri()}"></video>', "utf-8")
    browser.open(page.as_uri())
    browser.wait("document.querySelector('video').readyState >= 3")
    length = browser.run("document.querySelector('video').duration")
    played = {seam: browser.run(PLAY % float(seam / rate.fps)) for seam in seams}
    error = browser.run("document.querySelector('video').error && document.querySelector('video').error.message")
    assert error is None
    assert abs(length - float(planned.media.frames / rate.fps)) < 0.05
    assert len(seams) == 6
    for seam, seen in played.items():
        numbers = [round(time * float(rate.fps)) for time in seen]
        assert numbers == sorted(numbers)
        assert numbers[0] < seam < numbers[-1]
        assert any(seam <= number < seam + 4 for number in numbers)


def test_the_sound_is_in_step_at_the_end(built: Film) -> None:
    with av.open(str(built.output())) as container:
        frames = list(container.decode(audio=0))
    heard = np.abs(np.concatenate([frame.to_ndarray() for frame in frames], axis=1)[0])
    begins = int(frames[0].pts or 0)
    # A beep begins with every second of the master; a picture lasts 2,002 samples, and an encoder smears some 1,000.
    last = 10 * 48_000 - begins
    quiet, loud = heard[last - 20_000 : last - 1_000], heard[last + 500 : last + 4_000]
    assert loud.max() > 0.05 > 10 * quiet.max()
