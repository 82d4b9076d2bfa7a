"""The picture of a map: well-formed, within its frame, and telling in words what it draws."""

from __future__ import annotations

from fractions import Fraction
from xml.etree import ElementTree as ET

import pytest

from kit.retime import plot
from kit.retime.timemap import Segment, Span, TimeMap, Verdict
from kit.time.ticks import PER_SECOND, from_ms

SVG = "{http://www.w3.org/2000/svg}"
HOUR = 3600 * PER_SECOND
MAPS = {
    "nothing": TimeMap(()),
    "all gone": TimeMap((), (Span(),)),
    "shift": TimeMap((Segment(offset=from_ms(2_500)),)),
    "rate": TimeMap((Segment(Fraction(25025, 24000)),)),
    "ten hours": TimeMap((Segment(offset=-10 * HOUR, begin=10 * HOUR),), (Span(11 * HOUR, 11 * HOUR + 5),)),
    "before zero": TimeMap((Segment(offset=HOUR, begin=-HOUR, end=0),)),
    "many": TimeMap(tuple(Segment(offset=n, begin=n * HOUR, end=n * HOUR + 9) for n in range(400))),
    "tiny": TimeMap((Segment(offset=1, begin=0, end=1),), (Span(5, 6),)),
}


@pytest.mark.parametrize("timemap", MAPS.values(), ids=MAPS.keys())
def test_every_map_can_be_drawn_within_its_frame(timemap: TimeMap) -> None:
    root = ET.fromstring(plot.svg(timemap, "a <map> & more"))  # noqa: S314 - our own
    width, height = int(root.get("width", "0")), int(root.get("height", "0"))
    title = root.find(f"{SVG}title")
    assert title is not None
    assert title.text == "a <map> & more"
    for text in root.iter(f"{SVG}text"):
        assert 0 <= float(text.get("x", "-1")) <= width
        assert 0 <= float(text.get("y", "-1")) <= height
    for rect in root.findall(f"{SVG}rect"):
        assert float(rect.get("x", "0")) + float(rect.get("width", "0")) <= width + 2


def test_removed_and_inserted_are_told_in_words_too() -> None:
    later = Segment(offset=-5 * PER_SECOND, begin=15 * PER_SECOND, end=20 * PER_SECOND)
    last = Segment(offset=-4 * PER_SECOND, begin=20 * PER_SECOND)
    gone = Span(10 * PER_SECOND, 15 * PER_SECOND)
    timemap = TimeMap((Segment(end=10 * PER_SECOND), later, last), (gone,))
    root = ET.fromstring(plot.svg(timemap, "map"))  # noqa: S314 - our own
    told = " ".join(root.itertext())
    assert "1 removed and 1 inserted" in told
    assert "removed: 00:00:10.000 to 00:00:15.000" in told
    assert "1.0 s inserted" in told
    words = [text.text for text in root.iter(f"{SVG}text")]
    assert "removed 5.0 s" in words
    assert {"\u22125 s", "\u22124 s"} <= {*words}


def test_why_a_map_is_not_sure_is_told_to_who_does_not_see_it() -> None:
    timemap = TimeMap((Segment(),), verdict=Verdict.UNSURE, reasons=("Two scenes look alike.",))
    said = ET.fromstring(plot.svg(timemap, "map")).find(f"{SVG}desc")  # noqa: S314 - our own
    assert said is not None
    assert str(said.text).endswith("unsure. Two scenes look alike.")
