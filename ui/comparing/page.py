"""The page on versions: which two, the sections that changed between them, and what changed in one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ui.announcement import Announcement
from ui.comparing.chooser import Chooser
from ui.comparing.requests import VersionRequests
from ui.comparing.section_panel import SectionPanel
from ui.messages import part_name
from ui.pages.page import Page, clear_layout
from ui.theme import current_theme
from ui.widgets.empty_state import EmptyState
from ui.widgets.text import Muted
from ui.widgets.two_line_list import TwoLineList

if TYPE_CHECKING:
    from domain.review.comparison import SectionChange
    from store.changes import Changed
    from ui.comparing.reading import Read, Wanted
    from ui.comparing.rows import SectionText, ShownChange
    from ui.context import Context

COLUMN_STEPS, BESIDE_STEPS, LIST_STEPS = 136, 104, 36
"""The greatest width of the page; from which on the list stands beside the text; and how wide it is there."""
ROWS_ABOVE = 3
BESIDE = "versions.beside"
TABLES = frozenset(
    {
        "assessment", "section", "passage", "score", "facts", "citation", "evidence_item", "evidence_file", "excerpt",
        "decision", "draft_version", "read_mark", "team_member",
    }
)  # fmt: skip


class VersionsPage(Page):
    """Compares two versions of the report or of a section."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("Versions", parent)
        self._context = context
        self._asked = self._taken = 0
        self._is_focus_due = False
        self._wanted: Wanted | None = None
        self._opened: set[int] = set()
        self.read: Read | None = None
        self.requests = VersionRequests(context)
        self.chooser = Chooser()
        self.summary = Muted("")
        self.list = TwoLineList(self.tr("Sections that changed"))
        self.panel = SectionPanel(is_beside=bool(context.memory.get(BESIDE)))
        self._nothing = QWidget()
        self._nothing_layout = QVBoxLayout(self._nothing)
        self._nothing_layout.setContentsMargins(0, 0, 0, 0)
        self._body = QWidget()
        self._body_layout = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._body)
        self._body_layout.setContentsMargins(0, 0, 0, 0)
        self._body_layout.addWidget(self.list)
        self._body_layout.addWidget(self.panel, 1)
        for widget in (self.chooser, self.summary, self._body, self._nothing):
            self.add(widget)
        self._body.hide()
        self._nothing.hide()
        self._connect()

    def _connect(self) -> None:
        self.chooser.chosen.connect(self._on_chosen)
        self.chooser.keep_wanted.connect(self._keep)
        self.chooser.all_read.connect(self.mark_all_read)
        self.list.chosen.connect(lambda _part_id: self._show_section())
        self.list.opened.connect(lambda _part_id: self.take_focus())
        panel, view = self.panel, self.panel.view
        panel.step_wanted.connect(self.step)
        panel.beside_changed.connect(self._on_beside)
        panel.open.clicked.connect(self.open_place)
        panel.restore.clicked.connect(self.restore_section)
        panel.read.clicked.connect(self.mark_read)
        view.place_wanted.connect(self.open_place)
        view.restore_wanted.connect(self.restore_change)
        view.fold_toggled.connect(self._toggle)
        view.stepped.connect(lambda _number: self._switch())

    # What is shown

    def compare(self, section_id: str, sha256: str) -> None:
        """Compare a section as it was when it had this hash with how it is now."""
        from store.queries.comparisons import NOW, Side, SideKind
        from ui.comparing.reading import Wanted

        self._wanted = Wanted(section_id, (Side(SideKind.KEPT, sha256), NOW))
        self.load()

    def load(self) -> None:
        """Read what can be compared and what changed between the two versions."""
        from ui.comparing.reading import Wanted, read_comparison

        self._asked += 1
        asked = self._asked
        backend = self._context.backend
        backend.ask(
            read_comparison,
            self._context.assessment_id,
            backend.actor.name,
            self._wanted or Wanted(),
            on_done=lambda read: self._take(asked, read),
            on_error=lambda error: self.show_error("load", error),
        )

    def refresh(self, changed: Changed) -> None:
        """Read again after an action that touched what is compared, while the page is seen."""
        if changed.assessment_id == self._context.assessment_id and TABLES & changed.tables and self.isVisible():
            self.load()

    def take_focus(self) -> None:
        """Begin in the text with the changes, or where one chooses what to compare."""
        self._is_focus_due = self._taken != self._asked
        wanted = self.panel.view if self._body.isVisible() else self.chooser.earlier
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)
        if wanted is self.panel.view:
            self._reveal()

    def column_width(self) -> int:
        return current_theme().space(COLUMN_STEPS)

    def _take(self, asked: int, read: Read) -> None:
        from ui.comparing.showing import offers_of, rows_of, summary_of

        if asked != self._asked:
            return
        self._taken = asked
        self.show_banner("load", None)
        self.read = read
        self._opened.clear()
        self.chooser.offer(*offers_of(self._context, read))
        self.summary.setText(summary_of(read))
        self.summary.setVisible(bool(self.summary.text()))
        rows = rows_of(self._context, read)
        self._say_nothing(not rows)
        self._body.setVisible(bool(rows))
        place = self.panel.view.current
        before = self.list.current_id()
        self.list.blockSignals(True)
        self.list.set_rows(rows)
        if rows and not self.list.current_id():
            self.list.choose_place(0)
        self.list.blockSignals(False)
        self._fit_list()
        if rows:
            self._settle()
            self._show_section(place if self.list.current_id() == before else -1)
        focused = self.window().focusWidget()
        if self._is_focus_due and focused is not None and self.isAncestorOf(focused):
            self.take_focus()

    def _settle(self) -> None:
        """Give the text its width before it is written, so that it is laid out once."""
        for widget in (self.widget(), self._body, self.panel):
            layout = widget.layout() if widget is not None else None
            if layout is not None:
                layout.activate()

    def _reveal(self) -> None:
        """Scroll to the text where not all of it is in sight."""
        view = self.panel.view
        box = view.rect().translated(view.mapTo(self.viewport(), QPoint()))
        if not self.viewport().rect().contains(box):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.panel.ways.mapTo(self.viewport(), QPoint()).y())

    def _say_nothing(self, is_nothing: bool) -> None:
        from ui.comparing.showing import nothing_of

        clear_layout(self._nothing_layout)
        self._nothing.setVisible(is_nothing)
        if is_nothing and self.read is not None:
            title, lines = nothing_of(self._context, self.read)
            actions = [(self.tr("Keep a version \u2026"), self.chooser.begin_keeping)] if not self.read.chosen else []
            if self._context.why_read_only:
                actions = []
            self._nothing_layout.addWidget(EmptyState("compare", title, lines, actions))
            self._nothing_layout.addStretch(1)

    def current_change(self) -> SectionChange | None:
        """Return the section that is shown; None for the details of the report, and for none."""
        comparison = self.read.comparison if self.read is not None else None
        shown = self.list.current_id()
        if comparison is None or not self._body.isVisibleTo(self):
            return None
        return next((each for each in comparison.change.sections if each.part_id == shown), None)

    @property
    def section_id(self) -> str:
        """The id of the section that is shown; empty where it is no longer there, or none is."""
        change = self.current_change()
        comparison = self.read.comparison if self.read is not None else None
        return comparison.sections.get(change.part_id, "") if change is not None and comparison is not None else ""

    def _text(self) -> SectionText:
        from ui.comparing.rows import SectionText, details_text, section_text

        comparison = self.read.comparison if self.read is not None else None
        if comparison is None:
            return SectionText()
        change = self.current_change()
        if change is None:
            return details_text(comparison.change.values, comparison.framework)
        return section_text(change, comparison, self._opened)

    def _show_section(self, current: int = -1) -> None:
        row = self.list.rows.row_at(self.list.currentIndex()) if self.list.current_id() else None
        if row is None:
            return
        self._opened.clear()
        self.panel.name(row.title, row.detail)
        self.panel.view.show_text(self._text(), self._heads(), current)
        self._switch()

    def _heads(self) -> tuple[str, str] | None:
        if not self.panel.is_beside:
            return None
        return self.chooser.earlier.currentText(), self.chooser.later.currentText()

    def _toggle(self, fold: int) -> None:
        self._opened ^= {fold}
        self.panel.view.unfold(self._text())

    def _on_beside(self, is_beside: bool) -> None:
        self._context.memory[BESIDE] = is_beside
        self.panel.view.show_text(self._text(), self._heads(), self.panel.view.current)

    def _on_chosen(self) -> None:
        from ui.comparing.choices import side_of
        from ui.comparing.reading import Wanted

        section_id = self.chooser.part.value()
        sides = (self.chooser.earlier.value(), self.chooser.later.value())
        old, new = (side_of(each) if each else None for each in sides)
        self._wanted = Wanted(section_id, (old, new) if old is not None and new is not None else None)
        self.load()

    # The steps

    def step(self, by: int) -> None:
        """Go to the next or the previous change, over sections."""
        if not self._body.isVisibleTo(self):
            return
        self._reveal()
        if self.panel.view.step(by):
            return
        place = self.list.currentIndex().row() + by
        if not 0 <= place < self.list.count():
            words = self.tr("This is the last change.") if by > 0 else self.tr("This is the first change.")
            self._context.tell(Announcement(words, is_passing=True))
            return
        self.list.choose_place(place)
        self.panel.view.step(by)

    def shown_change(self) -> ShownChange | None:
        """Return the change that is the current one."""
        view = self.panel.view
        return view.text.changes[view.current] if 0 <= view.current < len(view.text.changes) else None

    def open_place(self) -> None:
        """Go to the place in the text."""
        section_id, change = self.section_id, self.shown_change()
        if not section_id:
            self._context.open_section("overview")
        elif change is not None and change.new_id:
            self._context.open_passage(section_id, change.new_id, 0, 0)
        else:
            self._context.open_section(section_id)

    def restore_change(self) -> None:
        """Bring the paragraph or the score of the current change back."""
        change, part = self.shown_change(), self.current_change()
        if self.why_no_restore() or change is None or part is None or self.read is None:
            return
        name, sha256 = part_name(self._context.framework, part.part_id), self.read.hash_of(self.section_id)
        if change.kind == "score":
            self.requests.restore_score(self.section_id, sha256, name)
        else:
            self.requests.restore_passage(self.section_id, sha256, change.old_id, name)

    def restore_section(self) -> None:
        """Bring the text of the section back."""
        part = self.current_change()
        if not self.why_no_section() and part is not None and self.read is not None:
            name = part_name(self._context.framework, part.part_id)
            self.requests.restore_section(self.section_id, self.read.hash_of(self.section_id), name)

    def mark_read(self) -> None:
        """Say that the section is read as it is now."""
        if not self.why_no_reading():
            self.requests.mark_read([self.section_id])

    def mark_all_read(self) -> None:
        """Say that everything is read as it is now."""
        from ui.comparing.showing import section_ids

        if self.read is not None and not self._context.why_read_only:
            self.requests.mark_read(section_ids(self.read))

    def _keep(self, name: str) -> None:
        self.requests.keep(self.chooser.part.value(), name, self.chooser.end_keeping)

    def why_no_restore(self) -> str:
        """Return why the current change cannot be taken back, or nothing."""
        from ui.comparing.showing import why_no_restore

        return why_no_restore(self._context, self.read, self.section_id, self.shown_change())

    def why_no_section(self) -> str:
        """Return why the section cannot be brought back, or nothing."""
        from ui.comparing.showing import why_no_section

        return why_no_section(self._context, self.read, self.section_id)

    def why_no_reading(self) -> str:
        """Return why the section cannot be marked as read, or nothing."""
        if self._context.why_read_only:
            return self._context.why_read_only
        return "" if self.section_id else self.tr("Choose a section first.")

    def _switch(self) -> None:
        panel = self.panel
        panel.view.restore.set_off(self.why_no_restore())
        panel.restore.set_off(self.why_no_section())
        panel.read.set_off(self.why_no_reading())
        for button in (self.chooser.keep, self.chooser.mark_all):
            button.set_off(self._context.why_read_only)

    def _fit_list(self) -> None:
        """Let the list stand beside the text where there is room, and above it, a few rows high, where there is not."""
        theme, room = current_theme(), min(self.viewport().width(), self.column_width())
        is_beside = room >= theme.space(BESIDE_STEPS)
        way = QBoxLayout.Direction.LeftToRight if is_beside else QBoxLayout.Direction.TopToBottom
        self._body_layout.setDirection(way)
        self._body_layout.setSpacing(theme.space(3 if is_beside else 1))
        self.panel.show_name(is_beside)
        high = self.list.sizeHintForRow(0) * min(self.list.count(), ROWS_ABOVE) + 2
        self.list.setMinimumSize(theme.space(LIST_STEPS) if is_beside else 0, 0 if is_beside else high)
        self.list.setMaximumSize(*((theme.space(LIST_STEPS), 16_777_215) if is_beside else (16_777_215, high)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_list()
