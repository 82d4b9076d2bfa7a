"""The proof for people: one page that works from disk, with a small picture of every cue inside it."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from kit import __version__, resources
from kit.time import ticks

if TYPE_CHECKING:
    from kit.screener.proof.result import Proof
    from kit.words import Words


def write(proof: Proof, words: Words) -> str:
    """The whole page in the language of ``words``; the cues' own words carry their language."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - only this form needs it

    environment = Environment(
        loader=FileSystemLoader(resources.templates()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        visible=_visible,
        named=lambda one: proof.named(*one),
        base64=lambda data: base64.b64encode(data).decode(),
        clock=lambda frame: ticks.clock(proof.rate.start_of(frame)),
        ratio=lambda value: f"{value:.1f}".replace(".", "," if words.locale.startswith("fr") else "."),
    )
    return environment.get_template("report/proof.html").render(
        say=words.say,
        say_many=words.say_many,
        language=words.locale,
        proof=proof,
        bad=[cue for cue in proof.cues if cue.faulty],
        faint=[cue for cue in proof.cues if cue.faint],
        kit=__version__,
    )


def _visible(text: str) -> str:
    """Text whose letters without a shape, such as those that turn the direction of writing, are seen."""
    return "".join(letter if letter.isprintable() or letter in "\n\u00a0\u202f" else "\ufffd" for letter in text)
