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

#: Actions that do more than lead to an address or a place in the document, and keys that hold scripts.
_ACTS = frozenset({
    "/JavaScript", "/JS", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/Rendition", "/Movie", "/XFA",
    "/RichMediaExecute",
})  # fmt: skip
#: What a file that is no PDF, or one that was made to do harm, brings about in its reader.
_BROKEN = (pikepdf.PdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError, RecursionError)


def scan(data: bytes, path: str, secrets: Secrets) -> Iterator[Fault]:
    """Protected words in its text, names and paths in its metadata, what is hidden in it or behind it, what acts."""
    if data.count(b"startxref") != 1 or not data.rstrip().endswith(b"%%EOF"):
        yield Fault(path, "It carries an older state of itself, or something behind its end.", "private-metadata")
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            yield from _words(pdf, path, secrets)
            yield from _metadata(pdf, path, secrets)
            yield from _pictures(pdf, path)
            yield from _parts(pdf, path)
    except _BROKEN as error:
        yield Fault(path, f"It cannot be read as a PDF: {error}.", "damaged")


def _words(pdf: pikepdf.Pdf, path: str, secrets: Secrets) -> Iterator[Fault]:
    if "/StructTreeRoot" not in pdf.Root:
        yield Fault(path, "It is no tagged PDF, so a screen reader finds nothing in it.", "untagged")
        return
    content = pdftext.read(pdf)
    runs = [run.text for run in content.spoken] + [figure.alt for figure in content.figures]
    for form in ("\n".join(runs), "".join(runs)):
        for _, _, word in protect.find(form, secrets.words):
            yield Fault(path, f"It holds a protected word ({word.id}).", "protected-word")


def _metadata(pdf: pikepdf.Pdf, path: str, secrets: Secrets) -> Iterator[Fault]:
    values = {str(key): str(value) for key, value in pdf.docinfo.items()}
    if "/Metadata" in pdf.Root:
        values["XMP"] = pdf.Root.Metadata.read_bytes().decode("utf-8", "replace")
    for key, value in values.items():
        yield from private.metadata(path, key, value, secrets)
    author = values.get("/Author", "")
    if author and not private.is_made_by(author, secrets.makers):
        yield Fault(path, "It names an author who is none of the film’s makers.", "private-metadata")


def _pictures(pdf: pikepdf.Pdf, path: str) -> Iterator[Fault]:
    """Photographs stand in a PDF as JPEG files, with whatever their cameras wrote."""
    for held in pdf.objects:
        if isinstance(held, pikepdf.Stream) and held.get("/Filter") == pikepdf.Name.DCTDecode:
            yield from private.picture(path, held.read_raw_bytes())


def _parts(pdf: pikepdf.Pdf, path: str) -> Iterator[Fault]:
    """Files and actions, wherever in the document they hang."""
    waiting: list[pikepdf.Object] = list(pdf.objects)
    told: set[str] = set()
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Array):
            waiting += filter(_is_direct, one)
        elif isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            items = dict(one.items())
            waiting += filter(_is_direct, items.values())
            told |= _ACTS & ({str(items.get("/S", ""))} | items.keys())
            if "/EF" in items or items.get("/Type") == pikepdf.Name.EmbeddedFile:
                told.add("")
    if "" in told:
        yield Fault(path, "A file is hidden in it.", "private-metadata")
    for active in sorted(told - {""}):
        yield Fault(path, f"It holds something that runs or leads elsewhere: {active}.", "script")


def _is_direct(item: object) -> bool:
    """Whether it stands in its owner and in no list; numbers and texts are no objects of pikepdf's."""
    return not getattr(item, "is_indirect", True)


def language(data: bytes) -> str:
    """What a PDF says its language is; empty if it does not say."""
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            return str(pdf.Root.get("/Lang", ""))
    except _BROKEN:
        return ""
