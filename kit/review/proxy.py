"""The reel as a review page plays it: small, quick to seek, and kept by what it is made from."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING

from kit.errors import ToolError
from kit.project import master
from kit.screener import encoding, kept, picture, sound
from kit.screener.plan import GLOBAL
from kit.tools import ffmpeg, files, opening, process
from kit.tools.tonemap import chain, words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kit.project.project import Project
    from kit.receipt import Fingerprints
    from kit.tools.probe import Media

#: Raised whenever the same master would give another proxy.
_SCHEMA = 1
#: 360 lines show a face and a cut; quality and sound are those of a telephone.
_TARGET = encoding.Target(
    crf=28, preset="veryfast", audio_kbps=64, language="und", stereo=True, lines=360, samples=48_000
)
_FRAMES = "frame="
#: What a proxy is called: nothing else is ever taken away.
NAME = re.compile(r"reel-[0-9a-f]{12}\.mp4")


def proxy(project: Project, prints: Fingerprints, folder: Path, tell: Callable[[float], None]) -> Path:
    """The proxy of the film's master in ``folder``, named by its content; made if the store does not hold it.

    Raises StorageError, UsageError or NothingToDoError for a master that cannot be read, ToolError if ffmpeg fails.
    """
    program = ffmpeg.find(project.settings.tools.ffmpeg)
    origins = [_SCHEMA, "review", prints.of(project.master), prints.of(program.path)]
    key = hashlib.sha256(json.dumps([*origins, repr(_TARGET)]).encode()).hexdigest()
    target = folder / f"reel-{key[:12]}.mp4"
    store = kept.store(project)
    _clear(target)  # it may be damaged; the store proves its own
    if store.take(key, target) is None:
        with files.part_file(target) as part:
            _encode(master.look(project), program.path, part, tell)
            store.put(key, part, {"what": "review"})
        store.prune(kept.most_bytes(project))
    return target


def _clear(target: Path) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)
    except OSError as error:
        raise files.storage_error(error, target, "written") from error


def argv(media: Media, program: Path, output: Path) -> list[str]:
    """Ffmpeg's command line: the picture from its first frame, and the first sound track from the same moment."""
    inputs, heard_in = opening.both(media)
    chains = [f"[0:{media.stream}]{chain(picture.filters(media, _TARGET))},{words(picture.TAGGED)}[v]"]
    if media.audio:
        chains.append(f"{sound.graph(media, 0, _TARGET, f'{heard_in}:a')}[a]")
    settings = {
        **encoding.video(media, _TARGET),
        "g": media.rate.nominal,  # a key frame each second: a page jumps from cue to cue
        "c:a": "aac",
        "b:a": f"{_TARGET.audio_kbps}k",
        "ac": 2,
        "ar": _TARGET.samples,
        **encoding.container(media, _TARGET),
    }
    return [
        str(program), *GLOBAL, *inputs, "-filter_complex", ";".join(chains), "-map", "[v]",
        *(("-map", "[a]") if media.audio else ()),
        *(word for name, value in settings.items() for word in (f"-{name}", str(value))), f"file:{output.absolute()}",
    ]  # fmt: skip


def _encode(media: Media, program: Path, output: Path, tell: Callable[[float], None]) -> None:
    def hear(row: str) -> None:
        if row.startswith(_FRAMES) and row.removeprefix(_FRAMES).strip().isdigit():
            tell(min(1.0, int(row.removeprefix(_FRAMES)) / max(1, media.frames)))

    done = process.run(argv(media, program, output), on_out=hear, bound=True)
    if done.code:
        said = next((row for row in done.err if "[error]" in row or "[fatal]" in row), f"it ended with {done.code}")
        raise ToolError(
            f"ffmpeg could not make the small copy of {media.path.name}: {said}",
            hint="Play the master to its end to see whether it is damaged.",
            slug="ffmpeg-failed",
        )
