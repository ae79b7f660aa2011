"""The journal of an assessment as it is written out: an entry a line, in words, and the head of its chain."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from domain.review.record import Chain

LANGUAGE = "en-GB"


@dataclass(frozen=True, slots=True)
class JournalLine:
    """One entry: who did what and when (in UTC), where, what stood there before and after, and its hash."""

    seq: int
    at: datetime
    person: str
    role: str
    kind: str
    place: str
    said: str
    before: str
    after: str
    hash: str


@dataclass(frozen=True, slots=True)
class JournalBook:
    """The lines of an assessment, the oldest first; `chain` is that of the whole workspace, as it was verified."""

    authority: str
    framework: str
    lines: tuple[JournalLine, ...]
    chain: Chain
