"""Buttons, which say why when they are off."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from ui.theme import Theme, current_theme, icon, theme_notifier


class _TextButton(QPushButton):
    """A button with words; `look` is the name the style sheet knows it by."""

    def __init__(self, text: str, icon_role: str, look: str, token: str, parent: QWidget | None) -> None:
        super().__init__(text, parent)
        self._icon_role, self._token, self._hint = icon_role, token, ""
        self.setProperty("look", look)
        self.setAutoDefault(True)  # Enter presses it
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if look == "link" else Qt.CursorShape.ArrowCursor)
        if icon_role:
            self._on_theme(current_theme())
            theme_notifier().changed.connect(self._on_theme)

    def set_hint(self, hint: str) -> None:
        """Say in a tooltip what the button does."""
        self._hint = hint
        self.setToolTip(hint)

    def set_off(self, reason: str) -> None:
        """Switch the button off for a reason, which the tooltip tells; an empty reason switches it on."""
        _set_off(self, reason, self._hint)

    def _on_theme(self, theme: Theme) -> None:
        gap = theme.space(0.5) if self.text() else 0  # beside the little that Qt leaves before the words
        self.setIconSize(QSize(theme.icon_size + gap, theme.icon_size))
        self.setIcon(icon(self._icon_role, self._token, right=gap))


class PrimaryButton(_TextButton):
    """The one step a page is for."""

    def __init__(self, text: str, icon_role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, icon_role, "primary", "on_accent", parent)


class OutlinedButton(_TextButton):
    """A step beside the main one."""

    def __init__(self, text: str, icon_role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, icon_role, "outlined", "text", parent)


class WrappedButton(OutlinedButton):
    """A step whose words take several lines where there is little room for them."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent=parent)
        self._words, self._room = text, 0
        self.setAccessibleName(text)

    def words(self) -> str:
        """Return the words as one line."""
        return self._words

    def set_room(self, width: int) -> None:
        """Set the words in lines, so that the button is no wider than this where its words let it."""
        self._room = width
        self.ensurePolished()
        self._fit(width)

    def _fit(self, width: int) -> None:
        beside = self.sizeHint().width() - max(self.fontMetrics().horizontalAdvance(each) for each in self._lines())
        lines: list[str] = []
        for word in self._words.split(" "):
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.fontMetrics().horizontalAdvance(longer) + beside <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        if lines != self._lines():
            self.setText("\n".join(lines))

    def _lines(self) -> list[str]:
        return self.text().split("\n")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._room:
            self._fit(self._room)


class QuietButton(_TextButton):
    """A step that is there when looked for."""

    def __init__(self, text: str, icon_role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, icon_role, "quiet", "text", parent)


class LinkButton(_TextButton):
    """A step within a line of words."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, "", "link", "accent", parent)


class IconButton(QToolButton):
    """A button of one icon; its name is for the tooltip and for screen readers."""

    def __init__(self, icon_role: str, name: str, shortcut: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_role, self._token = icon_role, "text"
        self.setProperty("look", "icon")
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._hint = ""
        self.set_name(name, shortcut)
        self._on_theme(current_theme())
        theme_notifier().changed.connect(self._on_theme)

    def set_name(self, name: str, shortcut: str = "") -> None:
        """Name the button, with the keys that do the same."""
        keys = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        self._hint = f"{name}  {keys}" if keys else name
        self.setAccessibleName(name)
        self.setToolTip(self._hint)

    def set_off(self, reason: str) -> None:
        """Switch the button off for a reason, which the tooltip tells; an empty reason switches it on."""
        _set_off(self, reason, self._hint)

    def _on_theme(self, theme: Theme) -> None:
        self.setIconSize(QSize(theme.icon_size, theme.icon_size))
        self.setIcon(icon(self._icon_role, self._token))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def _set_off(button: QPushButton | QToolButton, reason: str, hint: str) -> None:
    button.setEnabled(not reason)
    button.setToolTip(reason or hint)
    button.setAccessibleDescription(reason)
