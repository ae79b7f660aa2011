"""The pane on the right: a strip of tabs over the page that is open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.theme import Theme, current_theme, theme_notifier
from ui.widgets.tab_strip import TabStrip
from ui.widgets.text import Hairline


class SidePane(QWidget):
    """Pages under tabs, each made when it is first shown. Signal: page_opened(int)."""

    page_opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.tabs = TabStrip(self.tr("Side pane"), (), self)
        self.pages = QStackedWidget(self)
        self._make: list[Callable[[], QWidget]] = []
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self.tabs)
        self._layout.addWidget(Hairline(self))
        self._layout.addWidget(self.pages, 1)
        self._layout.setSpacing(0)
        self.tabs.currentChanged.connect(self._on_tab)
        self._on_theme(current_theme())
        theme_notifier().changed.connect(self._on_theme)

    def add_page(self, title: str, make: Callable[[], QWidget]) -> int:
        """Put a new tab at the end and return its position; `make` returns its page, the same one each time."""
        self._make.append(make)
        return self.tabs.add(title)

    def clear(self) -> None:
        """Take every page out; the pages live on."""
        self._make.clear()
        while self.tabs.count():
            self.tabs.removeTab(0)
        pages = [page for place in range(self.pages.count()) if (page := self.pages.widget(place)) is not None]
        # The one in front goes last: another one would come in front in its place.
        for page in sorted(pages, key=lambda page: page is self.pages.currentWidget()):
            self.pages.removeWidget(page)

    def open_page(self, position: int) -> None:
        """Open the page of a tab."""
        self.tabs.setCurrentIndex(position)

    def set_count(self, position: int, count: int | None) -> None:
        """Show a number on a tab; none where there is nothing to count."""
        self.tabs.set_count(position, count or None)

    def _on_tab(self, position: int) -> None:
        self._show_page()
        self.page_opened.emit(position)

    def _show_page(self) -> None:
        """Show the page of the tab that is open, where anybody sees it."""
        position = self.tabs.currentIndex()
        if not self.isVisible() or not 0 <= position < len(self._make):
            return
        page = self._make[position]()
        if self.pages.indexOf(page) < 0:
            self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)

    def _on_theme(self, theme: Theme) -> None:
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.tabs.setContentsMargins(theme.space(1), 0, theme.space(1), 0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_page()
