"""Publication: whether the assessment may be published, and why not, each thing one key from its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from domain.checks.gate import Blocker, BlockerKind
from ui.checked_assessment import KeptEngine
from ui.long_work import takes_long
from ui.pages.exceptions import ExceptionsList
from ui.pages.page import Page, flow
from ui.pages.publication_rows import blocker_id, groups_of
from ui.sentences.publication import allowed_words, kinds_words, things_words, unchecked_words
from ui.widgets.buttons import OutlinedButton, PrimaryButton
from ui.widgets.tall_list import TallList
from ui.widgets.text import Note

if TYPE_CHECKING:
    from store.changes import Changed
    from store.workspace import Workspace
    from ui.context import Context
    from ui.publication import Publication

NAME = "Publication"
TYPING_REST_MS = 1500
SOON_MS = 150
"""The whole assessment is checked, which takes a second beside the saves: not while somebody types."""


@takes_long
def ask_gate(workspace: Workspace, assessment_id: str, person: str, kept: KeptEngine) -> Publication:
    """Return whether an assessment may be published, by what a person may see of it."""
    from ui.publication import read_publication

    return read_publication(workspace, assessment_id, person, kept)


class PublicationPage(Page):
    """What stands in the way of publication, what is let stand for a reason, and the documents that go out.

    Signal: export_wanted(str) with what is to be written: "final", "draft" or "quality".
    """

    export_wanted = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(NAME, parent)
        self._context = context
        self.last: Publication | None = None
        self._blockers: dict[str, Blocker] = {}
        self._is_due = self._is_under_way = self._takes_focus = False
        self.summary = Note(self.tr("Everything is being checked \u2026"))
        self.final = PrimaryButton(self.tr("Export for publication"), "export")
        self.draft = OutlinedButton(self.tr("Export a draft"), "export")
        self.sheet = OutlinedButton(self.tr("Quality sheet"), "checks")
        self.sheet.set_hint(self.tr("Write down as a Word document what this page says, with the counts of the checks"))
        self.list = TallList(self.tr("What stands in the way of publication"))
        self.exceptions = ExceptionsList(context)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._ask)
        self._arrange()
        self._connect()

    def load(self) -> None:
        """Judge the assessment as it is now."""
        self._is_due = True
        self._later.start(0)

    def refresh(self, changed: Changed) -> None:
        """Judge again after any action, while the page is seen; what is not seen is judged when it is opened."""
        if changed.assessment_id not in ("", self._context.assessment_id) or changed.is_empty or not self.isVisible():
            return
        self._is_due = True
        self._later.start(TYPING_REST_MS if changed.action == "text-written" else SOON_MS)

    def take_focus(self) -> None:
        """Begin with the first thing that is in the way, or, where nothing is, with the export."""
        self._takes_focus = self.last is None
        if self.last is None:
            return
        first = self.list if self._blockers else self.final
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self._blockers:
            self.ensureWidgetVisible(self.title)
        if self._blockers and not self.list.current_id():
            self.list.step(1)

    def leave(self) -> None:
        """Judge no more: the page is about to go."""
        self._later.stop()

    def _arrange(self) -> None:
        self.add(self.summary)
        self.add_space(1)
        self.add(flow(self.final, self.draft, self.sheet))
        self.add_space(1)
        self.add(self.list)
        self.add(self.exceptions)
        self.fill_up()
        self.list.hide()
        self.final.set_off(self.tr("It is not known yet whether this is ready to be published."))

    def _connect(self) -> None:
        self.list.opened.connect(self._open)
        self.exceptions.left_empty.connect(self.take_focus)
        for button, way in ((self.final, "final"), (self.draft, "draft"), (self.sheet, "quality")):
            button.clicked.connect(lambda _checked=False, way=way: self.export_wanted.emit(way))

    def _ask(self) -> None:
        if not self._is_due or self._is_under_way:
            return
        self._is_due, self._is_under_way = False, True
        self._context.backend.ask(
            ask_gate,
            self._context.assessment_id,
            self._context.backend.actor.name,
            self._context.kept_engine,
            on_done=self._on_judged,
            on_error=self._on_failed,
        )

    def _on_judged(self, publication: Publication) -> None:
        self._is_under_way = False
        self.show_banner("load", None)
        self.show_publication(publication)
        if self._takes_focus:
            self.take_focus()
        if self._is_due and not self._later.isActive():
            self._later.start(SOON_MS)

    def _on_failed(self, error: Exception) -> None:
        self._is_under_way = False
        self.show_error("load", error)

    def show_publication(self, publication: Publication) -> None:
        """Show what was judged."""
        had_focus = self.list.hasFocus() or self.final.hasFocus()
        self.last = publication
        gate, parts = publication.gate, parts_of(publication)
        title = self.tr("Ready to be published") if gate.ready else self.tr("Not ready to be published")
        self.set_title(title, self.tr(NAME))
        self._blockers = {blocker_id(each): each for each in gate.blockers}
        in_the_way = self.tr("{things} in the way: {kinds}.").format(things=things_words(gate), kinds=kinds_words(gate))
        nothing = self.tr("Nothing stands in the way.")
        allowed = allowed_words(publication.checked.waived, publication.standing.switched_off)
        unchecked = unchecked_words(publication.checked, has_spelling=publication.has_spelling)
        self.summary.setText(" ".join(filter(None, (nothing if gate.ready else in_the_way, allowed, *unchecked))))
        self.final.set_off("" if gate.ready else self.tr("Not ready to be published: the list says why."))
        self.list.set_groups(groups_of(gate, self._context.framework, parts))
        self.list.setVisible(not gate.ready)
        self.exceptions.show_exceptions(publication.checked.waived, publication.standing.switched_off, parts)
        if had_focus:
            self.take_focus()

    def _open(self, row_id: str) -> None:
        blocker = self._blockers.get(row_id)
        if blocker is None:
            return
        if blocker.kind is BlockerKind.COMMENT:
            self._context.open_comment(blocker.row_id)
        elif blocker.kind is BlockerKind.APPROVAL:
            self._context.open_review(blocker.section_id)
        elif blocker.passage_id:
            self._context.open_passage(blocker.section_id, blocker.passage_id, blocker.start, blocker.end)
        else:
            self._context.open_section(blocker.section_id or "overview")


def parts_of(publication: Publication) -> Mapping[str, str]:
    """Return the statement or part of each section."""
    return {section.id: section.part_id for section in publication.document.sections}
