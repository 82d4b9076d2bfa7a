"""``kit subs``: check, mend and retime subtitle tracks."""

from __future__ import annotations

import click

from kit.cli.help import examples
from kit.cli.lazy import LazyGroup

COMMANDS = {
    "check": ("kit.cli.subs_check:check", "Check tracks against the rules of their profile."),
    "fix": ("kit.cli.subs_fix:fix", "Mend what can be mended safely, and write the tracks again."),
    "retime": ("kit.cli.subs_retime:retime", "Move a film's tracks to another cut or frame rate."),
    "map": ("kit.cli.subs_map:group", "Look at time maps, turn them round, put two together."),
    "compare": (
        "kit.cli.subs_compare:compare",
        "Show where two tracks, or a track and a sound, drift apart, and what that means.",
    ),
    "convert": ("kit.cli.subs_convert:convert", "Write tracks in another format, and say first what it cannot hold."),
    "shots": ("kit.cli.subs_shots:shots", "Find the frames on which the film's shots change."),
    "snap": ("kit.cli.subs_snap:snap", "Move in-times and out-times to where the film's cuts and the gaps want them."),
    "stats": ("kit.cli.subs_stats:stats", "Show what tracks amount to: cues, time, words, reading speed, gaps."),
    "rules": ("kit.cli.subs_rules:rules", "List all rules."),
    "profiles": ("kit.cli.subs_rules:profiles", "List the profiles, or the limits of one with their sources."),
}


@examples(
    ("kit subs check", "Check all tracks of the film."),
    ("kit subs fix --diff", "Show what could be mended, and write nothing."),
    ("kit subs profiles netflix-ko", "The limits of a profile, each with its source."),
)
@click.group(cls=LazyGroup, lazy=COMMANDS)
def subs() -> None:
    """Check, mend and retime subtitle tracks."""
