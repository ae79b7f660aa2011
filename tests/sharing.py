"""What all tests of a process share, for it takes longer to make than most of them run.

Nothing here changes what a workspace is or says; where it is made anew each time is tried where that is the point.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

MEMORY = Path("/dev/shm")
"""Where Linux keeps files in memory."""
IN_MEMORY = "assay-tests-"
ROOM = 4 << 30
"""Bytes that have to be free there: the tests that run at one time need less than a tenth of it."""


def files_in_memory() -> None:
    """Let tests write their files in memory, where there is room and programs may be run from it.

    They write some 60,000 and delete them again, and a disk may take two thousandths of a second over each. Whoever
    names another place by TMPDIR has them there. `forget_files_in_memory` takes away what is left.
    """
    if "TMPDIR" in os.environ or not os.access(MEMORY, os.W_OK):
        return
    there = os.statvfs(MEMORY)
    if there.f_bavail * there.f_frsize >= ROOM and not there.f_flag & os.ST_NOEXEC:
        os.environ["TMPDIR"] = tempfile.tempdir = tempfile.mkdtemp(prefix=IN_MEMORY, dir=MEMORY)


def forget_files_in_memory() -> None:
    """Delete what tests left in memory, which no process of theirs asks for any more."""
    folder = Path(tempfile.gettempdir())
    if folder.parent == MEMORY and folder.name.startswith(IN_MEMORY):
        shutil.rmtree(folder, ignore_errors=True)


def share_what_lasts() -> None:
    """Share it, as far as the tests have loaded anything that makes it."""
    if "store" in sys.modules:
        from reading_processes import share_reading_processes

        share_reading_processes()
    engines = sys.modules.get("store.engine")
    if engines is not None:
        engines.create_engine = _sharing_what_is_compiled(engines.create_engine)
        # What the tests write need not outlive a power cut: to wait for the disk took a quarter of their time.
        engines.PRAGMAS = tuple(
            (name, "OFF", 0) if name == "synchronous" else (name, value, read_back)
            for name, value, read_back in engines.PRAGMAS
        )
    checks = sys.modules.get("domain.checks.engine")
    if checks is not None and "ui.checked_assessment" in sys.modules:
        checks.CheckEngine = _sharing_engines(checks.CheckEngine)
    frameworks = sys.modules.get("store.frameworks")
    if frameworks is not None:
        frameworks.parse_framework = _parsing_once(frameworks.parse_framework)


def _sharing_what_is_compiled(create_engine: Callable[..., Any]) -> Callable[..., Any]:
    """Let all engines of a process share what SQLAlchemy keeps of compiled statements, as one long-used engine does.

    Each workspace has an engine of its own, and compiling took a third of the time of the tests that open one.
    """
    made: list[Any] = []

    def create(*arguments: object, **options: object) -> object:
        engine = create_engine(*arguments, **options, query_cache_size=4000)
        made.append(engine) if not made else None
        engine.dialect = engine.pool._dialect = made[0].dialect
        engine._compiled_cache = made[0]._compiled_cache
        return engine

    return create


def _sharing_engines(make: Callable[..., Any]) -> Callable[..., Any]:
    """Let windows and commands that check the same assessment by the same rules share an engine.

    Its answer is that of a new one; tests that ask an engine themselves, or the checks without a window, get their own.
    """
    engines: dict[tuple[int, int, str], tuple[Any, object, object]] = {}

    class Shared:
        def __init__(self, framework: object, style: object, helpers: Any = ()) -> None:
            self._made_of, self._helpers = (framework, style), helpers

        def check(self, document: Any, *more: object) -> Any:
            key = (*map(id, self._made_of), document.assessment.id)
            if key not in engines:
                engines[key] = (
                    make(*self._made_of, helpers=self._helpers),
                    *self._made_of,
                )  # kept, so that no others get their identity
            checked = engines[key][0].check(document, *more)
            for helper in self._helpers:
                helper.close()  # an engine that was there already had no use for them
            if checked.too_slow:
                del engines[key]  # it would leave these checks out from now on
            return checked

    return Shared


def _parsing_once(parse: Callable[..., Any]) -> Callable[..., Any]:
    """Let all workspaces of a process share what is read of the framework that each keeps: values that never change."""
    known: dict[tuple[str, str], Any] = {}

    def parsed(content: object, name: str) -> object:
        key = json.dumps(content), name
        if key not in known:
            known[key] = parse(content, name)
        return known[key]

    return parsed
