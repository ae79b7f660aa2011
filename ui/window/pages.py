"""The pages of the window itself: settings and the list of shortcuts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from store.changes import Actor
from ui.pages.page import Page
from ui.pages.settings import SettingsPage
from ui.pages.shortcuts import ShortcutsPage

if TYPE_CHECKING:
    from ui.window.main_window import MainWindow


def make_page(name: str, window: MainWindow) -> Page:
    """Return the page "settings" or "shortcuts", joined to the window."""
    return _settings_page(window) if name == "settings" else ShortcutsPage(window.registry)


def _settings_page(window: MainWindow) -> SettingsPage:
    settings = window.settings
    page = SettingsPage(window.backend)
    page.set_look(settings.theme, settings.scale)
    page.theme_chosen.connect(lambda theme: window.set_look(theme, settings.scale))
    page.scale_chosen.connect(lambda scale: window.set_look(settings.theme, scale))
    page.workspace_requested.connect(window.choose_workspace)
    page.restore_requested.connect(lambda path: window.restore(Path(path)))

    def change_person(name: str, role: str) -> None:
        settings.name, settings.role = name, role
        window.backend.set_actor(Actor(name, role))
        settings.save()

    page.person_changed.connect(change_person)
    return page
