"""Bad input to a headless command gets one sentence on standard error and status 2, and changes nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver
from builders import a_workspace, let_go
from command_line import MADE_UP, CommandLine


def state_of(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder with its content, but for the lock."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".lock" and not path.name.endswith(("-wal", "-shm"))
    }


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["frobnicate"], "invalid choice"),
        (["list"], "DIR"),
        (["new", "."], "--authority"),
        (["show", "."], "ASSESSMENT"),
        (["score", ".", "A", "learning", "three", "--why", "So."], "LEVEL"),
        (["score", ".", "A", "learning", "2.5", "--why", "So."], "LEVEL"),
        (["score", ".", "A", "learning", "3"], "--why"),
        (["export", ".", "A"], "--out"),
        (["rate", "--framework", "cqc-la-2025"], "SCORE"),
        (["schedule", ".", "A"], "--out"),
        (["rate", "1"], "--framework"),
        (["import", ".", "A"], "FILE"),
        (["import-qda", ".", "A"], "FILE"),
        (["show", ".", "A", "--jso"], "--jso"),
    ],
)
def test_what_cannot_be_understood_is_said_in_one_sentence(commands: CommandLine, words: list[str], part: str) -> None:
    assert part in commands(*words).refusal


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["show", "Nowhere"], "no assessment “Nowhere”"),
        (["show", ""], "no assessment “”"),
        (["export", "Nowhere", "--out", "x.docx"], "no assessment"),
        (["score", "Testshire", "wisdom", "3", "--why", "So."], "no statement “wisdom”"),
        (["score", "Testshire", "learning", "7", "--why", "So."], "no 7; it has 1, 2, 3, 4"),
        (["score", "Testshire", "learning", "3", "--why", ""], "keeps its reason"),
        (["score", "Testshire", "learning", "3", "--why", " \x01 "], "keeps its reason"),
        (["score", "Testshire", "learning", "0", "--why", "So."], "no 0"),
        (["score", "Testshire", "learning", "-1", "--why", "So."], "no -1"),
        (["score", "Testshire", "learning", "3", "--why", "So.", "--category", "people"], "leave --category out"),
        (["attach", "Testshire", "missing.txt"], "“missing.txt” is not there"),
        (["attach", "Testshire", "main.py", "--category", "smell"], "no evidence category “smell”"),
        (["attach", "Testshire", "main.py", "README.md", "--title", "Both"], "one file"),
        (["attach", "Testshire", "main.py", "missing.txt"], "“missing.txt” is not there"),
        (["export", "Testshire", "--out", "missing/report.docx"], "folder for the report"),
        (["export", "Testshire", "--out", "main.py/report.docx"], "folder for the report"),
        (["export", "Testshire", "--out", "report.pdf"], ".docx"),
        (["export", "Testshire", "--out", "report"], ".docx"),
        (["export", "Testshire", "--out", "docs"], "is a folder"),
        (["export", "Testshire", "--out", f"{'r' * 300}.docx"], "too long"),
        (["export", "Testshire", "--out", "x.docx", "--statement", "wisdom"], "no statement"),
        (["export", "Testshire", "--out", "x.docx", "--final"], "not ready to be published (22 findings"),
        (["schedule", "Testshire", "--out", "missing/schedule.xlsx"], "folder"),
        (["schedule", "Testshire", "--out", "schedule.csv"], "must end in .xlsx, .docx"),
        (["schedule", "Testshire", "--out", "docs"], "is a folder"),
        (["schedule", "Nowhere", "--out", "schedule.xlsx"], "no assessment"),
        (["bundle", "Testshire", "--out", "bundle.rar"], "must end in .zip"),
        (["bundle", "Testshire", "--out", "missing/bundle.zip"], "folder"),
        (["qda", "Testshire", "--out", "excerpts.zip"], "must end in .qdpx"),
        (["qda", "Testshire", "--out", "docs"], "is a folder"),
        (["import-qda", "Nowhere", "README.md"], "no assessment"),
        (["import-qda", "Testshire", "README.md"], "damaged or incomplete"),
        (["restore", "missing.db"], "not there"),
        (["restore", "main.py"], "is no backup"),
        (["restore", "docs"], "not there"),
        (["new", "--authority", "  "], "needs an authority"),
        (["new", "--authority", "A", "--framework", "cqc-la-1999"], "no framework “cqc-la-1999”"),
        (["new", "--authority", "A", "--framework", "missing.json"], "missing or is not JSON"),
    ],
)
def test_what_is_refused_changes_nothing(
    folder: Path, commands: CommandLine, words: list[str], part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = folder.parent / "place"
    (place / "docs").mkdir(parents=True)
    for name in ("main.py", "README.md"):
        (place / name).write_text("text", encoding="utf-8")
    monkeypatch.chdir(place)
    before = state_of(place), commands("list", folder, "--json").data, state_of(folder / "files")
    command, *rest = words
    assert part in commands(command, folder, *rest).refusal
    assert (state_of(place), commands("list", folder, "--json").data) == before[:2]
    assert commands("verify", folder, "--json").data == {"faults": []}


def test_a_report_of_a_folder_s_name_is_refused(folder: Path, commands: CommandLine, tmp_path: Path) -> None:
    out = tmp_path / "report.docx"
    out.mkdir()
    assert "is a folder" in commands("export", folder, "Testshire", "--out", out).refusal
    assert list(out.iterdir()) == []


def test_a_refused_export_leaves_the_older_report(folder: Path, commands: CommandLine, tmp_path: Path) -> None:
    out = tmp_path / "report.docx"
    out.write_bytes(b"older")
    assert commands("export", folder, "Testshire", "--out", out, "--final").refusal
    assert out.read_bytes() == b"older"


def test_a_name_that_fits_several_is_refused_with_their_names(folder: Path, commands: CommandLine) -> None:
    commands.done("new", folder, "--authority", "Testshire District")
    sentence = commands("show", folder, "Testshire").refusal
    assert "Testshire County Council" in sentence
    assert "Testshire District" in sentence
    assert commands("show", folder, "testshire district").status == 0


def test_scores_that_do_not_match_the_statements_are_refused(commands: CommandLine) -> None:
    assert "9 statements, but 3" in commands("rate", "--framework", "cqc-la-2025", 1, 2, 3).refusal
    assert "no 9" in commands("rate", "--framework", "cqc-la-2025", *[9] * 9).refusal
    assert "no framework" in commands("rate", "--framework", "cqc", *[3] * 9).refusal
    assert "no 6; it has" in commands("rate", "--framework", MADE_UP, 6, 1, 1).refusal


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b"\xff\xfe", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"[]", "cannot be used"),
        (b'{"id": "x"}', "cannot be used"),
    ],
)
def test_a_framework_file_that_cannot_be_used_makes_no_workspace(
    tmp_path: Path, commands: CommandLine, content: bytes, part: str
) -> None:
    path = tmp_path / "own.json"
    path.write_bytes(content)
    sentence = commands("new", tmp_path / "w", "--authority", "A", "--framework", path).refusal
    assert part in sentence
    assert "“own.json”" in sentence
    assert not (tmp_path / "w").exists()


def test_another_text_under_a_kept_framework_s_id_is_refused(tmp_path: Path, commands: CommandLine) -> None:
    own = tmp_path / "own.json"
    commands.done("new", tmp_path / "w", "--authority", "A", "--framework", MADE_UP)
    own.write_text(MADE_UP.read_text(encoding="utf-8").replace("A warm welcome", "A cold one"), encoding="utf-8")
    sentence = commands("new", tmp_path / "w", "--authority", "B", "--framework", own).refusal
    assert json.loads(own.read_text(encoding="utf-8"))["id"] in sentence
    assert len(commands("list", tmp_path / "w", "--json").data) == 1


EVERY_COMMAND: list[list[str]] = [
    ["list"],
    ["show", "Testshire"],
    ["verify"],
    ["backup"],
    ["import", "Testshire", "page.txt"],
    ["score", "Testshire", "learning", "3", "--why", "So."],
    ["attach", "Testshire", "page.txt"],
    ["export", "Testshire", "--out", "x.docx"],
]


@pytest.mark.parametrize("words", EVERY_COMMAND, ids=lambda words: words[0])
@pytest.mark.parametrize("where", ["nowhere", "empty", "file"])
def test_a_folder_without_a_workspace_is_refused_and_left_alone(
    tmp_path: Path, commands: CommandLine, words: list[str], where: str
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("a file", encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    command, *rest = words
    assert "no workspace" in commands(command, tmp_path / where, *rest).refusal
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("command", ["new", "demo"])
def test_a_workspace_is_not_made_where_a_file_is(tmp_path: Path, commands: CommandLine, command: str) -> None:
    (tmp_path / "file").write_text("a file", encoding="utf-8")
    options = ["--authority", "A"] if command == "new" else []
    assert "“file” is a file" in commands(command, tmp_path / "file", *options).refusal
    assert (tmp_path / "file").read_text(encoding="utf-8") == "a file"


@pytest.mark.parametrize("words", [*EVERY_COMMAND, ["demo"], ["new", "--authority", "B"]], ids=lambda words: words[0])
def test_a_folder_with_too_long_a_name_is_refused(tmp_path: Path, commands: CommandLine, words: list[str]) -> None:
    command, *rest = words
    assert "too long" in commands(command, tmp_path / ("d" * 300), *rest).refusal


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ([], "give --category: people"),
        (["--category", "smell"], "no evidence category “smell”"),
        (["--category", "observation"], "no evidence category “observation”"),
    ],
)
def test_a_category_that_is_not_scored_is_refused_with_those_that_are(
    tmp_path: Path, commands: CommandLine, words: list[str], part: str
) -> None:
    commands.done("new", tmp_path / "w", "--authority", "Marwell", "--framework", "cqc-la-2023")
    refusal = commands("score", tmp_path / "w", "Marwell", "learning", 3, "--why", "So.", *words).refusal
    assert part in refusal
    assert "processes" in refusal


def _spoiled_by(statement: str) -> Callable[[Path], None]:
    def spoil(database: Path) -> None:
        connection = driver.connect(str(database))
        connection.execute(statement)
        connection.commit()
        connection.close()

    return spoil


UNSOUND: dict[str, tuple[Callable[[Path], object], str]] = {
    "newer": (_spoiled_by("UPDATE alembic_version SET version_num = '9999'"), "newer version"),
    "foreign": (_spoiled_by("PRAGMA application_id = 7"), "does not belong to Assay"),
    "incomplete": (_spoiled_by("DROP TABLE alembic_version"), "damaged"),
    "garbage": (lambda database: database.write_bytes(b"no database at all " * 500), "damaged"),
    "empty": (lambda database: database.write_bytes(b""), "does not belong to Assay"),
}


@pytest.mark.parametrize(
    ("words", "name"),
    [
        *((words, "newer") for words in [*EVERY_COMMAND, ["demo"], ["new", "--authority", "B"]]),
        *((words, name) for words in (["list"], ["new", "--authority", "B"]) for name in UNSOUND if name != "newer"),
    ],
)
def test_a_workspace_that_is_not_sound_is_refused_untouched(
    tmp_path: Path, commands: CommandLine, words: list[str], name: str
) -> None:
    spoil, part = UNSOUND[name]
    let_go(a_workspace(tmp_path / "w"))
    spoil(tmp_path / "w" / "assay.db")
    before = state_of(tmp_path / "w")
    command, *rest = words
    assert part in commands(command, tmp_path / "w", *rest).refusal
    assert state_of(tmp_path / "w") == before


def test_pages_damaged_deep_inside_are_told_without_a_traceback(sample: Path, commands: CommandLine) -> None:
    database = sample / "assay.db"
    content = bytearray(database.read_bytes())
    for place in range(4096 * 200, len(content) - 4096, 4096 * 3):  # behind the roots of all tables
        content[place : place + 200] = b"\xff" * 200
    database.write_bytes(content)
    assert "damaged" in commands("show", sample, "Aldermere").refusal
    said = commands("verify", sample, "--json")
    assert said.status == 1
    assert said.data["faults"][0]["code"] == "database-damaged"


@pytest.mark.parametrize("change", [b"", b"half"])
def test_a_backup_that_is_not_whole_is_not_restored(folder: Path, commands: CommandLine, change: bytes) -> None:
    made = Path(commands.done("backup", folder))
    content = made.read_bytes()
    made.write_bytes(content[: len(content) // 2] if change else b"")
    before = (folder / "assay.db").read_bytes()
    assert f"“{made.name}”" in commands("restore", folder, made).refusal
    assert (folder / "assay.db").read_bytes() == before


def test_somebody_else_s_database_is_not_restored(tmp_path: Path, folder: Path, commands: CommandLine) -> None:
    other = tmp_path / "other.db"
    _spoiled_by("CREATE TABLE t (x)")(other)
    assert "not a backup of Assay" in commands("restore", folder, other).refusal
