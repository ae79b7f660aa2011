"""The pages of the window itself: settings and the list of shortcuts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from store.changes import Actor
from ui.checking.shown import MEMORY, shown_step
from ui.pages.page import Page
from ui.pages.settings import SettingsPage
from ui.pages.shortcuts import ShortcutsPage

if TYPE_CHECKING:
    from ui.window.main_window import MainWindow


class OwnPages(QObject):
    """Shows the window's own pages over whatever is in the middle, one at a time; one that is left is let go."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._page: Page | None = None
        self._before: QWidget | None = None
        window.middle.currentChanged.connect(self._on_other_page)

    def show(self, name: str) -> None:
        """Show the settings or the list of shortcuts."""
        middle = self._window.middle
        if self._page is None:
            self._before = middle.currentWidget()
        shown_before, self._page = self._page, make_page(name, self._window)
        middle.addWidget(self._page)
        middle.setCurrentWidget(self._page)
        if shown_before is not None:
            self._let_go(shown_before)
        self._page.load()
        self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Go back to what was shown before."""
        if self._page is not None and self._before is not None:
            self._window.middle.setCurrentWidget(self._before)

    def _on_other_page(self) -> None:
        page = self._page
        if page is not None and self._window.middle.currentWidget() is not page:
            self._page = self._before = None
            self._let_go(page)

    def _let_go(self, page: Page) -> None:
        self._window.middle.removeWidget(page)
        page.deleteLater()


def make_page(name: str, window: MainWindow) -> Page:
    """Return the page "settings" or "shortcuts", joined to the window."""
    return _settings_page(window) if name == "settings" else ShortcutsPage(window.registry)


def _settings_page(window: MainWindow) -> SettingsPage:
    settings = window.settings
    page = SettingsPage(window.backend, has_workspace=window.backend.is_open)
    page.set_look(settings.theme, settings.scale, shown_step(settings.memory))
    page.theme_chosen.connect(lambda theme: window.set_look(theme, settings.scale))
    page.scale_chosen.connect(lambda scale: window.set_look(settings.theme, scale))
    page.findings_chosen.connect(lambda step: _show_findings(window, step))
    page.workspace_requested.connect(window.choose_workspace)
    if window.desk is not None:
        page.own_rules_requested.connect(window.desk.show_own_rules)
    else:
        page.own_rules.set_off(window.tr("Open an assessment first: they are written beside what they are about."))
    page.restore_requested.connect(lambda path: window.restore(Path(path)))

    def change_person(name: str, role: str) -> None:
        settings.name, settings.role = name, role
        window.backend.set_actor(Actor(name, role))
        settings.save()

    page.person_changed.connect(change_person)
    return page


def _show_findings(window: MainWindow, step: str) -> None:
    """Underline in the text what belongs to a step, and remember it."""
    window.settings.memory[MEMORY] = step
    window.settings.save()
    if window.desk is not None:
        window.desk.checking.show(step)
