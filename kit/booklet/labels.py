"""The printed words for kit.toml's own vocabulary. ``mark`` makes gettext's extraction see them."""

from __future__ import annotations

from typing import Final


def mark(text: str) -> str:
    """Mark an English word for the catalogues; it is translated where it is printed."""
    return text


FILM_KINDS: Final = {
    "documentary": mark("Documentary"),
    "short-documentary": mark("Short documentary"),
    "fiction": mark("Fiction"),
    "animation": mark("Animation"),
    "series": mark("Series"),
}
CREDITS: Final = {
    "director": mark("Director"),
    "producer": mark("Producer"),
    "writer": mark("Writer"),
    "cinematography": mark("Cinematography"),
    "editing": mark("Editing"),
    "sound": mark("Sound"),
    "music": mark("Music"),
    "narration": mark("Narration"),
    "production-company": mark("Production company"),
    "interactive-design": mark("Interactive design"),
    "on-screen": mark("On screen"),
    "subtitles": mark("Subtitles"),
    "access": mark("Access"),
}
AWARD_RESULTS: Final = {
    "won": mark("Winner"),
    "nominated": mark("Nomination"),
    "named": mark("Named"),
    "reviewed": mark("Review"),
    "featured": mark("Feature"),
}
SCREENINGS: Final = {
    "premiere": mark("Premiere"),
    "screening": mark("Screening"),
    "broadcast": mark("Broadcast"),
}
SEVERITIES: Final = {
    "mild": mark("Mild"),
    "moderate": mark("Moderate"),
    "strong": mark("Strong"),
}
TRACK_KINDS: Final = {
    "full": mark("Subtitles"),
    "sdh": mark("Subtitles for deaf and hard-of-hearing viewers (SDH)"),
    "forced": mark("Forced narratives"),
}
