"""The commands as a shell runs them: exit status, bytes on the two streams, and no traceback on either."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from command_line import ROOT, Said, in_a_process

from ui.headless.commands import COMMANDS, command_of

NO_QT = """
import sys
import main
status = main.main(sys.argv[1:])
loaded = sorted(name for name in sys.modules if name.partition(".")[0] in ("PySide6", "shiboken6"))
print(loaded, file=sys.stderr)
"""


AS_NOBODY = """
import os, sys
import main
from ui.headless.commands import COMMANDS, command_of
for name in COMMANDS:
    command_of(name)
if os.geteuid() == 0:
    os.setgroups([])
    os.setuid(65534)
sys.exit(main.main(sys.argv[1:]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="rights are another thing on Windows")
@pytest.mark.parametrize(
    "words",
    [
        ["list", "{closed}/w"],
        ["demo", "{closed}/w"],
        ["new", "{closed}", "--authority", "A"],
        ["export", "{closed}/w", "A", "--out", "x.docx"],
        ["restore", "{closed}/w", "{closed}/x.db"],
        ["restore", "{open}", "{closed}/x.db"],
    ],
    ids=" ".join,
)
def test_a_folder_that_may_not_be_looked_into_is_refused_in_one_sentence(tmp_path: Path, words: list[str]) -> None:
    closed, open_to_all = tmp_path / "closed", Path(tempfile.gettempdir())
    closed.mkdir(mode=0)
    command = [sys.executable, "-c", AS_NOBODY, *(word.format(closed=closed, open=open_to_all) for word in words)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    closed.chmod(0o700)
    refusal = Said(done.returncode, done.stdout, done.stderr).refusal
    assert "does not allow" in refusal or "may not be read" in refusal
    assert "typed" not in refusal


def test_a_journey_in_processes_of_their_own(tmp_path: Path) -> None:
    made = in_a_process("new", tmp_path / "w", "--authority", "Ynys Môn – prawf", PYTHONIOENCODING="ascii")
    assert (made.status, made.err) == (0, "")
    shown = in_a_process("show", tmp_path / "w", made.out.strip(), "--json", PYTHONIOENCODING="ascii")
    assert json.loads(shown.out)["authority"] == "Ynys Môn – prawf"
    assert in_a_process("verify", tmp_path / "w").status == 0


@pytest.mark.parametrize(
    "words",
    [["show", "nowhere", "A"], ["rate", "--framework", "x", "1"], ["list"], ["frobnicate"], ["rate"]],
    ids=" ".join,
)
def test_a_refusal_is_one_sentence_and_status_2(words: list[str]) -> None:
    assert in_a_process(*words).refusal


def test_findings_are_status_1(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Safeguarding\nKey findings for this quality statement\nStaff were supported.\n", encoding="utf-8")
    in_a_process("new", tmp_path / "w", "--authority", "Marwell")
    said = in_a_process("import", tmp_path / "w", "Marwell", page)
    assert (said.status, said.err) == (1, "")
    assert "has no score" in said.out


def test_help_names_every_command() -> None:
    said = in_a_process("--help")
    assert said.status == 0
    assert all(f"    {name} " in said.out for name in COMMANDS)


def test_a_reader_that_stops_early_gets_no_traceback(tmp_path: Path) -> None:
    in_a_process("demo", tmp_path / "w")
    command = [sys.executable, "main.py", "show", str(tmp_path / "w"), "Aldermere", "--json"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


def test_no_command_loads_qt(tmp_path: Path) -> None:
    for words in (
        ["demo", "w"],
        ["show", "w", "Aldermere"],
        ["export", "w", "Aldermere", "--out", "x.docx"],
        ["verify", "w"],
    ):
        command = [sys.executable, "-c", NO_QT, *words]
        done = subprocess.run(
            command, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True
        )
        assert done.stderr == "[]\n", words


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_there(name: str) -> None:
    assert callable(command_of(name))


def test_a_command_loads_only_what_it_needs(tmp_path: Path) -> None:
    in_a_process("demo", tmp_path / "w")
    said = f"import sys, main; main.main(['journal', {str(tmp_path / 'w')!r}, 'Aldermere', '--json'])"
    said += "; print(*({'docx', 'xlsxwriter', 'store.actions.imports'} & {*sys.modules}), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", said], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stderr.strip() == ""
    assert json.loads(done.stdout)["entries"]
