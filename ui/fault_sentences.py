"""The sentences for what verifying a workspace found."""

from __future__ import annotations

from store.values import Fault

_FAULTS = {
    "database-damaged": "The database is damaged: {detail}.",
    "reference-broken": "A row of {table} names something that is not there.",
    "revision-unexpected": "The database has another version than its program: {detail}.",
    "guard-missing": "A guard of the journal was taken away: {detail}.",
    "chain-gap": "Entry {id} of the journal is missing.",
    "chain-broken": "The journal was changed at {id}.",
    "chain-cut": "The newest backup knows entry {id} of the journal otherwise than the database does.",
    "row-changed": "A row of {table} was changed outside Assay: {id} ({detail}).",
    "row-missing": "A row of {table} was removed outside Assay: {id}.",
    "row-unrecorded": "A row of {table} was added outside Assay: {id}.",
    "row-unreadable": "A row of {table} cannot be read: {id}.",
    "file-missing": "The file “{detail}” is missing from the workspace.",
    "file-changed": "The file “{detail}” was changed after it was attached.",
    "file-unreadable": "A file of the workspace cannot be read: {detail}.",
    "search-differs": "The search index differs from the text in {detail} places.",
    "backup-damaged": "The backup {detail} is damaged.",
}


def fault_sentence(fault: Fault) -> str:
    """Return what is said for a fault that verifying found."""
    sentence = _FAULTS.get(fault.code, fault.code)
    return sentence.format(table=fault.table, id=fault.id, detail=fault.detail)
