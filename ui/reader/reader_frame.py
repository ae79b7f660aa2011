"""The widgets of the reader and where they stand."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from domain.assessment import EvidenceFile, EvidenceItem
from domain.frameworks.framework import Framework
from store.values import ExcerptDetails
from ui.messages import KINDS
from ui.pages.page import flow
from ui.reader.excerpt_form import ExcerptForm
from ui.reader.find_row import FindRow
from ui.reader.stage import Stage
from ui.theme import Theme, current_theme, theme_notifier
from ui.widgets.buttons import IconButton, OutlinedButton, PrimaryButton, QuietButton
from ui.widgets.pickers import Picker
from ui.widgets.text import ElidedLabel, Muted

MAKE_KEYS = "Ctrl+Shift+X"


class ReaderFrame(QWidget):
    """A head with the document's name, the document, a bar that floats over it, and the form under it."""

    def __init__(self, framework: Framework, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = QuietButton(self.tr("Back"), "back")
        self.back.setProperty("flush", True)
        self.title = ElidedLabel("", "text", "body", 600)
        self.file_picker = Picker(self.tr("File of this item"))
        self.page_words = Muted("", wraps=False)
        self.previous = IconButton("previous", self.tr("Previous page"))
        self.next = IconButton("next", self.tr("Next page"))
        self.as_text = IconButton("text", self.tr("Show the words alone"))
        self.as_text.setCheckable(True)
        self.find_button = IconButton("search", self.tr("Find in the document"), "Ctrl+F")
        self.find_row = FindRow()
        self.note = Muted("")
        self.read_button = OutlinedButton(self.tr("Read its text"), "refresh")
        self.open_button = OutlinedButton(self.tr("Open the original"), "open_outside")
        self._way_out = flow(self.read_button, self.open_button)
        self.stage = Stage()
        self.form = ExcerptForm(framework)
        self.excerpt_button = PrimaryButton(self.tr("Make an excerpt"), "quote", self)
        self.excerpt_button.set_hint(self.tr("Keep the selected words  {keys}").format(keys=MAKE_KEYS))
        self.excerpt_button.hide()
        self._arrange()
        self.previous.clicked.connect(lambda: self.stage.pages.go_to_page(self.stage.pages.page() - 1))
        self.next.clicked.connect(lambda: self.stage.pages.go_to_page(self.stage.pages.page() + 1))
        self.stage.pages.page_shown.connect(self._show_page)
        self.stage.currentChanged.connect(lambda _place: self._on_view())
        theme_notifier().changed.connect(self._on_theme)
        self._on_view()
        self.say("", can_open=False, can_read=False)

    def _arrange(self) -> None:
        theme = current_theme()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space(1))
        head = QHBoxLayout()
        head.setSpacing(theme.space(0.5))
        head.addWidget(self.back)
        head.addStretch(1)
        beside: tuple[QWidget, ...] = (self.previous, self.page_words, self.next, self.as_text, self.find_button)
        for widget in beside:
            head.addWidget(widget)
        layout.addLayout(head)
        under: tuple[QWidget, ...] = (self.title, self.file_picker, self.find_row, self.note, self._way_out)
        for widget in under:
            layout.addWidget(widget)
        layout.addWidget(self.stage, 1)
        layout.addWidget(self.form)

    def name_document(self, item: EvidenceItem, file: EvidenceFile | None) -> None:
        """Say which document of which item is shown, and offer the other files of the item."""
        self.back.setText(item.reference)
        self.back.setAccessibleName(self.tr("Back to {reference}").format(reference=item.reference))
        name = file.name if file is not None else KINDS[item.kind]
        self._name = f"{item.reference}, {name}"
        self.title.set_text(file.name if file is not None else item.title)
        self.file_picker.blockSignals(True)
        self.file_picker.set_choices([(each.id, file_words(each)) for each in item.files])
        self.file_picker.set_value(file.id if file is not None else "")
        self.file_picker.blockSignals(False)
        self.file_picker.setVisible(len(item.files) > 1 and file is not None)

    def document_name(self) -> str:
        """Return what a screen reader calls the document."""
        return self._name

    def say(self, words: str, *, can_open: bool, can_read: bool) -> None:
        """Say why the document has no words, with the way out; nothing where it has."""
        self.note.setText(words)
        self.note.setVisible(bool(words))
        self.read_button.setVisible(can_read)
        self.open_button.setVisible(can_open)
        self._way_out.setVisible(bool(words) and (can_open or can_read))

    def open_form(self, heading: str, words: str, details: ExcerptDetails) -> None:
        """Ask what words show, under the document."""
        self.show_bar(False)
        self.form.begin(heading, words, details)

    def close_form(self) -> None:
        """Put the form away."""
        self.form.hide()

    def show_bar(self, is_shown: bool) -> None:
        """Offer to make an excerpt, over the foot of the document."""
        self.excerpt_button.setVisible(is_shown)
        self.place_bar()

    def place_bar(self) -> None:
        """Put the offer where it belongs: in the middle of the foot of the document."""
        button, stage = self.excerpt_button, self.stage
        button.resize(button.sizeHint())
        foot = stage.geometry().bottomLeft()
        left = foot.x() + (stage.width() - button.width()) // 2
        button.move(QPoint(left, foot.y() - button.height() - current_theme().space(1.5)))
        button.raise_()

    def set_as_text(self, is_text: bool) -> None:
        """Show the words alone, or the document as it looks."""
        self.as_text.setChecked(is_text)

    def focus_document(self) -> None:
        """Give the focus to the document, where the reader is shown."""
        view = self.stage.view()
        if self.isVisible():
            (view or self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_view(self) -> None:
        is_pages = self.stage.currentWidget() is self.stage.pages
        for widget in (self.previous, self.page_words, self.next):
            widget.setVisible(is_pages)
        self.find_button.setVisible(self.stage.view() is not None)

    def _show_page(self, number: int, count: int) -> None:
        self.page_words.setText(self.tr("{number} of {count}").format(number=f"{number:,}", count=f"{count:,}"))
        self.page_words.setAccessibleName(self.tr("Page {number} of {count}").format(number=number, count=count))
        self.previous.set_off("" if number > 1 else self.tr("This is the first page."))
        self.next.set_off("" if number < count else self.tr("This is the last page."))

    def _on_theme(self, _theme: Theme) -> None:
        self.place_bar()


def file_words(file: EvidenceFile) -> str:
    """Return the name of a file, with the word that it is an older version where it is."""
    return f"{file.name} \u00b7 older version" if file.superseded_by else file.name
