"""FILE017."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import ttml
from kit.check.finding import Finding
from kit.check.rule import Bad, Good, rule
from kit.check.sources import TTML
from kit.subs import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track

_XML = frozenset({"ttml", "dcp"})
_WIDE = ("utf-16", "utf-32")
_TT = '<?xml version="1.0" encoding="{}"?>\n' + ttml(
    '<p begin="00:00:01.000" end="00:00:03.000">Déjà là.</p>', lang="fr"
)


@rule(
    "FILE017",
    "wrong-declaration",
    source=TTML,
    examples=(
        Good(_TT.format("UTF-8"), locale="fr-CA", format="ttml"),
        Good(_TT.format("ISO-8859-1"), locale="fr-CA", format="ttml", encoding="cp1252"),
        Good(_TT.format("utf-16"), locale="fr-CA", format="ttml", encoding="utf-16"),
        Good(_TT.format("US-ASCII").replace("é", "e").replace("à", "a"), locale="fr-CA", format="ttml"),
        Bad(_TT.format("ISO-8859-1"), locale="fr-CA", format="ttml"),
        Bad(_TT.format("UTF-8"), locale="fr-CA", format="ttml", encoding="cp1252"),
        Bad(_TT.format("UTF-16"), locale="fr-CA", format="ttml"),
    ),
)
def wrong_declaration(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Let an XML file say the encoding that it has.

    Other programs believe the declaration: each accent becomes two wrong letters, or the whole file is refused. kit
    looks at the bytes first.
    """
    if track.format not in _XML:
        return
    said = decode.declared("".join(track.source.rows[:5])[:1024])
    used = track.source.encoding.name
    codec = decode.meant(said)
    if not said or codec in {used, used.removesuffix("-le").removesuffix("-be")}:
        return
    # The first 128 characters are the same in all encodings but those of two and of four bytes.
    if used == "utf-8" and codec and not codec.startswith(_WIDE) and "".join(track.source.rows).isascii():
        return
    yield Finding(
        "The file says that it is {found}, but it is {encoding}. Correct the encoding in its XML declaration.",
        row=1,
        values={"found": said, "encoding": used},
    )
