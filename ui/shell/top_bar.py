"""The strip at the top: the menu, what is open, and the way to everything else."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from ui.commands import keys_text
from ui.theme import Theme, current_theme, icon, theme_notifier
from ui.widgets.buttons import IconButton
from ui.widgets.text import ElidedLabel


class TopBar(QWidget):
    """Menu button, title, search button, pane buttons.

    Signals: search_wanted(), outline_wanted(), side_wanted().
    """

    search_wanted = Signal()
    outline_wanted = Signal()
    side_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.menu_button = IconButton("menu", self.tr("Menu"), "F10", self)
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.outline_button = IconButton("pane_left", self.tr("Show or hide the outline"), "F8", self)
        self.outline_button.clicked.connect(self.outline_wanted)
        self.side_button = IconButton("pane_right", self.tr("Show or hide the side pane"), "F9", self)
        self.side_button.clicked.connect(self.side_wanted)
        self._title = ElidedLabel("", weight=600)
        self._detail = ElidedLabel("", "muted", "small")
        self._search = _SearchButton(self)
        self._search.clicked.connect(self.search_wanted)
        self._arrange()
        self._on_theme(current_theme())
        theme_notifier().changed.connect(self._on_theme)

    def _arrange(self) -> None:
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self.menu_button)
        self._layout.addWidget(self.outline_button)
        self._layout.addWidget(self._title, 0)
        self._layout.addSpacing(6)
        self._layout.addWidget(self._detail, 1)
        self._layout.addWidget(self._search, 0)
        self._layout.addWidget(self.side_button)

    def set_title(self, title: str, detail: str = "") -> None:
        """Say what is open, with a quiet word about it."""
        self._title.set_text(title)
        self._detail.set_text(detail)
        self._fit()

    def set_menu(self, menu: QMenu) -> None:
        """Give the menu button its menu."""
        self.menu_button.setMenu(menu)

    def set_panes_available(self, is_outline: bool, is_side: bool) -> None:
        """Show the buttons of the panes a view has."""
        self.outline_button.setVisible(is_outline)
        self.side_button.setVisible(is_side)
        self._fit()

    def _fit(self) -> None:
        """Where room is short, the search gives way first and the detail goes: what is open is read to its end."""
        buttons = (self.menu_button, self.outline_button, self.side_button)
        taken = sum(button.sizeHint().width() for button in buttons if not button.isHidden())
        free = self.width() - taken - current_theme().space(6)
        title, detail = self._title.sizeHint().width(), self._detail.sizeHint().width()
        self._search.set_narrow(title + self._search.wide() > free)
        self._detail.setVisible(title + detail + self._search.sizeHint().width() <= free)

    def _on_theme(self, theme: Theme) -> None:
        self._layout.setContentsMargins(theme.space(1), theme.space(0.75), theme.space(1), theme.space(0.75))
        self._layout.setSpacing(theme.space(0.5))
        self._title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._title.setContentsMargins(0, 0, 0, 0)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class _SearchButton(QPushButton):
    """Looks like a field and opens the palette."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "search")
        self.setAutoDefault(True)  # Enter presses it
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Search or run a command"))
        self.setToolTip(f"{self.tr('Search or run a command')}  {keys_text('Ctrl+K')}")
        self._words = QLabel(self.tr("Search or run a command"), self)
        self._words.setProperty("text_role", "note")
        self._words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._words.setMinimumWidth(1)
        self._keys = QLabel(keys_text("Ctrl+K"), self)
        self._keys.setProperty("text_role", "muted")
        self._keys.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._picture = QLabel(self)
        self._picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._is_narrow = False
        self._inner = QHBoxLayout(self)
        self._inner.addWidget(self._picture)
        self._inner.addWidget(self._words, 1)
        self._inner.addWidget(self._keys)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._on_theme(current_theme())
        theme_notifier().changed.connect(self._on_theme)

    def _on_theme(self, theme: Theme) -> None:
        side = theme.icon_size
        self._picture.setPixmap(icon("search", "muted").pixmap(QSize(side, side), self.devicePixelRatioF()))
        self._inner.setContentsMargins(theme.space(1), 0, theme.space(1), 0)
        self._inner.setSpacing(theme.space(1))
        self.updateGeometry()

    def wide(self) -> int:
        """Return the width it has where there is room."""
        return current_theme().space(42)

    def set_narrow(self, is_narrow: bool) -> None:
        """Say less, in less room."""
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._words.setText(self.tr("Search") if is_narrow else self.tr("Search or run a command"))
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        theme = current_theme()
        return QSize(theme.space(24) if self._is_narrow else self.wide(), theme.space(4))

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().space(12), current_theme().space(4))
