"""What is said for each fault that checking a workspace can find. Words in braces are filled from the fault."""

from __future__ import annotations

FAULTS = {
    "database-damaged": "The database itself is damaged. {detail}",
    "reference-broken": "An entry of {table} names something that is not there.",
    "revision-unexpected": "The database has a layout that this version does not know.",
    "guard-missing": "A guard that keeps the history from being changed is missing: {detail}",
    "guard-changed": "A guard that keeps the history from being changed was replaced by another: {detail}",
    "chain-gap": "An entry of the history is missing: {detail}",
    "chain-broken": "An entry of the history was changed after it was written: {detail}",
    "chain-unsealed": "An entry of the history could be changed, for it is not sealed: {detail}",
    "chain-cut": (
        "A backup knows a history that the workspace does not: a copy, or an older state, was put in its place. "
        "Copies are not merged; that backup can be restored."
    ),
    "row-changed": "An entry of {table} was changed outside Assay. {detail}",
    "row-missing": "An entry of {table} was removed outside Assay.",
    "row-unrecorded": "An entry of {table} was added outside Assay.",
    "row-unreadable": "An entry of {table} cannot be read.",
    "file-missing": "An evidence file is missing: {detail}",
    "file-changed": "An evidence file was altered outside Assay: {detail}",
    "file-unreadable": "An evidence file cannot be read: {detail}",
    "version-missing": "What an entry of {table} was taken on is missing: {detail}",
    "version-changed": "What an entry of {table} was taken on was altered outside Assay: {detail}",
    "version-unreadable": "What an entry of {table} names is no version of a text: {detail}",
    "version-of-another": "An entry of {table} names the version of something else: {detail}",
    "decision-without-version": "A decision has no version of what it was taken on: {detail}",
    "search-differs": "The search index does not match the texts in {detail} places.",
    "backup-damaged": "A backup is damaged: {detail}",
}

BACKUP_REASONS = {
    "asked": "made when asked for",
    "restored": "as it was restored",
    "closing": "made on closing",
    "regular": "made while working",
    "importing": "made before an import",
    "migrating": "made before an update",
    "restoring": "made before a restore",
    "restore": "made before a restore",
}
