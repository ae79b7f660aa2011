"""What backups promise: whole or not there, thinned by rule, restored without losing what was."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as driver
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.backup import list_backups, make_backup, newest_backup_head, restore, thin, verify_backup
from store.engine import APPLICATION_ID
from store.errors import CannotOpen, DiskFault, NotFound, WorkspaceBusy

AT = datetime(2026, 11, 23, 14, 2, 31, tzinfo=UTC)
CHECKOUT = Path(__file__).parents[2]


def connect(path: Path) -> Any:
    return driver.connect(str(path), isolation_level=None, timeout=0.1)


def a_database(path: Path, entries: int = 3, padding: int = 20_000) -> Path:
    with closing(connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE journal_entry (seq INTEGER PRIMARY KEY, hash TEXT, padding BLOB)")
        for seq in range(1, entries + 1):
            connection.execute("INSERT INTO journal_entry VALUES (?, ?, zeroblob(?))", (seq, f"hash-{seq}", padding))
    return path


def an_entry(path: Path, seq: int) -> None:
    with closing(connect(path)) as connection:
        connection.execute("INSERT INTO journal_entry VALUES (?, ?, NULL)", (seq, f"hash-{seq}"))


def entries_of(path: Path) -> list[int]:
    with closing(connect(path)) as connection:
        return [row[0] for row in connection.execute("SELECT seq FROM journal_entry ORDER BY seq")]


def damage(path: Path) -> Path:
    content = bytearray(path.read_bytes())
    content[4096:8192] = b"\xa5" * 4096
    path.write_bytes(content)
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return a_database(tmp_path / "assay.db")


@pytest.fixture
def backups(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
def database_with_log(tmp_path: Path) -> Iterator[Path]:
    """A database as a killed process leaves it: the last entry stands in the log only."""
    living = a_database(tmp_path / "living.db")
    with closing(connect(living)) as connection:
        connection.execute("INSERT INTO journal_entry VALUES (4, 'hash-4', NULL)")
        for ending in ("", "-wal"):
            shutil.copyfile(f"{living}{ending}", f"{tmp_path / 'assay.db'}{ending}")
    living.unlink()
    yield tmp_path / "assay.db"


def test_a_backup_is_one_file_named_by_its_time_and_reason(database: Path, backups: Path) -> None:
    path = make_backup(database, backups, AT, "closing", "hash-3")
    assert path == backups / "assay-20261123-140231-closing.db"
    assert names(backups) == [path.name]
    assert entries_of(path) == [1, 2, 3]
    with closing(connect(path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert names(backups) == [path.name]


def test_a_backup_holds_what_was_committed_while_the_database_is_in_use(database: Path, backups: Path) -> None:
    with closing(connect(database)) as writer:
        writer.execute("INSERT INTO journal_entry VALUES (4, 'hash-4', NULL)")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("INSERT INTO journal_entry VALUES (5, 'hash-5', NULL)")
        path = make_backup(database, backups, AT, "timed", "hash-4")
        writer.execute("COMMIT")
    assert entries_of(path) == [1, 2, 3, 4]
    assert entries_of(database) == [1, 2, 3, 4, 5]


def test_times_are_kept_in_utc_and_backups_of_one_second_get_numbers(database: Path, backups: Path) -> None:
    there = AT.astimezone(timezone(timedelta(hours=-5)))
    made = [make_backup(database, backups, at, "before-importing", "") for at in (AT, there, AT)]
    stem = "assay-20261123-140231-before-importing"
    assert [path.name for path in made] == [f"{stem}.db", f"{stem}-2.db", f"{stem}-3.db"]
    assert [backup.path for backup in list_backups(backups)] == made[::-1]
    assert {(backup.at, backup.reason) for backup in list_backups(backups)} == {(AT, "before-importing")}
    assert list_backups(backups)[0].size == made[0].stat().st_size


@pytest.mark.parametrize("reason", ["", "Closing", "on closing", "../up", "closing-2", "-", "a--b"])
def test_a_reason_that_is_no_word_is_a_fault_of_the_program(database: Path, backups: Path, reason: str) -> None:
    with pytest.raises(ValueError, match="reason"):
        make_backup(database, backups, AT, reason, "")


def test_a_time_without_its_zone_is_a_fault_of_the_program(database: Path, backups: Path) -> None:
    with pytest.raises(ValueError, match="time zone"):
        make_backup(database, backups, AT.replace(tzinfo=None), "closing", "")


def test_a_backup_that_lacks_the_head_of_the_journal_is_refused(database: Path, backups: Path) -> None:
    with pytest.raises(CannotOpen) as refusal:
        make_backup(database, backups, AT, "closing", "hash-9")
    assert (refusal.value.code, refusal.value.data["missing_entry"]) == ("damaged", "hash-9")
    assert names(backups) == []


def test_a_damaged_database_makes_no_backup(database: Path, backups: Path) -> None:
    damage(database)
    with pytest.raises(CannotOpen) as refusal:
        make_backup(database, backups, AT, "closing", "")
    assert refusal.value.code == "damaged"
    assert names(backups) == []


def test_backing_up_a_damaged_database_keeps_its_log(database_with_log: Path, backups: Path) -> None:
    database_with_log.write_bytes(b"no database at all " * 1000)
    log = Path(f"{database_with_log}-wal").read_bytes()
    with pytest.raises(CannotOpen):
        make_backup(database_with_log, backups, AT, "migrating", "")
    assert Path(f"{database_with_log}-wal").read_bytes() == log


def test_a_missing_database_makes_no_backup(tmp_path: Path, backups: Path) -> None:
    with pytest.raises(NotFound):
        make_backup(tmp_path / "gone.db", backups, AT, "closing", "")
    assert not (tmp_path / "gone.db").exists()


def test_a_full_disk_makes_no_backup(tmp_path: Path) -> None:
    if os.name == "nt":
        pytest.skip("Windows has no limits on file sizes")
    a_database(tmp_path / "assay.db", entries=20, padding=50_000)
    program = """
import resource, signal
from datetime import UTC, datetime
from pathlib import Path
from store.backup import make_backup
from store.errors import StoreError

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
try:
    make_backup(Path("assay.db"), Path("backups"), datetime.now(UTC), "closing", "")
except StoreError as error:
    print(type(error).__name__)
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("DiskFault\n", "")
    assert names(tmp_path / "backups") == []


def test_files_of_other_names_are_no_backups(database: Path, backups: Path) -> None:
    made = make_backup(database, backups, AT, "closing", "")
    for name in ("assay.db", "assay-20261340-999999-closing.db", "assay-20261123-140231-closing.db.incoming", "x.txt"):
        (backups / name).write_bytes(b"")
    assert [backup.path for backup in list_backups(backups)] == [made]
    assert thin(backups, AT) == ()
    assert len(names(backups)) == 5


def test_a_folder_that_is_not_there_has_no_backups(backups: Path) -> None:
    assert list_backups(backups) == ()
    assert thin(backups, AT) == ()
    assert newest_backup_head(backups).head is None


def test_the_newest_good_backup_tells_the_journals_head(database: Path, backups: Path) -> None:
    make_backup(database, backups, AT, "closing", "")
    an_entry(database, 4)
    good = make_backup(database, backups, AT + timedelta(hours=1), "closing", "")
    an_entry(database, 5)
    bad = damage(make_backup(database, backups, AT + timedelta(hours=2), "closing", ""))
    newest = newest_backup_head(backups)
    assert newest.head is not None
    assert (newest.head.path, newest.head.seq, newest.head.hash) == (good, 4, "hash-4")
    assert newest.damaged == (bad,)
    assert bad.exists()


def test_a_foreign_file_and_a_text_are_told_from_a_backup(tmp_path: Path) -> None:
    with closing(connect(tmp_path / "foreign.db")) as connection:
        connection.execute("CREATE TABLE t (x)")
    (tmp_path / "text.db").write_text("words " * 1000, encoding="utf-8")
    (tmp_path / "empty.db").write_bytes(b"")
    codes = []
    for name in ("foreign.db", "text.db", "empty.db"):
        with pytest.raises(CannotOpen) as refusal:
            verify_backup(tmp_path / name)
        codes.append(refusal.value.code)
    assert codes == ["foreign", "damaged", "foreign"]


def test_a_backup_without_entries_has_an_empty_head(tmp_path: Path, backups: Path) -> None:
    database = a_database(tmp_path / "assay.db", entries=0)
    head = verify_backup(make_backup(database, backups, AT, "making", ""))
    assert (head.seq, head.hash) == (0, "")


def test_restoring_brings_the_backup_back_and_keeps_what_was(database: Path, backups: Path) -> None:
    backup = make_backup(database, backups, AT, "closing", "")
    an_entry(database, 4)
    restore(backup, database, backups, AT + timedelta(hours=1))
    assert entries_of(database) == [1, 2, 3]
    kept = list_backups(backups)[0]
    assert (kept.reason, entries_of(kept.path)) == ("restoring", [1, 2, 3, 4])
    assert backup.exists()
    assert names(database.parent) == ["assay.db", "backups"]


def test_restoring_folds_in_the_log_of_a_killed_process(database_with_log: Path, backups: Path) -> None:
    backup = make_backup(a_database(backups.parent / "other.db", entries=1), backups, AT, "closing", "")
    restore(backup, database_with_log, backups, AT + timedelta(hours=1))
    assert entries_of(database_with_log) == [1]
    assert entries_of(list_backups(backups)[0].path) == [1, 2, 3, 4]
    assert not Path(f"{database_with_log}-wal").exists()


def test_restoring_a_copy_of_a_database_in_use_takes_its_log_in(database_with_log: Path, tmp_path: Path) -> None:
    (tmp_path / "w").mkdir()
    database = a_database(tmp_path / "w" / "assay.db", entries=1)
    restore(database_with_log, database, tmp_path / "w" / "backups", AT)
    assert entries_of(database) == [1, 2, 3, 4]
    assert Path(f"{database_with_log}-wal").exists()


def test_restoring_over_a_damaged_database_moves_it_and_its_log_aside(database_with_log: Path, backups: Path) -> None:
    backup = make_backup(a_database(backups.parent / "other.db", entries=1), backups, AT, "closing", "")
    database_with_log.write_bytes(b"no database at all " * 1000)
    log = Path(f"{database_with_log}-wal").read_bytes()
    restore(backup, database_with_log, backups, AT)
    aside = database_with_log.with_name("assay-damaged-20261123-140231.db")
    assert entries_of(database_with_log) == [1]
    assert aside.read_bytes().startswith(b"no database at all ")
    assert Path(f"{aside}-wal").read_bytes() == log
    assert [each.path for each in list_backups(backups)] == [backup]


def test_restoring_where_there_is_no_database_ignores_a_log_left_behind(database: Path, backups: Path) -> None:
    backup = make_backup(database, backups, AT, "closing", "")
    database.unlink()
    Path(f"{database}-wal").write_bytes(b"left behind")
    restore(backup, database, backups, AT)
    assert entries_of(database) == [1, 2, 3]
    assert Path(f"{database.with_name('assay-damaged-20261123-140231.db')}-wal").read_bytes() == b"left behind"


def test_a_bad_backup_is_not_restored_and_the_database_stays(database: Path, backups: Path) -> None:
    backup = damage(make_backup(database, backups, AT, "closing", ""))
    before, there = database.read_bytes(), names(database.parent)
    with pytest.raises(CannotOpen) as refusal:
        restore(backup, database, backups, AT)
    assert refusal.value.code == "damaged"
    with pytest.raises(NotFound):
        restore(backups / "gone.db", database, backups, AT)
    assert database.read_bytes() == before
    assert names(database.parent) == there


def test_a_database_that_is_open_elsewhere_is_not_replaced(database: Path, backups: Path) -> None:
    backup = make_backup(database, backups, AT, "closing", "")
    an_entry(database, 4)
    with closing(connect(database)) as other:
        other.execute("SELECT * FROM journal_entry").fetchall()
        with pytest.raises(WorkspaceBusy):
            restore(backup, database, backups, AT)
    assert entries_of(database) == [1, 2, 3, 4]
    assert names(database.parent) == ["assay.db", "backups"]


def test_a_folder_that_may_not_be_written_is_a_fault_of_the_disk(database: Path, tmp_path: Path) -> None:
    (tmp_path / "a file").write_bytes(b"")
    with pytest.raises(DiskFault):
        make_backup(database, tmp_path / "a file" / "backups", AT, "closing", "")


def backups_at(folder: Path, times: list[datetime]) -> list[datetime]:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for at in times:
        (folder / f"assay-{at:%Y%m%d-%H%M%S}-timed.db").write_bytes(b"")
    return [backup.at for backup in list_backups(folder)]


def test_a_year_of_backups_every_three_hours_is_thinned_by_the_rule(backups: Path) -> None:
    backups_at(backups, [AT - timedelta(hours=3 * number) for number in range(8 * 365)])
    thin(backups, AT)
    left = [backup.at for backup in list_backups(backups)]
    assert left[:24] == [AT - timedelta(hours=3 * number) for number in range(24)]
    assert len({at.date() for at in left}) >= 14
    assert len({at.isocalendar()[:2] for at in left}) >= 12
    assert len({(at.year, at.month) for at in left}) == 12
    assert 24 + 10 <= len(left) <= 24 + 14 + 12 + 12
    assert thin(backups, AT) == ()


times = st.lists(
    st.integers(0, 400 * 24).map(lambda hours: AT + timedelta(hours=48) - timedelta(hours=hours)),
    min_size=1,
    max_size=120,
    unique=True,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(times, st.integers(-12, 12))
def test_thinning_keeps_the_newest_of_all_and_of_each_kept_period(
    backups: Path, made: list[datetime], offset: int
) -> None:
    before = backups_at(backups, made)
    now = AT.astimezone(timezone(timedelta(hours=offset)))
    removed = thin(backups, now)
    left = [backup.at for backup in list_backups(backups)]
    assert len(removed) + len(left) == len(before)
    assert left[0] == before[0]
    past = [at for at in before if at <= now]
    assert set(left) >= set(before) - set(past)
    assert set(left) >= set(past[:24])
    for most, period in ((14, "%Y-%m-%d"), (12, "%G-%V"), (12, "%Y-%m")):
        newest: dict[str, datetime] = {}
        for at in past:
            newest.setdefault(format(at.astimezone(now.tzinfo), period), at)
        assert set(left) >= set(list(newest.values())[:most])
    assert len(left) <= len(before) - len(past) + 24 + 14 + 12 + 12
