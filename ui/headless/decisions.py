"""The command that takes a decision of the procedure."""

from __future__ import annotations

from argparse import Namespace

from domain.frameworks.framework import Framework
from domain.review.procedure import stage_name
from store.actions.decisions import decide as take_decision
from store.changes import Actor
from store.queries.assessments import load_document
from ui.headless.choosing import chosen_assessment
from ui.headless.evidence import chosen_section
from ui.headless.running import Answer, now, workspace_of
from ui.messages import counted, part_name


def decide(chosen: Namespace) -> Answer:
    """Take a decision on a section, or on the report, and print the stage after it."""
    with workspace_of(chosen.folder, writes=True) as workspace:
        document = load_document(workspace, chosen_assessment(workspace, chosen.assessment))
        framework = workspace.framework(document.assessment.framework_id)
        section = chosen_section(framework, document, chosen.section) if chosen.section else None
        changed = take_decision(
            workspace,
            Actor(chosen.person, chosen.role),
            now(),
            assessment_id=document.assessment.id,
            section_id=section.id if section else "",
            decision=chosen.decision,
            why=chosen.why,
            waiver=chosen.waive,
        )
    decision_id, version_id, stage, left = changed.result
    part_id = section.part_id if section else ""
    data = {
        "id": decision_id,
        "version": version_id,
        "section": part_id,
        "decision": chosen.decision,
        "stage": stage,
        "approvals_left": int(left),
    }
    return Answer((_stage_line(framework, part_id, stage, int(left)),), data)


def _stage_line(framework: Framework, part_id: str, stage: str, left: int) -> str:
    place = part_name(framework, part_id) if part_id else "The report"
    waits = f"; {counted(left, 'more person', 'more people')} must take the decision" if left else ""
    return f"{place}: {stage_name(framework.procedure, stage)}{waits}"
