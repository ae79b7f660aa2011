"""The words of an evidence schedule, the same in a spreadsheet, in Word and on the page of a bundle."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from domain.assessment import EvidenceKind, Stance
from domain.dates import write_date
from domain.report.schedule import CitedReference, EvidenceSchedule, ScheduleRow, Usage

KINDS: Mapping[EvidenceKind | None, str] = {
    EvidenceKind.FILE: "File",
    EvidenceKind.NOTE: "Note",
    EvidenceKind.LINK: "Web link",
    None: "",
}
STANCES = {Stance.SUPPORTS: "supports", Stance.CONTRADICTS: "contradicts", Stance.CONTEXT: "gives context"}
NO_CATEGORY = "No category yet"
NOT_USED = "Not used"


def yes_or_no(said: bool) -> str:
    """Return the word of a column that is answered by yes or no."""
    return "Yes" if said else "No"


def counted(count: int, one: str, many: str = "") -> str:
    """Return a number with its word: "1 item", "1,204 items"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def write_uses(uses: Iterable[Usage]) -> str:
    """Return where an item is used, for example "Assessing needs (3); Safeguarding (1)"; "Not used" for nowhere."""
    return "; ".join(f"{use.name} ({use.count})" for use in uses) or NOT_USED


def write_reference(cited: CitedReference) -> str:
    """Return one cited item: the excerpts meant or else its reference; a stance is named where it is not support."""
    words = ", ".join(cited.excerpts) or cited.reference
    return words if cited.stance is Stance.SUPPORTS else f"{words} ({STANCES[cited.stance]})"


def write_references(references: Iterable[CitedReference]) -> str:
    """Return everything that a sentence cites, in one line."""
    return ", ".join(write_reference(each) for each in references)


def write_day(row: ScheduleRow) -> str:
    """Return the day an item is about; where it is not known, the day it was received, and says so."""
    if row.event_date is None and row.received_date is not None:
        return f"received {write_date(row.received_date)}"
    return write_date(row.event_date)


def summary_sentences(schedule: EvidenceSchedule) -> tuple[str, ...]:
    """Return what the figures of the whole say, sentence by sentence."""
    totals = schedule.totals
    unknown = f"; {counted(totals.heard_unknown, 'item does', 'items do')} not say" if totals.heard_unknown else ""
    items, are = counted(totals.items, "item"), "is" if totals.items == 1 else "are"
    citations = counted(totals.citations, "citation stands", "citations stand")
    said = [
        f"There {are} {items} of evidence, {totals.used:,} of them used in the findings.",
        f"The items heard {counted(totals.heard, 'person', 'people')} in all{unknown}.",
        f"{counted(totals.disclosed, 'item was', 'items were')} disclosed to the authority.",
        f"{citations} in {counted(totals.sentences, 'sentence')}.",
    ]
    if totals.confidential:
        said.append(
            f"{counted(totals.confidential, 'item is', 'items are')} confidential: listed by reference, "
            "without title or words."
        )
    if totals.detached:
        said.append(f"{counted(totals.detached, 'citation has', 'citations have')} lost the words cited.")
    return tuple(said)
