"""How long a folder of evidence takes to be taken in, and 500 MB against plain copies (aims 7 and intake)."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, event

from benchmarks.intake_files import write_mixed_files
from benchmarks.measuring import Figure, alternating, at_most, medians, milliseconds, within
from benchmarks.scale import ASSESSOR, BEGAN, KEPT_UNDER, SMALL, Size
from store.actions.assessments import create_assessment
from store.actions.intake import take_in
from store.sample import sample_framework_id
from store.values import AssessmentDetails, FileToAttach, ItemDetails
from store.workspace import Workspace

FILES: Final = 1_000
LONGEST: Final = 120.0
MEGABYTES: Final = 500
PARTS: Final = 10
COPIED: Final = "cp with fsync of each file"
BUSY: Final = "Reading the text takes the processor; where other programs have it, the intake takes as much longer."
HASHED: Final = "Each byte is hashed and synced as it is copied, which plain copies are not."


def measure(size: Size, rounds: int) -> list[Figure]:
    """Measure on the disk of the repository; a small run takes in a twentieth."""
    share = 20 if size is SMALL else 1
    KEPT_UNDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=KEPT_UNDER) as folder:
        return [*_mixed(Path(folder), FILES // share), *_attached(Path(folder), MEGABYTES // share, min(rounds, 3))]


def _mixed(folder: Path, count: int) -> list[Figure]:
    source = folder / "mixed"
    megabytes = write_mixed_files(source, count) / 1e6
    with _workspace(folder / "intake") as (workspace, assessment_id):
        moments: list[tuple[float, int]] = []
        waits = _transactions_of(workspace)
        began = time.perf_counter()
        taken = take_in(
            workspace,
            ASSESSOR,
            BEGAN,
            assessment_id=assessment_id,
            sources=[FileToAttach(source, ItemDetails(""))],
            progress=lambda done: moments.append((time.perf_counter(), done)),
        )
        ended = time.perf_counter()
    if len(taken.result) != count:
        raise AssertionError(f"{len(taken.result)} of {count} files were taken in")
    read_by = moments[-1][0]
    note = f"{megabytes:.0f} MB of Word, PDF, spreadsheets, e-mail, text and pictures; two reading processes"
    return [
        Figure(7, f"intake of {count:,} mixed files", ended - began, "s", aim=within(LONGEST), note=note, cause=BUSY),
        Figure(7, f"of it what follows the reading, {count:,} items and their words for search", ended - read_by, "s"),
        Figure(7, "of that the longest time for which others wait to save", max(waits), "s"),
    ]


def _transactions_of(workspace: Workspace) -> list[float]:
    """Return a list in which the seconds of each writing transaction come to stand."""
    begun: dict[int, float] = {}
    seconds: list[float] = []

    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get("writes"):
            begun[id(connection)] = time.perf_counter()

    def commit(connection: Connection) -> None:
        if (at := begun.pop(id(connection), None)) is not None:
            seconds.append(time.perf_counter() - at)

    event.listen(workspace.engine, "begin", begin)
    event.listen(workspace.engine, "commit", commit)
    return seconds


def _attached(folder: Path, megabytes: int, rounds: int) -> list[Figure]:
    """Attach files of bytes that do not compress, one at a time and two at a time, in turn with copying them."""
    source = folder / "large"
    source.mkdir()
    paths = [source / f"{number}.bin" for number in range(PARTS)]
    for path in paths:
        with path.open("wb") as file:
            for _ in range(max(megabytes // PARTS, 1)):
                file.write(os.urandom(1_000_000))
    sides = [
        lambda: _copy_all(paths, folder / "copies"),
        lambda: _put_one_by_one(paths, folder / "one"),
        lambda: _take_in_all(paths, folder / "two"),
    ]
    copied, single, double = medians(alternating(sides, rounds))
    return [
        Figure(7, f"attach {megabytes} MB, one at a time", single, "ms", COPIED, copied, at_most(4.5), cause=HASHED),
        Figure(7, f"attach {megabytes} MB, two at a time", double, "ms", COPIED, copied, at_most(2.0), cause=HASHED),
    ]


def _copy_all(paths: list[Path], target: Path) -> float:
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()

    def copy() -> None:
        for path in paths:
            shutil.copyfile(path, target / path.name)
            with (target / path.name).open("rb+") as file:
                os.fsync(file.fileno())

    return milliseconds(copy)


def _put_one_by_one(paths: list[Path], target: Path) -> float:
    with _workspace(target) as (workspace, _assessment_id):
        return milliseconds(lambda: [workspace.files.put(path) for path in paths])


def _take_in_all(paths: list[Path], target: Path) -> float:
    with _workspace(target) as (workspace, assessment_id):
        wanted = [FileToAttach(path, ItemDetails("")) for path in paths]
        return milliseconds(lambda: take_in(workspace, ASSESSOR, BEGAN, assessment_id=assessment_id, sources=wanted))


@contextmanager
def _workspace(folder: Path) -> Iterator[tuple[Workspace, str]]:
    shutil.rmtree(folder, ignore_errors=True)
    workspace = Workspace.create(folder, ASSESSOR, BEGAN)
    try:
        details = AssessmentDetails("Aldermere")
        framework_id = sample_framework_id()
        made = create_assessment(workspace, ASSESSOR, BEGAN, framework_id=framework_id, details=details)
        yield workspace, made.result[0]
    finally:
        workspace.close(BEGAN)
