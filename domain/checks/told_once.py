"""Say once what is done throughout a report: told in the present from end to end, no sentence of it is a slip.

Authorities that assess themselves tell what they do in the present; house style is that of those who assess others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from domain.checks.finding import Family, Finding, Severity
from domain.checks.subjects import PassageSubject

_HABITS: Final = {"present-tense": "report-in-present"}
_FEWEST: Final = 12
_SHARE: Final = Fraction(1, 4)
"""In so many passages, and in this share of all, it is a habit."""
_FORMS: Final = {"number-form": (re.compile(r"£[\d.,]+(?:m|bn|k)"), 3), "heading-form": (re.compile(r"[^a-z]*"), 2)}
"""Forms that a writer keeps to from end to end, with how their words look, and how often: "£3.2m", headings in
capitals."""


def told_once(found: list[Finding], passages: Sequence[PassageSubject]) -> list[Finding]:
    """Return findings with one of the whole report, a may, in the place of those of a code that are a habit.

    A form that is kept to throughout is its writer's choice: the first finding of it stays, as a may, for all.
    """
    for code, whole in _HABITS.items():
        places = {each.passage_id for each in found if each.code == code}
        if len(places) >= _FEWEST and len(places) >= _SHARE * len(passages):
            rest = [each for each in found if each.code != code]
            found = [Finding(whole, Family.STYLE, Severity.MAY, ""), *rest]
    for code, (form, fewest) in _FORMS.items():
        of_form = [index for index, each in enumerate(found) if each.code == code and form.fullmatch(each.text)]
        if len(of_form) >= fewest:
            first, others = of_form[0], frozenset(of_form[1:])
            found = [
                replace(each, severity=Severity.MAY) if index == first else each
                for index, each in enumerate(found)
                if index not in others
            ]
    return found
