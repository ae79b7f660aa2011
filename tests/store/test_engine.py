"""The database engine keeps its promises on every connection."""

from pathlib import Path

import pytest
from builders import ANN, NOON
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from store.engine import APPLICATION_ID, PRAGMAS, make_engine
from store.errors import DiskFault
from store.tables import MemberRow
from store.unit import unit_of_work


@pytest.fixture(autouse=True)
def as_in_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the promise that other tests do without: that a commit is on the disk."""
    monkeypatch.setattr("store.engine.PRAGMAS", PRAGMAS)


@pytest.mark.parametrize(("name", "read_back"), [(name, value) for name, _set, value in PRAGMAS])
def test_a_pragma_reads_back_as_set(tmp_path: Path, name: str, read_back: object) -> None:
    engine = make_engine(tmp_path / "a.db", create=True)
    with engine.connect() as first, engine.connect() as second:
        assert first.exec_driver_sql(f"PRAGMA {name}").scalar() == read_back
        assert second.exec_driver_sql(f"PRAGMA {name}").scalar() == read_back
    engine.dispose()


def test_the_journal_mode_is_write_ahead(tmp_path: Path) -> None:
    engine = make_engine(tmp_path / "a.db", create=True)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    engine.dispose()


def test_a_workspace_carries_the_application_id(desk) -> None:
    with desk.workspace.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA application_id").scalar() == APPLICATION_ID


def test_a_missing_database_is_not_made_by_opening_it(tmp_path: Path) -> None:
    engine = make_engine(tmp_path / "none.db")
    with pytest.raises(DiskFault, match="SQLITE_CANTOPEN"):
        engine.connect()
    assert not (tmp_path / "none.db").exists()
    engine.dispose()


def test_a_failed_schema_change_leaves_nothing_behind(tmp_path: Path) -> None:
    engine = make_engine(tmp_path / "a.db", create=True)
    with pytest.raises(ZeroDivisionError), engine.begin() as connection:
        connection.execute(text("CREATE TABLE half (id TEXT)"))
        raise ZeroDivisionError
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar() == 0
    engine.dispose()


def test_a_broken_reference_is_refused_at_commit(desk) -> None:
    statement = "INSERT INTO team_member VALUES ('nobody', 'a0', 'x', 'y', 1, 'm')"
    with pytest.raises(Exception, match="FOREIGN KEY"), desk.workspace.writing_engine.begin() as connection:
        connection.exec_driver_sql(statement)


def test_a_commit_that_failed_leaves_the_next_action_free(desk) -> None:
    with pytest.raises(IntegrityError), unit_of_work(desk.workspace, ANN, NOON, "member-added", "nobody") as unit:
        unit.session.add(MemberRow(id="m", assessment_id="nobody", position="a0", name="Ben", role=""))
    desk.write("learning", "Staff told us so.")
    assert desk.texts("learning") == ["Staff told us so."]
