"""Say once what is done throughout a report: told in the present from end to end, no sentence of it is a slip.

Authorities that assess themselves tell what they do in the present; house style is that of those who assess others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from domain.assessment import PassageKind
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
    found = _without_names(found, passages)
    for code, (form, fewest) in _FORMS.items():
        of_form = [index for index, each in enumerate(found) if each.code == code and form.fullmatch(each.text)]
        if len(of_form) >= fewest:
            first = replace(found[of_form[0]], severity=Severity.MAY)
            left_out = frozenset(of_form)
            others = [(index, each) for index, each in enumerate(found) if index not in left_out]
            found = [each for _, each in sorted([*others, (of_form[0], first)], key=lambda placed: placed[0])]
    return found


def _without_names(found: list[Finding], passages: Sequence[PassageSubject]) -> list[Finding]:
    """Return findings without headings whose capitals the text has, too: "About Saltby and Wold"."""
    named = [each.text.partition(" ")[2] for each in found if each.code == "heading-form"]
    if not named:
        return found
    texts = [each.text for each in passages if each.passage.kind is not PassageKind.HEADING]
    names = {name for name in named if any(name in text for text in texts)}
    return [each for each in found if each.code != "heading-form" or each.text.partition(" ")[2] not in names]
