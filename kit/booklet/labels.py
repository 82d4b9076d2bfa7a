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
    "writer": mark("Writer"),
    "producer": mark("Producer"),
    "co-producer": mark("Co-producer"),
    "executive-producer": mark("Executive producer"),
    "commissioning-editor": mark("Commissioning editor"),
    "production-company": mark("Production company"),
    "co-production-company": mark("Co-production company"),
    "distributor": mark("Distributor"),
    "world-sales": mark("World sales"),
    "production-manager": mark("Production manager"),
    "line-producer": mark("Line producer"),
    "assistant-director": mark("Assistant director"),
    "research": mark("Research"),
    "fixer": mark("Fixer"),
    "interpreter": mark("Interpreter"),
    "on-screen": mark("On screen"),
    "narration": mark("Narration"),
    "cinematography": mark("Cinematography"),
    "camera-assistant": mark("Camera assistant"),
    "drone": mark("Drone pictures"),
    "lighting": mark("Lighting"),
    "sound-recording": mark("Sound recording"),
    "editing": mark("Editing"),
    "assistant-editing": mark("Assistant editing"),
    "story-consultant": mark("Story consultant"),
    "colour-grading": mark("Colour grading"),
    "online-editing": mark("Online editing"),
    "graphics": mark("Graphics"),
    "animation": mark("Animation"),
    "visual-effects": mark("Visual effects"),
    "interactive-design": mark("Interactive design"),
    "sound": mark("Sound"),
    "sound-design": mark("Sound design"),
    "sound-mix": mark("Sound mix"),
    "music": mark("Music"),
    "music-supervision": mark("Music supervision"),
    "archive-research": mark("Archive research"),
    "translation": mark("Translation"),
    "subtitles": mark("Subtitles"),
    "access": mark("Access"),
    "audio-description": mark("Audio description"),
    "sign-language": mark("Sign language"),
    "legal": mark("Legal advice"),
    "impact": mark("Impact campaign"),
    "press-agent": mark("Press agent"),
    "thanks": mark("Thanks"),
    "other": mark("Also"),
}
DEPARTMENTS: Final = {
    "direction": mark("Direction"),
    "production": mark("Production"),
    "camera": mark("Camera"),
    "sound": mark("Sound"),
    "editing": mark("Editing"),
    "picture": mark("Picture"),
    "music": mark("Music"),
    "access": mark("Translation and access"),
    "release": mark("Release"),
    "more": mark("Thanks"),
}
PREMIERES: Final = {
    "world": mark("World premiere"),
    "international": mark("International premiere"),
    "continental": mark("Continental premiere"),
    "national": mark("National premiere"),
    "regional": mark("Regional premiere"),
    "shown": mark("Already shown in public"),
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
WARNINGS: Final = {
    "subject": mark("Subject"),
    "loud": mark("Sudden loud sound"),
    "flashing": mark("Flashing light"),
}
OFFERS: Final = {
    "subtitles": mark("subtitles"),
    "captions": mark("captions (SDH)"),
    "audio-description": mark("audio description"),
    "sign-language": mark("sign language"),
    "live-captions": mark("live captions"),
    "interpreter": mark("interpreter"),
    "hearing-loop": mark("hearing loop"),
    "wheelchair": mark("wheelchair places"),
    "relaxed": mark("relaxed screening"),
    "quiet-room": mark("quiet room"),
}
ACCESS: Final = {
    "subtitles": mark("Subtitles"),
    "captions": mark("Captions (SDH)"),
    "audio-description": mark("Audio description"),
    "sign-language": mark("Sign language"),
    "dubbing": mark("Dubbed version"),
    "enhanced-sound": mark("Sound with clearer speech"),
    "easy-language": mark("Easy language"),
}
EDITIONS: Final = {
    "standard": mark("PDF"),
    "large-print": mark("large print"),
    "high-contrast": mark("high contrast"),
    "handout": mark("one-page handout"),
    "html": mark("web page"),
    "epub": mark("EPUB"),
    "text": mark("plain text"),
    "brf": mark("braille"),
}
DELIVERIES: Final = {
    "dcp": mark("in the cinema package (DCP)"),
    "file": mark("as a file"),
    "app": mark("by an app on the visitor’s telephone"),
    "headset": mark("by headset"),
    "live": mark("live"),
    "open": mark("in the picture or sound for everybody"),
}
CONTAINERS: Final = {
    "flat": mark("Flat (1.85:1)"),
    "scope": mark("Scope (2.39:1)"),
    "full": mark("Full (1.90:1)"),
}
#: Layouts of loudspeakers that every language writes alike.
SOUNDS: Final = {"5.1": "5.1", "7.1": "7.1", "atmos": "Dolby Atmos"}
