"""The last look at a file must be able to say no: each fault is put into a good file, and found."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pytest

from kit.booklet import finish, inspection, press, textnodes
from kit.errors import ToolError, UsageError
from kit.project.model import Protected
from kit.tools import fonts

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE = """<!DOCTYPE html><html lang="en"><head><title>The sea</title><style>
@font-face {{ font-family: "Noto Sans KR"; src: url("{font}"); }} * {{ font-family: "Noto Sans KR"; font-weight: 400; }}
</style></head><body><h1>The sea</h1><p>In Korean: <span lang="ko">겨울 바다</span>.</p><p>The second paragraph.</p>
<img alt="A square" src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/%3E">
</body></html>"""


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes, textnodes.Page]:
    """A finished file, the same before it was finished, and its page."""
    font, root = fonts.sans().path, tmp_path_factory.mktemp("page")
    page = textnodes.set_page(PAGE.format(font=font.as_uri()))
    printed, _ = press.print_pdf(page.html, base=root, folders=[root], files=[font], identifier="x")
    return finish.finish(printed, "en", dt.date(2026, 11, 22)), printed, page


def changed(data: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(out)
    return out.getvalue()


def elements(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/S" in item and "/P" in item]


def test_a_good_file_passes(good: tuple[bytes, bytes, textnodes.Page]) -> None:
    inspection.inspect(good[0], good[2], ())


def drop_languages(pdf: pikepdf.Pdf) -> None:
    for item in elements(pdf):
        if "/Lang" in item:
            del item.Lang


def drop_alternatives(pdf: pikepdf.Pdf) -> None:
    for item in elements(pdf):
        if "/Alt" in item:
            item.Alt = pikepdf.String("")


def drop_bookmarks(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Outlines


def drop_title(pdf: pikepdf.Pdf) -> None:
    del pdf.docinfo["/Title"]


def swap_paragraphs(pdf: pikepdf.Pdf) -> None:
    document = pdf.Root.StructTreeRoot.K[0]
    document.K = pikepdf.Array(list(reversed(list(document.K))))


def say_twice(pdf: pikepdf.Pdf) -> None:
    """The rest of a paragraph once more, as an engine does that parts it at the foot of a page."""
    document = pdf.Root.StructTreeRoot.K[0]
    document.K = pikepdf.Array([*document.K, document.K[2]])


def say_twice_in_between(pdf: pikepdf.Pdf) -> None:
    document = pdf.Root.StructTreeRoot.K[0]
    document.K = pikepdf.Array([document.K[0], document.K[0], *list(document.K)[1:]])


def add_a_file(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["kit.toml"] = b"secret"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (drop_languages, "“겨\u2060울 바\u2060다” is not marked as ko"),
        (drop_alternatives, "no description"),
        (drop_bookmarks, "no bookmarks"),
        (drop_title, "no title"),
        (swap_paragraphs, "out of order"),
        (say_twice, "“The second paragraph.” is printed twice"),
        (say_twice_in_between, "“The sea” is printed twice"),
        (add_a_file, "carries a file"),
    ],
)
def test_a_fault_is_found(
    good: tuple[bytes, bytes, textnodes.Page], change: Callable[[pikepdf.Pdf], None], said: str
) -> None:
    with pytest.raises(ToolError, match=said) as caught:
        inspection.inspect(changed(good[0], change), good[2], ())
    assert caught.value.slug == "booklet-fault"


def test_a_missing_sentence_is_found(good: tuple[bytes, bytes, textnodes.Page]) -> None:
    longer = textnodes.set_page(good[2].html.replace("The second", "The third and the second"))
    with pytest.raises(ToolError, match="third"):
        inspection.inspect(good[0], longer, ())


def test_a_font_as_the_engine_leaves_it_is_found(good: tuple[bytes, bytes, textnodes.Page]) -> None:
    with pytest.raises(ToolError, match="draw other letters"):
        inspection.inspect(good[1], good[2], ())


def test_a_file_that_only_a_validator_can_fault_is_found(good: tuple[bytes, bytes, textnodes.Page]) -> None:
    def drop_identification(pdf: pikepdf.Pdf) -> None:
        text = pdf.Root.Metadata.read_bytes().replace(b'pdfuaid:part="1"', b"")
        pdf.Root.Metadata = pdf.make_stream(text, Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)

    with pytest.raises(ToolError, match="PDF/UA-1"):
        inspection.inspect(changed(good[0], drop_identification), good[2], ())


def test_a_protected_word_is_found_in_the_metadata_too(good: tuple[bytes, bytes, textnodes.Page]) -> None:
    def name(pdf: pikepdf.Pdf) -> None:
        pdf.docinfo["/Subject"] = pikepdf.String("Filmed in Larkmere")

    protected = [Protected(id="place", spellings=("Larkmere",), say="the crossing")]
    inspection.inspect(good[0], good[2], protected)
    with pytest.raises(UsageError) as caught:
        inspection.inspect(changed(good[0], name), good[2], protected)
    assert caught.value.slug == "protected-word"
    assert "Larkmere" not in caught.value.message
