"""Tests of faults as hasty writers make them, and of right sentences that look like them."""

from __future__ import annotations

import pytest

from domain.assessment import Assessment, Document, Passage, PassageKind, Section, SectionKind
from domain.checks.checking import check_document
from domain.checks.finding import Family, Finding, Severity
from domain.frameworks.file import parse_framework
from resources.loader import read_json
from ui.house_style import house_style

FRAMEWORK = parse_framework(read_json("frameworks", "cqc-la-2025.json"), "cqc-la-2025.json")
FAULTY = (
    ("broken-verbs", "The plan «were» shared with partners in January."),
    ("broken-verbs", "The quality of the assessments «were» good."),
    ("broken-verbs", "People «likes» the new information hub."),
    ("broken-verbs", "The service helped people to «stayed» at home for longer."),
    ("broken-verbs", "People were able to «accessing» advice online."),
    ("broken-verbs", "Staff «seen» people within 2 days of referral."),
    ("broken-verbs", "The target was missed by «meet» only half of the need."),
    ("broken-verbs", "Feedback «show» that people felt listened to."),
    ("broken-verbs", "Providers told us payments «was» late."),
    ("broken-verbs", "They made sure people «was» safe."),
    ("broken-verbs", "The team was «focus» on reducing delays."),
    ("broken-verbs", "The local authority complied «to» its duties under the Care Act."),
    ("broken-verbs", "The board consisted «from» leaders of health and social care."),
    ("broken-verbs", "This was «one the» most effective teams in the region."),
    ("wrong-number", "There were 12 «social worker» in the team."),
    ("wrong-number", "We spoke with 14 «carer» during the visit."),
    ("wrong-number", "Every «teams» had a practice lead."),
    ("apostrophe", "The «directors» vision was understood by staff."),
    ("look-alike", "Leaders had put measures in «plaice» to reduce waiting lists."),
    ("look-alike", "Some people had to «weight» for 6 months for an assessment."),
    ("look-alike", "There was a risk that people would fall «though» the gaps."),
    ("no-capital", "The strategy was approved in «march» 2024."),
    ("stop-missing", "The team was small«, it» managed the work well."),
    ("stop-missing", "Leaders had oversight of performance« Staff» were well supported."),
    ("capitals-slipped", "Staff said that «The» training was good."),
    ("term", "The «Social Workers» in the team had manageable caseloads."),
    ("double-mark", "Staff used a single system«, (»introduced in 2023) to record contacts."),
    ("contraction", "The local authority «didn’t» review all plans."),
    ("contraction", "Staff «couldn’t» find it."),
    ("short-form", "Support, «e.g.» equipment, was offered."),
    ("short-form", "There were «approx.» 400 reviews to do."),
    ("sign-form", "Support was for carers «and/or» relatives."),
    ("sign-form", "Outcomes were excellent«!»"),
    ("first-person", "«I» saw good practice in the team."),
    ("year-form", "The budget for «FY24» was agreed."),
    ("per-cent-form", "About «forty percent» of people were satisfied."),
    ("number-form", "The team had «twelve» social workers."),
    ("time-form", "The line was open until «17:30» each day."),
    ("act-form", "The duty is in the «2014 Care Act»."),
    ("person-first", "«Disabled persons» had choice."),
)
RIGHT = (
    "The team were proud of the plan that partners had agreed.",
    "If the plan were agreed, more people could be seen.",
    "A range of services were those that people had asked for.",
    "Support and advice were easy to find.",
    "The strategy and the action plan were up to date.",
    "The assessments that carers have were of good quality.",
    "There were 12 social worker posts, and each team had a manager.",
    "In 2024 review panels met each month.",
    "Improved practice led to improved outcomes, and people moved to supported living.",
    "When the team was small, it managed the work well.",
    "The team was small, but it managed the work well.",
    "The local authority was, it told us, ready for winter.",
    "Staff at The Hive told us that the offer was good.",
    "One carer said, “I didn’t know who to call!”",
    "A follow-up was arranged by phone, and carers got help by design.",
    "Twelve people told us this, and one in three agreed.",
    "Two teams had one lead, and their team plans were shared.",
)


def found(text: str) -> tuple[Finding, ...]:
    """Return what typing and style say of a sentence as a must or should."""
    passage = Passage("p", PassageKind.PARAGRAPH, text)
    section = Section("s", SectionKind.STATEMENT, "needs", (passage,))
    document = Document(Assessment("a", "Oldham", FRAMEWORK.id, "drafting"), (section,))
    checked = check_document(FRAMEWORK, document, house_style())
    return tuple(
        each
        for each in checked.findings
        if each.family in (Family.TYPING, Family.STYLE) and each.severity is not Severity.MAY
    )


@pytest.mark.parametrize(("code", "marked"), FAULTY)
def test_what_a_hasty_writer_leaves_is_found(code: str, marked: str) -> None:
    start, end = marked.index("«"), marked.index("»") - 1
    findings = found(marked.replace("«", "").replace("»", ""))
    assert [each.code for each in findings if each.start < end and start < each.end] == [code], findings


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert found(text) == ()
