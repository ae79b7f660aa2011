"""The findings of checks as groups of rows, and the sentence about the coverage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from domain.checks.finding import Family, Finding, Severity
from domain.checks.standing import SwitchedOff, Waived
from domain.evidence.coverage import Share
from domain.frameworks.framework import Framework
from ui.checking.checker import Checks
from ui.messages import counted, finding_sentence, part_name
from ui.moments import spoken_moment
from ui.sentences.findings import FAMILIES, SEVERITIES
from ui.sentences.rules import rule_words
from ui.widgets.grouped_rows import Group, MarkedRow

MARKS = {
    Severity.MUST: ("error", "danger", SEVERITIES["must"]),
    Severity.SHOULD: ("warning", "warning", SEVERITIES["should"]),
    Severity.MAY: ("information", "muted", SEVERITIES["may"]),
}
"""How a severity is shown: an icon's shape, a colour, and a word."""

LONGEST_WORDS = 160
TO_BE_KNOWN = "may"
WAIVER, RULE = "waiver/", "rule/"
"""What the ids of the rows begin with that are of no finding: before the id of a waiver, and the code of a rule."""


def groups_of(findings: Mapping[str, Finding], framework: Framework, parts: Mapping[str, str]) -> list[Group]:
    """Return findings by family, the gravest first; what is only to be known comes last, folded.

    `parts` gives the statement or part of each section that is to be named.
    """
    weighty: dict[Family, dict[str, Finding]] = {family: {} for family in Family}
    for key, each in findings.items():
        if each.severity is not Severity.MAY:
            weighty[each.family][key] = each
    groups = [Group(each, FAMILIES[each], _rows(weighty[each], framework, parts)) for each in Family]
    known = {key: each for key, each in findings.items() if each.severity is Severity.MAY}
    groups.append(Group(TO_BE_KNOWN, MARKS[Severity.MAY][2], _rows(known, framework, parts), is_folded=True))
    return [group for group in groups if group.rows]


def standing_groups(
    waived: Iterable[Waived], switched_off: Iterable[SwitchedOff], framework: Framework, now: datetime
) -> list[Group]:
    """Return what people said of findings, in two folded groups: what is let stand, and which rules are off here."""
    stand = tuple(_waived_row(each, framework, now) for each in waived)
    rules = tuple(
        MarkedRow(f"{RULE}{each.code}", rule_words(each.code), said_by(each.by, each.at, now), is_quiet=True)
        for each in switched_off
    )
    groups = (
        Group("let-stand", "Let stand", stand, is_folded=True),
        Group("switched-off", "Switched off here", rules, is_folded=True),
    )
    return [group for group in groups if group.rows]


def _waived_row(waived: Waived, framework: Framework, now: datetime) -> MarkedRow:
    sentence, waiver = finding_sentence(waived.finding, framework), waived.waiver
    return MarkedRow(f"{WAIVER}{waiver.id}", sentence, waiver.reason, said_by(waiver.by, waiver.at, now), is_quiet=True)


def said_by(person: str, at: datetime, now: datetime) -> str:
    """Return who said something of a finding, and when."""
    return f"{person}, {spoken_moment(at, now)}"


def notice_words(checks: Checks) -> str:
    """Return what could not be checked and why, "" where everything was."""
    sentences = []
    if not checks.has_spelling:
        sentences.append("Spelling is not checked: the dictionary cannot be read.")
    given_up = {"it took too long": checks.checked.too_slow, "it failed": [name for name, _ in checks.checked.failed]}
    for reason, listed in given_up.items():
        if listed:
            names = ", ".join(each.replace("-", " ") for each in listed)
            sentences.append(f"Switched off because {reason}: {names}. It is tried again in the next session.")
    return " ".join(sentences)


def coverage_words(share: Share) -> tuple[str, str]:
    """Return the figure of the coverage and what it is made of: ("86% evidenced", "387 sentences, 23 without …")."""
    if not share.sentences:
        return "", ""
    sentences = counted(share.sentences, "sentence")
    if share.percent is None:
        return "", f"{sentences}, of which none needs evidence"
    without = f"{share.unsupported:,} without evidence" if share.unsupported else "none without evidence"
    exempt = f", {share.exempt:,} need none" if share.exempt else ""
    return f"{share.percent}% evidenced", f"{sentences}, {without}{exempt}"


def _rows(findings: Mapping[str, Finding], framework: Framework, parts: Mapping[str, str]) -> tuple[MarkedRow, ...]:
    order = list(Severity)
    ordered = sorted(findings.items(), key=lambda each: order.index(each[1].severity))
    return tuple(_row(key, each, framework, parts) for key, each in ordered)


def _row(finding_id: str, finding: Finding, framework: Framework, parts: Mapping[str, str]) -> MarkedRow:
    mark, token, word = MARKS[finding.severity]
    words = f"\u201c{_shortened(finding.text)}\u201d" if finding.text else ""
    part_id = parts.get(finding.section_id, "")
    place = part_name(framework, part_id) if part_id else ""
    detail, trail = (words, place) if words else (place, "")
    return MarkedRow(finding_id, finding_sentence(finding, framework), detail, trail, mark, token, word)


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= LONGEST_WORDS else f"{words[:LONGEST_WORDS].rpartition(' ')[0]} \u2026"
