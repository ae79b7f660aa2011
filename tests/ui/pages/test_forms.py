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


@pytest.mark.parametrize(
    ("text", "count"), [("12", 12), (" about 1,204 ", 1204), ("1 204 people", 1204), ("0", 0), ("", None)]
)
def test_a_number_of_people_is_read_with_words_beside_it(form: Form, text: str, count: int | None) -> None:
    people = type_people(form, text)
    assert form.value("people") == count
    assert (people.text(), form.unreadable()) == ("" if count is None else str(count), {})


@pytest.mark.parametrize("text", ["10-15", "-5", "3.5", "some", "10 or 12", "1,20", "1234567890", "\u0661\u0662"])
def test_what_is_no_number_stays_as_typed_and_is_said(form: Form, text: str) -> None:
    form.set_values({"people": 7})
    people = type_people(form, text)
    form.set_values({"people": 7})
    assert (people.text(), form.unreadable(), form.value("people")) == (text, {"people": text}, 7)
    assert people.accessibleDescription().startswith(f"\u201c{text}\u201d is not a whole number.")


def test_a_number_that_is_begun_stays_while_another_field_is_saved(form: Form, qtbot: QtBot) -> None:
    form.show()
    people = form.control("people")
    assert isinstance(people, QLineEdit)
    people.setFocus()
    qtbot.waitUntil(people.hasFocus)
    qtbot.keyClicks(people, "10-")
    form.set_values({"people": None})
    assert people.text() == "10-"


def type_people(form: Form, text: str) -> QLineEdit:
    people = form.control("people")
    assert isinstance(people, QLineEdit)
    people.setText(text)
    people.editingFinished.emit()
    return people


def test_every_control_has_a_name(form: Form) -> None:
    for field in FIELDS:
        control = form.control(field.key)
        assert control.accessibleName() or isinstance(control, QCheckBox)


def test_every_authority_is_offered_once() -> None:
    names = authority_names()
    assert len(names) == len(set(names)) == 153
