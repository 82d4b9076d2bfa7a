"""From HTML to a tagged PDF: the only module that knows WeasyPrint.

It runs as a program of its own (``python -m kit.booklet.render``), since a page may make the engine work without end:
``kit.booklet.press`` gives it limits of time and memory. Standard input names folders, a row each; a folder holds
``job.json`` and ``page.html``, and the program leaves ``page.pdf`` and ``report.json`` there and answers as
``kit.tools.companion`` wants: what went wrong, if anything. Where the system can fork, each page is printed in a copy
of the program, so that the engine is loaded once, for pages that are printed at the same time as well, and no page
meets what another one left.
"""

from __future__ import annotations

import gc
import logging
import os
import selectors
import signal
import sys
import unicodedata
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pydyf
import weasyprint
from PIL import Image
from weasyprint import document
from weasyprint.formatting_structure.boxes import PageBox
from weasyprint.images import RasterImage
from weasyprint.layout import block
from weasyprint.pdf import tags
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from kit.booklet import layout, nesting, pictures
from kit.booklet.fetching import Policy
from kit.booklet.job import Job, Report
from kit.tools import bare

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Dots an inch and JPEG quality: 0.6 MB instead of 2 MB for the sample, without a visible loss on paper.
_DPI, _JPEG = 150, 80
#: Bytes that a pipe takes at once.
_PIPE = 4096
#: Signals that end a copy for good: those of its own limits, and the system's where memory runs out.
_DEATHS = {getattr(signal, name, 0): told for name, told in (
    ("SIGALRM", "TimeoutError"), ("SIGXCPU", "TimeoutError"), ("SIGKILL", "MemoryError"),
)}  # fmt: skip

#: WeasyPrint and pydyf have no types.
_HTML: Any = weasyprint.HTML
_STRING: Any = pydyf.String


class _Fetcher(URLFetcher):
    """Reads only what the policy allows; no redirects."""

    def __init__(self, policy: Policy) -> None:
        start: Any = super().__init__
        start(allow_redirects=False, allowed_protocols={"file", "data"})
        self._policy = policy

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
        if not self._policy.allows(url):
            raise FatalURLFetchingError(url)
        read: Any = super().fetch
        return _printable(read(url, headers))


def _printable(response: Any) -> Any:
    """What was fetched; of a picture no metadata, and its colours in RGB if they were a press's."""
    data = response.read()
    response.close()
    made: Any = URLFetcherResponse
    with suppress(ValueError, OSError):  # a picture that is damaged is complained of when it is drawn
        data = bare.bare(pictures.in_rgb(data) or data)
    return made(response.url, data, response.headers, response.status)


class _Talk(logging.Handler):
    """Keeps what the engine complains of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.rows: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.rows.append(record.getMessage())


def render(job: Job, html: str) -> tuple[bytes, Report]:
    """Print a page. The bytes are empty if an address was refused."""
    policy = Policy(tuple(Path(folder) for folder in job.folders), tuple(Path(file) for file in job.files))
    talk = _Talk()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(talk)
    logger.propagate = False
    try:
        with _spoken_structure(), _floats_once(), _within_reach():
            loaded: dict[str, Any] = {}
            printed = _HTML(string=html, base_url=job.base, url_fetcher=_Fetcher(policy)).render(
                dpi=_DPI, jpeg_quality=_JPEG, optimize_images=True, cache=loaded
            )
            _number(loaded)
            data = printed.write_pdf(
                pdf_variant="pdf/a-2a", pdf_identifier=job.identifier.encode(), dpi=_DPI, jpeg_quality=_JPEG,
                optimize_images=True,
            )  # fmt: skip
        pages = [page._page_box for page in printed.pages]  # noqa: SLF001 - the boxes have no public name
    except FatalURLFetchingError:
        data, pages = b"", []
    finally:
        logger.removeHandler(talk)
    drawings = [str(path) for path in policy.drawings]
    return data, Report(
        pages=len(pages), drawings=drawings, refused=policy.refused, talk=talk.rows, flaws=layout.flaws(pages)
    )


def _number(loaded: dict[str, Any]) -> None:
    """Name pictures by their order: WeasyPrint names them by their place on the disk, which is nobody's business.

    The same film gives the same bytes in whatever folder, and on whatever machine, it lies.
    """
    pictures = [one for one in loaded.values() if isinstance(one, RasterImage)]
    for number, picture in enumerate(pictures, start=1):
        picture.id = str(number)


@contextmanager
def _spoken_structure() -> Iterator[None]:
    """Let the structure tree say languages, what a header heads, and right-to-left words in the order of reading.

    WeasyPrint writes none of it. Its tree is built by one recursive function that has both the box and the structure
    element; wrapping it adds the two. ``kit.booklet.inspection`` proves on the finished file that every passage
    has its language, so a release of WeasyPrint that builds its tree otherwise fails loudly.
    """
    original: Any = tags._build_box_tree  # noqa: SLF001 - there is no public place that knows box and tag

    def build(box: Any, parent: Any, pdf: Any, page: int, nums: Any, annotations: Any, drawn: Any) -> Iterator[Any]:
        is_page, before = isinstance(box, PageBox), len(pdf.objects)
        backwards = {kept["mcid"]: text.text for text, kept in drawn.items() if _backwards(text)} if is_page else {}
        for element in original(box, parent, pdf, page, nums, annotations, drawn):
            source = getattr(box, "element", None)
            if source is not None and box.element_tag == source.tag:
                _annotate(element, source)
            yield element
        if backwards:
            _say_forwards(pdf.objects[before:], backwards)

    tags._build_box_tree = build  # noqa: SLF001 - see above
    try:
        yield
    finally:
        tags._build_box_tree = original  # noqa: SLF001 - see above


@contextmanager
def _floats_once() -> Iterator[None]:
    """Let a float that goes to the next page with its block be printed there once.

    WeasyPrint parts a float at the foot of a page and keeps its rest for the next one. If its whole block is moved
    there after all, it forgets the float but not that rest, whose words would stand twice: the rest is kept by the box
    that was laid out, and forgotten is the box that was to be.
    """
    original: Any = block.remove_placeholders

    def forget(context: Any, boxes: Any, *placeholders: Any) -> None:
        gone = set(map(id, boxes))
        rests = context.broken_out_of_flow
        for rest in [rest for rest, (box, *_) in rests.items() if id(box) in gone]:
            del rests[rest]
        original(context, boxes, *placeholders)

    block.remove_placeholders = forget
    try:
        yield
    finally:
        block.remove_placeholders = original


@contextmanager
def _within_reach() -> Iterator[None]:
    """Look at the boxes of a page before they are laid out. Raises NestedTooDeeplyError."""
    engine: Any = document
    original = engine.build_formatting_structure

    def build(*given: Any) -> Any:
        root = original(*given)
        nesting.refuse(root)
        return root

    engine.build_formatting_structure = build
    try:
        yield
    finally:
        engine.build_formatting_structure = original


def _backwards(box: Any) -> bool:
    """Whether a text has letters that are written from right to left."""
    return any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in getattr(box, "text", ""))


def _say_forwards(objects: list[Any], texts: dict[int, str]) -> None:
    """Give the elements of one page's texts, found by their number, the text in the order of reading."""
    for element in objects:
        kids = element.get("K") if isinstance(element, dict) and element.get("Type") == "/StructElem" else None
        if kids and len(kids) == 1 and isinstance(kids[0], int) and kids[0] in texts:
            element["ActualText"] = _STRING(texts[kids[0]])


def _annotate(element: Any, source: Any) -> None:
    if lang := source.attrib.get("lang"):
        element["Lang"] = _STRING(lang)
    if element["S"] == "/TH":
        element["A"]["Scope"] = "/Row" if source.attrib.get("scope") == "row" else "/Column"


def serve() -> None:
    """Do the jobs of the folders that standard input names, until it ends."""
    if hasattr(os, "fork"):
        Image.init()  # every kind of picture: each copy would load them for itself, to learn that a font is none
        with selectors.DefaultSelector() as heard:
            _apart(heard)
        return
    for row in sys.stdin:
        name = row.rstrip("\n")
        _answer(name, _tried(Path(name)))


def _answer(name: str, told: str) -> None:
    sys.stdout.write(f"{name}\t{' '.join(told.split())}\n")
    sys.stdout.flush()


def _apart(heard: selectors.BaseSelector) -> None:
    """Do each job in a copy of this process, as soon as it is named; a copy ends with this process.

    What a page leaves behind goes with the copy: to look for it on the way costs time and gives no memory back.
    """
    asked = b""
    copies: dict[int, tuple[str, int]] = {}
    heard.register(0, selectors.EVENT_READ)
    while True:
        for key, _ in heard.select():
            if key.fd in copies:
                heard.unregister(key.fd)
                name, child = copies.pop(key.fd)
                _answer(name, _heard(key.fd, child))
            elif more := os.read(0, _PIPE):
                *rows, asked = (asked + more).split(b"\n")
                for row in rows:
                    reader, child = _begun(Path(os.fsdecode(row)))
                    copies[reader] = os.fsdecode(row), child
                    heard.register(reader, selectors.EVENT_READ)
            else:
                for _, child in copies.values():
                    os.kill(child, signal.SIGKILL)
                return


def _begun(folder: Path) -> tuple[int, int]:
    """Begin a job in a copy: where to read what it could not do, once it ends, and its number."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.chdir(folder)
        gc.disable()
        told = _tried(folder).encode("utf-8", "replace")
        os.write(writer, told[:_PIPE])
        os._exit(0)
    os.close(writer)
    return reader, child


def _heard(reader: int, child: int) -> str:
    """What a copy could not do, or how it died."""
    with os.fdopen(reader, encoding="utf-8", errors="replace") as pipe:
        told = pipe.read()
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return told or _DEATHS.get(-code) or (f"exit code {code}" if code else "")


def _tried(folder: Path) -> str:
    try:
        main(folder)
    except BaseException as error:  # noqa: BLE001 - the caller turns it into an error of its own
        return f"{type(error).__name__}: {error}"
    return ""


def main(folder: Path) -> None:
    """Do the job that lies in a folder."""
    job = msgspec.json.decode((folder / "job.json").read_bytes(), type=Job)
    _limit(job.memory_bytes, job.seconds)
    data, report = render(job, (folder / "page.html").read_text(encoding="utf-8"))
    (folder / "page.pdf").write_bytes(data)
    (folder / "report.json").write_bytes(msgspec.json.encode(report))


def _limit(memory_bytes: int, seconds: int) -> None:
    """Bound this process where the system can (POSIX)."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    signal.alarm(seconds)


if __name__ == "__main__":
    serve()
