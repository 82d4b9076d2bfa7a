"""Look at the finished file before it gets its name: what a validator cannot know, since it never saw the source."""

from __future__ import annotations

import unicodedata
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING

import pikepdf

from kit.booklet import cidfonts, pdftext, proof
from kit.errors import ToolError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kit.booklet.pdftext import Content
    from kit.booklet.textnodes import Page, Text
    from kit.project.model import Protected

#: What page-validation is asked for; it names them so.
STANDARDS = (("ua1", "PDF/UA-1"), ("2a", "PDF/A-2a"))

#: page-validation 0.11 takes a stream whose last byte happens to be a carriage return for one byte shorter than it is;
#: veraPDF does not. It befalls one stream in 256.
_MISCOUNTED = "PDFA2A-STREAM-LENGTH-001"

#: Letters between two texts that may be a list's number, a page's number or a sign.
_MARK = 5


def inspect(data: bytes, page: Page, protected: Iterable[Protected]) -> None:
    """Raises ToolError for the first thing that a reader would miss, UsageError for a protected word."""
    with pikepdf.open(BytesIO(data)) as pdf:
        content = pdftext.read(pdf)
        faults = (*_text(content, page), *_figures(content, page), *_document(pdf, content))
        _protected(pdf, content, tuple(protected))
    faults = faults or tuple(_standards(data))
    if faults:
        raise ToolError(
            f"The booklet was printed, but {faults[0]}." + (f" ({len(faults)} faults in all.)" if faults[1:] else ""),
            hint="Nothing was written. Compare your own templates with kit’s; if you have none, please report this.",
            slug="booklet-fault",
        )


def _fold(text: str) -> str:
    """A text for comparison: composed, without the blanks that lines and pages change, without joiners."""
    composed = unicodedata.normalize("NFKC", text)
    return "".join(char for char in composed if not char.isspace() and unicodedata.category(char) != "Cf")


def _text(content: Content, page: Page) -> Iterator[str]:
    """Every text of the page must be there once, in the page's order and in its language."""
    whole, languages = [], []
    for run in content.spoken:
        folded = _fold(run.text)
        whole.append(folded)
        languages += [run.lang] * len(folded)
    read, position = "".join(whole), 0
    between: list[str] = []
    source = [(text, _fold(text.text)) for text in page.texts if text.tag != "title"]
    for text, wanted in source:
        at = read.find(wanted, position)
        if at < 0:
            yield f"“{text.text.strip()[:60]}” is missing in it or out of order"
        elif set(languages[at : at + len(wanted)]) - {text.lang}:
            yield f"“{text.text.strip()[:60]}” is not marked as {text.lang}, and would be read out in another language"
        between.append(read[position : max(position, at)])
        position = max(position, at + len(wanted))
    yield from _twice((*between, read[position:]), source)


def _twice(between: Iterable[str], source: Sequence[tuple[Text, str]]) -> Iterator[str]:
    """What stands between the texts is numbers, signs, and tables' headers on a new page; no text of the page again."""
    headers = sorted({folded for text, folded in source if text.tag == "th"}, key=len, reverse=True)
    for gap in between:
        left = gap
        for header in headers if len(gap) > _MARK else ():
            left = left.replace(header, "")
        left = left.strip("0123456789.•·–—-")
        if len(left) > _MARK:
            again = (text.text for text, folded in source if left in folded or (len(folded) > _MARK and folded in left))
            yield from (f"“{text.strip()[:60]}” is printed twice" for text in islice(again, 1))


def _figures(content: Content, page: Page) -> Iterator[str]:
    described = [figure.alt for figure in content.figures]
    if sorted(described) != sorted(page.alternatives) or not all(described):
        yield "a picture in it has no description"


def _document(pdf: pikepdf.Pdf, content: Content) -> Iterator[str]:
    if "/Lang" not in pdf.Root:
        yield "it does not say its language"
    if not pdf.docinfo.get("/Title"):
        yield "it has no title"
    if "/Outlines" not in pdf.Root or "/First" not in pdf.Root.Outlines:
        yield "it has no bookmarks"
    if "/EmbeddedFiles" in pdf.Root.get("/Names", {}) or "/JavaScript" in pdf.Root.get("/Names", {}):
        yield "it carries a file or a script inside"
    for font in cidfonts.crooked(pdf):
        yield f"its font {font} would draw other letters in some readers"
    if content.outlined:
        yield "some letters are a faked bold"


def _standards(data: bytes) -> Iterator[str]:
    """Ask page-validation, a validator in Rust that agrees with veraPDF on 102 of our 104 probe files."""
    import page as validator  # noqa: PLC0415 - 50 MB that only a build needs

    for profile, name in STANDARDS:
        for failure in validator.validate_pdf_bytes(data, profile=profile).failures:
            if failure.rule_id == _MISCOUNTED and b"\r\nendstream" in data:
                continue
            yield f"it does not meet {name}: {failure.message} ({failure.rule_id})"


def _protected(pdf: pikepdf.Pdf, content: Content, protected: tuple[Protected, ...]) -> None:
    runs = [run.text for run in content.spoken]
    texts = ["\n".join(runs), "".join(runs), *(figure.alt for figure in content.figures)]
    texts += [str(value) for value in pdf.docinfo.values()]
    texts.append(pdf.Root.Metadata.read_bytes().decode("utf-8", "replace"))
    proof.unspoken(texts, protected)
