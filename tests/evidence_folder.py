"""Make a folder of sixty mixed files, as an assessor has it: every format of the intake, copies, and bad ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from evidence_files import (
    LOCKED_PDF_TRAILER,
    mail_of,
    odt_of,
    outlook_of,
    pdf_of,
    picture_of,
    pptx_of,
    xlsx_of,
    zip_of,
)
from word_files import paragraph, word_file

FILES = 60
"""What lies in the folder, the zip counted once."""

COPIES = 3
BAD = {"broken.pdf": "unreadable", "locked.pdf": "encrypted", "unknown.bin": "unknown-kind"}
"""Files that are kept without a text, and what is said of them."""

IN_ZIP = 2
ITEMS = FILES - COPIES - 1 + IN_ZIP

_Maker = Callable[[str], bytes]
_MAKERS: tuple[tuple[str, int, _Maker], ...] = (
    ("txt", 5, str.encode),
    ("md", 3, lambda words: f"# Notes\n\n{words}\n".encode()),
    ("csv", 4, lambda words: f"Who,What\nCarer,{words}\n".encode()),
    ("xlsx", 5, lambda words: xlsx_of({"Heard": [("Who", "What"), ("Carer", words)]})),
    ("docx", 7, lambda words: word_file(paragraph("Minutes") + paragraph(words))),
    ("odt", 4, lambda words: odt_of(f"<text:p>{words}</text:p>")),
    ("pdf", 7, lambda words: pdf_of([["Report", "", words], ["The second page."]])),
    ("pptx", 3, lambda words: pptx_of("Briefing", ["For the board", words])),
    ("eml", 4, lambda words: mail_of("What we heard", words)),
    ("msg", 2, lambda words: outlook_of("What we heard", words)),
    ("html", 4, lambda words: f"<html><body><h1>Page</h1><p>{words}</p></body></html>".encode()),
    ("rtf", 3, lambda words: rf"{{\rtf1\ansi {words}\par}}".encode()),
    ("zip", 1, lambda words: zip_of({f"inner {number}.txt": f"{words} Inside {number}." for number in range(IN_ZIP)})),
)
_PICTURES = ("png", "jpg")


def words_in(name: str) -> str:
    """Return what the file of this name says, where it has a text."""
    return f"The answer in {name.replace('.', ' ')} took many weeks to come."


def make_folder(folder: Path) -> Path:
    """Fill a folder, some of it in folders inside; return it."""
    for name, content in (*_sound_files(), *_copies(), *_bad_files()):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    assert sum(path.is_file() for path in folder.rglob("*")) == FILES
    return folder


def _sound_files() -> Iterator[tuple[str, bytes]]:
    for ending, count, make in _MAKERS:
        for number in range(1, count + 1):
            name = f"{ending} {number}.{ending}"
            yield (f"{ending}/{name}" if count > 4 else name), make(words_in(name))
    for ending in _PICTURES:
        yield f"photo.{ending}", picture_of(form="JPEG" if ending == "jpg" else "PNG")


def _copies() -> Iterator[tuple[str, bytes]]:
    for number in range(1, COPIES + 1):
        yield f"zz copies/again {number}.txt", words_in(f"txt {number}.txt").encode()


def _bad_files() -> Iterator[tuple[str, bytes]]:
    yield "broken.pdf", b"%PDF-1.7\nnothing of a document"
    yield "locked.pdf", pdf_of([["Nobody reads this."]], trailer=LOCKED_PDF_TRAILER)
    yield "unknown.bin", bytes(range(256)) * 8
