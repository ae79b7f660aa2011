"""The command that prints the stage and the comments of an assessment."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import ANN, BEN, NOON, Desk, a_desk, later, let_go
from command_line import CommandLine

from domain.review.comments import CommentKind, Target
from domain.review.suggestions import Chosen
from domain.text.anchors import make_anchor
from domain.text.exact_places import make_place
from store.actions.comments import add_comment, reply, resolve
from store.actions.suggestions import reject, suggest
from store.values import SuggestingEdit, SuggestionEdit

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
    let_go(desk.workspace)
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
    let_go(desk.workspace)
    said = commands("review", tmp_path / "workspace", PLACE, "--json")
    assert (said.status, said.data["stage"], said.data["comments"], said.data["open"]) == (0, "drafting", [], 0)
    assert said.data["suggestions"] == []
    assert {each["stage"] for each in said.data["sections"]} == {"drafting"}


def test_a_detached_comment_keeps_what_it_stood_on(desk: Desk, tmp_path: Path, commands: CommandLine) -> None:
    (passage_id,) = desk.write(PART, TEXT)
    remark(desk, "Who said so?", Target.TEXT, "told us", passage_id)
    desk.rewrite(PART, passage_id, "Nothing of it is left.")
    let_go(desk.workspace)
    (comment,) = commands("review", tmp_path / "workspace", PLACE, "--json").data["comments"]
    assert (comment["detached"], comment["quote"]) == (True, "told us")


def test_suggestions_are_told_with_what_goes_and_what_comes(desk: Desk, tmp_path: Path, commands: CommandLine) -> None:
    (first, second) = desk.write(PART, TEXT, "They waited for a year.")
    edits = (
        SuggestionEdit("s1", make_place(first, TEXT, 6, 10), "asked"),
        SuggestionEdit("s2", make_place(first, TEXT, 16, 17), ""),
        SuggestionEdit("s3", make_place(first, TEXT, 5, 5), " in Leeds"),
        SuggestionEdit("s4", make_place(first, TEXT, len(TEXT), len(TEXT)), "", joins=second),
        SuggestionEdit("s5", make_place(second, "They waited for a year.", 5, 11), "stayed"),
    )
    edit = SuggestingEdit(desk.section_id(PART), edits)
    suggest(desk.workspace, BEN, NOON, assessment_id=desk.assessment_id, edit=edit)
    desk.rewrite(PART, second, "Nothing is left.")
    where = {"assessment_id": desk.assessment_id}
    reject(desk.workspace, ANN, later(2), **where, chosen=Chosen(ids=frozenset({"s2"})))
    let_go(desk.workspace)
    said = commands("review", tmp_path / "workspace", PLACE, "--json")
    told = said.data["suggestions"]
    assert said.status == 1
    assert [(each["id"], each["state"]) for each in told] == [
        ("s3", "open"),
        ("s1", "open"),
        ("s2", "rejected"),
        ("s4", "open"),
        ("s5", "in-conflict"),
    ]
    assert told[1] == {
        "id": "s1",
        "section": PART,
        "passage": first,
        "start": 6,
        "end": 10,
        "deleted": "told",
        "inserted": "asked",
        "joins": "",
        "group": "s1",
        "person": "Ben Shah",
        "role": "Reviewer",
        "at": NOON.isoformat(),
        "state": "open",
        "settled_by": "",
        "settled_at": None,
    }
    assert (told[2]["settled_by"], told[2]["settled_at"]) == ("Ann Lee", later(2).isoformat())
    part = "Learning, improvement and innovation"
    assert commands("review", tmp_path / "workspace", PLACE).out.splitlines() == [
        "0 comments, 0 open",
        "5 suggestions, 4 open, 1 of them in conflict",
        f"{part}, Ben Shah: insert “in Leeds”",
        f"{part}, Ben Shah: replace “told” with “asked”",
        f"{part}, Ben Shah: join two paragraphs",
        f"{part}, Ben Shah: In conflict: replace “waited” with “stayed”",
    ]


def test_an_unknown_assessment_is_refused(folder: Path, commands: CommandLine) -> None:
    assert "no assessment “Nowhere”" in commands("review", folder, "Nowhere").refusal
