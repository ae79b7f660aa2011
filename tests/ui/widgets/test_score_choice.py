"""Choosing a score by mouse and by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.theme import current_theme
from ui.widgets.score_choice import ChoiceLevel, ScoreChoice

LEVELS = [
    ChoiceLevel(value, f"Evidence shows level {value} of the made-up scale", f"L{value}") for value in range(1, 8)
]


def a_choice(qtbot: QtBot, count: int = 4, width: int = 900) -> ScoreChoice:
    choice = ScoreChoice("Score", LEVELS[:count])
    qtbot.addWidget(choice)
    choice.resize(width, choice.heightForWidth(width))
    choice.show()
    return choice


@pytest.mark.parametrize("count", range(3, 8))
def test_a_digit_chooses_its_level(qtbot: QtBot, count: int) -> None:
    choice = a_choice(qtbot, count)
    with qtbot.waitSignal(choice.chosen) as told:
        qtbot.keyClick(choice, str(count))
    assert (told.args, choice.value()) == ([count], count)


def test_a_digit_beyond_the_scale_does_nothing(qtbot: QtBot) -> None:
    choice = a_choice(qtbot)
    choice.set_value(2)
    qtbot.keyClick(choice, "7")
    assert choice.value() == 2


def test_arrows_step_and_stop_at_the_ends(qtbot: QtBot) -> None:
    choice = a_choice(qtbot)
    told: list[object] = []
    choice.chosen.connect(told.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left):
        qtbot.keyClick(choice.cards[0], key)
    assert told == [1, 2, 1]


def test_backspace_clears(qtbot: QtBot) -> None:
    choice = a_choice(qtbot)
    choice.set_value(3)
    with qtbot.waitSignal(choice.chosen) as told:
        qtbot.keyClick(choice, Qt.Key.Key_Backspace)
    assert told.args == [None]
    assert not any(card.isChecked() for card in choice.cards)


def test_a_click_anywhere_on_a_card_chooses_it_once(qtbot: QtBot) -> None:
    choice = a_choice(qtbot)
    told: list[object] = []
    choice.chosen.connect(told.append)
    for _click in range(2):
        qtbot.mouseClick(choice.cards[2], Qt.MouseButton.LeftButton, pos=choice.cards[2].rect().bottomRight() / 2)
    assert told == [3]
    assert [card.isChecked() for card in choice.cards] == [False, False, True, False]


def test_showing_a_value_tells_nothing(qtbot: QtBot) -> None:
    choice = a_choice(qtbot)
    told: list[object] = []
    choice.chosen.connect(told.append)
    choice.set_value(2)
    assert told == []


def test_tab_stops_once_at_the_chosen_level(qtbot: QtBot) -> None:
    choice = a_choice(qtbot)
    choice.set_value(3)
    assert [bool(card.focusPolicy() & Qt.FocusPolicy.TabFocus) for card in choice.cards] == [False, False, True, False]


def test_each_card_is_read_out_with_number_and_sentence(qtbot: QtBot) -> None:
    assert a_choice(qtbot).cards[0].accessibleName() == "1, Evidence shows level 1 of the made-up scale"


@pytest.mark.parametrize(("width", "columns"), [(900, 4), (300, 2), (120, 1)])
def test_cards_wrap_where_room_is_short_and_none_is_cut_off(qtbot: QtBot, width: int, columns: int) -> None:
    choice = a_choice(qtbot, 4, width)
    assert choice.columns(width) == columns
    assert all(choice.rect().contains(card.geometry()) for card in choice.cards)
    assert all(card.height() >= card.height_for(card.width()) for card in choice.cards)


def test_words_beside_numbers_are_shown_on_all_cards_or_on_none(qtbot: QtBot) -> None:
    levels = [ChoiceLevel(1, "Low", "Low"), ChoiceLevel(2, "High", "A very long word indeed for a small card")]
    choice = ScoreChoice("Score", levels)
    qtbot.addWidget(choice)
    choice.resize(2 * current_theme().space(16), 100)
    choice.show()
    assert [card.shows_word for card in choice.cards] == [False, False]
    choice.resize(1200, 100)
    assert [card.shows_word for card in choice.cards] == [True, True]


def test_it_says_why_it_is_off(qtbot: QtBot) -> None:
    choice = a_choice(qtbot)
    choice.set_off("Approved reports are not scored again")
    qtbot.mouseClick(choice.cards[0], Qt.MouseButton.LeftButton)
    assert (choice.value(), choice.toolTip()) == (None, "Approved reports are not scored again")
    choice.set_off("")
    assert choice.isEnabled()
