"""The command that checks a text that stands in no workspace."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from dataclasses import replace

from domain.checks.finding import Finding, Severity
from domain.checks.gate import Gate, of_findings
from domain.checks.own_rules import MOST_CHARACTERS as MOST_RULES
from domain.checks.rules_in_force import read_rules
from domain.checks.text_alone import check_text as check_alone
from domain.frameworks.framework import Framework
from export.errors import UnreadableDocument
from export.reading.placed_source import PlacedSource
from export.reading.read_source import read_placed, read_text
from store.errors import Refused
from ui.headless.choosing import chosen_framework, shipped_frameworks
from ui.headless.found import NOTHING_TO_MEND, finding_data, finding_line, gate_data, listed, summary_lines
from ui.headless.running import Answer
from ui.house_style import style_with_own_rules
from ui.messages import notice_sentence, own_rules_sentence, part_name
from ui.sentences.publication import WHOLE_REPORT

MOST_CHARACTERS = 1_000_000
"""Three times a report of 60,000 words."""
_IS_CUT = "text-cut"


def check_text(chosen: Namespace) -> Answer:
    """Print what the checks find in a file; `start` and `end` count characters of its text."""
    framework = chosen_framework(chosen.framework) if chosen.framework else shipped_frameworks()[0]
    placed = read_placed(chosen.file)
    notices = placed.source.notices
    if len(placed.text) > MOST_CHARACTERS or any(notice.code == _IS_CUT for notice in notices):
        raise UnreadableDocument("too-long-to-check", {"name": chosen.file.name})
    text = check_alone(framework, placed.source, style_with_own_rules(_own_rules(chosen)))
    findings = tuple(in_text(each, placed) for each in text.checked.findings)
    found, gate = listed(findings, chosen), Gate(of_findings(findings))
    data: dict[str, object] = {
        "findings": [finding_data(each, framework, text.parts) for each in found],
        "waived": [],
        "gate": gate_data(gate, framework, text.parts),
        "too_slow": list(text.checked.too_slow),
        "failed": [name for name, _ in text.checked.failed],
        "notices": [{"code": each.code, **dict(each.data), "message": notice_sentence(each)} for each in notices],
    }
    if chosen.with_text:
        data["text"] = placed.text
    lines = [finding_line(each, framework, _place(each, framework, text.parts)) for each in found]
    lines += [notice_sentence(each) for each in notices]
    lines += summary_lines(found, text.checked, gate, NOTHING_TO_MEND)
    return Answer(tuple(lines), data, has_findings=any(each.severity is Severity.MUST for each in found))


def _own_rules(chosen: Namespace) -> str:
    """Return the text of the own rules given, "" for none; refuse those of which a line does not hold."""
    if chosen.rules is None:
        return ""
    rules = read_text(chosen.rules, MOST_RULES)
    faults = read_rules(rules).faults
    if faults:
        raise Refused("rules-faulty", {"name": chosen.rules.name, "problem": own_rules_sentence(faults[0])})
    return rules


def _place(finding: Finding, framework: Framework, parts: Mapping[str, str]) -> str:
    part_id = parts.get(finding.section_id, "")
    named = [part_name(framework, part_id)] if part_id else []
    return ", ".join([*named, f"paragraph {finding.passage_id}"]) if finding.passage_id else WHOLE_REPORT


def in_text(finding: Finding, placed: PlacedSource) -> Finding:
    """Return a finding with its places counted in the text, and its words as they stand there."""
    if not finding.passage_id:
        return finding
    start, end = placed.span(int(finding.passage_id), finding.start, finding.end)
    data = dict(finding.data)
    if "other_passage" in data:
        other = placed.span(int(data["other_passage"]), int(data["other_start"]), int(data["other_end"]))
        data |= {"other_start": str(other[0]), "other_end": str(other[1])}
    return replace(finding, start=start, end=end, text=placed.text[start:end], data=tuple(data.items()))
