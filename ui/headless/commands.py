"""Every headless command by its name."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from importlib import import_module
from typing import cast

from ui.headless.running import Command, run_command

COMMANDS: Mapping[str, tuple[str, str]] = {
    "demo": ("ui.headless.workspaces", "demo"),
    "new": ("ui.headless.workspaces", "begin"),
    "list": ("ui.headless.workspaces", "list_all"),
    "show": ("ui.headless.assessments", "show"),
    "import": ("ui.headless.assessments", "read_in"),
    "import-qda": ("ui.headless.excerpts_in", "read_qda_in"),
    "score": ("ui.headless.assessments", "score"),
    "attach": ("ui.headless.assessments", "attach"),
    "export": ("ui.headless.assessments", "export"),
    "schedule": ("ui.headless.evidence_out", "schedule"),
    "bundle": ("ui.headless.evidence_out", "bundle"),
    "qda": ("ui.headless.evidence_out", "qda"),
    "evidence": ("ui.headless.evidence", "evidence"),
    "coverage": ("ui.headless.evidence", "coverage"),
    "matrix": ("ui.headless.evidence", "matrix"),
    "search": ("ui.headless.evidence", "search"),
    "check": ("ui.headless.checking", "check"),
    "check-text": ("ui.headless.checking_text", "check_text"),
    "review": ("ui.headless.review", "review"),
    "panel": ("ui.headless.panel", "panel"),
    "compare": ("ui.headless.comparing", "compare"),
    "decide": ("ui.headless.decisions", "decide"),
    "journal": ("ui.headless.record", "journal"),
    "record": ("ui.headless.record", "record"),
    "quality": ("ui.headless.quality", "quality"),
    "cite": ("ui.headless.evidence", "cite"),
    "rate": ("ui.headless.rating", "rate_scores"),
    "verify": ("ui.headless.workspaces", "verify_all"),
    "backup": ("ui.headless.workspaces", "back_up"),
    "restore": ("ui.headless.workspaces", "restore_backup"),
}
"""Module and function: a module is imported only when its command is asked for, so that none waits for the others."""


def command_of(name: str) -> Command:
    """Return the function of a command; raise KeyError for another name."""
    module, function = COMMANDS[name]
    return cast(Command, getattr(import_module(module), function))


def run(chosen: Namespace) -> int:
    """Run the chosen command; return the exit status."""
    return run_command(command_of(chosen.command), chosen)
