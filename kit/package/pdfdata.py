"""What a PDF says beside its pages."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf

from kit.booklet import pdftext
from kit.check import protect
from kit.package import private
from kit.package.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.package.private import Secrets


def scan(data: bytes, path: str, secrets: Secrets) -> Iterator[Fault]:
    """Protected words in its text, names and paths in its metadata, files hidden in it."""
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            spoken, figures = pdftext.read(pdf)
            runs = [run.text for run in spoken] + [figure.alt for figure in figures]
            for form in ("\n".join(runs), "".join(runs)):
                for _, _, word in protect.find(form, secrets.words):
                    yield Fault(path, f"It holds a protected word ({word.id}).", "protected-word")
            if "/EmbeddedFiles" in pdf.Root.get("/Names", {}):
                yield Fault(path, "A file is hidden in it.", "private-metadata")
            values = {str(key): str(value) for key, value in pdf.docinfo.items()}
            if "/Metadata" in pdf.Root:
                values["XMP"] = pdf.Root.Metadata.read_bytes().decode("utf-8", "replace")
            for key, value in values.items():
                yield from private.metadata(path, key, value, secrets)
            author = values.get("/Author", "")
            if author and not private.is_made_by(author, secrets.makers):
                yield Fault(path, "It names an author who is none of the film’s makers.", "private-metadata")
    except (pikepdf.PdfError, ValueError, KeyError, RecursionError) as error:
        yield Fault(path, f"It cannot be read as a PDF: {error}.", "damaged")


def language(data: bytes) -> str:
    """What a PDF says its language is; empty if it does not say."""
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            return str(pdf.Root.get("/Lang", ""))
    except (pikepdf.PdfError, ValueError):
        return ""
