"""A file that would tell the first score is not written for whoever scores it blind; it says why, and the way out."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import ANN
from page_stage import Stage
from reviewing import BEN, Reviewed
from second_scoring import begin, give, the_second, with_secrets

from domain.report.tree import ReportOptions
from ui.desk.evidence_out import WAYS
from ui.desk.evidence_out import export_to as write_out
from ui.desk.reports import export_to as write_report

TELLING = ("journal", "record", "quality")
OTHER = "safeguarding"


@pytest.fixture
def reviewed(stage: Stage) -> Reviewed:
    """A statement with a score that Ben has begun to score blind, at the window that he sits at."""
    reviewed = with_secrets(stage.desk)
    begin(reviewed)
    stage.backend.set_actor(BEN)
    return reviewed


def write(stage: Stage, way: str, path: Path) -> str:
    """Write a file from the window; return what is said."""
    if way == "report":
        write_report(stage.context, ReportOptions(), path)
    else:
        write_out(stage.context, way, path)
    return stage.told[-1].text


def target(way: str, tmp_path: Path) -> Path:
    return tmp_path / f"out{'.docx' if way == 'report' else WAYS[way].kinds[0][0]}"


@pytest.mark.parametrize("way", ["report", *TELLING])
def test_what_tells_the_score_is_not_written_for_the_one_who_scores_blind(
    stage: Stage, reviewed: Reviewed, tmp_path: Path, way: str
) -> None:
    path = target(way, tmp_path)
    said = write(stage, way, path)
    assert said.startswith("You score blind, and this would tell you the first score: ")
    assert said.endswith("Give the second score or withdraw it, or ask somebody else to write the file.")
    assert not path.exists()


@pytest.mark.parametrize("way", ["report", *TELLING])
def test_it_is_written_for_others_and_once_the_second_score_is_given(
    stage: Stage, reviewed: Reviewed, tmp_path: Path, way: str
) -> None:
    path = target(way, tmp_path)
    stage.backend.set_actor(ANN)
    assert write(stage, way, path).startswith("Exported")
    path.unlink()
    give(reviewed, the_second(reviewed).id)
    stage.backend.set_actor(BEN)
    assert write(stage, way, path).startswith("Exported")
    assert path.exists()


@pytest.mark.parametrize("way", [way for way in WAYS if way not in TELLING])
def test_what_tells_no_score_is_written(stage: Stage, reviewed: Reviewed, tmp_path: Path, way: str) -> None:
    assert write(stage, way, target(way, tmp_path)).startswith("Exported")


@pytest.mark.parametrize(("part_id", "is_written"), [(OTHER, True), ("learning", False)])
def test_a_report_of_one_statement_is_written_where_it_is_another(
    stage: Stage, reviewed: Reviewed, tmp_path: Path, part_id: str, is_written: bool
) -> None:
    path = tmp_path / "one.docx"
    write_report(stage.context, ReportOptions(part_id), path)
    assert path.exists() is is_written
