"""The bar over the text to find and replace words in the section, or to ask for them in the whole assessment."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from ui.editor.findings_editor import FindingsEditor
from ui.theme import current_theme
from ui.widgets.buttons import IconButton, QuietButton
from ui.widgets.chips import FilterChip

ENTER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindBar(QWidget):
    """Finds and replaces in one editor; whoever shows it opens it when the editor asks for it.

    Signals: closed() when it was put away; everywhere_asked(text, match case, whole words) when the whole assessment
    is to be searched; replace_everywhere_asked(text, replacement, match case, whole words).
    """

    closed = Signal()
    everywhere_asked = Signal(str, bool, bool)
    replace_everywhere_asked = Signal(str, str, bool, bool)

    def __init__(self, editor: FindingsEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._finder = editor.finder
        self.text = QLineEdit()
        self.replacement = QLineEdit()
        self.result = QLabel()
        self.match_case = _switch(self.tr("Match case"))
        self.whole_words = _switch(self.tr("Whole words"))
        self.everywhere = _switch(self.tr("In the whole assessment"))
        self._replace_row = QWidget()
        self._name_fields()
        self._arrange()
        self.text.textEdited.connect(self._look)
        for switch in (self.match_case, self.whole_words, self.everywhere):
            switch.toggled.connect(self._look)
        self._finder.moved.connect(self._show_result)
        self.hide()

    def open(self, with_replacing: bool = False) -> None:
        """Show the bar with the selected words in its field; with the row to replace them if asked for."""
        selected = self._editor.textCursor().selectedText()
        if selected and "\u2029" not in selected:
            self.text.setText(selected)
        self._replace_row.setVisible(with_replacing and not (self._editor.isReadOnly() or self._editor.is_suggesting))
        self.show()
        self.text.selectAll()
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._look()

    def hide_replacing(self) -> None:
        """Offer only to find."""
        self._replace_row.hide()

    def close_bar(self) -> None:
        """Put the bar away; the caret is where the last match was."""
        self._finder.clear()
        self.hide()
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def find_next(self) -> None:
        """Go to the next match, or ask for the whole assessment."""
        if self.everywhere.isChecked():
            self.everywhere_asked.emit(*self._wanted())
        else:
            self._finder.next()

    def find_previous(self) -> None:
        """Go to the match before."""
        self._finder.previous()

    def replace(self) -> None:
        """Replace the current match and go to the next."""
        self._finder.replace(self.replacement.text())

    def replace_all(self) -> None:
        """Replace every match in the section as one step, or ask for it in the whole assessment."""
        if self.everywhere.isChecked():
            text, match_case, whole_words = self._wanted()
            self.replace_everywhere_asked.emit(text, self.replacement.text(), match_case, whole_words)
            return
        count = self._finder.replace_all(self.replacement.text())
        self.result.setText(self.tr("{count} replaced").format(count=count))

    def _wanted(self) -> tuple[str, bool, bool]:
        return self.text.text(), self.match_case.isChecked(), self.whole_words.isChecked()

    def _look(self) -> None:
        self._finder.find(*self._wanted())
        if self.everywhere.isChecked() and self.text.text():
            self.everywhere_asked.emit(*self._wanted())

    def _show_result(self, current: int, total: int) -> None:
        if not self.text.text():
            self.result.setText("")
        elif not total:
            self.result.setText(self.tr("Not found"))
        elif current:
            self.result.setText(self.tr("{current} of {total}").format(current=current, total=total))
        else:
            self.result.setText(self.tr("{total} found").format(total=total))

    def _name_fields(self) -> None:
        names = ((self.text, self.tr("Find in this section")), (self.replacement, self.tr("Replace with")))
        for field, name in names:
            field.setPlaceholderText(name)
            field.setAccessibleName(name)
        self.result.setAccessibleName(self.tr("Matches"))

    def _arrange(self) -> None:
        space = current_theme().space
        previous = IconButton("up", self.tr("Previous match"), "Shift+Return")
        following = IconButton("collapse", self.tr("Next match"), "Return")
        close = IconButton("close", self.tr("Close"), "Esc")
        previous.clicked.connect(self.find_previous)
        following.clicked.connect(self.find_next)
        close.clicked.connect(self.close_bar)
        options = QHBoxLayout()
        options.setContentsMargins(0, 0, 0, 0)
        options.setSpacing(space(0.5))
        for widget in (self.match_case, self.whole_words, self.everywhere):
            options.addWidget(widget)
        options.addStretch(1)
        steps = QHBoxLayout()
        steps.setContentsMargins(0, 0, 0, 0)
        steps.setSpacing(space(0.5))
        for part in (self.result, previous, following, close):
            steps.addWidget(part)
        layout = QGridLayout(self)
        layout.setContentsMargins(space(1), space(1), space(1), space(1))
        layout.setHorizontalSpacing(space(1))
        layout.setVerticalSpacing(space(0.5))
        layout.setColumnStretch(0, 1)
        layout.addWidget(self.text, 0, 0)
        layout.addLayout(steps, 0, 1)
        layout.addWidget(self._replace_row, 1, 0, 1, 2)
        layout.addLayout(options, 2, 0, 1, 2)
        self._arrange_replacing()
        self.setTabOrder(self.text, self.replacement)

    def _arrange_replacing(self) -> None:
        replace = QuietButton(self.tr("Replace"))
        replace_all = QuietButton(self.tr("Replace all"))
        replace.clicked.connect(self.replace)
        replace_all.clicked.connect(self.replace_all)
        row = QHBoxLayout(self._replace_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().space(1))
        row.addWidget(self.replacement, 1)
        row.addWidget(replace)
        row.addWidget(replace_all)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in ENTER_KEYS and self.replacement.hasFocus():
            self.replace()
        elif event.key() in ENTER_KEYS:
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.find_previous()
            else:
                self.find_next()
        elif event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() in (Qt.Key.Key_F, Qt.Key.Key_H):
            self._editor.find_asked.emit(event.key() == Qt.Key.Key_H)
        else:
            super().keyPressEvent(event)


def _switch(text: str) -> FilterChip:
    return FilterChip(text)
