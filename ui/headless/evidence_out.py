"""Commands that write evidence out: schedule, bundle, qda."""

from __future__ import annotations

from argparse import Namespace
from datetime import date

from ui.evidence_out import write_bundle, write_excerpts, write_schedule
from ui.headless.choosing import chosen_assessment
from ui.headless.running import Answer, workspace_of
from ui.sentences.evidence_out import LEFT_OUT


def schedule(chosen: Namespace) -> Answer:
    """Write the evidence schedule."""
    with workspace_of(chosen.folder) as workspace:
        assessment_id = chosen_assessment(workspace, chosen.assessment)
        totals = write_schedule(workspace, assessment_id, chosen.out, date.today()).totals
    data = {"items": totals.items, "confidential": totals.confidential, "detached": totals.detached}
    return Answer((str(chosen.out),), {"path": str(chosen.out), **data})


def bundle(chosen: Namespace) -> Answer:
    """Write the evidence bundle."""
    with workspace_of(chosen.folder) as workspace:
        assessment_id = chosen_assessment(workspace, chosen.assessment)
        plan, built = write_bundle(workspace, assessment_id, chosen.out, date.today())
    data = {"files": len(plan.files), "confidential": built.totals.confidential}
    return Answer((str(chosen.out),), {"path": str(chosen.out), **data})


def qda(chosen: Namespace) -> Answer:
    """Write the excerpts as a REFI-QDA project."""
    with workspace_of(chosen.folder) as workspace:
        assessment_id = chosen_assessment(workspace, chosen.assessment)
        project = write_excerpts(workspace, assessment_id, chosen.out, date.today())
    lines = (str(chosen.out), *(LEFT_OUT[reason].format(count=count) for reason, count in project.left_out))
    data = {"sources": len(project.sources), "excerpts": project.count, "left_out": dict(project.left_out)}
    return Answer(lines, {"path": str(chosen.out), **data})
