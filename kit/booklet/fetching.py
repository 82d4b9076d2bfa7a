"""Which addresses a booklet may read from: the film's folder, kit's templates and the two fonts; nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

#: What a page is made of. Anything else in the film's folder (kit.toml holds the protected names) stays unread.
PICTURES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".svg"})
_KINDS = PICTURES | {".css", ".otf", ".ttf", ".woff", ".woff2"}
#: Media types of ``data:`` addresses: pictures only (the QR codes are such).
_DATA = ("data:image/",)


@dataclass(slots=True)
class Policy:
    """Decides on addresses and keeps a list of what it refused, and one of drawings that it let through.

    Paths are resolved, so a link leads nowhere else.
    """

    folders: tuple[Path, ...]
    files: tuple[Path, ...]
    refused: list[str] = field(default_factory=list)
    drawings: list[Path] = field(default_factory=list)

    def allows(self, address: str) -> bool:
        """Whether an address may be read; a refusal is recorded."""
        allowed = address.lower().startswith(_DATA) or self._inside(address)
        if not allowed:
            self.refused.append(address if len(address) <= 200 else address[:200] + "…")  # noqa: PLR2004 - for reading
        return allowed

    def _inside(self, address: str) -> bool:
        path = local(address)
        if path is None or not path.is_file() or path.suffix.lower() not in _KINDS:
            return False
        hidden = any(part.startswith(".") for folder in self.folders if path.is_relative_to(folder)
                     for part in path.relative_to(folder).parts)  # fmt: skip
        inside = any(path.is_relative_to(folder.resolve()) for folder in self.folders)
        allowed = (inside and not hidden) or path in {file.resolve() for file in self.files}
        if allowed and path.suffix.lower() == ".svg" and path not in self.drawings:
            self.drawings.append(path)
        return allowed


def local(address: str) -> Path | None:
    """The file of this machine that a ``file:`` address names, resolved; None if it names none that is there."""
    parts = urlsplit(address)
    if parts.scheme.lower() != "file" or parts.netloc not in {"", "localhost"}:
        return None
    try:
        return Path(url2pathname(parts.path)).resolve(strict=True)
    except (OSError, ValueError, RuntimeError):
        return None
