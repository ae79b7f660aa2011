"""What the command line tells for somebody who scores blind, and that it tells all where nobody is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import Desk, a_desk, let_go, made_once
from command_line import CommandLine
from reviewing import BEN, CARA
from second_scoring import SECRETS, begin, with_secrets

from store.actions.scores import save_rationale

PLACE = "Testshire"
HIDDEN = "You score blind, and this would tell you the first score: "
LEVELS = ('"score": 4', '"level": 4', "=4")

READING = {
    "show": (("show", "DIR", PLACE), "SECRETREASON"),
    "review": (("review", "DIR", PLACE), "SECRETWHY"),
    "panel": (("panel", "DIR"), '"4": 1'),
    "compare": (("compare", "DIR", PLACE, "1", "now", "--section", "learning"), "SECRETREASON"),
    "compare-report": (("compare", "DIR", PLACE, "1", "now"), "SECRETREASON"),
    "journal": (("journal", "DIR", PLACE), "SECRETREASON"),
    "search": (("search", "DIR", "SECRETREMARK"), "SECRETREMARK"),
}
WRITING = {
    "export": ("export", "DIR", PLACE, "--out", "a.docx"),
    "export-statement": ("export", "DIR", PLACE, "--statement", "learning", "--out", "a.docx"),
    "journal": ("journal", "DIR", PLACE, "--out", "a.xlsx"),
    "record": ("record", "DIR", PLACE, "--out", "a.docx"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace in which Ben has begun to score blind, and Cara, too, on the same statement."""
    desk = a_desk(tmp_path / "workspace")
    made_once(desk, _scored_blind)
    let_go(desk.workspace)
    return desk.workspace.folder


def _scored_blind(desk: Desk) -> None:
    reviewed = with_secrets(desk)
    here = {"section_id": reviewed.section_id, "base_version": None}
    reviewed.act(save_rationale, rationale="SECRETREASON after all", **here)
    for actor in (BEN, CARA):
        begin(reviewed, actor)


def typed(words: tuple[str, ...], folder: Path) -> list[str]:
    places = {"DIR": str(folder), "a.docx": str(folder.parent / "a.docx"), "a.xlsx": str(folder.parent / "a.xlsx")}
    return [places.get(word, word) for word in words]


@pytest.mark.parametrize("form", [(), ("--json",)])
@pytest.mark.parametrize("name", READING)
def test_nothing_that_is_printed_for_a_person_tells_the_score_scored_blind(
    folder: Path, commands: CommandLine, name: str, form: tuple[str, ...]
) -> None:
    said = commands(*typed(READING[name][0], folder), "--person", "ben  shah", *form)
    assert said.status in (0, 1), said.err
    assert not [secret for secret in (*SECRETS, *LEVELS) if secret in said.out]


@pytest.mark.parametrize("name", READING)
def test_the_same_is_told_where_nobody_is_named_and_to_others(folder: Path, commands: CommandLine, name: str) -> None:
    words, told = READING[name]
    for more in ((), ("--person", "Ann Lee")):
        assert told in commands(*typed(words, folder), "--json", *more).out


def test_a_score_that_is_hidden_is_said_to_be(folder: Path, commands: CommandLine) -> None:
    said = commands("show", folder, PLACE, "--person", BEN.name)
    assert ": hidden, " in said.out
    (hidden,) = [each for each in commands("show", folder, PLACE, "--person", BEN.name, "--json").data["sections"]
                 if each["is_hidden"]]  # fmt: skip
    assert (hidden["id"], hidden["score"], hidden["rationale"]) == ("learning", None, "")


@pytest.mark.parametrize("name", WRITING)
def test_a_file_that_would_tell_it_is_refused_for_the_person_and_written_for_others(
    folder: Path, commands: CommandLine, name: str
) -> None:
    words = typed(WRITING[name], folder)
    path = Path(words[-1])
    assert commands(*words, "--person", BEN.name).refusal.startswith(HIDDEN)
    assert not path.exists()
    assert commands(*words).status == 0
    assert path.exists()
