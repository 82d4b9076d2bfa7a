"""docs/schema/*.json: what kit prints as JSON, and the files that it reads again, as JSON Schema."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import msgspec

from kit.batch.records import BatchRecord
from kit.cli.compare_records import CompareRecord
from kit.cli.retime_records import RetimeRecord
from kit.cli.shots_records import ShotsRecord
from kit.cli.snap_records import SnapRecord
from kit.package.manifest import Manifest
from kit.reports.jsonl import Row
from kit.reports.records import ReportRecord
from kit.retime.records import MapRecord
from kit.review.decisions import Decisions

if TYPE_CHECKING:
    from collections.abc import Callable

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def _schema(shape: Any, title: str) -> str:
    made = {"$schema": DRAFT, "title": title, **msgspec.json.schema(shape)}
    return json.dumps(_without_margins(made), indent=2, ensure_ascii=False) + "\n"


def _without_margins(part: Any) -> Any:
    """Descriptions come from docstrings, which are indented; they are told in one row."""
    if isinstance(part, dict):
        return {
            key: " ".join(value.split()) if key == "description" and isinstance(value, str) else _without_margins(value)
            for key, value in part.items()
        }
    return [_without_margins(item) for item in part] if isinstance(part, list) else part


SCHEMAS: dict[str, Callable[[], str]] = {
    "report.json": lambda: _schema(ReportRecord, "kit subs check --format json"),
    "row.json": lambda: _schema(Row, "A row of kit subs check --format jsonl"),
    "map.json": lambda: _schema(MapRecord, "A time map of kit subs retime"),
    "package.json": lambda: _schema(Manifest, "manifest.json of kit package"),
    "decisions.json": lambda: _schema(Decisions, "decisions.json of kit review"),
    "batch.json": lambda: _schema(BatchRecord, "kit batch --format json"),
    "retime.json": lambda: _schema(RetimeRecord, "kit subs retime --format json"),
    "compare.json": lambda: _schema(CompareRecord, "kit subs compare --format json"),
    "shots.json": lambda: _schema(ShotsRecord, "kit subs shots --format json"),
    "snap.json": lambda: _schema(SnapRecord, "kit subs snap --format json"),
}
