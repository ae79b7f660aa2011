"""The command that tells what changed between two versions."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import ANN, Desk, a_desk, let_go, made_once
from command_line import CommandLine
from reviewing import BEN, TEXT, Reviewed

from store.actions.decisions import mark_read
from store.actions.draft_versions import name_version
from store.actions.scores import set_level

PLACE, PART = "Testshire", "learning"
NAME = "Learning, improvement and innovation"
CHANGED = "Staff told us so. Few people waited."


@pytest.fixture
def reviewed(tmp_path: Path) -> Reviewed:
    """A section that was submitted, kept as a version of the report, read by Ben, and edited since."""
    desk = a_desk(tmp_path / "workspace")
    return Reviewed(desk, made_once(desk, _edited_since))


def _edited_since(desk: Desk) -> str:
    reviewed = Reviewed.of(desk)
    reviewed.decide("submit", ANN)
    reviewed.act(name_version, name="Before the panel")
    reviewed.act(mark_read, BEN, section_ids=[reviewed.section_id])
    reviewed.desk.rewrite(PART, reviewed.passage, CHANGED)
    reviewed.act(set_level, section_id=reviewed.section_id, level=2, why="Fewer.")
    return reviewed.passage


@pytest.fixture
def folder(reviewed: Reviewed, tmp_path: Path) -> Path:
    let_go(reviewed.desk.workspace)
    return tmp_path / "workspace"


def test_changes_are_told_word_by_word(reviewed: Reviewed, folder: Path, commands: CommandLine) -> None:
    said = commands("compare", folder, PLACE, "Before the panel", "now", "--json")
    assert (said.status, said.data["words_new"], said.data["words_gone"]) == (1, 2, 1)
    (learning,) = [each for each in said.data["sections"] if each["is_changed"]]
    assert (learning["id"], learning["part"]) == (reviewed.section_id, PART)
    (passage,) = learning["passages"]
    assert (passage["fate"], passage["old"]["text"], passage["new"]["text"]) == ("changed", TEXT, CHANGED)
    assert passage["old"]["id"] == passage["new"]["id"] == reviewed.passage
    assert [(each["part"], each["text"]) for each in passage["segments"]] == [
        ("same", "Staff told us so."),
        ("gone", " People"),
        ("new", " Few people"),
        ("same", " waited."),
    ]
    (score,) = learning["scores"]
    assert (score["before"]["level"], score["after"]["level"], score["category"]) == (3, 2, "")
    assert (learning["citations"], learning["values"], said.data["values"]) == ([], [], [])


@pytest.mark.parametrize("old", ["1", "2", "before the PANEL", "read:ben shah", "hash", "HASH"])
def test_a_version_is_named_in_many_ways(reviewed: Reviewed, folder: Path, commands: CommandLine, old: str) -> None:
    if old.casefold() == "hash":
        sha256 = _hash(commands, folder)
        old = sha256[:8] if old == "hash" else sha256.upper()
    said = commands("compare", folder, PLACE, old, "now", "--section", PART)
    assert (said.status, said.out) == (1, f"{NAME}: 2 words new, 1 word gone, score 3 → 2\n")


def _hash(commands: CommandLine, folder: Path) -> str:
    review = commands("review", folder, PLACE, "--json").data
    (learning,) = [each for each in review["sections"] if each["section"] == PART]
    sha256: str = learning["versions"][0]["hash"]
    return sha256


def test_without_a_difference_there_is_nothing_to_find(folder: Path, commands: CommandLine) -> None:
    said = commands("compare", folder, PLACE, "1", "read:Ben Shah", "--section", PART, "--json")
    assert (said.status, said.data["words_new"], said.data["words_gone"]) == (0, 0, 0)
    assert [each["is_changed"] for each in said.data["sections"]] == [False]
    assert commands("compare", folder, PLACE, "now", "NOW").out == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("9", "now"), "There is no version “9” here; give “now”, “read:NAME” or one of: 1 ("),
        (("1234567", "now"), "There is no version “1234567”"),
        (("read:Nobody", "now"), "“Nobody” has marked nothing as read here; Ben Shah has."),
        (
            ("1", "now", "--section", "safeguarding"),
            "There is no version “1” here; give “now”, “read:NAME” or one of: 2 (Before",
        ),
        (("now", "now", "--section", "nowhere"), "The report has no section “nowhere”"),
    ],
)
def test_what_is_not_there_is_refused(folder: Path, commands: CommandLine, words: tuple[str, ...], said: str) -> None:
    assert commands("compare", folder, PLACE, *words).refusal.startswith(said)


def test_a_name_that_several_versions_bear_is_refused(
    reviewed: Reviewed, tmp_path: Path, commands: CommandLine
) -> None:
    reviewed.act(name_version, name="before the panel", section_id=reviewed.section_id)
    let_go(reviewed.desk.workspace)
    said = commands("compare", tmp_path / "workspace", PLACE, "Before the panel", "now")
    assert said.refusal == (
        "“Before the panel” fits several versions (2 (Before the panel), 3 (before the panel)); give the number of one."
    )


def test_an_unknown_assessment_is_refused(folder: Path, commands: CommandLine) -> None:
    assert "no assessment “Nowhere”" in commands("compare", folder, "Nowhere", "1", "now").refusal
