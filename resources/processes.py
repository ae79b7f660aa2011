"""Python processes of our own, which read what others made or think long: what they inherit, and what they may use.

Both rooms that read documents begin such processes, and neither may import the other: see
docs/decisions/0014-files-are-read-in-processes-of-their-own.md.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from typing import Final

from resources.loader import ROOT

_KEPT_VARIABLES: Final = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "TMPDIR", "TEMP", "TMP")


def process_command(module: str, *arguments: str) -> list[str]:
    """Return the program and the arguments that run a module; to be run in the folder of the program."""
    return [sys.executable, "-B", "-X", "utf8", "-m", module, *arguments]


def process_environment() -> dict[str, str]:
    """Return the variables that such a process inherits."""
    return {variable: os.environ[variable] for variable in _KEPT_VARIABLES if variable in os.environ}


def begin_process(module: str) -> subprocess.Popen[bytes]:
    """Begin a module in a process of its own, with pipes to its standard input and from its standard output."""
    return subprocess.Popen(
        process_command(module),
        cwd=ROOT.parent,
        env=process_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def limit_process(memory: int, file_size: int) -> None:
    """Limit this process's address space and the size of files it writes, in bytes, where the platform can."""
    try:
        import resource
    except ImportError:
        return
    wanted = (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, file_size),
        (resource.RLIMIT_CORE, 0),
    )
    for kind, limit in wanted:
        # A stricter limit that is set already stays.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (limit, limit))


def allow_processor_time(seconds: int) -> None:
    """Let this process work so many more seconds of processor time, where the platform can; then it is ended."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    with contextlib.suppress(ValueError, OSError):
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        allowed = int(used.ru_utime + used.ru_stime) + seconds
        resource.setrlimit(
            resource.RLIMIT_CPU, (allowed if most == resource.RLIM_INFINITY else min(allowed, most), most)
        )
