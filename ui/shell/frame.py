"""The window's frame: top bar, outline, middle, side pane, status strip."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from ui.commands import Command, CommandRegistry
from ui.shell.outline import Outline
from ui.shell.panes import Panes
from ui.shell.side_pane import SidePane
from ui.shell.status_strip import StatusStrip
from ui.shell.top_bar import TopBar
from ui.theme import Theme, current_theme, theme_notifier
from ui.widgets.banner import Banner, Toast
from ui.widgets.text import Hairline


class ShellFrame(QMainWindow):
    """A window of three panes that the application fills.

    Signals: search_wanted() from the field at the top; backed_out() when Escape is pressed in the middle pane.
    """

    search_wanted = Signal()
    backed_out = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.top_bar = TopBar(self)
        self.outline = Outline(parent=self)
        self.middle = QStackedWidget(self)
        self.side = SidePane(self)
        self.status = StatusStrip(self)
        self._outline_pane = _surface("pane", self)
        self._outline_layout = QVBoxLayout(self._outline_pane)
        self._outline_layout.addWidget(self.outline, 1)
        self._middle_pane = _surface("page", self)
        self._messages = QVBoxLayout()
        self._banners: list[Banner] = []
        self._has_outline = False
        self.panes = Panes(self._outline_pane, self._middle_pane, self.side, self)
        self.toast = Toast(self._middle_pane)
        self._arrange()
        self.top_bar.search_wanted.connect(self.search_wanted)
        self.top_bar.outline_wanted.connect(lambda: self.panes.toggle("outline"))
        self.top_bar.side_wanted.connect(lambda: self.panes.toggle("side"))
        self.middle.currentChanged.connect(lambda _place: QTimer.singleShot(0, self, self._on_page))
        self._on_theme(current_theme())
        theme_notifier().changed.connect(self._on_theme)

    def _arrange(self) -> None:
        middle = QVBoxLayout(self._middle_pane)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addLayout(self._messages)
        middle.addWidget(self.middle, 1)
        whole = QWidget(self)
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.top_bar, Hairline(whole), self.panes, Hairline(whole), self.status):
            layout.addWidget(widget, 1 if widget is self.panes else 0)
        self.setCentralWidget(whole)

    def set_title(self, title: str, detail: str = "") -> None:
        """Say what is open, in the top bar and to the desktop."""
        self.top_bar.set_title(title, detail)
        self.setWindowTitle(f"{title} - Assay" if title else "Assay")

    def set_outline_foot(self, widget: QWidget) -> None:
        """Put a widget, the rating for example, under the outline."""
        self._outline_layout.addWidget(Hairline(self._outline_pane))
        self._outline_layout.addWidget(widget)

    def show_banner(self, banner: Banner) -> None:
        """Show a message over the middle pane until it is closed."""
        self._messages.addWidget(banner)
        self._banners.append(banner)
        banner.closed.connect(self._on_banner_closed)
        self._on_theme(current_theme())

    def banners(self) -> tuple[Banner, ...]:
        """Return the messages that are shown."""
        return tuple(self._banners)

    def use_panes(self, *, is_outline: bool, is_side: bool) -> None:
        """Say which of the outer panes the present view has a use for."""
        self.panes.set_available("outline", is_outline)
        self.panes.set_available("side", is_side)
        self.top_bar.set_panes_available(is_outline, is_side)
        if is_outline and not self._has_outline:
            QTimer.singleShot(0, self, lambda: self._enter(self._first_pane()))
        self._has_outline = is_outline

    def commands(self) -> tuple[Command, ...]:
        """Return the frame's own commands, for the registry."""
        group = self.tr("View")
        return (
            Command(
                "view.outline",
                self.tr("Show or hide the outline"),
                "F8",
                self._toggle("outline"),
                "pane_left",
                group,
            ),
            Command(
                "view.side",
                self.tr("Show or hide the side pane"),
                "F9",
                self._toggle("side"),
                "pane_right",
                group,
            ),
            Command("view.next_pane", self.tr("Go to the next pane"), "F6", lambda: self.walk_panes(1), "", group),
            Command(
                "view.previous_pane",
                self.tr("Go to the previous pane"),
                "Shift+F6",
                lambda: self.walk_panes(-1),
                "",
                group,
            ),
            Command(
                "view.menu",
                self.tr("Open the menu"),
                "F10",
                self.top_bar.menu_button.showMenu,
                "",
                group,
                is_listed=False,
            ),
        )

    def build_menu(self, commands: CommandRegistry) -> None:
        """Give the menu button one menu for each group of commands."""
        menu = QMenu(self.tr("Menu"), self)
        for group in commands.groups():
            if any(command.is_listed for command in commands.in_group(group)):
                menu.addMenu(commands.build_menu(group, (group,), menu))
        self.top_bar.set_menu(menu)

    def walk_panes(self, by: int) -> None:
        """Give the focus to the next pane that is shown, counting the top bar's search as none."""
        shown = self._shown_panes()
        here = self._pane_with_focus(shown)
        self._enter(shown[(here + by) % len(shown)])

    def focus_middle(self) -> None:
        """Give the focus to where work begins on the page; a page that knows has a `take_focus`."""
        page: object = self.middle.currentWidget()
        if isinstance(page, _TakesFocus):
            page.take_focus()
        else:
            self._enter(self._middle_pane)

    def save_state(self) -> dict[str, int]:
        """Return the panes' widths and which are shown, as plain numbers."""
        return self.panes.save_state()

    def restore_state(self, state: dict[str, int]) -> None:
        """Take the panes' widths and which are shown."""
        self.panes.restore_state(state)

    def _first_pane(self) -> QWidget:
        return self._middle_pane if self._outline_pane.isHidden() else self._outline_pane

    def _on_page(self) -> None:
        """Give the focus to a pane when the page that had it has gone."""
        focused = self.focusWidget()
        if focused is None or not focused.isVisible() or self.top_bar.isAncestorOf(focused):
            self._enter(self._first_pane())

    def _toggle(self, name: str) -> Callable[[], None]:
        return lambda: self.panes.toggle(name)

    def _shown_panes(self) -> list[QWidget]:
        panes = (self._outline_pane, self._middle_pane, self.side)
        return [pane for pane in panes if not pane.isHidden()]

    def _pane_with_focus(self, shown: list[QWidget]) -> int:
        focused = QApplication.focusWidget()
        for place, pane in enumerate(shown):
            if focused is not None and (pane is focused or pane.isAncestorOf(focused)):
                return place
        return shown.index(self._middle_pane)

    def _enter(self, pane: QWidget) -> None:
        """Focus what had it last in a pane, else the first widget that takes it."""
        last = pane.focusWidget()
        if last is not None and last.isVisible():
            last.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        for widget in pane.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled():
                widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def _on_banner_closed(self) -> None:
        for banner in [banner for banner in self._banners if banner.isHidden()]:
            self._banners.remove(banner)
            banner.deleteLater()
        self._on_theme(current_theme())

    def _on_theme(self, theme: Theme) -> None:
        self._outline_layout.setContentsMargins(0, theme.space(1), 0, 0)
        self._outline_layout.setSpacing(0)
        has_message = bool(self._banners)
        side = theme.space(2) if has_message else 0
        self._messages.setSpacing(theme.space(1))
        self._messages.setContentsMargins(side, theme.space(1) if has_message else 0, side, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
            return
        shown = self._shown_panes()
        if shown[self._pane_with_focus(shown)] is self._middle_pane:
            self.backed_out.emit()
        else:
            self._enter(self._middle_pane)


@runtime_checkable
class _TakesFocus(Protocol):
    def take_focus(self) -> None: ...


def _surface(name: str, parent: QWidget) -> QWidget:
    widget = QWidget(parent)
    widget.setProperty("surface", name)
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return widget
