"""The command that prints the stage and the comments of an assessment."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import ANN, BEN, NOON, Desk, a_desk, later
from command_line import CommandLine, in_a_process

from domain.review.comments import CommentKind, Target
from domain.text.anchors import make_anchor
from store.actions.comments import add_comment, reply, resolve

PLACE, PART = "Testshire", "learning"
TEXT = "Staff told us so. People waited."


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return a_desk(tmp_path / "workspace")


def remark(desk: Desk, text: str, target: Target, words: str = "", passage_id: str = "") -> str:
    start = TEXT.index(words)
    return add_comment(
        desk.workspace,
        BEN,
        NOON,
        assessment_id=desk.assessment_id,
        text=text,
        kind=CommentKind.MUST_CHANGE,
        target=target,
        section_id=desk.section_id(PART),
        anchor=make_anchor(passage_id, TEXT, start, start + len(words)) if words else None,
        assigned_to="Ann Lee",
    ).result[0]


def test_comments_are_told_with_their_words_and_threads(desk: Desk, tmp_path: Path, commands: CommandLine) -> None:
    (passage_id,) = desk.write(PART, TEXT)
    on_words = remark(desk, "Who said so?", Target.TEXT, "told us", passage_id)
    on_score = remark(desk, "A 2?", Target.SCORE)
    where = {"assessment_id": desk.assessment_id}
    reply(desk.workspace, ANN, later(1), **where, comment_id=on_words, text="Three teams.")
    resolve(desk.workspace, ANN, later(2), **where, comment_id=on_score)
    desk.workspace.close(NOON)
    said = commands("review", tmp_path / "workspace", PLACE, "--json")
    score, words = said.data["comments"]
    assert said.status == 1
    assert (said.data["stage"], said.data["open"]) == ("drafting", 1)
    assert (score["id"], score["resolved_by"], score["quote"], score["start"]) == (on_score, "Ann Lee", "", None)
    assert {name: words[name] for name in ("section", "target", "kind", "text", "person", "assigned_to", "quote")} == {
        "section": PART,
        "target": "text",
        "kind": "must-change",
        "text": "Who said so?",
        "person": "Ben Shah",
        "assigned_to": "Ann Lee",
        "quote": "told us",
    }
    assert (words["passage"], words["start"], words["end"], words["detached"]) == (passage_id, 6, 13, False)
    assert [(each["text"], each["person"]) for each in words["replies"]] == [("Three teams.", "Ann Lee")]
    assert commands("review", tmp_path / "workspace", PLACE).out.splitlines() == [
        "2 comments, 1 open",
        "Learning, improvement and innovation, “told us”: Must change, Ben Shah: Who said so?",
    ]


def test_without_an_open_comment_there_is_nothing_to_find(desk: Desk, tmp_path: Path, commands: CommandLine) -> None:
    desk.workspace.close(NOON)
    said = commands("review", tmp_path / "workspace", PLACE, "--json")
    assert (said.status, said.data["stage"], said.data["comments"], said.data["open"]) == (0, "drafting", [], 0)
    assert {each["stage"] for each in said.data["sections"]} == {"drafting"}


def test_a_detached_comment_keeps_what_it_stood_on(desk: Desk, tmp_path: Path, commands: CommandLine) -> None:
    (passage_id,) = desk.write(PART, TEXT)
    remark(desk, "Who said so?", Target.TEXT, "told us", passage_id)
    desk.rewrite(PART, passage_id, "Nothing of it is left.")
    desk.workspace.close(NOON)
    (comment,) = commands("review", tmp_path / "workspace", PLACE, "--json").data["comments"]
    assert (comment["detached"], comment["quote"]) == (True, "told us")


def test_an_unknown_assessment_is_refused(folder: Path) -> None:
    assert in_a_process("review", folder, "Nowhere").status == 2
