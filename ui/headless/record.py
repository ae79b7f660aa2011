"""Commands on what is recorded: print the journal of an assessment or write it, and write its assurance record."""

from __future__ import annotations

from argparse import Namespace

from domain.frameworks.framework import Framework
from store.queries.assessments import framework_id_of
from store.queries.history import entries, journal_of
from store.values import Entry, EntryRecord
from store.workspace import Workspace
from ui.headless.choosing import chosen_assessment
from ui.headless.running import Answer, now, seen, workspace_of
from ui.messages import entry_sentence

EVERY = 0
"""The limit that is none."""


def record(chosen: Namespace) -> Answer:
    """Write the assurance record; what `verify` finds is told in it, and is a finding."""
    from ui.record_out import write_record

    with workspace_of(chosen.folder, checks=True) as workspace:
        assessment_id = chosen_assessment(workspace, chosen.assessment)
        written = write_record(workspace, assessment_id, chosen.out, now(), chosen.person)
    chain = written.chain
    data = {
        "path": str(chosen.out),
        "head": chain.head,
        "entries": chain.entries,
        "verified_at": chain.checked_at.isoformat(),
        "faults": chain.faults,
        "decisions": len(written.decisions),
        "waived": len(written.waived),
    }
    return Answer((str(chosen.out),), data, has_findings=bool(chain.faults))


def journal(chosen: Namespace) -> Answer:
    """Print who did what, when, and what was there before and after; or write it to a spreadsheet."""
    with workspace_of(chosen.folder, checks=chosen.out is not None) as workspace:
        assessment_id = chosen_assessment(workspace, chosen.assessment)
        framework = workspace.framework(framework_id_of(workspace, assessment_id))
        if chosen.out is not None:
            return _written(workspace, assessment_id, chosen)
        if not chosen.json:
            found = seen(workspace, chosen, entries(workspace, assessment_id, EVERY))
            return Answer(tuple(_entry_line(entry, framework) for entry in reversed(found)), None)
        records = seen(workspace, chosen, journal_of(workspace, assessment_id))
    data = {
        "entries": [_entry_data(each, framework) for each in records],
        "head": records[-1].hash if records else "",
    }
    return Answer((), data)


def _written(workspace: Workspace, assessment_id: str, chosen: Namespace) -> Answer:
    # Imported here, as above: who only reads does not wait for what writes documents.
    from ui.record_out import write_journal

    book = write_journal(workspace, assessment_id, chosen.out, now(), chosen.person)
    data = {"path": str(chosen.out), "entries": len(book.lines), "head": book.chain.head, "faults": book.chain.faults}
    return Answer((str(chosen.out),), data, has_findings=bool(book.chain.faults))


def _entry_line(entry: Entry, framework: Framework) -> str:
    said = entry_sentence(entry.action, entry.subject, entry.reverses, framework)
    who = f"{entry.person} ({entry.role})" if entry.role else entry.person
    return f"{entry.seq}  {entry.at.isoformat(timespec='seconds')}  {who}: {said}  {entry.hash[:12]}"


def _entry_data(record: EntryRecord, framework: Framework) -> dict[str, object]:
    entry = record.entry
    return {
        "seq": entry.seq,
        "action": entry.action,
        "said": entry_sentence(entry.action, entry.subject, entry.reverses, framework),
        "subject": entry.subject,
        "person": entry.person,
        "role": entry.role,
        "at": entry.at.isoformat(),
        "reverses": entry.reverses,
        "undoes": record.undoes,
        "previous": record.previous,
        "hash": record.hash,
        "changes": [
            {"table": change.table, "id": change.id, "before": change.before, "after": change.after}
            for change in record.changes
        ],
    }
