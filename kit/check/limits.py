"""The numbers that a rule may ask of its profile. Units stand in the names."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Resolved limits of one profile; None or an empty text switches off what depends on it.

    Times are seconds or frames as named; ``count`` is ``plain`` or ``korean`` (Hangul 1, others 0.5).
    ``dialogue_dash`` and ``interruption`` are the preferred forms. ``space_before_high_punctuation`` says whether
    `; : ! ?` take a no-break space before them (France) or none (elsewhere); None does not ask. ``language`` is the
    language that a track is in if nothing else tells it. ``quotes`` is ``curly``, or empty if a track may choose;
    ``label_case`` is ``lower`` or ``upper``, ``speaker_labels`` is ``brackets`` or ``colon``. ``accented_capitals``
    asks for É (True) or E (False), ``text_colours`` lists allowed colours as ``#rrggbb``, parted by spaces.
    ``shot_changes`` asks for in-times and out-times at the film's cuts; ``first_cue_frames`` and
    ``min_after_last_seconds`` are what must stay empty at the film's beginning and end. ``reading_curve`` is pairs
    seconds:characters, parted by spaces, ``reading_tolerance`` the share above it that is still allowed.
    ``min_visible_gap_seconds`` is what a gap between two cues has at least, if there is one. ``byte_order_mark`` asks
    for one or for none, ``lyric_stops`` allows full stops and commas at the end of sung lines, ``day_half`` is the
    form of a.m.; ``one_line_share`` is the part of a line's length up to which two lines should be one.
    """

    max_chars_per_line: float | None = None
    max_chars_per_second: float | None = None
    max_lines: int | None = None
    min_duration_seconds: float | None = None
    max_duration_seconds: float | None = None
    min_gap_frames: int | None = None
    close_gap_below_seconds: float | None = None
    count: str = "plain"
    dialogue_dash: str = ""
    ellipsis: str = "…"
    italics: bool = True
    line_end_punctuation: bool = True
    space_before_high_punctuation: bool | None = None
    guillemet_spaces: bool = False
    interruption: str = ""
    fullwidth_forms: bool = True
    capital_i: bool = False
    narrow_no_break_space: bool = True
    label_open: str = "["
    label_close: str = "]"
    label_case: str = ""
    speaker_labels: str = ""
    language: str = ""
    quotes: str = ""
    acronym_stops: bool = True
    accented_capitals: bool | None = None
    text_colours: str = ""
    music_sign: str = ""
    max_silence_seconds: float | None = None
    shot_changes: bool | None = None
    first_cue_frames: int | None = None
    min_after_last_seconds: float | None = None
    max_words_per_minute: float | None = None
    min_seconds_per_word: float | None = None
    reading_curve: str = ""
    reading_tolerance: float = 0.0
    min_visible_gap_seconds: float | None = None
    whole_frame_rate: bool | None = None
    max_file_kilobytes: int | None = None
    byte_order_mark: bool | None = None
    lyric_stops: bool | None = None
    day_half: str = ""
    one_line_share: float = 1.0
