"""A bundle holds an index page, the schedule and the originals that may go out, under safe names."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote

import pytest
from evidence_builders import CLOSED_FILE, DAY, FRAMEWORK, ITEMS, OPEN_FILE, an_evidenced_document

from domain.assessment import Document, EvidenceFile, EvidenceItem
from domain.report.bundle import WITHHELD, WITHHELD_FILE, plan_bundle
from domain.report.schedule import build_schedule
from export.bundle import export_bundle
from export.errors import CannotWrite
from export.gate.web import check_web

CONTENTS = {"a" * 64: b"%PDF-1.7 open", "b" * 64: b"PRIVATE FILE", "c" * 64: b"third"}


def opened(sha256: str) -> BinaryIO:
    return BytesIO(CONTENTS[sha256])


def with_items(items: Sequence[EvidenceItem]) -> Document:
    return replace(an_evidenced_document(), items=tuple(items))


def bundled(document: Document, path: Path) -> dict[str, bytes]:
    """Export a bundle; return what is in it by name."""
    schedule = build_schedule(FRAMEWORK, document, DAY)
    export_bundle(plan_bundle(document, schedule), schedule, opened, path)
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if tag == "a" and name == "href"]


def test_a_bundle_holds_the_page_the_schedule_and_the_open_originals(tmp_path: Path) -> None:
    parts = bundled(an_evidenced_document(), tmp_path / "bundle.zip")
    assert list(parts) == ["index.html", "schedule.xlsx", "originals/E-001 Carers’ meeting.pdf"]
    assert parts["originals/E-001 Carers’ meeting.pdf"] == CONTENTS["a" * 64]


def test_every_link_of_the_page_leads_to_a_part_of_the_bundle(tmp_path: Path) -> None:
    parts = bundled(an_evidenced_document(), tmp_path / "bundle.zip")
    links = _Links()
    links.feed(parts["index.html"].decode("utf-8"))
    beside = {unquote(link) for link in links.found if not link.startswith("#")}
    assert beside == set(parts) - {"index.html"}


def test_a_link_to_what_is_not_in_the_bundle_is_a_fault() -> None:
    page = '<a href="originals/other.pdf">other</a>'
    assert "link-not-allowed" in {fault.code for fault in check_web(page, frozenset({"schedule.xlsx"}))}
    assert "link-not-allowed" not in {fault.code for fault in check_web(page, frozenset({"originals/other.pdf"}))}


def test_a_confidential_item_is_listed_as_withheld(tmp_path: Path) -> None:
    parts = bundled(an_evidenced_document(), tmp_path / "bundle.zip")
    page = parts["index.html"].decode("utf-8")
    assert "E-002 Confidential." in page
    assert page.count(WITHHELD) == 1
    assert b"PRIVATE" not in b"".join(parts.values())


def test_a_file_that_also_holds_confidential_evidence_goes_out_for_nobody(tmp_path: Path) -> None:
    rows = [replace(ITEMS[0], files=(replace(CLOSED_FILE, id="again", block=2),)), ITEMS[1]]
    parts = bundled(with_items(rows), tmp_path / "bundle.zip")
    assert list(parts) == ["index.html", "schedule.xlsx"]
    assert WITHHELD_FILE in parts["index.html"].decode("utf-8")


def test_a_file_of_several_items_goes_in_once(tmp_path: Path) -> None:
    items = [ITEMS[0], replace(ITEMS[2], files=(replace(OPEN_FILE, id="again", block=3),))]
    parts = bundled(with_items(items), tmp_path / "bundle.zip")
    assert [name for name in parts if name.startswith("originals/")] == ["originals/E-001 Carers’ meeting.pdf"]
    assert parts["index.html"].decode("utf-8").count('href="originals/') == 2


@pytest.mark.parametrize(
    ("title", "name", "inside"),
    [
        ("../../etc/passwd", "x.txt", "E-001 ..-..-etc-passwd.txt"),
        ("C:\\Windows", "x.PDF", "E-001 C--Windows.pdf"),
        ("two\nlines\u202e", "x.docx", "E-001 two lines.docx"),
        ("Letter", "x.of Jane Smith", "E-001 Letter"),
        ("Letter", "x.janesmith", "E-001 Letter"),
        ("Letter", "no ending", "E-001 Letter"),
    ],
)
def test_names_in_a_bundle_are_safe_and_say_nothing_of_the_file_s_own(
    tmp_path: Path, title: str, name: str, inside: str
) -> None:
    items = [replace(ITEMS[0], title=title, files=(replace(OPEN_FILE, name=name),))]
    parts = bundled(with_items(items), tmp_path / "bundle.zip")
    assert list(parts)[2:] == [f"originals/{inside}"]


def test_files_of_one_item_have_names_of_their_own_and_older_versions_are_marked(tmp_path: Path) -> None:
    newer = EvidenceFile("newer", "B.PDF", "c" * 64, 5)
    items = [replace(ITEMS[0], files=(replace(OPEN_FILE, superseded_by="newer"), newer))]
    parts = bundled(with_items(items), tmp_path / "bundle.zip")
    assert list(parts)[2:] == ["originals/E-001 Carers’ meeting (2).pdf", "originals/E-001 Carers’ meeting.pdf"]
    assert "meeting.pdf</a> (older version)" in parts["index.html"].decode("utf-8")


def test_the_same_evidence_gives_the_same_bytes(tmp_path: Path) -> None:
    bundled(an_evidenced_document(), tmp_path / "one.zip")
    bundled(an_evidenced_document(), tmp_path / "two.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_a_bundle_that_fails_half_way_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "bundle.zip"
    path.write_bytes(b"old")
    document = an_evidenced_document()
    schedule = build_schedule(FRAMEWORK, document, DAY)

    def gone(_sha256: str) -> BinaryIO:
        raise FileNotFoundError

    with pytest.raises(CannotWrite):
        export_bundle(plan_bundle(document, schedule), schedule, gone, path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_bundle_is_a_zip(tmp_path: Path) -> None:
    schedule = build_schedule(FRAMEWORK, an_evidenced_document(), DAY)
    with pytest.raises(CannotWrite, match="unknown-ending"):
        export_bundle(plan_bundle(an_evidenced_document(), schedule), schedule, opened, tmp_path / "bundle.rar")
