"""The commands as a shell runs them: exit status, bytes on the two streams, and no traceback on either."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from command_line import ROOT, CommandLine, in_a_process

from ui.headless.commands import COMMANDS, command_of

WHAT_IS_LOADED = """
import json, sys
import main
for words in json.loads(sys.argv[1]):
    assert main.main(words) in (0, 1), words
    if words[0] == "journal":
        print(*sorted({"docx", "xlsxwriter", "store.actions.imports"} & {*sys.modules}), file=sys.stderr)
loaded = sorted(name for name in sys.modules if name.partition(".")[0] in ("PySide6", "shiboken6"))
print(loaded, file=sys.stderr)
"""


@contextmanager
def as_nobody() -> Iterator[None]:
    """Have the rights of nobody for a while, where this process has those of everybody."""
    for name in COMMANDS:
        command_of(name)
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(sys.platform == "win32", reason="rights are another thing on Windows")
def test_a_folder_that_may_not_be_looked_into_is_refused_in_one_sentence(tmp_path: Path, commands: CommandLine) -> None:
    closed, open_to_all = tmp_path / "closed", tempfile.gettempdir()
    closed.mkdir(mode=0)
    refused = [
        ["list", f"{closed}/w"],
        ["demo", f"{closed}/w"],
        ["new", f"{closed}", "--authority", "A"],
        ["export", f"{closed}/w", "A", "--out", "x.docx"],
        ["restore", f"{closed}/w", f"{closed}/x.db"],
        ["restore", open_to_all, f"{closed}/x.db"],
    ]
    with as_nobody():
        answers = [commands(*words) for words in refused]
    closed.chmod(0o700)
    for words, answer in zip(refused, answers, strict=True):
        refusal = answer.refusal
        assert "does not allow" in refusal or "may not be read" in refusal, words
        assert "typed" not in refusal


def test_a_journey_in_processes_of_their_own(tmp_path: Path, commands: CommandLine) -> None:
    page = tmp_path / "Tudalen – Môn.txt"
    page.write_text("Safeguarding\nKey findings for this quality statement\nStaff were supported.\n", encoding="utf-8")
    made = in_a_process("new", tmp_path / "w", "--authority", "Ynys Môn – prawf", PYTHONIOENCODING="ascii")
    assert (made.status, made.err) == (0, "")
    found = in_a_process("import", tmp_path / "w", "ynys môn", page, PYTHONIOENCODING="ascii")
    assert (found.status, found.err) == (1, "")
    assert "Tudalen – Môn.txt: Safeguarding has no score.\n" in found.out
    assert commands.show(tmp_path / "w", made.out.strip())["authority"] == "Ynys Môn – prawf"
    assert commands("verify", tmp_path / "w").status == 0


@pytest.mark.parametrize("words", [["show", "nowhere", "A"], ["list"], ["frobnicate"], ["rate"]], ids=" ".join)
def test_a_refusal_is_one_sentence_and_status_2(words: list[str]) -> None:
    assert in_a_process(*words).refusal


def test_help_names_every_command() -> None:
    said = in_a_process("--help")
    assert said.status == 0
    assert all(f"    {name} " in said.out for name in COMMANDS)


def test_a_reader_that_stops_early_gets_no_traceback(sample: Path) -> None:
    command = [sys.executable, "main.py", "show", str(sample), "Aldermere", "--json"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


def test_a_command_loads_only_what_it_needs_and_none_loads_qt(sample: Path) -> None:
    commands = [
        ["journal", str(sample), "Aldermere", "--json"],
        *([name, str(sample), "Aldermere", "--json"] for name in ("show", "evidence", "coverage", "matrix", "check")),
        ["check-text", str(ROOT / "README.md")],
        ["export", str(sample), "Aldermere", "--out", "x.docx"],
        ["verify", str(sample)],
        ["demo", str(sample)],
    ]
    command = [sys.executable, "-c", WHAT_IS_LOADED, json.dumps(commands)]
    done = subprocess.run(
        command, cwd=sample.parent, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "\n[]\n")
    entries, _end = json.JSONDecoder().raw_decode(done.stdout)
    assert entries["entries"]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_there(name: str) -> None:
    assert callable(command_of(name))
