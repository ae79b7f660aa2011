"""An original that encloses a confidential file is told from one that does not."""

from __future__ import annotations

import hashlib
import zipfile
from email.message import EmailMessage
from io import BytesIO
from typing import BinaryIO

import pytest
from report_builders import packed

from export import enclosed
from export.enclosed import enclosing

SECRET = b"%PDF the confidential letter \x00\xff"
CONFIDENTIAL = frozenset({hashlib.sha256(SECRET).hexdigest()})


def a_mail(content: bytes, *, forwarded: bool = False) -> bytes:
    mail = EmailMessage()
    mail["Subject"] = "A letter"
    mail.set_content("See the letter.")
    mail.add_attachment(content, maintype="application", subtype="pdf", filename="letter.pdf")
    if not forwarded:
        return mail.as_bytes()
    outer = EmailMessage()
    outer.set_content("Forwarded.")
    outer.add_attachment(mail)
    return outer.as_bytes()


def is_held(name: str, content: bytes, confidential: frozenset[str] = CONFIDENTIAL) -> bool:
    def opened(_sha256: str) -> BinaryIO:
        return BytesIO(content)

    return bool(enclosing([("0" * 64, name)], confidential, opened))


@pytest.mark.parametrize(
    ("name", "content", "held"),
    [
        ("mail.eml", a_mail(SECRET), True),
        ("mail.EML", a_mail(SECRET, forwarded=True), True),
        ("mail.eml", a_mail(b"another letter"), False),
        ("files.zip", packed({"a/letter.pdf": SECRET}), True),
        ("files.zip", packed({"a/letter.pdf": b"another"}), False),
        ("report.docx", packed({"word/embeddings/letter.pdf": SECRET}), True),
        ("files.zip", b"no zip", True),
        ("mail.msg", b"", True),
        ("letter.pdf", SECRET[:5], False),
        ("letter.pdf", b"%PDF-1.7\n7 0 obj << /Type /EmbeddedFile >> stream", True),
        ("letter.PDF", b"%PDF-1.7\n1 0 obj << /Names << /EmbeddedFiles 2 0 R >> >>", True),
    ],
)
def test_what_encloses_a_confidential_file_is_held_back(name: str, content: bytes, held: bool) -> None:
    assert is_held(name, content) is held


def test_nothing_is_held_back_where_nothing_is_confidential() -> None:
    assert not is_held("mail.msg", b"", frozenset())


def test_more_than_can_be_looked_at_is_held_back(monkeypatch: pytest.MonkeyPatch) -> None:
    content = packed({"a.txt": b"a", "b.txt": b"b"})
    assert not is_held("files.zip", content)
    monkeypatch.setattr(enclosed, "MOST_PARTS", 1)
    assert is_held("files.zip", content)
    monkeypatch.undo()
    monkeypatch.setattr(enclosed, "LARGEST_READ", 5)
    assert is_held("mail.eml", a_mail(b"x"))


def test_a_zip_that_lies_about_its_contents_is_held_back() -> None:
    content = bytearray(packed({"a.txt": b"abcdef"}))
    content[content.index(b"abcdef")] ^= 1
    with pytest.raises(zipfile.BadZipFile), zipfile.ZipFile(BytesIO(bytes(content))) as archive:
        archive.read("a.txt")
    assert is_held("files.zip", bytes(content))
