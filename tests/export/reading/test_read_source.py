"""A document that cannot be read is refused with its cause; every other one is read whole."""

from __future__ import annotations

import io
import os
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest
from word_files import MAIN_TYPE, content_types, document, paragraph, relationships, word_file

from domain.assessment import Link, PassageKind
from domain.text.blocks import Notice, SourceText, TextBlock
from export.errors import UnreadableDocument
from export.reading.docx_blocks import read_docx
from export.reading.docx_package import MOST_PARTS
from export.reading.docx_process import blocks_from_docx
from export.reading.exchange import read_to_json, refusal_to_json, source_from_json
from export.reading.read_source import LARGEST_FILE, read_source

ROOT = Path(__file__).resolve().parents[3]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
ENTITY = '<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
TEXT = paragraph("Text")


def refused(path: Path) -> UnreadableDocument:
    with pytest.raises(UnreadableDocument) as caught:
        read_source(path)
    assert caught.value.data["name"] == path.name
    return caught.value


def saved(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def packed(entries: dict[str, bytes]) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in entries.items():
            file.writestr(name, data)
    return archive.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "text", "codes"),
    [
        ("a.txt", b"One\nTwo\n", ["One", "Two"], []),
        ("a.TXT", "Caf\u00e9 ’s".encode(), ["Caf\u00e9 ’s"], []),
        ("a.txt", "\ufeffOne".encode(), ["One"], []),
        ("a.txt", "One ’s".encode("utf-16"), ["One ’s"], []),
        ("a.txt", b"\xfe\xff" + "One ’s".encode("utf-16-be"), ["One ’s"], []),
        ("a.txt", b"Caf\xe9 \x92s", ["Café ’s"], ["encoding-guessed"]),
        ("a.txt", "Twelve letters, then ’".encode()[:-1], ["Twelve letters, then"], ["ends-early"]),
        ("a.md", b"# One\n- two\n", ["One", "two"], []),
        ("a.html", b"<p>One<p>Two", ["One", "Two"], []),
        ("a.htm", b"<!doctype html><html><p>One</html>", ["One"], []),
        ("a.html", b"<!doctype html><html><p>One<p>Tw", ["One", "Tw"], ["ends-early"]),
        ("a.html", b"<meta charset='iso-8859-1'><p>Caf\xe9", ["Café"], []),
        ("a.html", "<html><p>One ’s</html>".encode("utf-16"), ["One ’s"], []),
        ("a b ü.docx", word_file(TEXT), ["Text"], []),
    ],
)
def test_a_document_is_read_by_content_and_ending(
    tmp_path: Path, name: str, data: bytes, text: list[str], codes: list[str]
) -> None:
    source = read_source(saved(tmp_path, name, data))
    assert source.name == name
    assert [block.text for block in source.blocks] == text
    assert [notice.code for notice in source.notices] == codes


@pytest.mark.parametrize(
    ("name", "data", "code", "found"),
    [
        ("a.txt", b"", "empty", ""),
        ("a.docx", b"", "empty", ""),
        ("a.txt", b" \n\t\n", "no-text", ""),
        ("a.html", b"<p> </p>", "no-text", ""),
        ("a.docx", word_file(""), "no-text", ""),
        ("a.txt", word_file(TEXT), "other-type", "zip"),
        ("a.txt", b"%PDF-1.7\n", "other-type", "pdf"),
        ("a.txt", b"\x89PNG\r\n\x1a\n", "other-type", "picture"),
        ("a.txt", b"{\\rtf1 x}", "other-type", "rtf"),
        ("a.txt", b"MZ\0\0", "other-type", "program"),
        ("a.txt", b"a\0b", "other-type", "binary"),
        ("a.txt", OLE, "other-type", "ole"),
        ("a.html", b"Only words", "other-type", "text"),
        ("a.html", b"%PDF-1.7 <p>", "other-type", "pdf"),
        ("a.docx", b"Only words", "other-type", "text"),
        ("a.docx", b"<html><p>x", "other-type", "html"),
        ("a.docx", b"%PDF-1.7\n", "other-type", "pdf"),
        ("a.docx", OLE, "other-type", "ole"),
        ("a.docx", packed({"readme.txt": b"x"}), "other-type", "zip"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted", ""),
        ("a.docx", bytes(4_096), "damaged", ""),
        ("a.docx", word_file(TEXT)[:-40], "damaged", ""),
        ("a.docx", word_file(TEXT)[:300], "damaged", ""),
        ("a.docx", word_file("", {"word/document.xml": ""}), "damaged", ""),
        ("a.docx", word_file("", {"word/document.xml": document(TEXT)[:-20]}), "damaged", ""),
        ("a.docx", word_file("", {"word/document.xml": "<a/>"}), "damaged", ""),
        ("a.txt", b"\xff\xfea", "damaged", ""),
        ("a.txt", b"\x81\x8d and more", "unknown-encoding", ""),
        ("a.doc", OLE, "unknown-ending", ""),
        ("a", b"text", "unknown-ending", ""),
    ],
)
def test_an_unreadable_document_is_refused_with_its_cause(
    tmp_path: Path, name: str, data: bytes, code: str, found: str
) -> None:
    fault = refused(saved(tmp_path, name, data))
    assert (fault.code, fault.data.get("found", "")) == (code, found)


def test_a_page_saved_under_the_name_of_a_text_is_read_as_the_page_it_is(tmp_path: Path) -> None:
    page = b"<!DOCTYPE html><html><body><h2>Needs</h2><p>People\xe2\x80\x99s &pound;3 &amp; more</p></body></html>"
    blocks = read_source(saved(tmp_path, "a.txt", page)).blocks
    assert [each.text for each in blocks] == ["Needs", "People’s £3 & more"]


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "folder.docx").mkdir()
    assert refused(tmp_path / "gone.docx").code == "not-found"
    assert refused(tmp_path / "folder.docx").code == "is-folder"
    assert refused(saved(tmp_path, "file.txt", b"x") / "below.txt").code == "not-found"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this platform has no named pipes")
def test_a_pipe_is_refused_without_being_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert refused(tmp_path / "pipe.txt").code == "not-a-file"


def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path, "locked.txt", b"x")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read every file")
    assert refused(path).code == "no-permission"


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.docx"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    fault = refused(path)
    assert (fault.code, fault.data["limit"]) == ("too-large", "100")


def a_bomb() -> bytes:
    return word_file(TEXT, {"word/media/big.bin": bytes(64 * 1024 * 1024)})


def too_many_parts() -> bytes:
    return word_file(TEXT, {f"customXml/item{number}.xml": "<a/>" for number in range(MOST_PARTS)})


def overlapping() -> bytes:
    """Return an archive whose directory names the same packed bytes many times over."""
    data = word_file(TEXT, {"word/media/x.bin": os.urandom(100_000)})
    end = data.rindex(b"PK\x05\x06")
    size, start = struct.unpack("<II", data[end + 12 : end + 20])
    directory = data[start : start + size]
    entry = directory[directory.rindex(b"PK\x01\x02") :]
    more = [entry.replace(b"x.bin", f"{letter}.bin".encode()) for letter in "abcdef"]
    count = 1 + len(more) + directory.count(b"PK\x01\x02") - 1
    head = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, size + sum(map(len, more)), start, 0)
    return data[:start] + directory + b"".join(more) + head


def lying_about_size() -> bytes:
    """Return an archive whose main part is longer than it says."""
    data = word_file(paragraph("x" * 5_000))
    name = data.rindex(b"word/document.xml")
    place = name - 46 + 24
    return data[:place] + struct.pack("<I", 100) + data[place + 4 :]


def encrypted_parts() -> bytes:
    data = bytearray(word_file(TEXT))
    place = data.index(b"PK\x01\x02")
    data[place + 8] |= 1
    return bytes(data)


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (a_bomb, "too-much-unpacked"),
        (overlapping, "too-much-unpacked"),
        (too_many_parts, "too-many-parts"),
        (lying_about_size, "damaged"),
        (encrypted_parts, "encrypted"),
        (lambda: word_file("", {"word/document.xml": document(TEXT, ENTITY)}), "holds-doctype"),
        (lambda: word_file(TEXT, {"customXml/item1.xml": f"{ENTITY}<a/>"}), "holds-doctype"),
        (lambda: word_file(TEXT, {"word/x.xml": f"\ufeff{ENTITY}<a/>".encode("utf-16-be")}), "holds-doctype"),
        (lambda: word_file(TEXT, {"[Content_Types].xml": content_types("application/xml")}), "other-type"),
        (lambda: word_file(TEXT, {"_rels/.rels": relationships("m officeDocument http://x.org/ !")}), "other-type"),
    ],
)
def test_a_hostile_word_document_is_refused(tmp_path: Path, make: Callable[[], bytes], code: str) -> None:
    data = make()
    assert refused(saved(tmp_path, "hostile.docx", data)).code == code
    with pytest.raises(UnreadableDocument) as caught:
        read_docx(data)
    assert caught.value.code == code


def test_a_document_with_macros_under_the_plain_ending_is_read_and_reported(tmp_path: Path) -> None:
    main_type = MAIN_TYPE.replace(
        "openxmlformats-officedocument.wordprocessingml.document", "ms-word.document.macroEnabled"
    )
    data = word_file(TEXT, {"[Content_Types].xml": content_types(main_type), "word/vbaProject.bin": b"x"})
    source = read_source(saved(tmp_path, "macros.docx", data))
    assert [notice.code for notice in source.notices] == ["macros-left-out"]


def test_reading_that_takes_too_long_is_ended() -> None:
    with pytest.raises(UnreadableDocument) as caught:
        blocks_from_docx(word_file(TEXT), "slow.docx", longest_time=0.001)
    assert (caught.value.code, caught.value.data["name"]) == ("too-demanding", "slow.docx")


def test_a_path_that_no_file_can_have_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        read_source(tmp_path / "a\0b.txt")
    assert caught.value.code == "cannot-read"


LIMITED = """
import sys
from export.reading.docx_child import MOST_MEMORY
from resources.processes import limit_process
limit_process(MOST_MEMORY, file_size=0)
try:
    bytes(2 * 1024**3)
except MemoryError:
    print("no memory")
try:
    with open(sys.argv[1], "wb") as file:
        file.write(b"x")
except OSError:
    print("no writing")
"""


@pytest.mark.skipif(find_spec("resource") is None, reason="this platform cannot limit a process")
def test_the_reading_process_can_take_no_more_memory_and_write_no_file(tmp_path: Path) -> None:
    command = [sys.executable, "-c", LIMITED, str(tmp_path / "written")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert "no memory" in done.stdout
    assert not (tmp_path / "written").exists() or (tmp_path / "written").stat().st_size == 0


@pytest.mark.parametrize("answer", ["", "{", "[]", "{}", '{"blocks": [["poem", "", 0, []]], "notices": []}', "7"])
def test_an_answer_that_makes_no_sense_is_a_refusal(answer: str) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        source_from_json(answer, "a.docx")
    assert (caught.value.code, caught.value.data["name"]) == ("reader-failed", "a.docx")


def test_what_was_read_crosses_to_the_program_unchanged() -> None:
    block = TextBlock(PassageKind.BULLET, "‘Ü’ \U0001f600", 2, (Link(0, 2, "https://example.org/"),), 1)
    source = SourceText("a.docx", (block,), (Notice("text-cut", (("count", "1"), ("limit", "2"))),))
    assert source_from_json(read_to_json(source), "a.docx") == source


def test_a_refusal_crosses_to_the_program_with_its_data() -> None:
    with pytest.raises(UnreadableDocument) as caught:
        source_from_json(refusal_to_json(UnreadableDocument("damaged", {"part": "x"})), "a.docx")
    assert (caught.value.code, dict(caught.value.data)) == ("damaged", {"part": "x", "name": "a.docx"})


def test_the_same_bytes_give_the_same_blocks() -> None:
    data = word_file(TEXT * 50)
    assert blocks_from_docx(data, "a.docx") == blocks_from_docx(data, "a.docx")


def test_reading_works_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = saved(tmp_path, "a.docx", word_file(TEXT))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    saved(tmp_path, "lxml.py", b"raise SystemExit(1)")
    assert read_source(Path(path.name)).blocks[0].text == "Text"
