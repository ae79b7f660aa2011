"""What dictating and half an edit leave behind, and right words that look like it."""

from __future__ import annotations

import pytest

from domain.checks.prose import words_of
from domain.checks.typing.leftovers import leftovers_in, repeated_in
from domain.checks.typing.run_ons import run_ons_in

TWICE = (
    ("Carers could ask for a review in «their own their own» right.", "their own"),
    ("The «local authority local authority» paid them.", "local authority"),
    ("The record was being built «at the time of at the time of» our visit.", "at the time of"),
    ("Staff «told us told us» that it was quick.", "told us"),
)
LEFT = (
    ("Workers rang each person who was waiting «comma» checked the risk and wrote it down.", None),
    ("They were kept informed «full stop» this helped.", None),
    ("The audit of March «2O25» found it.", "2025"),
    ("There were «l2» vacancies in the team.", "12"),
    ("Consent was written down «more clearer» than before.", "clearer"),
    ("This was the «most easiest» way to ask.", "easiest"),
    ("«One the» board’s groups looked at self-neglect.", "One of the"),
    ("It was liked, and «most the» people we met had used it.", "most of the"),
    ("Staff «told that us» they typed it twice.", "told us that"),
    ("They began to plan soon, «rather waiting» for a date.", "rather than waiting"),
)
RIGHT = (
    "They had more and more and more to do, little by little by little.",
    "It was step by step by design.",
    "The new line of work suited them, and a comma was missing.",
    "B12 and a 10-week wait were noted in 2025.",
    "One group met weekly. Most people knew it. Each their own.",
    "Staff told us that they liked it, and showed that to us.",
    "It was a rather interesting plan, rather testing for some.",
    "They saw more customers than before, and wrote consent down more clearly.",
)
RUNNING_ON = (
    ("stop-missing", "Staff could eat their lunch« Some» relatives were glad of that."),
    ("capitals-slipped", "Some items took longer to arrive, «But» therapists lent a substitute."),
    ("capitals-slipped", "The plan was shared «With» partners in May."),
)
NOT_RUNNING_ON = (
    "They read The King’s Fund report and met The Limes care home.",
    "Leaders said “The plan is clear”, and “But we wait” was heard.",
    "In May this was read in Some Like It.",
)


def parts(marked: str) -> tuple[str, int, int]:
    start, end = marked.index("«"), marked.index("»") - 1
    return marked.replace("«", "").replace("»", ""), start, end


@pytest.mark.parametrize(("marked", "right"), TWICE)
def test_a_phrase_that_stands_twice_running_is_found_and_left_once(marked: str, right: str) -> None:
    text, start, end = parts(marked)
    assert [(each.code, each.start, each.end, each.right) for each in repeated_in(words_of(text))] == [
        ("doubled-word", start, end, right)
    ]


@pytest.mark.parametrize(("marked", "right"), LEFT)
def test_what_is_left_is_found_with_its_mend(marked: str, right: str | None) -> None:
    text, start, end = parts(marked)
    assert [(each.start, each.end, each.right) for each in leftovers_in(words_of(text))] == [(start, end, right)]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert [*leftovers_in(words_of(text)), *repeated_in(words_of(text))] == []


@pytest.mark.parametrize(("code", "marked"), RUNNING_ON)
def test_a_capital_within_a_sentence_begins_one_or_has_slipped(code: str, marked: str) -> None:
    text, start, end = parts(marked)
    assert [(each.code, each.start, each.end) for each in run_ons_in(text)] == [(code, start, end)]


@pytest.mark.parametrize("text", NOT_RUNNING_ON)
def test_titles_and_quotations_have_their_capitals(text: str) -> None:
    assert list(run_ons_in(text)) == []


def test_a_long_text_of_the_same_words_is_gone_through() -> None:
    assert len(list(repeated_in(words_of("care home " * 20_000)))) <= 20_000
