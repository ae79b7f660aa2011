"""Read the sample's evidence files as the intake reads them, and keep what it read beside them."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from domain.evidence.evidence import FileText
from store.text_json import from_json, to_json


def write_texts(files: Path, texts: Path) -> bool:
    """Write what the intake reads from each file, as JSON under the file's name; False where there is no intake."""
    try:
        reading = import_module("store.intake.reading")
    except ModuleNotFoundError:
        return False
    texts.mkdir(exist_ok=True)
    for path in texts.iterdir():
        path.unlink()
    for path in sorted(files.iterdir()):
        _kind, text = reading.read_file(path, path.name)
        (texts / f"{path.name}.json").write_text(to_json(text) + "\n", encoding="utf-8")
    return True


def read_text(texts: Path, name: str) -> FileText:
    """Return what was read from the file of this name."""
    return from_json((texts / f"{name}.json").read_text(encoding="utf-8"))
