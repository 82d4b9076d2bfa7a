"""ffmpeg's command lines for segments: some of them in one run, the sound, and the join.

Found by measuring: frames are chosen by their number after the rate was made even, never by ``-ss`` alone; every
segment has an encoder of its own, so that its bytes do not depend on what was encoded before it; the frames on both
sides of each cut leave their hash, so that a master that cannot be opened in the middle is found out.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from kit.screener import encoding, picture
from kit.screener import sound as sounds
from kit.screener.plan import FONTS_FOLDER, GLOBAL, SOUND_FILE
from kit.screener.segments.lead import LEAD
from kit.time import ticks
from kit.tools import opening, tonemap

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kit.screener.encoding import Options
    from kit.screener.job import Job
    from kit.screener.segments.cut import Segment
    from kit.tools.probe import Media

LIST = "list.txt"
#: A jump to a key frame aims a little behind it, so that rounding does not end at the one before: 5 ms.
_PART_OF_A_FRAME = Fraction(-1, 200)
_MICROSECONDS = 1_000_000
#: Terms of a sum in ffmpeg's expressions, each of which is a step deeper.
_DEEPEST = 50


def name(segment: Segment) -> str:
    """The file of a segment in the work folder."""
    return f"{segment.first:08}-{segment.whose}.mp4"


def script_name(chunk: Sequence[Segment], whose: int = 0) -> str:
    """The script of a chunk in the work folder; each screener in it has its own."""
    return f"{chunk[0].first:08}-{whose}.ass"


def hashes_name(chunk: Sequence[Segment]) -> str:
    """Where a chunk leaves the hashes of the frames at its cuts."""
    return f"{chunk[0].first:08}.hashes"


def clean_name(chunk: Sequence[Segment]) -> str:
    """Where a chunk leaves the brightness of some of the master's pictures, before anything is drawn on them."""
    return f"{chunk[0].first:08}.gray"


def chunk(
    job: Job,
    segments: Sequence[Segment],
    samples: Sequence[int],
    *,
    on_key: bool = False,
    needless: Sequence[int] = (),
) -> tuple[str, ...]:
    """Encode segments in one run, in a folder with the chunk's scripts (where any is drawn) and ``fonts/``.

    They are in order, and what lies between two of them is decoded and left out; those of several screeners lie beside
    one another. ``samples`` are the frames that are left as they were before anything is drawn on them, in order.
    ``on_key``: the first frame is a key frame of the master, so decoding may begin right there. ``needless`` are the
    places of packets that are not decoded (``lead.needless``).
    """
    media = job.media
    lead = _PART_OF_A_FRAME if on_key and not media.interlaced else LEAD
    words = [str(job.program.path), *GLOBAL, *_opened(media, _seek(media, segments[0].first, lead), needless)]
    words += ["-filter_complex_threads", "1", "-filter_complex", _graph(job, segments, samples)]
    words += ["-map", "[count]", "-f", "null", "-"]
    words += ["-map", "[cuts]", "-f", "framehash", "-hash", "md5", hashes_name(segments)]
    words += ["-map", "[clean]", "-fps_mode", "passthrough", "-f", "rawvideo", clean_name(segments)]
    settings = _words(encoding.segment(media, job.target) | encoding.ANONYMOUS | {"f": "mp4"})
    for index, segment in enumerate(segments):
        words += ["-map", f"[out{index}]", *settings, name(segment)]
    return tuple(words)


def sound(job: Job, gains: Sequence[float] = ()) -> tuple[str, ...]:
    """Encode every sound track, from the picture's first frame to its last, and measure how loud it came out."""
    tracks = range(len(job.media.audio))
    chains = [
        chain
        for index in tracks
        for chain in (
            f"{_heard(job, index, gains)},asplit[a{index}][m{index}]",
            f"[m{index}]{tonemap.chain([sounds.MEASURE])},anullsink",
        )
    ]
    words = [*_listened(job), "-filter_complex", ";".join(chains)]
    words += [word for index in tracks for word in ("-map", f"[a{index}]")]
    settings = encoding.audio(job.media, job.target) | encoding.ANONYMOUS | {"f": "mp4"}
    return (*words, *_words(settings), SOUND_FILE)


def measure(job: Job) -> tuple[str, ...]:
    """Only measure how loud every sound track is."""
    tracks = range(len(job.media.audio))
    chains = [f"{_heard(job, index)},{tonemap.chain([sounds.MEASURE])}[a{index}]" for index in tracks]
    maps = [word for index in tracks for word in ("-map", f"[a{index}]")]
    return (*_listened(job), "-filter_complex", ";".join(chains), *maps, "-f", "null", "-")


def join(job: Job, part: Path) -> tuple[str, ...]:
    """Put the segments of ``list.txt`` and the sound together, nothing encoded again."""
    media = job.media
    words = [str(job.program.path), *GLOBAL, "-protocol_whitelist", "file", "-f", "concat", "-i", LIST]
    words += ["-protocol_whitelist", "file", "-i", SOUND_FILE] if media.audio else []
    words += ["-map", "0:v"] + (["-map", "1:a"] if media.audio else [])
    settings = encoding.languages(media, job.target) | encoding.container(media, job.target)
    return (*words, "-c", "copy", *_words(settings), f"file:{part.absolute()}")


def listing(job: Job, segments: Sequence[Segment]) -> str:
    """The join's list; lengths are given so that rounding to microseconds never adds up."""
    fps = job.media.rate.fps
    rows = ["ffconcat version 1.0"]
    for segment in segments:
        begins, ends = (ticks.round_half_up(frame / fps * _MICROSECONDS) for frame in (segment.first, segment.last))
        rows += [f"file {name(segment)}", f"duration {ends - begins}us"]
    return "\n".join([*rows, ""])


def _opened(media: Media, seek: Fraction, needless: Sequence[int]) -> list[str]:
    """The master with its own time stamps; ``seek`` is in seconds after the file's start."""
    words = ["-copyts", "-threads", "1"]
    if needless:
        words += [f"-bsf:{media.stream}", f"noise=drop='{_any(needless, 'pos')}'"]
    if seek > 0:
        words += ["-noaccurate_seek", "-ss", f"{float(seek):.6f}"]
    return [*words, *opening.picture(media).words]


def _seek(media: Media, frame: int, lead: Fraction) -> Fraction:
    return max(Fraction(0), ticks.to_seconds(media.offset) + frame / media.rate.fps - lead)


def _graph(job: Job, segments: Sequence[Segment], samples: Sequence[int]) -> str:
    """From the picture to one numbered stretch for each segment, one to count by, and the frames at the cuts.

    What is only decoded on the way to the first frame is neither scaled nor tone-mapped.
    """
    media = job.media
    first, last = segments[0].first, max(segment.last for segment in segments)
    borders = sorted({frame for segment in segments for frame in (segment.first, segment.last)})
    start = f"({media.start.numerator}/{media.start.denominator})/TB"
    stamped, *shaped = picture.filters(media, job.target, start)
    begins = first / media.rate.fps - LEAD
    near: list[picture.Filter] = [("trim", {"start": f"{float(begins):.6f}"})] if begins > 0 else []
    shape = tonemap.chain([stamped, *near, *shaped])
    chains = [f"[0:{media.stream}]{shape},split=4[seen][bare][way][plain]"]
    chains.append(f"[seen]trim=start_pts={first}:end_pts={last + 1},select='{_any(borders)}'[cuts]")
    # Every way ends with the last frame: one that did not would have the rest of the film decoded for nothing.
    chains.append(f"[bare]trim=start_pts={first}:end_pts={last},select='{_any(samples)}',extractplanes=planes=y[clean]")
    chains.append(f"[way]trim=start_pts={first}:end_pts={last}[count]")
    everyone = sorted({segment.whose for segment in segments})
    chains.append(f"[plain]split={len(everyone)}{''.join(f'[for{whose}]' for whose in everyone)}")
    chains += [_drawn(segments, whose) for whose in everyone]
    for index, segment in enumerate(segments):
        stretch = f"trim=start_pts={segment.first}:end_pts={segment.last},setpts=PTS-STARTPTS"
        chains.append(f"[way{index}]{stretch}[out{index}]")
    return ";".join(chains)


def _any(numbers: Sequence[int], of: str = "pts") -> str:
    """An expression that is true on these frames; ffmpeg refuses one that goes deeper than a hundred steps."""
    if len(numbers) <= _DEEPEST:
        return "+".join(f"eq({of},{number})" for number in numbers)
    middle = len(numbers) // 2
    return f"({_any(numbers[:middle], of)})+({_any(numbers[middle:], of)})"


def _drawn(segments: Sequence[Segment], whose: int) -> str:
    """The picture with one screener's text on it, once for each of its segments."""
    own = {index: segment for index, segment in enumerate(segments) if segment.whose == whose}
    text: list[picture.Filter] = []
    if not all(segment.clear for segment in own.values()):
        script = script_name(segments, whose)
        text = [("ass", {"filename": script, "fontsdir": FONTS_FOLDER, "shaping": "complex"})]
    ways = "".join(f"[way{index}]" for index in own)
    return f"[for{whose}]{tonemap.chain([*text, picture.TAGGED])},split={len(own)}{ways}"


def _listened(job: Job) -> list[str]:
    return [str(job.program.path), *GLOBAL, "-vn", *opening.sound(job.media).words]


def _heard(job: Job, index: int, gains: Sequence[float] = ()) -> str:
    return sounds.graph(job.media, index, job.target, "0:a", gains[index] if gains else 0.0)


def _words(options: Options) -> list[str]:
    return [word for option, value in options.items() for word in (f"-{option}", str(value))]
