"""What is suggested where the caret rests: a small panel under its line, in a text that is written in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from html import escape

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from domain.review.suggestions import Suggestion
from ui.editor.findings_editor import FindingsEditor
from ui.moments import spoken_moment
from ui.sentences.suggestions import said_words
from ui.suggesting.change_html import change_html
from ui.theme import current_theme
from ui.widgets.text import Muted

REST_MS = 250
"""So long the caret rests before it is said what is suggested there."""
MOST_SHOWN = 3
LONGEST_WORDS = 240
WIDTH_STEPS = 56


class Callout(QObject):
    """Serves one editor; it is put away as soon as something is typed, and does not come back for typing.

    `at` returns the suggestions at a caret, `colour_of` the name of the colour of a suggestion's person.
    """

    def __init__(
        self,
        editor: FindingsEditor,
        now: Callable[[], datetime],
        at: Callable[[QTextCursor], Sequence[Suggestion]],
        colour_of: Callable[[Suggestion], str],
    ) -> None:
        super().__init__(editor)
        self._editor, self._now, self._at, self._colour_of = editor, now, at, colour_of
        self._panel: CalloutPanel | None = None
        self._revision, self._is_typed = editor.document().revision(), False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self.show_now)
        editor.cursorPositionChanged.connect(self._on_caret)
        editor.document().contentsChanged.connect(self._on_text)
        editor.installEventFilter(self)

    @property
    def words(self) -> str:
        """What is said in the panel, "" while it is put away."""
        return self._panel.accessibleName() if self._panel is not None and self._panel.isVisible() else ""

    def show_now(self) -> None:
        """Say at once what is suggested at the caret, if anything is and the text does not show it."""
        self._timer.stop()
        editor = self._editor
        cursor = editor.textCursor()
        is_wanted = editor.window().focusWidget() is editor and not editor.is_suggesting and not cursor.hasSelection()
        there = self._at(cursor) if is_wanted and editor.suggested.is_in_text else ()
        if not there:
            self.hide()
            return
        if self._panel is None:
            self._panel = CalloutPanel(editor.viewport())
        self._panel.tell([(each, self._colour_of(each)) for each in there], self._now())
        self._place(self._panel)
        self._panel.show()
        self._panel.raise_()

    def hide(self) -> None:
        """Put the panel away."""
        self._timer.stop()
        if self._panel is not None:
            self._panel.hide()

    def _place(self, panel: QWidget) -> None:
        """Put it under the line of the caret; above it where it would not be seen whole."""
        viewport, line = self._editor.viewport(), self._editor.cursorRect()
        gap = current_theme().space(0.5)
        seen = viewport.visibleRegion().boundingRect()
        left = min(max(0, line.left() - current_theme().space(2)), max(0, viewport.width() - panel.width()))
        top = line.bottom() + gap
        if top + panel.height() > seen.bottom() and line.top() - gap - panel.height() >= seen.top():
            top = line.top() - gap - panel.height()
        panel.move(QPoint(left, top))

    def _on_text(self) -> None:
        self._revision, self._is_typed = self._editor.document().revision(), True
        QTimer.singleShot(0, self._forget_typing)
        self.hide()

    def _forget_typing(self) -> None:
        self._is_typed = False

    def _on_caret(self) -> None:
        # Typing moves the caret too, and tells of that before it tells of the text, or after.
        is_typed = self._is_typed or self._revision != self._editor.document().revision()
        self.hide()
        if not is_typed and self._editor.suggested.values:
            self._timer.start()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        return False


class CalloutPanel(QWidget):
    """The panel; the pointer goes through it to the text under it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("surface", "over")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._foot = Muted("", wraps=False)
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self._words)
        self._layout.addWidget(self._foot)
        self.hide()

    def tell(self, suggestions: Sequence[tuple[Suggestion, str]], now: datetime) -> None:
        """Say who suggests what, each in the colour with it."""
        theme = current_theme()
        inset, shown = theme.space(1.5), suggestions[:MOST_SHOWN]
        self._layout.setContentsMargins(inset, theme.space(1), inset, theme.space(1))
        self._layout.setSpacing(theme.space(0.75))
        self.setAccessibleName("\n".join(said_words(each) for each, _color in shown))
        self._words.setText("".join(_paragraphs(each, color, now) for each, color in shown))
        more = len(suggestions) - len(shown)
        keys = self.tr("Alt+Enter to accept or reject")
        self._foot.setText(self.tr("{count} more here  \u00b7  {keys}").format(count=more, keys=keys) if more else keys)
        self._fit(theme.space(WIDTH_STEPS), 2 * inset)

    def _fit(self, widest: int, sides: int) -> None:
        """Be as wide as the words in one line, where the text has room for that."""
        parent = self.parentWidget()
        assert parent is not None
        self._words.setWordWrap(False)
        natural = max(self._words.sizeHint().width(), self._foot.sizeHint().width()) + sides + 2
        self._words.setWordWrap(True)
        width = min(natural, widest, parent.width())
        self.resize(width, self._layout.totalHeightForWidth(width))


def _paragraphs(suggestion: Suggestion, color: str, now: datetime) -> str:
    theme = current_theme()
    muted, gap = theme.color("muted").name(), theme.space(0.5)
    who, when = escape(suggestion.person), escape(spoken_moment(suggestion.at, now))
    said = change_html(suggestion, color, LONGEST_WORDS)
    return (
        f'<p style="margin:0"><b>{who}</b> <span style="color:{muted}">\u00b7 {when}</span></p>'
        f'<p style="margin:0 0 {gap}px 0">{said}</p>'
    )
