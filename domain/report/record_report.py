"""Build the document of an assurance record: where all stands, what was decided and scored, what is open, who signs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from domain.assessment import Score
from domain.checks.standing import Waiver
from domain.dates import write_date
from domain.report.record_words import (
    SOURCES,
    place_name,
    write_code,
    write_decision,
    write_hash,
    write_level,
    write_moment,
    write_person,
    write_validity,
)
from domain.report.schedule_words import counted
from domain.report.tree import (
    Block,
    Bullets,
    ContentsList,
    Heading,
    PageBreak,
    Report,
    Run,
    Table,
    paragraph_of,
)
from domain.review.comments import Comment
from domain.review.decisions import ScoreChange, Standing
from domain.review.procedure import stage_at, stage_name
from domain.review.record import AssuranceRecord
from domain.review.second_scores import SecondScore
from domain.text.cleaning import clean_line

LANGUAGE = "en-GB"
TITLE = "Assurance record"
SIGNATURES = 4
LONGEST_WORDS = 200


def record_report(record: AssuranceRecord) -> Report:
    """Return the record as a document for the writers of reports; the same record gives the same document.

    All rules of the gate hold for it but those for what a final report must have: it is neither a draft of the report
    nor the report. People are named in its text, never in the file's properties.
    """
    authority = clean_line(record.assessment.authority)
    return Report(
        title=f"{authority}: {TITLE.lower()}",
        subject=f"Decisions, scores and open matters of the assessment of {authority}",
        language=LANGUAGE,
        on=record.at.date(),
        blocks=tuple(_blocks(record)),
        is_draft=False,
    )


def _blocks(record: AssuranceRecord) -> Iterator[Block]:
    yield Heading(1, f"{clean_line(record.assessment.authority)}: {TITLE.lower()}", "title")
    yield paragraph_of(f"As of {write_moment(record.at)} UTC", "date")
    yield _summary(record)
    yield from _chain(record)
    yield PageBreak()
    yield ContentsList("Contents")
    for write in (_standings, _decisions, _scores, _open_matters, _signatures):
        yield PageBreak()
        yield from write(record)


def _summary(record: AssuranceRecord) -> Bullets:
    assessment, framework = record.assessment, record.framework
    stage = stage_name(framework.procedure, record.report.stage)
    window = " to ".join(filter(None, map(write_date, (assessment.window_from, assessment.window_to))))
    sentences = (
        f"Framework: {framework.title}.",
        f"Assessed period: {window}." if window else "",
        f"Published on {write_date(assessment.published_on)}." if assessment.published_on else "",
        f"Stage of the report: {stage}." if stage else "",
        f"{counted(len(record.decisions), 'decision')} taken." if record.decisions else "No decision taken yet.",
        f"{counted(len(record.waived), 'separation')} of duties waived." if record.waived else "",
        f"{counted(len(record.let_stand), 'finding')} of checks let stand for a reason." if record.let_stand else "",
        f"{counted(len(record.scores), 'change')} of scores, {len(record.moderated):,} of them after the draft.",
        f"Open: {', '.join(_open_counts(record)) or 'nothing'}.",
    )
    return Bullets(tuple((Run(sentence),) for sentence in sentences if sentence))


def _open_counts(record: AssuranceRecord) -> Iterator[str]:
    for count, one, many in (
        (len(record.must_change), "remark that asks for a change", "remarks that ask for a change"),
        (record.other_comments, "other comment", "other comments"),
        (len(record.suggestions), "suggestion", "suggestions"),
        (len(record.detached), "citation that lost its words", "citations that lost their words"),
    ):
        if count:
            yield counted(count, one, many)


def _chain(record: AssuranceRecord) -> Iterator[Block]:
    """What proves the record: whoever holds this hash can tell a journal that was rewritten afterwards."""
    chain = record.chain
    found = f"{counted(chain.faults, 'fault')} found" if chain.faults else "nothing was found altered"
    yield paragraph_of(
        f"The journal of the workspace has {counted(chain.entries, 'entry', 'entries')}, chained by their hashes. "
        f"It was verified on {write_moment(chain.checked_at)} UTC: {found}."
    )
    yield paragraph_of(f"Hash of the newest entry (SHA-256): {write_hash(chain.head)}", "note")


def _signatures(record: AssuranceRecord) -> Iterator[Block]:
    yield Heading(2, "Signed off by", "signatures")
    yield paragraph_of(
        "Those who sign have read this record. The journal cannot be rewritten up to here without its hash becoming "
        "another one than this:"
    )
    yield paragraph_of(write_hash(record.chain.head), "note")
    rows = tuple((f"{number}.", "", "", "", "") for number in range(1, SIGNATURES + 1))
    header = ("", "Name", "Role", "Signature", "Date")
    yield Table(header, rows, "Lines for those who sign this record, still empty", (), (6, 27, 24, 27, 16), True)


def _standings(record: AssuranceRecord) -> Iterator[Block]:
    yield Heading(2, "Where each section stands", "standings")
    header = ("Section", "Stage", "Decided by", "Same text now")
    rows = tuple(_standing(record, each) for each in (record.report, *record.sections))
    yield Table(header, rows, "The stage of the report and of each section", (), (38, 20, 28, 14))


def _standing(record: AssuranceRecord, standing: Standing) -> tuple[str, ...]:
    procedure = record.framework.procedure
    last = standing.last_in_effect
    stage = stage_name(procedure, stage_at(procedure, standing.scope, standing.stage))
    by = f"{last.person}, {write_date(last.at.date())}" if last else "–"
    return place_name(record.framework, standing.part_id), stage, by, write_validity(last) if last else "–"


def _decisions(record: AssuranceRecord) -> Iterator[Block]:
    yield Heading(2, "Decisions in their order", "decisions")
    if not record.decisions:
        yield paragraph_of("Nothing has been decided yet.")
    else:
        yield from _decided(record)
    yield from _waived(record)
    yield from _let_stand(record)
    yield from _hashes(record)


def _decided(record: AssuranceRecord) -> Iterator[Block]:
    framework = record.framework
    rows = tuple(
        (
            str(each.number),
            write_moment(each.at),
            f"{_place(record, each.section_id)}: {write_decision(framework, each)}",
            write_person(each.person, each.role),
            write_validity(each),
        )
        for each in record.decisions
    )
    header = ("No.", "When (UTC)", "What was decided", "By", "Same text now")
    yield Table(
        header, rows, "Every decision, by whom, and whether the present text is the same", (), (7, 17, 42, 22, 12)
    )


def _hashes(record: AssuranceRecord) -> Iterator[Block]:
    named = [each for each in record.decisions if each.sha256]
    if not named:
        return
    yield Heading(3, "The exact content that each decision was taken on", "hashes")
    yield paragraph_of(
        "Each hash (SHA-256) names the text, scores, reasons and citations as they were decided on. "
        "The workspace keeps that content under this name."
    )
    rows = tuple((str(each.number), _place(record, each.section_id), write_hash(each.sha256)) for each in named)
    yield Table(("No.", "Section", "SHA-256"), rows, "The hash of what was decided on", (), (8, 38, 54))


def _waived(record: AssuranceRecord) -> Iterator[Block]:
    yield Heading(3, "Separation of duties that was waived", "waived")
    if not record.waived:
        yield paragraph_of("Nobody decided on his or her own work.")
        return
    rows = tuple(
        (str(each.number), _place(record, each.section_id), write_person(each.person, each.role), each.waiver)
        for each in record.waived
    )
    header = ("No.", "Section", "Who decided on own work", "Why it was let be")
    yield Table(header, rows, "Decisions on one's own work, with the reason", (), (8, 30, 24, 38))


def _let_stand(record: AssuranceRecord) -> Iterator[Block]:
    """What checks found and somebody let stand; the finding's own data may tell of evidence, so it stays."""
    if record.let_stand:
        yield Heading(3, "Findings of checks that were let stand", "let-stand")
        rows = tuple(
            (
                _place(record, each.section_id),
                _finding(each),
                each.by,
                write_date(each.at.date()),
                each.reason,
            )
            for each in record.let_stand
        )
        header = ("Section", "Finding", "Let stand by", "On", "Why")
        yield Table(header, rows, "Findings that were let stand, with the reason", (), (22, 24, 16, 12, 26))
    if record.switched_off:
        yield Heading(3, "Checks that were switched off", "switched-off")
        switched = (
            f"{write_code(each.code)}: by {each.by} on {write_date(each.at.date())}." for each in record.switched_off
        )
        yield Bullets(tuple((Run(clean_line(line)),) for line in switched))


def _finding(waiver: Waiver) -> str:
    name = write_code(waiver.code)
    if not waiver.words:
        return name
    is_other = waiver.is_detached or (waiver.anchor is not None and waiver.anchor.exact != waiver.words)
    return f"{name}: “{_short(waiver.words)}”{', words that are gone' if is_other else ''}"


def _scores(record: AssuranceRecord) -> Iterator[Block]:
    yield Heading(2, "Scores and moderation", "scores")
    rows = tuple(_given(record, part_id, score) for part_id, score in record.given.items())
    if rows:
        header = ("Statement", "Score", "Given by", "On")
        yield Table(header, rows, "The present score of each statement", (), (46, 14, 22, 18))
    else:
        yield paragraph_of("No score has been given yet.")
    yield from _score_history(record)


def _given(record: AssuranceRecord, part_id: str, score: Score) -> tuple[str, ...]:
    names = {each.id: each.name for each in record.framework.categories}
    by_category = ", ".join(f"{names.get(each, each)} {level}" for each, level in score.category_levels.items())
    level = by_category or write_level(score.level)
    return place_name(record.framework, part_id), level, score.by, write_date(score.at.date() if score.at else None)


def _score_history(record: AssuranceRecord) -> Iterator[Block]:
    yield from _second_scores(record)
    yield Heading(3, "How the scores came about", "score-history")
    if not record.scores:
        yield paragraph_of("No change of a score is recorded.")
        return
    yield paragraph_of(_moderation(record))
    for standing in record.sections:
        if standing.scores:
            name = place_name(record.framework, standing.part_id)
            yield Heading(4, name, f"scores-{standing.part_id}")
            rows = tuple(_score(record, each) for each in standing.scores)
            header = ("When (UTC)", "Score", "Why", "By", "Where")
            yield Table(header, rows, f"The history of the score of {name}", (), (16, 13, 32, 21, 18))


def _second_scores(record: AssuranceRecord) -> Iterator[Block]:
    if not record.second_scores:
        return
    yield Heading(3, "Second scores, given without knowing the first", "second-scores")
    rows = tuple(_second(record, each) for each in record.second_scores)
    header = ("Statement", "First score", "Second score", "Settled at", "Why")
    yield Table(header, rows, "What two people scored without each other", (), (28, 17, 21, 17, 17))


def _second(record: AssuranceRecord, second: SecondScore) -> tuple[str, ...]:
    category = next((each.name for each in record.framework.categories if each.id == second.category_id), "")
    place = _place(record, second.section_id)
    settled = "Not settled" if second.is_open else "Agreed"
    if second.settled_at is not None:
        settled = f"{write_level(second.settled_level)}, {write_person(second.settled_by, second.settled_role)}"
    return (
        f"{place}: {category}" if category else place,
        f"{write_level(second.first_level)}, {second.first_by}" if second.first_by else write_level(second.first_level),
        f"{write_level(second.level)}, {write_person(second.person, second.role)}",
        settled,
        second.why or "–",
    )


def _moderation(record: AssuranceRecord) -> str:
    if not record.moderated:
        return "No score was changed after the draft: by a second person, a panel or the factual accuracy check."
    return f"{counted(len(record.moderated), 'score was', 'scores were')} changed after the draft."


def _score(record: AssuranceRecord, change: ScoreChange) -> tuple[str, ...]:
    before, after = (write_level(level) for level in (change.before, change.after))
    category = next((each.name for each in record.framework.categories if each.id == change.category_id), "")
    level = f"{before} to {after}" if change.before is not None else after
    return (
        write_moment(change.at),
        f"{category}: {level}" if category else level,
        change.why or "No reason given",
        write_person(change.person, change.role),
        SOURCES[change.source],
    )


def _open_matters(record: AssuranceRecord) -> Iterator[Block]:
    yield Heading(2, "Open matters and versions", "open")
    yield from _open_list("Remarks that ask for a change", [_remark(record, each) for each in record.must_change])
    suggested = [
        f"{_place(record, each.section_id)}: {each.person} suggests "
        f"“{_short(each.replacement)}” for “{_short(each.anchor.exact)}” ({each.state.replace('-', ' ')})."
        for each in record.suggestions
    ]
    yield from _open_list("Suggestions", suggested)
    lost = [
        f"{_place(record, each.section_id)}: {each.reference}, which stood on “{_short(each.anchor.exact)}”"
        for each in record.detached
    ]
    yield from _open_list("Citations that lost the words they stood on", lost)
    yield from _versions(record)


def _open_list(heading: str, lines: Sequence[str]) -> Iterator[Block]:
    yield Heading(3, heading, f"open-{heading.split()[0].lower()}")
    if lines:
        yield Bullets(tuple((Run(clean_line(line)),) for line in lines))
    else:
        yield paragraph_of("None is open.")


def _remark(record: AssuranceRecord, comment: Comment) -> str:
    """What a remark asks for; the words of one on an evidence item may tell what must not leave, so they stay."""
    if comment.item_id:
        return f"Evidence {record.references.get(comment.item_id, '')}: {comment.person} asks for a change."
    asked = f", for {comment.assigned_to} to answer" if comment.assigned_to else ""
    return f"{_place(record, comment.section_id)}: {_short(comment.text)} ({comment.person}{asked})"


def _versions(record: AssuranceRecord) -> Iterator[Block]:
    yield Heading(3, "Versions", "versions")
    if not record.versions:
        yield paragraph_of("No version is kept yet.")
        return
    numbers = {each.id: each.number for each in record.decisions}
    rows = tuple(
        (
            str(each.number),
            write_moment(each.at),
            _place(record, each.section_id),
            each.name or f"At decision {numbers.get(each.decision_id, '')}".strip(),
            each.person,
        )
        for each in record.versions
    )
    header = ("No.", "When (UTC)", "Section", "Name", "Kept by")
    yield Table(header, rows, "The versions that are kept", (), (8, 20, 30, 22, 20))


def _place(record: AssuranceRecord, section_id: str) -> str:
    return place_name(record.framework, record.parts.get(section_id, ""))


def _short(text: str) -> str:
    words = clean_line(text)
    return words if len(words) <= LONGEST_WORDS else f"{words[:LONGEST_WORDS].rpartition(' ')[0]} …"
