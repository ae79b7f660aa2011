"""What stands in the way of publication, in words; braces are filled from the data of what blocks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sized
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from domain.checks.finding import Family, Finding, Severity
from domain.checks.gate import Blocker, BlockerKind, Gate
from domain.dates import write_date
from domain.frameworks.framework import Framework
from ui.messages import counted, finding_sentence, part_name

if TYPE_CHECKING:
    from domain.checks.checking import Checked
from ui.sentences.comments import shortened
from ui.sentences.findings import FAMILIES

BLOCKERS = {
    "comment-open": "{person} {asks}: {text}",
    "suggestion-open": "{person} suggests {change}.",
    "suggestion-in-conflict": "{person} suggested {change}; the words have changed since.",
    "section-not-ready": "Stands at \u201c{stage}\u201d, not yet at \u201c{wanted}\u201d.",
    "section-changed": "The text has changed since \u201c{decision}\u201d by {person} on {date}.",
    "report-not-ready": "Stands at \u201c{stage}\u201d, not yet at \u201c{wanted}\u201d.",
    "report-changed": "The report has changed since \u201c{decision}\u201d by {person} on {date}.",
    "part-not-written": "The printed report would say here: \u201c{text}\u201d",
    "scores-hidden": "You score this blind: somebody else sees what its score keeps back, and can publish.",
}

ASKS = {
    "question": "asks",
    "must-change": "asks for a change",
    "suggestion": "suggests",
    "praise": "praises",
}

ASKS_ALONE = {
    "question": "has a question",
    "must-change": "asks for a change",
    "suggestion": "has a suggestion",
    "praise": "praises it",
}

TITLES = {
    BlockerKind.EXPORT: "Missing in the report",
    BlockerKind.COMMENT: "Open comments",
    BlockerKind.SUGGESTION: "Open suggestions",
    BlockerKind.APPROVAL: "Approvals",
}
"""The headings of what blocks; checks have those of their families."""

COUNTED = {
    BlockerKind.CHECK: ("finding of the checks", "findings of the checks"),
    BlockerKind.EXPORT: ("gap in the report", "gaps in the report"),
    BlockerKind.COMMENT: ("open comment", "open comments"),
    BlockerKind.SUGGESTION: ("open suggestion", "open suggestions"),
    BlockerKind.APPROVAL: ("missing approval", "missing approvals"),
}

WHOLE_REPORT = "The report as a whole"


def things_words(gate: Gate) -> str:
    """Return how much is in the way, with its verb: "1 thing is", "12 things are"."""
    count = len(gate.blockers)
    return f"{counted(count, 'thing')} {_verb(count)}"


def kinds_words(gate: Gate) -> str:
    """Return what is in the way by its kinds: "8 findings of the checks, 3 open comments"."""
    counts = Counter(each.kind for each in gate.blockers)
    return ", ".join(counted(counts[kind], *COUNTED[kind]) for kind in BlockerKind if counts[kind])


def allowed_words(waived: Sized, switched_off: Sized) -> str:
    """Return how much is let stand: "3 findings are waived, 1 rule is switched off."; nothing where nothing is."""
    parts = []
    if waived:
        parts.append(f"{counted(len(waived), 'finding')} {_verb(len(waived))} waived")
    if switched_off:
        parts.append(f"{counted(len(switched_off), 'rule')} {_verb(len(switched_off))} switched off")
    words = ", ".join(parts)
    return f"{words}." if words else ""


def unchecked_words(checked: Checked, *, has_spelling: bool) -> tuple[str, ...]:
    """Return what was not looked at: the checks that were given up, and spelling where there is no dictionary."""
    too_slow = tuple(f"The check of {name} took too long and was left out." for name in checked.too_slow)
    failed = tuple(f"The check of {name} failed and was left out." for name, _ in checked.failed)
    given_up = too_slow + failed
    return given_up if has_spelling else (*given_up, "Spelling was not checked: the dictionary cannot be read.")


def group_title(blocker: Blocker) -> str:
    """Return the heading under which a blocker is listed: a check's family, or its kind."""
    return family_title(blocker.family) if blocker.family is not None else TITLES[blocker.kind]


def family_title(family: Family) -> str:
    """Return what a family of checks is called."""
    return FAMILIES[str(family)]


def blocker_sentence(blocker: Blocker, framework: Framework) -> str:
    """Return what stands in the way, in a sentence."""
    if blocker.kind is BlockerKind.CHECK:
        family = blocker.family or Family.COMPLETENESS
        found = Finding(blocker.code, family, Severity.MUST, blocker.section_id, data=blocker.data)
        return finding_sentence(found, framework)
    data = dict(blocker.data)
    data["asks"] = ASKS.get(data.get("asks", ""), "")
    data["text"] = shortened(data.get("text", ""))
    if data.get("date"):
        data["date"] = write_date(date.fromisoformat(data["date"]))
    return BLOCKERS[blocker.code].format_map({**data, "change": _change_words(data)})


def paper_sentence(blocker: Blocker, framework: Framework) -> str:
    """Return the same for a document that goes from hand to hand, without what is only for those who see the evidence.

    That is what a remark on evidence says, and the words of an excerpt that a quotation should have.
    """
    data = dict(blocker.data)
    if blocker.kind is BlockerKind.COMMENT and not blocker.section_id:
        return f"{data['person']} {ASKS_ALONE[data['asks']]}."
    if "original" in data:
        data["original"] = "\u2026"
    return blocker_sentence(replace(blocker, data=tuple(data.items())), framework)


def blocker_place(blocker: Blocker, framework: Framework, parts: Mapping[str, str]) -> str:
    """Return where it stands: the section, the item of evidence, or the report as a whole."""
    reference = dict(blocker.data).get("reference", "")
    if not blocker.section_id and reference:
        return f"Evidence {reference}"
    part_id = parts.get(blocker.section_id, "")
    return part_name(framework, part_id) if part_id else WHOLE_REPORT


def _verb(count: int) -> str:
    return "is" if count == 1 else "are"


def _change_words(data: Mapping[str, str]) -> str:
    words, replacement = (" ".join(data.get(name, "").split()) for name in ("words", "replacement"))
    if not replacement:
        return f"to take out \u201c{shortened(words)}\u201d" if words else "to join two paragraphs"
    if not words:
        return f"to put in \u201c{shortened(replacement)}\u201d"
    return f"\u201c{shortened(replacement)}\u201d for \u201c{shortened(words)}\u201d"
