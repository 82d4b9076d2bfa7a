"""The page itself: one HTML file with its script, its style and its data, which asks nothing of a network.

No text of the film is ever markup: the data travel as JSON in which ``<`` is escaped, and the script sets text only.
The page's own policy lets it run nothing but this script, by its hash.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from kit import resources
from kit.review import wording
from kit.review.wording import NAMES
from kit.words import LANGUAGES

if TYPE_CHECKING:
    from pathlib import Path

    from kit.review.shape import Live, Still

#: In the order in which they need one another; they are put into the page as one module.
SCRIPTS = (
    "words.js", "state.js", "text.js", "merge.js", "store.js", "table.js", "reel.js", "wave.js", "inspector.js",
    "typed.js", "split.js", "dialogs.js", "keys.js", "sheet.js", "main.js",
)  # fmt: skip


def scripts() -> list[Path]:
    """The files of the page's script."""
    return [resources.templates() / "review" / name for name in SCRIPTS]


@cache
def script() -> str:
    """The page's script."""
    return "\n".join(path.read_text("utf-8") for path in scripts())


#: Stands in every page and in nothing else.
SIGN = b'<meta name="generator" content="kit review">'
#: Sent with the page where it is served, besides the page's own policy: nobody may frame it.
POLICY = "frame-ancestors 'none'; object-src 'none'; base-uri 'none'; form-action 'none'"


@cache
def chrome() -> tuple[str, tuple[str, ...]]:
    """The page's own markup, in English, and the texts that it says."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - only this needs it

    asked: list[str] = []

    def say(text: str) -> str:
        asked.append(text)
        return text

    environment = Environment(
        loader=FileSystemLoader(resources.templates()), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    languages = [(tag, NAMES[tag]) for tag in LANGUAGES]
    body = environment.get_template("review/body.html").render(say=say, languages=languages)
    return body, tuple(asked)


def words() -> dict[str, dict[str, list[str]]]:
    """All that the page can say by itself, in every language."""
    _, asked = chrome()
    return wording.spoken([*((text,) for text in asked), *wording.said(scripts())])


def write(still: Still, live: Live) -> str:
    """The whole page."""
    style = (resources.templates() / "review" / "review.css").read_text("utf-8")
    allowed = {
        "default-src": "'none'",
        "script-src": f"'sha256-{_digest(script())}'",
        "style-src": f"'sha256-{_digest(style)}'",
        "media-src": "'self' file:",
        "connect-src": "'self'",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    policy = "; ".join(f"{what} {where}" for what, where in allowed.items())
    body, _ = chrome()
    return (
        f'<!doctype html>\n<html lang="{still.language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'{SIGN.decode()}\n<meta name="robots" content="noindex">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>kit review</title>\n<style>{style}</style>\n</head>\n<body>\n{body}\n"
        f'<script type="application/json" id="still">{embedded(still)}</script>\n'
        f'<script type="application/json" id="live">{embedded(live)}</script>\n'
        f'<script type="module">{script()}</script>\n</body>\n</html>\n'
    )


def embedded(data: Still | Live) -> str:
    """Data as JSON that can stand in a page: nothing in it ends the element or begins another."""
    return msgspec.json.encode(data).decode().replace("<", "\\u003c")


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
