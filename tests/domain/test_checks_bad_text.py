"""No text, however bad, breaks a check or is told what is not so."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from checked import document, narrative, statement, the_framework

from domain.checks.checking import Checked
from domain.checks.engine import CheckEngine
from domain.checks.other_assessments import OtherAssessment
from domain.evidence.evidence import Pseudonym
from ui.house_style import style_with_spelling

OTHERS = (OtherAssessment("Northmoor", ("People told us that the team had listened to them well and often.",)),)
PSEUDONYMS = (Pseudonym("1", "", "Nobody"), Pseudonym("2", "Quill (", "Person A"))
WORDS = "People told us that the team in Leeds had reviewed many records and staff said so with 12 of 15 others"


@cache
def engine() -> CheckEngine:
    return CheckEngine(the_framework(), style_with_spelling(), clock=lambda: 0.0)


def checked(*texts: str) -> Checked:
    """Return what all checks say of a statement and a summary of these paragraphs, which are its rationale as well."""
    made = document(statement("needs", *texts, rationale="\n".join(texts)), narrative("summary", *texts))
    return engine().check(made, PSEUDONYMS, others=OTHERS)


def shapes() -> Iterator[str]:
    """Yield the shapes of bad text."""
    yield from ("", " ", "\n" * 5_000, "\u00a0" * 5_000, "." * 5_000, "!?" * 3_000, "…" * 3_000)
    yield " ".join([*WORDS.split()] * 500)
    yield "a" * 1_000_000
    yield from ("1234567890" * 2_000, "0" * 10_000, "1," * 5_000, "1." * 5_000, "12% " * 3_000, "£" + "9" * 5_000 + "m")
    yield from (f"{'9' * 5_000}% of {'8' * 5_000} people", f"0.{'3' * 5_000}% of 70 people in 2024", "1/" * 4_000)
    yield from (
        "(" * 5_000,
        ")" * 5_000,
        "[" * 5_000,
        "“" * 5_000,
        "”" * 5_000,
        '"' * 5_000,
        "‘a " * 2_000,
        "'" * 5_000,
    )
    yield from ("😀" * 3_000, "👩‍👩‍👧 " * 1_000, "\x00\x01\x1b\x7f" * 1_000, "a\ud800 \udfff" * 1_000, "\ufffe" * 1_000)
    yield from (
        "\u202eשלום עולם " * 500,
        "قال لنا الناس إنهم انتظروا طويلا " * 200,
        "人们告诉我们" * 500,
        "e\u0301" * 3_000,
    )
    yield from (
        "a@" * 3_000,
        "a@b." * 2_000,
        "www." * 2_000,
        "http://" * 2_000,
        "<a " * 3_000,
        "&a" * 3_000,
        "*_#`" * 2_000,
    )
    yield from ("A.A." * 2_000, "ABC (" * 2_000, "Mr Mr " * 2_000, "In Leeds, " * 1_000, "from 12 to 15, up " * 800)


@pytest.mark.parametrize("text", list(shapes()), ids=lambda text: repr(text[:8]))
def test_a_bad_text_is_checked_to_its_end_by_every_check(text: str) -> None:
    for each in checked(text).findings:
        if each.passage_id:
            assert 0 <= each.start < each.end <= len(text)
            assert each.text == text[each.start : each.end]


FRENCH = "Les gens nous ont dit que le personnel était attentif et bien formé, mais que les délais étaient trop longs."
LANGUAGE_CODES = {"word-not-known", "american-form"}


@pytest.mark.parametrize("text", [FRENCH, "קיבלנו מידע מאנשים רבים על השירות בעיר", "人们告诉我们他们等待了很长时间"])
def test_another_language_is_said_once_and_its_words_are_not_looked_up(text: str) -> None:
    codes = [each.code for each in checked(text, f"{text} {text}", text).findings]
    assert codes.count("other-language") == 1
    assert not LANGUAGE_CODES & set(codes)


def test_every_bracket_without_its_half_is_found() -> None:
    found = checked("(" * 7).findings
    assert [each.code for each in found if each.passage_id].count("unbalanced") == 14


def test_an_empty_paragraph_is_no_findings() -> None:
    codes = {each.code for each in checked("").findings}
    assert {"findings-missing", "narrative-missing"} <= codes
