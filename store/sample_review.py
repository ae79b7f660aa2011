"""The review of the sample assessment, read from the shipped demo into values: two rounds, made of its present text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from domain.assessment import Anchor, Document, Passage, PassageKind
from domain.frameworks.procedure import Procedure
from domain.review.decisions import Decision, DraftVersion, Reading, ScoreChange, ScoreSource, person_key
from domain.review.past_review import PastReview, snapshots_of
from domain.review.procedure import Situation, outcome, roles_of
from domain.review.second_scores import SecondScore
from domain.review.snapshot import (
    CitedWords,
    GivenScore,
    SectionSnapshot,
    Snapshot,
    canonical,
    hash_of,
    report_as_decided,
)
from domain.review.suggestions import Suggestion, SuggestionState, judged
from domain.text.anchors import follow
from domain.text.exact_places import make_place
from resources import loader
from store.ids import new_id
from store.sample import FOLDER, moment

FILE = "review.json"


def read_sample_review(sample: Document, procedure: Procedure) -> PastReview:
    """Return how the sample was reviewed under its framework's procedure, with new ids.

    One section said something else when it was submitted first: that is made of what it says now.
    """
    data = loader.read_json(FOLDER, FILE)
    past = _Past.of(sample, data["earlier"])
    decisions, stages = _decisions(data["decisions"], sample, procedure, past)
    return PastReview(
        stages=stages,
        decisions=decisions,
        versions=_versions(data["versions"], decisions, past),
        readings=tuple(
            Reading(past.id_of(each), each["person"], past.name_of(each), moment(each["at"]), is_current=False)
            for each in data["readings"]
        ),
        scores=tuple(_changes(data["scores"], past)),
        second_scores=tuple(_second(each, sample) for each in data["second_scores"]),
        suggestions=tuple(_suggestion(each, past) for each in data["suggestions"]),
        contents=tuple(canonical(snapshot) for snapshot in past.named.values()),
    )


@dataclass(frozen=True, slots=True)
class _Past:
    """What the sections say, and the one said that was written anew; `named` gathers what something was taken on."""

    document: Document
    present: Mapping[str, SectionSnapshot]
    earlier: Mapping[str, SectionSnapshot]
    named: dict[str, Snapshot]

    @classmethod
    def of(cls, sample: Document, entry: Mapping[str, Any]) -> _Past:
        present, section_id = snapshots_of(sample), sample.section_of(entry["section"]).id
        return cls(sample, present, {section_id: _earlier(present[section_id], entry)}, {})

    def id_of(self, entry: Mapping[str, Any]) -> str:
        return self.document.section_of(entry["section"]).id

    def at(self, entry: Mapping[str, Any]) -> SectionSnapshot:
        """Return the section that an entry is on, as it was then."""
        return (self.earlier if entry.get("on") == "earlier" else self.present)[self.id_of(entry)]

    def name_of(self, entry: Mapping[str, Any]) -> str:
        """Return the hash of what an entry is on: of the report where it names no section."""
        if "section" in entry:
            return self._named(self.at(entry))
        then = self.earlier if entry.get("on") == "earlier" else {}
        return self._named(
            report_as_decided(self.document.assessment, [then.get(each, made) for each, made in self.present.items()])
        )

    def _named(self, snapshot: Snapshot) -> str:
        sha256 = hash_of(snapshot)
        self.named[sha256] = snapshot
        return sha256


def _earlier(now: SectionSnapshot, entry: Mapping[str, Any]) -> SectionSnapshot:
    """Return a section before its sentences were written anew; what is cited goes with the words it rests on."""
    texts = {passage.id: passage.text for passage in now.passages}
    for each in entry["sentences"]:
        (found,) = (passage_id for passage_id, text in texts.items() if each["now"] in text)
        texts[found] = texts[found].replace(each["now"], each["then"])
    kept = tuple(cited for each in now.citations if (cited := _cited_in(each, now, texts)) is not None)
    items = {each.item for each in kept}
    return replace(
        now,
        passages=tuple(replace(passage, text=texts[passage.id]) for passage in now.passages),
        scores=(GivenScore("", entry["level"], entry["rationale"]),),
        citations=kept,
        items=tuple(item for item in now.items if item.id in items),
    )


def _cited_in(cited: CitedWords, now: SectionSnapshot, texts: Mapping[str, str]) -> CitedWords | None:
    (text,) = (passage.text for passage in now.passages if passage.id == cited.passage)
    if text == texts[cited.passage]:
        return cited
    anchor = Anchor(cited.passage, cited.start, cited.end, cited.exact)
    moved = follow(anchor, {cited.passage: text}, {cited.passage: texts[cited.passage]}, {})
    return None if moved is None else replace(cited, start=moved.start, end=moved.end, exact=moved.exact)


def _decisions(
    entries: Sequence[Mapping[str, Any]], sample: Document, procedure: Procedure, past: _Past
) -> tuple[tuple[Decision, ...], dict[str, str]]:
    """Return the decisions in order, each leading where the procedure says, and where the sections stand after them."""
    stages: dict[str, str] = defaultdict(lambda: procedure.first_stage)
    waiting: dict[str, list[str]] = defaultdict(list)
    found = []
    for number, entry in enumerate(entries, 1):
        rule, section_id = procedure.decision(entry["decision"]), past.id_of(entry)
        stage = stages[section_id]
        deciders = {rule.id: frozenset(waiting[section_id])}
        effect = outcome(rule, Situation(stage, deciders=deciders))
        stages[section_id] = effect.stage
        waiting[section_id] = [*waiting[section_id], entry["person"]] if effect.approvals_left else []
        titles = [each.role for each in sample.assessment.team if person_key(each.name) == person_key(entry["person"])]
        roles = roles_of(procedure, titles)
        decision = Decision(
            id=new_id(),
            section_id=section_id,
            number=number,
            kind=rule.id,
            stage_from=stage,
            stage_to=effect.stage,
            person=entry["person"],
            role=next(procedure.role(role).name for role in rule.roles if role in roles),
            why=entry.get("why", ""),
            waiver=entry.get("waiver", ""),
            sha256=past.name_of(entry),
            at=moment(entry["at"]),
        )
        found.append(decision)
    return tuple(found), dict(stages)


def _versions(
    entries: Iterable[Mapping[str, Any]], decisions: Iterable[Decision], past: _Past
) -> tuple[DraftVersion, ...]:
    """Return a version for each decision, and those that somebody named, in the order in which they were made."""
    named = [
        DraftVersion(new_id(), "", 0, each["name"], each["person"], moment(each["at"]), past.name_of(each))
        for each in entries
    ]
    of_decisions = [
        DraftVersion(new_id(), each.section_id, 0, "", each.person, each.at, each.sha256, each.id) for each in decisions
    ]
    in_time = sorted([*named, *of_decisions], key=lambda version: version.at)
    return tuple(replace(each, number=number) for number, each in enumerate(in_time, 1))


def _changes(entries: Iterable[Mapping[str, Any]], past: _Past) -> Iterable[ScoreChange]:
    numbers: dict[str, int] = defaultdict(int)
    for each in entries:
        section_id = past.id_of(each)
        numbers[section_id] += 1
        yield ScoreChange(
            section_id=section_id,
            category_id="",
            number=numbers[section_id],
            before=each["before"],
            after=each["after"],
            why=each["why"],
            person=each["person"],
            role=each["role"],
            at=moment(each["at"]),
            source=ScoreSource(each["source"]),
        )


def _second(entry: Mapping[str, Any], sample: Document) -> SecondScore:
    section = sample.section_of(entry["section"])
    return SecondScore(
        id=new_id(),
        section_id=section.id,
        category_id="",
        person=entry["person"],
        role=entry["role"],
        begun_at=moment(entry["begun_at"]),
        level=entry["level"],
        rationale=entry["rationale"],
        at=moment(entry["at"]),
        first_level=section.score.level,
        first_by=section.score.by,
        first_rationale=section.score.rationale,
    )


def _suggestion(entry: Mapping[str, Any], past: _Past) -> Suggestion:
    """Return a suggestion where its words stood when it was made; an open one whose words are gone is in conflict."""
    passage, start, end = _place(entry, past.at(entry))
    settled_at = entry.get("settled_at")
    suggestion = Suggestion(
        id=new_id(),
        section_id=past.id_of(entry),
        anchor=make_place(passage.id, passage.text, start, end),
        replacement=entry["replacement"],
        person=entry["person"],
        role=entry["role"],
        at=moment(entry["at"]),
        state=SuggestionState(entry.get("state", "open")),
        settled_by=entry.get("settled_by", ""),
        settled_at=moment(settled_at) if settled_at else None,
    )
    (made,) = judged([suggestion], past.document.section_of(entry["section"]).passages)
    return made


def _place(entry: Mapping[str, Any], section: SectionSnapshot) -> tuple[Passage, int, int]:
    """Return the one passage with the words that an entry replaces, or puts something behind, and the place there."""
    words = entry.get("words") or entry["behind"]
    (found,) = (each for each in section.passages if words in each.text)
    start = found.text.index(words)
    end = start + len(words)
    return Passage(found.id, PassageKind.PARAGRAPH, found.text), start if "words" in entry else end, end
