from __future__ import annotations

from pathlib import Path
from typing import Protocol

import pytest

from kit.subs import decode, formats
from kit.subs.track import Facts, Kind, Track


class MakeTrack(Protocol):
    def __call__(
        self, text: str, name: str = "film.en.srt", facts: Facts | None = None, encoding: str = "utf-8"
    ) -> Track: ...


@pytest.fixture
def make_track() -> MakeTrack:
    def make(text: str, name: str = "film.en.srt", facts: Facts | None = None, encoding: str = "utf-8") -> Track:
        path = Path(name)
        named = formats.naming.parse_name(path)
        source = decode.decode(text.encode(encoding), path)
        return formats.parse(
            source,
            path.suffix[1:],
            locale=named.locale if named else "",
            kind=named.kind if named else Kind.FULL,
            facts=facts or Facts(),
        )

    return make
