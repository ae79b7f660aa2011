"""The scripts behind `make run` do their work again where it was begun only, or where what it rests on has changed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from builders import a_workspace, let_go

ROOT = Path(__file__).resolve().parents[1]
TOOLS = ("bash", "cat", "dirname", "mkdir", "sed", "sha256sum", "uname")

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the scripts are written for Linux here")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with the scripts and the program, and a virtual environment whose Python notes how it is called."""
    shutil.copytree(ROOT / "tools", tmp_path / "tools")
    (tmp_path / "main.py").symlink_to(ROOT / "main.py")
    for name in ("requirements.txt", "requirements-dev.txt"):
        (tmp_path / name).write_text("one==1\n", encoding="utf-8")
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    calls = f'echo "$*" >>"{tmp_path}/calls"'
    skips = f'[ "$2" = pip ] || [ "$2" = "$(cat "{tmp_path}/skipped")" ]'
    python.write_text(f'#!/usr/bin/env bash\n{calls}\n{skips} || exec "{sys.executable}" "$@"\n', encoding="utf-8")
    (tmp_path / "skipped").write_text("nothing", encoding="utf-8")
    python.chmod(0o755)
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in TOOLS:
        (tools / name).symlink_to(str(shutil.which(name)))
    (tools / "env").symlink_to(str(shutil.which("env")))
    (tools / "python3").symlink_to(sys.executable)
    return tmp_path


def run(checkout: Path, script: str, *words: str) -> str:
    """Run a script without a display and without a package manager; return what it said."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "PYTHON")
    variables = {name: value for name, value in os.environ.items() if name not in hidden}
    done = subprocess.run(
        [str(checkout / "bin" / "bash"), str(checkout / "tools" / script), *words],
        env={**variables, "PATH": str(checkout / "bin")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_sample_whose_making_was_stopped_is_made_again_and_one_that_is_there_is_used(checkout: Path) -> None:
    let_go(a_workspace(checkout / "build" / "sample"))
    assert "no display" in run(checkout, "run.sh")
    assert (checkout / "build" / "sample-report.docx").read_bytes().startswith(b"PK")
    (checkout / "skipped").write_text("export", encoding="utf-8")  # the report is written once here
    run(checkout, "run.sh")
    made = [call for call in (checkout / "calls").read_text(encoding="utf-8").splitlines() if " demo " in call]
    assert len(made) == 1
    assert (checkout / "calls").read_text(encoding="utf-8").splitlines()[-1].split()[1] == "export"


@pytest.mark.parametrize("first", ["run", "develop"])
def test_new_requirements_are_installed_before_the_next_run(checkout: Path, first: str) -> None:
    run(checkout, "setup.sh", first)
    assert run(checkout, "setup.sh", "run") == ""
    for name in ("requirements.txt", "requirements-dev.txt"):
        (checkout / name).write_text("one==2\n", encoding="utf-8")
    assert "Installing the packages" in run(checkout, "setup.sh", "run")
