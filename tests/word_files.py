"""Make Word documents, sound and unsound, for the tests of reading."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_W = "http://purl.oclc.org/ooxml/wordprocessingml/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
STYLES = f"""<w:styles xmlns:w="{W}">
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading3"><w:name w:val="heading 3"/></w:style>
<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="My own"/><w:basedOn w:val="Heading3"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Bullets"><w:name w:val="List Bullet 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Listed"><w:name w:val="Listed"/>
<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>
</w:styles>"""
NUMBERING = f"""<w:numbering xmlns:w="{W}">
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
</w:numbering>"""


def words(text: str) -> str:
    """Return a run with these words."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(text: str, properties: str = "") -> str:
    """Return a paragraph with these words."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{words(text)}</w:p>"


def document(body: str, before: str = "") -> str:
    """Return the main part with this body; `before` stands between declaration and root."""
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f"{declaration}{before}<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>"


def relationships(*entries: str) -> str:
    """Return a part of relationships; an entry is "id kind target", with "!" behind it when the target is external."""
    written = []
    for entry in entries:
        identifier, kind, target, *external = entry.split(" ")
        mode = ' TargetMode="External"' if external else ""
        written.append(f'<Relationship Id="{identifier}" Type="{R}/{kind}" Target="{target}"{mode}/>')
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{namespace}">{"".join(written)}</Relationships>'


def content_types(main_type: str = MAIN_TYPE) -> str:
    """Return the part of content types for a main part of this type."""
    namespace = "http://schemas.openxmlformats.org/package/2006/content-types"
    return f'<Types xmlns="{namespace}"><Override PartName="/word/document.xml" ContentType="{main_type}"/></Types>'


def word_file(body: str, parts: Mapping[str, str | bytes] | None = None, links: tuple[str, ...] = ()) -> bytes:
    """Return the bytes of a .docx with this body; `parts` adds or replaces parts by name, "" leaves one out."""
    own = ("s styles styles.xml", "n numbering numbering.xml", *links)
    content: dict[str, str | bytes] = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships("m officeDocument word/document.xml"),
        "word/document.xml": document(body),
        "word/_rels/document.xml.rels": relationships(*own),
        "word/styles.xml": STYLES,
        "word/numbering.xml": NUMBERING,
        **(parts or {}),
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in content.items():
            if part:
                archive.writestr(name, part)
    return packed.getvalue()
