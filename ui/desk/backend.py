"""The backend as one open assessment sees it: no answer reaches its views once they are gone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, SignalInstance

if TYPE_CHECKING:
    from store.changes import Actor, Changed
    from ui.backend import Backend
    from ui.context import JobPort

Answer = Callable[[Any], None]


class DeskBackend(QObject):
    """Hands everything on to the backend. Signal: rested(), when the last short action under way has come home."""

    rested = Signal()

    def __init__(self, backend: Backend, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        self._acting = 0
        self._is_open = True

    @property
    def is_resting(self) -> bool:
        """Whether no action is under way, those that take long and can be stopped apart."""
        return self._acting == 0

    @property
    def actor(self) -> Actor:
        return self._backend.actor

    @property
    def progressed(self) -> SignalInstance:
        return self._backend.progressed

    def set_actor(self, actor: Actor) -> None:
        self._backend.set_actor(actor)

    def close(self) -> None:
        """Deliver no more answers; an error that nobody is left for is told by the window."""
        self._is_open = False

    def perform(
        self,
        action: Callable[..., Changed],
        *,
        on_done: Callable[[Changed], None] | None = None,
        on_error: Callable[[Exception], None] | None = None,
        **parameters: Any,
    ) -> JobPort:
        is_short = parameters.get("cancelled") is not True
        self._acting += is_short
        return self._backend.perform(
            action,
            on_done=self._home(self._delivered(on_done), is_short),
            on_error=self._home(self._told(on_error), is_short),
            **parameters,
        )

    def ask(
        self,
        query: Callable[..., Any],
        *args: Any,
        on_done: Callable[[Any], None],
        on_error: Callable[[Exception], None] | None = None,
        **parameters: Any,
    ) -> JobPort:
        done, error = self._delivered(on_done), self._told(on_error)
        return self._backend.ask(query, *args, on_done=done, on_error=error, **parameters)

    def read(self, query: Callable[..., Any], *args: Any, **parameters: Any) -> Any:
        return self._backend.read(query, *args, **parameters)

    def _home(self, deliver: Answer, is_short: bool) -> Answer:
        def come_home(answer: Any) -> None:
            self._acting -= is_short
            try:
                deliver(answer)
            finally:
                if self._is_open and self.is_resting:
                    self.rested.emit()

        return come_home

    def _delivered(self, on_done: Answer | None) -> Answer:
        def deliver(answer: Any) -> None:
            if self._is_open and on_done is not None:
                on_done(answer)

        return deliver

    def _told(self, on_error: Answer | None) -> Answer:
        def tell(error: Exception) -> None:
            if self._is_open and on_error is not None:
                on_error(error)
            else:
                self._backend.failed.emit(error)

        return tell
