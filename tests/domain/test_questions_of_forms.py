"""An online form in its export: its answers are the text, its questions and its header are not."""

from __future__ import annotations

import pytest

from domain.checks.text_alone import check_text
from domain.frameworks.framework import Framework
from domain.published.report import recognise
from export.reading.plain_blocks import blocks_from_plain
from ui.headless.choosing import shipped_frameworks
from ui.house_style import style_with_spelling

HEAD = ("Marwell Borough Council", "Form reference: ASC-LA-0417", "Started on: 6 May 2025 09:14", "Status: Submitted")
PLACE = "The 2021 Census counted 180,000 residents, of whom 36,000 (20%) were aged 65 and over."
SAID = "Of the 40 people who used services, 30 (75%) told us that staff had listened to them."
SUMS = "Estimated: £300.0 million. Actual: £302.5 million. Difference: £2.5 million over the estimate."
TEXT = "People told us that they had felt safe at home."
SIGNS = (("Question:", "Answer:"), ("Q{}:", "A{}:"), ("Question {}.", "Response:"), ("Q{}.", "Your answer:"))


@pytest.fixture(scope="module")
def shipped() -> Framework:
    return shipped_frameworks()[0]


def form(question: str, answer: str) -> str:
    asked = (
        ("Describe the population.", PLACE),
        ("Please summarise what people told us.", SAID),
        ("What was the total budget for 2024/25?", SUMS),
        ("When did people hear from you?", "It was within two days."),
    )
    lines = [
        line
        for number, (asks, answers) in enumerate(asked, 1)
        for line in (f"{question.format(number)} {asks}", f"{answer.format(number)} {answers}")
    ]
    evidence = "What evidence supports this?"
    for name in ("Assessing needs", "Equity in experience and outcomes", "Safeguarding"):
        lines += [f"D. {name}", "Score awarded: 3", "What did we find?", f"{TEXT} It was said in {name.split()[0]}."]
        lines += [evidence, "People’s experience: interviews 4 to 19. Processes: audit, page 4, June 2025."]
    return "\n".join((*HEAD, *lines))


@pytest.mark.parametrize("signs", SIGNS)
def test_answers_belong_to_what_was_asked_for(signs: tuple[str, str], shipped: Framework) -> None:
    report = recognise(blocks_from_plain(form(*signs), ""), shipped)
    parts = {part.part_id: [block.text for block in part.findings] for part in report.parts}
    assert [texts[0].endswith(PLACE) for part, texts in parts.items() if part == "demographics"] == [True]
    assert [texts[0].endswith(SAID) for part, texts in parts.items() if part == "experiences"] == [True]
    assert [part.score for part in report.parts if part.part_id in {"needs", "equity", "safeguarding"}] == [3, 3, 3]


@pytest.mark.parametrize("signs", SIGNS)
def test_questions_headers_and_lists_of_evidence_raise_no_alarm(signs: tuple[str, str], shipped: Framework) -> None:
    checked = check_text(shipped, blocks_from_plain(form(*signs), ""), style_with_spelling()).checked
    codes = {"note-left", "no-reading", "record-number", "time-form", "no-end", "placeholder"}
    assert [(each.code, each.text) for each in checked.findings if each.code in codes] == []


def test_a_score_that_answers_a_question_is_the_score(shipped: Framework) -> None:
    lines = ["Marwell Borough Council"]
    for name in ("Assessing needs", "Equity in experience and outcomes", "Safeguarding"):
        lines += [name, "Question: Which score did you give?", "Answer: 2", "Question: What did you find?"]
        lines += [f"Answer: {TEXT}"]
    report = recognise(blocks_from_plain("\n".join(lines), ""), shipped)
    assert [(part.score, len(part.findings)) for part in report.parts] == [(2, 1)] * 3


def test_a_question_in_prose_is_text(shipped: Framework) -> None:
    lines = (
        "Marwell Borough Council",
        "Safeguarding",
        "Score: 3",
        f"Question: who decides? {TEXT}",
        "Answer: they did.",
    )
    report = recognise(blocks_from_plain("\n".join(lines), ""), shipped)
    assert [block.text for block in report.parts[0].findings] == list(lines[3:])


def test_what_an_action_plan_says_of_its_actions_is_text(shipped: Framework) -> None:
    lines = ("Started: in May 2025.", "Status: the list had been cleared.", "Completed: in June 2025.")
    report = recognise(
        blocks_from_plain("\n".join(("Marwell Borough Council", "Safeguarding", "Score: 3", *lines)), ""), shipped
    )
    assert [block.text for block in report.parts[0].findings] == list(lines)
