"""The report for programs that read as it comes: one JSON object a row; docs/schema/row.json says what they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from kit.reports.records import FindingRecord, SummaryRecord, TrackRecord, record

if TYPE_CHECKING:
    from kit.check.report import Report
    from kit.words import Words


class BeginRow(msgspec.Struct, frozen=True, tag_field="record", tag="begin"):
    """The first row: which schema the others follow, and which kit wrote them."""

    schema: Literal[1]
    kit: str
    redacted: bool


class TrackRow(TrackRecord, frozen=True, tag_field="record", tag="track"):
    """A track that was checked; all of them come before the findings."""


class FindingRow(FindingRecord, frozen=True, tag_field="record", tag="finding"):
    """One finding, as in the JSON report."""


class SummaryRow(SummaryRecord, frozen=True, tag_field="record", tag="summary"):
    """The last row; without it the report was cut off."""


Row = BeginRow | TrackRow | FindingRow | SummaryRow


def write(report: Report, words: Words) -> str:
    """A row that begins, one for each track and each finding, and a summary."""
    whole = record(report, words)
    rows: list[Row] = [BeginRow(whole.schema, whole.kit, whole.redacted)]
    rows += [TrackRow(**msgspec.structs.asdict(one)) for one in whole.tracks]
    rows += [FindingRow(**msgspec.structs.asdict(one)) for one in whole.findings]
    rows.append(SummaryRow(**msgspec.structs.asdict(whole.summary)))
    return "".join(msgspec.json.encode(row).decode() + "\n" for row in rows)
