"""``kit subs fix --from``: carry out what somebody decided on a page of kit review."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kit.check import engine, registry
from kit.cli import show
from kit.cli.mending import show_diff
from kit.cli.tracks import Asked, Loaded, read
from kit.errors import ManyProblemsError, UsageError
from kit.project import load
from kit.review import decisions as shapes
from kit.review import writing
from kit.review.apply import carried_out

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kit.check.report import Report
    from kit.review.apply import Outcome
    from kit.subs.track import Track


def carry_out(
    path: Path, *, tracks: tuple[Path, ...], select: tuple[str, ...], ignore: tuple[str, ...], diff: bool, unsafe: bool,
    lang: tuple[str, ...], profile: str, locale: str, part: str, fps: str, encoding: str,
) -> int:  # fmt: skip
    """Carry out all decisions of a file, or none; returns the exit code."""
    if select or ignore or unsafe:
        raise UsageError(
            "--from carries out what was decided; --select, --ignore and --unsafe choose what rules mend.",
            hint="Run the command once with --from, and once more without it.",
            slug="from-and-rules",
        )
    wanted = shapes.read(path)
    rules = registry.rules()
    needs = {need for rule in rules for need in rule.needs}
    loaded = read(Asked(tracks, lang, profile, locale, fps, encoding, part), needs)
    if loaded.failures:
        raise ManyProblemsError(loaded.failures) if len(loaded.failures) > 1 else loaded.failures[0]
    outcome = carried_out(wanted.decisions, loaded.tracks, rules)
    before = checked(loaded, loaded.tracks)
    if diff:
        for one in outcome.changed:
            show_diff(one.before, one.after, before)
    else:
        writing.write(outcome, waivers_of(loaded.tracks) if outcome.waivers else None)
    tell(outcome, wrote=not diff)
    tell_brought(loaded, before, outcome)
    return 0


def checked(loaded: Loaded, tracks: Sequence[Track]) -> Report:
    """A report on tracks in whatever state, each under the profile that it was loaded with."""
    profiles = {track.key: loaded.profile_of(track) for track in loaded.tracks}
    return engine.check(
        tracks, lambda track: profiles[track.key], rules=registry.rules(), beside=loaded.beside, waivers=loaded.waivers
    )


def waivers_of(tracks: Sequence[Track]) -> Path:
    """Where the waivers of tracks stand: in their film. Raises NothingToDoError for tracks outside of any film."""
    return load.find_root(tracks[0].path.resolve().parent) / "subtitles" / "waivers.toml"


def tell(outcome: Outcome, *, wrote: bool) -> None:
    """Say what was done, or would be."""
    for one in outcome.changed:
        show.say("ok", f"{one.before.path}: cues {'changed' if wrote else 'that would change'}: {one.cues}.", "green")
    if outcome.waivers:
        count = len(outcome.waivers)
        show.say("ok", f"Findings that {'stand' if wrote else 'would stand'} from now on: {count}.", "green")
    if not outcome.changed and not outcome.waivers:
        show.say("ok", "Nothing was decided that changes a track.", "green")


def tell_brought(loaded: Loaded, before: Report, outcome: Outcome) -> None:
    """Say which findings the changes brought: a person decided, and should know."""
    latest = {one.after.key: one.after for one in outcome.changed}
    after = checked(loaded, [latest.get(track.key, track) for track in loaded.tracks])
    known = Counter((found.key, found.code) for found in before.findings)
    for (key, code), count in (Counter((found.key, found.code) for found in after.findings) - known).items():
        show.note(f"{key[0]}: more findings of {code} than before: {count}.")
