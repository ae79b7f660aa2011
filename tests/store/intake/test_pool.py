"""A file that kills, hangs or floods its reading process is lost alone: the next one is read."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import pytest
from evidence_files import zip_of

from domain.evidence.evidence import ReadingStatus
from store.intake.contents import Refusal
from store.intake.pool import LONGEST_TIME, ReadingPool

ROOT = Path(__file__).resolve().parents[3]

CHILD = '''"""A reading process that does what the name of the file says."""
import json, os, sys, time
from store.intake.child import answer_to
for line in sys.stdin.buffer:
    request = json.loads(line)
    name = request["name"]
    if name == "dies": os._exit(3)
    if name == "crashes": os.abort()
    if name == "hangs": time.sleep(600)
    if name == "lies": answer = b"not json"
    elif name == "floods": answer = b"x" * 3_000_000
    else: answer = json.dumps({**answer_to(request), "process": os.getpid()}).encode()
    os.write(1, answer + b"\\n") if len(answer) < 60_000 else sys.stdout.buffer.write(answer + b"\\n")
    sys.stdout.flush()
'''


@pytest.fixture
def child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A module for the process that misbehaves when it is told to."""
    folder = tmp_path / "modules"
    folder.mkdir()
    (folder / "misbehaving_reader.py").write_text(CHILD, encoding="utf-8")
    monkeypatch.setattr("resources.processes._KEPT_VARIABLES", ("PATH", "PYTHONPATH"))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(folder), str(ROOT))))
    return "misbehaving_reader"


@pytest.mark.parametrize("name", ["dies", "crashes", "hangs", "lies", "floods"])
def test_a_process_that_fails_is_replaced_and_only_its_file_is_lost(tmp_path: Path, child: str, name: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Words.", encoding="utf-8")
    with ReadingPool(1, most_output=1_000_000, module=child) as pool:
        assert pool.read(path, "a.txt").text.status is ReadingStatus.READ
        with _time_for(pool, name):
            assert pool.read(path, name).text.status is ReadingStatus.TOO_DEMANDING
        assert pool.read(path, "a.txt").text.status is ReadingStatus.READ
        with _time_for(pool, name), pytest.raises(Refusal, match="too-demanding"):
            _unpack_as(pool, path, name)


@contextmanager
def _time_for(pool: ReadingPool, name: str) -> Iterator[None]:
    """Let only what would hang for ever be short of time: the others must answer however busy the computer is."""
    for worker in pool._all:
        worker._longest_time = 1.0 if name == "hangs" else LONGEST_TIME
    yield
    for worker in pool._all:
        worker._longest_time = LONGEST_TIME


def _unpack_as(pool: ReadingPool, path: Path, name: str) -> None:
    pool._ask({"do": "read", "path": str(path), "name": name})
    answer = pool._ask({"do": "unpack", "path": str(path), "name": name, "kind": "zip", "folder": str(path.parent)})
    raise Refusal(str(answer["refused"]))


def test_processes_live_on_from_file_to_file(tmp_path: Path, child: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Words.", encoding="utf-8")
    request = {"do": "read", "path": str(path), "name": "a.txt"}
    with ReadingPool(1, module=child) as pool:
        assert len({pool._ask(request)["process"] for _ in range(3)}) == 1


def test_no_process_is_left_behind(tmp_path: Path, child: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Words.", encoding="utf-8")
    with ReadingPool(1, module=child) as pool:
        number = pool._ask({"do": "read", "path": str(path), "name": "a.txt"})["process"]
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


def test_what_a_process_unpacks_is_never_named_by_it(tmp_path: Path) -> None:
    path, folder = tmp_path / "a.zip", tmp_path / "out"
    folder.mkdir()
    path.write_bytes(zip_of({"folder/notes.txt": "Words."}))
    with ReadingPool(1) as pool:
        (entry,) = pool.unpack(path, "zip", folder)
    assert (entry.name, entry.file, (folder / "0").read_text(encoding="utf-8")) == ("folder/notes.txt", "0", "Words.")


LIMITED = """
from resources.processes import limit_process, allow_processor_time
from store.intake.child import MOST_MEMORY
limit_process(MOST_MEMORY, 1000)
try:
    bytes(MOST_MEMORY + 1)
except MemoryError:
    print("no memory", flush=True)
try:
    with open(__import__("sys").argv[1], "wb") as file:
        file.write(b"x" * 5000)
except OSError:
    print("no large file", flush=True)
allow_processor_time(1)
while True:
    pass
"""


@pytest.mark.skipif(find_spec("resource") is None, reason="this platform cannot limit a process")
def test_memory_files_and_processor_time_of_a_process_are_limited(tmp_path: Path) -> None:
    command = [sys.executable, "-c", LIMITED, str(tmp_path / "written")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=100)
    assert done.stdout.splitlines() == ["no memory", "no large file"]
    assert done.returncode != 0


def test_the_reading_process_loads_no_database_and_no_window() -> None:
    script = "import sys, store.intake.child; print(*{'sqlalchemy', 'PySide6', 'sqlcipher3'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "")
