"""The parts of the evidence pane, each made when it is first wanted: most visits need the list alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QStackedWidget, QVBoxLayout, QWidget

from domain.assessment import Anchor
from ui.on_demand import OnDemand
from ui.panes.evidence_list import EvidenceList
from ui.panes.intake import Intake
from ui.panes.originals import Originals
from ui.panes.reading import Reading
from ui.theme import current_theme
from ui.widgets.buttons import OutlinedButton
from ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from ui.context import Context
    from ui.pages.form_saver import FormSaver
    from ui.panes.attaching import Attaching
    from ui.panes.evidence_item import EvidenceItemView
    from ui.panes.new_item import NewItemForm
    from ui.panes.rows_intake import RowsIntake
    from ui.reader.reader import Reader

Selection = tuple[str, Anchor]
LINES = ("attaching", "rows", "new_item")
"""The parts that stand over what is shown, from the top."""


class EvidenceParts(QWidget):
    """Signals: form_made(str, object), when a form that saves what is typed by itself was made, with its name;
    settled(), when what was typed of an excerpt is saved."""

    form_made = Signal(str, object)
    settled = Signal()

    def __init__(
        self,
        context: Context,
        selection: Callable[[], Selection | None],
        shown_statement: Callable[[], str],
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._selection = selection
        self._shown_statement = shown_statement
        self._layout = QVBoxLayout(self)
        self._stack = QStackedWidget(self)
        item = OnDemand(lambda: self.item, lambda: self._item)
        reader = OnDemand(lambda: self.reader, lambda: self._reader)
        self._originals = Originals(context, item)
        self.reading = Reading(context, item, reader, lambda: self._selection(), self)
        self.add_button = OutlinedButton(self.tr("Add"), "add", self)
        self.add_button.setAccessibleName(self.tr("Add evidence"))
        self.add_button.set_off(context.why_read_only)
        self.add_button.setMenu(self._make_menu())
        self.list = EvidenceList(context.framework, self.add_button, self._stack)
        self._arrange()

    @cached_property
    def item(self) -> EvidenceItemView:
        """One item, all that is said of it."""
        from ui.panes.evidence_item import EvidenceItemView

        view = EvidenceItemView(self._context, self._stack)
        self._stack.addWidget(view)
        view.open_wanted.connect(self._originals.open_file)
        view.preview_wanted.connect(self._originals.show_inside)
        view.link_wanted.connect(self._context.open_link)
        self.reading.serve_item(view)
        if self._context.why_read_only:
            view.set_off(self._context.why_read_only)
        self._on_item_made(view)
        self.form_made.emit("form-item", view.saver)
        return view

    @cached_property
    def reader(self) -> Reader:
        """The document of an item."""
        from ui.reader.reader import Reader

        reader = Reader(self._context, self._stack)
        self._stack.addWidget(reader)
        reader.shown_statement = self._shown_statement
        reader.open_wanted.connect(self._originals.open_file)
        reader.settled.connect(self.settled)
        self.reading.serve_reader(reader)
        return reader

    @cached_property
    def new_item(self) -> NewItemForm:
        """The form of a note or a web link."""
        from ui.panes.new_item import NewItemForm

        form = NewItemForm(self._context, self)
        self._put_over("new_item", form)
        self._on_new_item_made(form)
        self.form_made.emit("form-new", form)
        return form

    @cached_property
    def attaching(self) -> Attaching:
        """Files on their way."""
        from ui.panes.attaching import Attaching

        lines = Attaching(self._context, self)
        self._put_over("attaching", lines)
        self._on_attaching_made(lines)
        return lines

    @cached_property
    def rows(self) -> RowsIntake:
        """A spreadsheet on its way to one item a row."""
        from ui.panes.rows_intake import RowsIntake

        rows = RowsIntake(self._context, self)
        self._put_over("rows", rows)
        self._stack.addWidget(rows.form)
        self._on_rows_made(rows)
        return rows

    @property
    def _item(self) -> EvidenceItemView | None:
        """The view of one item, if it is made."""
        return vars(self).get("item")

    @property
    def _reader(self) -> Reader | None:
        """The reader, if it is made."""
        return vars(self).get("reader")

    @property
    def _new_item(self) -> NewItemForm | None:
        """The form of a note or a web link, if it is made."""
        return vars(self).get("new_item")

    def take(self, intake: Intake) -> None:
        """Take in what was dropped, pasted or chosen."""
        if intake.files:
            self.attaching.attach(intake.files)
        for address in intake.addresses:
            self.new_item.begin_link(address)
        if intake.text:
            self.new_item.begin_note(intake.text)

    def add_files(self) -> None:
        """Ask for files and take them in."""
        chosen, _ = QFileDialog.getOpenFileNames(self, self.tr("Add files as evidence"))
        if chosen:
            self.take(Intake(tuple(Path(name) for name in chosen)))

    def add_folder(self) -> None:
        """Ask for a folder and take in every file in it."""
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Add the files of a folder as evidence"))
        if chosen:
            self.take(Intake((Path(chosen),)))

    @property
    def forms(self) -> tuple[FormSaver | NewItemForm, ...]:
        """What saves the forms of the pane as one types, as far as they are made."""
        of_item = (self._item.saver,) if self._item is not None else ()
        return (*of_item, self._new_item) if self._new_item is not None else of_item

    def _is_in_front(self, *names: str) -> bool:
        """Whether one of these parts is made and takes the place of the list."""
        shown = self._stack.currentWidget()
        return any(vars(self).get(name) is shown for name in names)

    def _is_rows_form_in_front(self) -> bool:
        rows: RowsIntake | None = vars(self).get("rows")
        return rows is not None and self._stack.currentWidget() is rows.form

    def _put_over(self, name: str, part: QWidget) -> None:
        """Put a part over what is shown, in its place among the others."""
        before = LINES[: LINES.index(name)]
        self._layout.insertWidget(sum(each in vars(self) for each in before), part)

    def _arrange(self) -> None:
        theme = current_theme()
        self._layout.setContentsMargins(theme.space(1.5), theme.space(1.5), theme.space(1.5), 0)
        self._layout.setSpacing(theme.space(1))
        self._layout.addWidget(self._stack, 1)
        self._empty = self._make_empty()
        for view in (self.list, self._empty):
            self._stack.addWidget(view)

    def _make_empty(self) -> EmptyState:
        lines = (
            self.tr("Documents, interview notes, data and web pages that the findings rest on belong here."),
            self.tr("Drop files here, paste them, or add them with the button."),
        )
        note = self.tr("Write a note"), lambda: self.new_item.begin_note()
        return EmptyState("evidence", self.tr("No evidence yet"), lines, ((self.tr("Add files"), self.add_files), note))

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(self.tr("Files …"), self.add_files)
        menu.addAction(self.tr("A folder …"), self.add_folder)
        menu.addAction(self.tr("A spreadsheet, a row an item …"), lambda: self.rows.choose())
        menu.addAction(self.tr("A note"), lambda: self.new_item.begin_note())
        menu.addAction(self.tr("A web link"), lambda: self.new_item.begin_link())
        return menu

    def _on_item_made(self, view: EvidenceItemView) -> None:
        """Know that the view of one item was made."""

    def _on_new_item_made(self, form: NewItemForm) -> None:
        """Know that the form of a new item was made."""

    def _on_attaching_made(self, lines: Attaching) -> None:
        """Know that the lines of files on their way were made."""

    def _on_rows_made(self, rows: RowsIntake) -> None:
        """Know that the way of a spreadsheet was made."""
