"""Forms in the real window: killed, on a full disk, and with the keys of undo."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import ANN, later
from driving import Person
from prepared import nothing_more, prepared
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from window_child import BEGIN, begin_child, require_small_disk, run_copy

from store.queries.assessments import list_assessments, load_document
from store.verify import verify
from store.workspace import Workspace

TYPED = "She had waited since June and nobody had called. " * 4

TYPE_NOTE = f"""{BEGIN}
log = os.open(sys.argv[2], os.O_WRONLY | os.O_CREAT)
text, count = sys.argv[3], 0
someone.begin("Testshire")
someone.run("add-note")
notes = someone.desk.evidence.new_item.note.control("notes")
notes.setFocus()

def press():
    global count
    QTest.keyClicks(notes, text[count])
    count += 1
    os.write(log, f"{{time.monotonic()}}\\n".encode())

timer = QTimer()
timer.timeout.connect(press)
timer.start(50)
print("ready", flush=True)
application.exec()
"""

FULL = f"""
import subprocess, sys
from window_child import mount_apart
mount_apart()
subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m,mode=777", "tmpfs", sys.argv[1]], check=True)
sys.argv[1] += "/workspace"
{BEGIN}
filler = Path(sys.argv[1]).parent / "filler"
status = someone.window.status
someone.begin("Testshire")
someone.run("add-note")
form = someone.desk.evidence.new_item.note
notes = form.control("notes")
notes.setFocus()
someone.bot.keyClicks(notes, "Before.")
someone.desk.flush()
someone.until_quiet()
with filler.open("ab", buffering=0) as file:
    for size in (65536, 1024, 1):
        try:
            while True:
                file.write(bytes(size))
        except OSError:
            pass
for number in range(400):
    someone.bot.keyClicks(notes, f" More words of number {{number}} that need some room on the disk." * 8)
    someone.desk.flush()
    someone.until(lambda: status.is_fault() or someone.desk.is_settled)
    if status.is_fault():
        break
print(status.saved_text())
print(form.value("notes") in someone.desk.unsaved_text())
text = form.value("notes")
filler.unlink()
someone.until(lambda: not status.is_fault())
print([item.notes for item in someone.document.items] == [text])
someone.close()
"""


@pytest.fixture
def person(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Person]:
    monkeypatch.setenv("ASSAY_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setenv("ASSAY_LOGS", str(tmp_path / "logs"))
    someone = Person.at(qtbot, tmp_path / "workspace", prepared(nothing_more))
    someone.window.activateWindow()
    yield someone
    if someone.window.isVisible():
        someone.leave()


def test_killed_while_typing_a_note_at_most_one_second_is_missing(tmp_path: Path) -> None:
    log = tmp_path / "keys"
    with begin_child(TYPE_NOTE, tmp_path / "workspace", log, TYPED) as process:
        if process.stdout.readline() != "ready\n":
            pytest.fail(process.stderr.read())
        time.sleep(random.Random(1).uniform(1.5, 2.5))  # the moment of the kill, not a wait for anything
        killed_at = time.monotonic()
        process.kill()
    pressed_at = [float(line) for line in log.read_text().splitlines()]
    workspace = Workspace.open(tmp_path / "workspace", ANN, later(0))
    (item,) = load_document(workspace, list_assessments(workspace)[0].id).items
    assert verify(workspace) == ()
    workspace.close(later(1))
    assert TYPED.startswith(item.notes) and len(pressed_at) > 10
    assert all(killed_at - at <= 1.0 for at in pressed_at[len(item.notes) + 1 :])


def test_a_full_disk_is_said_and_the_note_is_saved_when_there_is_room(tmp_path: Path) -> None:
    require_small_disk()
    (tmp_path / "disk").mkdir()
    lines = run_copy(FULL, tmp_path / "disk")
    assert lines == ["NOT saved: The disk is full.", "True", "True"]


def test_an_assessment_is_not_left_with_an_item_that_has_no_title(person: Person) -> None:
    person.run("add-note")
    person.type("Interview")
    person.desk.evidence.new_item.submit()
    person.until_quiet()
    (item,) = person.document.items
    person.desk.evidence.open_item(item.id)
    person.until(lambda: person.desk.evidence.item.item is not None)
    title = person.desk.evidence.item.form.control("title")
    person.desk.evidence.item.focus_title()
    QTest.keyClick(title, Qt.Key.Key_Backspace)
    person.desk.flush()
    person.until(person.window.status.is_fault)
    assert "needs a title" in person.window.status.saved_text()
    person.window.go_home()
    assert person.window.desk is not None and person.window.banners()
    QTest.keyClicks(title, "Interviews")
    person.until(lambda: not person.window.status.is_fault())
    assert [each.title for each in person.document.items] == ["Interviews"]


@pytest.mark.parametrize("place", ["rationale", "authority", "period"])
def test_undo_in_a_field_takes_its_own_keys_first_and_then_whole_actions(person: Person, place: str) -> None:
    person.open_part("learning")
    person.write("Staff felt heard.")
    facts = next(section for section in person.desk.sections if section.kind.value == "facts")
    person.open_part({"rationale": "learning", "authority": "", "period": facts.part_id}[place] or "learning")
    if place == "authority":
        person.desk.show_row("overview")
        person.until_quiet()
    field = {
        "rationale": person.desk.statement.rationale.text,
        "authority": person.desk.overview.details.control("authority"),
        "period": person.desk.facts.period,
    }[place]
    field.setFocus()
    QTest.keyClicks(field, "x")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    person.until_quiet()
    assert [each.text for each in person.document.section_of("learning").passages] == ["Staff felt heard."]
    for _step in range(2):  # what the field saved and took back may be an action of its own
        QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        person.until_quiet()
    assert not person.document.section_of("learning").passages
