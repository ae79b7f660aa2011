"""Somebody at the window of an assessment that is checked, and what the text and the pane show then."""

from __future__ import annotations

from collections.abc import Sequence

from driving import Person
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu

from domain.checks.finding import Finding
from ui.checking.checker import Checks
from ui.checking.checking import Checking
from ui.panes.checks import ChecksPane
from ui.widgets.grouped_rows import Group

PART, OTHER = "learning", "safeguarding"
TEXT = "The council recieved it. Staff told us that the council knew, and 120 of 240 people (75%) agreed."
PLAIN = "People waited. They were told."
UNKNOWN, TERM, SUM = "recieved", "The council", "120 of 240 people (75%)"


class Checked(Person):
    """A person who waits until what was changed is checked."""

    @property
    def checking(self) -> Checking:
        return self.desk.checking

    @property
    def pane(self) -> ChecksPane:
        return self.desk.checks

    @property
    def checks(self) -> Checks:
        checks = self.checking.checker.last
        assert checks is not None
        return checks

    def until_checked(self) -> None:
        """Wait until what is saved has been checked."""
        self.until_quiet()
        checker = self.checking.checker
        checker.begin_now()
        self.until(lambda: checker.is_up_to_date)
        self.until_quiet()

    def finding(self, words: str) -> Finding:
        return next(each for each in self.checks.checked.findings if each.text == words)

    def id_of(self, words: str) -> str:
        return next(key for key, each in self.checks.findings.items() if each.text == words)

    def underlined(self) -> list[str]:
        """Return the words that are underlined, in all paragraphs."""
        found = []
        block = self.editor.document().firstBlock()
        while block.isValid():
            found += [block.text()[each.start : each.end] for each in self.editor.found.marked_in(block)]
            block = block.next()
        return found

    def texts(self) -> list[str]:
        return [passage.text for passage in self.document.section_of(PART).passages]

    def put_caret(self, words: str) -> None:
        cursor = self.editor.document().find(words)
        assert not cursor.isNull(), f"{words!r} is not in the text"
        cursor.setPosition(cursor.selectionStart())
        self.editor.setFocus()
        self.editor.setTextCursor(cursor)

    def caret_words(self) -> str:
        """Return what stands after the caret in its paragraph."""
        cursor = self.editor.textCursor()
        return cursor.block().text()[cursor.positionInBlock() :]

    def menu_at(self, words: str) -> QMenu:
        """Open the menu at the caret by its key, before words."""
        self.put_caret(words)
        return self.menu_here()

    def menu_here(self) -> QMenu:
        self.window.registry.run("at-caret")
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        return menu

    def group(self, group_id: str) -> Sequence[str]:
        """Return the titles of the rows of a group, unfolded for it."""
        model = self.pane.list.groups
        shown = (model.at(model.index(place)) for place in range(model.rowCount()))
        group = next((each for each in shown if isinstance(each, Group) and each.id == group_id), None)
        if group is None:
            return ()
        if model.is_folded(group):
            self.pane.list.toggle(group)
        return [row.title for row in group.rows]


def entries(menu: QMenu) -> list[tuple[str, bool]]:
    """Return what a menu offers and whether it can be done, without the lines."""
    return [(each.text(), each.isEnabled()) for each in menu.actions() if not each.isSeparator()]


def action(menu: QMenu, words: str) -> QAction:
    return next(each for each in menu.actions() if each.text().startswith(words))


def choose(menu: QMenu, words: str) -> None:
    """Choose an entry of a menu."""
    chosen = action(menu, words)
    menu.close()
    chosen.trigger()


def at_end(person: Person) -> None:
    person.editor.moveCursor(QTextCursor.MoveOperation.End)
