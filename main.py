"""Assay: draft, evidence, score, review and publish assessments against a framework of quality statements."""

from __future__ import annotations

import sys


def main(arguments: list[str]) -> int:
    """Run a headless command when one is named, the application otherwise; return the exit status."""
    from ui.headless.arguments import parse

    chosen = parse(arguments)
    if chosen.command is None:
        from ui.app import run_application

        return run_application(chosen.workspace)
    from ui.headless.running import run_command

    return run_command(chosen)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
