"""docs/reference/pieces.md: what a screening kit may hold, how much each piece is wanted, and where it is written."""

from __future__ import annotations

import textwrap

from kit.booklet.checklist import PIECES
from kit.booklet.wanted.piece import Need, Section

INTRO = """
`kit booklet check` goes through this list for each language. **Required** is what festivals ask for: exit code 1 says
that something of it is missing. **For an accessible kit** is what somebody needs who cannot see, hear or bear all of
it. **Optional** is told with `--all`.

What a film has not, such as archive material, is named with the id of its piece and a reason:

```toml
[[absent]]
piece = "credits.archive"
reason = "All pictures were taken for this film."
```

A `locale` in it holds the reason to one language. A reason for what is there after all is told, and none makes up for
a piece that is marked “to put right”.
""".strip()
#: What kit itself gives, so that nothing tells that it is missing.
BY_KIT = {
    Section.COVER: "The original title, version and date, without which kit.toml cannot be read. No cover is printed "
    "whose picture does not say what it shows.",
    Section.FACTS: "Title, director, production company, year; the exact running time, measured on the master.",
    Section.WORDS: "The words of each synopsis are counted and printed. `--for FESTIVAL` refuses what is too long.",
    Section.PARTICIPANTS: "A protected person is printed as such, under the code name.",
    Section.CONTENT: "Flashing light and sudden loud sounds with their time codes, if they are measured; how strong "
    "each note is, without which kit.toml cannot be read.",
    Section.GUIDE: "The minutes of the whole discussion. Contents with page numbers stand before all sections.",
    Section.HELP: "The day of the last check, without which kit.toml cannot be read.",
    Section.CREDITS: "The functions in the reader’s language, by department.",
    Section.TECHNICAL: "Picture, sound, rate, loudness, size and SHA-256, measured on the master.",
    Section.ACCESS: "Subtitles, captions, forced narratives and audio description, language by language.",
    Section.SCREENINGS: "Local time, zone and offset from UTC. A time that the clocks skip or show twice is refused.",
    Section.CONTACTS: "A code to scan (QR) beside each printed address.",
    Section.STILLS: "The pixels of each, and the dots an inch at its printed size.",
    Section.NETWORKS: "How each hashtag is said.",
    Section.RIGHTS: "The accessibility statement of the kit itself: what was checked, by which program and version, "
    "what needs a person.",
}


def page() -> str:
    """The whole page."""
    return "\n\n".join(["# Pieces of a kit", INTRO, *map(_section, Section)])


def _section(section: Section) -> str:
    rows = ["| piece | level | what it is | where it is written |", "|---|---|---|---|"]
    for need in Need:
        for piece in PIECES:
            if piece.section is section and piece.need is need:
                title = f"{piece.title} (to put right)" if piece.flaw else piece.title
                where = piece.where.replace("<locale>", "LANGUAGE").replace("<id>", "ID")
                rows.append(f"| `{piece.id}` | {need} | {title} | `{where}` |")
    given = [textwrap.fill(f"kit adds: {BY_KIT[section]}", 120)] if section in BY_KIT else []
    return "\n\n".join([f"## {section}", "\n".join(rows), *given])
