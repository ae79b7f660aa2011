"""The command that checks an assessment."""

from __future__ import annotations

from argparse import Namespace

from domain.checks.checking import check_document
from domain.checks.finding import Severity
from store.queries.assessments import load_document
from store.queries.evidence import load_pseudonyms
from ui.headless.choosing import chosen_assessment
from ui.headless.found import (
    finding_data,
    finding_line,
    gate_data,
    listed,
    place_in,
    summary_lines,
    waived_data,
)
from ui.headless.running import Answer, seen, workspace_of
from ui.house_style import style_with_spelling


def check(chosen: Namespace) -> Answer:
    """Print what the checks find in an assessment, what is waived, and whether it can be published."""
    with workspace_of(chosen.folder) as workspace:
        assessment_id = chosen_assessment(workspace, chosen.assessment)
        document = seen(workspace, chosen, load_document(workspace, assessment_id))
        framework = workspace.framework(document.assessment.framework_id)
        pseudonyms = load_pseudonyms(workspace, assessment_id)
    checked = check_document(framework, document, style_with_spelling(), pseudonyms)
    parts = {section.id: section.part_id for section in document.sections}
    found = listed(checked.findings, chosen)
    gate = gate_data(finding_data(each, framework, parts) for each in checked.findings)
    data = {
        "findings": [finding_data(each, framework, parts) for each in found],
        "waived": [waived_data(each, framework, parts) for each in checked.waived],
        "gate": gate,
    }
    place = place_in(framework, parts)
    lines = [finding_line(each, framework, place(each)) for each in found]
    lines += [
        f"{finding_line(each.finding, framework, place(each.finding))} Waived by {each.waiver.by}: {each.waiver.reason}"
        for each in checked.waived
    ]
    lines += summary_lines(found, len(checked.waived), is_ready=bool(gate["ready"]))
    return Answer(tuple(lines), data, has_findings=any(each.severity is Severity.MUST for each in found))
