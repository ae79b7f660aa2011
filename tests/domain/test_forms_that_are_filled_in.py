"""Forms, tables and letters that tell a report in their writers' ways land in the report's parts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from made_up_reports import texts

from domain.frameworks.framework import Framework
from domain.published.phrases import LONGEST_PHRASE
from domain.published.published_report import PublishedReport
from domain.published.report import recognise
from domain.published.text_document import text_document
from export.reading.plain_blocks import blocks_from_plain
from ui.headless.choosing import shipped_frameworks

COUNCIL = "Marwell Borough Council"
GOOD = "good standard"
REASON = "Staff listened to people and helped them early."
TEXT = "Residents told us that their workers had asked what mattered to them."
MORE = "Providers told us that they had been paid on time."
PLACE = "The 2021 Census counted 180,000 residents, of whom 36,000 (20%) were aged 65 and over."
MONEY = "The local authority estimated a total budget of £300.0 million and spent £302.5 million."
SAID = "Of the 40 people who used services, 30 (75%) told us that staff had listened to them."
STRONG = "Strengths were prevention and partnerships. Leaders told us that they would improve data."


@pytest.fixture(scope="module")
def shipped() -> Framework:
    return shipped_frameworks()[0]


def read(framework: Framework, *lines: str) -> PublishedReport:
    return recognise(blocks_from_plain("\n".join((COUNCIL, *lines)), "draft.txt"), framework)


def statements(report: PublishedReport) -> list[tuple[str, int | None, str, list[str]]]:
    return [
        (part.part_id, part.score, part.reason, texts(part.findings)) for part in report.parts if part.score is not None
    ]


def each(framework: Framework, form: Callable[[int, str], list[str]]) -> list[str]:
    return [line for statement in framework.statements for line in form(statement.number, statement.name)]


def whole(framework: Framework, *found: str, reason: str = REASON) -> list[tuple[str, int, str, list[str]]]:
    return [(statement.id, 3, reason, list(found)) for statement in framework.statements]


FORMS: dict[str, Callable[[int, str], list[str]]] = {
    "a bar between the cells of a heading": lambda number, name: [
        f"Quality statement {number} of 9 | {name} | Score: 3 (a {GOOD})",
        f"Why this score: {REASON}",
        TEXT,
    ],
    "a label before each answer": lambda number, name: [
        f"B{number}. {name}",
        f"Score (1 to 4): 3, a {GOOD}",
        f"Reason for score: {REASON}",
        "Response:",
        TEXT,
    ],
    "labels that say it otherwise": lambda _number, name: [
        f"Statement: {name}",
        "Where we stand: 3",
        f"Because: {REASON}",
        TEXT,
    ],
    "a score over each name": lambda _number, name: [
        "Score: 3",
        name.upper(),
        "3 - Evidence shows a good standard",
        f"Rationale: {REASON}",
        TEXT,
    ],
    "what the authority judges itself to be": lambda number, name: [
        f"{number + 2}. {name.upper()}",
        "We judge ourselves as: Good (3)",
        f"Rationale: {REASON}",
        TEXT,
    ],
    "two columns": lambda _number, name: [
        f"Quality statement\t{name}",
        "Score\t3 – Evidence shows a good standard",
        f"Why this score\t{REASON}",
        TEXT,
    ],
    "the label before the score": lambda _number, name: [
        name,
        "Good standard (3 out of 4)",
        f"Rationale: {REASON}",
        TEXT,
    ],
    "a number before each paragraph": lambda number, name: [
        f"{number + 4} {name} (agreed score: 3)",
        f"{number + 4}.1 Reason for score: {REASON}",
        TEXT,
    ],
    "a box with its heads": lambda _number, name: [name, "Score\tReason", f"3\t{REASON}", TEXT],
    "labels in capitals": lambda number, name: [
        f"{number}. {name.upper()}",
        "SELF-SCORE",
        "3",
        "RATIONALE",
        REASON,
        TEXT,
    ],
    "a score behind the text": lambda _number, name: [
        name,
        TEXT,
        f"Our score for this statement: 3 ({GOOD})",
        f"Why we chose it: {REASON}",
    ],
    "a score in square brackets": lambda number, name: [
        f"Section {number + 4}: {name} [3]",
        "Reason",
        REASON,
        "Findings",
        TEXT,
    ],
}


@pytest.mark.parametrize("form", FORMS)
def test_names_scores_and_reasons_are_known_by_their_place(form: str, shipped: Framework) -> None:
    report = read(shipped, *each(shipped, FORMS[form]))
    assert statements(report) == whole(shipped, TEXT)
    assert report.unrecognised == ()


def test_headings_of_the_writer_stay_among_the_findings(shipped: Framework) -> None:
    lines = each(shipped, lambda _n, name: [name, "Score: 3", "What was good", TEXT, "What was not", MORE])
    assert statements(read(shipped, *lines)) == whole(shipped, "What was good", TEXT, "What was not", MORE, reason="")


def test_questions_of_a_form_are_answered_in_their_order(shipped: Framework) -> None:
    ask = ["How well do you assess?", "Do people stay well?", "Is access fair?", "Is there enough care?"]
    ask += ["Who are your partners?", "Are moves safe?", "Are people safe?", "Is it well run?", "Do you learn?"]
    lines = each(shipped, lambda n, _name: [f"Q{n + 4}. {ask[n - 1]}", f"Your score: 3 – {GOOD}", "Your answer:", TEXT])
    before = ["Q1. Who lives in your area?", "Your answer:", PLACE, "Q2. What did you spend?", "Your answer:", MONEY]
    before += ["Q3. What do people say?", "Your answer:", SAID, "Q4. What is strong, and what comes next?"]
    report = read(shipped, *before, "Your answer:", STRONG, *lines)
    assert [(part.part_id, texts(part.findings)) for part in report.parts[:4]] == [
        ("demographics", [PLACE]),
        ("finance", [MONEY]),
        ("experiences", [SAID]),
        ("summary", [STRONG]),
    ]
    assert statements(report) == whole(shipped, TEXT, reason="")


def test_a_table_with_a_row_for_each_statement_is_the_report(shipped: Framework) -> None:
    head = "Ref\tStatement\tScore\tRationale\tEvidence\tVoices"
    rows = each(shipped, lambda number, name: [f"{number}\t{name}\t3\t{REASON}\t{TEXT}\t{MORE}"])
    report = read(shipped, head, *rows)
    assert statements(report) == whole(shipped, TEXT, MORE)
    assert report.unrecognised == ()


def test_a_table_for_each_theme_may_be_as_short_as_two_rows(shipped: Framework) -> None:
    lines: list[str] = []
    for theme in shipped.themes:
        lines += [f"Theme: {theme.name}", "Quality statement\tOur score\tWhat we found"]
        lines += [f"{statement.name}\t3 – {GOOD}\t{TEXT}" for statement in theme.statements]
    report = read(shipped, *lines)
    assert statements(report) == whole(shipped, TEXT, reason="")
    assert (report.unrecognised, [notice.code for notice in report.notices if "label" in notice.code]) == ((), [])


def test_statements_that_are_each_named_once_in_order_begin_there(shipped: Framework) -> None:
    lines = each(shipped, lambda _number, name: [name, "We scored this 3 out of 4.", TEXT])
    assert statements(read(shipped, "Summary", STRONG, *lines)) == [
        (statement.id, 3, "", ["We scored this 3 out of 4.", TEXT]) for statement in shipped.statements
    ]


def test_a_closing_table_gives_scores_and_reasons_to_what_stands_above(shipped: Framework) -> None:
    lines = ["To the Chief Executive", "Dear colleague", PLACE, MONEY]
    lines += each(shipped, lambda _number, name: [f"We then turned to {name.lower()}. {TEXT}", MORE])
    lines += ["Yours sincerely", "Table of scores", "Quality statement\tScore\tReason"]
    report = read(shipped, *lines, *each(shipped, lambda _number, name: [f"{name}\t3\t{REASON}"]))
    found = {part.part_id: part for part in report.parts}
    for statement in shipped.statements:
        part = found[statement.id]
        named = f"We then turned to {statement.name.lower()}. {TEXT}"
        assert (part.score, part.reason, texts(part.findings)) == (3, REASON, [named, MORE])
    assert (texts(found["demographics"].findings), texts(found["finance"].findings)) == ([PLACE], [MONEY])
    assert texts(report.unrecognised) == ["To the Chief Executive", "Dear colleague", "Yours sincerely"]


def test_paragraphs_that_mention_some_statements_begin_none(shipped: Framework) -> None:
    lines = [f"We then turned to {statement.name.lower()}. {TEXT}" for statement in shipped.statements[:5]]
    assert read(shipped, *lines).parts == ()


@pytest.mark.parametrize("joint", [" – 3 (good standard). ", " (score 3): ", ". Score 3. ", ": 3. "])
def test_a_name_with_its_score_may_run_into_the_text(joint: str, shipped: Framework) -> None:
    report = read(
        shipped, *each(shipped, lambda _number, name: [f"{name}{joint}{TEXT}", MORE]), "Kind regards", "The team"
    )
    expected = [(statement.id, 3, "", [f"{statement.name}{joint}{TEXT}", MORE]) for statement in shipped.statements]
    assert statements(report) == expected
    assert texts(report.unrecognised) == ["Kind regards", "The team"]


def test_labels_of_bullets_name_parts_before_the_statements_alone(shipped: Framework) -> None:
    name = shipped.statements[0].name
    before = [
        "Overall position",
        "• Result: The rating was good.",
        f"• People’s experience: {SAID}",
        f"• Strengths: {TEXT}",
    ]
    report = read(shipped, *before, name, "Score: 3", f"• Strengths: {TEXT}", f"• Next steps: {MORE}")
    assert [(part.part_id, len(part.findings)) for part in report.parts] == [
        ("experiences", 1),
        ("summary", 1),
        (shipped.statements[0].id, 2),
    ]
    assert texts(report.unrecognised) == ["Result: The rating was good."]


@pytest.mark.parametrize(
    "numbers", [("A1. ", "A2. "), ("2. ", "3. "), ("Table 1. ", "Table 2. "), ("Part A: ", "Part B: ")]
)
def test_a_heading_with_the_next_number_ends_a_part(numbers: tuple[str, str], shipped: Framework) -> None:
    first, second = numbers
    report = read(shipped, f"{first}Who we are", PLACE, f"{second}Words of thanks", "We thank everyone who helped us.")
    assert [(part.part_id, texts(part.findings)) for part in report.parts] == [("demographics", [PLACE])]


def test_a_numbered_list_inside_a_part_does_not_end_it(shipped: Framework) -> None:
    report = read(shipped, "1. Who we are", PLACE, "1.1 Towns", "1.2 Villages", "1. Marwell", "1. Wold")
    assert len(report.parts[0].findings) == 5


@pytest.mark.parametrize("heading", ["About the evidence", "How the team worked", "Recommendations", "Methodology"])
def test_how_a_report_was_made_is_no_part_of_it(heading: str, shipped: Framework) -> None:
    report = read(shipped, "Who we are", PLACE, heading, "A team of five read 40 case files in May 2025.")
    assert [(part.part_id, texts(part.findings)) for part in report.parts] == [("demographics", [PLACE])]


def test_parts_behind_the_last_statement_are_no_findings_of_it(shipped: Framework) -> None:
    lines = each(shipped, lambda _number, name: [name, "Score: 3", TEXT])
    report = read(shipped, *lines, "What people told us", SAID, "Strengths and next steps", STRONG)
    assert statements(report) == whole(shipped, TEXT, reason="")
    assert [part.part_id for part in report.parts[-2:]] == ["experiences", "summary"]


def test_the_money_in_a_part_on_the_place_is_the_money(shipped: Framework) -> None:
    report = read(shipped, "The county and its finances", PLACE, MONEY)
    assert [(part.part_id, texts(part.findings)) for part in report.parts] == [
        ("demographics", [PLACE]),
        ("finance", [MONEY]),
    ]


LONG_REASON = " ".join(
    f"Staff of team {number} listened to people and wrote down what they had said." for number in range(6)
)


def test_a_reason_of_any_length_is_the_reason_and_no_text_is_left_out(shipped: Framework) -> None:
    assert len(LONG_REASON) > LONGEST_PHRASE
    lines = each(shipped, lambda _number, name: [name, "Score: 3", f"Rationale: {LONG_REASON}", TEXT, MORE])
    assert statements(read(shipped, *lines)) == whole(shipped, TEXT, MORE, reason=LONG_REASON)


def test_paragraphs_that_brackets_count_are_without_their_numbers(shipped: Framework) -> None:
    lines = each(shipped, lambda number, name: [f"_{name}_", f"[{number}] {TEXT} We scored this quality statement 3."])
    source = blocks_from_plain("\n".join((COUNCIL, *lines)), "draft.txt")
    document = text_document(source, shipped).document
    told = [passage.text for section in document.sections for passage in section.passages]
    assert told.count(f"{TEXT} We scored this quality statement 3.") == len(shipped.statements)
    assert {section.score.level for section in document.sections if section.part_id} >= {3}


def test_a_statement_may_have_several_rows_of_a_sheet(shipped: Framework) -> None:
    head = "Ref\tQuality statement\tScore\tFinding\tOwner"
    above = f"A1\tAbout us: money\t\t{MONEY}\tFinance lead"
    rows = each(
        shipped,
        lambda number, name: [f"{number}.{row}\t{name}\t3\t{text}\tLead" for row, text in enumerate((TEXT, MORE), 1)],
    )
    report = read(shipped, head, above, *rows)
    assert [notice.code for notice in report.notices if notice.code == "statement-repeated"] == []
    found = statements(report)
    assert [(part, score) for part, score, _reason, _texts in found] == [(each.id, 3) for each in shipped.statements]
    assert all(TEXT in texts and MORE in texts for _part, _score, _reason, texts in found)
    assert MONEY in [block.text for block in report.unrecognised]


def codes_of(report: PublishedReport) -> dict[str, str]:
    return {notice.code: dict(notice.data).get("statement", "") for notice in report.notices}


def test_a_label_in_a_table_that_does_not_fit_its_score_is_told(shipped: Framework) -> None:
    rows = each(shipped, lambda number, name: [f"{name}\t2\t{'Good standard' if number == 4 else 'Some shortfalls'}"])
    lines = each(shipped, lambda _number, name: [name, "Score: 2", TEXT])
    assert codes_of(read(shipped, "Scores", *rows, *lines))["label-does-not-fit"] == shipped.statements[3].id


def test_two_rows_of_a_statement_with_two_scores_are_told(shipped: Framework) -> None:
    rows = each(shipped, lambda number, name: [f"{name}\t{2 + row * (number == 4)}\t{TEXT}" for row in (0, 1)])
    assert codes_of(read(shipped, *rows))["score-contradiction"] == shipped.statements[3].id


def test_scores_that_a_line_lists_are_those_of_the_table(shipped: Framework) -> None:
    listed = "; ".join(f"{statement.name} {3 if number else 2}" for number, statement in enumerate(shipped.statements))
    lines = each(shipped, lambda _number, name: [name, "Score: 3", TEXT])
    assert codes_of(read(shipped, f"{listed}.", *lines))["score-differs-from-table"] == shipped.statements[0].id
