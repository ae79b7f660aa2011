"""From the command line: what may be published is exported, what may not is refused, and the quality sheet says why."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import Desk, a_desk, let_go
from command_line import CommandLine
from publishing import publishable

AUTHORITY = "Testshire County Council"


@pytest.fixture
def ready(tmp_path: Path) -> Path:
    """A workspace with an assessment that may be published."""
    desk: Desk = a_desk(tmp_path / "ready")
    publishable(desk)
    let_go(desk.workspace)
    return tmp_path / "ready"


@pytest.mark.parametrize("name", ["report.docx", "report.html"])
def test_what_is_ready_is_exported_for_publication(ready: Path, commands: CommandLine, name: str) -> None:
    out = ready.parent / name
    commands.done("export", ready, AUTHORITY, "--out", out, "--final")
    assert out.exists()
    commands.done("export", ready, AUTHORITY, "--out", out, "--final", "--statement", "learning")


def test_what_is_not_ready_is_refused_with_the_ways_out_and_a_draft_is_not(
    folder: Path, commands: CommandLine, tmp_path: Path
) -> None:
    out = tmp_path / "report.docx"
    assert commands("export", folder, AUTHORITY, "--out", out, "--final").refusal == (
        "This is not ready to be published (22 findings of the checks, 14 missing approvals): "
        "“quality” lists each; leave --final out for a draft."
    )
    assert not out.exists()
    commands.done("export", folder, AUTHORITY, "--out", out)
    assert out.exists()


def test_the_sample_is_in_the_middle_of_its_review(sample: Path, commands: CommandLine, tmp_path: Path) -> None:
    out = tmp_path / "report.docx"
    refusal = commands("export", sample, "Aldermere", "--out", out, "--final").refusal
    assert "15 open comments, 9 open suggestions, 12 missing approvals" in refusal
    commands.done("export", sample, "Aldermere", "--out", out)


def test_the_quality_sheet_is_a_finding_while_anything_is_in_the_way(
    folder: Path, ready: Path, commands: CommandLine, tmp_path: Path
) -> None:
    out = tmp_path / "sheet.docx"
    said = commands("quality", folder, AUTHORITY, "--out", out, "--json")
    assert (said.status, said.data["ready"], said.data["blockers"]) == (1, False, 36)
    assert said.data["path"] == str(out)
    assert out.exists()
    commands.done("quality", ready, AUTHORITY, "--out", out)


@pytest.mark.parametrize("name", ["sheet.pdf", "missing/sheet.docx"])
def test_a_sheet_that_cannot_be_written_is_refused(
    folder: Path, commands: CommandLine, tmp_path: Path, name: str
) -> None:
    assert commands("quality", folder, AUTHORITY, "--out", tmp_path / name).refusal
    assert list(tmp_path.glob("sheet*")) == []
