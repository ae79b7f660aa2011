"""What is private to the work (rationales, notes, people, file names, paths) leaves in no exported report."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest
from builders import ANN, NOON, let_go
from canaries import AUTHORITY, OPEN_PAPER, OPEN_TITLE, OPEN_WORDS, Canaries
from canaries import everything_in as all_of
from command_line import CommandLine

import main
from domain.report.report import build_report
from domain.report.tree import ReportOptions
from export.exporting import export_report
from store.actions.assessments import add_member
from store.actions.evidence import add_item
from store.changes import Actor
from store.queries.assessments import list_assessments, load_document
from store.values import ItemDetails
from store.workspace import Workspace

CANARY = "Zwitserleven"
"""A word that stands in nothing that is meant to be printed."""


@pytest.fixture
def written_on(written_on_once: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace, only to be read, with the canary in its path, people, notes, file names and reasons."""
    monkeypatch.setenv("LOGNAME", f"{CANARY} Person")
    return written_on_once


@pytest.fixture(scope="module")
def written_on_once(tmp_path_factory: pytest.TempPathFactory, sample_once: Path) -> Path:
    place = tmp_path_factory.mktemp("written-on")
    folder = place / f"{CANARY} folder"
    document = place / f"{CANARY} policy.txt"
    document.write_text(f"{CANARY} said so.", encoding="utf-8")
    shutil.copytree(sample_once, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LOGNAME", f"{CANARY} Person")
        for words in (
            ("score", folder, "Aldermere", "learning", "3", "--why", f"{CANARY} thinks so."),
            ("attach", folder, "Aldermere", document, "--title", f"{CANARY} title"),
        ):
            assert main.main([str(word) for word in words]) == 0
    actor = Actor(f"{CANARY} Actor", CANARY)
    workspace = Workspace.open(folder, actor, NOON)
    assessment_id = commands_free_id(workspace)
    add_member(workspace, actor, NOON, assessment_id=assessment_id, name=f"{CANARY} Member", role=f"{CANARY} role")
    details = ItemDetails(CANARY, given_by=CANARY, notes=CANARY, url=f"https://example.org/{CANARY}")
    add_item(workspace, actor, NOON, assessment_id=assessment_id, details=details)
    let_go(workspace)
    return folder


def commands_free_id(workspace: Workspace) -> str:
    return list_assessments(workspace)[0].id


def write_final(folder: Path, out: Path) -> None:
    workspace = Workspace.open(folder, ANN, NOON, only_to_read=True)
    document = load_document(workspace, commands_free_id(workspace))
    framework = workspace.framework(document.assessment.framework_id)
    workspace.close(NOON)
    export_report(build_report(framework, document, ReportOptions(is_draft=False), NOON.date()), out)


def everything_in(path: Path) -> str:
    """Every byte of every part, and the names of the parts."""
    if path.suffix == ".html":
        return path.read_text(encoding="utf-8")
    with zipfile.ZipFile(path) as archive:
        assert not archive.comment
        return "\n".join(name + archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


FINAL = "as for publication"
"""The sample is in the middle of its review: its final report is written past the question whether it is ready."""


@pytest.mark.parametrize("options", [[], ["--references"], [FINAL], ["--statement", "learning"]], ids=str)
@pytest.mark.parametrize("name", ["report.docx", "report.html"])
def test_nothing_private_leaves_in_a_report(
    written_on: Path, tmp_path: Path, commands: CommandLine, name: str, options: list[str]
) -> None:
    out = tmp_path / name
    if options == [FINAL]:
        write_final(written_on, out)
    else:
        commands.done("export", written_on, "Aldermere", "--out", out, *options)
    content = everything_in(out)
    assert "Aldermere" in content
    assert CANARY.casefold() not in content.casefold()
    assert str(written_on.parent) not in content
    assert str(tmp_path) not in content
    shown = commands.show(written_on, "Aldermere")
    rationales = [section["rationale"] for section in shown["sections"] if section["rationale"]]
    assert len(rationales) >= 2
    assert not [rationale for rationale in rationales if rationale in content]


EXPORTS = (
    ("export", "report.docx"),
    ("export", "report.html"),
    ("schedule", "schedule.xlsx"),
    ("schedule", "schedule.docx"),
    ("bundle", "bundle.zip"),
    ("qda", "excerpts.qdpx"),
)


def test_fifty_fields_and_more_have_a_word_of_their_own(planted: tuple[Path, Canaries]) -> None:
    _folder, word = planted
    assert len(word.planted) >= 50
    assert len(set(word.planted.values())) >= 50


def test_each_of_these_words_is_kept_in_the_workspace(planted: tuple[Path, Canaries]) -> None:
    folder, word = planted
    kept = b"".join(all_of(path.read_bytes()) for path in sorted(folder.rglob("*")) if path.is_file())
    assert set(word.planted.values()) - set(word.found_in(kept)) == set()


@pytest.mark.parametrize(("command", "name"), EXPORTS)
def test_no_word_of_a_private_field_leaves_in_any_export(
    planted: tuple[Path, Canaries], tmp_path: Path, commands: CommandLine, command: str, name: str
) -> None:
    folder, word = planted
    for options in ([], ["--references"]) if command == "export" else ([],):
        commands.done(command, folder, AUTHORITY, "--out", tmp_path / name, *options)
        content = all_of((tmp_path / name).read_bytes())
        assert word.found_in(content) == []
        assert str(folder).encode() not in content


OF_THE_RECORD = {
    "person at work",
    "role of the person at work",
    "rationale",
    "former rationale",
    "findings that were deleted",
    "reason of a waiver",
}
OF_THE_JOURNAL = OF_THE_RECORD | {
    "name of a member",
    "name of a former member",
    "pseudonym",
    "former pseudonym",
    "rationale that replaced another",
    "kept text",
    "source of a kept text",
    "comment",
    "person who is to answer",
    "answer to a comment",
    "text of a stale save",
    "former reason of a waiver",
}
OF_THE_SHEET = {"person at work", "comment", "findings that were deleted"}
"""Remarks in the text are in the way of publication, with the words that they are on."""


@pytest.mark.parametrize(
    ("command", "name", "expected"),
    [
        ("record", "record.docx", OF_THE_RECORD),
        ("journal", "journal.xlsx", OF_THE_JOURNAL),
        ("quality", "quality.docx", OF_THE_SHEET),
    ],
)
def test_of_the_evidence_nothing_private_leaves_in_the_record_and_the_journal(
    planted: tuple[Path, Canaries], tmp_path: Path, commands: CommandLine, command: str, name: str, expected: set[str]
) -> None:
    """They say who did what, so people, reasons and texts are in them: what leaves is told here, field by field."""
    folder, word = planted
    commands(command, folder, AUTHORITY, "--out", tmp_path / name)
    content = all_of((tmp_path / name).read_bytes())
    assert set(word.found_in(content)) == expected
    assert str(folder).encode() not in content


def test_what_may_leave_does(planted: tuple[Path, Canaries], tmp_path: Path, commands: CommandLine) -> None:
    folder, _word = planted
    for command, name in EXPORTS[2:]:
        commands.done(command, folder, AUTHORITY, "--out", tmp_path / name)
        assert OPEN_TITLE.encode() in all_of((tmp_path / name).read_bytes())
    for name in ("bundle.zip", "excerpts.qdpx"):
        assert OPEN_WORDS.encode() in all_of((tmp_path / name).read_bytes())
    for name in ("bundle.zip", "excerpts.qdpx"):
        assert f"/Title ({OPEN_PAPER})".encode() in all_of((tmp_path / name).read_bytes())
    for name in ("schedule.xlsx", "schedule.docx", "bundle.zip"):
        assert all_of((tmp_path / name).read_bytes()).count(b"Confidential") >= 1


def test_a_word_within_a_zip_within_a_zip_is_found(tmp_path: Path) -> None:
    word = Canaries()
    (tmp_path / "inner.zip").touch()
    with zipfile.ZipFile(tmp_path / "inner.zip", "w", zipfile.ZIP_DEFLATED) as inner:
        inner.writestr("a.txt", f"{word('inside')} " * 50)
        inner.writestr(f"{word('name inside')}.txt", word("in UTF-16").encode("utf-16-le"))
    with zipfile.ZipFile(tmp_path / "outer.zip", "w", zipfile.ZIP_DEFLATED) as outer:
        outer.write(tmp_path / "inner.zip", "inner.bin")
    assert word.found_in(all_of((tmp_path / "outer.zip").read_bytes())) == ["inside", "name inside", "in UTF-16"]
