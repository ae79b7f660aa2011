"""Own rules: what an organisation adds to house style, one rule a line, held by the checks of every assessment."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QWidget

from domain.checks.own_rules import MOST_CHARACTERS
from domain.checks.rules_in_force import lines_that_switch_off
from ui.announcement import Announcement, Tone
from ui.messages import counted, error_message, own_rules_sentence
from ui.pages.own_rules_help import OwnRulesHelp
from ui.pages.own_rules_saver import OwnRulesSaver
from ui.pages.page import Page, flow, group
from ui.pages.shipped_rules import ShippedRules
from ui.theme import current_theme
from ui.widgets.buttons import OutlinedButton, QuietButton
from ui.widgets.fold import Fold
from ui.widgets.grouped_rows import Group, MarkedRow
from ui.widgets.numbered_text import NumberedText
from ui.widgets.tall_list import TallList
from ui.widgets.text import Muted, Note

if TYPE_CHECKING:
    from domain.checks.rules_in_force import ReadRules
    from store.changes import Changed
    from store.values import History, OwnRulesText
    from ui.context import Context

NAME = "Own rules"
REST_MS = 300
WIDE_STEPS = 80
"""From this width on, in steps of the grid, the explanation stands beside the text."""
COLUMN_STEPS = 120
MOST_LISTED = 100
TABLE = "own_rules"


class OwnRulesPage(Page):
    """The text of the rules with what is wrong with its lines, files in and out, and what the lines may say."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(NAME, parent)
        self._context = context
        self._takes_focus = False
        self.text = NumberedText(self.tr("Own rules, one a line"), MOST_CHARACTERS)
        self.text.setPlaceholderText("word: reablement")
        self.saver = OwnRulesSaver(context, self.text, self)
        self.state = Note("")
        self.faults = TallList(self.tr("Lines that do not hold"))
        self.from_file = OutlinedButton(self.tr("Read from a file\u2026"), "import")
        self.to_file = OutlinedButton(self.tr("Save as a file\u2026"), "export")
        self.undo_button = QuietButton(self.tr("Undo"), "undo")
        self.redo_button = QuietButton(self.tr("Redo"), "redo")
        self.help = OwnRulesHelp()
        self.shipped = ShippedRules()
        self.fold = Fold(self.tr("Rules that come with Assay"), is_open=False)
        self._two = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._arrange()
        self._connect()

    def load(self) -> None:
        """Read the rules, and what of them can be undone."""
        from store.queries.checks import load_own_rules_text
        from store.queries.history import history

        backend = self._context.backend
        backend.ask(load_own_rules_text, on_done=self._show, on_error=partial(self.show_error, "load"))
        backend.ask(history, "", on_done=self._show_history, on_error=partial(self.show_error, "load"))

    def refresh(self, changed: Changed) -> None:
        """Read again what another place changed, or undo."""
        if not changed.assessment_id and TABLE in changed.tables:
            self.load()

    def take_focus(self) -> None:
        """Begin in the text."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Save at once what was typed."""
        self.saver.autosave.flush()

    def is_settled(self) -> bool:
        return self.saver.is_settled

    def set_off(self, reason: str) -> None:
        """Let nothing be changed for a reason."""
        self.text.setReadOnly(True)
        self.text.setAccessibleDescription(reason)
        self.shipped.set_off(reason)
        for button in (self.from_file, self.undo_button, self.redo_button):
            button.set_off(reason)

    def read_from(self, path: Path) -> None:
        """Put the rules of a file in the place of those that are there; one undo brings these back."""
        from ui.own_rules import rules_from_file

        def taken(text: str) -> None:
            self.show_banner("file", None)
            self.text.replace_text(text)
            self.take_focus()
            self.flush()
            words = self.tr("The rules of {name} are in the place of those before; undo brings them back.")
            self._context.tell(Announcement(words.format(name=path.name), Tone.SUCCESS, is_passing=True))

        refused = partial(self.show_error, "file")
        self._context.backend.ask(rules_from_file, path, on_done=taken, on_error=refused)

    def save_as(self, path: Path) -> None:
        """Write the rules, as they are typed, to a file."""
        from ui.own_rules import rules_to_file

        def saved(_nothing: None) -> None:
            self.show_banner("file", None)
            self._context.tell(Announcement(self.tr("Saved as {name}.").format(name=path.name), Tone.SUCCESS))

        refused = partial(self.show_error, "file")
        self._context.backend.ask(rules_to_file, self.text.text(), path, on_done=saved, on_error=refused)

    def column_width(self) -> int:
        return current_theme().space(COLUMN_STEPS)

    def _arrange(self) -> None:
        self.set_title(self.tr("Your organisation\u2019s own rules"), self.tr("All assessments of this workspace"))
        about = self.tr(
            "They are added to house style, and the checks of every assessment in this workspace hold them."
        )
        self.add(Note(about))
        self.add_space(1)
        self.add(flow(self.from_file, self.to_file, self.undo_button, self.redo_button))
        columns = QWidget()
        columns.setLayout(self._two)
        self._two.setContentsMargins(0, 0, 0, 0)
        self._two.setSpacing(current_theme().space(3))
        self._two.addWidget(group(self.text, self.saver.two_texts, self.state, self.faults), 3)
        self._two.addWidget(self.help, 2)
        self.add(columns)
        self.add_space(1)
        about = self.tr("A rule that is taken out here is held in no assessment; its line is written above.")
        self.fold.add(Muted(about))
        self.fold.add(self.shipped)
        self.add(self.fold)
        self.fill_up()
        self.faults.hide()

    def _connect(self) -> None:
        self.text.edited.connect(self._rest.start)
        self.text.too_long.connect(self._on_too_long)
        self.text.undo_wanted.connect(self._undo)
        self.text.redo_wanted.connect(self._redo)
        self._rest.timeout.connect(self._look)
        self.faults.opened.connect(lambda row_id: self.text.go_to_line(int(row_id)))
        self.fold.folded.connect(lambda is_folded: None if is_folded else self.shipped.make())
        self.shipped.switched.connect(self._switch)
        self.from_file.clicked.connect(self._choose_file)
        self.to_file.clicked.connect(self._choose_place)
        self.undo_button.clicked.connect(self._undo)
        self.redo_button.clicked.connect(self._redo)

    def _show(self, kept: OwnRulesText) -> None:
        self.show_banner("load", None)
        if self.saver.load(kept):
            self._look()

    def _look(self) -> None:
        """Have the text read as rules, and show what is wrong unless more was typed meanwhile."""
        from ui.own_rules import look_at_rules

        text = self.text.text()

        def show(found: ReadRules) -> None:
            if text == self.text.text():
                self._show_found(found)

        failed = partial(self.show_error, "load")
        self._context.backend.ask(look_at_rules, text, on_done=show, on_error=failed)

    def _show_found(self, found: ReadRules) -> None:
        sentences: dict[int, str] = {}
        for fault in found.faults:
            sentences.setdefault(fault.line, own_rules_sentence(fault))
        self.text.set_marks(sentences)
        lines = self.text.text().split("\n")
        rows = [
            MarkedRow(str(line), sentence, _shown(lines, line), "", "error", "danger", self.tr("Does not hold"))
            for line, sentence in list(sentences.items())[:MOST_LISTED]
        ]
        title = self.tr("Lines that do not hold until they are mended")
        self.faults.set_groups([Group("faults", title, tuple(rows))] if rows else [])
        self.faults.setVisible(bool(rows))
        self.shipped.show_off(found.rules.off)
        rules = counted(found.count, "rule is", "rules are") if found.count else self.tr("No rule of your own is")
        hold = self.tr("{rules} in force.").format(rules=rules)
        kept = self.tr("{lines} kept here as typed, and not in force.").format(
            lines=counted(len(sentences), "line is", "lines are")
        )
        self.state.setText(f"{hold} {kept}" if rows else hold)

    def _switch(self, code: str, is_held: bool) -> None:
        """Write down that a rule is not wanted, or take that out again."""
        if is_held:
            self.text.remove_lines(lines_that_switch_off(self.text.text(), code))
        else:
            self.text.add_line(f"off: {code}")
        self._look()
        self.flush()

    def _show_history(self, found: History) -> None:
        never = self._context.why_read_only
        self.undo_button.set_off(never or ("" if found.undo else self.tr("There is nothing to undo.")))
        self.redo_button.set_off(never or ("" if found.redo else self.tr("There is nothing to do again.")))

    def _undo(self) -> None:
        from store.actions.history import undo

        self._reverse(undo)

    def _redo(self) -> None:
        from store.actions.history import redo

        self._reverse(redo)

    def _reverse(self, action: object) -> None:
        if self._context.why_read_only:
            return
        self.flush()

        def refused(error: Exception) -> None:
            self._context.tell(Announcement(error_message(error).text, Tone.WARNING, is_passing=True))

        self._context.backend.perform(action, assessment_id="", on_error=refused)  # type: ignore[arg-type]

    def _on_too_long(self) -> None:
        words = self.tr("That is longer than own rules can be, and was not put in: {most} characters at most.")
        self._context.tell(Announcement(words.format(most=f"{MOST_CHARACTERS:,}"), Tone.WARNING))

    def _choose_file(self) -> None:
        kinds = self.tr("Text (*.txt *.md);;All files (*)")
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Read own rules from a file"), "", kinds)
        if chosen:
            self.read_from(Path(chosen))

    def _choose_place(self) -> None:
        name, kinds = self.tr("own rules.txt"), self.tr("Text (*.txt)")
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Save own rules as a file"), name, kinds)
        if chosen:
            path = Path(chosen)
            self.save_as(path if path.suffix else path.with_name(f"{path.name}.txt"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.viewport().width() >= current_theme().space(WIDE_STEPS)
        direction = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        self._two.setDirection(direction)


def _shown(lines: list[str], number: int) -> str:
    """Return what stands in a line, by its number from 1."""
    return lines[number - 1].strip() if number <= len(lines) else ""
