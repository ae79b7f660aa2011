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
import json, sys
import main
for words in json.loads(sys.argv[1]):
    assert main.main(words) in (0, 1), words
loaded = sorted(name for name in sys.modules if name.partition(".")[0] in ("PySide6", "shiboken6"))
print(loaded, file=sys.stderr)
"""


AS_NOBODY = """
import contextlib, io, json, os, sys
import main
from ui.headless.commands import COMMANDS, command_of
for name in COMMANDS:
    command_of(name)
if os.geteuid() == 0:
    os.setgroups([])
    os.setuid(65534)
said = []
for words in json.loads(sys.argv[1]):
    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(io.StringIO()) as err:
        status = main.main(words)
    said.append([status, out.getvalue(), err.getvalue()])
print(json.dumps(said))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="rights are another thing on Windows")
def test_a_folder_that_may_not_be_looked_into_is_refused_in_one_sentence(tmp_path: Path) -> None:
    closed, open_to_all = tmp_path / "closed", tempfile.gettempdir()
    closed.mkdir(mode=0)
    commands = [
        ["list", f"{closed}/w"],
        ["demo", f"{closed}/w"],
        ["new", f"{closed}", "--authority", "A"],
        ["export", f"{closed}/w", "A", "--out", "x.docx"],
        ["restore", f"{closed}/w", f"{closed}/x.db"],
        ["restore", open_to_all, f"{closed}/x.db"],
    ]
    command = [sys.executable, "-c", AS_NOBODY, json.dumps(commands)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    closed.chmod(0o700)
    assert done.returncode == 0, done.stderr
    answers = json.loads(done.stdout)
    assert len(answers) == len(commands)
    for words, answer in zip(commands, answers, strict=True):
        refusal = Said(*answer).refusal
        assert "does not allow" in refusal or "may not be read" in refusal, words
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


def test_a_reader_that_stops_early_gets_no_traceback(sample: Path) -> None:
    command = [sys.executable, "main.py", "show", str(sample), "Aldermere", "--json"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


def test_no_command_loads_qt(tmp_path: Path) -> None:
    commands = [
        ["demo", "w"],
        ["show", "w", "Aldermere"],
        *([name, "w", "Aldermere", "--json"] for name in ("evidence", "coverage", "matrix")),
        ["export", "w", "Aldermere", "--out", "x.docx"],
        ["verify", "w"],
    ]
    command = [sys.executable, "-c", NO_QT, json.dumps(commands)]
    done = subprocess.run(
        command, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "[]\n")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_there(name: str) -> None:
    assert callable(command_of(name))


def test_a_command_loads_only_what_it_needs(sample: Path) -> None:
    said = f"import sys, main; main.main(['journal', {str(sample)!r}, 'Aldermere', '--json'])"
    said += "; print(*({'docx', 'xlsxwriter', 'store.actions.imports'} & {*sys.modules}), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", said], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stderr.strip() == ""
    assert json.loads(done.stdout)["entries"]
