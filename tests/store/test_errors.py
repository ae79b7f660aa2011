"""How the disk's faults are told apart."""

from __future__ import annotations

import errno
from contextlib import closing
from pathlib import Path
from typing import cast

import pytest
import sqlcipher3.dbapi2 as driver
from sqlalchemy.exc import OperationalError

from store.errors import DiskFault, NotFound, ReadOnly, Stale, StoreError, UndoConflict


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "no-space"),
        (errno.EDQUOT, "no-space"),
        (errno.EFBIG, "no-space"),
        (errno.EROFS, "read-only"),
        (errno.EACCES, "denied"),
        (errno.EPERM, "denied"),
        (errno.EIO, "io"),
    ],
)
def test_an_error_of_the_system_gets_its_code_and_path(number: int, code: str) -> None:
    error = OSError(number, "words", "/somewhere/assay.db")
    fault = DiskFault.from_os_error(error)
    assert DiskFault.recognises(error)
    assert (fault.code, fault.data["path"]) == (code, "/somewhere/assay.db")
    assert fault.data["cause"] == errno.errorcode[number]


def test_an_unknown_error_of_the_system_is_an_io_fault_that_names_it() -> None:
    error = OSError(errno.ELOOP, "words")
    assert not DiskFault.recognises(error)
    assert (DiskFault.from_os_error(error).code, DiskFault.from_os_error(error).data["cause"]) == ("io", "ELOOP")


def a_full_database(path: Path) -> Exception:
    with closing(driver.connect(str(path), isolation_level=None)) as connection:
        connection.execute("CREATE TABLE t (x)")
        connection.execute("PRAGMA max_page_count = 2")
        with pytest.raises(driver.Error) as caught:
            connection.execute("INSERT INTO t VALUES (zeroblob(100000))")
    return cast(Exception, caught.value)


def a_readonly_database(path: Path) -> Exception:
    with closing(driver.connect(str(path), isolation_level=None)) as connection:
        connection.execute("CREATE TABLE t (x)")
        connection.execute("PRAGMA query_only = ON")
        with pytest.raises(driver.Error) as caught:
            connection.execute("INSERT INTO t VALUES (1)")
    return cast(Exception, caught.value)


@pytest.mark.parametrize(("make", "code"), [(a_full_database, "no-space"), (a_readonly_database, "read-only")])
def test_an_error_of_sqlite_gets_its_code_also_when_wrapped(tmp_path: Path, make: object, code: str) -> None:
    assert callable(make)
    error = make(tmp_path / "assay.db")
    wrapped = OperationalError("INSERT", None, error)
    assert DiskFault.recognises(error)
    assert DiskFault.recognises(wrapped)
    assert [DiskFault.from_os_error(each).code for each in (error, wrapped)] == [code, code]


def test_a_fault_of_the_program_is_not_the_disks(tmp_path: Path) -> None:
    with (
        closing(driver.connect(str(tmp_path / "assay.db"))) as connection,
        pytest.raises(driver.Error, match="no such table") as caught,
    ):
        connection.execute("SELECT * FROM missing")
    assert not DiskFault.recognises(caught.value)


def test_a_stale_save_carries_both_texts() -> None:
    refusal = Stale("my words", "their words", {"id": "p1"})
    assert (refusal.code, refusal.mine, refusal.theirs, refusal.data["id"]) == (
        "stale",
        "my words",
        "their words",
        "p1",
    )


@pytest.mark.parametrize(
    ("fault", "code", "data"),
    [
        (NotFound("passage", "p1"), "not-found", {"what": "passage", "id": "p1"}),
        (ReadOnly(), "read-only", {}),
        (UndoConflict({"id": "p1"}), "undo-conflict", {"id": "p1"}),
    ],
)
def test_a_fault_is_a_code_with_data(fault: StoreError, code: str, data: dict[str, str]) -> None:
    assert (fault.code, dict(fault.data)) == (code, data)
