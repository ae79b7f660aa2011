"""What changed between two versions: passages that were rewritten, moved, split and deleted, and all that is beside."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.assessment import EvidenceKind, FactAmount, PassageKind, SectionKind, Stance
from domain.review.comparison import (
    CitationChange,
    PassageFate,
    ValueChange,
    compare_passages,
    compare_reports,
    compare_sections,
)
from domain.review.snapshot import (
    CitedItem,
    CitedWords,
    GivenScore,
    PassageText,
    ReportSnapshot,
    SectionSnapshot,
)
from domain.text.word_difference import Part


def passage(name: str, text: str = "", kind: PassageKind = PassageKind.PARAGRAPH) -> PassageText:
    return PassageText(name, kind, 0, text or f"The words of {name}.")


def section(*passages: PassageText, **others: object) -> SectionSnapshot:
    return SectionSnapshot("learning", SectionKind.STATEMENT, passages, **others)  # type: ignore[arg-type]


A, B, C, D = (passage(name) for name in "abcd")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ((A, B), (A, B), "same a, same b"),
        ((A, B), (A, passage("b", "The other words of b.")), "same a, changed b"),
        ((A, B, C), (A, C), "same a, gone b, same c"),
        ((A, C), (A, B, C), "same a, new b, same c"),
        ((A, B, C, D), (D, A, B, C), "moved d, same a, same b, same c"),
        ((A, B), (passage("new", A.text), B), "same new, same b"),
        ((passage("x", "Staff felt heard and safe."),), (passage("y", "Staff feel heard and safe."),), "changed y"),
        ((A,), (passage("y", "Nothing of it is left."),), "new y, gone a"),
        ((A,), (replace(A, kind=PassageKind.HEADING),), "changed a"),
        ((), (A,), "new a"),
        ((A,), (), "gone a"),
    ],
    ids=[
        "nothing", "rewritten", "deleted", "added", "moved", "the same words under a new id",
        "much the same words under a new id", "replaced", "made a heading", "first words", "all deleted",
    ],
)  # fmt: skip
def test_every_passage_is_told_what_became_of_it(
    old: tuple[PassageText, ...], new: tuple[PassageText, ...], said: str
) -> None:
    told = [f"{each.fate} {(each.new or each.old).id}" for each in compare_passages(old, new)]  # type: ignore[union-attr]
    assert ", ".join(told) == said


PASSAGES = st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=8).flatmap(
    lambda ids: st.tuples(*(st.builds(passage, st.just(each), st.sampled_from(("", "One two.", "Two.")))
                            for each in ids))
)  # fmt: skip


@given(PASSAGES, PASSAGES)
def test_both_versions_can_be_read_from_the_comparison(
    old: tuple[PassageText, ...], new: tuple[PassageText, ...]
) -> None:
    found = compare_passages(old, new)
    assert [each.new for each in found if each.new is not None] == list(new)
    assert {each.old.id for each in found if each.old is not None} == {each.id for each in old}
    for each in found:
        for side, part in ((each.old, Part.NEW), (each.new, Part.GONE)):
            assert "".join(words.text for words in each.segments if words.part is not part) == (
                side.text if side else ""
            )
        if each.fate is PassageFate.SAME:
            assert each.old is not None and each.new is not None and each.old.text == each.new.text


def test_words_are_counted() -> None:
    change = compare_sections(section(passage("a", "One two three.")), section(passage("a", "One three four five.")))
    assert (change.words_gone, change.words_new) == (1, 2)


def test_scores_and_reasons_are_compared_by_category() -> None:
    before = section(scores=(GivenScore("", 2, "Not yet."), GivenScore("staff", 3, "Good.")))
    after = section(scores=(GivenScore("", 3, "Now good."), GivenScore("people", 1, "")))
    levels = {
        each.category: tuple(score and score.level for score in (each.before, each.after))
        for each in compare_sections(before, after).scores
    }
    assert levels == {"": (2, 3), "people": (None, 1), "staff": (3, None)}


def cited(exact: str, item: str, start: int = 0) -> CitedWords:
    return CitedWords("a", start, start + len(exact), exact, item, f"E-{item}", "", Stance.SUPPORTS)


def test_a_citation_whose_words_were_corrected_or_moved_along_did_not_change() -> None:
    before = section(A, citations=(cited("The words", "1"), cited("of a", "2", 10)))
    after = section(A, citations=(cited("The right words", "1", 5), cited("of a", "3", 20)))
    assert compare_sections(before, after).citations == (
        CitationChange(True, "E-3", "of a", Stance.SUPPORTS),
        CitationChange(False, "E-2", "of a", Stance.SUPPORTS),
    )


def test_a_cited_item_of_another_category_or_with_other_files_is_a_change() -> None:
    item = CitedItem("i", "E-001", "Interview", EvidenceKind.FILE, "people", ("a" * 64,))
    after = replace(item, category="feedback", files=("b" * 64, "c" * 64))
    change = compare_sections(section(items=(item,)), section(items=(after,)))
    assert change.is_changed
    assert change.values == (
        ValueChange("E-001.category", "people", "feedback"),
        ValueChange("E-001.files", "aaaaaaaa", "bbbbbbbb cccccccc"),
    )


def test_amounts_and_titles_of_evidence_are_compared() -> None:
    item = CitedItem("1", "E-1", "Notes", EvidenceKind.NOTE, "staff")
    before = section(period="2023/24", amounts=(FactAmount("total", 5, None),), items=(item,))
    after = section(period="2024/25", amounts=(FactAmount("total", 6, 7),), items=(replace(item, title="Minutes"),))
    assert compare_sections(before, after).values == (
        ValueChange("E-1", "Notes", "Minutes"),
        ValueChange("period", "2023/24", "2024/25"),
        ValueChange("total.actual", "", "7"),
        ValueChange("total.estimated", "5", "6"),
    )


def test_reports_are_compared_section_by_section() -> None:
    old = ReportSnapshot("Here", "f", None, None, None, None, None, (section(A), replace(section(B), part_id="gone")))
    new = replace(old, authority="There", sections=(section(A), replace(section(C), part_id="new")))
    change = compare_reports(old, new)
    assert change.values == (ValueChange("authority", "Here", "There"),)
    assert [(each.part_id, each.is_new, each.is_gone) for each in change.changed_sections] == [
        ("new", True, False),
        ("gone", False, True),
    ]
    assert compare_reports(old, old).changed_sections == ()
