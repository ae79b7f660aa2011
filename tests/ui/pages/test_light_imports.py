"""Pages are light: what they need of the store, of PDF and of Word is loaded when it is first used."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
HEAVY = ("sqlalchemy", "sqlcipher3", "alembic", "pypdfium2", "docx", "lxml")


def modules_of(*folders: str) -> list[str]:
    return [
        f"ui.{folder}.{path.stem}" for folder in folders for path in sorted((ROOT / "ui" / folder).glob("[a-z]*.py"))
    ]


def test_importing_pages_loads_nothing_heavy() -> None:
    imports = "; ".join(f"import {name}" for name in modules_of("pages", "panes", "previews"))
    script = f"import sys; {imports}; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_sentences_need_no_qt() -> None:
    script = "import sys, ui.messages; print('PySide6' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
