"""A report that is told in the present from end to end is told so once, and slips into the present one by one."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from prose_checks import a_section

from benchmarks.check_quality import framework
from domain.assessment import Assessment, Document, PassageKind
from domain.checks.engine import CheckEngine
from domain.checks.finding import Severity
from ui.house_style import style_with_spelling

PRESENT = "Reviews of the team in area {} are late, and the board meets each month."
PAST = "Reviews of the team in area {} were late, and the board met each month."


def found_in(present: int, past: int) -> Counter[str]:
    texts = [PRESENT.format(number) for number in range(present)] + [PAST.format(number) for number in range(past)]
    document = Document(Assessment("a", "Aldermere", "f"), (a_section(*texts),))
    findings = CheckEngine(framework(), style_with_spelling()).check(document).findings
    assert all(each.severity is Severity.MAY for each in findings if each.code == "report-in-present")
    return Counter(each.code for each in findings)


@pytest.mark.parametrize(
    ("present", "past", "is_habit"),
    [(11, 0, False), (12, 0, True), (12, 36, True), (12, 37, False), (40, 20, True), (3, 3, False)],
)
def test_the_present_is_told_once_where_it_is_a_habit(present: int, past: int, is_habit: bool) -> None:
    found = found_in(present, past)
    assert found["report-in-present"] == int(is_habit)
    assert (found["present-tense"] == 0) is is_habit


def test_what_we_do_is_no_note_of_a_writer_where_a_report_is_told_so() -> None:
    notes = ("We screen concerns quickly.", "Our hospital team works 7 days a week.")
    texts = [*(PRESENT.format(number) for number in range(12)), "We need to check this bit with Sandra.", *notes]
    headings = [f"What we do well in area {number}" for number in range(40)]
    section = a_section(*texts)
    others = [
        replace(section.passages[0], id=f"h-{number}", kind=PassageKind.HEADING, text=text)
        for number, text in enumerate(headings)
    ]
    section = replace(section, passages=(*section.passages, *others))
    document = Document(Assessment("a", "Aldermere", "f"), (section,))
    found = CheckEngine(framework(), style_with_spelling()).check(document).findings
    assert [each.text for each in found if each.code == "note-left"] == ["We need to check this bit with Sandra."]
    assert [each.code for each in found].count("report-in-present") == 1


@pytest.mark.parametrize(
    ("sums", "told"),
    [(1, [Severity.SHOULD]), (2, [Severity.SHOULD] * 2), (3, [Severity.MAY]), (9, [Severity.MAY])],
)
def test_a_form_that_is_kept_to_throughout_is_told_once_as_a_may(sums: int, told: list[Severity]) -> None:
    texts = [f"In 2024/25 the local authority spent £{number + 2}.4m on area {number}." for number in range(sums)]
    document = Document(Assessment("a", "Aldermere", "f"), (a_section(*texts, "It gave £12500 to a club in 2024/25."),))
    findings = CheckEngine(framework(), style_with_spelling()).check(document).findings
    of_form = [each for each in findings if each.code == "number-form" and each.text.endswith("m")]
    assert [(each.severity, each.text) for each in of_form] == [(each, f"£{n}.4m") for n, each in enumerate(told, 2)]
    assert [each.severity for each in findings if each.text == "£12500"] == [Severity.SHOULD]
