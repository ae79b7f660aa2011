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

_HABITS: Final = {"present-tense": "report-in-present"}
_FEWEST: Final = 12
_SHARE: Final = Fraction(1, 4)
"""In so many passages, and in this share of all, it is a habit."""
_FORMS: Final = {"number-form": re.compile(r"£[\d.,]+(?:m|bn|k)"), "heading-form": re.compile(r"[^a-z]*")}
"""Forms that a writer keeps to from end to end, with how their words look: "£3.2m", headings in capitals."""
_FEWEST_OF_A_FORM: Final = 3


def told_once(found: list[Finding], passages: Sequence[object]) -> list[Finding]:
    """Return findings with one of the whole report, a may, in the place of those of a code that are a habit.

    Of a form that is kept to throughout, the first finding stays as it is and the others become a may.
    """
    for code, whole in _HABITS.items():
        places = {each.passage_id for each in found if each.code == code}
        if len(places) >= _FEWEST and len(places) >= _SHARE * len(passages):
            rest = [each for each in found if each.code != code]
            found = [Finding(whole, Family.STYLE, Severity.MAY, ""), *rest]
    for code, form in _FORMS.items():
        of_form = [index for index, each in enumerate(found) if each.code == code and form.fullmatch(each.text)]
        if len(of_form) >= _FEWEST_OF_A_FORM:
            found = list(found)
            for index in of_form[1:]:
                found[index] = replace(found[index], severity=Severity.MAY)
    return found
