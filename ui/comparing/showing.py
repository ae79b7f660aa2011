"""What the page on versions says of a comparison: the choices, the summary, what is off and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from domain.review.decisions import person_key
from store.queries.comparisons import NOW, Comparison, SideKind
from ui.comparing.choices import Offer, Reader, earlier_offers, later_offers, own_readings, spelled
from ui.comparing.rows import section_rows
from ui.messages import counted, part_name
from ui.sentences.comparing import rating_words

if TYPE_CHECKING:
    from domain.review.snapshot import ReportSnapshot
    from ui.comparing.reading import Read
    from ui.comparing.rows import ShownChange
    from ui.context import Context
    from ui.widgets.list_rows import ListRow

Offers = tuple[list[Offer], list[Offer], list[Offer], tuple[str, str, str]]


def offers_of(context: Context, read: Read) -> Offers:
    """Return the parts, the earlier and the later versions that can be chosen, and what is chosen of each."""
    framework, reader = context.framework, Reader(context.backend.actor.name, context.now())
    parts = [("", _tr("The whole report"))]
    parts += [(each.section_id, part_name(framework, each.part_id)) for each in read.sides.review.sections]
    earlier = earlier_offers(read.sides, read.section_id, framework, reader)
    later = later_offers(read.sides, read.section_id, framework, reader)
    chosen = tuple(spelled(each) for each in read.chosen) if read.chosen is not None else ("", "")
    if read.chosen is None and earlier:
        earlier.insert(0, ("", _tr("Choose a version \u2026")))
    if read.chosen is not None and chosen[0] not in {value for value, _words in earlier}:
        earlier.insert(0, (chosen[0], _tr("As it was decided on")))
    return parts, earlier, later, (read.section_id, chosen[0], chosen[1])


def rows_of(context: Context, read: Read) -> list[ListRow]:
    """Return a row for each section that changed."""
    if read.comparison is None:
        return []
    readings = own_readings(read.sides, context.backend.actor.name)
    is_by_reading = read.chosen is not None and read.chosen[0] == _own_reading(context, read)
    unread = {
        each.part_id
        for each in read.sides.review.sections
        if readings and not is_by_reading and not (each.section_id in readings and readings[each.section_id].is_current)
    }
    return section_rows(read.comparison, context.framework, unread)


def summary_of(read: Read) -> str:
    """Return how much changed in all; beside another assessment, the rating then and now, too."""
    found = read.comparison
    if found is None:
        return ""
    changed = found.change.changed_sections
    if not changed and not found.is_other:
        return ""
    said = _tr("{changed} of {sections} differ") if found.is_other else _tr("{changed} of {sections} changed")
    words = [said.format(changed=len(changed), sections=counted(len(found.change.sections), "section"))]
    for count, word in (
        (sum(each.words_new for each in changed), _tr("new")),
        (sum(each.words_gone for each in changed), _tr("gone")),
    ):
        if count:
            words.append(f"{counted(count, 'word')} {word}")
    if found.is_other:
        words.insert(0, _rating(found))
    return " \u00b7 ".join(words)


def nothing_of(context: Context, read: Read) -> tuple[str, tuple[str, ...]]:
    """Return what is said where there is no change to show."""
    if read.chosen is None:
        return _tr("Nothing to compare with yet"), (
            _tr("A version is kept at every decision, and whenever you keep one under a name."),
            _tr("Sections that you mark as read are compared with how they are when you come back."),
        )
    if read.chosen == (_own_reading(context, read), NOW):
        return _tr("Nothing has changed since you last read it"), (
            _tr("When somebody edits, scores or cites, it is shown here word by word."),
        )
    found = read.comparison
    if found is not None and found.old.sections != found.new.sections:
        return _tr("No words, scores or evidence have changed"), (
            _tr("Only the place of a citation within its paragraph, or a like detail of it, is another."),
        )
    return _tr("Nothing has changed"), (_tr("The two versions are the same, to the letter."),)


def section_ids(read: Read) -> list[str]:
    """Return the ids of the sections that are compared."""
    if read.section_id:
        return [read.section_id]
    return [each.section_id for each in read.sides.review.sections]


def why_no_section(context: Context, read: Read | None, section_id: str) -> str:
    """Return why a section cannot be brought back from the earlier version, or nothing."""
    if context.why_read_only:
        return context.why_read_only
    if read is None or read.chosen is None or not section_id:
        return _tr("Choose a section that changed first.")
    old, new = read.chosen
    if new != NOW:
        return _tr("Choose \u201cAs it is now\u201d as the later version first.")
    if old.kind is SideKind.ASSESSMENT:
        return _tr("Only what this assessment held itself can be brought back.")
    return "" if read.hash_of(section_id) else _tr("It is not in the earlier version.")


def why_no_restore(context: Context, read: Read | None, section_id: str, change: ShownChange | None) -> str:
    """Return why a change cannot be taken back, or nothing."""
    reason = why_no_section(context, read, section_id)
    if reason:
        return reason
    if change is None:
        return _tr("Go to a change first.")
    if change.kind == "citation":
        return _tr("Cite it again in the text, or take the citation away there.")
    if change.kind == "value":
        return _tr("Bring the section back to have its amounts again; other values are changed where they are entered.")
    if change.kind == "passage" and not change.old_id:
        return _tr("It is not in the earlier version; take it out in the text.")
    if change.kind == "passage" and not change.is_rewritten:
        return _tr("Its words are the same; move it in the text.")
    return ""


def _own_reading(context: Context, read: Read) -> object:
    """Return the earlier side where it is what the person read."""
    old = read.chosen[0] if read.chosen is not None else None
    is_own = (
        old is not None and old.kind is SideKind.READ and person_key(old.key) == person_key(context.backend.actor.name)
    )
    return old if is_own else None


def _rating(found: Comparison) -> str:
    then = rating_words(found.then_framework, _levels_under(found.old, found))
    now = rating_words(found.framework, _levels(found.new))
    return _tr("Rating then {then}, now {now}").format(then=then, now=now)


def _levels(report: ReportSnapshot) -> dict[str, int | None]:
    return {
        section.part_id: next((score.level for score in section.scores if not score.category), None)
        for section in report.sections
    }


def _levels_under(report: ReportSnapshot, found: Comparison) -> dict[str, int | None]:
    """Return the levels of then by the ids that the framework of then has for the statements."""
    from domain.review.side_by_side import counterparts

    then_ids = {partner: part_id for part_id, partner in counterparts(found.then_framework, found.framework).items()}
    return {then_ids.get(part_id, part_id): level for part_id, level in _levels(report).items()}


def _tr(words: str) -> str:
    return QCoreApplication.translate("Versions", words)
