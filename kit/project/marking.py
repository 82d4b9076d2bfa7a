"""``[screener.marking]`` and ``[screener.logo]``: what is drawn into a screener beside its subtitles."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from kit.project.table import Table

Place = Literal["top-left", "top", "top-right"]
Strength = Annotated[float, Meta(ge=0.05, le=1)]


class Marking(Table, frozen=True, kw_only=True):
    """``[screener.marking]``: the mark's words, the running time code, and where, when and how strong they show.

    ``owner`` adds “property of …” in the screener's language, ``text`` whatever else; each of its lines is a part of
    the mark. ``when`` is ``always``, ``intervals`` (for ``seconds`` of each ``every``) or ``moving`` (to another place
    after each ``every``); both in seconds. ``strength`` is 1 for opaque letters, ``size`` their share of the picture's
    height. ``timecode`` is where the master's time code runs, counted from ``programme_start``.
    """

    owner: str = ""
    text: str = ""
    place: Place = "top-left"
    when: Literal["always", "intervals", "moving"] = "always"
    every: Annotated[int, Meta(ge=2, le=3600)] = 60
    seconds: Annotated[int, Meta(ge=1, le=3600)] = 6
    strength: Strength = 0.75
    size: Annotated[float, Meta(ge=0.012, le=0.08)] = 0.0235
    timecode: Literal["none", "top-left", "top", "top-right"] = "none"


class Logo(Table, frozen=True, kw_only=True):
    """``[screener.logo]``: a picture in the film's folder (PNG), drawn with the mark and as often as it shows.

    ``width`` is its share of the picture's width.
    """

    file: str = ""
    place: Place = "top-right"
    width: Annotated[float, Meta(ge=0.01, le=0.25)] = 0.08
    strength: Strength = 0.6
