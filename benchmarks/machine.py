"""What a run is made on, in words; no names of machines or folders."""

from __future__ import annotations

import os
import platform
from pathlib import Path

import sqlcipher3.dbapi2 as driver
from PySide6.QtCore import qVersion


def describe() -> tuple[str, ...]:
    """Return one line for each thing that figures depend on."""
    return (
        f"{os.cpu_count()} cores, {_processor()}; {_memory()} of memory",
        _system(),
        f"Python {platform.python_version()}, Qt {qVersion()}, SQLite {driver.sqlite_version}",
    )


def _processor() -> str:
    return _field("/proc/cpuinfo", "model name") or platform.machine()


def _memory() -> str:
    kilobytes = _field("/proc/meminfo", "MemTotal").split()
    return f"{round(int(kilobytes[0]) / 1024**2)} GB" if kilobytes else "an unknown amount"


def load() -> str:
    """Return how many programs were at work over the last minute, in words; the benchmarks' own one is among them."""
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "an unknown number of"


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return f"{platform.system()} {platform.release()}"


def _field(path: str, name: str) -> str:
    """Return the value of the first line that begins with a name; empty where there is none."""
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "")
