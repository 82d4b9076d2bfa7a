"""Which labels name no frame, and what only looks like a label."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kit.check import labels
from kit.subs import decode, formats
from kit.subs.faults import BAD_TIME_LINE

TTML = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<tt xmlns="http://www.w3.org/ns/ttml" '
    'xmlns:ttp="http://www.w3.org/ns/ttml#parameter" ttp:frameRate="25"><body><div>\n'
    '<p begin="{begin}" end="00:00:06:00">We left at night.</p>\n</div></body></tt>\n'
)


@pytest.mark.parametrize(
    ("begin", "told"),
    [("00:00:04:25", "00:00:04:25"), ("00:00:04:25O", None), ("00:00:04:2", None)],
    ids=["a frame too many", "a letter behind it", "a figure too few"],
)
def test_a_label_that_does_not_exist_is_told_from_one_that_is_garbled(begin: str, told: str | None) -> None:
    source = decode.decode(TTML.format(begin=begin).encode(), Path("film.en.ttml"))
    track = formats.parse(source, "ttml", locale="en")
    faults = [fault for fault in track.faults if fault.kind == BAD_TIME_LINE]
    assert faults
    missing = labels.missing(track, faults[0])
    assert (missing.label if missing else None) == told


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("00:01:00;00", labels.Missing("00:01:00;00", "00:01:00;02")),
        ("00:01:00;01", labels.Missing("00:01:00;01", "00:01:00;02")),
        ("00:01:00;03", labels.Missing("00:01:00;03", "00:01:00;04")),
        ("00:01:00;04", None),
        ("00:10:00;00", None),
        ("00:01:01;00", None),
        ("23:59:59:24", labels.Missing("23:59:59:24")),
        ("24:00:00:24", None),
    ],
)
def test_what_drop_frame_leaves_out_is_told_with_the_first_label_of_its_minute(
    label: str, told: labels.Missing | None
) -> None:
    source = decode.decode(TTML.format(begin="00:00:04:25").encode(), Path("film.en.ttml"))
    track = formats.parse(source, "ttml", locale="en")
    fault = next(fault for fault in track.faults if fault.kind == BAD_TIME_LINE)
    assert labels.missing(track, replace(fault, values={"found": label})) == told
