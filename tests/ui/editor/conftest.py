"""An editor on the screen, and what tests ask of it."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from ui.editor.findings_editor import FindingsEditor
from ui.editor.identity import MovedPassages

EditorMaker = Callable[[], FindingsEditor]


@pytest.fixture
def make_editor(qtbot: QtBot) -> Iterator[EditorMaker]:
    numbers = itertools.count(1)
    moves = MovedPassages()

    def make() -> FindingsEditor:
        editor = FindingsEditor(lambda: f"new-{next(numbers)}", moves=moves)
        qtbot.addWidget(editor)
        editor.resize(800, 600)
        editor.show()
        return editor

    yield make
    # A clipboard that outlives the test must not hold data of Python's.
    QGuiApplication.clipboard().setText("")


@pytest.fixture
def editor(make_editor: EditorMaker) -> FindingsEditor:
    return make_editor()
