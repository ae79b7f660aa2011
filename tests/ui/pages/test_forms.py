"""Forms made from a table of fields."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QCheckBox, QLineEdit
from pytestqt.qtbot import QtBot

from ui.pages.authorities import authority_names
from ui.pages.form import FieldKind, Form, FormField
from ui.widgets.growing_text import GrowingText
from ui.widgets.pickers import Picker

FIELDS = (
    FormField("title", "Title"),
    FormField("people", "People heard", FieldKind.COUNT),
    FormField("day", "Date", FieldKind.DAY),
    FormField("kind", "Kind", FieldKind.CHOICE, choices=(("", "Not yet said"), ("a", "Alpha"))),
    FormField("secret", "Confidential", FieldKind.FLAG),
    FormField("notes", "Notes", FieldKind.PROSE),
)
VALUES: dict[str, Any] = {
    "title": "Focus group",
    "people": 12,
    "day": date(2025, 1, 17),
    "kind": "a",
    "secret": True,
    "notes": "One.\nTwo.",
}


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form(FIELDS)
    qtbot.addWidget(made)
    return made


def test_values_come_back_as_they_were_given(form: Form) -> None:
    form.set_values(VALUES)
    assert form.values() == VALUES


def test_setting_values_is_no_edit(form: Form) -> None:
    edits: list[str] = []
    form.edited.connect(lambda key, value: edits.append(key))
    form.set_values(VALUES)
    form.commit()
    assert edits == []


def test_each_edit_is_told_once(form: Form) -> None:
    edits: list[tuple[str, object]] = []
    form.edited.connect(lambda key, value: edits.append((key, value)))
    title = form.control("title")
    assert isinstance(title, QLineEdit)
    title.setText("Interview")
    title.editingFinished.emit()
    title.editingFinished.emit()
    secret, kind, notes = form.control("secret"), form.control("kind"), form.control("notes")
    assert isinstance(secret, QCheckBox) and isinstance(kind, Picker) and isinstance(notes, GrowingText)
    secret.click()
    kind.setCurrentIndex(1)
    notes.setPlainText("Three.")
    form.commit()
    assert edits == [("title", "Interview"), ("secret", True), ("kind", "a"), ("notes", "Three.")]


def test_a_date_that_is_none_is_said_under_its_field(form: Form) -> None:
    day = form.control("day")
    assert isinstance(day, QLineEdit)
    day.setText("next week")
    day.editingFinished.emit()
    assert "is not a date" in day.accessibleDescription()


@pytest.mark.parametrize(("text", "count"), [("12", 12), ("about 1,204", 1204), ("", None), ("none", None)])
def test_numbers_of_people_are_read_generously(form: Form, text: str, count: int | None) -> None:
    people = form.control("people")
    assert isinstance(people, QLineEdit)
    people.setText(text)
    assert form.value("people") == count


def test_every_control_has_a_name(form: Form) -> None:
    for field in FIELDS:
        control = form.control(field.key)
        assert control.accessibleName() or isinstance(control, QCheckBox)


def test_every_authority_is_offered_once() -> None:
    names = authority_names()
    assert len(names) == len(set(names)) == 153
