"""What a check finds: a code, a place, and what fills the sentence that explains it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from domain.quick import quick


class Severity(StrEnum):
    """How much a finding weighs: it stops publication, should be mended, or may be."""

    MUST = "must"
    SHOULD = "should"
    MAY = "may"


class Family(StrEnum):
    """The kinds of findings, in the order in which they are shown: evidence last, for a draft has most of these."""

    PRIVACY = "privacy"
    SPELLING = "spelling"
    TYPING = "typing"
    REPETITION = "repetition"
    STYLE = "style"
    FIGURES = "figures"
    JUDGEMENT = "judgement"
    QUOTES = "quotes"
    ATTRIBUTION = "attribution"
    COMPLETENESS = "completeness"
    EVIDENCE = "evidence"


@quick
@dataclass(frozen=True, slots=True)
class Finding:
    """A place where a rule is broken: the characters [start, end) of a passage, or a whole section without one.

    `data` fills the sentence of `code`; `replacement` is a proposed mend where there is one.
    """

    code: str
    family: Family
    severity: Severity
    section_id: str
    passage_id: str = ""
    start: int = 0
    end: int = 0
    text: str = ""
    data: tuple[tuple[str, str], ...] = ()
    replacement: str | None = None
