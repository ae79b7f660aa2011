"""Reading processes that live on from test to test: to begin one takes longer than all that most tests let it read."""

from __future__ import annotations

import atexit
import subprocess
from contextlib import suppress

from store.intake import pool

MOST_KEPT = 2

_kept: list[subprocess.Popen[bytes]] = []
_begin = pool.begin_process
_close = pool.ReadingPool.close


def share_reading_processes() -> None:
    """Let pools hand on the processes that they would end, as one pool hands them on from file to file."""
    pool.begin_process = _kept_or_new
    pool.ReadingPool.close = _hand_on_and_close  # type: ignore[method-assign]
    atexit.register(_end)


def _kept_or_new(module: str) -> subprocess.Popen[bytes]:
    if module == pool._CHILD:
        with suppress(IndexError):
            return _kept.pop()
    return _begin(module)


def _hand_on_and_close(self: pool.ReadingPool) -> None:
    """Keep what has answered all that it was asked; what misbehaved was ended before."""
    is_idle = self._idle.qsize() == len(self._all)
    for worker in self._all:
        process = worker._process
        is_sound = is_idle and process is not None and process.poll() is None
        if process is not None and is_sound and worker._module == pool._CHILD and len(_kept) < MOST_KEPT:
            worker._process = None
            _kept.append(process)
    _close(self)


def _end() -> None:
    while _kept:
        process = _kept.pop()
        process.kill()
        process.communicate()
