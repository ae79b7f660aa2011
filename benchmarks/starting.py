"""From the start of the process to a painted window and to an open assessment, and the memory held (aims 1, 2, 14)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

from benchmarks.child import STARTED
from benchmarks.measuring import Figure, at_most
from benchmarks.scale import BEGAN, ROOT, Size, open_scaled, scaled_workspace
from domain.assessment import SectionKind
from store.queries.assessments import load_overview
from ui.settings import Settings

PATIENCE_SECONDS = 60
BARE = "bare PySide6 main window"
Moments = dict[str, float]
SLOW_OPENING = (
    "Loading SQLAlchemy takes one and a third bare starts, its ORM and the mapping of the tables another, the store's "
    "own modules over half of one and the window's nearly one; building, reading and drawing take the rest."
)
MUCH_HELD = (
    "SQLAlchemy with its ORM and the tables hold as much as a bare window does; the rows of 5,000 items and 11,000 "
    "excerpts, read once for all views, hold most of what the first screen does not."
)
EMPTY_FRAME = "the window is painted empty first and filled afterwards; the line below is when its own frame is painted"


def measure(size: Size, rounds: int) -> list[Figure]:
    """Start a bare window and the application in turn, each in a fresh process."""
    folder = scaled_workspace(size)
    with tempfile.TemporaryDirectory(prefix="assay-bench-") as home:
        environment = _environment(Path(home), folder)
        bare: list[Moments] = []
        ours: list[Moments] = []
        for number in range(rounds + 1):
            told = (_run("child_bare.py", environment), _run("child_application.py", environment, folder))
            if number:
                bare.append(told[0])
                ours.append(told[1])
    painted, memory = _median(bare, "painted"), _median(bare, "memory")
    return [
        Figure(
            1, "start to first paint", _median(ours, "painted"), "ms", BARE, painted, at_most(1.25), note=EMPTY_FRAME
        ),
        Figure(1, "start to the program's own frame painted", _median(ours, "framed"), "ms", BARE, painted),
        Figure(
            2,
            "start to the assessment editable",
            _median(ours, "editable"),
            "ms",
            BARE,
            painted,
            at_most(3),
            cause=SLOW_OPENING,
        ),
        Figure(2, "start to all evidence listed", _median(ours, "loaded"), "ms", BARE, painted),
        Figure(
            14,
            "memory with the assessment open",
            _median(ours, "memory"),
            "MB",
            BARE,
            memory,
            at_most(3),
            cause=MUCH_HELD,
        ),
    ]


def _environment(home: Path, folder: Path) -> dict[str, str]:
    """Return what the processes are given: settings of their own, with the first statement as the place left last."""
    workspace, assessment_id = open_scaled(folder)
    _assessment, sections = load_overview(workspace, assessment_id)
    workspace.close(BEGAN)
    first = next(section for section in sections if section.kind is SectionKind.STATEMENT)
    path = home / "settings.json"
    settings = Settings(path, name="Priya Shah", last_assessment=assessment_id, last_section=first.id)
    path.write_text(json.dumps({**asdict(settings), "path": ""}), encoding="utf-8")
    own = {"ASSAY_SETTINGS": str(path), "ASSAY_LOGS": str(home / "logs"), "PYTHONPATH": str(ROOT)}
    # An installed program has its bytecode; a shell that forbids writing it would have each process compile anew.
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {"QT_QPA_PLATFORM": "offscreen", **inherited, **own}


def _run(script: str, environment: dict[str, str], folder: Path | None = None) -> Moments:
    """Run one process to its end and return what it told; raise RuntimeError when it failed."""
    arguments = ["--workspace", str(folder)] if folder is not None else []
    settings = Path(environment["ASSAY_SETTINGS"])
    kept = settings.read_bytes()
    started = {**environment, STARTED: repr(time.monotonic())}
    done = subprocess.run(
        [sys.executable, str(ROOT / "benchmarks" / script), *arguments],
        env=started, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE_SECONDS, check=False,
    )  # fmt: skip
    settings.write_bytes(kept)
    if done.returncode != 0:
        raise RuntimeError(f"{script} ended with {done.returncode}: {done.stderr.strip()}")
    return {name: float(value) for name, value in (line.split() for line in done.stdout.splitlines())}


def _median(told: list[Moments], name: str) -> float:
    return sorted(moments[name] for moments in told)[len(told) // 2]
