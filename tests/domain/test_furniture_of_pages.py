"""What pages have beside a report's text is known by its recurring and its place, and told once."""

from __future__ import annotations

import pytest
from made_up_reports import TITLE, read, texts

from domain.published.report import recognise
from domain.text.blocks import SourceText
from export.reading.plain_blocks import blocks_from_plain
from ui.headless.choosing import shipped_frameworks

CARE = ("Caring for people", "Level: 1", "People were cared for.")
SAFETY = ("Safety", "Level: 2", "They were safe.")
LEARNING = ("Learning", "Level: 3", "They learnt.")
FOUND = [("care", ["People were cared for."]), ("safety", ["They were safe."]), ("learning", ["They learnt."])]


def found(*lines: str) -> list[tuple[str, list[str]]]:
    return [(part.part_id, texts(part.findings)) for part in read(TITLE, *lines).parts]


@pytest.mark.parametrize(
    "feet",
    [
        ("Page 1 of 3", "Page 2 of 3", "Page 3 of 3"),
        ("slide 1", "slide 2", "slide 3"),
        ("- 1 -", "- 2 -", "- 3 -"),
        ("1 | Page", "2 | Page", "3 | Page"),
        ("Upper Wold, draft for the board – page 1", "Upper Wold, draft for the board – page 2", "(page 3 of 3)"),
    ],
)
def test_numbers_of_pages_are_no_findings(feet: tuple[str, ...]) -> None:
    first, second, third = feet
    assert found(*CARE, first, *SAFETY, second, *LEARNING, third) == FOUND
    report = read(TITLE, *CARE, first, *SAFETY, second, *LEARNING, third)
    assert texts(report.unrecognised)[:1] == [first.removeprefix("- ")], "they are told once"
    assert len(report.unrecognised) <= 2


def test_a_header_is_known_by_the_numbers_it_stands_beside() -> None:
    head = "Upper Wold | Committee for care | 11 June 2025"
    lines = (*CARE, head, "Page 1 of 3", *SAFETY, "Page 2 of 3", *LEARNING, head, "Page 3 of 3")
    assert found(*lines) == FOUND
    assert texts(read(TITLE, *lines).unrecognised) == [head, "Page 1 of 3"]


@pytest.mark.parametrize("line", ["Back to top", "Up to the start", "Print this page"])
def test_what_leads_from_each_text_to_the_next_heading_is_no_finding(line: str) -> None:
    assert found(*CARE, line, *SAFETY, line, *LEARNING, line) == FOUND


def test_a_label_under_each_statement_is_no_furniture() -> None:
    lines = [TITLE]
    for name, level, text in (CARE, SAFETY, LEARNING):
        lines += [name, level, "What was good", text]
    assert [texts(part.findings)[0] for part in read(*lines).parts] == ["What was good"] * 3


@pytest.mark.parametrize(
    "listed",
    [
        ("Contents", "Caring for people", "Safety", "Learning"),
        ("On this page", "- Caring for people", "- Safety", "- Learning"),
        ("Table of contents", "Caring for people .... 2", "Safety ........ 3", "Learning ....... 4"),
        ("Caring for people", "Safety", "Learning"),
    ],
)
def test_a_list_of_contents_begins_no_statement(listed: tuple[str, ...]) -> None:
    report = read(TITLE, *listed, *CARE, *SAFETY, *LEARNING)
    assert [(part.part_id, texts(part.findings)) for part in report.parts] == FOUND
    assert set(texts(report.unrecognised)) <= {"Contents", "On this page", "Table of contents"}


def test_a_list_of_scores_is_no_list_of_contents() -> None:
    rows = ("All scores", "Caring for people 1", "Safety 3", "Learning 2")
    report = read(TITLE, *rows, *(line for part in (CARE, SAFETY, LEARNING) for line in (part[0], part[2])))
    assert [part.score for part in report.parts] == [1, 3, 2]


def test_a_heading_of_the_contents_ends_what_stands_before_it() -> None:
    lines = ("Contents", "Afterword", "How it came about", "Safety", "Learning")
    rest = ("Afterword", "All was well.", "How it came about", "A team of three wrote it.")
    report = read(TITLE, *lines, *rest, *SAFETY, *LEARNING)
    assert texts(report.parts[0].findings) == ["All was well."]
    assert texts(report.unrecognised) == ["Contents", "How it came about", "A team of three wrote it."]


def test_the_way_to_a_page_is_no_finding() -> None:
    report = read("Home > Care > How are we doing?", TITLE, *SAFETY)
    assert texts(report.unrecognised) == ["Home > Care > How are we doing?"]
    assert texts(read(TITLE, *SAFETY, "Of 40 people, more than 30 (> 75%) agreed.").unrecognised) == []


def test_page_numbers_between_a_name_and_its_score_part_nothing() -> None:
    first, second = shipped_frameworks()[0].statements[:2]
    lines = ["Marwell Borough Council"]
    for number, statement in enumerate((first, second), 1):
        lines += [statement.name, f"Page {number} of 2", "Score: 3", "It was so."]
    source = blocks_from_plain("\n".join(lines), "a.txt")
    report = recognise(SourceText("a.txt", source.blocks), shipped_frameworks()[0])
    assert [(part.part_id, part.score, len(part.findings)) for part in report.parts] == [
        (first.id, 3, 1),
        (second.id, 3, 1),
    ]


def test_what_stands_over_an_e_mail_is_no_text() -> None:
    over = ("From: Quality officer", "To: Head of quality", "Sent: 12 May 2025 16:42", "Subject: RE: the draft")
    pasted = "-----Original message-----"
    assert found(*over, pasted, *CARE, *SAFETY, *LEARNING) == FOUND
    assert found(*CARE, "Subject: how people were cared for", *SAFETY, *LEARNING)[0] == (
        "care",
        ["People were cared for.", "Subject: how people were cared for"],
    )
