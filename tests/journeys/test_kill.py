"""Whatever moment the program is killed at: at most one second of typing is missing, and nothing is half there."""

from __future__ import annotations

import os
import random
import shutil
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver
from builders import ANN, NOON, a_desk
from docx import Document as WordDocument
from evidence_folder import ITEMS, make_folder
from nursery import Copied
from window_child import BEGIN, begin_child

from domain.assessment import Document
from store.actions.intake import take_in
from store.backup import list_backups, verify_backup
from store.engine import reading_uri
from store.queries.assessments import list_assessments, load_document
from store.queries.search import search
from store.queries.suggestions import load_section_suggestions
from store.values import FileToAttach, ItemDetails
from store.verify import verify
from store.workspace import Workspace

MEBIBYTE = 1 << 20
TYPED = ("Staff told us they felt heard and supported by leaders. " * 3).strip() + "\n"
"""What is typed again and again, a key every twentieth of a second."""

TYPE = f"""{BEGIN}
log = os.open(sys.argv[2], os.O_WRONLY | os.O_CREAT)
text, count = sys.argv[3], 0
someone.begin("Testshire")
someone.open_part("learning")
someone.editor.setFocus()

def press():
    global count
    letter = text[count % len(text)]
    if letter == "\\n":
        QTest.keyClick(someone.editor, Qt.Key.Key_Return)
    else:
        QTest.keyClicks(someone.editor, letter)
    count += 1
    os.write(log, f"{{time.monotonic()}}\\n".encode())

timer = QTimer()
timer.timeout.connect(press)
timer.start(50)
print("ready", flush=True)
application.exec()
"""

SUGGEST = TYPE.replace(
    "someone.editor.setFocus()", 'someone.write("Of record.")\nsomeone.run("suggest")\nsomeone.editor.setFocus()'
)
"""The same, in a section with a text, as suggestions."""

EXPORT = f"""{BEGIN}
from ui.desk.reports import export_to
from domain.report.tree import ReportOptions
someone.until(lambda: someone.window.home.rows)
someone.window.open_assessment(someone.window.home.rows[0].assessment_id)
someone.until(lambda: someone.window.desk is not None and someone.desk.sections)
someone.until_quiet()
def again():
    export_to(someone.desk.lasting, ReportOptions(), Path(sys.argv[2]))
again()
someone.until(Path(sys.argv[2]).exists)
timer = QTimer()
timer.timeout.connect(again)
timer.start(20)
print("ready", flush=True)
application.exec()
"""

ATTACH = f"""{BEGIN}
from ui.panes.intake import Intake
someone.begin("Testshire")
someone.desk.evidence.take(Intake(tuple(Path(each) for each in sys.argv[2:])))
print("ready", flush=True)
application.exec()
"""

BACK_UP = f"""{BEGIN}
someone.begin("Testshire")
someone.open_part("learning")
someone.write("What was written before the backup.")
def again():
    someone.window.back_up()
timer = QTimer()
timer.timeout.connect(again)
timer.start(20)
print("ready", flush=True)
application.exec()
"""


def kill_after(process: Copied, is_time: Callable[[], object]) -> float:
    """Kill a program at a moment; return when that was."""
    with process:
        if process.stdout.readline() != "ready\n":
            pytest.fail(process.stderr.read())
        while not is_time():
            time.sleep(0.002)
        assert process.poll() is None, process.stderr.read()
        at = time.monotonic()
        process.kill()
    return at


def after(seconds: float) -> Callable[[], bool]:
    """Return what becomes true some seconds after it was first asked."""
    begun: list[float] = []

    def is_time() -> bool:
        begun.append(time.monotonic()) if not begun else None
        return time.monotonic() - begun[0] >= seconds

    return is_time


def reopened(folder: Path) -> Document:
    """Open the workspace as the next start does, check all of it, and return the one assessment in it."""
    workspace = Workspace.open(folder, ANN, datetime.now(UTC))
    assert not workspace.is_read_only
    assert verify(workspace) == ()
    document = load_document(workspace, list_assessments(workspace)[0].id)
    workspace.close(datetime.now(UTC))
    return document


def counted_items(folder: Path) -> int:
    """Return how many items of evidence another program has saved by now."""
    # Asked hundreds of times a second, beside the program that works: an engine of one's own would take its processor.
    with closing(driver.connect(reading_uri(folder / "assay.db"), uri=True)) as connection:
        return int(connection.execute("SELECT count(*) FROM evidence_item").fetchone()[0])


def suggested_words(folder: Path, section_id: str) -> str:
    """Return what is suggested to come into a section, in the order of the text."""
    workspace = Workspace.open(folder, ANN, datetime.now(UTC))
    found = load_section_suggestions(workspace, section_id)
    workspace.close(datetime.now(UTC))
    assert all(each.is_open and not each.anchor.exact for each in found)
    return "".join(each.replacement for each in sorted(found, key=lambda each: each.place))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_killed_while_typing_at_most_one_second_is_missing(tmp_path: Path, seed: int) -> None:
    log = tmp_path / "keys"
    process = begin_child(TYPE, tmp_path / "workspace", log, TYPED)
    killed_at = kill_after(process, after(random.Random(seed).uniform(1.5, 5)))
    pressed_at = [float(line) for line in log.read_text().splitlines()]
    passages = reopened(tmp_path / "workspace").section_of("learning").passages
    saved = "\n".join(passage.text for passage in passages)
    typed = (TYPED * (1 + len(pressed_at) // len(TYPED)))[: len(pressed_at) + 1]
    assert typed.startswith(saved)
    missing = [at for at, letter in zip(pressed_at[len(saved) :], typed[len(saved) :], strict=False) if letter != "\n"]
    assert len(pressed_at) > 10
    assert all(killed_at - at <= 1.0 for at in missing), killed_at - missing[0]


def test_killed_while_suggesting_at_most_one_second_is_missing_and_the_text_is_as_it_was(tmp_path: Path) -> None:
    folder, log = tmp_path / "workspace", tmp_path / "keys"
    process = begin_child(SUGGEST, folder, log, TYPED)
    killed_at = kill_after(process, after(random.Random(4).uniform(1.5, 4)))
    pressed_at = [float(line) for line in log.read_text().splitlines()]
    document = reopened(folder)
    (section,) = (each for each in document.sections if each.passages)
    assert [passage.text for passage in section.passages] == ["Of record."]
    saved = suggested_words(folder, section.id)
    typed = (TYPED * (1 + len(pressed_at) // len(TYPED)))[: len(pressed_at) + 1]
    assert len(pressed_at) > 10
    assert saved and typed.startswith(saved)
    missing = [at for at, letter in zip(pressed_at[len(saved) :], typed[len(saved) :], strict=False) if letter != "\n"]
    assert all(killed_at - at <= 1.0 for at in missing), killed_at - missing[0]


@pytest.mark.parametrize("seed", [1, 2])
def test_killed_while_exporting_the_old_report_or_the_new_one_is_whole(
    sample_added: tuple[Path, str], tmp_path: Path, seed: int
) -> None:
    path = tmp_path / "report.docx"
    shutil.copytree(sample_added[0], tmp_path / "workspace")
    kill_after(begin_child(EXPORT, tmp_path / "workspace", path), after(random.Random(seed).uniform(0.1, 1)))
    assert any("Key findings" in paragraph.text for paragraph in WordDocument(str(path)).paragraphs)
    reopened(tmp_path / "workspace")


def test_killed_while_attaching_no_row_names_half_a_file(tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.bin" for number in range(5)]
    for number, path in enumerate(files):
        path.write_bytes(os.urandom(MEBIBYTE) * 10 + bytes([number]))
    folder = tmp_path / "workspace"
    incoming = folder / "files"
    process = begin_child(ATTACH, folder, *files)
    kill_after(process, lambda: any(path.stat().st_size > MEBIBYTE for path in incoming.glob("incoming-*")))
    items = reopened(folder).items
    assert len(items) in (0, len(files))


@pytest.mark.parametrize("stored", [3, 80])
def test_killed_in_the_middle_of_a_folder_all_of_it_can_be_taken_in_again(tmp_path: Path, stored: int) -> None:
    evidence, folder = make_folder(tmp_path / "evidence"), tmp_path / "workspace"
    process = begin_child(ATTACH, folder, evidence)
    kept = folder / "files"
    kill_after(process, lambda: sum(path.is_file() for path in kept.rglob("*")) >= stored)
    assert len(reopened(folder).items) in (0, ITEMS)
    workspace = Workspace.open(folder, ANN, datetime.now(UTC))
    (assessment,) = list_assessments(workspace)
    taking = [FileToAttach(evidence, ItemDetails(""))]
    take_in(workspace, ANN, datetime.now(UTC), assessment_id=assessment.id, sources=taking)
    workspace.close(datetime.now(UTC))
    assert len(reopened(folder).items) == ITEMS


@pytest.mark.parametrize("seconds", [0, 0.1])
def test_killed_after_an_intake_every_text_is_found_after_the_next_start(tmp_path: Path, seconds: float) -> None:
    evidence, folder = tmp_path / "evidence", tmp_path / "workspace"
    evidence.mkdir()
    for number in range(10):
        lines = (f"Line {line} says pelican{number}x{line}." for line in range(1500))
        (evidence / f"{number}.txt").write_text("\n\n".join(lines), encoding="utf-8")
    process = begin_child(ATTACH, folder, evidence)
    waited = after(seconds)
    kill_after(process, lambda: counted_items(folder) and waited())
    assert len(reopened(folder).items) == 10
    workspace = Workspace.open(folder, ANN, datetime.now(UTC))
    assert all(search(workspace, f"pelican{number}x1499") for number in range(10))
    workspace.close(datetime.now(UTC))


@pytest.mark.parametrize("seed", [1, 2])
def test_killed_while_backing_up_every_backup_is_whole(tmp_path: Path, seed: int) -> None:
    folder = tmp_path / "workspace"
    kill_after(begin_child(BACK_UP, folder), after(random.Random(seed).uniform(0.2, 1)))
    for backup in list_backups(folder / "backups"):
        verify_backup(backup.path)
    assert reopened(folder).section_of("learning").passages[0].text == "What was written before the backup."


def test_the_next_start_takes_over_the_lock_of_a_killed_program(tmp_path: Path) -> None:
    a_desk(tmp_path / "workspace").workspace.close(NOON)
    process = begin_child(f"{BEGIN}\nprint('ready', flush=True)\napplication.exec()", tmp_path / "workspace")
    kill_after(process, after(0))
    reopened(tmp_path / "workspace")
