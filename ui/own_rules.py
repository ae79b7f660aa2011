"""An organisation's own rules, on the worker: read them as they are typed, take them from a file, save them to one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from domain.checks.own_rules import MOST_CHARACTERS
from domain.checks.rules_in_force import ReadRules, read_rules
from domain.text.cleaning import clean_block

if TYPE_CHECKING:
    from store.workspace import Workspace

ENDING = ".txt"


def look_at_rules(_workspace: Workspace, text: str) -> ReadRules:
    """Return which rules of a text hold, and what is wrong with its other lines."""
    return read_rules(text)


def rules_from_file(_workspace: Workspace, path: Path) -> str:
    """Return the text of a file of rules, cleaned of what cannot be kept; raise as `read_text` does."""
    from export.reading.read_source import read_text

    return clean_block(read_text(path, MOST_CHARACTERS))


def rules_to_file(_workspace: Workspace, text: str, path: Path) -> None:
    """Write rules to a file; raise CannotWrite."""
    from export.saving import save_atomically

    save_atomically(path, text.encode("utf-8", "replace"))
