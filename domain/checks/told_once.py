"""Say once what is done throughout a report: told in the present from end to end, no sentence of it is a slip.

Authorities that assess themselves tell what they do in the present; house style is that of those who assess others.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from domain.checks.finding import Family, Finding, Severity

_HABITS: Final = {"present-tense": "report-in-present"}
_FEWEST: Final = 12
_SHARE: Final = Fraction(1, 4)
"""In so many passages, and in this share of all, it is a habit."""


def told_once(found: list[Finding], passages: Sequence[object]) -> list[Finding]:
    """Return findings with one of the whole report, a may, in the place of those of a code that are a habit."""
    for code, whole in _HABITS.items():
        places = {each.passage_id for each in found if each.code == code}
        if len(places) >= _FEWEST and len(places) >= _SHARE * len(passages):
            rest = [each for each in found if each.code != code]
            found = [Finding(whole, Family.STYLE, Severity.MAY, ""), *rest]
    return found
