"""A measurement of a film that takes minutes, kept as a record for as long as the film's bytes stay the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

import msgspec

from kit.tools import remember

if TYPE_CHECKING:
    from collections.abc import Callable

    from kit.tools.image_sequence import Master

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Measurement(Generic[T]):
    """One kind of measurement: ``name`` changes whenever the same film would be measured otherwise."""

    name: str
    form: type[T]

    def known(self, path: Master) -> T | None:
        """What was found in these bytes before; None if nobody measured them."""
        data = remember.known(self.name, path)
        return None if data is None else msgspec.json.decode(data, type=self.form)

    def of(self, path: Master, measure: Callable[[], T]) -> T:
        """What was found before, else what ``measure`` finds now. Raises whatever ``measure`` raises."""
        data = remember.measured(self.name, path, lambda: msgspec.json.encode(measure()))
        return msgspec.json.decode(data, type=self.form)
