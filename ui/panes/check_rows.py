"""The findings of checks as groups of rows, and the sentence about the coverage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from domain.checks.finding import Finding, Severity
from domain.evidence.coverage import Share
from domain.frameworks.framework import Framework
from ui.messages import counted, finding_sentence, part_name
from ui.sentences.findings import FAMILIES
from ui.widgets.grouped_rows import Group, MarkedRow

MARKS = {
    Severity.MUST: ("error", "danger", "Must be mended"),
    Severity.SHOULD: ("warning", "warning", "Should be mended"),
    Severity.MAY: ("information", "muted", "To be known"),
}
"""How a severity is shown: an icon's shape, a colour, and a word."""

LONGEST_WORDS = 160
TO_BE_KNOWN = "may"


def finding_id(finding: Finding) -> str:
    """Return what tells a finding from all others, as long as the text stays as it is."""
    place = f"{finding.section_id}/{finding.passage_id}/{finding.start}-{finding.end}"
    return f"{finding.code}/{place}/{'/'.join(value for _name, value in finding.data)}"


def groups_of(findings: Iterable[Finding], framework: Framework, parts: Mapping[str, str]) -> list[Group]:
    """Return the findings by family, the gravest first; what is only to be known comes last, folded.

    `parts` gives the statement or part of each section that is to be named.
    """
    found = list(findings)
    groups = []
    for family, title in FAMILIES.items():
        of_family = [each for each in found if str(each.family) == family and each.severity is not Severity.MAY]
        groups.append(Group(family, title, _rows(of_family, framework, parts)))
    known = [each for each in found if each.severity is Severity.MAY]
    groups.append(Group(TO_BE_KNOWN, MARKS[Severity.MAY][2], _rows(known, framework, parts), is_folded=True))
    return [group for group in groups if group.rows]


def coverage_words(share: Share) -> tuple[str, str]:
    """Return the figure of the coverage and what it is made of: ("86 % evidenced", "387 sentences, 23 without …")."""
    if not share.sentences:
        return "", ""
    sentences = counted(share.sentences, "sentence")
    if share.percent is None:
        return "", f"{sentences}, of which none needs evidence"
    without = f"{share.unsupported:,} without evidence" if share.unsupported else "none without evidence"
    exempt = f", {share.exempt:,} need none" if share.exempt else ""
    return f"{share.percent} % evidenced", f"{sentences}, {without}{exempt}"


def _rows(findings: Sequence[Finding], framework: Framework, parts: Mapping[str, str]) -> tuple[MarkedRow, ...]:
    order = list(Severity)
    return tuple(_row(each, framework, parts) for each in sorted(findings, key=lambda each: order.index(each.severity)))


def _row(finding: Finding, framework: Framework, parts: Mapping[str, str]) -> MarkedRow:
    mark, token, word = MARKS[finding.severity]
    words = f"\u201c{_shortened(finding.text)}\u201d" if finding.text else ""
    part_id = parts.get(finding.section_id, "")
    place = part_name(framework, part_id) if part_id else ""
    detail, trail = (words, place) if words else (place, "")
    return MarkedRow(finding_id(finding), finding_sentence(finding, framework), detail, trail, mark, token, word)


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= LONGEST_WORDS else f"{words[:LONGEST_WORDS].rpartition(' ')[0]} \u2026"
