"""Every headless command by its name. Only the room of the chosen one is loaded: `rate` needs no database."""

from __future__ import annotations

from argparse import Namespace
from importlib import import_module

from ui.headless.running import Command, run_command

COMMANDS: dict[str, tuple[str, str]] = {
    "demo": ("workspaces", "demo"),
    "new": ("workspaces", "begin"),
    "list": ("workspaces", "list_all"),
    "show": ("assessments", "show"),
    "import": ("assessments", "read_in"),
    "import-qda": ("excerpts_in", "read_qda_in"),
    "score": ("assessments", "score"),
    "attach": ("assessments", "attach"),
    "export": ("assessments", "export"),
    "schedule": ("evidence_out", "schedule"),
    "bundle": ("evidence_out", "bundle"),
    "qda": ("evidence_out", "qda"),
    "evidence": ("evidence", "evidence"),
    "coverage": ("evidence", "coverage"),
    "matrix": ("evidence", "matrix"),
    "search": ("evidence", "search"),
    "review": ("review", "review"),
    "panel": ("panel", "panel"),
    "compare": ("comparing", "compare"),
    "decide": ("decisions", "decide"),
    "journal": ("record", "journal"),
    "record": ("record", "record"),
    "cite": ("evidence", "cite"),
    "rate": ("rating", "rate_scores"),
    "verify": ("workspaces", "verify_all"),
    "backup": ("workspaces", "back_up"),
    "restore": ("workspaces", "restore_backup"),
}
"""The module here and the function in it, by command."""


def command_named(name: str) -> Command:
    """Return what a command does."""
    module, function = COMMANDS[name]
    command: Command = getattr(import_module(f"ui.headless.{module}"), function)
    return command


def run(chosen: Namespace) -> int:
    """Run the chosen command; return the exit status."""
    return run_command(command_named(chosen.command), chosen)
