"""The whole job from an empty folder to a report and back, without a window, under two very different frameworks."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from command_line import MADE_UP, CommandLine
from evidence_folder import BAD, COPIES, ITEMS, make_folder, words_in
from report_builders import local_authorities, made_up

from domain.frameworks.framework import Framework


def findings_of(shown: Any, section_id: str) -> list[str]:
    section = next(section for section in shown["sections"] if section["id"] == section_id)
    return [passage["text"] for passage in section["passages"]]


def words_of(path: Path) -> str:
    """The running words of a report, tags left out."""
    import html
    import re

    if path.suffix == ".html":
        source = path.read_text(encoding="utf-8")
    else:
        with zipfile.ZipFile(path) as archive:
            source = archive.read("word/document.xml").decode("utf-8")
    return html.unescape(re.sub(r"<[^>]+>", "", source))


def test_the_real_page_from_import_to_restored_workspace(
    tmp_path: Path, commands: CommandLine, real_page: Path, policy: Path
) -> None:
    folder = tmp_path / "workspace"
    assessment = commands.done("new", folder, "--authority", "London Borough of Ealing")
    taken_in = commands("import", folder, "Ealing", real_page, "--json")
    assert taken_in.status == 1
    assert [each["text"] for each in taken_in.data["unrecognised"]] == ["Downloads"]
    lines = real_page.read_text(encoding="utf-8").splitlines()
    expected = lines[lines.index("Key findings for this quality statement") + 1 :]
    assert findings_of(commands.show(folder, assessment), "learning") == expected
    _score_all(commands, folder, local_authorities(), 3)
    assert commands.done("attach", folder, "Ealing", policy, "--category", "processes") == "E-001"
    for name in ("report.docx", "report.html"):
        commands.done("export", folder, "Ealing", "--out", tmp_path / name)
        assert all(finding in words_of(tmp_path / name) for finding in expected)
    shown = commands.show(folder, "Ealing")
    assert (shown["sum"], shown["percent"], shown["rating"]) == (27, 75, "Good")
    assert commands.done("verify", folder)
    backup = commands.done("backup", folder)
    commands.done("score", folder, "Ealing", "learning", 1, "--why", "A slip.")
    commands.done("restore", folder, backup)
    assert commands.show(folder, "Ealing") == shown


def _score_all(commands: CommandLine, folder: Path, framework: Framework, level: int) -> None:
    for statement in framework.statements:
        commands.done("score", folder, _only(commands, folder), statement.id, level, "--why", "The evidence says so.")


def _only(commands: CommandLine, folder: Path) -> str:
    (listed,) = commands("list", folder, "--json").data
    return str(listed["id"])


PAGE = """Review of libraries: Little Marwell
A warm welcome
Mark: 5
5: The service is a model to others
The library’s promise
We greet everyone who comes in and find out what they are looking for.
What we saw
Readers were met at the door.
People told us that nobody was turned away.
"""


def test_a_made_up_framework_from_its_file_to_a_report(tmp_path: Path, commands: CommandLine) -> None:
    folder, page = tmp_path / "workspace", tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    commands.done("new", folder, "--authority", "Little Marwell", "--framework", MADE_UP)
    said = commands("import", folder, "Marwell", page, "--json")
    assert [(part["part"], part["score"]) for part in said.data["imported"]] == [("welcome", 5)]
    for name, level in (("A living collection", 5), ("3", 1)):
        commands.done("score", folder, "Marwell", name, level, "--why", "The evidence says so.")
    shown = commands.show(folder, "Marwell")
    assert (shown["framework"], shown["sum"], shown["rating"]) == ("made-up-libraries", 11, "Fair copy")
    assert findings_of(shown, "welcome") == PAGE.splitlines()[-2:]
    rated = commands("rate", "--framework", MADE_UP, 5, 5, 1, "--json").data
    assert [rated[name] for name in ("sum", "percent", "rating")] == [shown["sum"], shown["percent"], shown["rating"]]
    assert "At least one statement fails" in " ".join(rated["explanation"])
    for name in ("report.docx", "report.html"):
        commands.done("export", folder, "Marwell", "--out", tmp_path / name)
        printed = words_of(tmp_path / name)
        assert "Readers were met at the door." in printed
        assert "5: The service is a model to others" in printed
        assert "quality statement" not in printed.casefold()
    assert commands.done("verify", folder)


@pytest.mark.parametrize("name", ["report.docx", "report.html"])
def test_an_exported_report_is_read_back_to_the_letter(sample: Path, commands: CommandLine, name: str) -> None:
    out = sample.parent / name
    commands.done("export", sample, "Aldermere", "--out", out)
    authority = commands.show(sample, "Aldermere")["authority"]
    commands.done("new", sample.parent / "second", "--authority", authority)
    commands("import", sample.parent / "second", authority, out)
    first, second = commands.show(sample, authority), commands.show(sample.parent / "second", authority)
    for framework_section in local_authorities().statements:
        assert findings_of(second, framework_section.id) == findings_of(first, framework_section.id)
    assert (second["sum"], second["rating"]) == (first["sum"], first["rating"])


def test_a_folder_of_mixed_files_beside_the_samples_evidence(sample: Path, commands: CommandLine) -> None:
    folder = make_folder(sample.parent / "evidence")
    said = commands("attach", sample, "Aldermere", folder, "--category", "staff", "--json")
    assert said.status == 1
    assert len(said.data["references"]) == len(set(said.data["references"])) == ITEMS
    outcomes = [each["outcome"] for each in said.data["files"]]
    assert {name: outcomes.count(name) for name in set(outcomes)} == {"added": ITEMS, "duplicate": COPIES, "opened": 1}
    states = {each["file"]: each["status"] for each in said.data["files"]}
    assert {name: states[f"evidence/{name}"] for name in BAD} == BAD
    again = commands("attach", sample, "Aldermere", folder, "--json")
    assert again.data["references"] == []
    assert {each["outcome"] for each in again.data["files"]} == {"duplicate", "opened"}
    assert commands.done("verify", sample)


def test_a_folder_is_cited_measured_found_and_listed(sample: Path, commands: CommandLine) -> None:
    folder, out = make_folder(sample.parent / "evidence"), sample.parent / "schedule.xlsx"
    files = commands("attach", sample, "Aldermere", folder, "--category", "staff", "--json").data["files"]
    (reference,) = [each["reference"] for each in files if each["file"] == "evidence/md 1.md"]
    before = commands("coverage", sample, "Aldermere", "--json").data
    statements = {statement.id for statement in local_authorities().statements}
    of_statements = [each for each in before["unsupported"] if each["section"] in statements]
    lacking = next(each for each in of_statements if _stands_once(before, each["text"]))
    where = ("--section", lacking["section"], "--quote", lacking["text"])
    commands.done("cite", sample, "Aldermere", *where, "--evidence", reference, "--stance", "context")
    assert commands("coverage", sample, "Aldermere", "--json").data == before
    commands.done("cite", sample, "Aldermere", *where, "--evidence", reference)
    after = commands("coverage", sample, "Aldermere", "--json").data
    assert after["report"]["evidenced"] == before["report"]["evidenced"] + 1
    assert after["unsupported"] == [each for each in before["unsupported"] if each != lacking]
    rows = commands("matrix", sample, "Aldermere", "--json").data["rows"]
    cells = {(row["section"], cell["category"]): cell["items"] for row in rows for cell in row["cells"]}
    assert [place for place, items in cells.items() if reference in items] == [(lacking["section"], "staff")]
    listing = commands("evidence", sample, "Aldermere", "--json").data["items"]
    (item,) = [each for each in listing if each["reference"] == reference]
    assert [use["stance"] for use in item["uses"]] == ["context", "supports"]
    hits = commands("search", sample, words_in("md 1.md"), "--kind", "file", "--json").data["hits"]
    assert reference in {hit["item"] for hit in hits}
    commands.done("schedule", sample, "Aldermere", "--out", out)
    listed = {row[0].value: row[9].value for row in openpyxl.load_workbook(out)["Evidence"].rows}
    assert listed[reference] == 2
    assert commands.done("verify", sample)


def _stands_once(coverage: Any, text: str) -> bool:
    """Say whether a sentence without evidence is the only one of its words."""
    return sum(text in each["text"] for each in coverage["unsupported"]) == 1


def test_the_two_shipped_methods_and_the_made_up_one_are_not_alike() -> None:
    assert len(made_up().statements) != len(local_authorities().statements)
    assert len(made_up().scale) != len(local_authorities().scale)
