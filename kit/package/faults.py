"""What is wrong with a package, one line each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """``where`` is the file (or the package itself, empty), ``what`` a whole sentence, ``slug`` stays the same."""

    where: str
    what: str
    slug: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" if self.where else self.what
