"""The registry of commands."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from ui.commands import Command, CommandRegistry, DuplicateCommandError


def a_registry(*commands: Command) -> CommandRegistry:
    registry = CommandRegistry()
    registry.register(*commands)
    return registry


def test_a_shortcut_belongs_to_one_command(qapp: QApplication) -> None:
    registry = a_registry(Command("one", "One", "Ctrl+Shift+A", group="G"))
    with pytest.raises(DuplicateCommandError, match="two, one"):
        registry.register(Command("two", "Two", "Shift+Ctrl+A", group="G"))


def test_an_id_belongs_to_one_command(qapp: QApplication) -> None:
    registry = a_registry(Command("one", "One", group="G"))
    with pytest.raises(DuplicateCommandError, match="one"):
        registry.register(Command("one", "Another", group="G"))


def test_running_runs_and_tells(qapp: QApplication) -> None:
    done: list[str] = []
    registry = a_registry(Command("one", "One", run=lambda: done.append("run"), group="G"))
    registry.ran.connect(done.append)
    assert registry.run("one") == ""
    assert done == ["run", "one"]


def test_a_command_that_is_off_is_not_run_and_says_why(qapp: QApplication) -> None:
    done: list[str] = []
    registry = a_registry(Command("one", "One", run=lambda: done.append("run"), group="G", enabled=lambda: "No score"))
    registry.refused.connect(lambda name, reason: done.append(f"{name}: {reason}"))
    assert registry.run("one") == "No score"
    assert done == ["one: No score"]


def test_the_keys_of_a_command_that_is_off_still_tell_the_reason(qapp: QApplication) -> None:
    told: list[str] = []
    registry = a_registry(Command("one", "One", "Ctrl+1", group="G", enabled=lambda: "No score"))
    registry.refused.connect(lambda _name, reason: told.append(reason))
    registry.action("one").trigger()
    assert told == ["No score"]


def test_groups_come_in_the_order_of_registration(qapp: QApplication) -> None:
    registry = a_registry(
        Command("a", "A", group="Edit"), Command("b", "B", group="View"), Command("c", "C", group="Edit")
    )
    assert registry.groups() == ("Edit", "View")
    assert [command.id for command in registry.in_group("Edit")] == ["a", "c"]


def test_the_shortcut_list_leaves_out_what_has_no_keys(qapp: QApplication) -> None:
    registry = a_registry(
        Command("a", "A", "Ctrl+1", group="Edit"), Command("b", "B", group="Edit"), Command("c", "C", group="View")
    )
    assert registry.shortcuts() == (("Edit", (("A", "Ctrl+1"),)),)


def test_a_menu_greys_what_cannot_be_done_only_while_it_is_open(qapp: QApplication) -> None:
    reasons = [""]
    registry = a_registry(Command("one", "One", "Ctrl+1", group="G", icon="undo", enabled=lambda: reasons[0]))
    menu = registry.build_menu("Menu", ("G",))
    reasons[0] = "Nothing to undo"
    menu.aboutToShow.emit()
    action = menu.actions()[0]
    assert (action.isEnabled(), action.toolTip()) == (False, "Nothing to undo")
    menu.aboutToHide.emit()
    assert action.isEnabled()


def test_what_is_not_listed_is_in_no_menu(qapp: QApplication) -> None:
    registry = a_registry(Command("a", "A", group="G"), Command("b", "B", group="G", is_listed=False))
    assert [action.text() for action in registry.build_menu("Menu", ("G",)).actions()] == ["A"]
