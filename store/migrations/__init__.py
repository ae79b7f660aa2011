"""The schema's revisions, and the way from one to the next in one transaction."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sqlalchemy import Engine

HEAD = "0010"
"""The newest revision; a test holds it against the scripts."""

_FOLDER = Path(__file__).resolve().parent


@cache
def known_revisions() -> frozenset[str]:
    """Return the revisions this program knows; a database at any other one is newer."""
    return frozenset(path.name.split("_")[0] for path in (_FOLDER / "versions").glob("[0-9]*.py"))


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Bring the schema to `revision` in one transaction.

    Foreign keys are off while tables are rebuilt (a rebuilt table would otherwise take its children with it) and
    checked before the commit; raises RuntimeError when a reference is broken, and whatever the database raises.
    """
    # Imported here: only a new or older workspace needs it, and it is slow to load.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    with engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.execution_options(writes=True).begin():
                config.attributes["connection"] = connection
                command.upgrade(config, revision)
                if connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall():
                    raise RuntimeError("a migration broke a reference")
        finally:
            raw.execute("PRAGMA foreign_keys=ON")
