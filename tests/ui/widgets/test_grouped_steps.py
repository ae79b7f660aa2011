"""Going through the rows of groups by key while rows go, as what is settled does."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from ui.widgets.grouped_list import GroupedList
from ui.widgets.grouped_rows import Group, MarkedRow


def groups(*rows: str) -> list[Group]:
    """Return two groups: rows in small letters, and rows in capitals."""
    small = tuple(MarkedRow(each, each) for each in rows if each.islower())
    capital = tuple(MarkedRow(each, each) for each in rows if each.isupper())
    return [each for each in (Group("small", "Small", small), Group("capital", "Capital", capital)) if each.rows]


@pytest.fixture
def shown(qtbot: QtBot) -> GroupedList:
    made = GroupedList("Rows")
    qtbot.addWidget(made)
    made.set_groups(groups("a", "b", "c", "A", "B"))
    return made


def test_steps_go_over_groups_and_round(shown: GroupedList) -> None:
    assert [shown.step(1) for _ in range(6)] == ["a", "b", "c", "A", "B", "a"]
    assert [shown.step(-1) for _ in range(2)] == ["B", "A"]


def test_where_the_current_row_goes_the_next_step_leads_to_the_one_behind_it(shown: GroupedList) -> None:
    shown.choose("b")
    shown.set_groups(groups("a", "c", "A", "B"))
    assert (shown.current_id(), shown.step(1)) == ("c", "c")
    assert shown.step(1) == "A"


def test_it_does_so_where_others_went_with_it_and_over_the_end_of_a_group(shown: GroupedList) -> None:
    shown.choose("c")
    shown.set_groups(groups("b", "A", "B"))
    assert shown.step(1) == "A"
    shown.choose("B")
    shown.set_groups(groups("b", "A"))
    assert shown.step(1) == "b"


def test_a_step_back_from_a_row_that_is_gone_leads_to_the_one_before(shown: GroupedList) -> None:
    shown.choose("b")
    shown.set_groups(groups("a", "c", "A", "B"))
    assert shown.step(-1) == "a"


def test_who_chooses_the_row_that_came_in_its_place_goes_on_from_there(shown: GroupedList) -> None:
    shown.choose("b")
    shown.set_groups(groups("a", "c", "A", "B"))
    shown.choose("c")
    assert shown.step(1) == "A"


def test_rows_that_are_not_asked_for_are_passed_over(shown: GroupedList) -> None:
    shown.choose("a")
    assert [shown.step(1, {"a", "A"}) for _ in range(3)] == ["A", "a", "A"]
    assert shown.step(1, ()) == ""
