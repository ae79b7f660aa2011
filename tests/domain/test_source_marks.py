"""Marks that lead to a text's own list of sources are no part of its sentences, whatever form they have."""

from __future__ import annotations

import pytest

from benchmarks.check_quality import framework
from domain.assessment import PassageKind
from domain.checks.text_alone import check_text
from domain.published.source_lists import source_list
from domain.text.blocks import SourceText, TextBlock
from ui.house_style import style_with_spelling

TEXT = "The report showed that 60 people waited in March 2024."


def blocks(*lines: str) -> tuple[TextBlock, ...]:
    return tuple(TextBlock(PassageKind.PARAGRAPH, line, place=place) for place, line in enumerate(lines, 1))


@pytest.mark.parametrize(
    ("heading", "line", "marked", "left"),
    [
        ("Sources", "1 Report, 2024", "It was so [1].", "It was so."),
        ("List of evidence", "SF01–SF08  Staff groups", "It was so (SF02, SF03).", "It was so."),
        ("Evidence log", "PE01 People", "It was so (PE01), they said (see PE01).", "It was so, they said (see PE01)."),
        ("Key to evidence", "DA-1: Data", "It was so. (DA-1)", "It was so."),
        ("Sources", "1 Report, 2024", "Twelve people (12) waited.", "Twelve people (12) waited."),
        ("List of evidence", "SF01 Staff groups", "The board (SAB) met.", "The board (SAB) met."),
    ],
)
def test_marks_are_cut_out(heading: str, line: str, marked: str, left: str) -> None:
    found = source_list(blocks(TEXT, heading, line), {})
    kept = marked
    for start, end in reversed(found.marks_in(marked)):
        kept = kept[:start] + kept[end:]
    assert (kept, sorted(found.places)) == (left, [2, 3])


def test_notes_at_the_feet_of_pages_are_sources_and_their_marks_stick_to_words() -> None:
    notes = [f"{number} Local authority data, 2023/24." for number in (1, 2, 3)]
    texts = ["1 About us", "The survey1 was kind. It rose to 60%.2 By 2024.3 it had 12 of 40.", "It rose to 64.2"]
    found = source_list(blocks(texts[0], texts[1], notes[0], notes[1], texts[2], notes[2]), {})
    assert sorted(found.places) == [3, 4, 6]
    assert [texts[1][start:end] for start, end in found.marks_in(texts[1])] == ["1", "2", "3"]
    assert found.marks_in(texts[2]) == []


@pytest.mark.parametrize("is_noted", [False, True])
def test_what_a_note_of_word_belongs_to_has_a_source(*, is_noted: bool) -> None:
    told = "Staff had good training. 61% of people with long-term support had a review. They were listened to."
    place = told.index(" They were")
    blocks = (TextBlock(PassageKind.PARAGRAPH, told, place=1, notes=(place,) if is_noted else ()),)
    found = check_text(framework(), SourceText("page.docx", blocks), style_with_spelling()).checked.findings
    assert [each.text for each in found if each.code == "figure-unsourced"] == ([] if is_noted else ["61%"])


def test_numbered_lines_without_marks_in_the_text_are_no_notes() -> None:
    lines = [f"{number} Visit the team, and write to it." for number in (1, 2, 3)]
    assert source_list(blocks(TEXT, *lines), {}).places == frozenset()


def test_anchors_of_comments_at_the_end_are_no_part_of_a_sentence() -> None:
    found = source_list(blocks("It was 34%[a] of all.[b]", "[a]Check with finance", "[b]Delete?"), {})
    assert found.marks_in("It was 34%[a] of all.[b]") == [(10, 13), (21, 24)]
    assert (found.places, found.marks_in("See [c] here.")) == (frozenset(), [])
