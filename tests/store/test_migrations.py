"""The schema by migration is the schema of the tables."""

import shutil
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from builders import ANN, DATA, NOON, Desk, a_desk, later, let_go
from tampering import without_in_journal

from domain.checks.finding import Family, Finding, Severity
from domain.checks.standing import Standing
from store import migrations
from store.actions.checks import switch_rule_off, waive_finding, write_own_rules
from store.actions.history import redo, undo
from store.actions.scores import set_level
from store.queries.assessments import list_assessments, load_document
from store.queries.checks import load_own_rules, load_standing
from store.queries.decisions import load_review
from store.search import full_text
from store.tables import metadata
from store.tables.journal import GUARDS
from store.verify import verify
from store.workspace import Workspace


def _is_ours(_object: object, name: str | None, kind: str, _reflected: bool, _compared: object) -> bool:
    return not (kind == "table" and str(name).startswith(full_text.TABLE_PREFIX))


def test_the_migrated_schema_is_that_of_the_tables(desk) -> None:
    with desk.workspace.reading() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": _is_ours})
        assert compare_metadata(context, metadata) == []


def test_the_named_head_is_the_newest_script() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    assert ScriptDirectory.from_config(config).get_heads() == [migrations.HEAD]


def test_every_constraint_has_a_name(desk) -> None:
    for table in metadata.tables.values():
        assert all(constraint.name for constraint in table.constraints)


def test_the_search_tables_are_those_of_the_search_module(desk) -> None:
    def spoken(statement: str) -> str:
        return " ".join(statement.split())

    with desk.workspace.reading() as connection:
        found = connection.exec_driver_sql(
            "SELECT sql FROM sqlite_master WHERE name LIKE 'search_%' OR name LIKE 'ix_search%'"
        )
        present = {spoken(row[0]) for row in found if row[0]}
    assert {spoken(statement) for statement in full_text.CREATE_STATEMENTS} <= present


def test_the_guards_of_the_journal_are_there(desk) -> None:
    with desk.workspace.reading() as connection:
        found = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE type = 'trigger'")
        assert {row[0] for row in found} == set(GUARDS)


def test_a_workspace_of_the_first_schema_is_brought_up_to_date_with_nothing_lost(tmp_path: Path) -> None:
    """tests/data/workspace-0001 was made by the program as it was before the second revision."""
    folder = tmp_path / "workspace"
    shutil.copytree(DATA / "workspace-0001", folder)
    workspace = Workspace.open(folder, ANN, NOON)
    try:
        (assessment,) = list_assessments(workspace)
        document = load_document(workspace, assessment.id)
        assert [item.reference for item in document.items] == ["E-001", "E-002"]
        assert [(file.name, file.block, file.superseded_by) for file in document.items[1].files] == [
            ("policy.txt", 0, "")
        ]
        assert [citation.anchor.exact for citation in document.citations] == ["People waited."]
        assert verify(workspace) == ()
        undo(workspace, ANN, NOON, assessment_id=assessment.id)
        redo(workspace, ANN, NOON, assessment_id=assessment.id)
        assert load_document(workspace, assessment.id).items[1].files[0].name == "policy.txt"
        assert verify(workspace) == ()
        assert [path for path in workspace.backups.iterdir() if "migrating" in path.name]
    finally:
        workspace.close(NOON)


def test_a_workspace_from_before_the_waivers_gets_them_and_keeps_all_it_has(tmp_path: Path) -> None:
    """The revision adds three tables and changes none: without them the database is as the one before it made it.

    The one after it adds a column, which is taken away as well.
    """
    desk = a_desk(tmp_path / "workspace")
    (passage,) = desk.write("learning", "People waited. Staff knew.")
    desk.cite("learning", passage, "People waited.", desk.note("Interview"))
    before = load_document(desk.workspace, desk.assessment_id)
    with desk.workspace.writing_engine.begin() as connection:
        for table in ("waiver", "rule_switch", "own_rules"):
            connection.exec_driver_sql(f"DROP TABLE {table}")
        connection.exec_driver_sql("ALTER TABLE score_change DROP COLUMN rationale")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0008'")
    let_go(desk.workspace)
    workspace = Workspace.open(tmp_path / "workspace", ANN, NOON)
    assert load_document(workspace, desk.assessment_id) == before
    assert (load_standing(workspace, desk.assessment_id), load_own_rules(workspace)) == (Standing(), "")
    assert verify(workspace) == ()
    here = {"assessment_id": desk.assessment_id}
    section_id = Desk(workspace, desk.assessment_id).section_id("learning")
    finding = Finding("term", Family.STYLE, Severity.SHOULD, section_id, passage, 0, 6, "People")
    waive_finding(workspace, ANN, NOON, **here, finding=finding, reason="They say so.")
    switch_rule_off(workspace, ANN, NOON, **here, code="passive")
    write_own_rules(workspace, ANN, NOON, text="off: passive")
    assert verify(workspace) == ()
    for _ in range(4):
        undo(workspace, ANN, NOON, **here)
    assert load_standing(workspace, desk.assessment_id) == Standing()
    assert [path for path in workspace.backups.iterdir() if "migrating" in path.name]
    let_go(workspace)


def test_changes_of_levels_from_before_their_rationale_was_kept_have_none(tmp_path: Path) -> None:
    """Neither the rows nor what the journal recorded of them know the column."""
    desk = a_desk(tmp_path / "workspace")
    here = {"assessment_id": desk.assessment_id, "section_id": desk.section_id("learning")}
    set_level(desk.workspace, ANN, NOON, **here, level=2, why="Staff told us of waits.")
    set_level(desk.workspace, ANN, later(3600), **here, level=3)
    with desk.workspace.writing_engine.begin() as connection:
        without_in_journal(connection, "score_change", "rationale")
        connection.exec_driver_sql("ALTER TABLE score_change DROP COLUMN rationale")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0009'")
    let_go(desk.workspace)
    workspace = Workspace.open(tmp_path / "workspace", ANN, NOON)
    standing = next(each for each in load_review(workspace, desk.assessment_id).sections if each.scores)
    assert [(each.before, each.after, each.rationale) for each in standing.scores] == [(None, 2, ""), (2, 3, "")]
    score = load_document(workspace, desk.assessment_id).section_of("learning").score
    assert (score.level, score.changed_from, score.changed_rationale) == (3, None, "")
    assert verify(workspace) == ()
    undo(workspace, ANN, later(3700), assessment_id=desk.assessment_id)
    redo(workspace, ANN, later(3800), assessment_id=desk.assessment_id)
    assert load_document(workspace, desk.assessment_id).section_of("learning").score.changed_from is None
    set_level(workspace, ANN, later(7200), **here, level=4)
    score = load_document(workspace, desk.assessment_id).section_of("learning").score
    assert (score.changed_from, score.changed_rationale) == (3, "Staff told us of waits.")
    assert verify(workspace) == ()
    let_go(workspace)
