"""docs/reference/profiles.md: every profile's limits, each beside its source."""

from __future__ import annotations

from kit.check import profile

KNOWN = {
    "V": "read in the guide",
    "S": "read in a source that cites the guide",
    "U": "not confirmed",
}
INTRO = """
A profile is a set of limits and weights for one kind of track. `kit.toml` names one for each language;
[Writing a profile](../profiles.md) says how to make your own.
""".strip()


def page() -> str:
    """The whole page."""
    return "\n\n".join(["# Profiles", INTRO] + [_profile(profile.load(name)) for name in profile.names()])


def _profile(found: profile.Profile) -> str:
    parts = [f"## {found.name}", found.description]
    if found.extends:
        parts.append(f"Extends {' → '.join(f'`{name}`' for name in found.extends)}.")
    rows = ["| limit | value | source | how well known | set in |", "|---|---|---|---|---|"]
    for name, limit in sorted(found.sourced.items()):
        known = KNOWN[limit.known] + (f"; {limit.reason}" if limit.reason else "")
        rows.append(f"| {name} | {_value(limit.value)} | {limit.source.name} | {known} | {limit.profile} |")
    parts.append("\n".join(rows))
    if found.severities:
        weights = ", ".join(f"{code} {level.name.lower()}" for code, level in sorted(found.severities.items()))
        parts.append(f"Weights: {weights}.")
    return "\n\n".join(parts)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:g}"
    return str(value) or "none"
