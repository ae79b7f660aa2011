"""Saving gives the whole new file or leaves the old one, and says why it could not."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from export.errors import CannotWrite
from export.saving import CODE_OF_ERROR, refusal_code, save_atomically

ROOT = Path(__file__).resolve().parent.parent.parent
SAVE_UNDER_A_SIZE_LIMIT = """
import resource, signal, sys
from pathlib import Path
from export.errors import CannotWrite
from export.saving import save_atomically
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
try:
    save_atomically(Path(sys.argv[1]), b"new" * 1000)
except CannotWrite as refused:
    print(refused.code)
"""


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_is_written_whole_and_nothing_else_stays(tmp_path: Path) -> None:
    save_atomically(tmp_path / "report.docx", b"new")
    assert (tmp_path / "report.docx").read_bytes() == b"new"
    assert names_in(tmp_path) == ["report.docx"]


def test_an_old_file_is_replaced_and_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(b"old")
    path.chmod(0o640)
    save_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite) as refused:
        save_atomically(tmp_path / "gone" / "report.docx", b"new")
    assert refused.value.code == "no-folder"
    assert refused.value.data == {"path": str(tmp_path / "gone" / "report.docx"), "name": "report.docx"}


def test_a_file_where_a_folder_should_be_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(CannotWrite, match="no-folder"):
        save_atomically(tmp_path / "file" / "report.docx", b"new")


def test_a_folder_of_the_same_name_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "report.docx").mkdir()
    with pytest.raises(CannotWrite, match="is-folder"):
        save_atomically(tmp_path / "report.docx", b"new")
    assert names_in(tmp_path) == ["report.docx"]


def test_a_name_that_the_computer_cannot_hold_is_too_long(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="name-too-long"):
        save_atomically(tmp_path / f"{'r' * 300}.docx", b"new")
    assert names_in(tmp_path) == []


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_without_the_right_to_write_is_denied(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(CannotWrite, match="denied"):
        save_atomically(tmp_path / "report.docx", b"new")
    tmp_path.chmod(0o700)


def test_a_read_only_file_system_is_named() -> None:
    folder = Path("/proc/sys")
    if not folder.is_dir():
        pytest.skip("there is no folder here that nobody may write to")
    with pytest.raises(CannotWrite) as refused:
        save_atomically(folder / "report.docx", b"new")
    assert refused.value.code in ("read-only", "denied", "no-folder")


@pytest.mark.skipif(sys.platform == "win32", reason="a limit on the size of files exists on POSIX systems only")
def test_a_disk_that_fills_while_writing_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(b"old")
    command = [sys.executable, "-c", SAVE_UNDER_A_SIZE_LIMIT, str(path)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "no-space"
    assert path.read_bytes() == b"old"
    assert names_in(tmp_path) == ["report.docx"]


def test_a_full_device_has_no_space() -> None:
    assert CODE_OF_ERROR[errno.ENOSPC] == CODE_OF_ERROR[errno.EDQUOT] == "no-space"


@pytest.mark.parametrize("mark", [".~lock.report.docx#", "~$port.docx", "~$report.docx"])
def test_a_file_open_in_another_program_is_left_alone(tmp_path: Path, mark: str) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(b"old")
    (tmp_path / mark).write_bytes(b"Pat")
    with pytest.raises(CannotWrite, match="open-elsewhere"):
        save_atomically(path, b"new")
    assert path.read_bytes() == b"old"


def test_the_mark_of_another_file_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / ".~lock.other.docx#").write_bytes(b"Pat")
    save_atomically(tmp_path / "report.docx", b"new")
    assert (tmp_path / "report.docx").read_bytes() == b"new"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "no-space"),
        (errno.EROFS, "read-only"),
        (errno.EBUSY, "open-elsewhere"),
        (errno.ENOENT, "no-folder"),
        (errno.EACCES, "denied"),
        (errno.EPERM, "denied"),
        (errno.EIO, "denied"),
    ],
)
def test_each_reason_of_the_system_has_its_code(number: int, code: str) -> None:
    assert refusal_code(OSError(number, "refused")) == code


def test_windows_says_in_its_own_way_that_a_file_is_in_use() -> None:
    error = OSError(errno.EACCES, "refused")
    error.winerror = 32  # type: ignore[attr-defined]
    assert refusal_code(error) == "open-elsewhere"
