"""A backend that works at once on a real workspace, and a stage on which pages are tried without waiting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from builders import NOON, Desk
from PySide6.QtCore import QObject, Signal

from domain.assessment import Section
from store.actions.assessments import create_assessment
from store.changes import Actor, Changed
from store.queries.assessments import load_document
from store.queries.text import load_section
from store.values import AssessmentDetails
from store.workspace import Workspace
from ui.announcement import Announcement
from ui.blindness import seen_by
from ui.context import Context
from ui.on_demand import OnDemand

View = TypeVar("View")


class DoneJob:
    """Work that has ended already."""

    done = 0

    def cancel(self) -> None:
        """Come too late."""


class DirectBackend(QObject):
    """Does what it is asked at once; `hold` makes it wait until `release`, `fail_with` makes the next action fail."""

    changed = Signal(object)
    progressed = Signal(object)

    def __init__(self, workspace: Workspace, at: datetime) -> None:
        super().__init__()
        self.workspace = workspace
        self.at = at
        self._actor = Actor("Priya Shah", "Lead assessor")
        self.actions: list[str] = []
        self._failure: Exception | None = None
        self._held: list[Callable[[], None]] | None = None

    @property
    def actor(self) -> Actor:
        return self._actor

    def set_actor(self, actor: Actor) -> None:
        self._actor = actor

    def fail_with(self, error: Exception | None) -> None:
        self._failure = error

    def hold(self) -> None:
        self._held = []

    def release(self) -> None:
        waiting, self._held = self._held or [], None
        for work in waiting:
            work()

    def perform(
        self,
        action: Callable[..., Changed],
        *,
        on_done: Callable[[Changed], None] | None = None,
        on_error: Callable[[Exception], None] | None = None,
        **parameters: Any,
    ) -> DoneJob:
        def work() -> None:
            self._act(action, on_done, on_error, parameters)

        if self._held is None:
            work()
        else:
            self._held.append(work)
        return DoneJob()

    def _act(
        self,
        action: Callable[..., Changed],
        on_done: Callable[[Changed], None] | None,
        on_error: Callable[[Exception], None] | None,
        parameters: dict[str, Any],
    ) -> None:
        self.actions.append(action.__name__)
        if parameters.get("progress") is True:
            parameters = {**parameters, "progress": lambda done: None}
        if parameters.get("cancelled") is True:
            parameters = {**parameters, "cancelled": lambda: False}
        try:
            if self._failure is not None:
                raise self._failure
            changed = action(self.workspace, self._actor, self.at, **parameters)
        except Exception as error:
            if on_error is None:
                raise
            on_error(error)
            return
        if on_done is not None:
            on_done(changed)
        self.changed.emit(changed)

    def ask(
        self,
        query: Callable[..., Any],
        *args: Any,
        on_done: Callable[[Any], None],
        on_error: Callable[[Exception], None] | None = None,
        **parameters: Any,
    ) -> DoneJob:
        try:
            answer = self.read(query, *args, **parameters)
        except Exception as error:
            if on_error is None:
                raise
            on_error(error)
        else:
            on_done(answer)
        return DoneJob()

    def read(self, query: Callable[..., Any], *args: Any, **parameters: Any) -> Any:
        return seen_by(self.workspace, self._actor.name, query(self.workspace, *args, **parameters))


@dataclass
class Stage:
    """One assessment with a backend, and what pages told or asked for."""

    desk: Desk
    backend: DirectBackend
    context: Context
    told: list[Announcement] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)

    def section(self, part_id: str) -> Section:
        return load_section(self.backend.workspace, self.desk.section_id(part_id))

    def stage_of(self, framework_id: str) -> Stage:
        """Return a stage on a second assessment, under another framework."""
        details = AssessmentDetails("Otherham Council")
        workspace = self.backend.workspace
        changed = create_assessment(workspace, self.backend.actor, NOON, framework_id=framework_id, details=details)
        return a_stage(Desk(workspace, changed.result[0]), self.backend)


def there(view: View) -> OnDemand[View]:
    """Return a view that is made already, for what asks for it on demand."""
    return OnDemand(lambda: view, lambda: view)


def a_stage(desk: Desk, backend: DirectBackend) -> Stage:
    told: list[Announcement] = []
    opened: list[str] = []
    document = load_document(desk.workspace, desk.assessment_id)
    context = Context(
        backend,
        desk.workspace.framework(document.assessment.framework_id),
        desk.assessment_id,
        open_section=opened.append,
        open_item=opened.append,
        open_source=lambda item_id, excerpt_id="", place=None: opened.append(excerpt_id or item_id),
        open_passage=lambda section_id, passage_id, start=0, end=None: opened.append(passage_id),
        tell=told.append,
        now=lambda: NOON,
        open_file=lambda path: opened.append(path.name) is None,
        open_link=lambda url: opened.append(url) is None,
    )
    return Stage(desk, backend, context, told, opened)
