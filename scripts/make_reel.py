"""Make the demonstration reel of the sample project.

Run ``python scripts/make_reel.py`` in the checkout. It needs espeak-ng (a
Debian package) besides the Python environment, and a few minutes. It writes
into ``media/``:

``the-defector.mp4``
    the reel: generated pictures, lettering, synthetic speech, ambience;
``still-*.jpg``
    three frames of it without lettering;
``the-defector.reel.json``
    where everything lies. ``rate`` is frames per second as a fraction and
    ``frames`` the length. ``cuts`` lists the first frame of each shot but the
    first. ``shots``, ``speech`` and ``lettering`` are lists of objects with
    ``in`` (first frame) and ``out`` (first frame that no longer belongs to it,
    so ``out - in`` is the length). A shot also has ``picture`` and ``sound``
    (names inside the script), a phrase ``voice`` and ``text``, a lettering
    ``text``, with a line feed between its lines. Speech and lettering never
    overlap and are two frames or more apart.

The pictures do not depend on the machine. Speech follows the version of
espeak-ng and the coded bits that of ffmpeg, so a new reel may move by some
frames: the subtitles in ``subtitles/`` belong to the reel that is committed.
"""

import tempfile
from pathlib import Path

from reel.beats import Speech
from reel.encode import encode
from reel.manifest import write_manifest
from reel.mix import mix, write_wav
from reel.script import SHOTS
from reel.speech import SAMPLE_RATE, say
from reel.stills import write_stills
from reel.timeline import lay_out

MEDIA = Path(__file__).resolve().parent.parent / "media"


def main() -> None:
    """Speak, lay out, mix, draw and encode."""
    phrases = [b for shot in SHOTS for b in shot.beats if isinstance(b, Speech)]
    spoken = {phrase.text: say(phrase) for phrase in phrases}
    seconds = {text: len(sound) / SAMPLE_RATE for text, sound in spoken.items()}
    line = lay_out(SHOTS, seconds)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        write_wav(mix(line, spoken), folder / "reel.wav")
        encode(line, folder / "reel.wav", folder, MEDIA / "the-defector.mp4")
    write_manifest(line, MEDIA / "the-defector.reel.json")
    write_stills(line, MEDIA)
    print(f"{line.frames} frames, {float(line.seconds()):.2f} s, {len(line.shots)} shots")


if __name__ == "__main__":
    main()
