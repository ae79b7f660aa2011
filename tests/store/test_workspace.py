"""A workspace opens for one writer, refuses what is not its own, and loses nothing on the way."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import textwrap
import weakref
from datetime import datetime
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver
from builders import ANN, BEN, DATA, NOON, Desk, a_desk, a_workspace, later
from sqlalchemy import Connection

from store import migrations
from store.backup import list_backups, make_backup
from store.errors import CannotOpen, DiskFault, ReadOnly, WorkspaceBusy
from store.lock import WorkspaceLock
from store.queries.assessments import list_assessments, load_document
from store.queries.evidence import load_items
from store.verify import verify
from store.workspace import DATABASE, LONG_LOG, MOST_SHARED, Workspace

ROOT = Path(__file__).resolve().parents[2]


def test_a_second_opener_reads_and_is_told_who_writes(tmp_path: Path) -> None:
    first = a_workspace(tmp_path / "w")
    second = Workspace.open(tmp_path / "w", BEN, later(1))
    assert second.is_read_only
    assert second.busy is not None
    assert second.busy.person == ANN.name
    with pytest.raises(ReadOnly):
        second_desk_writes(second)
    with pytest.raises(WorkspaceBusy):
        Workspace.open(tmp_path / "w", BEN, later(1), allow_read_only=False)
    second.close(later(2))
    first.close(later(2))


def second_desk_writes(workspace: Workspace) -> None:
    from store.actions.sample import add_sample

    add_sample(workspace, BEN, NOON)


@pytest.mark.parametrize("is_held", [True, False], ids=["held by another", "in a folder that takes nothing"])
def test_an_older_workspace_is_not_read_before_it_is_brought_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_held: bool
) -> None:
    folder = tmp_path / "w"
    shutil.copytree(DATA / "workspace-0001", folder)
    before = (folder / "assay.db").read_bytes()
    lock = WorkspaceLock(folder)
    if is_held:
        lock.acquire("PC 12", "Ann", NOON)
    else:
        # Whoever is root may write everywhere.
        monkeypatch.setattr(os, "access", lambda *_arguments: False)
    with pytest.raises(CannotOpen) as refused:
        Workspace.open(folder, BEN, later(1))
    assert refused.value.code == "older"
    assert (folder / "assay.db").read_bytes() == before
    monkeypatch.undo()
    if is_held:
        lock.release()
    Workspace.open(folder, BEN, later(2)).close(later(3))


@pytest.mark.parametrize("only_to_read", [True, False])
def test_a_newer_workspace_is_not_read_either(tmp_path: Path, only_to_read: bool) -> None:
    first = a_workspace(tmp_path / "w")
    with first.writing_engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(CannotOpen) as refused:
        Workspace.open(tmp_path / "w", BEN, later(1), only_to_read=only_to_read)
    assert refused.value.code == "newer"
    first.close(NOON)


def test_closing_lets_the_next_one_write(tmp_path: Path) -> None:
    a_workspace(tmp_path / "w").close(later(1))
    again = Workspace.open(tmp_path / "w", BEN, later(2))
    assert not again.is_read_only
    again.close(later(3))


def test_closing_backs_up_what_changed_and_only_that(tmp_path: Path) -> None:
    desk = a_desk(tmp_path / "w")
    desk.workspace.close(later(1))
    (made,) = list_backups(tmp_path / "w" / "backups")
    assert made.reason == "closing"
    again = Workspace.open(tmp_path / "w", ANN, later(2))
    again.close(later(3))
    assert list_backups(tmp_path / "w" / "backups") == (made,)


def _spoil(folder: Path, statement: str) -> None:
    connection = driver.connect(str(folder / DATABASE))
    connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE alembic_version SET version_num = '9999'", "newer"),
        ("PRAGMA application_id = 7", "foreign"),
        ("DROP TABLE alembic_version", "damaged"),
    ],
)
def test_a_newer_foreign_or_incomplete_database_is_refused_untouched(tmp_path: Path, statement: str, code: str) -> None:
    a_workspace(tmp_path / "w").close(later(1))
    _spoil(tmp_path / "w", statement)
    before = (tmp_path / "w" / DATABASE).read_bytes()
    with pytest.raises(CannotOpen, match=code):
        Workspace.open(tmp_path / "w", ANN, later(2))
    assert (tmp_path / "w" / DATABASE).read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"not a database at all" * 100, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_file_that_is_no_database_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / DATABASE).write_bytes(content)
    with pytest.raises(CannotOpen, match=r"damaged|foreign"):
        Workspace.open(tmp_path, ANN, NOON)
    assert (tmp_path / DATABASE).read_bytes() == content


def test_after_a_refusal_the_folder_can_be_opened_again(tmp_path: Path) -> None:
    a_workspace(tmp_path / "w").close(later(1))
    _spoil(tmp_path / "w", "PRAGMA application_id = 7")
    with pytest.raises(CannotOpen):
        Workspace.open(tmp_path / "w", ANN, later(2))
    _spoil(tmp_path / "w", f"PRAGMA application_id = {0x41535359}")
    Workspace.open(tmp_path / "w", ANN, later(3)).close(later(4))


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotOpen, match="no-folder"):
        Workspace.open(tmp_path / "none", ANN, NOON)


def test_a_workspace_is_not_made_over_another(tmp_path: Path) -> None:
    a_workspace(tmp_path).close(later(1))
    with pytest.raises(CannotOpen):
        Workspace.create(tmp_path, ANN, NOON)


def test_a_workspace_made_while_another_waits_for_the_lock_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    acquire = WorkspaceLock.acquire

    def come_second(lock: WorkspaceLock, host: str, person: str, at: datetime) -> None:
        monkeypatch.undo()
        a_desk(tmp_path / "w").workspace.close(later(1))
        acquire(lock, host, person, at)

    monkeypatch.setattr(WorkspaceLock, "acquire", come_second)
    with pytest.raises(CannotOpen, match="foreign"):
        Workspace.create(tmp_path / "w", BEN, later(2))
    again = Workspace.open(tmp_path / "w", BEN, later(3))
    assert not again.is_read_only
    assert len(list_assessments(again)) == 1
    again.close(later(4))


def _as_after_a_kill(workspace: Workspace, folder: Path) -> None:
    """Copy a workspace that is in use: the copy is what a killed process leaves."""
    shutil.copytree(workspace.folder, folder)


def test_a_log_whose_database_is_gone_is_put_by_and_not_taken_for_the_new_ones(tmp_path: Path) -> None:
    desk = a_desk(tmp_path / "w")
    _as_after_a_kill(desk.workspace, tmp_path / "v")
    desk.workspace.close(later(1))
    log = (tmp_path / "v" / f"{DATABASE}-wal").read_bytes()
    (tmp_path / "v" / DATABASE).unlink()
    made = Workspace.create(tmp_path / "v", ANN, later(2))
    assert list_assessments(made) == ()
    (aside,) = (tmp_path / "v").glob("assay-damaged-*.db-wal")
    assert aside.read_bytes() == log
    made.close(later(3))


def test_what_a_killed_session_wrote_is_backed_up_by_the_next_one(tmp_path: Path) -> None:
    desk = a_desk(tmp_path / "w")
    _as_after_a_kill(desk.workspace, tmp_path / "v")
    desk.workspace.close(later(1))
    again = Workspace.open(tmp_path / "v", ANN, later(2))
    assert again.backup_if_changed(later(3), "importing") is not None
    assert again.backup_if_changed(later(4), "regular") is None
    again.close(later(5))


def test_typing_after_a_kill_leaves_the_backup_of_the_killed_session_true(tmp_path: Path) -> None:
    desk = a_desk(tmp_path / "w")
    (passage,) = desk.write("learning", "Staff")
    desk.rewrite("learning", passage, "Staff told", at=later(1))
    _as_after_a_kill(desk.workspace, tmp_path / "v")
    desk.workspace.close(later(2))
    make_backup(tmp_path / "v" / DATABASE, tmp_path / "v" / "backups", later(3), "restoring", "")
    again = Desk(Workspace.open(tmp_path / "v", ANN, later(4)), desk.assessment_id)
    again.rewrite("learning", passage, "Staff told us", at=later(5))
    assert verify(again.workspace) == ()
    again.workspace.close(later(6))


def test_a_file_where_the_folder_should_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "w").write_text("a file", encoding="utf-8")
    with pytest.raises((CannotOpen, DiskFault)):
        Workspace.create(tmp_path / "w", ANN, NOON)


def test_a_half_made_database_is_never_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(migrations, "upgrade", fail)
    with pytest.raises(DiskFault, match="no-space"):
        Workspace.create(tmp_path / "w", ANN, NOON)
    assert not (tmp_path / "w" / DATABASE).exists()
    monkeypatch.undo()
    Workspace.create(tmp_path / "w", ANN, NOON).close(later(1))


def test_the_sample_is_whole_and_sound(sample_added: tuple[Path, str], tmp_path: Path) -> None:
    workspace = Workspace.open(Path(shutil.copytree(sample_added[0], tmp_path / "w")), ANN, NOON)
    document = load_document(workspace, sample_added[1])
    assert all(section.passages for section in document.sections if section.kind != "facts")
    assert not any(citation.is_detached for citation in document.citations)
    assert verify(workspace) == ()
    workspace.close(later(1))


def test_what_was_committed_survives_kill_nine(tmp_path: Path) -> None:
    script = textwrap.dedent(
        """
        import itertools, sys
        from pathlib import Path
        from builders import a_desk, later
        desk = a_desk(Path(sys.argv[1]))
        (passage,) = desk.write("learning", "0")
        for number in itertools.count(1):
            desk.rewrite("learning", passage, f"{number} " * 50, at=later(number / 100))
            print(number, flush=True)
        """
    )
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"}
    child = subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path / "w")], env=environment, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    said = 0
    while said < 25:
        said = int(child.stdout.readline())
    child.send_signal(signal.SIGKILL)
    said = max([said, *(int(line) for line in child.stdout.read().split())])
    child.wait()
    child.stdout.close()
    workspace = Workspace.open(tmp_path / "w", ANN, later(60))
    assert not workspace.is_read_only
    (summary,) = list_assessments(workspace)
    (passage,) = load_document(workspace, summary.id).section_of("learning").passages
    assert int(passage.text.split()[0]) >= said
    assert verify(workspace) == ()
    workspace.close(later(61))


def pages_in_the_log(workspace: Workspace) -> tuple[int, int]:
    """Return how many pages the log holds, and how many of them stand in the database too."""
    raw = workspace.engine.raw_connection()
    try:
        _is_busy, pages, copied = raw.cursor().execute("PRAGMA wal_checkpoint(NOOP)").fetchone()
    finally:
        raw.close()
    return pages, copied


def test_a_long_log_is_copied_into_the_database_at_rest_and_a_short_one_waits(desk: Desk) -> None:
    desk.note("One")
    for _ in range(LONG_LOG - 2):
        desk.workspace.note_commit()
    desk.workspace.rest()
    pages, copied = pages_in_the_log(desk.workspace)
    assert (pages > 0, copied) == (True, 0)
    desk.write("learning", "One more.")
    desk.workspace.rest()
    pages, copied = pages_in_the_log(desk.workspace)
    assert copied == pages > 0


def test_resting_waits_for_no_reader(desk: Desk) -> None:
    with desk.workspace.reading() as reader:
        reader.exec_driver_sql("SELECT count(*) FROM passage").scalar()
        for _ in range(LONG_LOG):
            desk.workspace.note_commit()
        desk.write("learning", "Meanwhile.")
        desk.workspace.rest()
        pages, copied = pages_in_the_log(desk.workspace)
        assert copied < pages
    assert desk.texts("learning") == ["Meanwhile."]


def test_a_disk_that_is_full_at_rest_loses_nothing(tmp_path: Path) -> None:
    if os.name == "nt":
        pytest.skip("Windows has no limits on file sizes")
    script = textwrap.dedent(
        """
        import resource, signal, sys
        from pathlib import Path
        from builders import a_desk, later
        from store.verify import verify
        from store.workspace import LONG_LOG
        desk = a_desk(Path(sys.argv[1]))
        desk.write("learning", "word " * 100_000)
        for _ in range(LONG_LOG):
            desk.workspace.note_commit()
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        size = desk.workspace.database.stat().st_size
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
        desk.workspace.rest()
        print(desk.workspace.database.stat().st_size == size)
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        print(len(desk.texts("learning")[0]), verify(desk.workspace))
        """
    )
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"}
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "w")],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("True\n500000 ()\n", "")


def test_what_several_views_ask_for_is_read_once_until_something_changes(desk: Desk) -> None:
    desk.note("One")
    first = load_items(desk.workspace, desk.assessment_id)
    assert load_items(desk.workspace, desk.assessment_id) is first
    desk.note("Two")
    assert [item.title for item in load_items(desk.workspace, desk.assessment_id)] == ["One", "Two"]


def test_whoever_only_reads_sees_what_the_writer_changes(desk: Desk) -> None:
    reader = Workspace.open(desk.workspace.folder, BEN, later(1))
    assert load_items(reader, desk.assessment_id) == ()
    desk.note("One")
    assert [item.title for item in load_items(reader, desk.assessment_id)] == ["One"]
    reader.close(later(2))


def test_what_was_read_while_another_saved_is_not_taken_for_what_is_there_now(desk: Desk) -> None:
    def read_late(connection: Connection) -> int:
        desk.note("One")  # as a worker may, after the reading has begun
        return 0

    assert desk.workspace.read_shared("count", read_late) == 0
    assert desk.workspace.read_shared("count", lambda _connection: 1) == 1


def test_only_the_last_answers_are_kept(desk: Desk) -> None:
    alive: weakref.WeakSet[Answer] = weakref.WeakSet()

    def read(_connection: Connection) -> Answer:
        alive.add(answer := Answer())
        return answer

    for number in range(MOST_SHARED + 5):
        desk.workspace.read_shared(number, read)
    assert len(alive) == MOST_SHARED


class Answer:
    """Something whose end can be seen."""
