"""Evidence leaves the window by commands of its own; what stayed behind is said."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from builders import ANN, NOON
from page_stage import Stage

from store.actions.evidence import add_item
from store.values import ItemDetails
from ui.announcement import Tone
from ui.desk.evidence_out import WAYS, export_to, with_ending


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
