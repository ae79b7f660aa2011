"""Evidence files of ordinary size and of every common kind, no two alike."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from typing import Final

import openpyxl
from PIL import Image

from resources.loader import path_of

_SENTENCE: Final = (
    "people told us that they had waited for an assessment and nobody called them back staff said the team was"
    " short of occupational therapists but partners saw progress since the new board met each month carers"
)
_WORDS: Final = tuple(_SENTENCE.split())
_MAKERS: Final[tuple[tuple[str, int], ...]] = (
    ("docx", 30),
    ("pdf", 25),
    ("xlsx", 10),
    ("eml", 12),
    ("txt", 10),
    ("csv", 8),
    ("png", 5),
)
"""Kinds, and how many of a hundred files are of each."""


def write_mixed_files(folder: Path, count: int, seed: int = 7) -> int:
    """Write so many files into folders of a hundred; return their bytes. The same for the same numbers."""
    chance = random.Random(seed)
    kinds = [kind for kind, share in _MAKERS for _ in range(share)]
    template = path_of("demo", "files", "workforce-plan.docx")
    makers: dict[str, Callable[[random.Random], bytes]] = {
        "docx": lambda chance: _word(template, chance),
        "pdf": _pdf,
        "xlsx": _sheet,
        "eml": _mail,
        "txt": lambda chance: "\n\n".join(_paragraphs(chance, 40)).encode(),
        "csv": lambda chance: "\n".join(",".join(_words(chance, 6).split()) for _ in range(300)).encode(),
        "png": _picture,
    }
    total = 0
    for number in range(count):
        kind = kinds[number % len(kinds)]
        content = makers[kind](chance)
        path = folder / f"{number // 100:02d}" / f"Notes {number:04d} 2024-10-{number % 28 + 1:02d}.{kind}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        total += len(content)
    return total


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(_WORDS, k=count)) + f" {chance.randrange(10**9)}."


def _paragraphs(chance: random.Random, count: int) -> list[str]:
    return [_words(chance, chance.randint(20, 90)).capitalize() for _ in range(count)]


def _word(template: Path, chance: random.Random) -> bytes:
    """Return a Word file of about six pages."""
    text = "".join(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>" for words in _paragraphs(chance, 60))
    packed = io.BytesIO()
    with zipfile.ZipFile(template) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                content = re.sub(rb"<w:body>", b"<w:body>" + text.encode(), content, count=1)
            target.writestr(name, content)
    return packed.getvalue()


def _pdf(chance: random.Random) -> bytes:
    """Return a PDF of six pages of 45 lines."""
    pages = 6
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{' '.join(f'{4 + 2 * page} 0 R' for page in range(pages))}] /Count {pages} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for page in range(pages):
        lines = (f"BT /F1 10 Tf 60 {780 - 16 * line} Td ({_words(chance, 13)}) Tj ET\n" for line in range(45))
        shown = "".join(lines)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * page} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(shown)} >>\nstream\n{shown}endstream")
    written, offsets = "%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(written))
        written += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    start = len(written)
    written += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    written += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return written.encode("ascii")


def _sheet(chance: random.Random) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Interviews")
    for number in range(120):
        sheet.append([number, "Team", 3.0, _words(chance, 15)])
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def _mail(chance: random.Random) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = _words(chance, 5), "jo@example.org", "team@example.org"
    message.set_content("\n\n".join(_paragraphs(chance, 8)))
    return message.as_bytes()


def _picture(chance: random.Random) -> bytes:
    picture = Image.effect_noise((800, 600), chance.randint(10, 60))
    saved = io.BytesIO()
    picture.save(saved, "PNG")
    return saved.getvalue()
