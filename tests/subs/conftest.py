"""Short forms for reading a track from text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kit.subs import decode, formats

if TYPE_CHECKING:
    from collections.abc import Callable

    from kit.subs.track import Track


@pytest.fixture(scope="session")
def read() -> Callable[..., Track]:
    """``read(text, "vtt")``: a track of a file's text or bytes."""

    def parse(text: str | bytes, fmt: str = "srt") -> Track:
        data = text.encode() if isinstance(text, str) else text
        return formats.parse(decode.decode(data, Path(f"film.{fmt}")), fmt)

    return parse
