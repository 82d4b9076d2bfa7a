"""Read a tagged PDF the way a screen reader does: its structure in order, each text with its language."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHARS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_TRIPLE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
#: What of a content stream concerns text: marked content, the font, the render mode, the letters.
_OPERATORS = "BDC BMC EMC Tf Tr Tj TJ"
#: Bytes of a letter's code in a font of the engine.
_CODE = 2
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


@dataclass(frozen=True, slots=True)
class Content:
    """What a tagged file says: its texts in reading order, its figures, and whether any letter is outlined."""

    spoken: tuple[Spoken, ...]
    figures: tuple[Figure, ...]
    outlined: bool


def read(pdf: pikepdf.Pdf) -> Content:
    """All text and all figures of the structure tree; outlined letters are the mark of a faked bold face."""
    fonts: dict[Any, dict[int, str]] = {}
    pages = {page.objgen: _marked(page, fonts) for page in pdf.pages}
    texts: dict[Any, str] = {(page, mcid): text for page, (marked, _) in pages.items() for mcid, text in marked.items()}
    spoken: list[Spoken] = []
    figures: list[Figure] = []
    root = pdf.Root.StructTreeRoot
    for element, lang, numbers in _elements(_kids(root), str(pdf.Root.get("/Lang", ""))):
        if element.get("/S") == pikepdf.Name.Figure:
            figures.append(Figure(str(element.get("/Alt", ""))))
        page: Any = element.get("/Pg")
        if not numbers or page is None:
            continue
        instead = element.get("/ActualText")  # what is read out where the drawn letters are not in reading order
        spoken += [
            Spoken(texts.get((page.objgen, number), "") if instead is None else str(instead), lang, str(element.S))
            for number in numbers
        ]
    return Content(tuple(spoken), tuple(figures), any(outlined for _, outlined in pages.values()))


def _elements(kids: list[Any], lang: str) -> Iterator[tuple[pikepdf.Object, str, list[int]]]:
    """Structure elements in order, each with the language in effect and the numbers of the marked content it holds."""
    coming = [(kid, lang) for kid in reversed(kids)]
    while coming:
        kid, outer = coming.pop()
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            inner, within = str(kid.get("/Lang", outer)), _kids(kid)
            yield kid, inner, [one for one in within if isinstance(one, int)]
            coming += [(one, inner) for one in reversed(within)]


def _kids(element: pikepdf.Object) -> list[Any]:
    """An element's children: further elements, or whole numbers of marked content."""
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _marked(page: pikepdf.Page, known: dict[Any, dict[int, str]]) -> tuple[dict[int, str], bool]:
    """The text of each piece of marked content of a page, by its number, and whether letters are outlined."""
    fonts = _fonts(page, known)
    found: dict[int, str] = {}
    stack: list[int | None] = []
    font: dict[int, str] = {}
    outlined = False
    for step in pikepdf.parse_content_stream(page, _OPERATORS):
        operands = step.operands
        match str(step.operator):
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
            case "Tr":
                outlined = outlined or int(operands[0]) != _FILLED
            case "Tj" | "TJ":
                number = next((item for item in reversed(stack) if item is not None), None)
                if number is not None:
                    found[number] = found.get(number, "") + _decode(operands[0], font)
    return found, outlined


def _fonts(page: pikepdf.Page, known: dict[Any, dict[int, str]]) -> dict[str, dict[int, str]]:
    """What the fonts of a page make of codes, by their names; ``known`` keeps them, since pages share them."""
    found = {}
    for name, font in page.resources.get("/Font", {}).items():
        codes = known.get(font.objgen) if font.is_indirect else None
        if codes is None:
            codes = known[font.objgen] = _to_unicode(font)
        found[name] = codes
    return found


def _decode(shown: pikepdf.Object, font: dict[int, str]) -> str:
    parts = shown.as_list() if isinstance(shown, pikepdf.Array) else [shown]
    data = b"".join([bytes(part) for part in parts if isinstance(part, pikepdf.String)])
    codes = struct.unpack_from(f">{len(data) // _CODE}H", data)
    return "".join([font.get(code, "") for code in codes])


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
