"""Which comments are looked for, and in which order they are gone through."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from domain.assessment import Anchor, Passage, PassageKind, Section, SectionKind
from domain.review.comments import Comment, CommentKind, Reply, Target, Wanted, in_order, matching, next_open

AT = datetime(2026, 3, 2, 12, tzinfo=UTC)
SECTIONS = tuple(
    Section(
        id=name,
        kind=SectionKind.STATEMENT,
        part_id=name,
        passages=tuple(Passage(f"{name}{number}", PassageKind.PARAGRAPH, "Words.") for number in (1, 2)),
    )
    for name in ("s", "t")
)


def comment(id: str, section_id: str = "s", target: Target = Target.TEXT, place: str = "", start: int = 0) -> Comment:
    anchor = Anchor(place, start, start + 1, "W", "", "") if place else None
    return Comment(id, section_id, target, CommentKind.QUESTION, "Why?", "Ben", "Reviewer", AT, anchor)


def ids(comments: tuple[Comment, ...]) -> str:
    return " ".join(each.id for each in comments)


def test_comments_are_gone_through_as_the_report_is_read() -> None:
    item = replace(comment("item", "", Target.ITEM), item_id="i")
    detached = replace(comment("lost", "s", place="s1"), is_detached=True)
    written = (
        comment("next", "t", place="t1"),
        item,
        detached,
        comment("late", place="s2", start=4),
        comment("early", place="s2"),
        comment("first", place="s1", start=3),
        comment("why", target=Target.RATIONALE),
        comment("score", target=Target.SCORE),
        comment("whole", target=Target.SECTION),
    )
    assert ids(in_order(written, SECTIONS)) == "whole score why first early late lost next item"


@pytest.mark.parametrize(
    ("current", "step", "found"),
    [
        ("a", 1, "c"),
        ("c", 1, "d"),
        ("d", 1, "c"),
        ("", 1, "c"),
        ("", -1, "d"),
        ("c", -1, "d"),
        ("b", 1, "c"),
        ("d", -1, "c"),
    ],
)
def test_the_next_open_comment_is_found_going_round(current: str, step: int, found: str) -> None:
    done = {"resolved_by": "Ann"}
    comments = (
        replace(comment("a"), **done),  # type: ignore[arg-type]
        replace(comment("b"), **done),  # type: ignore[arg-type]
        comment("c"),
        comment("d"),
    )
    met = next_open(comments, current, step)
    assert met is not None and met.id == found
    assert next_open(comments[:2], current, step) is None


def test_a_single_open_comment_is_its_own_next() -> None:
    assert next_open((comment("a"),), "a") == comment("a")


def test_comments_are_narrowed_by_kind_person_state_and_section() -> None:
    answered = replace(
        comment("answered"), replies=(Reply("r", "So.", "Ann", "", AT),), resolved_by="Ann", kind=CommentKind.PRAISE
    )
    assigned = replace(comment("assigned", "t"), assigned_to="Cara", kind=CommentKind.MUST_CHANGE)
    comments = (answered, assigned)
    assert ids(matching(comments, Wanted())) == "answered assigned"
    assert ids(matching(comments, Wanted(kinds=frozenset({CommentKind.PRAISE})))) == "answered"
    assert ids(matching(comments, Wanted(person="Ann"))) == "answered"
    assert ids(matching(comments, Wanted(person="Cara"))) == "assigned"
    assert ids(matching(comments, Wanted(person="Ben", is_open=True))) == "assigned"
    assert ids(matching(comments, Wanted(is_open=False))) == "answered"
    assert ids(matching(comments, Wanted(section_id="t"))) == "assigned"
    assert matching(comments, Wanted(person="Dan")) == ()
