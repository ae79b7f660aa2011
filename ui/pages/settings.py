"""The settings: the look, the person, and the workspace with its backups."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget
from shiboken6 import isValid

from ui.announcement import Announcement, Tone
from ui.long_work import takes_long
from ui.messages import backup_reason, counted, error_message, fault_sentence
from ui.moments import spoken_moment
from ui.pages.form import FieldKind, Form, FormField
from ui.pages.page import Page, flow
from ui.previews.preview import size_words
from ui.theme import current_theme
from ui.widgets.buttons import OutlinedButton, QuietButton
from ui.widgets.text import Hairline, Heading, Muted, Note

if TYPE_CHECKING:
    from store.backup import Backup
    from store.values import Fault
    from store.workspace import Workspace
    from ui.context import BackendPort

THEMES = (
    ("system", "As the computer"),
    ("light", "Light"),
    ("dark", "Dark"),
    ("contrast", "High contrast"),
)
FINDINGS = (
    ("all", "All findings"),
    ("weighty", "What must or should be mended"),
    ("none", "Nothing"),
)
"""What is underlined in the text; the values are the steps of `ui.checking.shown`."""
Answer = Callable[[Any], None]
SCALES = (100, 115, 130, 150, 175, 200)
SHOWN_BACKUPS = 12

LOOK = (
    FormField("theme", "Theme", FieldKind.CHOICE, choices=THEMES),
    FormField("scale", "Text size", FieldKind.CHOICE, choices=tuple((str(each), f"{each}%") for each in SCALES)),
    FormField("findings", "Underlined by the checks", FieldKind.CHOICE, choices=FINDINGS),
)
PERSON = (
    FormField("name", "Your name", hint="Written beside everything you do. It is never printed in a report."),
    FormField("role", "Your role", placeholder="Lead assessor"),
)


@dataclass(frozen=True, slots=True)
class WorkspaceState:
    """Where the workspace is and which backups it has, newest first."""

    folder: Path
    backups: tuple[Backup, ...]


def read_workspace(workspace: Workspace) -> WorkspaceState:
    """Return where a workspace is and its backups."""
    from store.backup import list_backups

    return WorkspaceState(workspace.folder, list_backups(workspace.backups))


@takes_long
def verify_workspace(workspace: Workspace) -> tuple[Fault, ...]:
    """Return what is wrong with a workspace; nothing when all is well."""
    from store.verify import verify

    return verify(workspace)


def back_up_now(workspace: Workspace, at: datetime) -> Path:
    """Back a workspace up and return the copy."""
    return workspace.backup(at, "asked")


class SettingsPage(Page):
    """Signals: theme_chosen(str); scale_chosen(float), 1.0 to 2.0; findings_chosen(str), one of FINDINGS;
    person_changed(str, str) with name and role; restore_requested(object) with the path of a backup;
    workspace_requested(), for another one; own_rules_requested(), for the page of the own rules of the checks."""

    theme_chosen = Signal(str)
    scale_chosen = Signal(float)
    findings_chosen = Signal(str)
    person_changed = Signal(str, str)
    restore_requested = Signal(object)
    workspace_requested = Signal()
    own_rules_requested = Signal()

    def __init__(
        self,
        backend: BackendPort,
        now: Callable[[], datetime] = datetime.now,
        parent: QWidget | None = None,
        *,
        has_workspace: bool = True,
    ) -> None:
        super().__init__("Settings", parent)
        self._backend = backend
        self._has_workspace = has_workspace
        self._now = now
        self.look = Form(LOOK)
        self.person = Form(PERSON)
        self._folder = Note("")
        self._backups = QWidget()
        self._backups_grid = QGridLayout(self._backups)
        self.outcome = Note("")
        self.verify_button = OutlinedButton(self.tr("Check the workspace"), "safe")
        self._back_up_button = OutlinedButton(self.tr("Back up now"), "backup")
        self._other = QuietButton(self.tr("Another workspace"), "folder_open")
        self.own_rules = OutlinedButton(self.tr("Own rules of the checks"), "edit")
        self._arrange()
        self._connect()

    def set_look(self, theme: str, scale: float, findings: str = "weighty") -> None:
        """Show the theme and the text size that are on, and what is underlined."""
        nearest = min(SCALES, key=lambda each: abs(each - scale * 100))
        self.look.set_values({"theme": theme, "scale": str(nearest), "findings": findings})

    def load(self) -> None:
        """Read the person, where the workspace is, and its backups."""
        actor = self._backend.actor
        self.person.set_values({"name": actor.name, "role": actor.role})
        if self._has_workspace:
            self._read_workspace()

    def _read_workspace(self) -> None:
        self._ask(read_workspace, on_done=self._show, on_error=lambda error: self.show_error("load", error))

    def _ask(self, query: Callable[..., Any], *given: Any, on_done: Answer, on_error: Answer) -> None:
        """Ask for something whose answer only concerns the page while it is there: it may be left before."""

        def while_here(take: Answer) -> Answer:
            def come_home(answer: Any) -> None:
                if isValid(self):
                    take(answer)

            return come_home

        self._backend.ask(query, *given, on_done=while_here(on_done), on_error=while_here(on_error))

    def verify(self) -> None:
        """Check the workspace and say what was found."""
        self.verify_button.set_off(self.tr("It is being checked"))
        self.outcome.setText(self.tr("Checking …"))
        self.outcome.show()
        self._ask(verify_workspace, on_done=self._on_verified, on_error=self._on_not_verified)

    def back_up(self) -> None:
        """Back the workspace up."""
        self._ask(
            back_up_now,
            self._now().astimezone(),
            on_done=lambda path: self.load(),
            on_error=lambda error: self.show_error("backup", error),
        )

    def flush(self) -> None:
        """Take the field in which someone is typing."""
        self.person.commit()

    def _arrange(self) -> None:
        theme = current_theme()
        self._backups_grid.setContentsMargins(0, 0, 0, 0)
        self._backups_grid.setHorizontalSpacing(theme.space(3))
        self._backups_grid.setColumnStretch(1, 1)
        self._rules_line = flow(self.own_rules)
        self._buttons = flow(self.verify_button, self._back_up_button, self._other)
        about_rules = self.tr("Words, terms and rules of your organisation, for every assessment in this workspace.")
        groups: tuple[tuple[str, tuple[QWidget, ...]], ...] = (
            (self.tr("Look"), (self.look,)),
            (self.tr("You"), (self.person,)),
            (self.tr("Workspace"), (self._folder, self._buttons, self.outcome)),
            (self.tr("Backups"), (self._backups,)),
            (self.tr("Checks"), (Note(about_rules), self._rules_line)),
        )
        if not self._has_workspace:
            groups = groups[:2]
        for place, (title, widgets) in enumerate(groups):
            self.add_space(2)
            if place:
                self.add(Hairline())
                self.add_space(1)
            self.add(Heading(title))
            for widget in widgets:
                self.add(widget)
        self.outcome.hide()
        self.fill_up()

    def _connect(self) -> None:
        self.look.edited.connect(self._on_look)
        self.person.edited.connect(self._on_person)
        self.verify_button.clicked.connect(self.verify)
        self._back_up_button.clicked.connect(self.back_up)
        self._other.clicked.connect(self.workspace_requested)
        self.own_rules.clicked.connect(self.own_rules_requested)

    def _on_look(self, key: str, value: Any) -> None:
        if key == "theme":
            self.theme_chosen.emit(value)
        elif key == "findings":
            self.findings_chosen.emit(value)
        else:
            self.scale_chosen.emit(int(value) / 100)

    def _on_person(self, key: str, value: Any) -> None:
        from store.changes import Actor

        name, role = self.person.value("name"), self.person.value("role")
        self.person.set_fault("name", "" if name else self.tr("Type your name, so that the history can say who."))
        if name:
            self._backend.set_actor(Actor(name, role))
            self.person_changed.emit(name, role)

    def _show(self, state: WorkspaceState) -> None:
        self._folder.setText(str(state.folder))
        while (item := self._backups_grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if not state.backups:
            words = self.tr("None yet. One is made on closing, and every ten minutes while something changes.")
            self._backups_grid.addWidget(Muted(words), 0, 0, 1, 3)
        for line, backup in enumerate(state.backups[:SHOWN_BACKUPS]):
            self._add_backup(line, backup)

    def _add_backup(self, line: int, backup: Backup) -> None:
        when = spoken_moment(backup.at, self._now())
        why = backup_reason(backup.reason)
        restore = QuietButton(self.tr("Restore"), "restore")
        restore.set_hint(self.tr("Go back to this backup; the present state is backed up first."))
        restore.setAccessibleName(self.tr("Restore the backup of {when}").format(when=when))
        restore.clicked.connect(lambda: self.restore_requested.emit(backup.path))
        self._backups_grid.addWidget(Note(when), line, 0)
        self._backups_grid.addWidget(Muted(f"{why}, {size_words(backup.size)}"), line, 1)
        self._backups_grid.addWidget(restore, line, 2)

    def _on_verified(self, faults: tuple[Fault, ...]) -> None:
        self.verify_button.set_off("")
        if not faults:
            self.outcome.setText(self.tr("Everything is as it was recorded: the history, the text and every file."))
            self.show_banner("verify", None)
            return
        found = counted(len(faults), "thing is", "things are")
        self.outcome.setText("\n".join(fault_sentence(fault) for fault in faults[:SHOWN_BACKUPS]))
        words = self.tr("{found} not as recorded. Restore a backup from before it happened.").format(found=found)
        self.show_banner("verify", Announcement(words, Tone.ERROR))

    def _on_not_verified(self, error: Exception) -> None:
        self.verify_button.set_off("")
        self.outcome.setText(error_message(error).text)
