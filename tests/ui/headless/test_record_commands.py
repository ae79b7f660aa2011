"""The commands that write the journal and the assurance record of an assessment, read again with other programs."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import docx
import openpyxl
import pytest
from builders import ANN, Desk, a_desk, let_go, made_once
from command_line import CommandLine
from reviewing import BEN, CARA, DEV, TO_APPROVED, Reviewed, join

from domain.review.comments import CommentKind, Target
from domain.text.anchors import make_anchor
from export.gate.word import check_word
from store.actions.comments import add_comment
from store.actions.draft_versions import name_version
from store.actions.scores import set_level
from store.actions.suggestions import suggest
from store.changes import Actor
from store.queries.text import load_section
from store.values import SuggestingEdit, SuggestionEdit

PLACE = "Testshire"
NAME = "Learning, improvement and innovation"
WHY = "The panel found the waiting times worse."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A section that was approved, edited, and returned, with a remark, a suggestion and a citation without words."""
    desk = a_desk(tmp_path / "workspace")
    made_once(desk, _returned)
    let_go(desk.workspace)
    return desk.workspace.folder


def _returned(desk: Desk) -> None:
    reviewed = Reviewed.of(desk)
    item = desk.note("Interview with Mrs Smith")
    desk.cite("learning", reviewed.passage, "People waited.", item)
    reviewed.approve()
    reviewed.act(set_level, section_id=reviewed.section_id, level=2, why=WHY)
    desk.rewrite("learning", reviewed.passage, "Staff told us so.")
    reviewed.decide("submit", ANN)
    reviewed.decide("review", BEN)
    reviewed.decide("return", BEN, why="Name the source.")
    remark = {"kind": CommentKind.MUST_CHANGE, "text": "Which staff?", "target": Target.SCORE}
    reviewed.act(add_comment, BEN, **remark, section_id=reviewed.section_id)
    reviewed.act(
        add_comment,
        BEN,
        kind=CommentKind.MUST_CHANGE,
        text="Take Mrs Smith’s name out.",
        target=Target.ITEM,
        item_id=item,
    )
    anchor = make_anchor(reviewed.passage, load_section(desk.workspace, reviewed.section_id).passages[0].text, 0, 5)
    edit = SuggestingEdit(reviewed.section_id, (SuggestionEdit("s1", anchor, "Colleagues"),))
    reviewed.act(suggest, CARA, edit=edit)


def words_of(path: Path) -> str:
    document = docx.Document(str(path))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join((*(paragraph.text for paragraph in document.paragraphs), *cells))


def test_the_record_tells_decisions_scores_open_matters_and_the_head(folder: Path, commands: CommandLine) -> None:
    out = folder.parent / "record.docx"
    said = commands("record", folder, PLACE, "--out", out, "--json")
    assert (said.status, said.data["decisions"], said.data["faults"]) == (0, 9, 0)
    words = words_of(out)
    assert f"{NAME}: Approve, from In moderation to Approved." in words
    assert "Edited, which cancelled the decision before" in words
    assert "Reason: Name the source." in words
    assert WHY in words
    assert "Which staff? (Ben Shah)" in words
    assert "Cara Diaz suggests “Colleagues” for “Staff” (open)." in words
    assert "E-001, which stood on “People waited.”" in words
    assert said.data["head"] in words.replace(" ", "")
    assert f"The journal of the workspace has {said.data['entries']} entries" in words


def test_the_record_passes_the_gate_and_has_empty_lines_to_sign(folder: Path, commands: CommandLine) -> None:
    out = folder.parent / "record.docx"
    commands.done("record", folder, PLACE, "--out", out)
    assert check_word(out.read_bytes()) == ()
    table = next(each for each in docx.Document(str(out)).tables if each.rows[0].cells[1].text == "Name")
    assert [cell.text for cell in table.rows[0].cells] == ["", "Name", "Role", "Signature", "Date"]
    assert {cell.text for row in table.rows[1:] for cell in row.cells[1:]} == {""}
    assert min(row.height.cm for row in table.rows[1:]) > 1.4
    assert docx.Document(str(out)).core_properties.author == ""


def test_no_title_of_evidence_and_no_remark_on_it_leaves(folder: Path, commands: CommandLine) -> None:
    for name, command in (("record.docx", "record"), ("journal.xlsx", "journal")):
        commands.done(command, folder, PLACE, "--out", folder.parent / name)
    words = words_of(folder.parent / "record.docx")
    assert "Evidence E-001: Ben Shah asks for a change." in words
    assert "Smith" not in words
    assert not [cell for row in cells_of(folder.parent / "journal.xlsx") for cell in row if "Smith" in str(cell)]


def cells_of(path: Path, sheet: str = "Journal") -> Iterator[tuple[object, ...]]:
    yield from openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True)


def test_the_journal_is_a_sheet_with_filters_and_what_was_before_and_after(folder: Path, commands: CommandLine) -> None:
    out = folder.parent / "journal.xlsx"
    said = commands("journal", folder, PLACE, "--out", out, "--json")
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["Journal", "Record"]
    assert book["Journal"].freeze_panes == "B2"
    assert book["Journal"].auto_filter.ref == f"A1:J{said.data['entries'] + 1}"
    rows = [dict(zip(next(cells_of(out)), row, strict=True)) for row in list(cells_of(out))[1:]]
    assert [row["No."] for row in rows] == list(range(1, said.data["entries"] + 1))
    scored = next(row for row in rows if row["What was done"] == f"Scored {NAME} 2")
    assert (scored["Person"], scored["Section"], scored["Kind"]) == ("Ann Lee", NAME, "Scores")
    assert (scored["Before"].splitlines()[0], scored["After"].splitlines()[0]) == ("Score: 3", "Score: 2")
    assert isinstance(scored["When (UTC)"], datetime)
    added = next(row for row in rows if row["Kind"] == "Evidence")
    assert added["What was done"] == "Added evidence: E-001"
    record = dict(list(cells_of(out, "Record"))[1:])
    assert record["Hash of the newest entry (SHA-256)"] == said.data["head"] == rows[-1]["Hash"]
    assert record["Faults found"] == 0


def test_the_journal_says_a_line_an_entry(folder: Path, commands: CommandLine) -> None:
    lines = commands("journal", folder, PLACE).out.splitlines()
    data = commands("journal", folder, PLACE, "--json").data
    assert [line.split()[0] for line in lines] == [str(each["seq"]) for each in data["entries"]]
    assert lines[-1].endswith(data["head"][:12])


def test_what_was_tampered_with_is_told_in_the_record(folder: Path, commands: CommandLine) -> None:
    connection = sqlite3.connect(folder / "assay.db")
    connection.execute("UPDATE score SET level = 4 WHERE level IS NOT NULL")
    connection.commit()
    connection.close()
    said = commands("record", folder, PLACE, "--out", folder.parent / "record.docx", "--json")
    assert (said.status, said.data["faults"]) == (1, 1)
    assert "1 fault found" in words_of(folder.parent / "record.docx")


def test_a_waived_separation_and_a_named_version_are_told(tmp_path: Path, commands: CommandLine) -> None:
    reviewed = Reviewed.of(a_desk(tmp_path / "workspace"))
    for decision, actor in TO_APPROVED[:3]:
        reviewed.decide(decision, actor)
    join(reviewed.desk, Actor(ANN.name, CARA.role))
    reviewed.decide("approve", ANN, waiver="The panel had nobody else.")
    reviewed.decide("approve", DEV)
    reviewed.act(name_version, name="Read by the panel", section_id=reviewed.section_id)
    let_go(reviewed.desk.workspace)
    commands.done("record", tmp_path / "workspace", PLACE, "--out", tmp_path / "record.docx")
    words = words_of(tmp_path / "record.docx")
    assert "The panel had nobody else." in words
    assert "1 separation of duties waived." in words
    assert "Read by the panel" in words
    assert "one of several at In moderation" in words


@pytest.mark.parametrize("command", ["record", "journal"])
def test_another_ending_is_refused(folder: Path, commands: CommandLine, command: str) -> None:
    said = commands(command, folder, PLACE, "--out", folder.parent / "out.pdf")
    assert (said.status, (folder.parent / "out.pdf").exists()) == (2, False)


def test_an_assessment_in_which_nothing_was_decided_has_a_record(tmp_path: Path, commands: CommandLine) -> None:
    desk: Desk = a_desk(tmp_path / "workspace")
    let_go(desk.workspace)
    commands.done("record", tmp_path / "workspace", PLACE, "--out", tmp_path / "record.docx")
    words = words_of(tmp_path / "record.docx")
    for said in ("Nothing has been decided yet.", "Nobody decided on his or her own work.", "Open: nothing."):
        assert said in words
