"""Find and read the data files that the program ships."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent


def path_of(*parts: str) -> Path:
    """Return the path of a shipped file or folder, for example path_of("templates", "publication.docx")."""
    return ROOT.joinpath(*parts)


def read_json(*parts: str) -> Any:
    """Return the parsed content of a shipped JSON file; raise OSError or ValueError as reading and parsing do."""
    return json.loads(read_text(*parts))


def read_text(*parts: str) -> str:
    """Return the content of a shipped text file; raise OSError as reading does."""
    return path_of(*parts).read_text(encoding="utf-8")


def framework_files() -> tuple[Path, ...]:
    """Return the shipped framework files in order of name."""
    return tuple(sorted(path_of("frameworks").glob("*.json")))
