"""Evidence leaves the window by commands of its own, and excerpts come in; what stayed behind is said."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from builders import ANN, NOON
from page_stage import Stage

from store.actions.evidence import add_item
from store.queries.evidence import load_excerpts
from store.values import ItemDetails
from ui.announcement import Tone
from ui.desk.evidence_out import WAYS, export_to, with_ending
from ui.desk.excerpts_in import import_from


@pytest.fixture
def evidenced(stage: Stage) -> Stage:
    """One open note and one confidential note."""
    for details in (ItemDetails("Open"), ItemDetails("Closed", confidential=True)):
        add_item(stage.backend.workspace, ANN, NOON, assessment_id=stage.desk.assessment_id, details=details)
    return stage


@pytest.mark.parametrize(
    ("way", "name", "said"),
    [
        ("schedule", "a.xlsx", "Exported a.xlsx."),
        ("schedule", "a.docx", "Exported a.docx."),
        ("bundle", "a.zip", "Exported a.zip. 1 confidential item stayed."),
        ("qda", "a.qdpx", "Exported a.qdpx. 0 excerpts went out."),
    ],
)
def test_an_export_says_what_was_written_and_what_stayed(
    evidenced: Stage, tmp_path: Path, way: str, name: str, said: str
) -> None:
    export_to(evidenced.context, way, tmp_path / name)
    assert [(each.text, each.tone) for each in evidenced.told] == [(said, Tone.SUCCESS)]
    assert zipfile.is_zipfile(tmp_path / name)


@pytest.mark.parametrize("way", WAYS)
def test_an_export_that_cannot_be_written_says_why(evidenced: Stage, tmp_path: Path, way: str) -> None:
    ending = WAYS[way].kinds[0][0]
    export_to(evidenced.context, way, tmp_path / "missing" / f"a{ending}")
    assert [each.tone for each in evidenced.told] == [Tone.ERROR]
    assert "folder" in evidenced.told[0].text


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("a", "Spreadsheet (*.xlsx)", "a.xlsx"),
        ("a", "Word document (*.docx)", "a.docx"),
        ("a.docx", "Spreadsheet (*.xlsx)", "a.docx"),
        ("a v1.2", "Word document (*.docx)", "a v1.2.docx"),
        ("a.XLSX", "", "a.XLSX"),
    ],
)
def test_a_schedule_s_name_gets_the_ending_that_was_chosen(name: str, kind: str, expected: str) -> None:
    assert with_ending(Path(name), WAYS["schedule"], kind) == Path(expected)


def test_excerpts_of_another_program_come_in_and_what_was_left_out_is_said(stage: Stage, tmp_path: Path) -> None:
    guid = "0616fddd-8dd6-42a0-b5b0-ab7c8972000"
    sources = f'''<TextSource guid="{guid}1" name="Talk"><PlainTextContent>One whole talk</PlainTextContent>
        <PlainTextSelection guid="{guid}2" startPosition="4" endPosition="9"/></TextSource>
        <PictureSource guid="{guid}3"/>'''
    project = f'<Project xmlns="urn:QDA-XML:project:1.0" name="P"><Sources>{sources}</Sources></Project>'
    with zipfile.ZipFile(tmp_path / "talk.qdpx", "w") as archive:
        archive.writestr("project.qde", project)
    import_from(stage.context, tmp_path / "talk.qdpx")
    said = "talk.qdpx: 1 text and 1 excerpt imported. Pictures were left out: 1."
    assert [(each.text, each.tone) for each in stage.told] == [(said, Tone.WARNING)]
    (excerpt,) = load_excerpts(stage.backend.workspace, stage.desk.assessment_id)
    assert (excerpt.name, excerpt.text) == ("E-001/1", "whole")


def test_a_file_that_is_no_project_is_refused_in_words(stage: Stage, tmp_path: Path) -> None:
    (tmp_path / "bad.qdpx").write_bytes(b"no zip")
    import_from(stage.context, tmp_path / "bad.qdpx")
    assert [each.tone for each in stage.told] == [Tone.ERROR]
    assert "damaged" in stage.told[0].text
