"""A drawing inside a web page or an EPUB neither runs anything nor asks for anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.booklet import drawings
from kit.errors import UsageError
from kit.project.model import Protected

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">{}</svg>'
LOGO = Path("logo.svg")


@pytest.mark.parametrize(
    "inside",
    [
        '<title>A logo</title><rect width="9" height="9" fill="#933"/>',
        '<!-- drawn by hand --><style><![CDATA[rect { fill: url(#red) }]]></style><rect fill="url(#red)"/>',
        '<defs><path id="p" d="M0 0"/></defs><use xlink:href="#p"/><use href="#p"/>',
        '<image href="data:image/png;base64,iVBORw0KGgo=" width="9" height="9"/>',
    ],
)
def test_a_plain_drawing_is_taken(inside: str) -> None:
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">\n'
    drawings.refuse(LOGO, (head + SVG.format(inside)).encode())


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ('<rect onload="alert(1)"/>', 'onload="alert(1)"'),
        ('<image xlink:href="file:///etc/passwd"/>', 'href="file:///etc/passwd"'),
        ('<image href="https://example.org/x.png"/>', 'href="https://example.org/x.png"'),
        ('<image href="data:image/svg+xml,x"/>', 'href="data:image/svg+xml,x"'),
        ('<a href=" javascript:alert(1)"/>', 'href=" javascript:alert(1)"'),
        ("<foreignObject/>", "<foreignObject>"),
        ("<style>@IMPORT 'x.css';</style>", "<style>"),
        ('<rect style="fill: url( //example.org/x)"/>', 'style="fill: url( //example.org/x)"'),
    ],
)
def test_a_drawing_that_runs_or_asks_is_refused(inside: str, said: str) -> None:
    with pytest.raises(UsageError, match="which a booklet must not pass on") as raised:
        drawings.refuse(LOGO, SVG.format(inside).encode())
    assert raised.value.slug == "unsafe-drawing"
    assert f"“{said}" in raised.value.message


@pytest.mark.parametrize(
    "inside",
    [
        "<text>Lark</text><text>mere</text>",
        "<text>L<tspan>ark</tspan>&#109;ere</text>",
        "<metadata>Larkmere</metadata>",
        '<g id="Lark&#109;ere"/>',
        "<!-- Larkmere, draft 2 -->",
        "<title>라크미어</title>",
    ],
)
def test_a_drawing_that_holds_a_protected_word_is_refused(tmp_path: Path, inside: str) -> None:
    drawing = tmp_path / "logo.svg"
    drawing.write_text(SVG.format(inside), encoding="utf-8")
    drawings.unspoken(drawing, (Protected(id="other", spellings=("Dunmore",), say="a town"),))
    with pytest.raises(UsageError, match="“place”") as raised:
        drawings.unspoken(drawing, (Protected(id="place", spellings=("Larkmere", "라크미어"), say="the crossing"),))
    assert raised.value.slug == "protected-word"
    assert "Larkmere" not in raised.value.message


BOMB = '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + SVG.format("<title>&b;</title>")


def test_a_drawing_with_entities_is_refused_before_it_is_read() -> None:
    with pytest.raises(UsageError, match="holds “<!DOCTYPE svg") as raised:
        drawings.refuse(LOGO, BOMB.encode())
    assert raised.value.slug == "unsafe-drawing"


@pytest.mark.parametrize(
    ("data", "said"),
    [(SVG.format("<rect>").encode(), "mismatched tag"), (BOMB.encode("utf-16"), "utf-8"), (b"", "no element found")],
)
def test_a_drawing_that_cannot_be_read_says_so(data: bytes, said: str) -> None:
    with pytest.raises(UsageError, match=r"The picture logo\.svg cannot be read: ") as raised:
        drawings.refuse(LOGO, data)
    assert raised.value.slug == "broken-picture"
    assert said in raised.value.message
