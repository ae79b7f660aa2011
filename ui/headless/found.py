"""What checks found as the command line tells it: plain data for machines, lines for people."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Mapping, Sequence

from domain.checks.checking import Checked
from domain.checks.finding import Finding, Severity
from domain.checks.gate import Gate
from domain.checks.standing import Waived
from domain.frameworks.framework import Framework
from ui.messages import counted, finding_sentence, part_name, quoted
from ui.sentences.publication import WHOLE_REPORT, blocker_sentence, kinds_words

_ORDER = tuple(Severity)
_LONGEST_WORDS = 120


def listed(findings: Iterable[Finding], chosen: Namespace) -> list[Finding]:
    """Return the findings of the family asked for that weigh as much as was asked for, or more."""
    least = _ORDER.index(Severity(chosen.severity))
    return [
        each
        for each in findings
        if _ORDER.index(each.severity) <= least and chosen.family in ("", str(each.family))
    ]  # fmt: skip


def finding_data(finding: Finding, framework: Framework, parts: Mapping[str, str]) -> dict[str, object]:
    """Return a finding for machines; `parts` gives the statement or part of each section, "" of the report's own."""
    return {
        "code": finding.code,
        "family": str(finding.family),
        "severity": str(finding.severity),
        "section": parts.get(finding.section_id, ""),
        "passage": finding.passage_id or None,
        "start": finding.start,
        "end": finding.end,
        "text": finding.text,
        "message": finding_sentence(finding, framework),
        "replacement": finding.replacement,
        "data": _data(finding.data, parts),
    }


def waived_data(waived: Waived, framework: Framework, parts: Mapping[str, str]) -> dict[str, object]:
    """Return a finding that somebody lets stand for machines, with who, when and why."""
    waiver = waived.waiver
    told = {"person": waiver.by, "at": waiver.at.isoformat(), "reason": waiver.reason}
    return finding_data(waived.finding, framework, parts) | told


def gate_data(gate: Gate, framework: Framework, parts: Mapping[str, str]) -> dict[str, object]:
    """Return for machines whether something may be published, and what stands in the way."""
    blockers = [
        {
            "code": each.code,
            "kind": str(each.kind),
            "section": parts.get(each.section_id, ""),
            "passage": each.passage_id or None,
            "start": each.start,
            "end": each.end,
            "text": each.text,
            "message": blocker_sentence(each, framework),
            "data": _data(each.data, parts),
        }
        for each in gate.blockers
    ]
    return {"ready": gate.ready, "blockers": blockers}


def _data(data: Iterable[tuple[str, str]], parts: Mapping[str, str]) -> dict[str, str]:
    return {name: parts.get(value, "") if name == "other_section" else value for name, value in data}


def finding_line(finding: Finding, framework: Framework, place: str) -> str:
    """Return one line on a finding: where it stands, how much it weighs, what it says, and of which words."""
    words = " ".join(finding.text.split())
    if len(words) > _LONGEST_WORDS:
        words = f"{words[:_LONGEST_WORDS].rpartition(' ')[0] or words[:_LONGEST_WORDS]} …"
    said = f"{finding_sentence(finding, framework)}{f' {quoted(words)}' if words else ''}"
    return f"{place}: {finding.severity}: {said}"


def place_in(framework: Framework, parts: Mapping[str, str], section_id: str) -> str:
    """Return what the place of a finding in a report is called."""
    part_id = parts.get(section_id, "")
    return part_name(framework, part_id) if part_id else WHOLE_REPORT


READY = "Ready to be published"
NOTHING_TO_MEND = "Nothing must be mended before it is published"
"""What is said of a text alone: its approvals and its evidence are not known."""


def summary_lines(findings: Sequence[Finding], checked: Checked, gate: Gate, ready: str = READY) -> list[str]:
    """Return how much was found, what was not looked for, and whether anything stands in the way of publication;
    `ready` where nothing does."""
    counts = [sum(each.severity is severity for each in findings) for severity in _ORDER]
    told = ", ".join(f"{count:,} {severity}" for count, severity in zip(counts, _ORDER, strict=True))
    waived = f", {len(checked.waived):,} waived" if checked.waived else ""
    lines = [f"{counted(len(findings), 'finding')} ({told}){waived}"]
    lines += [f"Took too long and was given up: the check of {name}" for name in checked.too_slow]
    lines += [f"Failed and was given up: the check of {name} ({how})" for name, how in checked.failed]
    return [*lines, ready if gate.ready else f"Not ready to be published: {kinds_words(gate)}"]
