"""Words are found and replaced as a reader of print would expect, and links stay on the words they belong to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.assessment import Link
from domain.text.finding import Wanted, find, moved_links, replace

URL = "https://example.org/"


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        ("The council and the Council", Wanted("council"), ["council", "Council"]),
        ("The council and the Council", Wanted("Council", match_case=True), ["Council"]),
        ("aging, managing, Aging", Wanted("aging", whole_words=True), ["aging", "Aging"]),
        ("aging, managing", Wanted("aging"), ["aging", "aging"]),
        ("people’s and people's", Wanted("people's"), ["people’s", "people's"]),
        ("people’s and people's", Wanted("people’s"), ["people’s", "people's"]),
        ("a.b and acb", Wanted("a.b"), ["a.b"]),
        ("C++ (and C)", Wanted("C++", whole_words=True), ["C++"]),
        ("50% of 150%", Wanted("50%", whole_words=True), ["50%"]),
        ("aaaa", Wanted("aa"), ["aa", "aa"]),
        ("straße", Wanted("STRASSE"), []),
        ("anything", Wanted(""), []),
        ("", Wanted("word"), []),
        ("CAFÉ café", Wanted("café"), ["CAFÉ", "café"]),
        ("two  spaces", Wanted("two spaces"), []),
    ],
)
def test_what_is_found(text: str, wanted: Wanted, found: list[str]) -> None:
    assert [text[start:end] for start, end in find(text, wanted)] == found


@pytest.mark.parametrize(
    ("text", "word", "replacement", "result"),
    [
        ("the council told the council", "council", "local authority", "the local authority told the local authority"),
        ("trialing", "trialing", "trialling", "trialling"),
        ("a b c", "b ", "", "a c"),
        ("aaa", "a", "aa", "aaaaaa"),
        ("nothing here", "council", "x", "nothing here"),
        (r"a \1 b", "b", r"\g<0>", r"a \1 \g<0>"),
    ],
)
def test_each_place_is_replaced_to_the_letter(text: str, word: str, replacement: str, result: str) -> None:
    assert replace(text, find(text, Wanted(word)), replacement) == result


@pytest.mark.parametrize(
    ("text", "linked", "word", "replacement", "now_linked"),
    [
        ("see the annual report now", "annual report", "see", "read of", "annual report"),
        ("see the annual report now", "annual report", "now", "later", "annual report"),
        ("see the annual report now", "annual report", "annual", "yearly", "yearly report"),
        ("see the annual report now", "annual report", "report", "account", "annual account"),
        ("see the annual report now", "annual report", "the annual", "a yearly", "a yearly report"),
        ("see the annual report now", "annual report", "report now", "account", "annual account"),
        ("see the annual report now", "annual report", "annual report", "account", "account"),
        ("see the annual report now", "annual report", "the annual report now", "it", "it"),
        ("see the annual report now", "annual report", "annual report", "", None),
        ("see the annual report now", "annual report", "ual rep", "-", "ann-ort"),
        ("see: annual report", "annual report", "see: ", "in the ", "annual report"),
        ("annual report: see", "annual report", ": see", " tells", "annual report"),
    ],
)
def test_a_link_stays_on_its_words(text: str, linked: str, word: str, replacement: str, now_linked: str | None) -> None:
    start = text.index(linked)
    spans = find(text, Wanted(word))
    result = replace(text, spans, replacement)
    links = moved_links((Link(start, start + len(linked), URL),), spans, len(replacement))
    assert [result[link.start : link.end] for link in links] == ([] if now_linked is None else [now_linked])
    assert {link.url for link in links} <= {URL}


@given(st.text("ab ", max_size=30), st.text("ab ", min_size=1, max_size=3), st.text("xy", max_size=4))
def test_after_replacing_none_is_left_and_the_rest_is_untouched(text: str, word: str, replacement: str) -> None:
    spans = find(text, Wanted(word, match_case=True))
    assert replace(text, spans, replacement) == text.replace(word, replacement)
    assert len(spans) == text.count(word)


@given(
    st.text("ab ", min_size=1, max_size=30),
    st.text("ab", min_size=1, max_size=3),
    st.text("xy", max_size=4),
    st.tuples(st.integers(0, 30), st.integers(1, 30)),
)
def test_a_moved_link_stays_inside_the_text(text: str, word: str, replacement: str, place: tuple[int, int]) -> None:
    start = min(place[0], len(text) - 1)
    link = Link(start, min(len(text), start + place[1]), URL)
    spans = find(text, Wanted(word, match_case=True))
    result = replace(text, spans, replacement)
    for moved in moved_links((link,), spans, len(replacement)):
        assert 0 <= moved.start < moved.end <= len(result)
