"""The sheets of an evidence schedule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from domain.report.schedule import LANGUAGE, CitedReference, CitedSentence, EvidenceSchedule
from domain.report.schedule_words import KINDS, STANCES, write_uses, yes_or_no
from export.sheets import Cell, Sheet, write_sheets


def write_workbook(schedule: EvidenceSchedule) -> bytes:
    """Return the spreadsheet (.xlsx) of a schedule; the same schedule gives the same bytes."""
    sheets = (_evidence(schedule), _uses(schedule), _sentences(schedule))
    return write_sheets(schedule.title, schedule.subject, schedule.on, LANGUAGE, sheets)


def _evidence(schedule: EvidenceSchedule) -> Sheet:
    columns = (
        ("Reference", 12),
        ("Title", 48),
        ("Category", 30),
        ("Kind", 10),
        ("Date", 14),
        ("Received", 14),
        ("People heard", 10),
        ("Disclosed to the authority", 14),
        ("Confidential", 14),
        ("Times used", 10),
        ("Where it is used", 60),
    )
    rows = [
        (
            row.reference,
            row.title,
            row.category,
            KINDS[row.kind],
            row.event_date,
            row.received_date,
            row.people_heard,
            yes_or_no(row.is_disclosed),
            yes_or_no(row.is_confidential),
            row.count,
            write_uses(row.uses),
        )
        for row in schedule.rows
    ]
    return Sheet("Evidence", columns, rows)


def _uses(schedule: EvidenceSchedule) -> Sheet:
    columns = (
        ("Reference", 12),
        ("Title", 48),
        ("Used in", 48),
        ("Times used", 10),
        ("Supporting", 12),
        ("Contradicting", 14),
        ("Giving context", 12),
    )
    rows = [
        (row.reference, row.title, use.name, use.count, use.supporting, use.contradicting, use.context)
        for row in schedule.rows
        for use in row.uses
    ]
    return Sheet("Where it is used", columns, rows)


def _sentences(schedule: EvidenceSchedule) -> Sheet:
    columns = (("Number", 9), ("Section", 34), ("Sentence", 80), ("Reference", 12), ("Stance", 14), ("Excerpts", 20))
    return Sheet("Sentences", columns, list(_sentence_rows(schedule.sentences)))


def _sentence_rows(sentences: Sequence[CitedSentence]) -> Iterator[tuple[Cell, ...]]:
    for number, sentence in enumerate(sentences, 1):
        for cited in sentence.references:
            yield (number, sentence.section, sentence.text, *_cited(cited))


def _cited(cited: CitedReference) -> tuple[str, str, str]:
    return cited.reference, STANCES[cited.stance], ", ".join(cited.excerpts)
