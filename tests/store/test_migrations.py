"""The schema by migration is the schema of the tables."""

import shutil
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from builders import ANN, DATA, NOON

from store import migrations
from store.actions.history import redo, undo
from store.queries.assessments import list_assessments, load_document
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
