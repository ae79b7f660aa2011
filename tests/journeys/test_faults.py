"""The real window under bad circumstances: each gets one clear sentence, nothing is lost, nothing is half done."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver
from builders import ANN, Desk, a_desk, later
from command_line import open_elsewhere
from driving import Person
from prepared import Prepared, nothing_more, prepared
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from window_child import BEGIN, begin_child, require_small_disk, run_copy

import store.lock
from domain.report.tree import ReportOptions
from store.queries.assessments import list_assessments, load_document
from store.queries.text import kept_texts
from store.verify import verify
from store.workspace import Workspace
from ui.backend import Job
from ui.desk.reports import export_to, import_from
from ui.pages.closed import ClosedPage
from ui.pages.settings import SettingsPage
from ui.panes.intake import Intake

Begin = Callable[..., Person]
"""Opens the window on a workspace, the usual one when none is named."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "workspace"


@pytest.fixture
def person(qtbot: QtBot, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Begin]:
    monkeypatch.setenv("ASSAY_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setenv("ASSAY_LOGS", str(tmp_path / "logs"))
    opened: list[Person] = []

    def begin(*, waits: bool = True, is_remembered: bool = False, made: Prepared | None = None) -> Person:
        if made is not None:
            opened.append(Person.at(qtbot, folder, made, "learning"))
        else:
            opened.append(Person(qtbot, None if is_remembered else folder, waits=waits and not is_remembered))
        return opened[-1]

    yield begin
    for each in opened:
        if each.window.isVisible():
            each.leave()


@pytest.fixture
def writer(person: Begin) -> Person:
    """Somebody who has an empty section open."""
    return person(made=prepared(nothing_more))


@pytest.fixture
def beginner(person: Begin) -> Person:
    """What `writer` has, from the form of the home page on."""
    someone = person()
    someone.begin("Testshire")
    someone.open_part("learning")
    return someone


def said(someone: Person) -> str:
    """Return every message over the page."""
    return "\n".join(banner.text() for banner in someone.window.banners() if not banner.isHidden())


def forget(someone: Person) -> None:
    """Close every message, so that the next one is one of its own."""
    for banner in someone.window.banners():
        banner.close_message()
    someone.until(lambda: not said(someone))


def choose(someone: Person, label: str) -> None:
    """Take a way out that a message or the page offers."""
    found = [button for button in someone.window.findChildren(QPushButton) if button.text() == label]
    assert found, f"nothing offers {label!r}"
    found[-1].click()


def told(someone: Person, *words: str) -> str:
    """Wait until a message says these words, and return all messages."""
    someone.until(lambda: all(each in said(someone) for each in words))
    assert "went wrong" not in said(someone)
    return said(someone)


# A full disk

FULL = f"""
import subprocess, sys
from window_child import mount_apart
mount_apart()
subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m,mode=777", "tmpfs", sys.argv[1]], check=True)
sys.argv[1] += "/workspace"
{BEGIN}
filler = Path(sys.argv[1]).parent / "filler"
status = someone.window.status

def fill():
    with filler.open("ab", buffering=0) as file:
        for size in (65536, 1024, 1):
            try:
                while True:
                    file.write(bytes(size))
            except OSError:
                pass

someone.begin("Testshire")
someone.open_part("learning")
someone.write("Saved before.")
fill()
for number in range(400):
    someone.bot.keyClicks(someone.editor, f" More words of number {{number}} that need some room on the disk." * 8)
    someone.desk.flush()
    someone.until(lambda: status.is_fault() or someone.desk.is_settled)
    if status.is_fault():
        break
print(status.saved_text())
someone.window.backend.saved.emit(someone.window.backend._now())
print(status.is_fault())
text = someone.editor.toPlainText()
filler.unlink()
someone.until(lambda: not status.is_fault())
print(status.saved_text()[:5])
someone.until_quiet()
from store.verify import verify
print([each.text for each in someone.document.section_of("learning").passages] == [text])
print(verify(someone.window.backend.workspace))
someone.close()
"""


def test_a_full_disk_is_said_until_the_text_is_saved_by_itself(tmp_path: Path) -> None:
    require_small_disk()
    (tmp_path / "disk").mkdir()
    lines = run_copy(FULL, tmp_path / "disk")
    assert lines == ["NOT saved: The disk is full.", "True", "Saved", "True", "()"]


# Reading only

READING = f"""
import subprocess, sys
from window_child import mount_apart
mount_apart()
subprocess.run(["mount", "--bind", sys.argv[1], sys.argv[1]], check=True)
subprocess.run(["mount", "-o", "remount,bind,ro", sys.argv[1]], check=True)
{BEGIN}
someone.until(lambda: someone.window.home.rows)
print(someone.window.status.saved_text())
print([banner.text() for banner in someone.window.banners()])
someone.window.open_assessment(someone.window.home.rows[0].assessment_id)
someone.until(lambda: someone.window.desk is not None and someone.desk.sections)
someone.open_part("learning")
print(someone.editor.toPlainText(), someone.editor.isReadOnly(), someone.editor.toolTip())
print(someone.desk.statement.score.isEnabled(), someone.desk.statement.score.toolTip())
print(someone.window.registry.run("add-note"))
print(someone.window.registry.run("file.import"))
print(someone.window.registry.run("find"))
someone.close()
"""


def test_a_workspace_in_a_folder_that_may_only_be_read_says_so_everywhere(folder: Path) -> None:
    require_small_disk()
    a_closed_workspace(folder, "Only to be read.")
    lines = run_copy(READING, folder)
    reason = "This workspace is open for reading only."
    assert lines[0] == "Open for reading only"
    assert "may not be written to" in lines[1]
    assert lines[2:] == [f"Only to be read. True {reason}", f"False {reason}", reason, reason, ""]


BECOMES = f"""
{BEGIN}
import ctypes
from ui.panes.intake import Intake
someone.begin("Testshire")
someone.open_part("learning")
someone.write("Before.")
folder = Path(sys.argv[1])
(folder / "files").mkdir(exist_ok=True)
for path in (folder, folder / "files"):
    path.chmod(0o555)
import store.actions.intake
user_of_worker = ctypes.CDLL(None).setfsuid
def become(user):
    someone.window.backend.work(lambda job: user_of_worker(user), on_done=lambda was: None)
    someone.window.backend.ask(lambda workspace: user_of_worker(user), on_done=print)
become(65534)
someone.until_quiet()
someone.desk.evidence.take(Intake((Path(sys.argv[2]),)))
someone.until(lambda: someone.window.banners())
print([banner.text() for banner in someone.window.banners()])
someone.bot.keyClicks(someone.editor, " After.")
someone.desk.flush()
someone.until(lambda: someone.desk.is_settled or someone.window.status.is_fault())
print(someone.window.status.saved_text()[:5])
become(0)
someone.until_quiet()
print([each.text for each in someone.document.section_of("learning").passages], len(someone.document.items))
someone.close()
"""


def test_a_folder_that_becomes_read_only_refuses_files_and_loses_no_text(folder: Path) -> None:
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("only the superuser can act as somebody else")
    lines = run_copy(BECOMES, folder, "/etc/passwd")
    assert "The computer does not allow writing to the workspace." in lines[1]
    assert lines[2] in ("Saved", "NOT s")
    assert lines[4] == "['Before. After.'] 0"


def test_a_second_window_reads_says_who_writes_and_can_try_again(person: Begin, folder: Path) -> None:
    desk = a_desk(folder)
    desk.write("learning", "Written by the first.")
    desk.workspace.close(later(60))
    with open_elsewhere(folder):
        someone = person()
        assert "by Ann Lee" in told(someone, "open elsewhere", "Close it there")
        someone.until(lambda: someone.home.rows)
        assert someone.window.registry.run("file.sample") == "This workspace is open for reading only."
        choose(someone, "Try again")
        someone.until(lambda: not someone.window.backend.is_busy)
        assert someone.window.backend.is_read_only
    choose(someone, "Try again")
    someone.until(lambda: someone.window.backend.is_open and not someone.window.backend.is_read_only)
    someone.until(lambda: someone.window.home is not None and someone.home.rows)
    assert not someone.window.status.is_fault()
    someone.window.open_assessment(someone.home.rows[0].assessment_id)
    someone.until(lambda: someone.window.desk is not None and someone.desk.sections)
    someone.open_part("learning")
    someone.write("And by the second.")
    assert len(someone.document.section_of("learning").passages) == 2


def test_a_network_share_is_refused_with_a_way_out(
    person: Begin, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("the table of mounts is Linux's")
    mounts = tmp_path / "mountinfo"
    mounts.write_text(f"40 27 0:40 / {folder} rw - cifs //server/share rw\n", encoding="utf-8")
    monkeypatch.setattr(store.lock.is_network_folder, "__defaults__", (mounts,))
    someone = person(waits=False)
    assert "on a network share" in closed_page(someone)
    assert not (folder / "assay.db").exists()


# A database that cannot be opened


def closed_page(someone: Person) -> str:
    """Wait until the window says that the workspace cannot be opened, and return its words."""
    someone.until(lambda: isinstance(someone.window.middle.currentWidget(), ClosedPage))
    return page_words(someone)


def page_words(someone: Person) -> str:
    """Return the words of the page that is shown."""
    page = someone.window.middle.currentWidget()
    return "\n".join(each.text() for each in page.findChildren(QLabel)) if page is not None else ""


def a_closed_workspace(folder: Path, *texts: str) -> Path:
    desk = a_desk(folder)
    desk.write("learning", *texts)
    desk.workspace.backup(later(30), "regular")
    desk.workspace.close(later(60))
    return folder / "assay.db"


def make_newer(database: Path) -> None:
    with closing(driver.connect(str(database))) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()


def make_foreign(database: Path) -> None:
    database.unlink()
    with closing(driver.connect(str(database))) as connection:
        connection.execute("CREATE TABLE theirs (id INTEGER)")
        connection.commit()


def make_damaged(database: Path) -> None:
    with database.open("rb+") as file:
        file.seek(100)
        file.write(os.urandom(database.stat().st_size - 100))


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (make_newer, "written by a newer version"),
        (make_foreign, "does not belong to Assay"),
        (make_damaged, "is damaged"),
    ],
)
def test_a_database_that_cannot_be_opened_is_left_alone_with_a_sentence(
    person: Begin, folder: Path, spoil: Callable[[Path], None], words: str
) -> None:
    database = a_closed_workspace(folder, "Kept.")
    spoil(database)
    before = database.read_bytes()
    someone = person(waits=False)
    assert words in closed_page(someone)
    assert database.read_bytes() == before
    assert someone.window.registry.run("go.home") == "Open a workspace first."
    assert someone.window.registry.run("file.sample") == "Open a workspace first."
    someone.close()


def test_restoring_a_backup_brings_the_work_back_and_keeps_the_damaged_file(person: Begin, folder: Path) -> None:
    database = a_closed_workspace(folder, "Worth restoring.")
    make_damaged(database)
    damaged = database.read_bytes()
    someone = person(waits=False)
    assert "Restore a backup" in closed_page(someone)
    buttons = someone.window.middle.currentWidget().findChildren(QPushButton)
    next(button for button in buttons if button.text().startswith("Restore from")).click()
    someone.until(lambda: someone.window.home is not None and someone.home.rows)
    workspace = someone.window.backend.workspace
    document = load_document(workspace, list_assessments(workspace)[0].id)
    assert document.section_of("learning").passages[0].text == "Worth restoring."
    assert [path.read_bytes() for path in folder.glob("assay-damaged-*.db")] == [damaged]


def test_a_copy_that_was_put_in_the_place_of_later_work_is_told_with_the_way_to_the_backups(
    person: Begin, folder: Path, tmp_path: Path
) -> None:
    desk = a_desk(folder)
    desk.workspace.close(later(1))
    shutil.copy(folder / "assay.db", tmp_path / "copy.db")
    workspace = Workspace.open(folder, ANN, later(60))
    Desk(workspace, desk.assessment_id).write("learning", "Written after the copy.")
    workspace.close(later(120))
    shutil.copy(tmp_path / "copy.db", folder / "assay.db")
    someone = person()
    told(someone, "A backup knows a history that the workspace does not", "that backup can be restored")
    choose(someone, "Show the backups")
    someone.until(lambda: isinstance(someone.window.middle.currentWidget(), SettingsPage))


def test_damage_deep_in_the_database_is_a_sentence_too(person: Begin, folder: Path) -> None:
    database = a_closed_workspace(folder, *(f"Passage {number}. " * 60 for number in range(300)))
    size, content = 4096, bytearray(database.read_bytes())
    for start in range(size * 8, len(content), size):
        if content[start : start + size].count(b"Passage ") > 5:
            content[start : start + size] = b"\xff" * size
    database.write_bytes(content)
    someone = person(waits=False)
    someone.until(lambda: not someone.window.backend.is_busy)
    someone.until(lambda: "is damaged" in said(someone) or "is damaged" in page_words(someone))
    assert "went wrong" not in said(someone)


def test_a_remembered_workspace_that_is_gone_is_not_made_anew(person: Begin, folder: Path) -> None:
    someone = person()
    someone.close()
    shutil.rmtree(folder)
    again = person(is_remembered=True)
    assert "is not there" in closed_page(again)
    assert not folder.exists()


# Files of evidence, reports out and in


@pytest.mark.parametrize(
    ("spoil", "words"),
    [(Path.unlink, "is missing from the workspace"), (lambda path: path.write_bytes(b"x"), "was altered outside")],
)
def test_an_attached_file_that_is_not_as_it_was_is_said_when_shown_and_opened(
    writer: Person, tmp_path: Path, spoil: Callable[[Path], object], words: str
) -> None:
    source = tmp_path / "notes.txt"
    source.write_text("What people told us.")
    writer.desk.evidence.take(Intake((source,)))
    writer.until(lambda: writer.document.items)
    item = writer.document.items[0]
    kept = writer.window.backend.workspace.files.path_of(item.files[0].sha256)
    kept.chmod(0o644)
    spoil(kept)
    writer.until(lambda: item.id in writer.desk.evidence._items)
    writer.desk.evidence.open_item(item.id)
    told(writer, words, "notes.txt")
    writer.window.banners()[-1].close_message()
    writer.desk.evidence.item.open.click()
    told(writer, words, "notes.txt")


def export(someone: Person, path: Path, *, is_draft: bool = True) -> None:
    export_to(someone.desk.lasting, ReportOptions(is_draft=is_draft), path)
    someone.until_quiet()


def test_a_report_that_is_open_elsewhere_is_not_replaced(writer: Person, tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(b"the old report")
    for mark in ("~$report.docx", "~$port.docx", ".~lock.report.docx#"):
        (tmp_path / mark).touch()
        export(writer, path)
        assert "is open in another program" in told(writer, "report.docx", "Close it there"), mark
        assert path.read_bytes() == b"the old report", mark
        (tmp_path / mark).unlink()
        forget(writer)
    export(writer, path)
    assert path.read_bytes() != b"the old report"


def test_a_report_goes_neither_into_a_missing_folder_nor_onto_a_folder(writer: Person, tmp_path: Path) -> None:
    export(writer, tmp_path / "gone" / "report.docx")
    told(writer, "The folder for the report is not there.", "Choose another folder.")
    (tmp_path / "folder.docx").mkdir()
    export(writer, tmp_path / "folder.docx")
    told(writer, "is a folder, not a document.", "folder.docx")
    assert sorted(path.name for path in tmp_path.iterdir() if "saving" in path.name) == []


def test_a_final_report_with_gaps_is_refused_and_the_way_leads_to_what_is_missing(
    writer: Person, tmp_path: Path
) -> None:
    export(writer, tmp_path / "final.docx", is_draft=False)
    told(writer, "This is not ready to be published", "The page Publication leads to each")
    assert not (tmp_path / "final.docx").exists()
    choose(writer, "Open Publication")
    writer.until(lambda: writer.desk.current == "publication" and writer.desk.publication.last is not None)
    page = writer.desk.publication
    (row,) = (
        row
        for row in page.list.groups.rows()
        if row.id.startswith("check/narrative-missing") and "Demographics" in row.detail
    )
    page.list.choose(row.id)
    writer.bot.keyClick(page.list, Qt.Key.Key_Return)
    demographics = writer.document.section_of("demographics").id
    writer.until(lambda: writer.desk.current == demographics)


def a_half_written_package(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("word/document.xml", "<w:document>")
    path.write_bytes(path.read_bytes()[:-30])


OLE_HEADER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a document protected by a password begins, and any of Word before 2007."""

UNREADABLE: list[tuple[str, Callable[[Path], object], str]] = [
    ("empty.docx", Path.touch, "is empty"),
    ("empty.txt", Path.touch, "is empty"),
    ("half.docx", a_half_written_package, "damaged or incomplete"),
    (
        "encrypted.docx",
        lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)),
        "The document",
    ),
    ("picture.docx", lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100)), "not of the type"),
    ("gone.docx", lambda path: None, "no longer there"),
    ("folder.docx", Path.mkdir, "is a folder"),
    ("words.txt", lambda path: path.write_text("Nothing of a report."), "Nothing in"),
]


def test_a_document_that_cannot_be_imported_changes_nothing(writer: Person, tmp_path: Path) -> None:
    writer.write("Written before.")
    before = writer.document
    for name, make, words in UNREADABLE:
        make(tmp_path / name)
        import_from(writer.desk.lasting, [tmp_path / name])
        told(writer, words, name)
        assert writer.document == before, name
        forget(writer)


def test_a_report_on_another_authority_is_taken_in_and_told(writer: Person, tmp_path: Path) -> None:
    page = "London Borough of Ealing: local authority assessment\nSafeguarding\nScore: 2\nStaff were supported.\n"
    (tmp_path / "page.txt").write_text(page, encoding="utf-8")
    import_from(writer.desk.lasting, [tmp_path / "page.txt"])
    told(writer, "It is a report on London Borough of Ealing")
    assert writer.document.section_of("safeguarding").score.level == 2


def test_a_document_that_cannot_be_read_begins_no_assessment(person: Begin, tmp_path: Path) -> None:
    someone = person()
    (tmp_path / "empty.docx").touch()
    someone.window.documents.import_as_new([tmp_path / "empty.docx"])
    told(someone, "is empty", "Choose another file.")
    assert list_assessments(someone.window.backend.workspace) == ()


# What is pasted


def paste(someone: Person, text: str = "", html: str = "") -> None:
    """Paste as other programs put it on the clipboard."""
    source = QMimeData()
    if text:
        source.setText(text)
    if html:
        source.setHtml(html)
    someone.editor.setFocus()
    someone.editor.insertFromMimeData(source)


def test_ten_megabytes_in_one_paste_are_kept_whole_and_the_message_says_where(writer: Person) -> None:
    text = "\n".join(f"Line {number} of a text that is far too long." for number in range(230_000))
    assert len(text) > 10_000_000
    paste(writer, text)
    told(writer, "only its beginning was", "kept at the head of this page")
    writer.until_quiet()
    kept = writer.window.backend.read(kept_texts, writer.desk.context.assessment_id)
    assert [(each.reason, each.section_id) for each in kept] == [("too-much", writer.desk.current)]
    assert kept[0].text == text
    assert 0 < len(writer.editor.toPlainText()) <= 200_000
    page = writer.desk.text_page
    assert page is not None
    writer.until(lambda: page.kept.count() == 1)


def test_what_is_pasted_loads_nothing_and_brings_no_script(writer: Person, tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    addresses = ("http://127.0.0.1:9/a.png", "//server/share/b.png", QUrl.fromLocalFile(str(picture)).toString())
    pictures = "".join(f'<img src="{address}">' for address in addresses)
    paste(writer, html=f'<p>Before {pictures} after, <a href="javascript:alert(1)">a trap</a>.</p>')
    writer.until_quiet()
    passage = writer.document.section_of("learning").passages[0]
    assert (" ".join(passage.text.split()), passage.links) == ("Before after, a trap.", ())
    assert "img" not in writer.editor.toHtml()


def test_characters_that_no_document_may_hold_are_left_out_and_the_words_are_saved(writer: Person) -> None:
    for text in ("half \ud800 pair", "bell\x07 and nul\x00", "turned \u202earound"):
        writer.editor.selectAll()
        paste(writer, text)
        writer.until_quiet()
        (saved,) = writer.document.section_of("learning").passages
        assert saved.text == "".join(sign for sign in text if sign.isascii() and sign.isprintable())


# Undo


def test_undo_reaches_past_the_text_s_own_steps_after_a_restart(person: Begin, beginner: Person) -> None:
    writer = beginner
    writer.write("Written yesterday.")
    writer.close()
    someone = person()
    someone.until(lambda: someone.window.desk is not None and someone.desk.current)
    someone.until_quiet()
    someone.editor.setFocus()
    someone.editor.moveCursor(QTextCursor.MoveOperation.End)
    someone.bot.keyClicks(someone.editor, " And today.")
    press_undo(someone)
    someone.until_quiet()
    assert someone.editor.toPlainText() == "Written yesterday."
    press_undo(someone)
    someone.until(lambda: someone.editor.toPlainText() == "")


def press_undo(someone: Person) -> None:
    """Press Ctrl+Z where the focus is, as the keyboard does: shortcuts come before the widget."""
    focused = someone.window.focusWidget()
    assert focused is not None
    someone.window.activateWindow()
    someone.bot.keyClick(focused, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_undo_outside_a_text_takes_the_last_action_back(writer: Person) -> None:
    score = writer.desk.statement.score
    writer.bot.keyClick(score, Qt.Key.Key_3)
    writer.until(lambda: writer.document.section_of("learning").score.level == 3)
    score.cards[0].setFocus()
    press_undo(writer)
    writer.until(lambda: writer.document.section_of("learning").score.level is None)


# Closing


def test_closing_saves_what_was_typed_a_moment_ago(beginner: Person, folder: Path) -> None:
    writer = beginner
    writer.editor.setFocus()
    writer.bot.keyClicks(writer.editor, "The very last words.")
    writer.desk.statement.rationale.text.setFocus()
    writer.type("And why.")
    writer.window.close()
    writer.window.close()
    writer.close()
    workspace = Workspace.open(folder, ANN, datetime.now(UTC))
    document = load_document(workspace, list_assessments(workspace)[0].id)
    section = document.section_of("learning")
    assert [passage.text for passage in section.passages] == ["The very last words."]
    assert section.score.rationale == "And why."
    assert verify(workspace) == ()
    workspace.close(datetime.now(UTC))


def test_closing_waits_for_what_is_under_way_and_can_stop_it(writer: Person) -> None:
    ended: list[bool] = []

    def work(job: Job) -> None:
        while not job.is_cancelled:
            time.sleep(0.01)
        ended.append(True)

    writer.window.backend.work(work, on_done=lambda _answer: None, name="long")
    writer.window.close()
    told(writer, "still being done")
    assert writer.window.isVisible()
    choose(writer, "Stop it")
    writer.until(lambda: not writer.window.isVisible())
    assert ended == [True]


def refuse_writing(someone: Person, is_refused: bool) -> None:
    """Let the workspace refuse every change, as a disk does that has become read-only."""
    pragma = f"PRAGMA query_only={'ON' if is_refused else 'OFF'}"
    engine = someone.window.backend.workspace.engine
    connections = [engine.connect() for _ in range(4)]
    for connection in connections:
        connection.exec_driver_sql(pragma)
    for connection in connections:
        connection.close()


def test_closing_while_nothing_can_be_saved_keeps_the_window_and_offers_the_text(writer: Person) -> None:
    refuse_writing(writer, True)
    writer.editor.setFocus()
    writer.bot.keyClicks(writer.editor, "Words that cannot be saved.")
    writer.window.close()
    told(writer, "The last words are not saved")
    assert writer.window.isVisible()
    assert writer.window.status.is_fault()
    assert writer.editor.toPlainText() == "Words that cannot be saved."
    choose(writer, "Copy the unsaved text and leave")
    told(writer, "Everything is saved, but the backup")
    choose(writer, "Close without a backup")
    writer.until(lambda: not writer.window.isVisible())
    assert QGuiApplication.clipboard().text() == "Words that cannot be saved."


def test_going_home_waits_for_the_last_save_and_stays_where_it_fails(writer: Person) -> None:
    refuse_writing(writer, True)
    writer.editor.setFocus()
    writer.bot.keyClicks(writer.editor, "Kept in the editor.")
    writer.window.go_home()
    told(writer, "The last words are not saved")
    assert writer.editor.toPlainText() == "Kept in the editor."
    refuse_writing(writer, False)
    writer.until(lambda: not writer.window.status.is_fault())
    writer.until(lambda: "The last words are not saved" not in said(writer))
    writer.window.go_home()
    writer.until(lambda: writer.window.desk is None)
    assert "went wrong" not in said(writer)


TERMINATED = """
import os, signal, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import ui.app
from pathlib import Path
from window_child import Bot
application = QApplication([])

def window():
    from ui.window.main_window import MainWindow
    found = [each for each in application.allWidgets() if isinstance(each, MainWindow)]
    return found[0] if found else None

def type_and_wait():
    if window() is None or window().desk is None or window().desk.text_page is None:
        QTimer.singleShot(20, type_and_wait)
        return
    page = window().desk.text_page
    if not page.findings.section_id:
        QTimer.singleShot(20, type_and_wait)
        return
    page.findings.editor.setFocus()
    Bot().keyClicks(page.findings.editor, "Typed just before the end.")
    print("ready", flush=True)

QTimer.singleShot(0, type_and_wait)
sys.exit(ui.app.run_application(Path(sys.argv[1])))
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_request_of_the_system_to_end_saves_everything_first(
    writer: Person, folder: Path, number: signal.Signals
) -> None:
    if os.name == "nt":
        pytest.skip("Windows has no such signals")
    writer.close()
    with begin_child(TERMINATED, folder) as process:
        assert process.stdout.readline() == "ready\n", process.stderr.read()
        process.send_signal(number)
        assert process.wait(timeout=30) == 0, process.stderr.read()
    workspace = Workspace.open(folder, ANN, datetime.now(UTC))
    document = load_document(workspace, list_assessments(workspace)[0].id)
    assert document.section_of("learning").passages[0].text == "Typed just before the end."
    workspace.close(datetime.now(UTC))
