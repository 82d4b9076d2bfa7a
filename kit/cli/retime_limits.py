"""What a track's profile asks of cues that a new cut trims."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from kit.check import profile
from kit.project import locale as project_locale
from kit.retime.joins import Fit
from kit.subs.formats import naming
from kit.subs.track import Kind
from kit.time.ticks import PER_SECOND, round_half_up

if TYPE_CHECKING:
    from kit.project.project import Project
    from kit.subs.track import Track
    from kit.time.rate import Rate

#: Whose limits hold for a track of which nobody knows the language.
_ELSE = "netflix"


def fit(track: Track, project: Project | None, rate: Rate | None) -> Fit:
    """What the track's profile says of durations and gaps: the film's profile, else the house's for its language."""
    folders = [project.root / "profiles"] if project else []
    limits = profile.load(_name(track, project), folders).limits
    frame = rate.frame if rate else Fit().frame
    return Fit(
        shortest=_ticks(limits.min_duration_seconds),
        gap=(limits.min_gap_frames or 0) * frame,
        frame=frame,
        # Whether a print closes gaps is another question: this is what an eye takes for none.
        bridge=_ticks(profile.load(_ELSE).limits.close_gap_below_seconds),
    )


def _ticks(seconds: float | None) -> int:
    return round_half_up(Fraction(seconds or 0).limit_denominator(1000) * PER_SECOND)


def _name(track: Track, project: Project | None) -> str:
    said = naming.parse_name(track.path)
    locale = track.locale or (said.locale if said else "")
    if project and locale:
        settings = project.settings.locales.get(project_locale.as_written(locale, project.settings) or locale)
        own = {Kind.SDH: "profile_sdh", Kind.FORCED: "profile_forced"}.get(track.kind, "profile")
        if settings:
            return str(getattr(settings, own) or settings.profile)
    for tag in (locale, locale.partition("-")[0]):
        if tag and f"festival-{tag}" in profile.names():
            return f"festival-{tag}"
    return _ELSE
