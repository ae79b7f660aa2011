"""Make evidence files of every kind, sound and unsound, for the tests of intake."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime

import openpyxl
import pptx
from openpyxl.comments import Comment
from PIL import Image

ODT = "application/vnd.oasis.opendocument.text"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"


def zip_of(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a zip of these parts, the same bytes at any time of day."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(_zip_entry(name), content)
    return packed.getvalue()


def _zip_entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, date_time=(2026, 11, 1, 9, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    return entry


def pdf_of(pages: Sequence[Sequence[str]], extra: str = "", trailer: str = "", title: str = "Annual report") -> bytes:
    """Return a PDF whose pages have these lines; `extra` are entries of its catalogue, `trailer` of its trailer."""
    objects = [f"<< /Type /Catalog /Pages 2 0 R {extra} >>"]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>")
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    for number, lines in enumerate(pages):
        shown = "".join(
            f"BT /F1 11 Tf 60 {780 - 16 * place} Td ({line}) Tj ET\n" for place, line in enumerate(lines) if line
        )
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(shown)} >>\nstream\n{shown}endstream")
    objects.append(f"<< /Title ({title}) /CreationDate (D:20241017093000Z) >>")
    written, offsets = "%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(written))
        written += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    start = len(written)
    written += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    written += f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R {trailer} >>\n"
    return f"{written}startxref\n{start}\n%%EOF\n".encode("latin-1")


LOCKED_PDF_TRAILER = (
    "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "
    f"/O <{'41' * 32}> /U <{'42' * 32}> >> /ID [<{'43' * 16}> <{'43' * 16}>]"
)
"""A password that nobody knows: neither hash is that of any password."""


def odt_of(body: str, parts: Mapping[str, str] | None = None) -> bytes:
    """Return an .odt whose office:text has this content."""
    spaces = "".join(f' xmlns:{name}="{_OFFICE}:{name}:1.0"' for name in ("office", "text", "table", "meta"))
    content = (
        f"<office:document-content{spaces}><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    meta = (
        f'<office:document-meta{spaces} xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta>'
        "<dc:title>Peer review</dc:title><meta:creation-date>2024-10-17T09:30:00</meta:creation-date>"
        "</office:meta></office:document-meta>"
    )
    return zip_of({"mimetype": ODT, "content.xml": content, "meta.xml": meta, **(parts or {})})


def xlsx_of(sheets: Mapping[str, Sequence[Sequence[object]]], comment: str = "", hidden: str = "") -> bytes:
    """Return an .xlsx with these sheets of rows."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        if comment:
            sheet["A1"].comment = Comment(comment, "Ann")
        if name == hidden:
            sheet.sheet_state = "hidden"
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def pptx_of(title: str, lines: Sequence[str], notes: str = "", rows: Sequence[Sequence[str]] = ()) -> bytes:
    """Return a .pptx of one slide."""
    presentation = pptx.Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[1])
    slide.shapes.title.text = title
    slide.placeholders[1].text_frame.text = "\n".join(lines)
    if rows:
        table = slide.shapes.add_table(len(rows), len(rows[0]), 0, 0, 3_000_000, 1_000_000).table
        for across, row in enumerate(rows):
            for down, words in enumerate(row):
                table.cell(across, down).text = words
    if notes:
        slide.notes_slide.notes_text_frame.text = notes
    presentation.core_properties.title = "Board briefing"
    presentation.core_properties.created = datetime(2024, 10, 17, 9, 30)
    saved = io.BytesIO()
    presentation.save(saved)
    return saved.getvalue()


def picture_of(width: int = 40, height: int = 30, form: str = "PNG") -> bytes:
    """Return a plain picture."""
    saved = io.BytesIO()
    Image.new("RGB", (width, height), (120, 130, 140)).save(saved, form)
    return saved.getvalue()


def png_stating(width: int, height: int) -> bytes:
    """Return a small PNG that states another size than it has."""
    import zlib

    content = bytearray(picture_of())
    struct.pack_into(">II", content, 16, width, height)
    struct.pack_into(">I", content, 29, zlib.crc32(bytes(content[12:29])))
    return bytes(content)


def mail_of(subject: str, body: str, attached: Mapping[str, bytes] | None = None, html: bool = False) -> bytes:
    """Return an e-mail message."""
    from email.message import EmailMessage

    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = subject, "Jo Bell <jo@example.org>", "team@example.org"
    message["Date"] = "Thu, 17 Oct 2024 09:30:00 +0100"
    message.set_content(body, subtype="html" if html else "plain")
    for name, content in (attached or {}).items():
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def outlook_of(subject: str, body: str, attached: Mapping[str, bytes] | None = None) -> bytes:
    """Return a .msg with a subject, a body and attachments."""
    streams = {"__substg1.0_0037001F": _wide(subject), "__substg1.0_1000001F": _wide(body)}
    streams["__substg1.0_0C1A001F"], streams["__substg1.0_0C1F001F"] = _wide("Jo Bell"), _wide("jo@example.org")
    tree: dict[str, object] = dict(streams)
    count = len(attached or {})
    for number, (name, content) in enumerate((attached or {}).items()):
        inside = {"__substg1.0_3707001F": _wide(name), "__substg1.0_37010102": content}
        lengths = [(0x3707001F, len(_wide(name)) + 2), (0x37010102, len(content))]
        inside["__properties_version1.0"] = bytes(8) + _properties(lengths)
        tree[f"__attach_version1.0_#{number:08X}"] = inside
    header = struct.pack("<8xIIII8x", 0, count, 0, count)
    lengths = [(int(name[-8:], 16), len(value) + 2) for name, value in streams.items()]
    ticks = int((datetime(2024, 10, 17, 9, 30) - datetime(1601, 1, 1)).total_seconds()) * 10_000_000
    sent = struct.pack("<IIQ", 0x00390040, 6, ticks)
    tree["__properties_version1.0"] = header + sent + _properties(lengths)
    return _compound(tree)


def _wide(text: str) -> bytes:
    return text.encode("utf-16-le")


def _properties(lengths: Sequence[tuple[int, int]]) -> bytes:
    return b"".join(struct.pack("<IIII", tag, 6, length, 0) for tag, length in lengths)


def ole_with(*streams: str) -> bytes:
    """Return a compound file with streams of these names."""
    return _compound(dict.fromkeys(streams, b"x" * 20))


_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def _compound(tree: Mapping[str, object]) -> bytes:
    """Return an OLE compound file: storages are mappings, streams are bytes; small ones go into the mini stream."""
    entries: list[list[object]] = [["Root Entry", 5, _FREE, _FREE, _FREE, 0, b""]]
    _add_entries(entries, 0, tree)
    mini, mini_table = b"", []
    sectors: list[bytes] = []
    table: list[int] = []

    def put(content: bytes) -> int:
        first = len(sectors)
        parts = [content[at : at + 512].ljust(512, b"\0") for at in range(0, len(content), 512)]
        sectors.extend(parts)
        table.extend([first + number + 1 for number in range(len(parts) - 1)] + [_END])
        return first

    for entry in entries[1:]:
        content = entry[6]
        assert isinstance(content, bytes)
        if entry[1] != 2 or not content:
            entry[5] = _END if entry[1] == 2 else 0
        elif len(content) < 4096:
            entry[5] = len(mini_table)
            count = -(-len(content) // 64)
            mini_table.extend([len(mini_table) + 1 + number for number in range(count - 1)] + [_END])
            mini += content.ljust(count * 64, b"\0")
        else:
            entry[5] = put(content)
    entries[0][5], entries[0][6] = (put(mini), mini) if mini else (_END, b"")
    mini_start = put(struct.pack(f"<{len(mini_table)}I", *mini_table)) if mini_table else _END
    mini_sectors = -(-len(mini_table) * 4 // 512)
    while len(entries) % 4:
        entries.append(["", 0, _FREE, _FREE, _FREE, 0, b""])
    directory = put(b"".join(_entry(entry) for entry in entries))
    count = 1
    while (len(table) + count) * 4 > count * 512:
        count += 1
    fat_start = len(sectors)
    table.extend([_FAT] * count)
    packed = struct.pack(f"<{len(table)}I", *table).ljust(count * 512, b"\xff")
    sectors.extend(packed[at : at + 512] for at in range(0, len(packed), 512))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIII", 0, count, directory, 0, 4096)
    head += struct.pack("<IIII", mini_start, mini_sectors, _END, 0)
    places = [fat_start + number for number in range(count)]
    head += struct.pack("<109I", *places, *([_FREE] * (109 - count)))
    return head + b"".join(sectors)


def _add_entries(entries: list[list[object]], parent: int, tree: Mapping[str, object]) -> None:
    """Add the children of a storage as a chain of right siblings, shorter names first as the format wants."""
    before = -1
    for name in sorted(tree, key=lambda each: (len(each), each.upper())):
        content = tree[name]
        number = len(entries)
        is_stream = isinstance(content, bytes)
        entries.append([name, 2 if is_stream else 1, _FREE, _FREE, _FREE, 0, content if is_stream else b""])
        if before < 0:
            entries[parent][4] = number
        else:
            entries[before][3] = number
        before = number
        if not is_stream:
            assert isinstance(content, Mapping)
            _add_entries(entries, number, content)


def _entry(entry: Sequence[object]) -> bytes:
    name, kind, left, right, child, start, content = entry
    assert isinstance(name, str) and isinstance(content, bytes)
    wide = (name + "\0").encode("utf-16-le") if name else b""
    return (
        wide.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(wide), kind, 1, left, right, child)
        + bytes(36)
        + struct.pack("<IQ", start, len(content))
    )
