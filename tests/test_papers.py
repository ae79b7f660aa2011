"""The papers beside the code say what is true of it: packages, versions, decisions."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))


def pinned(name: str) -> list[tuple[str, str]]:
    return re.findall(
        r"^([a-z0-9-]+)(?:\[[a-z,]+\])?==([^ ]+)", (ROOT / name).read_text(encoding="utf-8"), flags=re.MULTILINE
    )


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", "requirements-checkers.txt"])
def test_every_package_is_listed_with_its_version(name: str) -> None:
    listed = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").lower().replace("_", "-")
    missing = [
        f"{package} {version}" for package, version in pinned(name) if not (package in listed and version in listed)
    ]
    assert pinned(name)
    assert missing == []


def test_the_change_log_has_the_version_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert f"## {project['version']} " in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert project["license"]["text"] in (ROOT / "LICENSE").read_text(encoding="utf-8")


def test_decisions_are_numbered_without_gaps() -> None:
    assert [path.name[:4] for path in DECISIONS] == [f"{number:04}" for number in range(1, len(DECISIONS) + 1)]


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_has_its_number_context_decision_and_consequences(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith(f"# {int(path.name[:4])}. ")
    places = [text.find(f"**{part}.**") for part in ("Context", "Decision", "Consequences")]
    assert places == sorted(places)
    assert places[0] > 0


@pytest.mark.parametrize("folder", ["fonts", "icons", "dictionaries/en_GB"])
def test_the_licence_of_a_bundled_part_lies_beside_it(folder: str) -> None:
    assert list((ROOT / "resources" / folder).glob("*LICENSE.txt"))
    assert f"resources/{folder}/" in (ROOT / "NOTICE").read_text(encoding="utf-8")
