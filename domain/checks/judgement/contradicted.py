"""Find sentences that say the opposite of others on the same thing: a summary or a reason that denies the findings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from domain.assessment import PassageKind, Score, SectionKind
from domain.checks.finding import Family, Finding, Severity
from domain.checks.judgement.absences import denying
from domain.checks.judgement.claims import Claim, ClaimReader, Said, Speaking
from domain.checks.subjects import DocumentSubject, PassageSubject, SectionSubject
from domain.review.former_levels import is_same_rationale


def denied_reasons(
    subject: SectionSubject, score: Score, claims: ClaimReader, *, has_other_words: bool
) -> Iterator[Finding]:
    """Yield sentences of the findings that say the opposite of what the rationale gives as a reason.

    Code: "rationale-contradicted". A rationale of another level, or of the former score, is told as that.
    """
    if has_other_words or is_same_rationale(score.rationale, score.changed_rationale):
        return
    told = set()
    reasons = claims.claims_in(score.rationale)
    by_thing = claims.by_thing(subject.passages if reasons else ())
    for reason in reasons:
        for said in denials(reason.claim, claims.near(reason.claim, by_thing)):
            passage = said.passage
            if passage is not None and (passage, said.start) not in told:
                told.add((passage, said.start))
                place = (passage.section.id, passage.passage.id, said.start, said.end, said.sentence)
                data = (("said", reason.sentence),)
                yield Finding("rationale-contradicted", Family.JUDGEMENT, Severity.SHOULD, *place, data)
    for passage in subject.passages:
        for first, last, start, end in denying(score.rationale, passage.text):
            if (passage, start) not in told:
                told.add((passage, start))
                place = (passage.section.id, passage.passage.id, start, end, passage.text[start:end])
                data = (("said", score.rationale[first:last]),)
                yield Finding("rationale-contradicted", Family.JUDGEMENT, Severity.SHOULD, *place, data)


def denied_summaries(document: DocumentSubject, parts: Collection[str], claims: ClaimReader) -> Iterator[Finding]:
    """Yield sentences of the summaries, in the narrative parts of these ids, that the findings or their reasons deny.

    Code: "summary-contradicted".
    """
    statements = [each for each in document.sections if each.section.kind is SectionKind.STATEMENT]
    by_thing = claims.by_thing(passage for each in statements for passage in each.passages)
    texts = [passage.text for each in statements for passage in each.passages]
    scores = [each.section.score for each in statements]
    reasons = [said for score in scores if not score.is_hidden for said in claims.claims_in(score.rationale)]
    for section in document.sections:
        for subject in section.passages if section.section.part_id in parts else ():
            if subject.passage.kind is not PassageKind.HEADING:
                found = list(_denied(subject, by_thing, reasons, claims))
                yield from found
                yield from _not_there(subject, texts, {each.start for each in found})


def _denied(
    subject: PassageSubject,
    by_thing: Mapping[str, Sequence[Speaking]],
    reasons: Sequence[Said],
    claims: ClaimReader,
) -> Iterator[Finding]:
    end = -1
    for told in subject.made(claims.claims_in):
        if told.start < end:
            continue
        others = claims.near(told.claim, by_thing)
        others += [each for each in reasons if told.claim.things <= each.claim.things]
        found = denials(told.claim, others)
        if found:
            end = told.end
            place = (subject.section.id, subject.passage.id, told.start, told.end, told.sentence)
            data = (("other", found[0].sentence),)
            yield Finding("summary-contradicted", Family.JUDGEMENT, Severity.SHOULD, *place, data)


def _not_there(subject: PassageSubject, texts: Iterable[str], told: set[int | None]) -> Iterator[Finding]:
    """Yield sentences of a summary of what a statement says that there was none of, or the other way round."""
    for text in texts:
        for start, end, first, last in denying(subject.text, text):
            if start not in told:
                told.add(start)
                place = (subject.section.id, subject.passage.id, start, end, subject.text[start:end])
                data = (("other", text[first:last]),)
                yield Finding("summary-contradicted", Family.JUDGEMENT, Severity.SHOULD, *place, data)


def denials(claim: Claim, others: Collection[Said]) -> list[Said]:
    """Return those of other claims on the same things that deny one, none where any says the same."""
    if any(claim.says_as(other.claim) and not claim.denies(other.claim) for other in others):
        return []
    return [each for each in others if claim.denies(each.claim)]
