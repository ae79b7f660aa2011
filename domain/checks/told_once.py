"""Say once what is done throughout a report: told in the present from end to end, no sentence of it is a slip.

Authorities that assess themselves tell what they do in the present; house style is that of those who assess others.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
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
_FEWEST_WORDS: Final = 6
_NOTED: Final = re.compile(
    r"\A\W*[(\[]|\?\W*\Z|\b(?:this (?:bit|line|part|para\w*|section|sentence)|draft\w*|quotes?|wording|please|I"
    r"|t\.?b\.?c|add|insert|delete|chase|check(?:ed)? with|confirm with|ask"
    r"|to (?:be )?(?:confirm|add|check|send|chase)\w*)\b",
    re.IGNORECASE,
)
"""What a remark has of its writer where a report is told in the present, which itself tells nothing there."""
_FORMS: Final = {"number-form": (re.compile(r"£[\d.,]+(?:m|bn|k)"), 3), "heading-form": (re.compile(r"[^a-z]*"), 2)}
"""Forms that a writer keeps to from end to end, with how their words look, and how often: "£3.2m", headings in
capitals."""


def told_once(found: list[Finding], passages: Sequence[PassageSubject]) -> list[Finding]:
    """Return findings with one of the whole report, a may, in the place of those of a code that are a habit.

    A form that is kept to throughout is its writer's choice: the first finding of it stays, as a may, for all.
    """
    for code, whole in _HABITS.items():
        places = {each.passage_id for each in found if each.code == code}
        if len(places) < _FEWEST:
            continue  # as in most reports: their passages need not be gone through
        texts = {each.passage.id: each.text for each in passages if _is_told(each)}
        places &= texts.keys()
        if len(places) >= _FEWEST and len(places) >= _SHARE * len(texts):
            rest = [each for each in found if each.code != code and not _is_told_of_oneself(each, texts)]
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


def _is_told(subject: PassageSubject) -> bool:
    """Say whether a passage is running text, which a tense may be the habit of."""
    return subject.passage.kind is not PassageKind.HEADING and len(subject.text.split()) >= _FEWEST_WORDS


def _is_told_of_oneself(finding: Finding, texts: Mapping[str, str]) -> bool:
    """Say whether what was taken for a writer's note is how a report in the present tells: "We screen concerns"; and
    whether who says something now, "Staff say", is its source.
    """
    if finding.code == "view-without-source":
        return finding.text.endswith((" say", " tell us"))
    is_note = finding.code == "note-left" and finding.passage_id in texts
    return is_note and _NOTED.search(finding.text) is None
