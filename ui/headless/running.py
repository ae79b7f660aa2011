"""Run one headless command: open the workspace, do the one thing, say what happened, and exit as agreed."""

from __future__ import annotations

import getpass
import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from domain.framework_file import FrameworkFault
from export.errors import ExportError
from store.changes import Actor
from store.errors import CannotOpen, StoreError
from store.workspace import DATABASE, Workspace
from ui.messages import error_message

DONE, FINDINGS, REFUSED = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command found: lines for people, data for machines, and whether there are findings."""

    lines: tuple[str, ...]
    data: Any
    has_findings: bool = False


def run_command(chosen: Namespace) -> int:
    """Run the chosen command; return 0 done, 1 done with findings, 2 refused with a sentence on standard error."""
    from ui.headless.commands import COMMANDS

    try:
        answer = COMMANDS[chosen.command](chosen)
    except (StoreError, ExportError, FrameworkFault) as error:
        print(error_message(error).text, file=sys.stderr)
        return REFUSED
    if chosen.json:
        print(json.dumps(answer.data, ensure_ascii=False, indent=2))
    elif answer.lines:
        print("\n".join(answer.lines))
    return FINDINGS if answer.has_findings else DONE


def whoever_runs_this() -> Actor:
    """Return the person at the command line."""
    try:
        return Actor(getpass.getuser(), "command line")
    except (KeyError, OSError):
        return Actor("command line", "command line")


def now() -> datetime:
    """Return the moment, in UTC."""
    return datetime.now(UTC)


@contextmanager
def workspace_of(folder: Path, *, may_create: bool = False, writes: bool = False) -> Iterator[Workspace]:
    """Open the workspace in `folder`, and close it again with its backup."""
    actor, at = whoever_runs_this(), now()
    if may_create and not (folder / DATABASE).exists():
        workspace = Workspace.create(folder, actor, at)
    elif not (folder / DATABASE).exists():
        raise CannotOpen("no-workspace", {"path": str(folder)})
    else:
        workspace = Workspace.open(folder, actor, at, allow_read_only=not writes)
    try:
        yield workspace
    finally:
        workspace.close(now())


Command = Callable[[Namespace], Answer]
