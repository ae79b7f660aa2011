"""Commands that write evidence out: schedule, bundle, qda."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from domain.assessment import Document
from domain.bundle import plan_bundle
from domain.coding import coded_project
from domain.framework import Framework
from domain.schedule import EvidenceSchedule, build_schedule
from export.bundle import export_bundle
from export.qda.writer import export_qda
from export.schedule.exporting import export_schedule
from store.queries.assessments import load_document
from store.queries.evidence import load_file_text
from store.workspace import Workspace
from ui.headless.choosing import chosen_assessment
from ui.headless.running import Answer, workspace_of
from ui.sentences.evidence_out import LEFT_OUT


def schedule(chosen: Namespace) -> Answer:
    """Write the evidence schedule."""
    with _loaded(chosen) as (_workspace, document, framework):
        built = _schedule(framework, document)
    export_schedule(built, chosen.out)
    data = {"items": built.totals.items, "confidential": built.totals.confidential, "detached": built.totals.detached}
    return Answer((str(chosen.out),), {"path": str(chosen.out), **data})


def bundle(chosen: Namespace) -> Answer:
    """Write the evidence bundle."""
    with _loaded(chosen) as (workspace, document, framework):
        built = _schedule(framework, document)
        plan = plan_bundle(document, built)
        export_bundle(plan, built, workspace.files.open_checked, chosen.out)
    data = {"files": len(plan.files), "confidential": built.totals.confidential}
    return Answer((str(chosen.out),), {"path": str(chosen.out), **data})


def qda(chosen: Namespace) -> Answer:
    """Write the excerpts as a REFI-QDA project."""
    with _loaded(chosen) as (workspace, document, framework):
        project = coded_project(framework, document, lambda sha256: load_file_text(workspace, sha256))
    export_qda(project, date.today(), chosen.out)
    excerpts = sum(len(source.excerpts) for source in project.sources)
    left_out = dict(project.left_out)
    lines = (str(chosen.out), *(LEFT_OUT[reason].format(count=count) for reason, count in project.left_out))
    data = {"sources": len(project.sources), "excerpts": excerpts, "left_out": left_out}
    return Answer(lines, {"path": str(chosen.out), **data})


@contextmanager
def _loaded(chosen: Namespace) -> Iterator[tuple[Workspace, Document, Framework]]:
    with workspace_of(chosen.folder) as workspace:
        document = load_document(workspace, chosen_assessment(workspace, chosen.assessment))
        yield workspace, document, workspace.framework(document.assessment.framework_id)


def _schedule(framework: Framework, document: Document) -> EvidenceSchedule:
    return build_schedule(framework, document, date.today())
