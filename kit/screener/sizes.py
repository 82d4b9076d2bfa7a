"""How large a file may be, in words: ``2 GB``, ``700MB``, ``4 GiB``."""

from __future__ import annotations

import re

from kit.errors import UsageError

#: SI has powers of ten, as disks and upload pages count; the binary ones say so (IEC 80000-13).
_UNITS = {"kb": 10**3, "mb": 10**6, "gb": 10**9, "kib": 2**10, "mib": 2**20, "gib": 2**30}
_SIZE = re.compile(r"(?P<count>\d+(?:[.,]\d+)?)\s*(?P<unit>[kmg]i?b)", re.IGNORECASE)


def parse(text: str) -> int:
    """Bytes; 0 for an empty text. Raises UsageError for what is no size, or none of a file."""
    if not text.strip():
        return 0
    found = _SIZE.fullmatch(text.strip())
    size = int(float(found["count"].replace(",", ".")) * _UNITS[found["unit"].lower()]) if found else 0
    if not size:
        raise UsageError(
            f"“{text}” is no size of a file.",
            hint="Write a number and a unit, for example 2GB, 700MB or 4GiB; a GB is 1,000,000,000 bytes.",
            slug="bad-size",
        )
    return size


def told(size: int) -> str:
    """``1.98 GB``, ``640.2 MB``."""
    for unit, count, places in (("GB", 10**9, 2), ("MB", 10**6, 1)):
        if size >= count:
            return f"{size / count:.{places}f} {unit}"
    return f"{size / 10**3:.1f} kB"


def part(size: int) -> str:
    """A size as part of a file's name: ``2gb``, ``700mb``."""
    for unit, count in (("gb", 10**9), ("mb", 10**6), ("kb", 10**3)):
        if size % (count // 10 or 1) == 0 and size >= count:
            return f"{size / count:g}{unit}"
    return f"{size}b"
