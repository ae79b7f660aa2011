"""Commands on the procedure: take a decision, and print the journal of an assessment."""

from __future__ import annotations

from argparse import Namespace

from domain.frameworks.framework import Framework
from domain.review.procedure import stage_name
from store.actions.decisions import decide as take_decision
from store.changes import Actor
from store.queries.assessments import load_document
from store.queries.history import journal_of
from store.values import EntryRecord
from ui.headless.choosing import chosen_assessment
from ui.headless.evidence import chosen_section
from ui.headless.running import Answer, now, workspace_of
from ui.messages import counted, entry_sentence, part_name


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


def journal(chosen: Namespace) -> Answer:
    """Print who did what, when, and what was there before and after."""
    with workspace_of(chosen.folder) as workspace:
        assessment_id = chosen_assessment(workspace, chosen.assessment)
        framework = workspace.framework(load_document(workspace, assessment_id).assessment.framework_id)
        records = journal_of(workspace, assessment_id)
    data = {
        "entries": [_entry_data(record, framework) for record in records],
        "head": records[-1].hash if records else "",
    }
    return Answer(tuple(_entry_line(record, framework) for record in records), data)


def _stage_line(framework: Framework, part_id: str, stage: str, left: int) -> str:
    place = part_name(framework, part_id) if part_id else "The report"
    waits = f"; {counted(left, 'more person', 'more people')} must take the decision" if left else ""
    return f"{place}: {stage_name(framework.procedure, stage)}{waits}"


def _entry_line(record: EntryRecord, framework: Framework) -> str:
    entry = record.entry
    said = entry_sentence(entry.action, entry.subject, entry.reverses, framework)
    who = f"{entry.person} ({entry.role})" if entry.role else entry.person
    return f"{entry.seq}  {entry.at.isoformat(timespec='seconds')}  {who}: {said}  {record.hash[:12]}"


def _entry_data(record: EntryRecord, framework: Framework) -> dict[str, object]:
    entry = record.entry
    return {
        "seq": entry.seq,
        "action": entry.action,
        "said": entry_sentence(entry.action, entry.subject, entry.reverses, framework),
        "subject": entry.subject,
        "person": entry.person,
        "role": entry.role,
        "at": entry.at.isoformat(),
        "reverses": entry.reverses,
        "undoes": record.undoes,
        "previous": record.previous,
        "hash": record.hash,
        "changes": [
            {"table": change.table, "id": change.id, "before": change.before, "after": change.after}
            for change in record.changes
        ],
    }
