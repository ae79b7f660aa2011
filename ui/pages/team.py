"""The team of an assessment: people with their roles, changed in place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from domain.assessment import TeamMember
from ui.autosave import QUIET_MS
from ui.theme import current_theme
from ui.widgets.buttons import IconButton, OutlinedButton
from ui.widgets.growing_line import GrowingLine
from ui.widgets.text import Muted

ROLES = (
    "Lead assessor",
    "Assessor",
    "Specialist adviser",
    "Expert by experience",
    "Reviewer",
    "Moderation panel member",
    "Decider of the factual accuracy check",
    "Publisher",
)


class TeamEditor(QWidget):
    """One line a person, and an empty line to add one.

    Signals: added(str, str) with name and role, which `end_adding` answers; changed(str, str, str) with id, name and
    role; removed(str).
    """

    added = Signal(str, str)
    changed = Signal(str, str, str)
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._team: tuple[TeamMember, ...] = ()
        self._lines: dict[str, tuple[QLineEdit, GrowingLine]] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(current_theme().space(1))
        self._grid.setVerticalSpacing(current_theme().space(1))
        self._adding: tuple[str, str] | None = None
        self.new_name = self._name_field("", self.tr("Name of a person to add"))
        self.new_role = GrowingLine(self.tr("Role of a person to add"), self.tr("Role"))
        self._add = OutlinedButton(self.tr("Add"), "add")
        self._add.clicked.connect(self.add)
        self.new_name.returnPressed.connect(self.add)
        self.new_role.returned.connect(self.add)
        self._people: list[QWidget] = []
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self.flush)
        self._none = Muted(self.tr("Nobody is on the team yet. The team is kept here and never printed."))
        self._rebuild()

    def set_team(self, team: Sequence[TeamMember]) -> None:
        """Show these people; a line in which someone is typing stays as it is."""
        if tuple(team) == self._team:
            return
        same_people = [member.id for member in team] == [member.id for member in self._team]
        self._team = tuple(team)
        if not same_people:
            self._rebuild()
            return
        for member in team:
            name, role = self._lines[member.id]
            if not name.hasFocus() and name.text() != member.name:
                name.setText(member.name)
                name.setCursorPosition(0)
            if not role.hasFocus() and role.text() != member.role:
                role.set_text(member.role)

    def add(self) -> None:
        """Add the person in the empty line; without a name nothing happens but a hint."""
        self.add_begun()
        self.new_name.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_begun(self) -> None:
        """Add the person in the empty line, where there is one; `end_adding` has to follow."""
        name, role = self._begun()
        if name and self._adding is None:
            self._adding = (name, role)
            self.added.emit(name, role)

    def end_adding(self, *, is_added: bool) -> None:
        """Clear the line of a person who is on the team now; where that failed it stays, to be tried again."""
        if is_added and self._begun() == self._adding:
            self.new_name.clear()
            self.new_role.set_text("")
        self._adding = None

    def unsaved_text(self) -> str:
        """Return the lines that are not on the team as they are typed."""
        known = {member.id: (member.name, member.role) for member in self._team}
        typed = [self._typed(member_id) for member_id in self._lines if self._typed(member_id) != known[member_id]]
        return "\n".join(", ".join(filter(None, line)) for line in (*typed, self._begun()) if line[0])

    def _begun(self) -> tuple[str, str]:
        return self.new_name.text().strip(), self.new_role.text().strip()

    def _typed(self, member_id: str) -> tuple[str, str]:
        name, role = self._lines[member_id]
        return name.text().strip(), role.text().strip()

    def flush(self) -> None:
        """Tell at once of every line in which someone has typed."""
        for member_id, (name, _role) in list(self._lines.items()):
            if name.text().strip():
                self._on_edited(member_id)

    def _rebuild(self) -> None:
        self._quiet.stop()
        for widget in self._people:
            widget.hide()
            widget.deleteLater()
        self._people, self._lines = [], {}
        for line, member in enumerate(self._team):
            self._add_line(line, member)
        last = len(self._team)
        self._grid.addWidget(self._none, last, 0, 1, 3)
        self._none.setVisible(not self._team)
        for column, widget in enumerate((self.new_name, self.new_role, self._add)):
            self._grid.addWidget(widget, last + 1, column, Qt.AlignmentFlag.AlignTop)

    def _add_line(self, line: int, member: TeamMember) -> None:
        name = self._name_field(member.name, self.tr("Name"))
        role = GrowingLine(self.tr("Role of {name}").format(name=member.name), self.tr("Role"))
        role.set_text(member.role)
        remove = IconButton("close", self.tr("Take {name} out of the team").format(name=member.name))
        remove.clicked.connect(lambda: self.removed.emit(member.id))
        for signal in (name.textEdited, role.edited):
            signal.connect(lambda _text: self._quiet.start())
        for left in (name.editingFinished, role.focus_left, role.returned):
            left.connect(lambda: self._on_edited(member.id))
        self._lines[member.id] = (name, role)
        self._people += [name, role, remove]
        for column, widget in enumerate((name, role, remove)):
            self._grid.addWidget(widget, line, column, Qt.AlignmentFlag.AlignTop)

    def _on_edited(self, member_id: str) -> None:
        known = next((member for member in self._team if member.id == member_id), None)
        if known is None or member_id not in self._lines:
            return
        name, role = self._typed(member_id)
        if name and (name, role) != (known.name, known.role):
            self.changed.emit(member_id, name, role)
        elif not name:
            self._lines[member_id][0].setText(known.name)

    def _name_field(self, text: str, name: str) -> QLineEdit:
        field = QLineEdit(text)
        field.setCursorPosition(0)
        field.setToolTip(text)  # a long name does not fit
        field.setAccessibleName(name)
        field.setPlaceholderText(self.tr("Name"))
        return field
