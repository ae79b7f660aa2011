"""What is said twice is found with its other place; stock phrases and sentences with other figures are not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from prose_checks import a_section, all_of, framework, repeated_in

from domain.assessment import SectionKind
from domain.checks.finding import Family, Severity

LONG = "The local authority had opened a second centre for carers in the north of the borough."
OTHER = "Staff met each week to talk about the people who had waited longest for a review."
THIRD = "Leaders told us that the market for care at home was stable at the time of our assessment."


def test_a_paragraph_printed_twice_must_be_mended_and_names_the_other_place() -> None:
    (only,) = repeated_in(a_section(f"{LONG} {OTHER}", THIRD, f"{LONG} {OTHER}"))
    assert (only.code, only.severity, only.passage_id) == ("paragraph-repeated", Severity.MUST, "s-2")
    assert (only.start, only.end) == (0, len(f"{LONG} {OTHER}"))
    data = dict(only.data)
    assert (data["other"], data["other_section"], data["other_passage"]) == (f"{LONG} {OTHER}", "s", "s-0")
    assert (data["other_start"], data["other_end"]) == ("0", str(len(data["other"])))


def test_a_sentence_is_found_in_another_section() -> None:
    text = f"{THIRD} {LONG}"
    (only,) = repeated_in(a_section(f"{OTHER} {LONG}", name="first"), a_section(text, name="second"))
    assert (only.code, only.severity, only.section_id) == ("sentence-repeated", Severity.SHOULD, "second")
    assert text[only.start : only.end] == only.text == LONG
    assert dict(only.data)["other_section"] == "first"


ALIKE = [
    LONG.replace("The local authority", "The council"),
    LONG.replace("had opened", "has opened"),
    LONG.replace("second centre", "new centre"),
    LONG.replace("for carers ", "for unpaid carers "),
    LONG.replace(" in the north", " to the north"),
    f"Leaders said {LONG[0].lower()}{LONG[1:]}",
    LONG.upper(),
]


@pytest.mark.parametrize("text", ALIKE)
def test_nearly_the_same_is_the_same(text: str) -> None:
    found = repeated_in(a_section(f"{OTHER} {LONG}", f"{THIRD} {text}"))
    assert [(each.code, each.text) for each in found] == [("sentence-repeated", text)]


SAID_AGAIN = [
    (
        "Therefore, managers did not know which streets were left out.",
        "As a result, managers did not know which streets had been left out.",
    ),
    ("However, advice on benefits was hard to find.", "But hard to find was advice on benefits."),
    (
        "Families said the lift was often broken and that they stayed away.",
        "Families said that they stayed away because the lift was often broken.",
    ),
    (
        "The store delivered 96% of items within seven days, its records showed.",
        "Its records showed that 96% of items were delivered by the store within 7 days.",
    ),
    (
        "Staff had begun to use data to plan shifts, but the screens were hard to read.",
        "The screens were difficult to read, although staff had started to use data to plan shifts.",
    ),
    (
        "Most grants were set up within three weeks of the assessment.",
        "Most grants were in place within three weeks of assessment.",
    ),
    (
        "Managers read a sample of assessments each month and gave feedback to the worker.",
        "A sample of assessments was read by managers each month, and feedback was given to the worker.",
    ),
    (
        "The waiting list was checked each week by a senior social worker, who rang people whose needs had changed.",
        "Each week a senior social worker checked the waiting list and rang people whose needs had changed.",
    ),
    (
        "Unpaid carers told us that breaks were hard to book and often cancelled at short notice.",
        "Breaks were hard to book and were often cancelled at short notice, unpaid carers told us.",
    ),
    (
        "Interpreters were booked within two days, and Deaf people could ask for the same interpreter each time.",
        "Deaf people could ask for the same interpreter each time, and interpreters were booked within two days.",
    ),
    (
        "Every apprentice had a mentor who had qualified within the past five years.",
        "Every apprentice had a mentor who had qualified within the past five years, and students joined their day.",
    ),
    (
        "Reviews were done late: 412 adults had waited for more than a year.",
        "More than a year had passed since the last review of 412 adults.",
    ),
    (
        "Each leaflet was tried out by two tenants, who sat with the printer until the words were right for them.",
        "They sat with the printer until the words were right for them.",
    ),
    (
        "Agencies were paid by the shift rather than by the minute, which let workers stay when somebody was ill.",
        "Paying agencies by the shift, and not by the minute, let workers stay when somebody was ill.",
    ),
    (
        "The trust had taught 61 managers how to chair a strategy meeting.",
        "How to chair a strategy meeting had been learnt by 61 managers.",
    ),
]


@pytest.mark.parametrize(("first", "again"), SAID_AGAIN)
def test_what_is_said_again_in_another_order_is_the_same(first: str, again: str) -> None:
    found = repeated_in(a_section(f"{OTHER} {first}", f"{THIRD} {again}"))
    assert [(each.code, each.text) for each in found] == [("sentence-repeated", again)]


@pytest.mark.parametrize(
    ("summed_up", "is_copied"),
    [
        (OTHER, True),
        ("Staff met weekly to talk about the people who had waited longest.", False),
        ("Staff met to talk about people who had waited longest for a review each week.", False),
    ],
)
def test_a_summary_may_say_in_its_own_words_what_a_statement_says(summed_up: str, is_copied: bool) -> None:
    summary = replace(a_section(f"{THIRD} {summed_up}", name="summary"), kind=SectionKind.NARRATIVE)
    found = repeated_in(summary, a_section(f"{LONG} {OTHER}", name="needs"))
    assert [each.code for each in found] == ["sentence-repeated"] * is_copied


DIFFERENT = [
    (
        "The log was read by the board every quarter, as agreed.",
        "The log was read by the director every week, as agreed.",
    ),
    (
        "Families found it hard to book a visit to the ward by telephone.",
        "Families found it easy to book a visit to the ward by telephone.",
    ),
    (
        "The number of people who waited for a lift rose in May, the log showed.",
        "The number of people who waited for a lift fell in May, the log showed.",
    ),
    (
        "Managers read a sample of assessments each month and gave feedback to the worker.",
        "Partners read a sample of enquiries each year and gave feedback to the safeguarding board.",
    ),
    (
        "Social workers told us that supervision took place each month and was rarely cancelled by managers.",
        "Managers told us that supervision took place each month and was not cancelled by social workers.",
    ),
    (
        "Interpreters were booked within 2 days, and Deaf people could ask for the same interpreter each time.",
        "Deaf people could ask for the same interpreter each time, and interpreters were booked within 5 days.",
    ),
    ("The work went well.", "The work went well."),
    ("Staff were kind to us.", "Staff were kind to us."),
    ("In 2023/24 there were 70 complaints about the care.", "In 2022/23 there were 68 complaints about the care."),
    (
        "Between May and June the team had 70 referrals from partners.",
        "Between May and June the team had 71 referrals from partners.",
    ),
    ("Staff told us they felt supported by their managers.", "Staff told us they felt listened to by senior leaders."),
    ("Some people told us that they waited for a review.", "Some carers told us that they waited for respite at home."),
    (LONG, OTHER),
    (
        "In March 2025 there were 412 adults waiting for a review.",
        "The trust bought 412 beds from homes in the east of the county.",
    ),
    (
        "The day service had 61 members, of whom most came by bus.",
        "The team had 61 workers, of whom most had come from the hospital.",
    ),
    ("The board met in spring to agree a plan for carers.", "The board met in autumn to agree a budget for staff."),
]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_what_only_sounds_alike_is_no_repetition(one: str, other: str) -> None:
    assert repeated_in(a_section(one, other)) == []


def test_a_heading_stands_once_in_its_section() -> None:
    title = "# Arrangements to prevent or reduce needs for care and support"
    (only,) = repeated_in(a_section(title, LONG, "# Other", f"{title}:"))
    assert (only.code, only.severity, only.passage_id) == ("heading-repeated", Severity.SHOULD, "s-3")
    assert repeated_in(a_section(title, LONG), a_section(title, "Staff met.", name="t")) == []


def test_the_frameworks_own_words_and_its_score_are_printed_once() -> None:
    statement = framework().statements[0]
    level = framework().level(3)
    found = repeated_in(a_section(statement.expectations[0], OTHER, framework().score_line(3), "Score: 3"))
    assert [each.code for each in found] == ["framework-repeated", "label-repeated", "label-repeated"]
    assert found[0].text == statement.expectations[0]
    assert level.label in found[1].text


def test_three_times_the_same_is_found_twice() -> None:
    found = repeated_in(a_section(*[LONG] * 3))
    assert [each.passage_id for each in found] == ["s-1", "s-2"]


def test_what_stands_everywhere_is_gone_through() -> None:
    assert len(repeated_in(a_section(*[f"{LONG[:-1]} {'of wards ' * (number % 40)}now." for number in range(400)]))) > 0
    assert repeated_in(a_section("", " ", "1 2 3 4 5 6 7 8 9", "😀 " * 20)) == []


def test_one_sentence_of_ten_thousand_words_is_gone_through() -> None:
    text = " ".join(f"word{number % 97}" for number in range(10_000))
    assert [each.code for each in repeated_in(a_section(text, text))] == ["paragraph-repeated"]


REAL = [
    ("look-alike", "where"),
    ("space-missing", ","),
    ("broken-verbs", "been either been"),
    ("term", "The council"),
    ("acronym-not-defined", "MARAC"),
    ("acronym-not-defined", "OT"),
    ("paragraph-repeated", "The council has increased resources"),
    ("sentence-repeated", "Leaders told us the local authority had increased direct communication"),
    ("sentence-repeated", "They also increased resources to their telephone-based contact centre"),
    ("acronym-not-used", " (ASYE)"),
    ("acronym-not-used", " (LGA)"),
    ("present-tense", "has"),
    ("present-tense", "has"),
]


def test_every_fault_of_the_published_page_is_found_and_nothing_else_that_weighs(real_page: Path) -> None:
    lines = real_page.read_text(encoding="utf-8").splitlines()
    found = all_of(*lines[lines.index("Key findings for this quality statement") + 1 :])
    heavy = [(each.code, each.text) for each in found if each.severity is not Severity.MAY]
    assert len(heavy) == len(REAL)
    for code, words in REAL:
        assert [text for each, text in heavy if each == code and text.startswith(words)], code
    assert {each.family for each in found} == {Family.TYPING, Family.REPETITION, Family.STYLE}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Each risk had an owner who was asked to explain any delay, who was asked to explain any delay.",
            "who was asked to explain any delay",
        ),
        ("Visits were kept short. Families said so. Visits were kept short.", "Visits were kept short."),
        ("Letters were plain. They were sent on the same day. Letters were plain.", "Letters were plain."),
        (
            "Wards rang early when beds filled. When beds filled early on, the wards rang.",
            "When beds filled early on, the wards rang.",
        ),
        (
            "Every ward had a falls champion. Nurses read charts at night. There was a falls champion in every ward.",
            "There was a falls champion in every ward.",
        ),
        (
            "No single nurse owned the chart. The chart was owned by no single nurse.",
            "The chart was owned by no single nurse.",
        ),
    ],
)
def test_what_is_said_again_where_it_stands_is_found(text: str, words: str) -> None:
    found = repeated_in(a_section(text))
    assert [(each.code, each.text) for each in found] == [("said-again", words)]


@pytest.mark.parametrize(
    "texts",
    [
        ("Visits were kept short. Families said so.", "Visits were kept short. Staff agreed."),
        ("One in four of the people and one in five of the carers had waited for more than a month.",),
        ("They asked what mattered to people, and what mattered to their families.",),
        ("The plan said what we wanted to build, what we wanted to build first, and when.",),
        ("The ward rang when beds filled. The ward did not ring when beds filled at night.",),
        ("Waits in the north rose in May. Waits in the south rose in May.",),
        ("Nurses met on Mondays in the hub. Nurses met on Fridays in the hub.",),
        ("A person told us, “They did listen. I cried. They did listen.”",),
    ],
)
def test_a_stock_phrase_a_turn_of_speech_and_a_quotation_may_say_a_thing_again(texts: tuple[str, ...]) -> None:
    assert repeated_in(a_section(*texts)) == []
