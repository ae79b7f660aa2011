"""Programs that begin as copies of one that has loaded everything: loading takes longer than most of them run.

Each is a process of its own, which can be killed as any other; only where how Python begins and ends is the point is
a program begun anew.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import selectors
import signal
import socket
import subprocess
import sys
import traceback
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from types import TracebackType
from typing import IO, Self

LOADED = (
    "driving",
    "window_child",
    "alembic.command",
    "ui.desk.desk",
    "ui.desk.reports",
    "ui.pages.overview",
    "ui.pages.statement",
    "ui.panes.intake",
)
"""What is loaded before the first copy is made; nothing here starts a thread or makes an application."""
LONGEST = 1 << 16
"""Bytes of a message to the nursery."""


class Copied:
    """A program that runs in a copy; used as `subprocess.Popen` is, and killed when it is left."""

    def __init__(self, pid: int, out: int, err: int, end: int) -> None:
        self.pid = pid
        self.stdout: IO[str] = os.fdopen(out, encoding="utf-8")
        self.stderr: IO[str] = os.fdopen(err, encoding="utf-8")
        self.returncode: int | None = None
        self._end = end

    def poll(self) -> int | None:
        """Return how it ended, None while it runs."""
        return self._ended(0)

    def wait(self, timeout: float | None = None) -> int:
        """Return how it ended, when it has; raises TimeoutError."""
        code = self._ended(timeout)
        if code is None:
            raise TimeoutError(f"process {self.pid} still runs")
        return code

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def _ended(self, timeout: float | None) -> int | None:
        if self.returncode is None:
            with selectors.DefaultSelector() as waiting:
                waiting.register(self._end, selectors.EVENT_READ)
                if waiting.select(timeout):
                    self.returncode = int(os.read(self._end, 20) or -signal.SIGKILL)
        return self.returncode

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.kill()
        self.wait(60)
        self.stdout.close()
        self.stderr.close()
        os.close(self._end)


def begin_copy(program: str, arguments: Sequence[str], environment: Mapping[str, str]) -> Copied:
    """Begin a program in a copy of what is loaded; the first use begins the nursery."""
    pipes = [os.pipe() for _ in range(3)]
    asked = json.dumps([program, list(arguments), dict(environment)]).encode()
    nursery = _nursery(environment["PYTHONPATH"])
    socket.send_fds(nursery, [asked], [written for _, written in pipes])
    for _, written in pipes:
        os.close(written)
    return Copied(int(nursery.recv(20)), *(read for read, _ in pipes))


@cache
def _nursery(path: str) -> socket.socket:
    ours, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    command = [sys.executable, "-c", f"import nursery; nursery.serve({its.fileno()})"]
    process = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": path}, pass_fds=[its.fileno()])
    its.close()

    def end() -> None:
        ours.close()
        process.wait()

    atexit.register(end)
    return ours


def serve(number: int) -> None:
    """Make copies for whoever holds the other end of a socket, until it is closed."""
    for name in LOADED:
        import_module(name)
    gc.collect()
    gc.freeze()
    asking = socket.socket(fileno=number)
    woken, waking = os.pipe()
    os.set_blocking(waking, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(waking)
    running: dict[int, int] = {}
    with selectors.DefaultSelector() as events:
        events.register(asking, selectors.EVENT_READ)
        events.register(woken, selectors.EVENT_READ)
        while True:
            for key, _ in events.select():
                if key.fd == woken:
                    os.read(woken, 100)
                    _tell_ends(running)
                    continue
                asked, given, _flags, _address = socket.recv_fds(asking, LONGEST, 3)
                if not asked:
                    return
                pid = os.fork()
                if not pid:
                    asking.close()
                    _run(*json.loads(asked), *given)
                os.close(given[0])
                os.close(given[1])
                running[pid] = given[2]
                asking.send(str(pid).encode())


def _tell_ends(running: dict[int, int]) -> None:
    while running:
        pid, status = os.waitpid(-1, os.WNOHANG)
        if not pid:
            return
        end = running.pop(pid)
        os.write(end, str(os.waitstatus_to_exitcode(status)).encode())
        os.close(end)


def _run(program: str, arguments: list[str], environment: dict[str, str], out: int, err: int, end: int) -> None:
    """Be the program, to its end."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.dup2(out, 1)
    os.dup2(err, 2)
    for each in (out, err, end):
        os.close(each)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["-c", *arguments]
    code: object = 0
    try:
        exec(compile(program, "<program>", "exec"), {"__name__": "__main__"})
    except SystemExit as asked:
        code = asked.code
    except BaseException:
        traceback.print_exc()
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else bool(code))
