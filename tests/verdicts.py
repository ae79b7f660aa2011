"""What the checks tell as words of another level than a statement's score."""

from __future__ import annotations

from checked import document, judgement_words, statement, the_framework
from checks_alone import found_by

from domain.checks.finding import Family, Finding, Severity

WHY = "Staff spoke of visits and plans."


def too_strong(level: int, text: str) -> list[Finding]:
    """Return what is told as words of another level that weighs more than a may."""
    made = document(statement("governance", text, level=level, rationale=WHY))
    found = found_by(the_framework(), made, Family.JUDGEMENT, judgement=judgement_words())
    return [each for each in found if each.code == "level-words" and each.severity is not Severity.MAY]
