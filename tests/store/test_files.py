"""What the store of files promises: nothing altered, nothing twice, nothing half done, nothing wrong unnoticed."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.files.names import safe_file_name
from store.errors import Cancelled, CannotAttach, FileChanged, FileMissing
from store.files import FileStore, StoredFile

CHECKOUT = Path(__file__).parents[2]
MEBIBYTE = 1 << 20
NOW = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    return FileStore(tmp_path / "files")


def a_file(folder: Path, content: bytes = b"What people told us.\n", name: str = "notes.txt") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def kept(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "files").rglob("*") if path.is_file())


def alter(path: Path, content: bytes) -> None:
    path.chmod(0o600)
    path.write_bytes(content)


def test_a_file_is_kept_under_the_hash_of_its_content(store: FileStore, tmp_path: Path) -> None:
    source = a_file(tmp_path)
    stored = store.put(source)
    digest = hashlib.sha256(source.read_bytes()).hexdigest()
    assert stored == StoredFile(digest, 21)
    assert store.path_of(digest) == tmp_path / "files" / digest[:2] / f"{digest}.bin"
    assert store.path_of(digest).read_bytes() == source.read_bytes()
    assert list(store.hashes()) == [digest]


def test_an_empty_file_is_a_file(store: FileStore, tmp_path: Path) -> None:
    stored = store.put(a_file(tmp_path, b""))
    assert stored.size == 0
    store.check(stored.sha256)


def test_the_original_is_left_as_it_was_and_the_copy_cannot_be_written(store: FileStore, tmp_path: Path) -> None:
    source = a_file(tmp_path)
    source.chmod(0o640)
    before = source.stat()
    stored = store.put(source)
    after = source.stat()
    assert (before.st_mode, before.st_mtime_ns, before.st_size) == (after.st_mode, after.st_mtime_ns, after.st_size)
    assert stat.S_IMODE(store.path_of(stored.sha256).stat().st_mode) == 0o444


def test_the_same_content_is_kept_once(store: FileStore, tmp_path: Path) -> None:
    first = store.put(a_file(tmp_path, name="one.txt"))
    inode = store.path_of(first.sha256).stat().st_ino
    assert store.put(a_file(tmp_path, name="two.txt")) == first
    assert store.put_bytes(b"What people told us.\n") == first
    assert kept(tmp_path) == [f"{first.sha256}.bin"]
    assert store.path_of(first.sha256).stat().st_ino == inode


@pytest.mark.parametrize("content", [b"cut off", b"What people said.\n..."])
def test_a_damaged_stored_file_is_mended_by_the_same_content(store: FileStore, tmp_path: Path, content: bytes) -> None:
    stored = store.put(a_file(tmp_path))
    alter(store.path_of(stored.sha256), content)
    store.put(a_file(tmp_path))
    store.check(stored.sha256)


def test_a_changed_file_is_noticed_by_check_open_and_export(store: FileStore, tmp_path: Path) -> None:
    stored = store.put(a_file(tmp_path))
    alter(store.path_of(stored.sha256), b"What nobody told us.\n")
    for use in (
        lambda: store.check(stored.sha256, "notes.txt"),
        lambda: store.open_checked(stored.sha256, "notes.txt"),
        lambda: store.export_copy(stored.sha256, "notes.txt", tmp_path / "out"),
    ):
        with pytest.raises(FileChanged) as fault:
            use()
        assert dict(fault.value.data) == {"sha256": stored.sha256, "name": "notes.txt"}
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("sha256", ["0" * 64, "", "../../../etc/passwd", "A" * 64, "0" * 63 + "\n"])
def test_a_name_without_a_file_is_missing_whatever_it_looks_like(store: FileStore, sha256: str) -> None:
    for use in (store.path_of, store.check, store.open_checked):
        with pytest.raises(FileMissing) as fault:
            use(sha256, "notes.txt")
        assert fault.value.name == "notes.txt"


def test_an_opened_file_is_read_from_its_beginning(store: FileStore, tmp_path: Path) -> None:
    stored = store.put(a_file(tmp_path, b"0123456789"))
    with store.open_checked(stored.sha256) as file:
        assert file.read() == b"0123456789"


def test_progress_counts_bytes_up_to_the_size(store: FileStore, tmp_path: Path) -> None:
    seen: list[int] = []
    store.put(a_file(tmp_path, bytes(2 * MEBIBYTE + 5)), seen.append)
    assert seen == [MEBIBYTE, 2 * MEBIBYTE, 2 * MEBIBYTE + 5]


def test_a_cancelled_copy_leaves_nothing(store: FileStore, tmp_path: Path) -> None:
    seen: list[int] = []
    source = a_file(tmp_path, bytes(4 * MEBIBYTE))
    with pytest.raises(Cancelled):
        store.put(source, seen.append, lambda: len(seen) == 2)
    assert seen == [MEBIBYTE, 2 * MEBIBYTE]
    assert kept(tmp_path) == []


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda folder: folder / "gone.txt", "source-missing"),
        (lambda folder: folder, "source-not-a-file"),
        (lambda folder: Path("/dev/null"), "source-not-a-file"),
        (lambda folder: folder / "nul\0byte", "source-unreadable"),
        (lambda folder: folder / ("x" * 5000), "source-unreadable"),
    ],
    ids=["missing", "folder", "device", "impossible", "too-long"],
)
def test_a_source_that_cannot_be_read_is_refused_with_the_reason(
    store: FileStore, tmp_path: Path, make: object, code: str
) -> None:
    if os.name == "nt":
        pytest.skip("these sources are POSIX's")
    assert callable(make)
    source = make(tmp_path)
    with pytest.raises(CannotAttach) as refusal:
        store.put(source)
    assert (refusal.value.code, refusal.value.data["path"]) == (code, str(source))
    assert kept(tmp_path) == []


def test_a_pipe_is_refused_and_not_waited_for(store: FileStore, tmp_path: Path) -> None:
    if os.name == "nt":
        pytest.skip("Windows has no named pipes in folders")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(CannotAttach) as refusal:
        store.put(tmp_path / "pipe")
    assert refusal.value.code == "source-not-a-file"


@pytest.mark.parametrize("change", [b"longer" * MEBIBYTE, b"short"], ids=["grows", "shrinks"])
def test_a_source_that_changes_while_it_is_copied_is_refused(store: FileStore, tmp_path: Path, change: bytes) -> None:
    source = a_file(tmp_path, bytes(3 * MEBIBYTE))

    def rewrite(done: int) -> None:
        if done == MEBIBYTE:
            source.write_bytes(change)

    with pytest.raises(CannotAttach) as refusal:
        store.put(source, rewrite)
    assert refusal.value.code == "source-changed"
    assert kept(tmp_path) == []


def test_a_source_rewritten_to_the_same_size_while_it_is_copied_is_refused(store: FileStore, tmp_path: Path) -> None:
    source = a_file(tmp_path, bytes(2 * MEBIBYTE))
    os.utime(source, ns=(0, 0))

    def rewrite(done: int) -> None:
        if done == MEBIBYTE:
            source.write_bytes(b"x" * 2 * MEBIBYTE)

    with pytest.raises(CannotAttach) as refusal:
        store.put(source, rewrite)
    assert refusal.value.code == "source-changed"


def test_many_files_are_answered_in_order_with_what_became_of_each(store: FileStore, tmp_path: Path) -> None:
    sources = [a_file(tmp_path, f"{n}".encode() * 1000, f"{n}.txt") for n in range(20)]
    sources.insert(3, tmp_path / "gone.txt")
    seen: list[int] = []
    outcomes = store.put_many(sources, seen.append)
    refused = outcomes[3]
    assert isinstance(refused, CannotAttach)
    assert refused.code == "source-missing"
    expected = [hashlib.sha256(path.read_bytes()).hexdigest() for path in sources if path.exists()]
    assert [each.sha256 for each in outcomes if isinstance(each, StoredFile)] == expected
    assert seen == sorted(seen)
    assert seen[-1] == sum(path.stat().st_size for path in sources if path.exists())


def test_many_files_of_the_same_content_are_kept_once(store: FileStore, tmp_path: Path) -> None:
    sources = [a_file(tmp_path, b"same" * MEBIBYTE, f"{n}.txt") for n in range(6)]
    outcomes = store.put_many(sources)
    assert len(set(outcomes)) == 1
    assert len(kept(tmp_path)) == 1


def test_cancelling_many_files_leaves_no_half_copies(store: FileStore, tmp_path: Path) -> None:
    sources = [a_file(tmp_path, bytes([n]) * 3 * MEBIBYTE, f"{n}.txt") for n in range(8)]
    stop = threading.Event()
    with pytest.raises(Cancelled):
        store.put_many(sources, lambda done: stop.set() if done > 4 * MEBIBYTE else None, stop.is_set)
    left = kept(tmp_path)
    assert len(left) < 8
    assert all(name.endswith(".bin") for name in left)
    for sha256 in store.hashes():
        store.check(sha256)


def test_leftovers_older_than_a_day_are_swept_and_nothing_else(store: FileStore, tmp_path: Path) -> None:
    stored = store.put(a_file(tmp_path))
    old, young = tmp_path / "files" / "incoming-old", tmp_path / "files" / "incoming-young"
    for path, age in (
        (old, timedelta(hours=25)),
        (young, timedelta(hours=23)),
        (store.path_of(stored.sha256), NOW - NOW),
    ):
        path.touch() if not path.exists() else None
        os.utime(path, ((NOW - age).timestamp(),) * 2)
    assert store.sweep(NOW) == 1
    assert kept(tmp_path) == sorted([f"{stored.sha256}.bin", "incoming-young"])


def test_sweeping_a_store_without_a_folder_is_nothing(store: FileStore) -> None:
    assert store.sweep(NOW) == 0


def in_a_child(program: str, folder: Path, *, prefix: tuple[str, ...] = ()) -> str:
    done = subprocess.run(
        [*prefix, sys.executable, "-c", program],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.stderr == ""
    return done.stdout


PUT_AND_TELL = """
from store.errors import StoreError
from store.files import FileStore
from pathlib import Path

try:
    FileStore(Path("disk/files")).put(Path("source.bin"))
except StoreError as error:
    print(type(error).__name__, error.code)
print(*[path.name for path in Path("disk").rglob("*") if path.is_file()])
"""


def test_a_full_disk_is_said_to_be_full_and_holds_no_half_copy(tmp_path: Path) -> None:
    mounting = ("unshare", "--user", "--map-root-user", "--mount")
    if not shutil.which("unshare") or subprocess.run([*mounting, "true"], check=False, capture_output=True).returncode:
        pytest.skip("a small disk cannot be mounted here")
    (tmp_path / "disk").mkdir()
    a_file(tmp_path, os.urandom(2 * MEBIBYTE), "source.bin")
    mount = (
        "import subprocess\nsubprocess.run(['mount', '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', 'disk'], check=True)\n"
    )
    assert in_a_child(mount + PUT_AND_TELL, tmp_path, prefix=mounting) == "DiskFault no-space\n\n"


def test_a_limit_on_file_sizes_is_a_full_disk_too(tmp_path: Path) -> None:
    if os.name == "nt":
        pytest.skip("Windows has no such limits")
    a_file(tmp_path, bytes(2 * MEBIBYTE), "source.bin")
    (tmp_path / "disk").mkdir()
    limit = (
        "import resource, signal\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1500000, 1500000))\n"
    )
    assert in_a_child(limit + PUT_AND_TELL, tmp_path) == "DiskFault no-space\n\n"


BECOME_NOBODY = "import os\nif os.geteuid() == 0:\n    os.setgroups([])\n    os.setuid(65534)\n"


@pytest.mark.parametrize(
    ("closed", "told"), [("source.bin", "CannotAttach source-denied"), ("disk", "DiskFault denied")]
)
def test_permissions_are_told_apart(tmp_path: Path, closed: str, told: str) -> None:
    if os.name == "nt":
        pytest.skip("permission bits are POSIX's")
    a_file(tmp_path, b"words", "source.bin")
    (tmp_path / "disk").mkdir(mode=0o777)
    (tmp_path / "disk").chmod(0o777)
    tmp_path.chmod(0o755)
    (tmp_path / closed).chmod(0o555 if closed == "disk" else 0o000)
    try:
        opened = "import store.files\n"
        assert in_a_child(opened + BECOME_NOBODY + PUT_AND_TELL, tmp_path) == f"{told}\n\n"
    finally:
        (tmp_path / closed).chmod(0o700)


def test_an_exported_copy_is_read_only_and_has_its_own_name(store: FileStore, tmp_path: Path) -> None:
    stored = store.put(a_file(tmp_path))
    copy = store.export_copy(stored.sha256, "Focus group.txt", tmp_path / "out")
    assert copy == tmp_path / "out" / "Focus group.txt"
    assert copy.read_bytes() == b"What people told us.\n"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o444
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["Focus group.txt"]


def test_exporting_again_uses_the_same_copy_and_another_file_gets_a_number(store: FileStore, tmp_path: Path) -> None:
    one, two = store.put_bytes(b"one"), store.put_bytes(b"two")
    first = store.export_copy(one.sha256, "notes.txt", tmp_path)
    assert store.export_copy(one.sha256, "notes.txt", tmp_path) == first
    second = store.export_copy(two.sha256, "notes.txt", tmp_path)
    assert second.name == "notes (2).txt"
    assert (first.read_bytes(), second.read_bytes()) == (b"one", b"two")


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Complaints report 2023/24.pdf", "Complaints report 2023-24.pdf"),
        ("../../etc/passwd", "-..-etc-passwd"),
        ("C:\\Temp\\x.txt", "C--Temp-x.txt"),
        ("CON", "_CON"),
        ("con.txt", "_con.txt"),
        ("Com¹ .log", "_Com¹.log"),
        ("console.txt", "console.txt"),
        ("trailing. . ", "trailing"),
        (".hidden", "hidden"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("tab\there\nline.txt", "tab here line.txt"),
        ("bell\x07nul\x00.txt", "bellnul.txt"),
        ("half \ud800 pair.txt", "half pair.txt"),
        ('a<b>c:"d"|e?f*.txt', "a-b-c--d--e-f-.txt"),
        ("E-014 – Zoë’s notes.docx", "E-014 – Zoë’s notes.docx"),
        ("", "file"),
        ("...", "file"),
        ("\u200f\u200f", "file"),
    ],
)
def test_a_name_becomes_one_that_every_system_takes(name: str, safe: str) -> None:
    assert safe_file_name(name) == safe


def test_a_long_name_is_shortened_before_its_ending() -> None:
    safe = safe_file_name("é" * 400 + ".docx")
    assert safe.endswith("é.docx")
    assert 140 < len(safe.encode()) <= 150


@given(st.text(max_size=300))
def test_whatever_the_name_it_is_one_component_within_the_limits(name: str) -> None:
    safe = safe_file_name(name)
    assert safe
    assert safe not in (".", "..")
    assert not set(safe) & set('/\\:*?"<>|\0\n\r\t')
    assert len(safe.encode()) <= 151
    assert safe == safe.strip(" ").rstrip(".")
    assert safe_file_name(safe) == safe
