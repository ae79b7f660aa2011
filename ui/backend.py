"""The one door between the window and the store: actions on a worker thread, answers home by signal."""

from __future__ import annotations

import queue
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from store.changes import Actor, Changed
from ui.long_work import is_long

if TYPE_CHECKING:
    from store.workspace import Workspace

BACKUP_EVERY_MS = 10 * 60 * 1000
LONGEST_TURN = 0.0005
"""Seconds for which a worker may keep the interpreter from the window; in Python's own 0.005 a save is done."""


@dataclass(eq=False)
class Job:
    """Work on its way. `report` may be called from the worker; the rest belongs to the main thread."""

    run: Callable[[Job], Any]
    on_done: Callable[[Any], None] | None = None
    on_error: Callable[[Exception], None] | None = None
    name: str = ""
    is_action: bool = False
    is_long: bool = False
    is_cancelled: bool = False
    done: int = 0
    _changed: Callable[[Job], None] = field(default=lambda _job: None)

    def cancel(self) -> None:
        """Ask the work to stop; it ends with `Cancelled`, or is done if it was too late."""
        self.is_cancelled = True

    def forget(self) -> None:
        """Let go of the views that asked: the worker, which holds the job a little longer, must not be the last to."""
        self.run, self.on_done, self.on_error = _nothing, None, None

    def report(self, done: int) -> None:
        """Tell how much is done; the unit is the caller's."""
        self.done = done
        self._changed(self)


class Backend(QObject):
    """Runs actions and queries, one after the other, on one worker thread, and long work on another.

    Long work (what can be cancelled, what is marked with `takes_long`, and every task given to `work`) begins when all
    that was asked before it is done, so an export has what was just typed; what is asked after it does not wait for it.

    Signals, all on the main thread: changed(Changed) after an action that changed something; failed(Exception) for an
    error nobody handles; unforeseen(Exception) for each error that no circumstance explains, for the log, whoever
    handles it; saved(datetime) after each action; opened() and closed(); person_changed(), when somebody else acts from
    now on; busy_changed(int) with the number of jobs under way; progressed(Job); could_not_back_up(Exception).
    """

    changed = Signal(object)
    failed = Signal(object)
    unforeseen = Signal(object)
    saved = Signal(object)
    opened = Signal()
    closed = Signal()
    person_changed = Signal()
    busy_changed = Signal(int)
    progressed = Signal(object)
    could_not_back_up = Signal(object)
    _returned = Signal(object)
    _rest_failed = Signal(object)

    def __init__(self, actor: Actor, now: Callable[[], datetime] | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actor = actor
        self._now = now or (lambda: datetime.now(UTC))
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._under_way: list[Job] = []
        self._when_closed: list[Callable[[Exception | None], None]] = []
        self._workspace: Workspace | None = None
        self._returned.connect(self._come_home)
        self._rest_failed.connect(self.unforeseen)
        self._long_jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._threads = (
            threading.Thread(target=self._work, name="store", daemon=True),
            threading.Thread(target=self._work_long, name="long work", daemon=True),
        )
        sys.setswitchinterval(LONGEST_TURN)
        for thread in self._threads:
            thread.start()
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._back_up)

    @property
    def actor(self) -> Actor:
        """Who acts."""
        return self._actor

    def set_actor(self, actor: Actor) -> None:
        """Let somebody else act from now on."""
        is_other = actor.name != self._actor.name
        self._actor = actor
        if is_other:
            self.person_changed.emit()

    @property
    def workspace(self) -> Workspace:
        """The open workspace; raises RuntimeError when none is open."""
        if self._workspace is None:
            raise RuntimeError("no workspace is open")
        return self._workspace

    @property
    def is_open(self) -> bool:
        return self._workspace is not None

    @property
    def is_read_only(self) -> bool:
        return self._workspace is not None and self._workspace.is_read_only

    @property
    def is_busy(self) -> bool:
        """Whether any job is under way or waiting."""
        return bool(self._under_way)

    def load_ahead(self) -> None:
        """Load the store's libraries on the worker while the window is being built."""

        def run(_job: Job) -> None:
            import store.workspace  # noqa: F401

        self._submit(Job(run, name="load"))

    def open(self, folder: Path, on_error: Callable[[Exception], None] | None = None, *, may_make: bool = True) -> Job:
        """Open the workspace in `folder`, or make one there where that is wanted; `opened` follows."""

        def run(_job: Job) -> Workspace:
            from store.workspace import Workspace

            open_it = Workspace.open_or_create if may_make else Workspace.open
            return open_it(folder, self._actor, self._now())

        return self._submit(Job(run, self._take_workspace, on_error, name="open"))

    def close_workspace(self, on_done: Callable[[Exception | None], None] | None = None) -> None:
        """Close the workspace when all that is under way has come home; `closed` follows.

        `on_done` is called with what went wrong in closing, or None; the workspace is let go in either case.
        """
        self._when_closed.append(on_done or _nothing)
        if len(self._when_closed) == 1:
            self._close_at_rest()

    def _close_at_rest(self) -> None:
        if self._under_way:
            # What comes home may begin more, so this is looked at again behind it.
            self._submit(Job(lambda _job: None, lambda _answer: self._close_at_rest()))
            return
        workspace, self._workspace = self._workspace, None
        self._clock.stop()
        if workspace is None:
            self._on_closed(None)
            return
        run = lambda _job: workspace.close(self._now())  # noqa: E731 - a one-line closure
        self._submit(Job(run, lambda _answer: self._on_closed(None), self._on_closed, name="close"))

    def _on_closed(self, error: Exception | None) -> None:
        waiting, self._when_closed = self._when_closed, []
        self.closed.emit()
        for on_done in waiting:
            on_done(error)

    def cancel_all(self) -> None:
        """Ask everything under way to stop; what cannot be stopped goes on to its end."""
        for job in self._under_way:
            job.cancel()

    def perform(
        self,
        action: Callable[..., Changed],
        *,
        on_done: Callable[[Changed], None] | None = None,
        on_error: Callable[[Exception], None] | None = None,
        **parameters: Any,
    ) -> Job:
        """Run an action of the store on the worker; `changed` follows when it changed something.

        Callables named `progress` and `cancelled` are supplied by passing True for them; what can be cancelled is long.
        """
        can_be_cancelled = parameters.get("cancelled") is True
        actor, at, workspace = self._actor, self._now(), self.workspace

        def run(job: Job) -> Changed:
            if parameters.get("progress") is True:
                parameters["progress"] = job.report
            if parameters.get("cancelled") is True:
                parameters["cancelled"] = lambda: job.is_cancelled
            return action(workspace, actor, at, **parameters)

        return self._submit(Job(run, on_done, on_error, name=action.__name__, is_action=True, is_long=can_be_cancelled))

    def ask(
        self,
        query: Callable[..., Any],
        *args: Any,
        on_done: Callable[[Any], None],
        on_error: Callable[[Exception], None] | None = None,
        **parameters: Any,
    ) -> Job:
        """Run a query on the worker and hand its answer to `on_done`, without what is hidden from whoever acts."""
        workspace, person = self.workspace, self._actor.name
        run = lambda _job: _seen(workspace, person, query(workspace, *args, **parameters))  # noqa: E731 - a one-line closure
        return self._submit(Job(run, on_done, on_error, name=query.__name__, is_long=is_long(query)))

    def work(
        self,
        task: Callable[[Job], Any],
        *,
        on_done: Callable[[Any], None],
        on_error: Callable[[Exception], None] | None = None,
        name: str = "",
    ) -> Job:
        """Run anything else that takes long (an export, reading a report) on the worker."""
        return self._submit(Job(task, on_done, on_error, name=name, is_long=True))

    def read(self, query: Callable[..., Any], *args: Any, **parameters: Any) -> Any:
        """Run a short query at once; the answer is without what is hidden from whoever acts."""
        return _seen(self.workspace, self._actor.name, query(self.workspace, *args, **parameters))

    def finish(self) -> None:
        """End the workers after all that waits; the workspace must have been closed before."""
        self._jobs.put(None)
        for thread in self._threads:
            thread.join()

    def _submit(self, job: Job) -> Job:
        job._changed = self.progressed.emit
        self._under_way.append(job)
        self.busy_changed.emit(len(self._under_way))
        self._jobs.put(job)
        return job

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            if job.is_long:
                self._long_jobs.put(job)
                continue
            self._run(job)
            try:
                self._rest()
            except BaseException as error:  # as for a job; but nobody waits for an answer, so it is only told
                self._rest_failed.emit(_Fault(error).as_exception())

        self._long_jobs.put(None)

    def _work_long(self) -> None:
        while (job := self._long_jobs.get()) is not None:
            self._run(job)

    def _run(self, job: Job) -> None:
        answer: Any
        try:
            answer = job.run(job)
        except BaseException as error:  # the job runner: whatever happens, the next job is still done
            answer = _Fault(error)
        self._returned.emit((job, answer))

    def _rest(self) -> None:
        """With nothing waiting, let the workspace do what no commit should have to wait for."""
        workspace = self._workspace
        if workspace is not None and self._jobs.empty():
            workspace.rest()

    def _come_home(self, returned: tuple[Job, Any]) -> None:
        job, answer = returned
        self._under_way.remove(job)
        self.busy_changed.emit(len(self._under_way))
        if isinstance(answer, _Fault):
            try:
                self._tell(job, answer.as_exception())
            finally:
                job.forget()
            return
        if job.is_action:
            self.saved.emit(self._now())
        try:
            if job.on_done is not None:
                job.on_done(answer)
        finally:
            job.forget()
            if isinstance(answer, Changed) and not answer.is_empty:
                self.changed.emit(answer)

    def _tell(self, job: Job, error: Exception) -> None:
        if not hasattr(error, "code"):
            self.unforeseen.emit(error)
        if job.on_error is not None:
            job.on_error(error)
        else:
            self.failed.emit(error)

    def _take_workspace(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._clock.start(BACKUP_EVERY_MS)
        self.opened.emit()

    def _back_up(self) -> None:
        workspace = self._workspace
        if workspace is None:
            return
        run = lambda _job: workspace.backup_if_changed(self._now(), "regular")  # noqa: E731 - a one-line closure
        self._submit(Job(run, None, self.could_not_back_up.emit, name="backup"))


@dataclass(frozen=True, slots=True)
class _Fault:
    error: BaseException

    def as_exception(self) -> Exception:
        """Return the error as one that callers may be handed: the worker's own end is not theirs."""
        if isinstance(self.error, Exception):
            return self.error
        ended = RuntimeError("the work was ended")
        ended.__cause__ = self.error
        return ended


def _seen(workspace: Workspace, person: str, answer: Any) -> Any:
    from ui.blindness import seen_by  # not before the first paint

    return seen_by(workspace, person, answer)


def _nothing(_told: object) -> None:
    """Do nothing about what one is told."""
