"""Assay: draft, evidence, score, review and publish assessments against a framework of quality statements."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def main(arguments: list[str]) -> int:
    """Run a headless command when one is named, the application otherwise; return the exit status."""
    if not arguments:
        return _open(None)
    from ui.headless.arguments import parse

    chosen = parse(arguments)
    if chosen.command is None:
        return _open(chosen.workspace)
    from ui.headless.commands import run

    return run(chosen)


def _open(workspace: Path | None) -> int:
    from ui.app import run_application

    return run_application(workspace)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
