"""What the lock of a workspace promises to a second process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from store.errors import CannotOpen, WorkspaceBusy
from store.lock import LOCK_NAME, Holder, WorkspaceLock, is_network_folder, read_holder, refuse_network_folder

AT = datetime(2026, 11, 23, 14, 2, 31, tzinfo=UTC)
CHECKOUT = Path(__file__).parents[2]
HOLD = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from store.lock import WorkspaceLock

lock = WorkspaceLock(Path(sys.argv[1]))
lock.acquire("desk-7", "Amira Khan", datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
print("held", flush=True)
sys.stdin.read()
"""
MOUNTS = r"""22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime shared:1 master:2 - ext4 /dev/sda1 rw
40 27 0:40 / {root}/share rw - cifs //server/share rw
41 40 254:1 / {root}/share/local rw - ext4 /dev/sdb1 rw
42 27 0:41 / {root}/with\040space rw shared:7 - fuse.sshfs person@server:/ rw
43 27 0:42 / {root}/twice rw - ext4 /dev/sdc1 rw
44 43 0:43 / {root}/twice rw - nfs4 server:/twice rw
not a line of this table
"""


@contextmanager
def another_process_holding(folder: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", HOLD, str(folder)]
    with subprocess.Popen(command, cwd=CHECKOUT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            assert process.stdout.readline() == "held\n"
            yield process
        finally:
            process.kill()


def test_a_lock_tells_who_holds_it(tmp_path: Path) -> None:
    lock = WorkspaceLock(tmp_path)
    lock.acquire("desk-1", "Zoë O’Neil", AT)
    assert lock.is_held
    assert lock.holder() == Holder("desk-1", "Zoë O’Neil", os.getpid(), "2026-11-23T14:02:31+00:00")
    lock.release()


def test_a_second_process_learns_who_where_and_since_when(tmp_path: Path) -> None:
    with another_process_holding(tmp_path), pytest.raises(WorkspaceBusy) as refusal:
        WorkspaceLock(tmp_path).acquire("desk-1", "Someone Else", AT)
    assert refusal.value.code == "locked"
    assert dict(refusal.value.data) == {
        "host": "desk-7",
        "person": "Amira Khan",
        "since": "2026-11-23T09:00:00+00:00",
    }


def test_a_second_window_of_the_same_process_is_refused_too(tmp_path: Path) -> None:
    first, second = WorkspaceLock(tmp_path), WorkspaceLock(tmp_path)
    first.acquire("desk-1", "One", AT)
    with pytest.raises(WorkspaceBusy):
        second.acquire("desk-1", "Two", AT)
    assert not second.is_held
    assert first.holder().person == "One"
    first.release()


def test_a_released_lock_can_be_taken_and_names_nobody(tmp_path: Path) -> None:
    first = WorkspaceLock(tmp_path)
    first.acquire("desk-1", "One", AT)
    first.release()
    first.release()
    assert read_holder(tmp_path / LOCK_NAME) == Holder()
    second = WorkspaceLock(tmp_path)
    second.acquire("desk-2", "Two", AT)
    assert second.holder().person == "Two"
    second.release()


def test_a_killed_process_leaves_its_name_but_not_its_lock(tmp_path: Path) -> None:
    with another_process_holding(tmp_path) as process:
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=10)
    assert read_holder(tmp_path / LOCK_NAME).person == "Amira Khan"
    lock = WorkspaceLock(tmp_path)
    lock.acquire("desk-1", "Next", AT)
    assert lock.holder().person == "Next"
    lock.release()


def test_taking_a_held_lock_again_rewrites_the_name(tmp_path: Path) -> None:
    lock = WorkspaceLock(tmp_path)
    lock.acquire("desk-1", "A much longer name than the next one", AT)
    lock.acquire("desk-1", "Short", AT)
    assert lock.holder().person == "Short"
    lock.release()


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[1]", b'"words"', b"\xff\xfe", b'{"pid": "x", "host": 3}', b"{" * 100_000]
)
def test_content_that_is_not_ours_is_not_known_and_does_not_hinder(tmp_path: Path, content: bytes) -> None:
    (tmp_path / LOCK_NAME).write_bytes(content)
    assert read_holder(tmp_path / LOCK_NAME).person == ""
    lock = WorkspaceLock(tmp_path)
    lock.acquire("desk-1", "One", AT)
    assert lock.holder().person == "One"
    lock.release()


def test_a_folder_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(CannotOpen) as refusal:
        WorkspaceLock(tmp_path / "gone").acquire("desk-1", "One", AT)
    assert refusal.value.code == "no-folder"
    assert refusal.value.data["path"] == str(tmp_path / "gone")


def test_a_folder_that_may_only_be_read_is_said_to_be_so(tmp_path: Path) -> None:
    if os.name == "nt":
        pytest.skip("folders have no permission bits on Windows")
    tmp_path.chmod(0o555)
    program = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from store.errors import CannotOpen
from store.lock import WorkspaceLock

lock = WorkspaceLock(Path("."))
if os.geteuid() == 0:
    os.setgroups([])
    os.setuid(65534)
try:
    lock.acquire("desk-1", "One", datetime.now(UTC))
except CannotOpen as refusal:
    print(refusal.code)
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        text=True,
        check=False,
    )
    tmp_path.chmod(0o755)
    assert (done.stdout, done.stderr) == ("read-only-folder\n", "")


@pytest.mark.parametrize(
    ("folder", "is_network"),
    [
        ("", False),
        ("share", True),
        ("share/deep/down", True),
        ("share/local", False),
        ("sharing", False),
        ("with space/workspace", True),
        ("twice", True),
    ],
)
def test_the_table_of_mounts_tells_network_shares(tmp_path: Path, folder: str, is_network: bool) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("the table of mounts is Linux's")
    table = tmp_path / "mountinfo"
    table.write_text(MOUNTS.replace("{root}", str(tmp_path)), encoding="utf-8")
    assert is_network_folder(tmp_path / folder, table) is is_network


def test_without_a_table_of_mounts_a_folder_counts_as_local(tmp_path: Path) -> None:
    assert not is_network_folder(tmp_path, tmp_path / "no such table")


def test_an_ordinary_folder_is_accepted(tmp_path: Path) -> None:
    refuse_network_folder(tmp_path)
