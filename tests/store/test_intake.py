"""A folder, a zip, files and e-mails become evidence in one step, and the report says what became of each file."""

from __future__ import annotations

import threading
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from builders import ANN, NOON, Desk
from evidence_files import mail_of, outlook_of, pdf_of, zip_of
from word_files import paragraph, word_file

from domain.evidence.evidence import ReadingStatus
from store.actions.evidence import remove_item
from store.actions.history import undo
from store.actions.intake import take_in
from store.changes import TakenIn
from store.errors import Cancelled, DiskFault, NotFound, Refused
from store.intake import sources
from store.queries.evidence import load_file_text, load_items
from store.queries.search import search
from store.values import FileToAttach, ItemDetails
from store.verify import verify
from store.workspace import Workspace


def take(desk: Desk, *paths: Path, **keywords: Any) -> TakenIn:
    wanted = [FileToAttach(path, keywords.pop("details", ItemDetails(""))) for path in paths]
    return take_in(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, sources=wanted, **keywords)


def told(taken: TakenIn) -> list[tuple[str, str, str]]:
    """Return name, outcome, and reference or code of each file."""
    return [(file.name, str(file.outcome), file.reference or file.code) for file in taken.report.files]


def put(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def left_behind(desk: Desk) -> list[Path]:
    return list((desk.workspace.folder / "files").glob("incoming-*"))


def test_a_folder_becomes_items_with_their_text_read(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "evidence"
    put(folder, "Board 17 October 2024.docx", word_file(paragraph("They had waited since June.")))
    put(folder, "inner/report.pdf", pdf_of([["Nobody had called."]]))
    put(folder, ".hidden", "no")
    (folder / "link.txt").symlink_to(put(tmp_path, "outside.txt", "secret"))
    taken = take(desk, folder)
    assert told(taken) == [
        ("evidence/.hidden", "skipped", "hidden"),
        ("evidence/Board 17 October 2024.docx", "added", "E-001"),
        ("evidence/inner/report.pdf", "added", "E-002"),
        ("evidence/link.txt", "skipped", "link-not-followed"),
    ]
    first, second = load_items(desk.workspace, desk.assessment_id)
    assert (first.title, first.event_date) == ("Board 17 October 2024", date(2024, 10, 17))
    assert (second.title, second.event_date, second.files[0].name) == ("report", None, "report.pdf")
    assert taken.report.files[2].created == date(2024, 10, 17)
    text = load_file_text(desk.workspace, second.files[0].sha256)
    assert text is not None and [block.text for block in text.blocks] == ["Nobody had called."]
    (hit,) = search(desk.workspace, "waited since", desk.assessment_id)
    assert hit.owner_id.startswith(first.files[0].id)
    assert verify(desk.workspace) == ()


def test_one_undo_takes_the_whole_intake_back(desk: Desk, tmp_path: Path) -> None:
    take(desk, *(put(tmp_path, f"{number}.txt", f"Words {number}.") for number in range(5)))
    undo(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id)
    assert load_items(desk.workspace, desk.assessment_id) == ()
    assert search(desk.workspace, "words", desk.assessment_id) == ()


def test_the_same_content_is_evidence_once(desk: Desk, tmp_path: Path) -> None:
    first, again = put(tmp_path, "a.txt", "Same."), put(tmp_path, "b.txt", "Same.")
    assert told(take(desk, first, again)) == [("a.txt", "added", "E-001"), ("b.txt", "duplicate", "E-001")]
    assert told(take(desk, again, put(tmp_path, "c.zip", zip_of({"d.txt": "Same."})))) == [
        ("b.txt", "duplicate", "E-001"),
        ("c.zip", "opened", ""),
        ("c.zip/d.txt", "duplicate", "E-001"),
    ]
    assert len(load_items(desk.workspace, desk.assessment_id)) == 1


def test_content_of_a_removed_item_can_be_taken_in_again(desk: Desk, tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", "Same.")
    take(desk, path)
    (item,) = load_items(desk.workspace, desk.assessment_id)
    remove_item(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, item_id=item.id)
    assert told(take(desk, path)) == [("a.txt", "added", "E-002")]


def test_two_files_with_the_same_text_are_two_items(desk: Desk, tmp_path: Path) -> None:
    taken = take(desk, put(tmp_path, "a.txt", "Same."), put(tmp_path, "b.md", "Same.\n"))
    assert [file.reference for file in taken.report.files] == ["E-001", "E-002"]


def test_a_bad_file_does_not_keep_the_others_out(desk: Desk, tmp_path: Path) -> None:
    good = put(tmp_path, "good.txt", "Good.")
    taken = take(desk, tmp_path / "gone.txt", good, put(tmp_path, "bad.pdf", b"%PDF-1.7 rubbish"))
    assert told(taken) == [
        ("gone.txt", "refused", "source-missing"),
        ("good.txt", "added", "E-001"),
        ("bad.pdf", "added", "E-002"),
    ]
    assert [file.is_finding for file in taken.report.files] == [True, False, True]
    assert taken.report.files[2].status is ReadingStatus.UNREADABLE
    files = [item.files[0] for item in load_items(desk.workspace, desk.assessment_id)]
    texts = [load_file_text(desk.workspace, file.sha256) for file in files]
    assert [text and text.status for text in texts] == [ReadingStatus.READ, ReadingStatus.UNREADABLE]


def test_nothing_to_add_writes_no_entry(desk: Desk, tmp_path: Path) -> None:
    taken = take(desk, tmp_path / "gone.txt")
    assert (taken.is_empty, taken.result) == (True, ())


@pytest.mark.parametrize("name", ["a.eml", "a.msg"])
def test_what_is_attached_to_a_message_lies_beside_it(desk: Desk, tmp_path: Path, name: str) -> None:
    make = mail_of if name == "a.eml" else outlook_of
    inner = mail_of("Inner", "Said inside.", {"deep.txt": b"Deep."})
    taken = take(
        desk, put(tmp_path, name, make("Outer", "See attached.", {"minutes.txt": b"Said.", "inner.eml": inner}))
    )
    assert told(taken) == [
        (name, "added", "E-001"),
        (f"{name}/minutes.txt", "added", "E-002"),
        (f"{name}/inner.eml", "added", "E-003"),
        (f"{name}/inner.eml/deep.txt", "added", "E-004"),
    ]
    items = load_items(desk.workspace, desk.assessment_id)
    assert (items[0].event_date, items[1].files[0].name) == (date(2024, 10, 17), "minutes.txt")
    assert left_behind(desk) == []


def test_a_zip_gives_its_files_and_its_refusals(desk: Desk, tmp_path: Path) -> None:
    parts = {
        "../evil.txt": "x",
        "notes/a.txt": "Good.",
        "nested.zip": zip_of({"inner.txt": "y"}),
        "CON.txt": "Reserved.",
        "bomb.txt": b"0" * 20_000_000,
        ".hidden": "x",
    }
    taken = take(desk, put(tmp_path, "all.zip", zip_of(parts)))
    assert told(taken) == [
        ("all.zip", "opened", ""),
        ("all.zip/../evil.txt", "refused", "path-outside"),
        ("all.zip/notes/a.txt", "added", "E-001"),
        ("all.zip/nested.zip", "added", "E-002"),
        ("all.zip/CON.txt", "added", "E-003"),
        ("all.zip/bomb.txt", "refused", "ratio-too-high"),
        ("all.zip/.hidden", "skipped", "hidden"),
    ]
    assert taken.report.files[3].notices == ("archive-kept",)
    assert taken.report.files[4].notices == ("name-reserved",)
    assert left_behind(desk) == []
    assert not (tmp_path / "evil.txt").exists()


def test_a_zip_that_cannot_be_opened_is_kept_as_a_file(desk: Desk, tmp_path: Path) -> None:
    taken = take(desk, put(tmp_path, "broken.zip", zip_of({"a.txt": "x" * 500})[:-30]))
    assert [(file.reference, file.status) for file in taken.report.files] == [("E-001", ReadingStatus.UNREADABLE)]


def test_a_zip_with_too_many_entries_is_refused_with_the_limit(desk: Desk, tmp_path: Path) -> None:
    content = bytearray(zip_of({"a.txt": "x"}))
    place = content.rfind(b"PK\x05\x06")
    content[place + 8 : place + 12] = b"\xff\xff\xff\xff"
    taken = take(desk, put(tmp_path, "million.zip", bytes(content)), put(tmp_path, "good.txt", "Good."))
    assert told(taken) == [("million.zip", "refused", "too-many-entries"), ("good.txt", "added", "E-001")]
    assert taken.report.files[0].data == (("limit", "10,000"),)


@pytest.mark.parametrize(
    ("name", "kept"),
    [("a\nb.txt", "a b.txt"), ("a\u202etxt.exe", "atxt.exe"), ("trailing. .", "trailing. ."), ("x" * 255, "x" * 255)],
)
def test_strange_names_are_cleaned_and_kept(desk: Desk, tmp_path: Path, name: str, kept: str) -> None:
    take(desk, put(tmp_path, name, "Words."))
    (item,) = load_items(desk.workspace, desk.assessment_id)
    assert item.files[0].name == kept


def test_what_is_said_for_all_counts_for_each(desk: Desk, tmp_path: Path) -> None:
    said = ItemDetails("Title", category="staff", received_date=date(2025, 1, 2), confidential=True)
    take(desk, put(tmp_path, "a.txt", "A."), details=said)
    take(desk, put(tmp_path / "folder", "b 2024-10-17.txt", "B.").parent, details=said)
    first, second = load_items(desk.workspace, desk.assessment_id)
    assert (first.title, first.category, first.confidential) == ("Title", "staff", True)
    assert (second.title, second.received_date, second.event_date) == (
        "b 2024-10-17",
        date(2025, 1, 2),
        date(2024, 10, 17),
    )


def test_a_cancelled_intake_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    seen = threading.Event()
    paths = [put(tmp_path, f"{number}.zip", zip_of({"a.txt": f"Words {number}."})) for number in range(6)]
    with pytest.raises(Cancelled):
        take(desk, *paths, progress=lambda _done: seen.set(), cancelled=seen.is_set)
    assert load_items(desk.workspace, desk.assessment_id) == ()
    assert left_behind(desk) == []


def test_progress_never_goes_back_and_ends_with_the_whole(desk: Desk, tmp_path: Path) -> None:
    told_so_far: list[int] = []
    archive = put(tmp_path, "a.zip", zip_of({f"{number}.txt": f"Words {number}." for number in range(20)}))
    take(desk, archive, put(tmp_path, "b.txt", "x" * 200_000), progress=told_so_far.append)
    assert told_so_far == sorted(told_so_far)
    assert told_so_far[-1] == 1000


def test_more_files_than_the_limit_are_refused_with_it(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "MOST_FILES", 2)
    for number in range(3):
        put(tmp_path / "many", f"{number}.txt", str(number))
    with pytest.raises(Refused, match="too-many-files"):
        take(desk, tmp_path / "many")


def test_a_full_disk_takes_nothing_in(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("store.files._write_all", full)
    with pytest.raises(DiskFault, match="no-space"):
        take(desk, put(tmp_path, "a.txt", "A."))
    assert load_items(desk.workspace, desk.assessment_id) == ()


def test_an_assessment_that_is_gone_takes_nothing_in(desk: Desk, tmp_path: Path) -> None:
    wanted = [FileToAttach(put(tmp_path, "a.txt", "A."), ItemDetails(""))]
    with pytest.raises(NotFound):
        take_in(desk.workspace, ANN, NOON, assessment_id="gone", sources=wanted)


def test_what_an_intake_left_behind_is_swept_at_a_later_opening(desk: Desk) -> None:
    from datetime import UTC, datetime, timedelta

    old = desk.workspace.folder / "files" / "incoming-old"
    put(old, "0/1", "x")
    assert desk.workspace.files.sweep(datetime.now(UTC) + timedelta(days=3)) == 1
    assert not old.exists()


def test_the_store_opens_again_with_all_of_it(desk: Desk, tmp_path: Path) -> None:
    take(desk, put(tmp_path, "a.txt", "They waited."))
    desk.workspace.close(NOON)
    desk.workspace = Workspace.open(desk.workspace.folder, ANN, NOON)
    (item,) = load_items(desk.workspace, desk.assessment_id)
    text = load_file_text(desk.workspace, item.files[0].sha256)
    assert text is not None and text.blocks[0].text == "They waited."
