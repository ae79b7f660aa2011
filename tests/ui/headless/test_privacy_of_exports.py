"""What is private to the work (rationales, notes, people, file names, paths) leaves in no exported report."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from builders import NOON
from command_line import CommandLine

from store.actions.assessments import add_member
from store.actions.evidence import add_item
from store.changes import Actor
from store.values import ItemDetails
from store.workspace import Workspace

CANARY = "Zwitserleven"
"""A word that stands in nothing that is meant to be printed."""


@pytest.fixture
def written_on(tmp_path: Path, commands: CommandLine, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with the canary in its path, its people, its notes, its file names and its reasons."""
    monkeypatch.setenv("LOGNAME", f"{CANARY} Person")
    folder = tmp_path / f"{CANARY} folder"
    document = tmp_path / f"{CANARY} policy.txt"
    document.write_text(f"{CANARY} said so.", encoding="utf-8")
    commands.done("demo", folder)
    commands.done("score", folder, "Aldermere", "learning", 3, "--why", f"{CANARY} thinks so.")
    commands.done("attach", folder, "Aldermere", document, "--title", f"{CANARY} title")
    actor = Actor(f"{CANARY} Actor", CANARY)
    workspace = Workspace.open(folder, actor, NOON)
    assessment_id = commands_free_id(workspace)
    add_member(workspace, actor, NOON, assessment_id=assessment_id, name=f"{CANARY} Member", role=f"{CANARY} role")
    details = ItemDetails(CANARY, given_by=CANARY, notes=CANARY, url=f"https://example.org/{CANARY}")
    add_item(workspace, actor, NOON, assessment_id=assessment_id, details=details)
    workspace.close(NOON)
    return folder


def commands_free_id(workspace: Workspace) -> str:
    from store.queries.assessments import list_assessments

    return list_assessments(workspace)[0].id


def everything_in(path: Path) -> str:
    """Every byte of every part, and the names of the parts."""
    if path.suffix == ".html":
        return path.read_text(encoding="utf-8")
    with zipfile.ZipFile(path) as archive:
        assert not archive.comment
        return "\n".join(name + archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


@pytest.mark.parametrize("options", [[], ["--references"], ["--final"], ["--statement", "learning"]], ids=str)
@pytest.mark.parametrize("name", ["report.docx", "report.html"])
def test_nothing_private_leaves_in_a_report(
    written_on: Path, commands: CommandLine, name: str, options: list[str]
) -> None:
    out = written_on.parent / name
    commands.done("export", written_on, "Aldermere", "--out", out, *options)
    content = everything_in(out)
    assert "Aldermere" in content
    assert CANARY.casefold() not in content.casefold()
    assert str(written_on.parent) not in content
    shown = commands.show(written_on, "Aldermere")
    rationales = [section["rationale"] for section in shown["sections"] if section["rationale"]]
    assert len(rationales) >= 2
    assert not [rationale for rationale in rationales if rationale in content]
