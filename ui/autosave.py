"""When typed text is committed: soon after the last key, at least once a second while typing, at once on leaving."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

QUIET_MS = 400
LONGEST_MS = 800
RETRY_MS = (1000, 2000, 5000, 15000, 30000)


class Alarm(Protocol):
    """A single-shot timer."""

    def start(self, milliseconds: int) -> None: ...

    def stop(self) -> None: ...

    def is_running(self) -> bool: ...


class QtAlarm:
    """A single-shot timer of the event loop."""

    def __init__(self, ring: Callable[[], None], parent: QObject) -> None:
        self._timer = QTimer(parent)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(ring)

    def start(self, milliseconds: int) -> None:
        self._timer.start(milliseconds)

    def stop(self) -> None:
        self._timer.stop()

    def is_running(self) -> bool:
        return self._timer.isActive()


class Autosave(QObject):
    """Starts saves, never two at once, and tries again after one has failed.

    `save` starts one save and returns whether there was anything to save; whoever runs it reports `finished` or
    `failed`. Signals: settled(), when nothing is unsaved any more.
    """

    settled = Signal()

    def __init__(
        self,
        save: Callable[[], bool],
        parent: QObject | None = None,
        alarm: Callable[[Callable[[], None], QObject], Alarm] = QtAlarm,
    ) -> None:
        super().__init__(parent)
        self._save = save
        self._quiet = alarm(self.flush, self)
        self._longest = alarm(self.flush, self)
        self._retry = alarm(self.flush, self)
        self._is_dirty = False
        self._is_saving = False
        self._is_due = False
        self._failures = 0
        self._is_held = False

    @property
    def is_settled(self) -> bool:
        """Whether everything typed has been committed."""
        return not self._is_dirty and not self._is_saving

    @property
    def is_saving(self) -> bool:
        """Whether a save is under way."""
        return self._is_saving

    def touch(self) -> None:
        """Note that something was typed."""
        self._is_dirty = True
        self._quiet.start(QUIET_MS)
        if not self._longest.is_running():
            self._longest.start(LONGEST_MS)

    def flush(self) -> None:
        """Save now; while a save is under way, as soon as it has ended."""
        self._stop()
        if not self._is_dirty or self._is_held:
            return
        if self._is_saving:
            self._is_due = True
            return
        self._begin()

    def finished(self) -> None:
        """Note that the save under way has been committed."""
        self._is_saving = False
        self._failures = 0
        self._go_on()

    def failed(self) -> None:
        """Note that the save under way has failed: the text stays unsaved and is tried again later."""
        self._is_saving = False
        self._is_due = False
        self._is_dirty = True
        self._stop()
        self._retry.start(RETRY_MS[min(self._failures, len(RETRY_MS) - 1)])
        self._failures += 1

    def hold(self) -> None:
        """Save nothing until `release`: a person has to decide first which of two texts stays."""
        self._is_saving = False
        self._is_held = True
        self._stop()

    def release(self) -> None:
        """Save again as usual."""
        self._is_held = False
        self._failures = 0

    def forget(self) -> None:
        """Drop what was noted as typed: the text was replaced by a saved one."""
        self._is_dirty = False
        self._is_due = False
        self._stop()

    def _begin(self) -> None:
        self._is_dirty = False
        self._is_due = False
        self._is_saving = True
        try:
            has_begun = self._save()
        except BaseException:
            # A fault of the program must not end the saving: it is tried again, and told by whoever catches it.
            self.failed()
            raise
        if not has_begun:
            self._is_saving = False
            self.settled.emit()

    def _go_on(self) -> None:
        if self._is_due:
            self._begin()
        elif not self._is_dirty:
            self.settled.emit()

    def _stop(self) -> None:
        for alarm in (self._quiet, self._longest, self._retry):
            alarm.stop()
