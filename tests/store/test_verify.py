"""A row changed behind the program's back is found, in whatever table it is."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from random import Random

import pytest
import sqlcipher3.dbapi2 as driver
from builders import ANN, BEN, NOON, Desk, a_desk, later
from tampering import JOURNAL, TABLES, WAYS, tampering

from domain.assessment import FactAmount, Facts, PassageKind
from domain.checks.finding import Family, Finding, Severity
from domain.evidence.evidence import BlockKind, FileBlock, FileText, Locator, Need, ReadingStatus
from domain.review.comments import CommentKind, Target
from domain.text.anchors import make_anchor
from store.actions.assessments import add_member
from store.actions.checks import switch_rule_off, waive_finding, write_own_rules
from store.actions.citations import mark_sentence
from store.actions.comments import add_comment, reply
from store.actions.decisions import decide, mark_read
from store.actions.evidence import change_item
from store.actions.excerpts import add_excerpt
from store.actions.intake import take_in
from store.actions.pseudonyms import add_pseudonym
from store.actions.scores import set_level
from store.actions.second_scores import begin_second_score
from store.actions.suggestions import suggest
from store.actions.text import save_facts, save_text
from store.actions.texts import keep_texts
from store.changes import Actor
from store.errors import Stale
from store.ids import new_id
from store.queries.text import load_section
from store.row_data import columns_of, row_classes
from store.tables import ColumnMappingRow
from store.unit import unit_of_work
from store.values import (
    FileToAttach,
    ItemDetails,
    PassageEdit,
    SectionEdit,
    SuggestingEdit,
    SuggestionEdit,
)
from store.verify import verify
from store.workspace import Workspace


def _fill(desk: Desk, tmp_path: Path) -> None:
    """Put at least one row into every table that the journal records."""
    workspace, assessment_id = desk.workspace, desk.assessment_id
    (passage,) = desk.write("learning", "Staff told us so.")
    item = desk.note("Focus group")
    desk.cite("learning", passage, "Staff told us so.", item)
    section_id = desk.section_id("learning")
    set_level(workspace, ANN, NOON, assessment_id=assessment_id, section_id=section_id, level=3, why="Because.")
    add_member(workspace, ANN, NOON, assessment_id=assessment_id, name="Ben", role="Reviewer")
    document = tmp_path / "policy.txt"
    document.write_text("Policy", encoding="utf-8")
    files = [FileToAttach(document, ItemDetails("Policy", event_date=date(2024, 5, 1)))]
    take_in(workspace, ANN, NOON, assessment_id=assessment_id, sources=files)
    facts = Facts("2023/24", (FactAmount("total", 1, 2),), 1)
    save_facts(workspace, ANN, NOON, assessment_id=assessment_id, section_id=desk.section_id("finance"), facts=facts)
    late = PassageEdit(passage, PassageKind.PARAGRAPH, "Late.", base_version=9)
    with pytest.raises(Stale):
        save_text(
            workspace,
            ANN,
            NOON,
            assessment_id=assessment_id,
            edit=SectionEdit(section_id, (late,), (), (passage,)),
        )
    with unit_of_work(workspace, ANN, NOON, "remarked", assessment_id) as unit:
        unit.session.add(ColumnMappingRow(id=new_id(), header=["Name", assessment_id], mapping={"title": 0}))
    _fill_evidence(desk, passage, item, document)
    _comment_on(desk)
    _judge_findings(desk, passage)
    suggested = SuggestionEdit(new_id(), make_anchor(passage, "Staff told us so.", 6, 10), "said to")
    suggest(workspace, ANN, NOON, assessment_id=assessment_id, edit=SuggestingEdit(section_id, (suggested,)))
    _review(desk)


def _review(desk: Desk) -> None:
    here = {"assessment_id": desk.assessment_id, "section_id": desk.section_id("learning")}
    add_member(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, name=ANN.name, role=ANN.role)
    decide(desk.workspace, ANN, NOON, **here, decision="submit")
    mark_read(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, section_ids=[here["section_id"]])
    begin_second_score(desk.workspace, Actor("Ben", "Reviewer"), NOON, **here)


def _judge_findings(desk: Desk, passage: str) -> None:
    place = (desk.section_id("learning"), passage, 0, 5, "Staff")
    finding = Finding("term", Family.STYLE, Severity.SHOULD, *place, data=(("right", "workers"),))
    here = {"assessment_id": desk.assessment_id}
    waive_finding(desk.workspace, ANN, NOON, **here, finding=finding, reason="They say so themselves.")
    switch_rule_off(desk.workspace, ANN, NOON, **here, code="passive")
    write_own_rules(desk.workspace, ANN, NOON, text="word: reablement\n")


def _comment_on(desk: Desk) -> None:
    here = {"assessment_id": desk.assessment_id, "kind": CommentKind.QUESTION}
    made = add_comment(
        desk.workspace,
        ANN,
        NOON,
        **here,
        text="Why?",
        target=Target.SCORE,
        section_id=desk.section_id("learning"),
    )
    reply(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, comment_id=made.result[0], text="Because.")


def _fill_evidence(desk: Desk, passage: str, item: str, document: Path) -> None:
    workspace, assessment_id = desk.workspace, desk.assessment_id
    here = {"assessment_id": assessment_id, "section_id": desk.section_id("learning")}
    anchor = make_anchor(passage, "Staff told us so.", 0, 17)
    mark_sentence(workspace, ANN, NOON, **here, anchor=anchor, need=Need.NONE)
    add_pseudonym(workspace, ANN, NOON, assessment_id=assessment_id, name="Joan Smith", pseudonym="Person A")
    text = FileText(ReadingStatus.READ, (FileBlock(BlockKind.PARAGRAPH, "Policy"),))
    digest = hashlib.sha256(document.read_bytes()).hexdigest()
    keep_texts(workspace, ANN, NOON, assessment_id=assessment_id, texts={digest: text})
    place = Locator(0, 0, 4)
    details = ItemDetails("Focus group", notes="They asked.")
    change_item(workspace, ANN, NOON, assessment_id=assessment_id, item_id=item, details=details, base_version=1)
    add_excerpt(workspace, ANN, NOON, assessment_id=assessment_id, item_id=item, text="They", place=place)


@pytest.fixture(scope="session")
def filled_folder(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A workspace with a row in every table, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("filled")
    made = a_desk(folder / "workspace")
    _fill(made, folder)
    made.workspace.close(NOON)
    return folder / "workspace", made.assessment_id


@pytest.fixture
def filled(filled_folder: tuple[Path, str], tmp_path: Path) -> Iterator[Desk]:
    shutil.copytree(filled_folder[0], tmp_path / "filled")
    workspace = Workspace.open(tmp_path / "filled", ANN, NOON)
    yield Desk(workspace, filled_folder[1])
    workspace.close(NOON)


def _behind_its_back(workspace: Workspace, *statements: str) -> None:
    connection = driver.connect(str(workspace.database))
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_sound_workspace_has_no_faults(filled: Desk) -> None:
    assert verify(filled.workspace) == ()


def _changing(table: str) -> str:
    row_class = row_classes()[table]
    column = next(
        each
        for each in columns_of(row_class)
        if each.name not in ("id", "content", "amounts", "links", "header", "mapping")
    )
    return (
        f"UPDATE {table} SET {column.name} = 'x' || {column.name}"
        if column.name != "size"
        else ("UPDATE stored_file SET size = size + 1")
    )


@pytest.mark.parametrize("table", sorted(row_classes()))
def test_a_changed_row_is_found(filled: Desk, table: str) -> None:
    _behind_its_back(filled.workspace, "PRAGMA foreign_keys=OFF", _changing(table))
    assert table in {fault.table for fault in verify(filled.workspace) if fault.code == "row-changed"}


@pytest.mark.parametrize("table", sorted(row_classes()))
def test_a_removed_row_is_found(filled: Desk, table: str) -> None:
    _behind_its_back(filled.workspace, "PRAGMA foreign_keys=OFF", f"DELETE FROM {table}")
    assert table in {fault.table for fault in verify(filled.workspace) if fault.code == "row-missing"}


@pytest.mark.parametrize("table", sorted(row_classes()))
def test_an_added_row_is_found(filled: Desk, table: str) -> None:
    names = ", ".join(f'"{column.name}"' for column in columns_of(row_classes()[table]))
    copied = names.replace('"id"', "'forged'")
    for unique, other in (
        ("part_id", "'p'"),
        ("number", "999"),
        ("category_id", "'c'"),
        ("section_id", "'s'"),
        ("code", "'c'"),
    ):
        copied = copied.replace(f'"{unique}"', other)
    forged = f"INSERT INTO {table} ({names}) SELECT {copied} FROM {table} LIMIT 1"
    _behind_its_back(filled.workspace, "PRAGMA foreign_keys=OFF", forged)
    faults = verify(filled.workspace)
    assert ("row-unrecorded", table) in {(fault.code, fault.table) for fault in faults}


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE journal_entry SET person = 'Someone else' WHERE seq = 2", "chain-broken"),
        ("UPDATE journal_change SET after = replace(after, 'Staff', 'Stuff')", "chain-broken"),
        ("DELETE FROM journal_change WHERE seq = 3", "chain-broken"),
        ("DELETE FROM journal_entry WHERE seq = 2", "chain-gap"),
        ("UPDATE journal_change SET after = '{' WHERE seq = 2", "row-unreadable"),
        ("UPDATE journal_change SET after = '5' WHERE seq = 2", "row-unreadable"),
        ("UPDATE journal_change SET after = x'00' WHERE seq = 2", "row-unreadable"),
        ("UPDATE journal_change SET table_name = x'00' WHERE seq = 2", "chain-broken"),
        ("UPDATE journal_entry SET person = x'00' WHERE seq = 2", "chain-broken"),
        ("UPDATE passage SET text = x'00ff'", "row-unreadable"),
        ("UPDATE score SET given_at = '2024-05-01T00:00:00'", "row-unreadable"),
        ("UPDATE evidence_file SET name = x'00'", "row-unreadable"),
        ("UPDATE stored_file SET id = x'00' WHERE id IN (SELECT stored_id FROM evidence_file)", "file-missing"),
        ("UPDATE score SET given_at = replace(given_at, '.000000', '')", "row-changed"),
        ("UPDATE evidence_item SET confidential = 2", "row-changed"),
        ("UPDATE journal_entry SET sealed = 0 WHERE seq = 2", "chain-unsealed"),
        ("UPDATE evidence_file SET block = 'one'", "row-changed"),
        ("UPDATE search_text SET text = x'00'", "search-differs"),
        ("UPDATE alembic_version SET version_num = '9999'", "revision-unexpected"),
        ("UPDATE search_text SET text = 'other'", "search-differs"),
    ],
)
def test_tampering_elsewhere_is_found(filled: Desk, statement: str, code: str) -> None:
    guards = ("journal_entry_sealed", "journal_entry_kept", "journal_change_sealed", "journal_change_kept")
    drops = tuple(f"DROP TRIGGER {name}" for name in guards)
    _behind_its_back(filled.workspace, "PRAGMA foreign_keys=OFF", *drops, statement)
    codes = {fault.code for fault in verify(filled.workspace)}
    assert {code, "guard-missing"} <= codes


@pytest.mark.parametrize(
    "body",
    [
        "BEFORE UPDATE ON journal_entry WHEN OLD.sealed = 2 BEGIN SELECT RAISE(ABORT, 'never'); END",
        "BEFORE UPDATE ON journal_entry BEGIN SELECT 1; END",
        "BEFORE UPDATE ON evidence_item BEGIN SELECT RAISE(ABORT, 'a sealed journal entry never changes'); END",
    ],
)
def test_a_guard_that_guards_something_else_is_found(desk: Desk, body: str) -> None:
    replaced = ("DROP TRIGGER journal_entry_sealed", f"CREATE TRIGGER journal_entry_sealed {body}")
    _behind_its_back(desk.workspace, *replaced)
    assert [(fault.code, fault.detail) for fault in verify(desk.workspace)] == [
        ("guard-changed", "journal_entry_sealed")
    ]


def test_a_table_with_an_unreadable_row_is_named_once_and_none_of_its_rows_missed(filled: Desk) -> None:
    _behind_its_back(filled.workspace, "UPDATE evidence_item SET event_date = 'May'")
    assert [(fault.code, fault.table) for fault in verify(filled.workspace)] == [("row-unreadable", "evidence_item")]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_entry SET person = 'x' WHERE sealed = 1",
        "DELETE FROM journal_entry",
        "UPDATE journal_change SET after = ''",
        "DELETE FROM journal_change",
        "INSERT INTO journal_change VALUES (1, 99, 'passage', 'p', '', '{}')",
    ],
)
def test_a_sealed_entry_cannot_be_touched(desk: Desk, statement: str) -> None:
    desk.workspace.seal()
    with pytest.raises(driver.IntegrityError):
        _behind_its_back(desk.workspace, statement)


def test_a_journal_cut_back_is_known_from_the_newest_backup(desk: Desk) -> None:
    desk.note("Focus group")
    desk.workspace.backup(later(1), "manual")
    _behind_its_back(
        desk.workspace,
        "PRAGMA foreign_keys=OFF",
        "DROP TRIGGER journal_entry_kept",
        "DROP TRIGGER journal_change_kept",
        "DELETE FROM journal_change WHERE seq = 2",
        "DELETE FROM journal_entry WHERE seq = 2",
        "DELETE FROM evidence_item",
        "UPDATE assessment SET next_reference = 1",
        "DELETE FROM search_text",
    )
    assert "chain-cut" in {fault.code for fault in verify(desk.workspace)}


def _stored(workspace: Workspace) -> Path:
    return workspace.files.path_of(hashlib.sha256(b"Policy").hexdigest())


@pytest.mark.parametrize(
    ("spoil", "code"),
    [(lambda path: path.unlink(), "file-missing"), (lambda path: path.write_bytes(b"other"), "file-changed")],
)
def test_a_spoilt_file_is_found_and_named(filled: Desk, spoil: Callable[[Path], object], code: str) -> None:
    stored = _stored(filled.workspace)
    stored.chmod(0o644)
    spoil(stored)
    (fault,) = verify(filled.workspace)
    assert (fault.code, fault.detail) == (code, "policy.txt")


def _decided(desk: Desk) -> Path:
    """Return where what the decision was taken on is kept."""
    with desk.workspace.reading() as connection:
        (stored_id,) = connection.exec_driver_sql("SELECT stored_id FROM decision").one()
    return desk.workspace.files.path_of(stored_id)


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda path: path.unlink(), "version-missing"),
        (lambda path: path.write_bytes(path.read_bytes().replace(b"Staff", b"Stuff")), "version-changed"),
    ],
)
def test_what_was_decided_on_is_found_spoilt(filled: Desk, spoil: Callable[[Path], object], code: str) -> None:
    stored = _decided(filled)
    stored.chmod(0o644)
    spoil(stored)
    assert [(fault.code, fault.table) for fault in verify(filled.workspace)] == [(code, "decision")]


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE decision SET stored_id = (SELECT stored_id FROM evidence_file)", "version-unreadable"),
        ("UPDATE read_mark SET section_id = (SELECT id FROM section WHERE part_id = 'finance')", "version-of-another"),
        ("UPDATE draft_version SET section_id = NULL", "version-of-another"),
        ("UPDATE draft_version SET decision_id = ''", "decision-without-version"),
        ("DELETE FROM draft_version", "decision-without-version"),
    ],
)
def test_a_row_that_names_another_content_is_found(filled: Desk, statement: str, code: str) -> None:
    _behind_its_back(filled.workspace, statement)
    assert code in {fault.code for fault in verify(filled.workspace)}


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A workspace with a row in every table, several in those of the review, and a backup of it."""
    folder = tmp_path_factory.mktemp("reviewed")
    desk = a_desk(folder / "workspace")
    _fill(desk, folder)
    _comment_on(desk)
    here = {"assessment_id": desk.assessment_id, "section_id": desk.section_id("learning")}
    add_member(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, name=BEN.name, role=BEN.role)
    decide(desk.workspace, BEN, NOON, **here, decision="review")
    decide(desk.workspace, BEN, NOON, **here, decision="return", why="Too short.")
    set_level(desk.workspace, ANN, NOON, **here, level=2, why="Since.")
    mark_read(desk.workspace, BEN, NOON, assessment_id=desk.assessment_id, section_ids=[here["section_id"]])
    (passage,) = (each.id for each in load_section(desk.workspace, here["section_id"]).passages)
    suggested = SuggestionEdit(new_id(), make_anchor(passage, "Staff told us so.", 0, 5), "People")
    edit = SuggestingEdit(here["section_id"], (suggested,))
    suggest(desk.workspace, BEN, NOON, assessment_id=desk.assessment_id, edit=edit)
    desk.workspace.backup(NOON, "manual")
    yield desk.workspace
    desk.workspace.close(NOON)


@pytest.mark.parametrize("seed", range(10))
def test_whatever_is_done_to_a_row_is_found(reviewed: Workspace, seed: int) -> None:
    """Eighty of eight hundred: rows are changed, deleted, swapped and put in, in sixteen tables at a time."""
    random = Random(seed)
    for _ in range(5):
        tables = random.sample([each for each in TABLES if each not in JOURNAL], 4 * len(WAYS))
        with tampering(reviewed, random) as tamperer:
            done = [tamperer.tamper(way, table) for way, table in zip(4 * WAYS, tables, strict=True)]
            faults = verify(reviewed)
        for each in done:
            assert any(fault.code.startswith("row-") for fault in faults if fault.table == each.table), each
    assert verify(reviewed) == ()


@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_done_to_the_journal_is_found(reviewed: Workspace, seed: int) -> None:
    """Twelve of seventy-two."""
    random = Random(seed)
    for number in range(12):
        with tampering(reviewed, random) as tamperer:
            done = tamperer.tamper(WAYS[number % len(WAYS)], random.choice(JOURNAL))
            codes = {fault.code for fault in verify(reviewed)}
        assert any(code.startswith(("chain-", "row-unreadable")) for code in codes), done
    assert verify(reviewed) == ()


@pytest.mark.parametrize("seed", range(5))
def test_a_chain_hashed_anew_is_known_from_the_newest_backup(reviewed: Workspace, seed: int) -> None:
    with tampering(reviewed, Random(seed)) as tamperer:
        tamperer.rewrite()
        codes = {fault.code for fault in verify(reviewed)}
    assert codes == {"chain-cut"}
