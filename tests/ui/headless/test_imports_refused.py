"""A document that cannot be read is refused by name, and nothing of it, nor of those beside it, is taken in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import CommandLine
from word_files import document, paragraph, word_file

PAGE = "Safeguarding\nScore: 2\nKey findings for this quality statement\nStaff were supported.\n"
TEXT = paragraph("Safeguarding") + paragraph("Key findings for this quality statement")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DOCTYPE = '<!DOCTYPE w [<!ENTITY e "x">]>'

CASES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty text": ("a.txt", lambda: b"", "is empty"),
    "only spaces": ("a.txt", lambda: b" \n \n", "holds no text"),
    "empty Word file": ("a.docx", lambda: b"", "is empty"),
    "encrypted": ("a.docx", lambda: OLE + bytes(500) + "EncryptedPackage".encode("utf-16-le"), "password"),
    "half written": ("a.docx", lambda: word_file(TEXT)[:-400], "damaged or incomplete"),
    "all zeros": ("a.docx", lambda: bytes(4096), "damaged or incomplete"),
    "broken XML": ("a.docx", lambda: word_file("<w:p>"), "damaged or incomplete"),
    "PDF named Word": ("a.docx", lambda: b"%PDF-1.7\n" + bytes(100), "not of the type"),
    "picture named text": ("a.txt", lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), "not of the type"),
    "Word named web page": ("a.html", lambda: word_file(TEXT), "not of the type"),
    "old Word": ("a.docx", lambda: OLE + bytes(500), "not of the type"),
    "PDF": ("a.pdf", lambda: b"%PDF-1.7\n", "cannot be imported"),
    "no ending": ("a", lambda: PAGE.encode(), "cannot be imported"),
    "zip bomb": ("a.docx", lambda: word_file(TEXT, {"word/media/big.bin": bytes(64 * 1024 * 1024)}), "unpack"),
    "DOCTYPE": ("a.docx", lambda: word_file("", {"word/document.xml": document(TEXT, DOCTYPE)}), "harm"),
    "another subject": ("a.txt", lambda: b"A recipe for plum jam.\nTake ten plums.\n", "was recognised"),
}


@pytest.mark.parametrize(("name", "make", "part"), CASES.values(), ids=CASES.keys())
def test_what_cannot_be_read_is_refused_and_nothing_is_taken_in(
    tmp_path: Path,
    folder: Path,
    commands: CommandLine,
    name: str,
    make: Callable[[], bytes],
    part: str,
) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / name
    good.write_text(PAGE, encoding="utf-8")
    bad.write_bytes(make())
    sentence = commands("import", folder, "Testshire", good, bad).refusal
    assert part in sentence
    assert f"“{name}”" in sentence
    shown = commands.show(folder, "Testshire")
    assert not any(section["passages"] for section in shown["sections"])


@pytest.mark.parametrize(("name", "part"), [("missing.txt", "no longer there"), (".", "folder")])
def test_what_is_no_file_is_refused(tmp_path: Path, folder: Path, commands: CommandLine, name: str, part: str) -> None:
    assert part in commands("import", folder, "Testshire", tmp_path / name).refusal


def test_text_with_characters_that_cannot_be_printed_is_taken_in_without_them(
    tmp_path: Path, folder: Path, commands: CommandLine
) -> None:
    path = tmp_path / "odd.txt"
    path.write_text(PAGE.replace("supported", "sup\x07port\u202eed"), encoding="utf-8")
    assert commands("import", folder, "Testshire", path).status == 1
    sections = commands.show(folder, "Testshire")["sections"]
    texts = [passage["text"] for section in sections for passage in section["passages"]]
    assert texts == ["Staff were supported."]
    commands.done("export", folder, "Testshire", "--out", tmp_path / "out.docx")
