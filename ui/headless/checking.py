"""The command that checks an assessment."""

from __future__ import annotations

from argparse import Namespace

from domain.checks.finding import Severity
from domain.checks.gate import BlockerKind
from ui.headless.choosing import chosen_assessment
from ui.headless.found import finding_data, finding_line, gate_data, listed, place_in, summary_lines, waived_data
from ui.headless.running import Answer, workspace_of
from ui.publication import read_publication
from ui.sentences.publication import blocker_sentence


def check(chosen: Namespace) -> Answer:
    """Print what the checks find in an assessment, what is waived, and whether it can be published."""
    with workspace_of(chosen.folder) as workspace:
        publication = read_publication(workspace, chosen_assessment(workspace, chosen.assessment), chosen.person)
    framework, checked, gate = publication.framework, publication.checked, publication.gate
    parts = {section.id: section.part_id for section in publication.document.sections}
    found = listed(checked.findings, chosen)
    data = {
        "findings": [finding_data(each, framework, parts) for each in found],
        "waived": [waived_data(each, framework, parts) for each in checked.waived],
        "gate": gate_data(gate, framework, parts),
        "too_slow": list(checked.too_slow),
        "failed": [name for name, _ in checked.failed],
    }
    lines = [finding_line(each, framework, place_in(framework, parts, each.section_id)) for each in found]
    for each in checked.waived:
        line = finding_line(each.finding, framework, place_in(framework, parts, each.finding.section_id))
        lines.append(f"{line} Waived by {each.waiver.by}: {each.waiver.reason}")
    lines += [
        f"{place_in(framework, parts, each.section_id)}: {blocker_sentence(each, framework)}"
        for each in gate.blockers
        if each.kind is not BlockerKind.CHECK
    ]
    lines += summary_lines(found, checked, gate)
    return Answer(tuple(lines), data, has_findings=any(each.severity is Severity.MUST for each in found))
