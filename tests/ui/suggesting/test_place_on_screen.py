"""What one looks at stays where it is on the screen when a suggestion becomes part of the text."""

from __future__ import annotations

from driving import Person
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from suggesting_people import CAT, suggest_as

from domain.review.suggestions import Chosen, SuggestionState
from store.actions.suggestions import accept


def height_of_caret(someone: Person) -> int:
    editor, page = someone.editor, someone.desk.text_page
    assert page is not None
    return editor.viewport().mapTo(page.viewport(), editor.cursorRect().center()).y()


def test_accepting_one_leaves_the_text_where_it_was_on_the_screen(someone: Person) -> None:
    someone.write(*(f"Paragraph {number} of a long text that fills more than the window." for number in range(60)))
    someone.window.backend.set_actor(CAT)
    suggest_as(someone, CAT, ("Paragraph 30", "The passage"))
    someone.window.activateWindow()
    someone.select("Paragraph 30")
    someone.until(someone.editor.hasFocus)
    cursor = someone.editor.textCursor()
    cursor.setPosition(cursor.selectionEnd() - 2)
    someone.editor.setTextCursor(cursor)
    page = someone.desk.text_page
    assert page is not None
    page.verticalScrollBar().setValue(page.verticalScrollBar().value() + 40)
    before, scrolled = height_of_caret(someone), page.verticalScrollBar().value()
    assert scrolled > 200
    someone.window.backend.perform(
        accept, assessment_id=someone.desk.context.assessment_id, chosen=Chosen(person=CAT.name)
    )
    someone.until(lambda: "The passage" in someone.editor.toPlainText())
    someone.until_quiet()
    assert abs(height_of_caret(someone) - before) <= 1
    assert SuggestionState.OPEN not in [each.state for each in someone.desk.suggestion_reader.suggestions]


def test_enter_in_the_menu_at_the_caret_accepts(someone: Person) -> None:
    suggest_as(someone, CAT, ("told us", "said"))
    someone.select("told")
    someone.window.registry.run("at-caret")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    someone.bot.keyClick(menu, Qt.Key.Key_Return)
    someone.until(lambda: someone.editor.toPlainText() == "Staff said so. People waited.")
