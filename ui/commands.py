"""The one registry of commands, from which menus, buttons, the palette and the shortcut list are made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from ui.theme import icon, theme_notifier


def _always() -> str:
    return ""


def _nothing() -> None:
    return None


@dataclass(frozen=True, slots=True)
class Command:
    """Something a person can do.

    `shortcut` is portable text ("Ctrl+K") or empty, `icon` an icon's role or empty. `enabled` returns "" while the
    command can be done, and otherwise the reason why it cannot. `words` are other names people may look for.
    `is_listed` is False for what belongs in no menu.
    """

    id: str
    title: str
    shortcut: str = ""
    run: Callable[[], object] = _nothing
    icon: str = ""
    group: str = ""
    enabled: Callable[[], str] = _always
    words: str = ""
    is_listed: bool = True


class DuplicateCommandError(ValueError):
    """Two commands want the same id or the same keys."""


class CommandRegistry(QObject):
    """Every command, in the order of its registration.

    Signals: ran(str) with the id of a command that was just run; refused(str, str) with the id and the reason.
    """

    ran = Signal(str)
    refused = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._commands: dict[str, Command] = {}
        self._holders: dict[str, str] = {}  # by their keys
        self._actions: dict[str, QAction] = {}
        theme_notifier().changed.connect(self._on_theme)

    def register(self, *commands: Command) -> None:
        """Take commands; raise DuplicateCommandError for an id or a shortcut that is taken."""
        for command in commands:
            if command.id in self._commands:
                raise DuplicateCommandError(command.id)
            if command.shortcut:
                holder = self._holders.setdefault(_normal(command.shortcut), command.id)
                if holder != command.id:
                    raise DuplicateCommandError(f"{command.shortcut}: {command.id}, {holder}")
            self._commands[command.id] = command

    def clear(self) -> None:
        """Forget every command, with its keys."""
        for action in self._actions.values():
            action.setShortcut(QKeySequence())
            action.deleteLater()
        self._commands.clear()
        self._holders.clear()
        self._actions.clear()

    def __iter__(self) -> Iterator[Command]:
        return iter(tuple(self._commands.values()))

    def __contains__(self, command_id: object) -> bool:
        return command_id in self._commands

    def command(self, command_id: str) -> Command:
        """Return a command; raise KeyError when there is none of this id."""
        return self._commands[command_id]

    def groups(self) -> tuple[str, ...]:
        """Return the groups in the order in which they first appeared."""
        return tuple(dict.fromkeys(command.group for command in self))

    def in_group(self, group: str) -> tuple[Command, ...]:
        """Return the commands of a group."""
        return tuple(command for command in self if command.group == group)

    def shortcuts(self) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
        """Return, group by group, the title and the keys of each command that has keys."""
        pages = ((group, self.in_group(group)) for group in self.groups())
        return tuple(
            (group, tuple((command.title, keys_text(command.shortcut)) for command in commands if command.shortcut))
            for group, commands in pages
            if any(command.shortcut for command in commands)
        )

    def run(self, command_id: str) -> str:
        """Run a command where it can be done; return nothing, or the reason why it was not run."""
        command = self._commands[command_id]
        reason = command.enabled()
        if reason:
            self.refused.emit(command_id, reason)
        else:
            command.run()
            self.ran.emit(command_id)
        return reason

    def action(self, command_id: str) -> QAction:
        """Return the one action of a command, for menus and windows."""
        if command_id not in self._actions:
            self._actions[command_id] = self._make_action(self._commands[command_id])
        return self._actions[command_id]

    def _make_action(self, command: Command) -> QAction:
        action = QAction(command.title, self)
        action.setObjectName(command.id)
        if command.shortcut:
            action.setShortcut(QKeySequence(command.shortcut))
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(lambda _checked=False, name=command.id: self.run(name))
        return action

    def install(self, window: QWidget) -> None:
        """Make every shortcut work in a window."""
        window.addActions([self.action(command.id) for command in self if command.shortcut])

    def build_menu(self, title: str, groups: tuple[str, ...], parent: QWidget | None = None) -> QMenu:
        """Return a menu of groups with lines between them; it asks what can be done each time it opens."""
        menu = QMenu(title, parent)
        menu.setToolTipsVisible(True)
        for group in groups:
            listed = [command for command in self.in_group(group) if command.is_listed]
            if menu.actions() and listed:
                menu.addSeparator()
            for command in listed:
                action = self.action(command.id)
                if command.icon:
                    action.setIcon(icon(command.icon, "muted"))
                menu.addAction(action)
        menu.aboutToShow.connect(lambda: self._grey(menu, is_open=True))
        menu.aboutToHide.connect(lambda: self._grey(menu, is_open=False))
        return menu

    def _grey(self, menu: QMenu, *, is_open: bool) -> None:
        """Grey what cannot be done while the menu is open; keys stay on, so that they can tell the reason."""
        for action in menu.actions():
            if action.isSeparator():
                continue
            command = self._commands[action.objectName()]
            reason = command.enabled() if is_open else ""
            action.setEnabled(not reason)
            action.setToolTip(reason or command.title)

    def _on_theme(self) -> None:
        for command_id, action in self._actions.items():
            if not action.icon().isNull():
                action.setIcon(icon(self._commands[command_id].icon, "muted"))


def keys_text(shortcut: str) -> str:
    """Return a shortcut as the platform writes it."""
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)


def _normal(shortcut: str) -> str:
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.PortableText)
