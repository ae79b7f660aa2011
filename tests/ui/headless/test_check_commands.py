"""The command that checks an assessment."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from builders import ANN, NOON, a_desk, let_go
from command_line import CommandLine

from store.actions.checks import switch_rule_off, waive_finding, write_own_rules
from ui.publication import read_publication

PLACE = "Testshire"
PART = "safeguarding"
SAID = "Partners told us the team rang back on the same day and wrote to them within the week."
FIELDS = ["code", "family", "severity", "section", "passage", "start", "end", "text", "message", "replacement", "data"]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A workspace with one statement, in which a paragraph stands twice and a word is misspelt."""
    desk = a_desk(tmp_path / "workspace")
    desk.write(PART, SAID, "They where glad.", SAID)
    let_go(desk.workspace)
    return tmp_path / "workspace"


def codes(findings: list[dict[str, Any]]) -> set[str]:
    return {each["code"] for each in findings}


def test_findings_stand_at_their_words_and_a_must_gives_status_1(place: Path, commands: CommandLine) -> None:
    said = commands("check", place, PLACE, "--json")
    shown = {section["id"]: section for section in commands.show(place, PLACE)["sections"]}
    texts = {passage["id"]: passage["text"] for section in shown.values() for passage in section["passages"]}
    assert said.status == 1
    assert list(said.data) == ["findings", "waived", "gate", "too_slow", "failed"]
    for each in said.data["findings"]:
        assert list(each) == FIELDS
        assert each["section"] in {"", *shown}
        if each["passage"]:
            assert texts[each["passage"]][each["start"] : each["end"]] == each["text"]
    twice = next(each for each in said.data["findings"] if each["code"] == "paragraph-repeated")
    assert (twice["section"], twice["severity"], twice["data"]["other_section"]) == (PART, "must", PART)
    slip = next(each for each in said.data["findings"] if each["code"] == "look-alike")
    assert (slip["text"], slip["replacement"], slip["family"]) == ("where", "were", "typing")


def test_the_gate_names_each_must_with_its_place(place: Path, commands: CommandLine) -> None:
    data = commands("check", place, PLACE, "--json").data
    musts = [each for each in data["findings"] if each["severity"] == "must"]
    assert data["gate"]["ready"] is False
    blockers = [each for each in data["gate"]["blockers"] if each["kind"] == "check"]
    assert {(each["code"], each["section"], each["start"], each["end"]) for each in blockers} == {
        (each["code"], each["section"], each["start"], each["end"]) for each in musts
    }
    assert all(each["message"] for each in data["gate"]["blockers"])


def test_severity_and_family_choose_what_is_listed_and_the_gate_stays_whole(place: Path, commands: CommandLine) -> None:
    whole = commands("check", place, PLACE, "--json").data
    musts = commands("check", place, PLACE, "--json", "--severity", "must").data
    assert {each["severity"] for each in whole["findings"]} == {"must", "should", "may"}
    assert musts["findings"] == [each for each in whole["findings"] if each["severity"] == "must"]
    typing = commands("check", place, PLACE, "--json", "--family", "typing")
    assert (typing.status, codes(typing.data["findings"])) == (0, {"look-alike"})
    assert whole["gate"] == musts["gate"] == typing.data["gate"]


def test_without_json_there_is_a_line_for_each_finding_and_a_sum(place: Path, commands: CommandLine) -> None:
    said = commands("check", place, PLACE, "--severity", "must")
    *lines, count, gate = said.out.splitlines()
    findings = [line for line in lines if ": must: " in line]
    assert "Safeguarding: must: This paragraph stands in the report already" in said.out
    assert count.startswith(f"{len(findings)} findings ({len(findings)} must, 0 should, 0 may)")
    assert gate.startswith("Not ready to be published: ")


def test_an_assessment_without_a_must_gives_status_0(sample: Path, commands: CommandLine) -> None:
    said = commands("check", sample, "Aldermere", "--json", "--severity", "should")
    assert said.status == 0
    assert "contradiction-unanswered" in codes(said.data["findings"])
    assert commands("check", sample, "Aldermere").status == 0


def test_what_is_waived_is_told_apart_with_who_and_why_and_keeps_nothing_back(
    tmp_path: Path, commands: CommandLine
) -> None:
    desk = a_desk(tmp_path / "w")
    desk.write(PART, SAID, "They where glad.", SAID)
    found = read_publication(desk.workspace, desk.assessment_id).checked.findings
    twice = next(each for each in found if each.code == "paragraph-repeated")
    why = "Said twice on purpose."
    waive_finding(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, finding=twice, reason=why)
    switch_rule_off(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, code="look-alike")
    let_go(desk.workspace)
    data = commands("check", tmp_path / "w", PLACE, "--json").data
    (waived,) = data["waived"]
    assert list(waived) == [*FIELDS, "person", "at", "reason"]
    assert (waived["code"], waived["person"], waived["reason"]) == ("paragraph-repeated", ANN.name, why)
    assert waived["at"] == NOON.isoformat()
    assert not {"paragraph-repeated", "look-alike"} & codes(data["findings"] + data["gate"]["blockers"])
    assert f"Waived by {ANN.name}: {why}" in commands("check", tmp_path / "w", PLACE).out


def test_the_organisations_own_rules_are_gone_by(tmp_path: Path, commands: CommandLine) -> None:
    desk = a_desk(tmp_path / "w")
    desk.write(PART, "Partners met in the hall in June 2024. They where glad.")
    rules = "avoid: hall -> building\noff: look-alike\nwrod: a line that does not hold\n"
    write_own_rules(desk.workspace, ANN, NOON, text=rules)
    let_go(desk.workspace)
    found = commands("check", tmp_path / "w", PLACE, "--json").data["findings"]
    assert "look-alike" not in codes(found)
    assert [(each["text"], each["replacement"]) for each in found if each["code"] == "own-term"] == [
        ("hall", "building")
    ]


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (("nowhere", PLACE), "no workspace"),
        (("PLACE", "Elsewhere"), "Elsewhere"),
        (("PLACE", PLACE, "--family", "poetry"), "poetry"),
        (("PLACE", PLACE, "--severity", "grave"), "grave"),
    ],
)
def test_what_cannot_be_checked_is_refused(
    place: Path, commands: CommandLine, words: tuple[str, ...], part: str
) -> None:
    assert part in commands("check", *(str(place) if word == "PLACE" else word for word in words)).refusal
