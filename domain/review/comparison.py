"""What changed between two versions of a section or a report: words, passages, scores, facts and evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from domain.assessment import FactAmount, SectionKind, Stance
from domain.quick import quick
from domain.review.snapshot import CitedWords, GivenScore, PassageText, ReportSnapshot, SectionSnapshot
from domain.text.alignment import replacements
from domain.text.word_difference import Part, Segment, segments
from domain.text.words import count_words

_LIKE_ENOUGH: Final = 2
"""A passage under a new id is an old one rewritten where at least one in so many of the words is shared."""


class PassageFate(StrEnum):
    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"
    NEW = "new"
    GONE = "gone"


@quick
@dataclass(frozen=True, slots=True)
class PassageChange:
    """A passage of either version; `segments` are its words, both versions in one text.

    One that was moved stands where it is now, and its words may have changed too.
    """

    fate: PassageFate
    old: PassageText | None
    new: PassageText | None
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class ScoreChange:
    """A level or a reason that changed; `category` is empty for the statement's own score."""

    category: str
    before: GivenScore | None
    after: GivenScore | None
    rationale: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class CitationChange:
    """Words that rest on an item in one of the versions only: `is_new` in the later one."""

    is_new: bool
    reference: str
    exact: str
    stance: Stance


@dataclass(frozen=True, slots=True)
class ValueChange:
    """Anything else that is one value; `name` says which.

    It is a detail of the report, the period or an amount of the facts ("budget.actual"), or of a cited item the title
    (its reference is the name), the category ("E-014.category") or the files ("E-014.files", by their hashes).
    """

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class SectionChange:
    """What changed in a section; `passages` holds all of both versions, in reading order.

    `old` or `new` is None where only one version has the section.
    """

    part_id: str
    kind: SectionKind
    passages: tuple[PassageChange, ...] = ()
    scores: tuple[ScoreChange, ...] = ()
    citations: tuple[CitationChange, ...] = ()
    values: tuple[ValueChange, ...] = ()
    is_new: bool = False
    is_gone: bool = False

    @property
    def is_changed(self) -> bool:
        """Whether anything at all changed."""
        return bool(
            self.is_new or self.is_gone or self.changed_passages or self.scores or self.citations or self.values
        )

    @property
    def changed_passages(self) -> tuple[PassageChange, ...]:
        """The passages that are not what they were."""
        return tuple(each for each in self.passages if each.fate is not PassageFate.SAME)

    @property
    def words_new(self) -> int:
        """How many words only the later version has."""
        return _words(self.passages, Part.NEW)

    @property
    def words_gone(self) -> int:
        """How many words only the earlier version has."""
        return _words(self.passages, Part.GONE)


@dataclass(frozen=True, slots=True)
class ReportChange:
    """What changed in a report: its details, and its sections in the order of the later version."""

    values: tuple[ValueChange, ...] = ()
    sections: tuple[SectionChange, ...] = ()

    @property
    def changed_sections(self) -> tuple[SectionChange, ...]:
        """The sections that are not what they were."""
        return tuple(section for section in self.sections if section.is_changed)


def compare_reports(old: ReportSnapshot, new: ReportSnapshot) -> ReportChange:
    """Return what changed between two versions of a report, section by section."""
    olds, news = ({section.part_id: section for section in each.sections} for each in (old, new))
    both = [*news, *(part_id for part_id in olds if part_id not in news)]
    names = ("authority", "framework_id", "window_from", "window_to", "visit_from", "visit_to", "published_on")
    values = [ValueChange(name, _said(getattr(old, name)), _said(getattr(new, name))) for name in names]
    return ReportChange(
        tuple(each for each in values if each.before != each.after),
        tuple(_section(olds.get(part_id), news.get(part_id)) for part_id in both),
    )


def compare_sections(old: SectionSnapshot, new: SectionSnapshot) -> SectionChange:
    """Return what changed between two versions of a section (or between the same statement of two assessments)."""
    return SectionChange(
        new.part_id,
        new.kind,
        compare_passages(old.passages, new.passages),
        tuple(_scores(old.scores, new.scores)),
        tuple(_citations(old.citations, new.citations)),
        tuple(_values(old, new)),
    )


def compare_passages(old: Sequence[PassageText], new: Sequence[PassageText]) -> tuple[PassageChange, ...]:
    """Return every passage of either version in reading order; what is gone stands where it stood.

    Passages are the same by their id; of those that are not, one with the very same or much the same words is taken for
    the same, so that two versions of different origin can be compared too.
    """
    partners = _partners(old, new)
    places = {partner: place for place, partner in partners.items()}
    kept = [place for place in range(len(old)) if place in partners]
    in_order = _still_in_order(kept, partners)
    found: list[PassageChange] = []
    at = 0
    for place, passage in enumerate(new):
        before = places.get(place)
        if before is not None and before in in_order:
            found += (_gone(old[each]) for each in range(at, before) if each not in partners)
            at = before + 1
        found.append(_changed(old[before] if before is not None else None, passage, is_moved=before not in in_order))
    return (*found, *(_gone(old[each]) for each in range(at, len(old)) if each not in partners))


def _section(old: SectionSnapshot | None, new: SectionSnapshot | None) -> SectionChange:
    if old is not None and new is not None:
        return compare_sections(old, new)
    only = new or old
    assert only is not None
    empty = SectionSnapshot(only.part_id, only.kind)
    change = compare_sections(old or empty, new or empty)
    return SectionChange(
        change.part_id,
        change.kind,
        change.passages,
        change.scores,
        change.citations,
        change.values,
        is_new=old is None,
        is_gone=new is None,
    )


def _partners(old: Sequence[PassageText], new: Sequence[PassageText]) -> dict[int, int]:
    """Return by the place of an old passage the place of the new one that it became."""
    by_id = {passage.id: place for place, passage in enumerate(new)}
    partners = {place: by_id[passage.id] for place, passage in enumerate(old) if passage.id in by_id}
    taken = set(partners.values())
    free = [place for place in range(len(new)) if place not in taken]
    left = [place for place in range(len(old)) if place not in partners]
    by_text: dict[str, list[int]] = {}
    for place in reversed(free):
        by_text.setdefault(new[place].text, []).append(place)
    for place in left:
        same = by_text.get(old[place].text)
        if same and old[place].text:
            partners[place] = same.pop()
    taken = set(partners.values())
    words = {place: _word_set(new[place].text) for place in free if place not in taken}
    for place in left:
        if place in partners or not words:
            continue
        own = _word_set(old[place].text)
        likest = max(words, key=lambda each: len(own & words[each]))
        if own and _LIKE_ENOUGH * len(own & words[likest]) >= max(len(own), len(words[likest])):
            partners[place] = likest
            del words[likest]
    return partners


def _still_in_order(kept: Sequence[int], partners: Mapping[int, int]) -> frozenset[int]:
    """Return the old places of the passages that need not have been moved: the most that are still in order."""
    now = [partners[place] for place in kept]
    moved = {each for change in replacements(now, sorted(now)) for each in now[change.start : change.end]}
    return frozenset(place for place in kept if partners[place] not in moved)


def _changed(old: PassageText | None, new: PassageText, *, is_moved: bool) -> PassageChange:
    if old is None:
        return PassageChange(PassageFate.NEW, None, new, (Segment(Part.NEW, new.text),) if new.text else ())
    is_same = (old.text, old.kind, old.level, old.links) == (new.text, new.kind, new.level, new.links)
    if old.text == new.text:
        words: tuple[Segment, ...] = (Segment(Part.SAME, new.text),) if new.text else ()
    else:
        words = segments(old.text, new.text)
    fate = PassageFate.MOVED if is_moved else PassageFate.SAME if is_same else PassageFate.CHANGED
    return PassageChange(fate, old, new, words)


def _gone(old: PassageText) -> PassageChange:
    return PassageChange(PassageFate.GONE, old, None, (Segment(Part.GONE, old.text),) if old.text else ())


def _scores(old: Iterable[GivenScore], new: Iterable[GivenScore]) -> Iterator[ScoreChange]:
    olds, news = ({score.category: score for score in each} for each in (old, new))
    for category in dict.fromkeys((*news, *olds)):
        before, after = olds.get(category), news.get(category)
        if before != after:
            reasons = [each.rationale if each is not None else "" for each in (before, after)]
            yield ScoreChange(category, before, after, segments(*reasons) if reasons[0] != reasons[1] else ())


def _citations(old: Sequence[CitedWords], new: Sequence[CitedWords]) -> Iterator[CitationChange]:
    """Yield what rests on an item in one version only, whatever words were put before it or corrected in it."""
    only_old = Counter(map(_rests, old))
    for each in new:
        if only_old[_rests(each)]:
            only_old[_rests(each)] -= 1
        else:
            yield CitationChange(True, each.reference, each.exact, each.stance)
    for each in reversed(old):
        if only_old[_rests(each)]:
            only_old[_rests(each)] -= 1
            yield CitationChange(False, each.reference, each.exact, each.stance)


def _rests(cited: CitedWords) -> tuple[str, str, str, str]:
    return cited.passage, cited.item, cited.excerpt, str(cited.stance)


def _values(old: SectionSnapshot, new: SectionSnapshot) -> Iterator[ValueChange]:
    pairs = [("period", old.period, new.period)]
    olds, news = ({each.field_id: each for each in section.amounts} for section in (old, new))
    for field_id in dict.fromkeys((*news, *olds)):
        before, after = (each.get(field_id, FactAmount(field_id)) for each in (olds, news))
        pairs.append((f"{field_id}.estimated", _said(before.estimated), _said(after.estimated)))
        pairs.append((f"{field_id}.actual", _said(before.actual), _said(after.actual)))
    items, new_items = ({item.id: item for item in section.items} for section in (old, new))
    for item_id in items.keys() & new_items.keys():
        then, now = items[item_id], new_items[item_id]
        pairs.append((now.reference, then.title, now.title))
        pairs.append((f"{now.reference}.category", then.category, now.category))
        pairs.append((f"{now.reference}.files", _files(then.files), _files(now.files)))
    yield from (ValueChange(*pair) for pair in sorted(pairs) if pair[1] != pair[2])


def _files(hashes: Sequence[str]) -> str:
    """Return what tells files apart: the first digits of their hashes."""
    return " ".join(sha256[:8] for sha256 in hashes)


def _words(passages: Iterable[PassageChange], part: Part) -> int:
    return sum(count_words(each.text) for passage in passages for each in passage.segments if each.part is part)


def _word_set(text: str) -> frozenset[str]:
    return frozenset(text.casefold().split())


def _said(value: date | int | str | None) -> str:
    return "" if value is None else str(value)
