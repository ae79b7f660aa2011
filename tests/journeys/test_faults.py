"""The real window under bad circumstances: each gets one clear sentence, nothing is lost, nothing is half done."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver
from builders import a_desk, later
from command_line import open_elsewhere
from driving import Person
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from window_child import BEGIN, SMALL_DISK, require_small_disk, run_child

import store.lock
from store.queries.assessments import list_assessments, load_document
from ui.pages.closed import ClosedPage

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

    def begin(*, waits: bool = True, is_remembered: bool = False) -> Person:
        opened.append(Person(qtbot, None if is_remembered else folder, waits=waits and not is_remembered))
        return opened[-1]

    yield begin
    for each in opened:
        if each.window.isVisible():
            each.close()


@pytest.fixture
def writer(person: Begin) -> Person:
    """Somebody who has a section open."""
    someone = person()
    someone.begin("Testshire")
    someone.open_part("learning")
    return someone


def said(someone: Person) -> str:
    """Return every message over the page."""
    return "\n".join(banner.text() for banner in someone.window.banners() if not banner.isHidden())


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
    lines = run_child(FULL, tmp_path / "disk", prefix=SMALL_DISK)
    assert lines == ["NOT saved: The disk is full.", "True", "Saved", "True", "()"]


# Reading only

AS_NOBODY = f"""
import os, sys
os.setgroups([]) or os.setuid(65534) if os.geteuid() == 0 else None
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


def test_a_workspace_in_a_folder_that_may_only_be_read_says_so_everywhere(tmp_path: Path, folder: Path) -> None:
    if os.name == "nt":
        pytest.skip("folders have no permission bits on Windows")
    desk = a_desk(folder)
    desk.write("learning", "Only to be read.")
    desk.workspace.close(later(60))
    for path in (*folder.rglob("*"), folder):
        path.chmod(0o555 if path.is_dir() else 0o444)
    for path in (tmp_path, *tmp_path.parents[:2]):
        path.chmod(0o755)
    (tmp_path / "own").mkdir(mode=0o777)
    try:
        lines = run_child(AS_NOBODY, folder)
    finally:
        folder.chmod(0o755)
    reason = "This workspace is open for reading only."
    assert lines[0] == "Open for reading only"
    assert "may not be written to" in lines[1]
    assert lines[2:] == [f"Only to be read. True {reason}", f"False {reason}", reason, reason, ""]


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
