"""Every headless command by its name."""

from __future__ import annotations

from argparse import Namespace

from ui.headless.assessments import attach, export, read_in, score, show
from ui.headless.comparing import compare
from ui.headless.decisions import decide
from ui.headless.evidence import cite, coverage, evidence, matrix, search
from ui.headless.evidence_out import bundle, qda, schedule
from ui.headless.excerpts_in import read_qda_in
from ui.headless.panel import panel
from ui.headless.rating import rate_scores
from ui.headless.record import journal, record
from ui.headless.review import review
from ui.headless.running import Command, run_command
from ui.headless.workspaces import back_up, begin, demo, list_all, restore_backup, verify_all

COMMANDS: dict[str, Command] = {
    "demo": demo,
    "new": begin,
    "list": list_all,
    "show": show,
    "import": read_in,
    "import-qda": read_qda_in,
    "score": score,
    "attach": attach,
    "export": export,
    "schedule": schedule,
    "bundle": bundle,
    "qda": qda,
    "evidence": evidence,
    "coverage": coverage,
    "matrix": matrix,
    "search": search,
    "review": review,
    "panel": panel,
    "compare": compare,
    "decide": decide,
    "journal": journal,
    "record": record,
    "cite": cite,
    "rate": rate_scores,
    "verify": verify_all,
    "backup": back_up,
    "restore": restore_backup,
}


def run(chosen: Namespace) -> int:
    """Run the chosen command; return the exit status."""
    return run_command(COMMANDS[chosen.command], chosen)
