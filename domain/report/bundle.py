"""Plan the bundle of an assessment's evidence: which originals go into it, under which names, and its index page.

What is withheld is decided here. Of a confidential item nothing goes out but its row; and a file that a confidential
item shares with another one (a spreadsheet of interviews, one item a row) goes out for neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import quote

from domain.assessment import Document, EvidenceFile, EvidenceItem
from domain.dates import write_date
from domain.files.names import numbered, safe_file_name
from domain.report.schedule import LANGUAGE, EvidenceSchedule, ScheduleRow, title_to_print
from domain.report.schedule_words import NO_CATEGORY, NOT_USED, counted, summary_sentences, write_day, write_uses
from domain.report.tree import Block, Bullets, ContentsList, Heading, PageBreak, Paragraph, Report, Run

ORIGINALS = "originals"
INDEX, SPREADSHEET = "index.html", "schedule.xlsx"
LONGEST_ENDING = 5
WITHHELD = "Withheld: the item is confidential."
WITHHELD_FILE = "Withheld: the file also holds confidential evidence."
OLDER = "older version"


@dataclass(frozen=True, slots=True)
class BundledFile:
    """An original in the bundle: its name there, with its folder, and the name of its content."""

    name: str
    sha256: str
    is_older: bool = False


@dataclass(frozen=True, slots=True)
class BundlePlan:
    """What goes into a bundle beside its schedule: the originals, each content once, and the index page."""

    files: tuple[BundledFile, ...]
    index: Report


def plan_bundle(document: Document, schedule: EvidenceSchedule, enclosing: frozenset[str] = frozenset()) -> BundlePlan:
    """Return what goes into the bundle of `document`, whose schedule is `schedule`.

    `enclosing` are the SHA-256 of files that have a confidential one within them, such as an e-mail its attachment.
    """
    closed = confidential_contents(document) | enclosing
    found: dict[str, BundledFile] = {}
    taken: set[str] = set()
    of_item: dict[str, list[BundledFile | None]] = {}
    for item in document.items:
        of_item[item.reference] = [
            None if file.sha256 in closed else _bundled(item, file, taken, found)
            for file in item.files
            if not item.confidential
        ]
    index = Report(
        title=f"{schedule.authority}: evidence bundle",
        subject=schedule.subject,
        language=LANGUAGE,
        on=schedule.on,
        blocks=tuple(_index(schedule, of_item)),
        is_draft=False,
    )
    return BundlePlan(tuple(sorted(found.values(), key=lambda file: file.name)), index)


def confidential_contents(document: Document) -> frozenset[str]:
    """Return the SHA-256 of every file that belongs to a confidential item, whoever else it belongs to."""
    return frozenset(file.sha256 for item in document.items if item.confidential for file in item.files)


def open_files(document: Document) -> tuple[tuple[str, str], ...]:
    """Return the SHA-256 and the name of each file of the items that are not confidential."""
    return tuple((file.sha256, file.name) for item in document.items if not item.confidential for file in item.files)


def _bundled(item: EvidenceItem, file: EvidenceFile, taken: set[str], found: dict[str, BundledFile]) -> BundledFile:
    """Return the file under the name of the first item it is of: one that differs from others not only in capitals."""
    if file.sha256 in found:
        return found[file.sha256]
    wanted = safe_file_name(f"{item.reference} {title_to_print(item)}{_ending(file.name)}")
    name = next(each for each in numbered(wanted) if each.casefold() not in taken)
    taken.add(name.casefold())
    found[file.sha256] = BundledFile(f"{ORIGINALS}/{name}", file.sha256, bool(file.superseded_by))
    return found[file.sha256]


def _ending(name: str) -> str:
    """Return the ending of a file's name that says its kind; "" for anything longer, which may say more."""
    ending = name.rpartition(".")[2].lower()
    is_kind = "." in name and ending.isascii() and ending.isalnum() and len(ending) <= LONGEST_ENDING
    return f".{ending}" if is_kind else ""


def _index(schedule: EvidenceSchedule, files: Mapping[str, list[BundledFile | None]]) -> Iterator[Block]:
    yield Heading(1, f"{schedule.authority}: evidence bundle", "title")
    yield Paragraph((Run(f"As of {write_date(schedule.on)}"),), "date")
    yield Paragraph((Run(" ".join(summary_sentences(schedule))),))
    link = Run("the evidence schedule, a spreadsheet", SPREADSHEET)
    yield Paragraph((Run("Where each item is used, and what each sentence rests on, is in "), link, Run(".")))
    yield PageBreak()
    yield ContentsList("Contents", 2)
    rows = sorted(schedule.rows, key=lambda row: (not row.category, row.category))
    for number, (category, group) in enumerate(groupby(rows, key=lambda row: row.category), 1):
        yield Heading(2, category or NO_CATEGORY, f"category-{number}")
        yield _list(group, files)


def _list(rows: Iterable[ScheduleRow], files: Mapping[str, list[BundledFile | None]]) -> Bullets:
    items: list[tuple[Run, ...]] = []
    levels: list[int] = []
    for row in rows:
        lines = [(Run(f"{row.reference} {row.title}. {_about(row)}"),), *_lines(row, files[row.reference])]
        items += lines
        levels += [1, *[2] * (len(lines) - 1)]
    return Bullets(tuple(items), tuple(levels))


def _about(row: ScheduleRow) -> str:
    heard = "" if row.people_heard is None else f"{counted(row.people_heard, 'person', 'people')} heard"
    said = "; ".join(part for part in (write_day(row), heard) if part)
    used = f"Used in {write_uses(row.uses)}." if row.uses else f"{NOT_USED}."
    return f"{said[:1].upper()}{said[1:]}. {used}" if said else used


def _lines(row: ScheduleRow, files: Iterable[BundledFile | None]) -> Iterator[tuple[Run, ...]]:
    if row.is_confidential:
        yield (Run(WITHHELD),)
    for file in files:
        if file is None:
            yield (Run(WITHHELD_FILE),)
        else:
            link = Run(file.name.rpartition("/")[2], quote(file.name))
            yield (link, Run(f" ({OLDER})")) if file.is_older else (link,)
