"""The values that actions take and queries give, beyond those of the domain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from domain.assessment import Anchor, EvidenceKind, Link, PassageKind, SectionKind, Stage, Stance
from domain.evidence.evidence import ReadingStatus
from domain.frameworks.framework import Framework
from domain.quick import quick
from domain.review.comments import Comment
from domain.review.journal import EntryKind
from domain.review.panel import Profile, Scored
from domain.review.second_scores import SecondScore


@dataclass(frozen=True, slots=True)
class PassageEdit:
    """A new or changed passage; `base_version` is the version the change was made on, 0 for a new passage."""

    id: str
    kind: PassageKind
    text: str
    level: int = 0
    links: tuple[Link, ...] = ()
    parent_id: str = ""
    base_version: int = 0


@dataclass(frozen=True, slots=True)
class SectionEdit:
    """What an editor changed in one section: passages, the ids it removed, and the order of all ids it shows.

    `seen` says of citations and sentence marks, by their ids, where the editor saw their own words come to stand: it
    pasted what was cut with them, or its undo brought back words that they had lost.
    """

    section_id: str
    changed: tuple[PassageEdit, ...]
    removed: tuple[str, ...]
    order: tuple[str, ...]
    seen: tuple[tuple[str, Anchor], ...] = ()


@dataclass(frozen=True, slots=True)
class SuggestionEdit:
    """A new or changed suggestion of the person who saves it; `base_version` is the version changed, 0 for a new one.

    The other fields are those of a Suggestion.
    """

    id: str
    anchor: Anchor
    replacement: str
    joins: str = ""
    group_id: str = ""
    base_version: int = 0


@dataclass(frozen=True, slots=True)
class SuggestingEdit:
    """What a person suggested in one section since the last save; `withdrawn` are ids with the versions taken back."""

    section_id: str
    changed: tuple[SuggestionEdit, ...] = ()
    withdrawn: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class AssessmentDetails:
    """What the overview page edits.

    `stage` is for frameworks without a procedure, elsewhere it follows from decisions; None leaves it as it is.
    """

    authority: str
    window_from: date | None = None
    window_to: date | None = None
    visit_from: date | None = None
    visit_to: date | None = None
    published_on: date | None = None
    stage: Stage | None = None


@dataclass(frozen=True, slots=True)
class ItemDetails:
    """What a person says of an evidence item."""

    title: str
    kind: EvidenceKind = EvidenceKind.NOTE
    category: str = ""
    given_by: str = ""
    event_date: date | None = None
    received_date: date | None = None
    people_heard: int | None = None
    confidential: bool = False
    disclosed: bool = False
    notes: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class ExcerptDetails:
    """What a person says of an excerpt; `part_ids` are the statements it bears on."""

    note: str = ""
    stance: Stance = Stance.SUPPORTS
    is_quotable: bool = True
    part_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileToAttach:
    """A file that becomes an evidence item of its own, or a folder or zip whose files do.

    `details` are said of each of the items. A title in them is for a file that stands for itself; without one it is
    guessed, and so is the day of the event.
    """

    path: Path
    details: ItemDetails


class Outcome(StrEnum):
    """What became of a file that was to be taken in."""

    ADDED = "added"
    DUPLICATE = "duplicate"
    OPENED = "opened"
    SKIPPED = "skipped"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What became of one file. `name` tells the folder or archive it lies in, too.

    `reference` names its item, or the item that has the same content already. `status` and `notices` say how reading
    it for its text went. `code` and `data` say why it was skipped or refused; an archive that was OPENED is no item
    itself. `created` is the day the document says it was created on.
    """

    name: str
    outcome: Outcome
    reference: str = ""
    status: ReadingStatus | None = None
    notices: tuple[str, ...] = ()
    code: str = ""
    data: tuple[tuple[str, str], ...] = ()
    created: date | None = None

    @property
    def is_finding(self) -> bool:
        """Whether a person should look: the file was refused, or its text could not be read."""
        return self.outcome is Outcome.REFUSED or self.status in _NOT_READ


_NOT_READ = frozenset((ReadingStatus.UNREADABLE, ReadingStatus.ENCRYPTED, ReadingStatus.TOO_DEMANDING))


@dataclass(frozen=True, slots=True)
class IntakeReport:
    """What became of every file of an intake, in order."""

    files: tuple[FileOutcome, ...] = ()

    def of(self, outcome: Outcome) -> tuple[FileOutcome, ...]:
        """Return the files of which this became."""
        return tuple(file for file in self.files if file.outcome is outcome)


@dataclass(frozen=True, slots=True)
class SectionSummary:
    """One section for outlines and progress: words written, citations made, level given.

    `facts` is the share of a facts form's amounts that are entered, 0 to 1. `stage` is what is kept of where it stands
    (see `domain.review.procedure.stage_at`). `is_score_hidden` says that whoever asked scores the statement blind: its
    level and reason are left out.
    """

    id: str
    kind: SectionKind
    part_id: str
    words: int
    passages: int
    citations: int
    level: int | None = None
    category_levels: dict[str, int] = field(default_factory=dict)
    has_rationale: bool = False
    facts: float = 0.0
    stage: str = ""
    is_score_hidden: bool = False


@dataclass(frozen=True, slots=True)
class AssessmentSummary:
    """One assessment for the home page."""

    id: str
    authority: str
    framework_id: str
    framework_title: str
    stage: str
    changed_at: datetime
    changed_by: str
    sections: tuple[SectionSummary, ...]


@dataclass(frozen=True, slots=True)
class Use:
    """A place where an evidence item is cited, with the cited words and where in the passage they stand: [start, end).

    A detached citation keeps the place where it last stood.
    """

    citation_id: str
    item_id: str
    section_id: str
    part_id: str
    passage_id: str
    words: str
    is_detached: bool
    excerpt_id: str = ""
    stance: Stance = Stance.SUPPORTS
    start: int = 0
    end: int = 0


@quick
@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the journal, for lists; `reverses` is "undo" or "redo" where the entry is one, `hash` chains it."""

    seq: int
    action: str
    person: str
    role: str
    at: datetime
    subject: str
    reverses: str = ""
    hash: str = ""


@quick
@dataclass(frozen=True, slots=True)
class RowRecord:
    """What an entry of the journal did to one row: `before` and `after` hold its columns, None where it is not there.

    They hold whole rows where one is new or gone, else the columns that changed.
    """

    table: str
    id: str
    before: Mapping[str, object] | None
    after: Mapping[str, object] | None


@quick
@dataclass(frozen=True, slots=True)
class EntryRecord:
    """One entry of the journal with all it did. `hash` chains it to the `previous` one; `undoes` is another's seq."""

    entry: Entry
    undoes: int | None
    previous: str
    hash: str
    changes: tuple[RowRecord, ...]


@dataclass(frozen=True, slots=True)
class History:
    """What undo and redo would do now: the action codes and their subjects, empty where there is nothing to do."""

    undo: str = ""
    redo: str = ""
    undo_subject: str = ""
    redo_subject: str = ""


@dataclass(frozen=True, slots=True)
class EntriesWanted:
    """Which entries of the journal are looked for, [since, until) in time; empty fields ask for nothing."""

    person: str = ""
    kind: EntryKind | None = None
    section_id: str = ""
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """Something `verify` found: a code and where."""

    code: str
    table: str = ""
    id: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class FoundText:
    """A place where words stand: the span [start, end) of a passage, and the words around it for a list."""

    section_id: str
    part_id: str
    passage_id: str
    start: int
    end: int
    context: str


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What is wanted of all that was found; a default narrows nothing.

    `category` is that of the item ("" for items in none), the days hold its event date, and `person` stands in who
    gave it. `section_id` and `part_id` name one statement or part. A passage is taken by the evidence that it cites.
    """

    category: str | None = None
    section_id: str = ""
    part_id: str = ""
    day_from: date | None = None
    day_to: date | None = None
    person: str = ""
    is_uncited: bool = False
    is_contradicting: bool = False


@dataclass(frozen=True, slots=True)
class Discussion:
    """The comments of an assessment as one meets them reading its report, and the names of what they are on.

    `parts` gives the statement or part of each section, in report order; `items` the reference and the title of each
    evidence item that is commented on; `team` the names of those who may be asked to answer.
    """

    comments: tuple[Comment, ...] = ()
    parts: Mapping[str, str] = field(default_factory=dict)
    items: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    team: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnRulesText:
    """The text of the organisation's own rules, and the version that a change of it is made on; 0 for none yet."""

    text: str
    version: int


@dataclass(frozen=True, slots=True)
class PanelRows:
    """What a panel's view is made of for one framework version: profiles by authority, and second scores."""

    framework: Framework
    profiles: tuple[Profile, ...]
    second_scores: Mapping[Scored, tuple[SecondScore, ...]]


@dataclass(frozen=True, slots=True)
class BlindPlaces:
    """Where a person scores blind: sections, their statements, and all that tells of their scores.

    `comment_ids` are the comments on these scores and their reasons, `waiver_ids` the waivers of findings that name
    them or the rating; `row_ids` all these and the rows of the scores.
    """

    section_ids: frozenset[str] = frozenset()
    part_ids: frozenset[str] = frozenset()
    comment_ids: frozenset[str] = frozenset()
    waiver_ids: frozenset[str] = frozenset()
    row_ids: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.section_ids)
