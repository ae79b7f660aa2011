"""The evidence matrix: how the evidence spreads over statements and categories, and what it lacks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from domain.dates import write_date
from ui.messages import counted, finding_sentence, part_name
from ui.pages.matrix_rows import MatrixView, lines_of, read_matrix
from ui.pages.page import Page, clear_layout, flow, group
from ui.pages.place_link import PlaceLink
from ui.theme import current_theme
from ui.widgets.buttons import LinkButton
from ui.widgets.fold import Fold
from ui.widgets.icon_label import IconLabel
from ui.widgets.matrix_table import MatrixTable
from ui.widgets.text import Muted

if TYPE_CHECKING:
    from store.changes import Changed
    from ui.context import Context

MOST_SHOWN = 30
TABLES = frozenset({"assessment", "passage", "score", "second_score"}) | frozenset(
    {"citation", "evidence_item", "excerpt", "sentence_mark"}
)


class MatrixPage(Page):
    """Statements by categories of evidence, with everything that should be looked at under it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("Evidence matrix", parent)
        self._context = context
        self.view: MatrixView | None = None
        self._is_due = False
        self.table = MatrixTable(self.tr("Statements by categories of evidence"))
        self.folds: dict[str, Fold] = {}
        self._below = QWidget()
        self._below_layout = QVBoxLayout(self._below)
        self._below_layout.setContentsMargins(0, 0, 0, 0)
        self._arrange()
        self.table.opened.connect(self._on_cell)
        self.table.label_opened.connect(context.open_section)

    def load(self) -> None:
        """Read the evidence and its uses."""
        self._is_due = False
        self._context.backend.ask(
            read_matrix,
            self._context.assessment_id,
            self._context.backend.actor.name,
            on_done=self._show,
            on_error=lambda error: self.show_error("load", error),
        )

    def refresh(self, changed: Changed) -> None:
        """Read again after an action that touched evidence or text, while the page is seen."""
        if changed.assessment_id == self._context.assessment_id and TABLES & changed.tables and self.isVisible():
            self.load()

    def take_focus(self) -> None:
        """Begin in the table."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        about = self.tr(
            "Each cell counts the evidence of a category that a statement cites, or that bears on it. "
            "Enter or a click shows that evidence beside the page."
        )
        self.add(Muted(about))
        self.add_space(1)
        self.add(self.table)
        legend = flow(
            IconLabel("people", "muted", self.tr("people heard")),
            IconLabel("done", "success", self.tr("supporting")),
            IconLabel("close", "danger", self.tr("contradicting")),
        )
        self.add(legend)
        self.add_space(2)
        self.add(self._below)
        self.fill_up()

    def _show(self, view: MatrixView) -> None:
        self.show_banner("load", None)
        self.view = view
        framework = self._context.framework
        names = {category.id: category.name for category in framework.categories}
        columns = [names[category_id] for category_id in view.matrix.category_ids]
        self.table.show_lines([*columns, self.tr("Sentences evidenced")], lines_of(view, framework))
        if not self.table.currentIndex().isValid() and view.matrix.rows:
            self.table.setCurrentIndex(self.table.model().index(0, 0))
        open_folds = {name: fold.is_open() for name, fold in self.folds.items()}
        clear_layout(self._below_layout)
        self.folds = {}
        for name, fold in self._make_folds(view):
            fold.set_open(open_folds.get(name, fold.is_open()))
            self.folds[name] = fold
            self._below_layout.addWidget(fold)

    def _make_folds(self, view: MatrixView) -> list[tuple[str, Fold]]:
        made = [("broken", self._rules_fold(view))]
        shared = [
            (each.item_id, ", ".join(part_name(self._context.framework, part_id) for part_id in each.part_ids))
            for each in view.matrix.shared
        ]
        outside = [(item_id, write_date(view.items[item_id].event_date)) for item_id in view.outside]
        undisclosed = [(item_id, view.items[item_id].given_by) for item_id in view.undisclosed]
        groups = (
            ("shared", self.tr("Carries several statements"), shared),
            ("outside", self.tr("Outside the window"), outside),
            ("undisclosed", self.tr("Not disclosed"), undisclosed),
        )
        made += [(name, self._items_fold(view, title, rows)) for name, title, rows in groups]
        return made

    def _rules_fold(self, view: MatrixView) -> Fold:
        fold = Fold(self.tr("Broken rules"), _count_words(len(view.broken)), is_open=bool(view.broken))
        for finding in view.broken[:MOST_SHOWN]:
            name = part_name(self._context.framework, view.parts[finding.section_id])
            words = finding_sentence(finding, self._context.framework)
            fold.add(self._entry(name, words, partial(self._context.open_section, finding.section_id)))
        if not view.broken:
            fold.add(Muted(self.tr("No rule of the framework on evidence is broken.")))
        return fold

    def _items_fold(self, view: MatrixView, title: str, rows: Sequence[tuple[str, str]]) -> Fold:
        fold = Fold(title, _count_words(len(rows)), is_open=False)
        for item_id, detail in rows[:MOST_SHOWN]:
            item = view.items[item_id]
            name = f"{item.reference} {item.title}"
            fold.add(self._entry(name, detail, partial(self._context.open_item, item_id)))
        if rows:
            ids = tuple(item_id for item_id, _detail in rows)
            words = self.tr("Show {items} in the evidence").format(items=counted(len(rows), "item"))
            show = LinkButton(words)
            show.clicked.connect(lambda: self._context.open_items(ids, title))
            fold.add(flow(show))
        else:
            fold.add(Muted(self.tr("None.")))
        return fold

    def _entry(self, name: str, detail: str, run: Callable[[], object]) -> QWidget:
        link = PlaceLink(name)
        link.clicked.connect(lambda _checked=False: run())
        if not detail:
            return link
        words = Muted(detail)
        words.setIndent(current_theme().space(1))
        return group(link, words, gap=0)

    def _on_cell(self, section_id: str, column: int) -> None:
        view = self.view
        row = next((row for row in view.matrix.rows if row.section_id == section_id), None) if view else None
        if view is None or row is None:
            return
        if column >= len(row.cells):
            self._context.open_section(section_id)
            return
        names = {category.id: category.name for category in self._context.framework.categories}
        words = f"{part_name(self._context.framework, row.part_id)}: {names[view.matrix.category_ids[column]]}"
        self._context.open_items(row.cells[column].item_ids, words)


def _count_words(count: int) -> str:
    return f"{count:,}" if count else "none"
