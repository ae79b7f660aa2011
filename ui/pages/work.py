"""My work: what waits for the person at the window, each thing one step from its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from domain.review.decisions import Task, TaskKind
from ui.messages import counted, part_name
from ui.pages.page import Page, clear_layout, group
from ui.pages.place_link import PlaceLink
from ui.sentences.comments import place_words, shortened
from ui.theme import current_theme
from ui.widgets.empty_state import EmptyState
from ui.widgets.text import Hairline, Heading, Muted

if TYPE_CHECKING:
    from store.changes import Changed
    from store.values import Discussion
    from store.workspace import Workspace
    from ui.context import Context

MOST_SHOWN = 60


def read_work(workspace: Workspace, assessment_id: str, person: str) -> tuple[tuple[Task, ...], Discussion]:
    """Return what waits for a person, and the comments that some of it is about."""
    from store.queries.comments import load_discussion
    from store.queries.decisions import my_work

    return my_work(workspace, assessment_id, person), load_discussion(workspace, assessment_id)


class WorkPage(Page):
    """What can be decided, answered and changed by the person, by its kind."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("My work", parent)
        self._context = context
        self.links: list[PlaceLink] = []
        self._takes_focus = False
        self._about = Muted("")
        self._list = QWidget()
        self._layout = QVBoxLayout(self._list)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(current_theme().space(1))
        self._nothing = EmptyState(
            "done",
            self.tr("Nothing waits for you"),
            (
                self.tr("Listed here is what the procedure lets you decide now, by your roles in the team."),
                self.tr("So are comments that are for you, and remarks that ask for a change of what you wrote."),
            ),
        )
        for widget in (self._about, self._nothing, self._list):
            self.add(widget)
        self.fill_up()
        self._nothing.hide()

    def load(self) -> None:
        """Read what waits for the person."""
        person = self._context.backend.actor.name
        self._about.setText(self.tr("What waits for {person}.").format(person=person) if person else "")
        self._context.backend.ask(
            read_work,
            self._context.assessment_id,
            person,
            on_done=lambda answer: self._show(*answer),
            on_error=lambda error: self.show_error("load", error),
        )

    def refresh(self, changed: Changed) -> None:
        """Read again after any action, while the page is seen."""
        if changed.assessment_id == self._context.assessment_id and not changed.is_empty and self.isVisible():
            self.load()

    def take_focus(self) -> None:
        """Begin with the first thing that waits."""
        self._takes_focus = not self.links
        if self.links:
            self.links[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, tasks: tuple[Task, ...], discussion: Discussion) -> None:
        self.show_banner("load", None)
        had_focus = self._takes_focus or any(link.hasFocus() for link in self.links)
        clear_layout(self._layout)
        self.links = []
        titles = (
            (TaskKind.DECIDE, self.tr("To decide")),
            (TaskKind.ANSWER, self.tr("Comments for you")),
            (TaskKind.MUST_CHANGE, self.tr("To be changed in what you wrote")),
        )
        for kind, title in titles:
            self._show_group(title, [task for task in tasks if task.kind is kind], discussion)
        self._nothing.setVisible(not tasks)
        if had_focus:
            self.take_focus()

    def _show_group(self, title: str, tasks: list[Task], discussion: Discussion) -> None:
        if not tasks:
            return
        self._layout.addSpacing(current_theme().space(1))
        self._layout.addWidget(Hairline())
        self._layout.addSpacing(current_theme().space(1))
        self._layout.addWidget(Heading(f"{title}  {len(tasks):,}"))
        for task in tasks[:MOST_SHOWN]:
            self._layout.addWidget(self._entry(task, discussion))
        if len(tasks) > MOST_SHOWN:
            rest = counted(len(tasks) - MOST_SHOWN, self.tr("more"), self.tr("more"))
            self._layout.addWidget(Muted(self.tr("And {rest}, listed when these are done.").format(rest=rest)))

    def _entry(self, task: Task, discussion: Discussion) -> QWidget:
        comment = next((each for each in discussion.comments if each.id == task.comment_id), None)
        if comment is None:
            run: Callable[[], object] = partial(self._context.open_review, task.section_id)
            return self._linked(self._name_of(task, discussion), self._decisions(task.decisions), run)
        words = self.tr("{person}: {text}").format(person=comment.person, text=shortened(comment.text))
        where = self._name_of(task, discussion) if task.section_id else self.tr("Evidence")
        on = f"{where} \u00b7 {place_words(comment, discussion)}"
        return self._linked(words, on, partial(self._context.open_comment, comment.id))

    def _name_of(self, task: Task, discussion: Discussion) -> str:
        if not task.section_id:
            return self.tr("The report as a whole")
        return part_name(self._context.framework, discussion.parts.get(task.section_id, ""))

    def _decisions(self, decisions: Iterable[str]) -> str:
        names = {rule.id: rule.name for rule in self._context.framework.procedure.decisions}
        return " \u00b7 ".join(names.get(each, each) for each in decisions)

    def _linked(self, name: str, detail: str, run: Callable[[], object]) -> QWidget:
        link = PlaceLink(name)
        link.setAccessibleDescription(detail)
        link.clicked.connect(lambda _checked=False: run())
        self.links.append(link)
        return group(link, Muted(detail), gap=0)
