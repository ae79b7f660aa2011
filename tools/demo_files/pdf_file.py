"""Write a document of the sample's evidence as a plain PDF file with the viewer's own Helvetica."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from demo_files.marked_text import Block

_WIDTH, _HEIGHT, _MARGIN = 595, 842, 62
_COLUMN = _WIDTH - 2 * _MARGIN
_NARROW = frozenset("fijlrtI.,:;'’‘|!()[]-/ ")
_WIDE = frozenset("mwMW@%")


@dataclass(frozen=True, slots=True)
class _Face:
    """How one kind of block is set: font, size, space above and indent, in points."""

    font: str
    size: float
    above: float
    indent: float = 0


_FACES = {
    "title": _Face("F2", 20, 0),
    "heading": _Face("F2", 13, 14),
    "bullet": _Face("F1", 10.5, 3, 14),
    "paragraph": _Face("F1", 10.5, 7),
    "row": _Face("F1", 9.5, 4),
}


@dataclass(slots=True)
class _Pages:
    """The drawing commands of each page, and how far down the last one is filled."""

    pages: list[list[str]] = field(default_factory=lambda: [[]])
    y: float = _HEIGHT - _MARGIN

    def start_page(self) -> None:
        self.pages.append([])
        self.y = _HEIGHT - _MARGIN

    def leave(self, space: float) -> None:
        self.y -= space
        if self.y < _MARGIN + 20:
            self.start_page()

    def write(self, face: _Face, x: float, text: str) -> None:
        self.pages[-1].append(f"BT /{face.font} {face.size} Tf {x:.1f} {self.y:.1f} Td ({_escaped(text)}) Tj ET")

    def draw_line(self) -> None:
        level = self.y - 4
        self.pages[-1].append(f"0.75 G 0.5 w {_MARGIN} {level:.1f} m {_WIDTH - _MARGIN} {level:.1f} l S")


def pdf_file(blocks: Sequence[Block]) -> bytes:
    """Return the bytes of a PDF file with these blocks; its title is the first block's text."""
    pages = _Pages()
    previous = ""
    for block in blocks:
        if block.kind == "page":
            pages.start_page()
        elif block.kind == "row":
            _add_row(pages, block, is_header=previous != "row")
        else:
            _add_text(pages, block)
        previous = block.kind
    return _assembled(blocks[0].text, pages.pages)


def _add_text(pages: _Pages, block: Block) -> None:
    face = _FACES[block.kind]
    pages.leave(face.above)
    for number, line in enumerate(_wrapped(block.text, face, _COLUMN - face.indent)):
        pages.leave(face.size * 1.35)
        if block.kind == "bullet" and number == 0:
            pages.write(face, _MARGIN + 3, "•")
        pages.write(face, _MARGIN + face.indent, line)


def _add_row(pages: _Pages, block: Block, *, is_header: bool) -> None:
    face = _Face("F2", 9.5, 4) if is_header else _FACES["row"]
    share = _COLUMN / (len(block.cells) + 1)
    lefts = [0.0] + [share * (number + 2) for number in range(len(block.cells) - 1)]
    columns = [
        list(_wrapped(cell, face, (share * 2 if number == 0 else share) - 8)) for number, cell in enumerate(block.cells)
    ]
    pages.leave(face.above)
    for number in range(max(len(column) for column in columns)):
        pages.leave(face.size * 1.35)
        for left, column in zip(lefts, columns, strict=True):
            if number < len(column):
                pages.write(face, _MARGIN + left, column[number])
    pages.draw_line()


def _wrapped(text: str, face: _Face, width: float) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if line and _width(longer, face) > width:
            yield line
            line = word
        else:
            line = longer
    yield line


def _width(text: str, face: _Face) -> float:
    """Return roughly how wide Helvetica sets this text, in points; never too little for ordinary prose."""
    units = sum(0.3 if sign in _NARROW else 0.86 if sign in _WIDE else 0.7 if sign.isupper() else 0.55 for sign in text)
    return units * face.size * (1.06 if face.font == "F2" else 1)


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _assembled(title: str, pages: Sequence[Sequence[str]]) -> bytes:
    numbers = [6 + 2 * index for index in range(len(pages))]
    kids = " ".join(f"{number} 0 R" for number in numbers)
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /{} /Encoding /WinAnsiEncoding >>"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) /ViewerPreferences << /DisplayDocTitle true >> >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>",
        font.format("Helvetica"),
        font.format("Helvetica-Bold"),
        f"<< /Title ({_escaped(title)}) >>",
    ]
    for index, commands in enumerate(pages):
        foot = f"BT /F1 8.5 Tf {_MARGIN} 36 Td (Page {index + 1} of {len(pages)}) Tj ET"
        stream = "\n".join([*commands, foot])
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {_WIDTH} {_HEIGHT}] /Contents {numbers[index] + 1} 0 R "
            "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
    return _with_table(objects)


def _with_table(objects: Sequence[str]) -> bytes:
    content = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(content))
        content += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    start = len(content)
    entries = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    content += f"xref\n0 {size}\n0000000000 65535 f \n{entries}".encode("ascii")
    content += f"trailer\n<< /Size {size} /Root 1 0 R /Info 5 0 R >>\nstartxref\n{start}\n%%EOF\n".encode("ascii")
    return bytes(content)
