"""A command line to type at, and a workspace to type about."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from canaries import Canaries, plant
from command_line import CommandLine
from word_files import paragraph, word_file

import main

AUTHORITY = "Testshire County Council"


@pytest.fixture
def commands(capsys: pytest.CaptureFixture[str]) -> CommandLine:
    return CommandLine(capsys)


@pytest.fixture(scope="session")
def folder_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("new") / "workspace"
    assert main.main(["new", str(made), "--authority", AUTHORITY]) == 0
    return made


@pytest.fixture
def folder(tmp_path: Path, folder_once: Path) -> Path:
    """A workspace of one's own with one assessment just begun."""
    return Path(shutil.copytree(folder_once, tmp_path / "workspace"))


@pytest.fixture(scope="session")
def planted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Canaries]:
    """A workspace, only to be read, with a word of its own in every private field; the path holds one more."""
    place = tmp_path_factory.mktemp("canaries")
    folder = place / "workspace"
    return folder, plant(folder, place / "outside")


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    """A small Word document to attach."""
    path = tmp_path / "Charging policy.docx"
    path.write_bytes(word_file(paragraph("Charges are reviewed each year.")))
    return path
