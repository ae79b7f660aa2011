"""Garbage is searched for on the main thread only, between two events: what is found may be widgets.

Python searches on whatever thread happens to ask for memory. A view that nobody holds any more, and that holds itself,
would then be destroyed on the store's thread, beside Qt's own work on the main thread, which may crash or stand still.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

EVERY_MS: Final = 200
QUIET_LOOKS: Final = 25
"""After so many looks with nothing new, all that has been kept may be searched, which is felt by nobody then."""


class GarbageSearch(QObject):
    """Searches where Python would, by its own thresholds."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._quiet = 0
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Begin to search; what is loaded by now stays to the end, and is not looked through each time."""
        gc.disable()
        gc.freeze()
        self._timer.start()

    def look(self) -> None:
        """Search among what came since the last time, and among all when it has long been quiet."""
        young, middle, old = gc.get_count()
        most_young, most_middle, most_old = gc.get_threshold()
        if young > most_young:
            self._quiet = 0
            gc.collect(1 if middle > most_middle else 0)
            return
        self._quiet += 1
        if self._quiet >= QUIET_LOOKS and old > most_old:
            gc.collect()
