"""Run one headless command: open the workspace, do the one thing, say what happened, and exit as agreed."""

from __future__ import annotations

import errno
import getpass
import io
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from export.errors import ExportError
from store.changes import Actor
from store.errors import Cancelled, CannotOpen, DiskFault, Refused, StoreError
from store.workspace import DATABASE, Workspace
from ui.blindness import seen_by
from ui.headless.json_text import indented
from ui.headless.sentences import UNEXPECTED, sentence_of

DONE, FINDINGS, REFUSED = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command found: lines for people, data for machines, and whether there are findings."""

    lines: tuple[str, ...]
    data: Any
    has_findings: bool = False


Seen = TypeVar("Seen")
Command = Callable[[Namespace], Answer]


def run_command(command: Command, chosen: Namespace) -> int:
    """Run a command; return 0 done, 1 done with findings, 2 refused with a sentence on standard error."""
    _speak_utf_8()
    try:
        answer = command(chosen)
        _print(answer, as_json=chosen.json)
    except (StoreError, ExportError) as error:
        return _refuse(sentence_of(error))
    except KeyboardInterrupt:
        return _refuse(sentence_of(Cancelled()))
    except BrokenPipeError:
        _let_go_of_output()
        return REFUSED
    except OSError as error:
        return _refuse(sentence_of(_circumstance(error)))
    except Exception as error:  # the last resort, as the crash handler is in the window
        if sys.flags.dev_mode:
            raise
        return _refuse(UNEXPECTED.format(name=type(error).__name__))
    return FINDINGS if answer.has_findings else DONE


def _print(answer: Answer, *, as_json: bool) -> None:
    if as_json:
        sys.stdout.writelines(indented(answer.data))
        print(flush=True)
    elif answer.lines:
        print("\n".join(answer.lines), flush=True)


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return REFUSED


def _circumstance(error: OSError) -> StoreError:
    """Return what the computer said no to, as an error that has a sentence."""
    if error.errno == errno.ENAMETOOLONG:
        return Refused("name-too-long", {"name": Path(str(error.filename)).name})
    return DiskFault.from_os_error(error)


def _speak_utf_8() -> None:
    """Print the same bytes on every platform; what no encoding can hold is escaped rather than a failure."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _let_go_of_output() -> None:
    """Nobody reads on; without this the interpreter would complain when it flushes at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def whoever_runs_this() -> Actor:
    """Return the person at the command line."""
    try:
        return Actor(getpass.getuser(), "command line")
    except (ImportError, KeyError, OSError):
        return Actor("command line", "command line")


def now() -> datetime:
    """Return the moment, in UTC."""
    return datetime.now(UTC)


def seen(workspace: Workspace, chosen: Namespace, answer: Seen) -> Seen:
    """Return what a query gave as the person behind --person may see it; as it is where nobody is named."""
    return seen_by(workspace, chosen.person, answer) if chosen.person else answer


@contextmanager
def workspace_of(
    folder: Path, *, may_create: bool = False, writes: bool = False, checks: bool = False
) -> Iterator[Workspace]:
    """Open the workspace in `folder`, and close it again with its backup.

    Whoever only reads takes no lock; one who `checks` takes it where it is free, for then more can be checked.
    """
    actor, at = whoever_runs_this(), now()
    if may_create and not (folder / DATABASE).exists():
        if folder.exists() and not folder.is_dir():
            raise Refused("not-a-folder", {"name": folder.name})
        workspace = Workspace.create(folder, actor, at)
    elif not (folder / DATABASE).exists():
        raise CannotOpen("no-workspace", {"path": str(folder)})
    else:
        may_read = not writes
        workspace = Workspace.open(folder, actor, at, allow_read_only=may_read, only_to_read=may_read and not checks)
    try:
        yield workspace
    finally:
        workspace.close(now())
