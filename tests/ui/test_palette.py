"""The palette over commands and texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ui.commands import Command, CommandRegistry
from ui.palette import CommandPalette, TextHit
from ui.widgets.fuzzy import match_score

Answer = Callable[[Sequence[TextHit]], None]


class Bench:
    """A window with a field and a palette over it, and what was done."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.done: list[str] = []
        self.asked: list[tuple[str, Answer]] = []
        self.window = QWidget()
        self.window.resize(900, 600)
        self.field = QLineEdit()
        QVBoxLayout(self.window).addWidget(self.field)
        qtbot.addWidget(self.window)
        self.commands = CommandRegistry(self.window)
        self.commands.register(
            self.command("export.word", "Export as Word report", "Ctrl+E"),
            self.command("evidence.add", "Add evidence"),
            self.command("next", "Go to the next pane"),
            Command("publish", "Publish", group="Report", enabled=lambda: "Two statements have no score"),
        )
        self.palette = CommandPalette(
            self.window, self.commands, lambda text, answer: self.asked.append((text, answer))
        )
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        self.field.setFocus()
        self.palette.open_palette()

    def command(self, name: str, title: str, keys: str = "") -> Command:
        return Command(name, title, keys, lambda: self.done.append(name), group="Group")

    def press(self, key: Qt.Key) -> None:
        self.qtbot.keyClick(self.palette.field, key)

    def titles(self) -> list[str]:
        rows = self.palette.results.rows
        return [rows.row_at(rows.index(place)).title for place in range(rows.rowCount())]


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    return Bench(qtbot)


def test_it_offers_every_command_before_anything_is_typed(bench: Bench) -> None:
    assert len(bench.titles()) == 4


def test_what_was_run_last_comes_first(bench: Bench) -> None:
    bench.commands.run("next")
    bench.palette.close_palette()
    bench.palette.open_palette()
    assert bench.titles()[0] == "Go to the next pane"


def test_enter_runs_the_best_match(bench: Bench) -> None:
    bench.palette.field.setText("word")
    bench.press(Qt.Key.Key_Return)
    assert bench.done == ["export.word"]
    assert not bench.palette.isVisible()


def test_arrows_choose_without_leaving_the_field(bench: Bench) -> None:
    bench.press(Qt.Key.Key_Down)
    bench.press(Qt.Key.Key_Return)
    assert bench.done == ["evidence.add"]


def test_escape_closes_and_gives_the_focus_back(bench: Bench) -> None:
    bench.press(Qt.Key.Key_Escape)
    assert not bench.palette.isVisible()
    assert bench.window.focusWidget() is bench.field


def test_a_command_that_is_off_says_why_and_is_not_run(bench: Bench) -> None:
    bench.palette.field.setText("publish")
    rows = bench.palette.results.rows
    assert (rows.row_at(rows.index(0)).detail, rows.row_at(rows.index(0)).is_off) == (
        "Two statements have no score",
        True,
    )
    bench.press(Qt.Key.Key_Return)
    assert bench.palette.isVisible()


def test_texts_come_after_the_commands_and_open(bench: Bench) -> None:
    bench.palette.field.setText("export")
    text, answer = bench.asked[-1]
    answer([TextHit("Governance", "staff could export figures", lambda: bench.done.append(text))])
    assert bench.titles() == ["Export as Word report", "Governance"]
    bench.press(Qt.Key.Key_Down)
    bench.press(Qt.Key.Key_Return)
    assert bench.done == ["export"]


def test_other_words_of_a_command_count_as_words_and_not_by_their_letters(bench: Bench) -> None:
    words = "house style terms words acronyms checks spelling dictionary organisation"
    bench.commands.register(Command("rules", "Own rules of the checks", group="Checks", words=words))
    bench.palette.field.setText("learning")
    bench.asked[-1][1]([TextHit("Learning, improvement and innovation", "", lambda: bench.done.append("page"))])
    assert bench.titles() == ["Learning, improvement and innovation"]
    bench.press(Qt.Key.Key_Return)
    assert bench.done == ["page"]
    bench.palette.open_palette()
    bench.palette.field.setText("spelling")
    assert bench.titles() == ["Own rules of the checks"]


def test_an_answer_to_what_was_typed_before_is_dropped(bench: Bench) -> None:
    bench.palette.field.setText("exp")
    late = bench.asked[-1][1]
    bench.palette.field.setText("evidence")
    late([TextHit("Old", "", lambda: None)])
    assert "Old" not in bench.titles()


def test_nothing_found_is_said(bench: Bench) -> None:
    bench.palette.field.setText("zzzzzz")
    assert bench.titles() == []
    assert not bench.palette.results.isVisible()


@pytest.mark.parametrize(
    ("typed", "better", "worse"),
    [
        ("export", "Export as Word report", "Show what was exported"),
        ("ex", "Export", "Go to the next pane"),
        ("word exp", "Export as Word report", "Add evidence"),
        ("ewr", "Export Word report", "Add evidence"),
        ("evd", "Add evidence", "Publish"),
    ],
)
def test_the_nearer_match_wins(typed: str, better: str, worse: str) -> None:
    assert match_score(typed, better) > match_score(typed, worse)


@pytest.mark.parametrize(("typed", "text"), [("xyz", "Export"), ("word zzz", "Export as Word report")])
def test_what_does_not_match_scores_nothing(typed: str, text: str) -> None:
    assert match_score(typed, text) == 0


def test_closing_is_safe_when_what_had_the_focus_is_gone(bench: Bench, qtbot: QtBot) -> None:
    bench.press(Qt.Key.Key_Escape)
    bench.palette.open_palette()
    bench.field.deleteLater()
    qtbot.waitUntil(lambda: not isValid(bench.field))
    bench.palette.close_palette()
    assert not bench.palette.isVisible()


@pytest.mark.parametrize("height", [300, 420, 433, 600])
def test_no_row_is_cut_in_half(bench: Bench, height: int) -> None:
    bench.window.resize(900, height)
    bench.palette.open_palette()
    row = bench.palette.results.sizeHintForRow(0)
    assert bench.palette.results.height() % row == 0
    assert bench.palette.results.geometry().bottom() < height
