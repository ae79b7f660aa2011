"""Archives that mean harm: what is wrong with them is named, and the rest of them is taken."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from pathlib import Path

import pytest
from evidence_files import mail_of, zip_of

from store.intake import contents
from store.intake.contents import Entry, Refusal, unpack


def unpacked(tmp_path: Path, content: bytes, kind: str = "zip") -> list[Entry]:
    path, folder = tmp_path / "archive", tmp_path / "out"
    path.write_bytes(content)
    folder.mkdir()
    entries = unpack(path, kind, folder)
    assert {entry.file for entry in entries if entry.file} == {each.name for each in folder.iterdir()}
    assert sorted(each.name for each in tmp_path.iterdir()) == ["archive", "out"]
    return entries


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("../outside.txt", "path-outside"),
        ("a/../../outside.txt", "path-outside"),
        ("..\\outside.txt", "path-outside"),
        ("/etc/passwd", "path-absolute"),
        ("\\windows\\x.txt", "path-absolute"),
        ("C:\\x.txt", "path-drive"),
        ("c:x.txt", "path-drive"),
        ("\\\\server\\share\\x.txt", "path-network"),
        ("//server/share/x.txt", "path-network"),
        (".hidden/x.txt", "hidden"),
        ("__MACOSX/._x.txt", "hidden"),
        ("folder/Thumbs.db", "hidden"),
    ],
)
def test_a_name_that_leads_elsewhere_is_left_and_the_others_are_taken(tmp_path: Path, name: str, code: str) -> None:
    bad, good = unpacked(tmp_path, zip_of({name: "x", "good.txt": "y"}))
    assert (bad.file, bad.code) == ("", code)
    assert (good.name, good.code) == ("good.txt", "")


@pytest.mark.parametrize(
    ("name", "shown", "code"),
    [
        ("CON.txt", "CON.txt", "name-reserved"),
        ("folder/lpt1", "folder/lpt1", "name-reserved"),
        ("a\nb.txt", "a b.txt", ""),
        ("a\u202egpj.txt", "agpj.txt", ""),
        ("trailing...", "trailing...", ""),
        ("x" * 255, "x" * 255, ""),
        ("caf\u00e9.txt", "caf\u00e9.txt", ""),
    ],
)
def test_a_strange_name_is_cleaned_and_its_file_taken(tmp_path: Path, name: str, shown: str, code: str) -> None:
    (entry,) = unpacked(tmp_path, zip_of({name: "x"}))
    assert (entry.name, entry.file, entry.code) == (shown, "0", code)


def test_a_symbolic_link_is_not_followed(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    (entry,) = unpacked(tmp_path, packed.getvalue())
    assert (entry.file, entry.code) == ("", "link-not-followed")


def test_an_entry_that_would_unpack_to_far_more_is_left(tmp_path: Path) -> None:
    bomb, good = unpacked(tmp_path, zip_of({"bomb.txt": b"0" * 20_000_000, "good.txt": "y"}))
    assert (bomb.file, bomb.code, bomb.limit) == ("", "ratio-too-high", "250")
    assert good.file


@pytest.mark.parametrize("stated", [10, 3_000])
def test_an_entry_whose_size_is_a_lie_is_left(tmp_path: Path, stated: int) -> None:
    content = bytearray(zip_of({"lie.txt": b"true size" * 100}))
    place = content.rfind(b"PK\x01\x02")
    struct.pack_into("<I", content, place + 24, stated)
    (entry,) = unpacked(tmp_path, bytes(content))
    assert (entry.file, entry.code) == ("", "entry-damaged")


def test_an_entry_behind_a_password_is_left(tmp_path: Path) -> None:
    content = bytearray(zip_of({"locked.txt": "x"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        struct.pack_into("<H", content, content.rfind(mark) + offset, 1)
    (entry,) = unpacked(tmp_path, bytes(content))
    assert entry.code == "entry-encrypted"


@pytest.mark.parametrize(
    ("limit", "value", "code"),
    [("LARGEST_ENTRY", 50, "entry-too-large"), ("MOST_UNPACKED", 150, "archive-too-large")],
)
def test_an_archive_beyond_a_limit_gives_what_is_within_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int, code: str
) -> None:
    monkeypatch.setattr(contents, limit, value)
    entries = unpacked(tmp_path, zip_of({"a.txt": b"x" * 40, "b.txt": b"y" * 120}))
    assert [(entry.name, entry.code) for entry in entries] == [("a.txt", ""), ("b.txt", code)]
    assert entries[1].limit


@pytest.mark.parametrize("stated", [1_000_000, 0xFFFF])
def test_an_archive_of_too_many_entries_is_not_opened(tmp_path: Path, stated: int) -> None:
    content = bytearray(zip_of({"a.txt": "x"}))
    place = content.rfind(b"PK\x05\x06")
    if stated > 0xFFFF:
        larger = b"PK\x06\x06" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, stated, stated, 0, 0)
        content[place:place] = larger
        place += len(larger)
    struct.pack_into("<HH", content, place + 8, 0xFFFF, 0xFFFF)
    (tmp_path / "archive").write_bytes(content)
    with pytest.raises(Refusal, match="too-many-entries") as caught:
        unpack(tmp_path / "archive", "zip", tmp_path)
    assert caught.value.limit == "10,000"


def test_an_archive_that_hides_how_many_entries_it_has_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contents, "MOST_ENTRIES", 2)
    content = bytearray(zip_of({f"{number}.txt": "x" for number in range(5)}))
    struct.pack_into("<HH", content, content.rfind(b"PK\x05\x06") + 8, 1, 1)
    (tmp_path / "archive").write_bytes(content)
    with pytest.raises(Refusal, match="too-many-entries"):
        unpack(tmp_path / "archive", "zip", tmp_path)


def test_an_archive_whose_parts_lie_over_one_another_is_not_opened(tmp_path: Path) -> None:
    import os

    content = bytearray(zip_of({"a.txt": os.urandom(5_000)}))
    start = content.rfind(b"PK\x01\x02")
    end = content.rfind(b"PK\x05\x06")
    again = bytes(content[start:end]) * 2
    content[start:end] = again
    struct.pack_into("<HHI", content, content.rfind(b"PK\x05\x06") + 8, 2, 2, len(again))
    (tmp_path / "archive").write_bytes(content)
    with pytest.raises(Refusal, match="entries-overlap"):
        unpack(tmp_path / "archive", "zip", tmp_path)


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04rubbish", zip_of({"a": "x" * 500})[:-30]],
    ids=["empty", "rubbish", "cut short"],
)
def test_a_damaged_archive_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "archive").write_bytes(content)
    with pytest.raises(Refusal, match="container-damaged"):
        unpack(tmp_path / "archive", "zip", tmp_path)


def test_the_name_of_an_attachment_leads_nowhere(tmp_path: Path) -> None:
    (entry,) = unpacked(tmp_path, mail_of("S", "B", {"../../x.txt": b"y"}), "mail")
    assert "/" not in entry.name
    assert (tmp_path / "out" / entry.file).read_bytes() == b"y"
