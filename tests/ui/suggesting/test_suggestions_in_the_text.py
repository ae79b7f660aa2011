"""Suggestions are seen in a text that is written in, and the text of record stays what the document holds."""

from __future__ import annotations

from driving import Person
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu
from suggesting_people import PART, TEXT, suggestions, texts

from domain.review.suggestions import SuggestionState
from ui.suggesting.callout import Callout
from ui.suggesting.pointing import Pointing
from ui.theme import current_theme

ANNS, BENS = "author_1", "author_2"


def box_of(someone: Person, words: str) -> QRect:
    """Return where words of the text are seen in the viewport."""
    found = someone.editor.document().find(words)
    first, last = QTextCursor(found), QTextCursor(found)
    first.setPosition(found.selectionStart())
    last.setPosition(found.selectionEnd())
    return someone.editor.cursorRect(first).united(someone.editor.cursorRect(last))


def painted(someone: Person, words: str, token: str) -> int:
    """Return how many points of the words are seen in just this colour."""
    color = QColor(current_theme().color(token)).rgb()
    seen = someone.editor.viewport().grab(box_of(someone, words)).toImage()
    points = ((x, y) for x in range(seen.width()) for y in range(seen.height()))
    return sum(seen.pixel(x, y) == color for x, y in points)


def callout(someone: Person) -> Callout:
    found = someone.editor.findChild(Callout)
    assert isinstance(found, Callout)
    return found


def put_caret(someone: Person, before: str) -> None:
    caret = someone.editor.document().find(before)
    caret.setPosition(caret.selectionStart())
    someone.editor.setFocus(Qt.FocusReason.OtherFocusReason)
    someone.editor.setTextCursor(caret)


def test_words_to_go_are_struck_in_the_colour_of_each_person_and_the_text_is_as_it_was(
    reviewed_by_hand: Person,
) -> None:
    assert painted(reviewed_by_hand, "told us", ANNS) > 10
    assert painted(reviewed_by_hand, "so", BENS) > 10
    assert painted(reviewed_by_hand, "People", ANNS) == painted(reviewed_by_hand, "People", BENS) == 0
    assert reviewed_by_hand.editor.toPlainText() == TEXT
    assert texts(reviewed_by_hand) == [TEXT]


def test_a_wedge_stands_where_words_would_only_come(someone: Person) -> None:
    before = painted(someone, "People", ANNS)
    someone.run("suggest")
    someone.editor.setTextCursor(_caret_before(someone, "People"))
    someone.type("Many ")
    someone.until_quiet()
    someone.run("suggest")
    someone.desk.suggestions.load()
    someone.until_quiet()
    assert someone.editor.toPlainText() == TEXT
    assert (before, painted(someone, "People", ANNS) > 3) == (0, True)


def test_what_the_caret_rests_on_says_who_suggests_what_until_one_types(reviewed: Person) -> None:
    put_caret(reviewed, "waited")
    reviewed.until(lambda: callout(reviewed).words)
    assert callout(reviewed).words == "Ann Lee: replace \u201cwaited\u201d with \u201cwere kept waiting\u201d"
    reviewed.bot.keyClicks(reviewed.editor, "x")
    assert callout(reviewed).words == ""
    assert not callout(reviewed)._timer.isActive()
    put_caret(reviewed, "Staff")
    callout(reviewed).show_now()
    assert callout(reviewed).words == ""


def test_the_pointer_is_told_in_a_text_that_is_written_in(reviewed: Person) -> None:
    pointing = reviewed.editor.findChild(Pointing)
    assert isinstance(pointing, Pointing)
    assert pointing.tip(_caret_before(reviewed, "waited")).startswith("Ann Lee: replace \u201cwaited\u201d")
    assert pointing.tip(_caret_before(reviewed, "Staff")) == ""


def test_what_the_caret_touches_is_offered_alone_and_accepted(reviewed: Person) -> None:
    put_caret(reviewed, "waited")
    reviewed.run("at-caret")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    accept = next(each for each in menu.actions() if each.text() == "Accept")
    menu.close()
    accept.trigger()
    reviewed.until(lambda: texts(reviewed) == ["Staff told us so. People were kept waiting."])
    assert painted(reviewed, "People were kept waiting", ANNS) == 0


def test_writing_in_struck_words_puts_their_suggestion_in_conflict_and_strikes_nothing(reviewed: Person) -> None:
    put_caret(reviewed, "aited")
    reviewed.bot.keyClicks(reviewed.editor, "h")
    states = {each.anchor.exact: each.state for each in suggestions(reviewed)}
    assert texts(reviewed) == ["Staff told us so. People whaited."]
    assert states["waited"] is SuggestionState.IN_CONFLICT
    reviewed.desk.suggestions.load()
    reviewed.until_quiet()
    assert painted(reviewed, "whaited", ANNS) == 0
    assert painted(reviewed, "told us", ANNS) > 10


def test_the_text_can_be_read_without_them(reviewed: Person) -> None:
    assert reviewed.run("mark-suggestions") == ""
    assert painted(reviewed, "told us", ANNS) == painted(reviewed, "so", BENS) == 0
    put_caret(reviewed, "waited")
    callout(reviewed).show_now()
    assert callout(reviewed).words == ""
    assert len(reviewed.editor.suggested.marks()) == 1
    reviewed.run("mark-suggestions")
    assert painted(reviewed, "told us", ANNS) > 10


def _caret_before(someone: Person, words: str) -> QTextCursor:
    caret = someone.editor.document().find(words)
    caret.setPosition(caret.selectionStart())
    return caret


def test_a_break_that_is_to_go_is_signed(someone: Person) -> None:
    someone.write("And more.")
    assert someone.document.section_of(PART).passages[1].text == "And more."
    someone.run("suggest")
    end = _caret_before(someone, "People")
    end.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    someone.editor.setTextCursor(end)
    someone.bot.keyClick(someone.editor, Qt.Key.Key_Delete)
    someone.until_quiet()
    someone.run("suggest")
    someone.desk.suggestions.load()
    someone.until_quiet()
    ((span, _start, _end),) = someone.editor.suggested.in_text(someone.editor.viewport().rect())
    assert (span.value.joins, span.value.puts_in) == (True, False)
