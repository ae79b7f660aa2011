"""The commands that write evidence out do so, say what they wrote, and leave the old file when they cannot."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest
from canaries import AUTHORITY, Canaries
from command_line import CommandLine

from export.qda.reader import read_qda


def test_the_schedule_of_the_sample_lists_every_item(sample: Path, commands: CommandLine, tmp_path: Path) -> None:
    said = commands("schedule", sample, "Aldermere", "--out", tmp_path / "schedule.xlsx", "--json")
    assert (said.status, said.data["detached"]) == (0, 0)
    book = openpyxl.load_workbook(tmp_path / "schedule.xlsx")
    assert book["Evidence"].max_row == said.data["items"] + 1
    titles = [row[1].value for row in book["Evidence"].rows]
    assert titles.count("Confidential") == said.data["confidential"] > 0


def test_the_bundle_of_the_sample_holds_its_originals(sample: Path, commands: CommandLine, tmp_path: Path) -> None:
    said = commands("bundle", sample, "Aldermere", "--out", tmp_path / "bundle.zip", "--json")
    with zipfile.ZipFile(tmp_path / "bundle.zip") as archive:
        originals = [name for name in archive.namelist() if name.startswith("originals/")]
        assert archive.testzip() is None
    assert len(originals) == said.data["files"] > 30


def test_excerpts_go_out_and_what_stayed_is_said(
    planted: tuple[Path, Canaries], commands: CommandLine, tmp_path: Path
) -> None:
    out = tmp_path / "excerpts.qdpx"
    said = commands("qda", planted[0], AUTHORITY, "--out", out, "--json")
    project = read_qda(out)
    found = [excerpt.text for source in project.sources for excerpt in source.excerpts]
    assert set(found) == {"Waiting had"}
    assert len(found) == said.data["excerpts"]
    assert said.data["left_out"] == {"confidential": 7, "notes": 1}


@pytest.mark.parametrize(
    ("command", "name"), [("schedule", "a.xlsx"), ("schedule", "a.docx"), ("bundle", "a.zip"), ("qda", "a.qdpx")]
)
def test_a_refused_export_leaves_the_older_file(
    folder: Path, commands: CommandLine, tmp_path: Path, command: str, name: str
) -> None:
    out = tmp_path / name
    out.write_bytes(b"older")
    (tmp_path / f".~lock.{name}#").touch()
    assert "open in another program" in commands(command, folder, "Testshire", "--out", out).refusal
    assert out.read_bytes() == b"older"


@pytest.mark.parametrize("name", ["schedule.xlsx", "schedule.docx"])
def test_an_assessment_without_evidence_has_a_schedule_too(
    folder: Path, commands: CommandLine, tmp_path: Path, name: str
) -> None:
    commands.done("schedule", folder, "Testshire", "--out", tmp_path / name)
    assert zipfile.is_zipfile(tmp_path / name)
