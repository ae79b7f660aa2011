"""The words of those who commented on a draft, and of those who answered, are none of its findings."""

from __future__ import annotations

import time

import pytest

from domain.assessment import PassageKind
from domain.checks.text_alone import check_text
from domain.frameworks.framework import Framework
from domain.published.marking import marks_of
from domain.published.phrases import MarkKind
from domain.published.remarks import is_open, remark_marks
from domain.published.report import recognise
from domain.text.blocks import SourceText, TextBlock
from export.reading.plain_blocks import blocks_from_plain
from ui.headless.choosing import shipped_frameworks
from ui.house_style import style_with_spelling

HEAD = ("Marwell Borough Council: local authority assessment", "Safeguarding", "Score: 3")
TEXT = "People told us that they had felt safe at home."
MORE = "Partners told us that they had heard the outcome of each concern."


@pytest.fixture(scope="module")
def shipped() -> Framework:
    return shipped_frameworks()[0]


def source(*lines: str) -> SourceText:
    return blocks_from_plain("\n".join((*HEAD, *lines)), "")


def remarks(framework: Framework, *lines: str) -> list[str]:
    blocks = source(*lines).blocks
    marks = zip(blocks, marks_of(blocks, framework), strict=True)
    return [block.text for block, mark in marks if mark is not None and mark.kind is MarkKind.REMARK]


CLOSED = (
    ("Authority’s comment: The figure is wrong (return, page 3).", "Our response: Accepted and changed."),
    ("Council's comment (3 June 2025): This is wrong.", "CQC response: Not accepted. See interview 4."),
    ("LA comment 3: The audit was in April.", "Outcome: Accepted; changed to April."),
    ("Reviewer comments: Please give the period. (12 November 2025)", "Response: Added.", "Status: Resolved"),
    ("Comment [AB12]: Check wording with legal. – resolved",),
    ("Commented [RP1R2]: Done.",),
    ("Comment (RP, 3 May 2025): Good, keep.", "Reply: Thank you."),
    ("Comment by Rosa Platt, 12 May 2025: Nice paragraph. (resolved)",),
    ("QA comment 2: Is this right?", "Action taken: checked with the return."),
    ("Moderator’s query: Where is this from?", "Page 2 of 9", "Answer: Interview 4."),
    ("Authority’s comment: None.",),
)
OPEN = (
    ("Reviewer 2 comments: Is the date right?", "Status: Open"),
    ("Comment [RP2]: Source for students please.",),
    ("Moderation panel’s challenge: Where is this from?", "Response:"),
    ("Authority comment: The audit was in April.", "Decision: to be agreed with the lead"),
)
NONE = (
    "Question: what did people value most? People told us that it was time with a worker.",
    "Our response: we had rewritten every letter with people who used services.",
    "People’s comments: staff had been patient and had explained each step.",
    "Comments from people: they had liked the new forms and the calls.",
    "Comment: staff had been kind, one person wrote.",
    "Status: the plan had been agreed in May 2025.",
    "The council’s response to complaints had been quick, people told us.",
    "Comment 4 of the survey said that calls had been answered.",
)


@pytest.mark.parametrize("lines", CLOSED)
def test_a_comment_and_what_answers_it_are_no_findings(lines: tuple[str, ...], shipped: Framework) -> None:
    report = recognise(source(TEXT, *lines, MORE), shipped)
    assert [block.text for block in report.parts[0].findings] == [TEXT, MORE]
    assert {block.text for block in report.unrecognised} >= {line for line in lines if "Page" not in line}


@pytest.mark.parametrize("lines", [*CLOSED, *OPEN])
def test_what_is_still_to_be_settled_is_told(lines: tuple[str, ...]) -> None:
    blocks = source(*lines).blocks
    found = remark_marks(blocks, [None] * len(blocks)).values()
    assert {is_open(mark) for mark in found} == {lines in OPEN}


@pytest.mark.parametrize("line", NONE)
def test_text_that_looks_alike_stays(line: str, shipped: Framework) -> None:
    assert remarks(shipped, TEXT, line, MORE) == []


def test_comments_without_whose_they_are_count_where_they_are_answered(shipped: Framework) -> None:
    pair = ("Comment: is this right?", "Response: yes.")
    assert remarks(shipped, TEXT, *pair, MORE) == []
    assert remarks(shipped, TEXT, *pair, MORE, *pair) == [*pair, *pair]


def test_a_table_of_what_was_changed_is_no_text_of_the_report(shipped: Framework) -> None:
    rows = ("No. | Paragraph | Decision", "1 | 1.1 | Accepted", "2 | 3.2 | Not accepted", "3 | 4.1 | Accepted")
    log = ("4 Table of amendments", *rows, "Totals: 3 points were decided.")
    assert remarks(shipped, TEXT, *log) == list(log)
    assert remarks(shipped, *log[:-1], "5 What else we found", TEXT, MORE, TEXT, MORE) == list(log[:-1])
    versions = ("Version history", "0.1, 24 March 2025: first draft.", "0.2, 4 April 2025: facts added.")
    assert remarks(shipped, *versions, "How we did it", TEXT, MORE, TEXT) == list(versions)


def found(framework: Framework, *lines: str) -> list[tuple[str, str]]:
    read = source(TEXT, *lines, MORE)
    whole = {str(block.place): block.text for block in read.blocks}
    findings = check_text(framework, read, style_with_spelling()).checked.findings
    assert all(whole[each.passage_id][each.start : each.end] == each.text for each in findings if each.passage_id)
    return [(each.code, each.text) for each in findings if whole.get(each.passage_id) in lines]


def test_nothing_is_held_against_the_words_of_a_comment(shipped: Framework) -> None:
    answered = ("LA comment: Please use alot of care, the elderly is 45.", "Our response: None needed. Accepted.")
    assert found(shipped, *answered) == []


def test_an_open_comment_is_told_of_and_what_is_private_in_any(shipped: Framework) -> None:
    line = "Moderator’s query: Where does this come from? Ring 01632 960417."
    assert ("telephone-number", "01632 960417") in found(shipped, line)
    assert any(code == "note-left" for code, _text in found(shipped, line))
    assert [code for code, _text in found(shipped, line, "Response: done.")] == ["telephone-number"]


@pytest.mark.parametrize(
    "line", ["Comment 1 1 1 1 1 1 1 1 1 1 1", "Authority comment: x", "Change log", "1 | 2", "Status:"]
)
def test_it_takes_time_proportional_to_the_text(line: str) -> None:
    blocks = [TextBlock(PassageKind.PARAGRAPH, line, 0, (), place) for place in range(100_000)]
    begun = time.process_time()
    remark_marks(blocks, [None] * len(blocks))
    assert time.process_time() - begun < 10
