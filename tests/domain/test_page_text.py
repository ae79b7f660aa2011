"""A page of lines becomes paragraphs, and every character of theirs is known on the page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.text.cleaning import clean_line
from domain.text.page_text import is_bullet, paragraphs_of_page

WRAPPED = (
    "Home care rates rose by 6.2% in April 2024, and standard care home rates by 5.8%, after two\r\n"
    "meetings with provider representatives. The cost model and the decision were published.\r\n"
)


def texts(page: str) -> list[str]:
    return [text for text, _places in paragraphs_of_page(page)]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("", []),
        (" \r\n\t\r\n", []),
        ("One line.", ["One line."]),
        ("First.\n\nSecond.", ["First.", "Second."]),
        ("Fees and pooled money\r\n" + WRAPPED, ["Fees and pooled money", WRAPPED.replace("\r\n", " ").strip()]),
        ("• one thing\r\n• another\r\n1. a third", ["• one thing", "• another", "1. a third"]),
        ("The assess\ufffe\r\nment was late.", ["The assessment was late."]),
        ("The assess\x02ment was late.", ["The assessment was late."]),
        ("This was a self-\r\nassessment.", ["This was a self-assessment."]),
        ("Between 2023-\r\n2024 it rose.", ["Between 2023-", "2024 it rose."]),
        ("Too   many \x00 spaces\u200b", ["Too many spaces"]),
    ],
)
def test_lines_become_paragraphs(page: str, expected: list[str]) -> None:
    assert texts(page) == expected


def test_a_line_end_inside_a_paragraph_is_one_space_at_the_place_of_the_line_end() -> None:
    page = WRAPPED
    ((text, places),) = paragraphs_of_page(page)
    at = page.index("\r\n")
    assert text[at : at + 9] == " meetings"
    assert places[at : at + 3] == (at, at + 2, at + 3)


def test_a_full_line_that_ends_a_sentence_does_not_end_the_paragraph() -> None:
    lines = [
        "Rates rose in April 2024, and care home rates rose.",
        "They were published in May, after two long meetings.",
    ]
    assert texts("\r\n".join(lines)) == [" ".join(lines)]


@given(st.text(alphabet=st.sampled_from("ab Z.-•1\r\n\t\x00\x02\ufffe\xad\u200b\u2028é𝒜"), max_size=120))
def test_every_character_is_where_it_is_said_to_be(page: str) -> None:
    last = -1
    for text, places in paragraphs_of_page(page):
        assert len(text) == len(places)
        assert text == clean_line(text).strip()
        assert text
        for char, place in zip(text, places, strict=True):
            assert place > last
            last = place
            assert page[place] == char or (char == " " and page[place].isspace())


@given(st.text(alphabet=st.sampled_from("abZ.1 \r\n"), max_size=120))
def test_no_visible_character_is_lost(page: str) -> None:
    assert "".join("".join(texts(page)).split()) == "".join(page.split())


@pytest.mark.parametrize(("text", "answer"), [("• one", True), ("a) one", True), ("One", False), ("2024 was", False)])
def test_the_mark_of_a_list_is_known(text: str, answer: bool) -> None:
    assert is_bullet(text) is answer
