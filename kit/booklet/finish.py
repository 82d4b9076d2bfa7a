"""After printing: mend the fonts, say in the file that it is PDF/UA-1 too, and make its bytes the same each time."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf

from kit.booklet import cidfonts
from kit.booklet.typography import without_joiners

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

#: ISO 19005-2, 6.6.2.3: a property that PDF/A does not know needs its schema described in the file.
_SCHEMA = """
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of PDF/UA that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


def finish(data: bytes, locale: str, date: dt.date) -> bytes:
    """The finished file of a printed one; ``date`` is the version's, so that printing again changes nothing."""
    with pikepdf.open(BytesIO(data)) as pdf:
        _metadata(pdf, locale)
        cidfonts.straighten(pdf)
        _fill_maps(pdf)
        for item in _outline(pdf):
            item.Title = pikepdf.String(without_joiners(str(item.Title)))
        stamp = pikepdf.String(f"D:{date:%Y%m%d}000000Z")
        pdf.docinfo["/CreationDate"] = stamp
        pdf.docinfo["/ModDate"] = stamp
        out = BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate,
                 compress_streams=True, linearize=False)  # fmt: skip
    return out.getvalue()


def _metadata(pdf: pikepdf.Pdf, locale: str) -> None:
    stream = pdf.Root.Metadata
    text = stream.read_bytes().decode("utf-8")
    text = text.replace("</rdf:RDF>", f"{_SCHEMA}</rdf:RDF>")
    text = text.replace(
        "<dc:title>", f"<dc:language><rdf:Bag><rdf:li>{locale}</rdf:li></rdf:Bag></dc:language><dc:title>"
    )
    pdf.Root.Metadata = pdf.make_stream(text.encode("utf-8"), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)


def _fill_maps(pdf: pikepdf.Pdf) -> None:
    """Let no glyph stand for nothing: an Arabic letter's dots are glyphs of their own, which PDF/UA wants mapped.

    They become U+200B, which is not read out; the words are said by their elements (``kit.booklet.render``).
    """
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item:
            table = item.ToUnicode.read_bytes()
            if b"> <>" in table:
                item.ToUnicode.write(table.replace(b"> <>", b"> <200b>"))


def _outline(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Every bookmark, in order."""
    stack = [pdf.Root.Outlines.First] if "/Outlines" in pdf.Root and "/First" in pdf.Root.Outlines else []
    while stack:
        item = stack.pop()
        yield item
        stack += [item[name] for name in ("/Next", "/First") if name in item]
