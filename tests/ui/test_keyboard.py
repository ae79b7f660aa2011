"""The real window by keyboard: where the focus begins and goes, and that every control has a name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from driving import Person
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from store.errors import CannotOpen

pytestmark = [pytest.mark.journey, pytest.mark.qt_log_ignore("does not support")]


@pytest.fixture
def person(qtbot: QtBot, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Person]:
    """Somebody at the home page of a workspace that holds the sample."""
    monkeypatch.setenv("ASSAY_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setenv("ASSAY_LOGS", str(tmp_path / "logs"))
    someone = Person(qtbot, sample)
    yield someone
    if someone.window.isVisible():
        someone.leave()


@pytest.fixture
def newcomer(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Person]:
    """Somebody at the home page of an empty workspace."""
    monkeypatch.setenv("ASSAY_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setenv("ASSAY_LOGS", str(tmp_path / "logs"))
    someone = Person(qtbot, tmp_path / "workspace")
    yield someone
    if someone.window.isVisible():
        someone.leave()


def open_sample(someone: Person) -> None:
    someone.until(lambda: someone.home.rows)
    someone.window.open_assessment(someone.home.rows[0].assessment_id)
    someone.until(lambda: someone.window.desk is not None and someone.desk.sections)
    someone.until_quiet()


def without_name(window: QWidget) -> list[str]:
    """Return the controls that take the focus and have nothing a screen reader could say."""
    faults = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        said = QAccessible.queryAccessibleInterface(widget)
        if said is None or not said.text(QAccessible.Text.Name).strip():
            faults.append(f"{type(widget).__module__}.{type(widget).__name__} {widget.objectName()}".strip())
    return faults


def places(someone: Person) -> list[tuple[str, Callable[[], object]]]:
    """Return every place of the window with the step that leads there."""
    window = someone.window
    item = next(item for item in someone.document.items if item.files)
    return [
        ("overview", lambda: someone.desk.show_row("overview")),
        ("demographics", lambda: someone.open_part("demographics")),
        ("facts", lambda: someone.open_part(_facts(someone))),
        ("statement", lambda: someone.open_part("safeguarding")),
        ("second score", lambda: someone.desk.statement.seconds.fold.set_open(True)),
        ("moderation", lambda: someone.desk.show_row("moderation")),
        ("statement again", lambda: someone.open_part("safeguarding")),
        ("framework's words", lambda: someone.desk.statement.words.set_open(True)),
        ("find and replace", lambda: window.registry.run("replace")),
        ("link", lambda: window.registry.run("set-link")),
        ("evidence item", lambda: someone.desk.evidence.open_item(item.id)),
        ("new note", lambda: window.registry.run("add-note")),
        ("versions", lambda: window.registry.run("versions")),
        ("history", lambda: window.side.open_page(4)),
        ("palette", window.open_palette),
        ("settings", lambda: window.show_page("settings")),
        ("shortcuts", lambda: window.show_page("shortcuts")),
        ("home", window.go_home),
        ("new assessment", lambda: someone.home.begin()),
        ("closed", lambda: window.go_nowhere(CannotOpen("damaged", {"path": "assay.db"}))),
    ]


def _facts(someone: Person) -> str:
    return next(section.part_id for section in someone.desk.sections if str(section.kind) == "facts")


def test_every_control_that_takes_the_focus_has_a_name(person: Person) -> None:
    assert without_name(person.window) == []
    open_sample(person)
    for place, go in places(person):
        go()
        person.until(lambda: not person.window.backend.is_busy)
        assert (place, without_name(person.window)) == (place, [])


def test_the_focus_begins_where_work_begins(newcomer: Person) -> None:
    newcomer.until(lambda: isinstance(newcomer.window.focusWidget(), QAbstractButton))
    begun = newcomer.window.focusWidget()
    assert isinstance(begun, QAbstractButton) and begun.text() in ("New assessment", "Begin an assessment")


def test_the_focus_goes_to_the_outline_of_what_is_opened(person: Person) -> None:
    open_sample(person)
    person.until(lambda: person.window.focusWidget() is person.window.outline)


def test_enter_presses_the_button_that_has_the_focus(newcomer: Person) -> None:
    newcomer.until(lambda: isinstance(newcomer.window.focusWidget(), QAbstractButton))
    begun = newcomer.window.focusWidget()
    assert begun is not None
    newcomer.bot.keyClick(begun, Qt.Key.Key_Return)
    assert newcomer.home.new_form.isVisible()


def test_enter_in_the_outline_and_a_key_lead_to_the_findings(person: Person) -> None:
    open_sample(person)
    outline = person.window.outline
    outline.setFocus()
    section = next(section for section in person.desk.sections if section.part_id == "safeguarding")
    outline.choose(section.id)
    person.until_quiet()
    person.bot.keyClick(outline, Qt.Key.Key_Return)
    assert person.window.focusWidget() is person.editor
    person.desk.statement.rationale.text.setFocus()
    person.run("go-to-findings")
    assert person.window.focusWidget() is person.editor


def test_tab_comes_round_on_every_page_and_no_control_keeps_it(person: Person) -> None:
    open_sample(person)
    for part in ("safeguarding", "demographics", _facts(person)):
        person.open_part(part)
        person.window.focus_middle()
        seen = _walk(person)
        assert len(seen) > 5, part
        assert seen[0] in _walk_back(person, len(seen)), part


def _walk(someone: Person) -> list[QWidget]:
    """Press Tab until the focus comes to a place where it was; return the places in order."""
    seen: list[QWidget] = []
    while (now := someone.window.focusWidget()) is not None and now not in seen and len(seen) < 200:
        seen.append(now)
        someone.bot.keyClick(now, Qt.Key.Key_Tab)
    return seen


def _walk_back(someone: Person, steps: int) -> list[QWidget]:
    seen: list[QWidget] = []
    for _step in range(steps + 1):
        now = someone.window.focusWidget()
        assert now is not None
        seen.append(now)
        someone.bot.keyClick(now, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    return seen
