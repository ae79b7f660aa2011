"""Which versions can be chosen on either side, by their names, and which two are compared first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from domain.dates import write_date
from domain.frameworks.framework import Framework
from domain.review.decisions import Reading, Standing, person_key
from store.queries.comparisons import NOW, Side, SideKind, Sides
from ui.moments import spoken_moment
from ui.sentences.comparing import version_words

if TYPE_CHECKING:
    from collections.abc import Sequence

Offer = tuple[str, str]
"""A side as a picker keeps it, and its words."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Who compares, and when."""

    person: str
    now: datetime


def spelled(side: Side) -> str:
    """Return a side as one word, for a picker."""
    return f"{side.kind}:{side.key}"


def side_of(spelling: str) -> Side:
    """Return the side that `spelled` gave."""
    kind, _, key = spelling.partition(":")
    return Side(SideKind(kind), key)


def standing_of(sides: Sides, section_id: str) -> Standing:
    """Return how the section stands, or the report for no section."""
    review = sides.review
    return next((each for each in review.sections if section_id and each.section_id == section_id), review.report)


def own_readings(sides: Sides, person: str) -> dict[str, Reading]:
    """Return what a person last read, by the sections."""
    key = person_key(person)
    return {
        reading.section_id: reading
        for standing in sides.review.sections
        for reading in standing.readings
        if person_key(reading.person) == key
    }


def earlier_offers(sides: Sides, section_id: str, framework: Framework, reader: Reader) -> list[Offer]:
    """Return what can be compared with a later version: readings, versions from the newest, other assessments."""
    return [
        *_read_offers(sides, section_id, reader),
        *_version_offers(sides, section_id, framework, reader),
        *_neighbour_offers(sides),
    ]


def later_offers(sides: Sides, section_id: str, framework: Framework, reader: Reader) -> list[Offer]:
    """Return what an earlier version can be compared with: the present text first."""
    return [
        (spelled(NOW), _tr("As it is now")),
        *_read_offers(sides, section_id, reader),
        *_version_offers(sides, section_id, framework, reader),
    ]


def first_sides(sides: Sides, section_id: str, person: str) -> tuple[Side, Side] | None:
    """Return what is compared unless another choice is made: what one last read, else the newest version, with now.

    Without either, the nearest assessment of the same authority; None where nothing can be compared.
    """
    readings = own_readings(sides, person)
    if section_id in readings or (readings and not section_id):
        return Side(SideKind.READ, person), NOW
    versions = [*standing_of(sides, section_id).versions, *(sides.review.report.versions if section_id else ())]
    if versions:
        newest = max(versions, key=lambda each: each.number)
        return Side(SideKind.VERSION, newest.id), NOW
    nearest = next((each for each in sides.neighbours if each.is_same_authority), None)
    return (Side(SideKind.ASSESSMENT, nearest.assessment_id), NOW) if nearest is not None else None


def kept_hash(sides: Sides, side: Side, section_id: str) -> str:
    """Return the hash of what a side holds of a section, from which it can be brought back; empty where it cannot."""
    if side.kind is SideKind.KEPT:
        return side.key
    if side.kind is SideKind.READ:
        reading = own_readings(sides, side.key).get(section_id)
        return reading.sha256 if reading is not None else ""
    if side.kind is SideKind.VERSION:
        every = (*sides.review.report.versions, *standing_of(sides, section_id).versions)
        return next((each.sha256 for each in every if each.id == side.key), "")
    return ""


def _read_offers(sides: Sides, section_id: str, reader: Reader) -> Iterator[Offer]:
    readings = own_readings(sides, reader.person)
    if section_id in readings:
        moment = spoken_moment(readings[section_id].at, reader.now)
        yield spelled(Side(SideKind.READ, reader.person)), _tr("As I last read it, {moment}").format(moment=moment)
    elif readings and not section_id:
        yield spelled(Side(SideKind.READ, reader.person)), _tr("As I last read it")


def _version_offers(sides: Sides, section_id: str, framework: Framework, reader: Reader) -> Iterator[Offer]:
    own = standing_of(sides, section_id)
    yield from _named(own, framework, reader, "")
    if section_id:
        yield from _named(sides.review.report, framework, reader, _tr("Report: "))


def _named(standing: Standing, framework: Framework, reader: Reader, before: str) -> Iterator[Offer]:
    decisions = {each.id: each for each in standing.decisions}
    for version in reversed(standing.versions):
        words = version_words(version, decisions.get(version.decision_id), framework, reader.now)
        yield spelled(Side(SideKind.VERSION, version.id)), f"{before}{words}"


def _neighbour_offers(sides: Sides) -> Sequence[Offer]:
    return [
        (
            spelled(Side(SideKind.ASSESSMENT, each.assessment_id)),
            f"{each.authority}, {write_date(each.dated)}" if each.dated else each.authority,
        )
        for each in sides.neighbours
    ]


def _tr(words: str) -> str:
    return QCoreApplication.translate("Versions", words)
