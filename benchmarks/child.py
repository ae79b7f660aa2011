"""What the processes measured from outside tell of themselves; imports next to nothing, so as to cost nothing."""

from __future__ import annotations

import os
import time

STARTED = "ASSAY_BENCH_STARTED"


def elapsed() -> float:
    """Return the milliseconds since this process was started, by the clock its parent read."""
    return (time.monotonic() - float(os.environ[STARTED])) * 1000


def resident() -> float:
    """Return the memory this process holds, in MB: pages shared with others (Qt's libraries) count in full."""
    with open("/proc/self/smaps_rollup", encoding="ascii") as lines:  # noqa: PTH123 - pathlib costs 10 ms of the start
        kilobytes = next(line.split()[1] for line in lines if line.startswith("Rss:"))
    return int(kilobytes) / 1024


def report(name: str, value: float) -> None:
    """Tell the parent one number."""
    print(f"{name} {value:.3f}", flush=True)
