"""A package as one zip: the same files give the same bytes, and no entry tells whose computer it was."""

from __future__ import annotations

import shutil
import zipfile
from typing import TYPE_CHECKING

from kit.package.manifest import NAME, SUMS
from kit.tools import files

if TYPE_CHECKING:
    from pathlib import Path

    from kit.package.manifest import Manifest

#: The first day that a zip can say; a real one would make every zip another.
_DAY = (1980, 1, 1, 0, 0, 0)
_MODE = 0o100644 << 16
#: What is compressed already.
_PACKED = (".mp4", ".jpg", ".png", ".pdf", ".epub")
_UNIX = 3


def path_for(folder: Path) -> Path:
    """The zip beside a package's folder."""
    return folder.with_name(f"{folder.name}.zip")


def write(folder: Path, manifest: Manifest) -> Path:
    """Write the zip anew and give it its name when it is whole. Raises StorageError."""
    target = path_for(folder)
    paths = sorted([NAME, SUMS, *(entry.path for entry in manifest.files)])
    with files.part_file(target) as part, zipfile.ZipFile(part, "w") as archive:
        for path in paths:
            item = zipfile.ZipInfo(f"{folder.name}/{path}", _DAY)
            item.external_attr, item.create_system = _MODE, _UNIX
            packed = path.endswith(_PACKED)
            item.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
            item.file_size = (folder / path).stat().st_size
            with (folder / path).open("rb") as source, archive.open(item, "w") as copy:
                shutil.copyfileobj(source, copy, 1 << 20)
    return target
