"""A backend that works at once, on a real workspace, so that pages are tested without threads or waiting."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, Signal

from store.changes import Actor, Changed
from store.workspace import Workspace


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
            parameters = {**parameters, "progress": lambda done: None, "cancelled": lambda: False}
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
            answer = query(self.workspace, *args, **parameters)
        except Exception as error:
            if on_error is None:
                raise
            on_error(error)
        else:
            on_done(answer)
        return DoneJob()

    def read(self, query: Callable[..., Any], *args: Any, **parameters: Any) -> Any:
        return query(self.workspace, *args, **parameters)
