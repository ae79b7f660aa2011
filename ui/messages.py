"""The sentences of the program: what is said for an error, a notice, an entry of the journal and a stage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING

from domain.assessment import EvidenceKind, Stage, Stance
from domain.checks.finding import Finding
from domain.dates import write_date
from domain.evidence.coverage import Share
from domain.frameworks.framework import Framework
from domain.frameworks.procedure import Scope
from domain.review.comments import CommentKind
from domain.review.procedure import stage_at, stage_name
from domain.text.blocks import Notice
from ui.sentences.entries import ENTRIES
from ui.sentences.errors import REFUSED, SENTENCES, UNEXPECTED
from ui.sentences.faults import BACKUP_REASONS, FAULTS
from ui.sentences.findings import FINDINGS
from ui.sentences.intake import DUPLICATE, LEFT, NOTICED, OPENED, READING
from ui.sentences.notices import NOTICES
from ui.sentences.own_rules import OWN_RULES_FAULTS

if TYPE_CHECKING:
    from domain.checks.own_rules import LineFault
    from store.values import Fault, FileOutcome


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence that names the cause, and the way out of it."""

    sentence: str
    way_out: str

    @property
    def text(self) -> str:
        """Both, as one text."""
        return f"{self.sentence} {self.way_out}".strip()


class _Data(dict[str, str]):
    """Data of an error; what is not there is left out of the sentence."""

    def __missing__(self, key: str) -> str:
        return "that file" if key == "file" else ""


def error_message(error: BaseException) -> Message:
    """Return what is said for an error; one without a known code is called unexpected, without its details."""
    code = getattr(error, "code", "")
    data = getattr(error, "data", {})
    named = f"{type(error).__name__}.{code}"
    sentence, way_out = SENTENCES.get(named) or SENTENCES.get(code) or UNEXPECTED
    filled = _filled(data)
    return Message(_capital(sentence.format_map(filled)), way_out.format_map(filled))


def refusal_message(code: str, data: Mapping[str, str]) -> Message:
    """Return what is said where something would be refused."""
    sentence, way_out = REFUSED[code]
    filled = _filled(data)
    return Message(sentence.format_map(filled), way_out.format_map(filled))


def refusal_sentence(code: str, data: Mapping[str, str]) -> str:
    """Return what is said where something is refused as it is typed, with the way out."""
    return refusal_message(code, data).text


def is_known(error: BaseException) -> bool:
    """Whether the error is a circumstance with a sentence of its own, rather than a fault of the program."""
    code = getattr(error, "code", "")
    return f"{type(error).__name__}.{code}" in SENTENCES or code in SENTENCES


def _filled(data: Mapping[str, str]) -> _Data:
    filled = _Data(data)
    name = data.get("name") or PurePath(data.get("path", "")).name
    if name:
        filled["file"] = f"\u201c{name}\u201d"
    person, host = data.get("person", ""), data.get("host", "")
    filled["brought_by"] = f" (brought there by {person})" if person else ""
    filled["by_whom"] = (f", by {person}" if person else "") + (f", on {host}" if host else "")
    return filled


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


STAGES = {
    Stage.DRAFTING: "Drafting",
    Stage.IN_REVIEW: "In review",
    Stage.FACTUAL_ACCURACY: "Factual accuracy check",
    Stage.FINAL: "Final",
    Stage.PUBLISHED: "Published",
}


def stage_words(framework: Framework, stage: str) -> str:
    """Return what the stage of an assessment is called: by its procedure, or by hand where there is none."""
    procedure = framework.procedure
    if procedure.stages:
        return stage_name(procedure, stage_at(procedure, Scope.REPORT, stage))
    return {str(each): words for each, words in STAGES.items()}.get(stage, stage)


def section_stage_words(framework: Framework, stage: str) -> str:
    """Return what the stage is called at which a section is kept to stand; nothing where there is no procedure."""
    procedure = framework.procedure
    return stage_name(procedure, stage_at(procedure, Scope.SECTION, stage)) if procedure.stages else ""


KINDS = {EvidenceKind.FILE: "File", EvidenceKind.NOTE: "Note", EvidenceKind.LINK: "Web link"}

STANCES = {Stance.SUPPORTS: "Supports", Stance.CONTRADICTS: "Contradicts", Stance.CONTEXT: "Gives context"}

COMMENT_KINDS = {
    CommentKind.QUESTION: "Question",
    CommentKind.MUST_CHANGE: "Must change",
    CommentKind.SUGGESTION: "Suggestion",
    CommentKind.PRAISE: "Praise",
}


def coverage_words(share: Share) -> list[str]:
    """Return what is said of how much of a text rests on evidence; nothing where no sentence needs any."""
    percent = share.percent
    if percent is None:
        return []
    return [f"{percent}% of sentences evidenced", *([f"{share.unsupported:,} without"] if share.unsupported else [])]


def counted(count: int, one: str, many: str = "") -> str:
    """Return a number with its word: "1 file", "12 files", "1,204 files"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


KEPT_REASONS = {
    "unrecognised": "Not recognised in {source}",
    "stale": "Typed here while the same text was changed elsewhere",
    "too-much": "The whole of a text that was too long to be pasted at once",
    "refused-edit": "Typed here at a stage that allows no edit",
    "facts": "Sentences about amounts in {source}; the amounts are entered in the form",
    "not-read": "A footnote in {source}",
    "score-not-taken": "A score printed in {source}, which was not taken over",
    "rationale-not-taken": "The reason of a score in {source}, which was not taken over",
}


def kept_reason(reason: str, source: str) -> str:
    """Return why a text was kept aside."""
    return KEPT_REASONS.get(reason, "Kept from {source}").format(source=source or "an earlier version")


def notice_sentence(notice: Notice) -> str:
    """Return what is said for a notice of a reader."""
    words = NOTICES.get(notice.code, "Something in it could not be taken in.")
    return _capital(words.format_map(_Data(dict(notice.data))))


def notice_sentences(notices: Iterable[Notice]) -> tuple[str, ...]:
    """Return what is said for each notice, nothing twice."""
    return tuple(dict.fromkeys(notice_sentence(notice) for notice in notices))


def quoted(words: str) -> str:
    """Return words in quotation marks; words that are one quotation as a whole keep their own."""
    is_quotation = words.startswith("\u201c") and words.endswith(("\u201d", "\u2026")) and words.count("\u201c") == 1
    return words if is_quotation else f"\u201c{words}\u201d"


def outcome_sentence(outcome: FileOutcome, is_beside_name: bool = False) -> str:
    """Return what is said of what became of a file; nothing of one that was added and read without a notice.

    Where the name stands beside the sentence, the file is called "It".
    """
    file = "it" if is_beside_name else f"\u201c{outcome.name}\u201d"
    said = _said_of_outcome(outcome, file, is_beside_name)
    return f"{said[:1].upper()}{said[1:]}"


def _said_of_outcome(outcome: FileOutcome, file: str, is_beside_name: bool) -> str:
    data = _Data({**dict(outcome.data), "file": file, "reference": outcome.reference})
    if outcome.outcome == "duplicate":
        return DUPLICATE.format_map(data)
    if outcome.outcome == "opened":
        return OPENED.format_map(data)
    if outcome.code:
        return LEFT.get(outcome.code, "{file} was not taken in.").format_map(data)
    status = "" if outcome.status is None or outcome.status == "read" else READING[str(outcome.status)]
    said = [status, *(file_notice(code) for code in outcome.notices)]
    words = " ".join(each for each in said if each)
    return words if is_beside_name or not words else f"{file}: {words[:1].lower()}{words[1:]}"


def file_notice(code: str) -> str:
    """Return what is said of something that was noticed in a file's text."""
    return NOTICED.get(code, "Something in it could not be read.")


def entry_sentence(action: str, subject: str, reverses: str = "", framework: Framework | None = None) -> str:
    """Return what an entry of the journal says was done, for example "Scored Safeguarding 3"."""
    scored, separator, level = subject.partition("=")
    words = ENTRIES.get(action, "Changed something")
    if action == "level-set" and separator and not level:
        words = "Took the score of {part} away"
    data = _Data(subject=subject, part=part_name(framework, scored), level=level)
    sentence = words.format_map(data).strip()
    if not reverses:
        return sentence
    return f"{'Undid' if reverses == 'undo' else 'Did again'}: {sentence[:1].lower()}{sentence[1:]}"


def fault_sentence(fault: Fault) -> str:
    """Return what is said for something that checking a workspace found."""
    words = FAULTS.get(fault.code, "Something is not as it was recorded.")
    table = fault.table.replace("_", " ")
    return words.format_map(_Data(table=table, detail=fault.detail or fault.id)).strip()


def finding_sentence(finding: Finding, framework: Framework) -> str:
    """Return what a finding of a check says, its categories by their names and its days written out."""
    names = {category.id: category.name for category in framework.categories}
    data = _Data(finding.data)
    for key in ("cited", "wanted"):
        ids = data.get(key, "").split(", ")
        data[key] = ", ".join(f"\u201c{names.get(each, 'no category')}\u201d" for each in ids)
    if data.get("date"):
        data["date"] = write_date(date.fromisoformat(data["date"]))
    return FINDINGS[finding.code].format_map(data).strip()


def own_rules_sentence(fault: LineFault) -> str:
    """Return what is said of a fault in an organisation's own rules, with its line."""
    return f"Line {fault.line:,}: {OWN_RULES_FAULTS[fault.code].format_map(_Data(fault.data))}"


def backup_reason(reason: str) -> str:
    """Return why a backup was made."""
    return BACKUP_REASONS.get(reason, reason.replace("-", " "))


def part_name(framework: Framework | None, part_id: str) -> str:
    """Return the name of a statement or the heading of a part, or its id where the framework has neither."""
    if framework is None:
        return part_id
    for statement in framework.statements:
        if statement.id == part_id:
            return statement.name
    return next((part.heading for part in framework.outline if part.id == part_id), part_id)
