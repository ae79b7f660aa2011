"""A command line to type at, and a workspace to type about."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import CommandLine
from word_files import paragraph, word_file

AUTHORITY = "Testshire County Council"


@pytest.fixture
def commands(capsys: pytest.CaptureFixture[str]) -> CommandLine:
    return CommandLine(capsys)


@pytest.fixture
def folder(tmp_path: Path, commands: CommandLine) -> Path:
    """A workspace with one assessment just begun."""
    commands.done("new", tmp_path / "workspace", "--authority", AUTHORITY)
    return tmp_path / "workspace"


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    """A small Word document to attach."""
    path = tmp_path / "Charging policy.docx"
    path.write_bytes(word_file(paragraph("Charges are reviewed each year.")))
    return path
