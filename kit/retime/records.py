"""A time map as a file holds it; docs/schema/map.json is made from these shapes.

A time is text, exact and readable: ``00:10:00.250``, and where milliseconds cannot say it, with the fraction of its
last second, ``00:10:00+1/24``. A ratio is ``n/d``. A field never changes its meaning while ``schema`` stays the same.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

Time = Annotated[str, msgspec.Meta(pattern=r"^[+−-]?\d{1,6}:[0-5]\d:[0-5]\d(\.\d{1,9}|\+\d{1,60}/\d{1,60})?$")]
Ratio = Annotated[str, msgspec.Meta(pattern=r"^\d{1,60}(/\d{1,60})?$")]
Share = Annotated[float, msgspec.Meta(ge=0, le=1)]


class SegmentRecord(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A stretch of the old film, from ``begin`` up to but not including ``end`` (null: open), and where it went.

    ``new = old × ratio + offset``. ``new_begin`` and ``new_end`` say the same once more for readers; where they stand,
    they must agree.
    """

    begin: Time | None
    end: Time | None
    ratio: Ratio
    offset: Time
    new_begin: Time | None = None
    new_end: Time | None = None


class SpanRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A stretch of the old film that the new one does not have."""

    begin: Time | None
    end: Time | None


class EvidenceRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What was measured, and what it is held against; ``needed`` is empty if it only informs."""

    what: str
    value: str
    needed: str


class MapRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A whole map. ``whole_cues``: a cue moves as a whole with the segment of its in-time, and is never trimmed."""

    schema: Literal[1]
    kit: str
    method: str
    verdict: Literal["solid", "unsure", "refused"]
    confidence: Share
    whole_cues: bool
    segments: tuple[SegmentRecord, ...]
    removed: tuple[SpanRecord, ...]
    evidence: tuple[EvidenceRecord, ...]
    reasons: tuple[str, ...]
