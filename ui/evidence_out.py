"""Write an assessment's evidence out: what the window and the command line have in common."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from domain.evidence.coding import CodedProject, coded_project
from domain.report.bundle import BundlePlan, confidential_contents, open_files, plan_bundle
from domain.report.schedule import EvidenceSchedule, build_schedule
from export.bundle import export_bundle
from export.enclosed import enclosing
from export.qda.writer import export_qda
from export.schedule.exporting import export_schedule
from store.queries.assessments import load_document
from store.queries.evidence import load_file_text
from ui.long_work import takes_long

if TYPE_CHECKING:
    from store.workspace import Workspace


@takes_long
def write_schedule(workspace: Workspace, assessment_id: str, path: Path, on: date) -> EvidenceSchedule:
    """Write the evidence schedule, a spreadsheet or a Word file by the path's ending, and return it."""
    document = load_document(workspace, assessment_id)
    schedule = build_schedule(workspace.framework(document.assessment.framework_id), document, on)
    export_schedule(schedule, path)
    return schedule


@takes_long
def write_bundle(workspace: Workspace, assessment_id: str, path: Path, on: date) -> tuple[BundlePlan, EvidenceSchedule]:
    """Write the evidence bundle and return what went into it."""
    document = load_document(workspace, assessment_id)
    schedule = build_schedule(workspace.framework(document.assessment.framework_id), document, on)
    open_original = workspace.files.open_checked
    held = enclosing(open_files(document), confidential_contents(document), open_original)
    plan = plan_bundle(document, schedule, held)
    export_bundle(plan, schedule, open_original, path)
    return plan, schedule


@takes_long
def write_excerpts(workspace: Workspace, assessment_id: str, path: Path, on: date) -> CodedProject:
    """Write the excerpts that may go out as a REFI-QDA project, and return it."""
    document = load_document(workspace, assessment_id)
    framework = workspace.framework(document.assessment.framework_id)
    open_original = workspace.files.open_checked
    held = enclosing(open_files(document), confidential_contents(document), open_original)
    project = coded_project(framework, document, lambda sha256: load_file_text(workspace, sha256), held)
    export_qda(project, on, path, open_original)
    return project
