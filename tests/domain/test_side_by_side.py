"""Another assessment beside this one: the same statements by id, name or alias, and where scores went."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import made_up_framework

from domain.assessment import EvidenceKind, SectionKind, Stance
from domain.review.side_by_side import (
    Direction,
    compare_assessments,
    counterparts,
    direction_of,
    has_one_scale,
    in_terms_of,
)
from domain.review.snapshot import CitedItem, CitedWords, GivenScore, ReportSnapshot, SectionSnapshot

NOW = made_up_framework()
FIRST, SECOND = NOW.statements[:2]


def under(**changes: object) -> object:
    """Return the framework with its first statement changed."""
    first = replace(FIRST, **changes)  # type: ignore[arg-type]
    themes = tuple(
        replace(theme, statements=tuple(first if each is FIRST else each for each in theme.statements))
        for theme in NOW.themes
    )
    return replace(NOW, id="then", themes=themes)


def report(*sections: SectionSnapshot) -> ReportSnapshot:
    return ReportSnapshot("Testshire", "f", None, None, None, None, None, sections)


@pytest.mark.parametrize(
    ("before", "after", "is_one_scale", "direction"),
    [
        (2, 3, True, Direction.IMPROVED),
        (3, 3, True, Direction.SAME),
        (3, 2, True, Direction.LOWER),
        (None, 2, True, Direction.UNKNOWN),
        (2, None, True, Direction.UNKNOWN),
        (2, 3, False, Direction.UNKNOWN),
    ],
)
def test_a_score_goes_up_stays_or_goes_down(
    before: int | None, after: int | None, is_one_scale: bool, direction: Direction
) -> None:
    assert direction_of(before, after, is_one_scale=is_one_scale) is direction


def test_frameworks_share_a_scale_with_the_same_words_only() -> None:
    other = replace(NOW, scale=(replace(NOW.scale[0], label="Otherwise"), *NOW.scale[1:]))
    assert has_one_scale(NOW, NOW)
    assert not has_one_scale(other, NOW)


def test_a_statement_is_found_by_its_id_its_name_and_an_alias_of_either_framework() -> None:
    by_name = under(id="s-1", name=FIRST.name.upper(), aliases=())
    by_alias = under(id="s-1", name="Formerly so", aliases=(FIRST.name,))
    unknown = under(id="s-1", name="Formerly so", aliases=())
    for then in (by_name, by_alias):
        found = counterparts(then, NOW)  # type: ignore[arg-type]
        assert (found["s-1"], found[SECOND.id]) == (FIRST.id, SECOND.id)
    assert "s-1" not in counterparts(unknown, NOW)  # type: ignore[arg-type]
    later = under(aliases=("Formerly so",))
    assert counterparts(unknown, later)["s-1"] == FIRST.id  # type: ignore[arg-type]


def test_sections_are_compared_under_their_present_names_without_evidence_and_details() -> None:
    cited = CitedWords("p", 0, 1, "x", "i", "E-001", "", Stance.SUPPORTS)
    item = CitedItem("i", "E-001", "A title", EvidenceKind.NOTE, "")
    then = report(
        SectionSnapshot(
            "old-id", SectionKind.STATEMENT, scores=(GivenScore("", 2),), citations=(cited,), items=(item,)
        ),
        SectionSnapshot("unknown", SectionKind.STATEMENT),
    )
    now = replace(report(SectionSnapshot(FIRST.id, SectionKind.STATEMENT, scores=(GivenScore("", 3),))), authority="B")
    (change,) = compare_assessments(in_terms_of(then, {"old-id": FIRST.id}), now).sections
    (score,) = change.scores
    assert score.before is not None and score.after is not None
    assert (change.part_id, score.before.level, score.after.level) == (FIRST.id, 2, 3)
    assert (change.citations, change.values) == ((), ())
    assert compare_assessments(then, now).values == ()
