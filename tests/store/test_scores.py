"""Levels follow the framework's scale and its way of scoring."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import ANN, BY_CATEGORY, NOON, Desk, a_desk

from domain.assessment import Score
from store.actions.scores import save_rationale, set_level
from store.errors import Refused, Stale
from store.queries.assessments import load_overview
from store.queries.text import load_section


def _set(desk: Desk, part_id: str, level: int | None, category: str = "", why: str | None = None) -> None:
    set_level(
        desk.workspace,
        ANN,
        NOON,
        assessment_id=desk.assessment_id,
        section_id=desk.section_id(part_id),
        level=level,
        why=why,
        category_id=category,
    )


def _score(desk: Desk, part_id: str) -> Score:
    return load_section(desk.workspace, desk.section_id(part_id)).score


def test_a_level_is_kept_with_who_when_and_why(desk: Desk) -> None:
    _set(desk, "learning", 3, why="Staff were supported.")
    score = _score(desk, "learning")
    assert (score.level, score.by, score.at, score.rationale) == (3, ANN.name, NOON, "Staff were supported.")


def test_a_new_level_keeps_the_rationale_unless_one_is_given(desk: Desk) -> None:
    _set(desk, "learning", 3, why="Because.")
    _set(desk, "learning", 2)
    assert _score(desk, "learning").rationale == "Because."


@pytest.mark.parametrize(
    ("part", "level", "category", "code"),
    [
        ("learning", 5, "", "level-not-on-scale"),
        ("learning", 0, "", "level-not-on-scale"),
        ("demographics", 3, "", "not-a-statement"),
        ("learning", 3, "people", "not-scored-by-category"),
    ],
)
def test_what_the_framework_does_not_have_is_refused(
    desk: Desk, part: str, level: int, category: str, code: str
) -> None:
    with pytest.raises(Refused, match=code):
        _set(desk, part, level, category)


def test_where_categories_are_scored_the_statements_level_follows_from_them(tmp_path: Path) -> None:
    desk = a_desk(tmp_path / "w", framework_id=BY_CATEGORY)
    for category, level in (("people", 2), ("staff", 3), ("partners", 3)):
        _set(desk, "learning", level, category)
        assert _score(desk, "learning").level is None
    _set(desk, "learning", 2, "processes")
    assert _score(desk, "learning").level == 3
    _set(desk, "learning", None, "processes")
    assert _score(desk, "learning").level is None
    with pytest.raises(Refused, match="scored-by-category"):
        _set(desk, "learning", 3)
    with pytest.raises(Refused, match="category-unknown"):
        _set(desk, "learning", 3, "observation")
    desk.workspace.close(NOON)


def test_a_stale_rationale_is_refused_with_both_texts(desk: Desk) -> None:
    section_id = desk.section_id("learning")

    def save(text: str, base: int | None) -> None:
        save_rationale(
            desk.workspace,
            ANN,
            NOON,
            assessment_id=desk.assessment_id,
            section_id=section_id,
            rationale=text,
            base_version=base,
        )

    save("First.", None)
    version = _score(desk, "learning").version
    save("Second.", version)
    with pytest.raises(Stale) as refused:
        save("Third.", version)
    assert (refused.value.mine, refused.value.theirs) == ("Third.", "Second.")


def test_the_overview_shows_levels_and_words(desk: Desk) -> None:
    _set(desk, "learning", 3, why="Because.")
    desk.write("learning", "Five words are written here.")
    _assessment, sections = load_overview(desk.workspace, desk.assessment_id)
    summary = next(section for section in sections if section.part_id == "learning")
    assert (summary.level, summary.words, summary.has_rationale) == (3, 5, True)


def test_a_reason_may_be_written_before_any_score_is_given(desk: Desk) -> None:
    section_id = desk.section_id("learning")
    version = load_section(desk.workspace, section_id).score.version
    words = {"assessment_id": desk.assessment_id, "section_id": section_id, "base_version": version}
    save_rationale(desk.workspace, ANN, NOON, rationale="Because of the focus groups.", **words)
    assert load_section(desk.workspace, section_id).score.rationale == "Because of the focus groups."
    with pytest.raises(Stale):
        save_rationale(desk.workspace, ANN, NOON, rationale="Written from an older state.", **words)
