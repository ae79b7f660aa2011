"""One evidence item: what it is, what it looks like, where it is used."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from domain.assessment import EvidenceFile, EvidenceItem
from domain.frameworks.framework import Framework
from ui.messages import KINDS, counted, part_name
from ui.pages.form import FieldKind, Form, FormField
from ui.pages.page import clear_layout, flow, row
from ui.pages.place_link import PlaceLink
from ui.panes.excerpt_panel import ExcerptPanel
from ui.panes.item_saver import ItemSaver
from ui.previews.preview import Preview, size_words
from ui.theme import current_theme
from ui.widgets.buttons import IconButton, LinkButton, OutlinedButton, PrimaryButton, QuietButton
from ui.widgets.text import Hairline, Heading, Muted, SectionLabel

if TYPE_CHECKING:
    from store.values import Use
    from ui.context import Context


def fields_of(framework: Framework) -> tuple[FormField, ...]:
    """Return what is asked about an item, in order."""
    used = [(category.id, category.name) for category in framework.categories if category.used]
    return (
        FormField("title", "Title"),
        FormField("category", "Category", FieldKind.CHOICE, choices=(("", "Not yet said"), *used)),
        FormField("given_by", "Given by", hint="A role, not a name.", placeholder="Principal social worker"),
        FormField("event_date", "Date of the event", FieldKind.DAY),
        FormField("received_date", "Received", FieldKind.DAY),
        FormField("people_heard", "People heard", FieldKind.COUNT),
        FormField("url", "Web address", placeholder="https://"),
        FormField("confidential", "Confidential", FieldKind.FLAG),
        FormField("disclosed", "Disclosed to the authority", FieldKind.FLAG),
        FormField("notes", "Notes", FieldKind.PROSE, placeholder="What it shows, and what it does not."),
    )


class EvidenceItemView(QScrollArea):
    """Signals: back_wanted(); cite_wanted(); remove_wanted(); open_wanted(object) with an EvidenceFile;
    link_wanted(str); preview_wanted(object) with an EvidenceFile; use_wanted(object) and uncite_wanted(object) with a
    Use; read_wanted(); newer_wanted(object) with the EvidenceFile that is to be superseded."""

    back_wanted = Signal()
    cite_wanted = Signal()
    remove_wanted = Signal()
    open_wanted = Signal(object)
    link_wanted = Signal(str)
    preview_wanted = Signal(object)
    use_wanted = Signal(object)
    uncite_wanted = Signal(object)
    read_wanted = Signal()
    newer_wanted = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._framework = framework = context.framework
        self.item: EvidenceItem | None = None
        self.file: EvidenceFile | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._reference = Muted("", wraps=False)
        self._title = Heading("")
        self.cite = PrimaryButton(self.tr("Cite"), "cite")
        self.open = OutlinedButton(self.tr("Open the original"), "open_outside")
        self.read = OutlinedButton(self.tr("Read"), "book")
        self.newer = QuietButton(self.tr("Add a newer version …"), "compare")
        self.excerpts = ExcerptPanel()
        self._files = QVBoxLayout()
        self.preview = Preview()
        self._uses_title = SectionLabel("")
        self._uses = QVBoxLayout()
        self._shown_uses: tuple[Use, ...] | None = None
        self._older: frozenset[str] = frozenset()
        self._uncite_buttons: list[IconButton] = []
        self.form = Form(fields_of(framework), columns=2)
        self.saver = ItemSaver(context, self.form)
        self.remove = QuietButton(self.tr("Remove this item"), "delete")
        self._arrange()
        self._connect()

    def set_off(self, reason: str) -> None:
        """Let nothing be changed, for a reason; texts can still be selected and copied."""
        self.form.set_off(reason)
        for button in (self.cite, self.remove):
            button.set_off(reason)
        self.newer.hide()
        self.excerpts.set_off(reason)

    def show_item(self, item: EvidenceItem, uses: Sequence[Use]) -> None:
        """Show an item and where it is used."""
        is_other = self.item is None or self.item.id != item.id
        had_files = () if is_other or self.item is None else self.item.files
        self.item = item
        self._reference.setText(f"{item.reference} \u00b7 {KINDS[item.kind]}")
        self._title.setText(item.title)
        self.saver.show_item(item)
        has_original = bool(item.files) or bool(item.url)
        self.open.setVisible(has_original)
        self.open.setText(self.tr("Open the original") if item.files else self.tr("Open the page"))
        self.read.setVisible(bool(item.files) or bool(item.notes))
        self._show_uses(uses)
        if is_other or item.files != had_files:
            self._show_files(item.files)
        if is_other:
            self.verticalScrollBar().setValue(0)

    def mark_older(self, excerpt_ids: frozenset[str]) -> None:
        """Say of the citations of these excerpts that they rest on an older version of the document."""
        if excerpt_ids != self._older:
            shown, self._older, self._shown_uses = self._shown_uses or (), excerpt_ids, None
            self._show_uses(shown)

    def _show_files(self, files: Sequence[EvidenceFile]) -> None:
        clear_layout(self._files)
        for file in files:
            words = self.tr("{name}, {size}").format(name=file.name, size=size_words(file.size))
            if file.superseded_by:
                words = self.tr("{words}, superseded by a newer version").format(words=words)
            if len(files) == 1:
                self._files.addWidget(Muted(words))
                continue
            button = LinkButton(words)
            button.clicked.connect(lambda _checked=False, shown=file: self._show_file(shown))
            self._files.addWidget(button)
        self.preview.clear()
        self.file = None
        self.newer.setVisible(bool(files))
        if files:
            self._show_file(next((file for file in files if not file.superseded_by), files[0]))

    def _show_file(self, file: EvidenceFile) -> None:
        self.file = file
        self.newer.set_off(self.tr("This version has been superseded already.") if file.superseded_by else "")
        self.preview_wanted.emit(file)

    def _show_uses(self, uses: Sequence[Use]) -> None:
        if tuple(uses) == self._shown_uses:
            return
        self._shown_uses = tuple(uses)
        focused = next((place for place, button in enumerate(self._uncite_buttons) if button.hasFocus()), None)
        clear_layout(self._uses)
        self._uncite_buttons = []
        times = counted(len(uses), "place", "places")
        self._uses_title.setText(self.tr("Used in {times}").format(times=times) if uses else self.tr("Not used yet"))
        for use in uses:
            self._uses.addWidget(self._use(use))
        if not uses:
            self._uses.addWidget(Muted(self.tr("Select words in the findings, then cite this item.")))
        if focused is not None:
            beside = self._uncite_buttons[min(focused, len(uses) - 1)] if uses else self.cite
            beside.setFocus(Qt.FocusReason.OtherFocusReason)

    def _use(self, use: Use) -> QWidget:
        name = PlaceLink(part_name(self._framework, use.part_id))
        name.clicked.connect(lambda: self.use_wanted.emit(use))
        remove = IconButton("unlink", self.tr("Take this citation away"))
        remove.setAccessibleDescription(use.words)
        self._uncite_buttons.append(remove)
        remove.clicked.connect(lambda: self.uncite_wanted.emit(use))
        words = f"\u201c{use.words}\u201d"
        if use.is_detached:
            words = self.tr("{words} The words are no longer in the text.").format(words=words)
        if use.excerpt_id in self._older:
            words = self.tr("{words} It rests on an older version of the document.").format(words=words)
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        head = row(name, remove)
        head_layout = head.layout()
        assert head_layout is not None
        head_layout.takeAt(2)
        layout.addWidget(head)
        layout.addWidget(Muted(words))
        return holder

    def _arrange(self) -> None:
        theme = current_theme()
        content = QWidget(self)
        self.setWidget(content)  # before it is filled: what is moved with all in it is dressed anew
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, theme.space(0.5), theme.space(3))
        layout.setSpacing(theme.space(1))
        back = QuietButton(self.tr("All evidence"), "back")
        back.clicked.connect(self.back_wanted)
        back.setProperty("flush", True)
        layout.addWidget(row(back))
        layout.addWidget(self._reference)
        layout.addWidget(self._title)
        layout.addWidget(flow(self.read, self.cite, self.open))
        layout.addLayout(self._files)
        layout.addWidget(self.preview)
        layout.addWidget(row(self.newer))
        layout.addWidget(Hairline())
        layout.addWidget(self.excerpts)
        layout.addWidget(Hairline())
        layout.addWidget(self._uses_title)
        layout.addLayout(self._uses)
        layout.addWidget(Hairline())
        for widget in (self.saver.two_texts, self.form, self.saver.fault):
            layout.addWidget(widget)
        layout.addWidget(row(self.remove))
        layout.addStretch(1)

    def _connect(self) -> None:
        self.cite.set_hint(self.tr("Rest the selected words on this item"))
        self.cite.clicked.connect(self.cite_wanted)
        self.open.clicked.connect(self._on_open)
        self.read.set_hint(self.tr("Read it beside the findings  Ctrl+Shift+R"))
        self.read.clicked.connect(self.read_wanted)
        self.newer.clicked.connect(lambda: self.newer_wanted.emit(self.file))
        self.remove.clicked.connect(self.remove_wanted)

    def _on_open(self) -> None:
        if self.item is None:
            return
        if self.file is not None:
            self.open_wanted.emit(self.file)
        elif self.item.url:
            self.link_wanted.emit(self.item.url)

    def focus_title(self) -> None:
        """Put the caret into the title."""
        control = self.form.control("title")
        control.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(control, QLineEdit):
            control.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)
