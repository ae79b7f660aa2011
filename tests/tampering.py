"""Somebody who changes, removes, swaps and puts in rows of a workspace behind the program's back, at random."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from random import Random
from typing import Any
from unittest.mock import patch

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from store.journal import FIRST_HASH, entry_hash
from store.row_data import row_classes
from store.tables.journal import GUARDS, ChangeRow, EntryRow
from store.workspace import Workspace

JOURNAL = (EntryRow.__tablename__, ChangeRow.__tablename__)
TABLES = (*sorted(row_classes()), *JOURNAL)
WAYS = ("changed", "deleted", "swapped", "inserted")
MOST_TRIES = 200
LETTERS = "abcdefghij0123456789"

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Tampering:
    """What was done: the way, the table, and the row as it was and as it is."""

    way: str
    table: str
    before: tuple[Row, ...]
    after: tuple[Row, ...]


def without_in_journal(connection: Connection, table: str, column: str) -> None:
    """Make a journal that never knew a column of a table, as the program before the column wrote it."""
    tamperer = Tamperer(connection, Random(0))
    with tamperer.unguarded():
        for name in ("before", "after"):
            smaller = f'UPDATE journal_change SET "{name}" = json_remove("{name}", ?)'
            where = f"table_name = ? AND \"{name}\" <> ''"
            connection.exec_driver_sql(f"{smaller} WHERE {where}", (f"$.{column}", table))
        tamperer.hash_anew()


class Tamperer:
    """Tampers through a connection whose transaction is rolled back afterwards; the guards are put back each time."""

    def __init__(self, connection: Connection, random: Random) -> None:
        self._connection = connection
        self._random = random

    def tamper(self, way: str, table: str) -> Tampering:
        """Do something to a table that the database itself does not refuse."""
        with self.unguarded() if table in JOURNAL else nullcontext():
            return next(filter(None, (self._tried(way, table) for _ in range(MOST_TRIES))))

    @contextmanager
    def unguarded(self) -> Iterator[None]:
        """Take the guards of the journal away for a while."""
        for statement in GUARDS:
            self._connection.exec_driver_sql(f"DROP TRIGGER {statement.split()[2]}")
        yield
        for statement in GUARDS:
            self._connection.exec_driver_sql(statement)

    def rewrite(self) -> Tampering:
        """Change an entry of the journal and hash it and all that follow anew, as one would who knows how."""
        entries = self._rows(EntryRow.__tablename__)
        chosen = self._random.choice(entries)
        changed = {**chosen, "person": f"{chosen['person']}x"}
        with self.unguarded():
            self.hash_anew([changed if each is chosen else each for each in entries])
        return Tampering("rewritten", EntryRow.__tablename__, (chosen,), (changed,))

    def hash_anew(self, entries: list[Row] | None = None) -> None:
        """Hash these entries, or those that there are, and give each the hash of the one before it."""
        previous = FIRST_HASH
        for entry in self._rows(EntryRow.__tablename__) if entries is None else entries:
            whole = EntryRow(**{**entry, "previous": previous})
            previous = entry_hash(whole, self._changes_of(entry["seq"]))
            statement = "UPDATE journal_entry SET person = ?, previous = ?, hash = ? WHERE seq = ?"
            self._connection.exec_driver_sql(statement, (entry["person"], whole.previous, previous, entry["seq"]))

    def _changes_of(self, seq: int) -> list[tuple[Any, ...]]:
        statement = 'SELECT number, table_name, row_id, "before", "after" FROM journal_change WHERE seq = ? ORDER BY 1'
        return [tuple(row) for row in self._connection.exec_driver_sql(statement, (seq,))]

    def _tried(self, way: str, table: str) -> Tampering | None:
        ways: dict[str, Callable[[list[Row]], tuple[list[Row], list[Row]]]] = {
            "changed": self._changed,
            "deleted": lambda rows: ([self._random.choice(rows)], []),
            "swapped": self._swapped,
            "inserted": self._inserted,
        }
        found = ways[way](self._rows(table))
        if sorted(map(repr, found[0])) == sorted(map(repr, found[1])):
            return None
        before, after = found
        self._connection.exec_driver_sql("SAVEPOINT tried")
        try:
            for row in before:
                self._remove(table, row)
            for row in after:
                self._put(table, row)
        except IntegrityError:
            self._connection.exec_driver_sql("ROLLBACK TO tried")
            return None
        return Tampering(way, table, tuple(before), tuple(after))

    def _rows(self, table: str) -> list[Row]:
        # By its key: what the database answers first must not depend on what was tampered with before.
        return [
            dict(row) for row in self._connection.exec_driver_sql(f"SELECT * FROM {table} ORDER BY 1, 2").mappings()
        ]

    def _remove(self, table: str, row: Row) -> None:
        where = " AND ".join(f'"{name}" IS ?' for name in row)
        self._connection.exec_driver_sql(f"DELETE FROM {table} WHERE {where}", tuple(row.values()))

    def _put(self, table: str, row: Row) -> None:
        names = ", ".join(f'"{name}"' for name in row)
        marks = ", ".join("?" * len(row))
        self._connection.exec_driver_sql(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values()))

    def _changed(self, rows: list[Row]) -> tuple[list[Row], list[Row]]:
        row = self._random.choice(rows)
        name = self._random.choice(list(row))
        return [row], [{**row, name: self._other(row[name])}]

    def _swapped(self, rows: list[Row]) -> tuple[list[Row], list[Row]]:
        """Exchange a value of two rows; where there are none that differ in more than one, two values of one row."""
        one, other = self._random.sample(rows, 2) if len(rows) > 1 else (rows[0], rows[0])
        differing = [name for name in one if one[name] != other[name]]
        if len(differing) > 1:
            name = self._random.choice(differing)
            return [one, other], [{**one, name: other[name]}, {**other, name: one[name]}]
        first, second = self._random.sample(list(one), 2)
        if str(one[first]) == str(one[second]):  # a number and the text of it: a column keeps them as the same
            return [one], [one]
        return [one], [{**one, first: one[second], second: one[first]}]

    def _inserted(self, rows: list[Row]) -> tuple[list[Row], list[Row]]:
        """Put in a row like another, with other values where the database wants them."""
        row = dict(self._random.choice(rows))
        for name in self._random.sample(list(row), self._random.randint(1, len(row))):
            row[name] = self._other(row[name])
        return [], [row]

    def _other(self, value: Any) -> Any:
        if isinstance(value, int):
            return value + self._random.choice((-1, 1, 10))
        if not value:
            return self._random.choice(LETTERS)
        place = self._random.randrange(len(value))
        letters = [letter for letter in LETTERS if letter != value[place]]
        return f"{value[:place]}{self._random.choice(letters)}{value[place + 1 :]}"


@contextmanager
def tampering(workspace: Workspace, random: Random) -> Iterator[Tamperer]:
    """Lend what tampers with a workspace, which reads what was done until all of it is rolled back at the end."""
    with workspace.writing_engine.connect() as connection, connection.begin() as transaction:
        with patch.object(workspace, "reading", lambda: nullcontext(connection)):
            yield Tamperer(connection, random)
        transaction.rollback()
