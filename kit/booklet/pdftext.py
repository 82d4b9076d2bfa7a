"""Read a tagged PDF the way a screen reader does: its structure in order, each text with its language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHARS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_TRIPLE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
#: Text render modes above 0 outline the letters: that is how an engine fakes a bold face.
_FILLED = 0


@dataclass(frozen=True, slots=True)
class Spoken:
    """A run of text as a screen reader comes to it: its language in effect and the tag of its element."""

    text: str
    lang: str
    tag: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture in the structure and its alternative text."""

    alt: str


def read(pdf: pikepdf.Pdf) -> tuple[tuple[Spoken, ...], tuple[Figure, ...]]:
    """All text of the structure tree in reading order, and all figures."""
    texts: dict[Any, str] = {(page.objgen, mcid): text for page in pdf.pages for mcid, text in _marked(page).items()}
    spoken: list[Spoken] = []
    figures: list[Figure] = []
    root = pdf.Root.StructTreeRoot
    for element, lang in _elements(root.K, str(pdf.Root.get("/Lang", ""))):
        if element.get("/S") == pikepdf.Name.Figure:
            figures.append(Figure(str(element.get("/Alt", ""))))
        page: Any = element.get("/Pg")
        numbers = [kid for kid in _kids(element) if isinstance(kid, int)] if page is not None else []
        instead = element.get("/ActualText")  # what is read out where the drawn letters are not in reading order
        spoken += [
            Spoken(texts.get((page.objgen, number), "") if instead is None else str(instead), lang, str(element.S))
            for number in numbers
        ]
    return tuple(spoken), tuple(figures)


def outlined(pdf: pikepdf.Pdf) -> bool:
    """Whether any letter is drawn with an outline, the mark of a faked bold face."""
    return any(
        operator == "Tr" and int(operands[0]) != _FILLED for page in pdf.pages for operator, operands in _drawing(page)
    )


def _drawing(page: pikepdf.Page) -> Iterator[tuple[str, list[pikepdf.Object]]]:
    """What a page's content stream does, step by step: operators with their operands."""
    for step in pikepdf.parse_content_stream(page):
        yield str(step.operator), list(step.operands)


def _elements(kids: pikepdf.Object, lang: str) -> Iterator[tuple[pikepdf.Object, str]]:
    """Structure elements in order, each with the language in effect. A text's element may hold its number itself."""
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            inner = str(kid.get("/Lang", lang))
            yield kid, inner
            yield from _elements(pikepdf.Array([k for k in _kids(kid) if not isinstance(k, int)]), inner)


def _kids(element: pikepdf.Object) -> list[Any]:
    """An element's children: further elements, or whole numbers of marked content."""
    kids = element.get("/K", pikepdf.Array([]))
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _marked(page: pikepdf.Page) -> dict[int, str]:
    """The text of each piece of marked content of a page, by its number."""
    fonts = {name: _to_unicode(font) for name, font in page.resources.get("/Font", {}).items()}
    found: dict[int, str] = {}
    stack: list[int | None] = []
    font: dict[int, str] = {}
    for operator, operands in _drawing(page):
        match operator:
            case "BDC":
                facts = operands[1]
                stack.append(
                    int(facts["/MCID"]) if isinstance(facts, pikepdf.Dictionary) and "/MCID" in facts else None
                )
            case "BMC":
                stack.append(None)
            case "EMC":
                stack.pop()
            case "Tf":
                font = fonts.get(str(operands[0]), {})
            case "Tj" | "TJ":
                number = next((item for item in reversed(stack) if item is not None), None)
                if number is not None:
                    found[number] = found.get(number, "") + _decode(operands[0], font)
    return found


def _decode(shown: pikepdf.Object, font: dict[int, str]) -> str:
    parts = list(shown) if isinstance(shown, pikepdf.Array) else [shown]
    codes = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
    return "".join(font.get(int.from_bytes(codes[i : i + 2], "big"), "") for i in range(0, len(codes), 2))


def _to_unicode(font: pikepdf.Object) -> dict[int, str]:
    """A font's map from codes to characters."""
    if "/ToUnicode" not in font:
        return {}
    data = font.ToUnicode.read_bytes()
    table: dict[int, str] = {}
    for block in _CHARS.findall(data):
        table.update((int(code, 16), _utf16(text)) for code, text in _PAIR.findall(block))
    for block in _RANGES.findall(data):
        for first, last, text in _TRIPLE.findall(block):
            base = int(text, 16)
            table.update((code, chr(base + code - int(first, 16))) for code in range(int(first, 16), int(last, 16) + 1))
    return table


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode("ascii")).decode("utf-16-be")
