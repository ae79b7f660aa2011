"""Run headless commands in this process or in one of their own, and say what they printed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from nursery import begin_copy

import main

ROOT = Path(__file__).resolve().parents[1]
MADE_UP = ROOT / "tests" / "data" / "made_up_framework.json"

_HOLDER = """
import sys
from pathlib import Path
from builders import ANN, NOON
from store.workspace import Workspace
workspace = Workspace.open(Path(sys.argv[1]), ANN, NOON)
print("open", flush=True)
Path(sys.argv[2]).read_bytes()
workspace.close(NOON)
"""


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    status: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """What was printed, read as JSON."""
        return json.loads(self.out)

    @property
    def refusal(self) -> str:
        """The one sentence of a command that was refused; fails when it was not, or said more."""
        assert self.status == 2, f"not refused but {self.status}: {self.out}"
        assert self.out == ""
        lines = self.err.splitlines()
        assert len(lines) == 1, self.err
        assert lines[0][:1] == lines[0][:1].upper()
        assert lines[0].endswith(".")
        assert "Something went wrong" not in lines[0], self.err
        return lines[0]


class CommandLine:
    """Commands run in this process."""

    def __init__(self, printed: pytest.CaptureFixture[str]) -> None:
        self._printed = printed

    def __call__(self, *words: object) -> Said:
        self._printed.readouterr()
        try:
            status = main.main([str(word) for word in words])
        except SystemExit as end:
            status = int(end.code or 0)
        printed = self._printed.readouterr()
        return Said(status, printed.out, printed.err)

    def done(self, *words: object) -> str:
        """Run a command that must succeed without findings; return the last line it printed."""
        said = self(*words)
        assert said.status == 0, said.err or said.out
        assert said.err == ""
        return (said.out.splitlines() or [""])[-1]

    def show(self, folder: Path, assessment: str) -> Any:
        """Return what `show --json` prints."""
        return self("show", folder, assessment, "--json").data


def in_a_process(*words: object, **variables: str) -> Said:
    """Run `python main.py` with these words and environment variables."""
    command = [sys.executable, "main.py", *(str(word) for word in words)]
    environment = {**os.environ, **variables}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    return Said(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


@contextmanager
def open_elsewhere(folder: Path) -> Iterator[None]:
    """Have another process hold the workspace, as an open window would."""
    paths = os.pathsep.join((str(ROOT), str(ROOT / "tests")))
    with TemporaryDirectory() as place:
        until = Path(place) / "until"
        os.mkfifo(until)
        with begin_copy(_HOLDER, [str(folder), str(until)], {**os.environ, "PYTHONPATH": paths}) as process:
            assert process.stdout.readline() == "open\n", process.stderr.read()
            yield
            until.write_bytes(b"")
            assert process.wait(60) == 0, process.stderr.read()
