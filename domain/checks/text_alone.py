"""Check a text that stands in no workspace: a published report as its statements with scores, another text as prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from domain.assessment import Passage, Section
from domain.checks.checking import Checked, HouseStyle, check_document
from domain.checks.finding import Family, Finding, Severity
from domain.checks.judgement.summaries import tells_of_honour
from domain.frameworks.framework import Framework
from domain.published.draft_lines import score_told_in, tells_score_shortly
from domain.published.phrases import normal
from domain.published.published_report import PublishedReport
from domain.published.quotations import is_quoted_with_source, is_source_alone
from domain.published.shortened import Shortened
from domain.published.text_document import TextDocument, text_document
from domain.rating.rating import Rating, rate
from domain.text.blocks import Notice, SourceText
from domain.text.sentences import split

_ONLY_WITH_EVIDENCE = frozenset({Family.EVIDENCE, Family.QUOTES})
_ANYWHERE = frozenset({"heading-without-text", "placeholder", "note-left", "not-there"})
"""What can be missing in any text; the rest of its family is missing in a workspace, or is told by the report."""
_OF_RATIONALES = frozenset(
    {
        "rationale-missing",
        "rationale-apart",
        "rationale-too-short",
        "rationale-of-other-level",
        "rationale-contradicted",
    }
)
"""What can be asked of a text only if it gives reasons for its scores, as a self-assessment does."""
_OF_A_WHOLE_REPORT = frozenset({"summary-unsupported"})
"""What a statement that is not there may still say, unless it is an honour, which has a place of its own."""
_OF_WORDING = frozenset({Family.SPELLING, Family.TYPING})
"""What is asked of words in the place of the framework's, which speak of "I" and of what is."""
_OF_RUNNING_TEXT = frozenset(
    {"heading-repeated", "heading-form", "no-end", "figure-unsourced", "figure-undated", "figure-adrift"}
    | {"topic-without-text"}
)
"""What is not asked of the cells of a table, of its rows, and of the line over them."""
_OF_LEADING = frozenset({"not-there", "no-end"})
"""What is not asked of a line with a colon over a table or a list of scores."""
_OF_WORDS = frozenset({"note-left", "number-form"})
"""What is not asked of sums in a table either."""
_OF_FINDINGS = frozenset(
    {"no-end", "present-tense", "vague-quantity", "view-without-source", "note-left", "heading-form"}
)
"""What is asked of the findings and not of the title, the notes and the dates before a report."""
_SOURCED = frozenset({"figure-unsourced", "figure-adrift", "view-without-source", "source-not-named", "vague-quantity"})
"""What is not asked of a sentence with a mark that leads to a note, or to a line of the text's own list of sources."""
_REPEATED = frozenset({"sentence-repeated", "paragraph-repeated", "said-otherwise"})
"""What is not asked of a sentence that tells a score."""
_OF_QUOTATIONS = frozenset({"note-left", "no-end", "view-without-source"})
"""What is not asked of a quotation behind which stands whose it is, nor of a line that tells it."""
_LONGEST_RATING = 60
_FEWEST_ACTIONS = 3
_PERCENT = re.compile(r"(?<!\d)(\d{1,3})\s?%")
_LISTED = re.compile(r"\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[).]\s")
_PERCENT_LINE = re.compile(r"(?:(?:overall )?(?:score|percentage)\W{0,3})?(\d{1,3})\s?%", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CheckedText:
    """What checking a text gave, its findings in order. `parts` gives the statement or part of each section, "" for
    all else.

    The passages of findings are the places of the text's blocks, as digits.
    """

    checked: Checked
    parts: Mapping[str, str]


def check_text(framework: Framework, source: SourceText, style: HouseStyle) -> CheckedText:
    """Check a text by itself: all that can be told without evidence, rationales, dates and other assessments.

    Of a recognised report also what it prints wrongly: a statement without a score ("score-missing") or without
    findings ("findings-missing"), two scores that differ ("score-contradicted"), a label ("label-repeated") or an
    expectation ("framework-repeated") printed twice, and a rating or percentage that the scores do not make
    ("rating-contradicted", "percentage-of-rating-contradicted"). A finding about a whole statement stands at its
    heading, one about the reason of its score at that.
    """
    text = text_document(source, framework)
    checked = check_document(framework, text.document, style)
    stand = (each for each in checked.findings if _may_be_remark(each, text) and _may_stand(each, text, framework))
    may_stand = [_in_block(each, text.shortened) for each in _without_actions(stand, text)]
    found = [_at_heading(each, text) for each in may_stand]
    if text.report is not None:
        found += _printed(text.report, text, framework)
        found += _printed_ratings(text, framework, found)
    found.sort(key=lambda each: (int(each.passage_id or 0), each.start, each.end))
    return CheckedText(replace(checked, findings=tuple(found)), text.parts)


def _may_stand(finding: Finding, text: TextDocument, framework: Framework) -> bool:
    """Return whether a text without a workspace can be asked for what a finding asks for."""
    if finding.family in _ONLY_WITH_EVIDENCE:
        return False
    if finding.code in _OF_RATIONALES:
        return bool(text.reasons)
    if finding.passage_id and int(finding.passage_id) in text.sources.places:
        return finding.family is Family.PRIVACY
    if finding.code in _REPEATED and split(finding.text)[1:] == () and score_told_in(finding.text) is not None:
        return False
    if finding.code == "placeholder" and finding.start == 0 and not finding.text.strip("-–—=*~ "):
        return False  # a line across the page
    if _is_told_around(finding, text):
        return False
    if finding.code == "no-end" and finding.text.endswith(";") and _is_listed(finding, text):
        return False  # "(a) to note the scores;"
    if finding.code == "number-form" and finding.start == 0 and finding.passage_id in text.cells:
        return False  # "34 people who used services" in the cell of a table
    if finding.passage_id in text.rows and finding.code in _OF_WORDS:
        return False
    if finding.code == "note-left" and tells_score_shortly(finding.text):
        return False
    if finding.passage_id in text.leading and finding.code in _OF_LEADING and finding.text.endswith(":"):
        return False
    if finding.passage_id in text.preface and finding.code in _OF_FINDINGS:
        return False
    is_in_part = bool(text.parts.get(finding.section_id)) or text.report is None
    if finding.family is Family.COMPLETENESS:
        is_real = finding.code != "heading-without-text" or (is_in_part and finding.passage_id not in text.labels)
        return finding.code in _ANYWHERE and is_real
    if finding.code == "no-end" and finding.passage_id in text.scores:
        return False
    if finding.passage_id in text.worded and finding.family not in _OF_WORDING:
        return False
    if finding.passage_id in text.cells | text.rows | text.table_heads and finding.code in _OF_RUNNING_TEXT:
        return False
    if finding.code in _OF_A_WHOLE_REPORT and not tells_of_honour(finding.text):
        return all(statement.id in text.headings for statement in framework.statements)
    # Words in the place of the framework's own are looked at for slips; that they are like those is no fault.
    return finding.code != "framework-repeated" or is_in_part


def _may_be_remark(finding: Finding, text: TextDocument) -> bool:
    """Return whether a finding stands where it is in the words of who commented on a draft: what nobody may read there,
    and what is still to be settled. Nothing is held against them."""
    if not text.remarks.keys() & {finding.passage_id, dict(finding.data).get("other_passage", "")}:
        return True
    is_open = text.remarks.get(finding.passage_id, False)
    is_private = finding.family is Family.PRIVACY and finding.passage_id in text.remarks
    return is_private or (is_open and finding.family is Family.COMPLETENESS)


def _without_actions(findings: Iterable[Finding], text: TextDocument) -> list[Finding]:
    """Return findings without notes in cells of a table, where several look like these: what is to be done is its
    subject, as that of a plan of actions.
    """
    every = list(findings)
    others = [each for each in every if each.code != "note-left" or each.passage_id not in text.cells]
    return every if len(every) - len(others) < _FEWEST_ACTIONS else others


def _is_listed(finding: Finding, text: TextDocument) -> bool:
    return _LISTED.match(_passage_of(finding, text)) is not None


def _is_told_around(finding: Finding, text: TextDocument) -> bool:
    """Return whether what a finding misses is told: in a note, behind a quotation, by the findings a reason sums up."""
    if finding.code in _SOURCED and _leads_to_source(finding, text):
        return True
    if finding.code in _OF_QUOTATIONS:
        passage = _passage_of(finding, text)
        return is_quoted_with_source(passage) or is_source_alone(passage)
    return finding.code == "average-without-values" and _is_of_reason(finding, text)


def _is_of_reason(finding: Finding, text: TextDocument) -> bool:
    parts = text.report.parts if text.report is not None else ()
    return any(str(block.place) == finding.passage_id for part in parts for block in part.rationale)


def _passage_of(finding: Finding, text: TextDocument) -> str:
    passages = (
        passage.text
        for section in text.document.sections
        if section.id == finding.section_id
        for passage in section.passages
        if passage.id == finding.passage_id
    )
    return next(passages, "")


def _leads_to_source(finding: Finding, text: TextDocument) -> bool:
    short = text.shortened.get(finding.passage_id)
    has_notes = short is not None and any(start == end for start, end in short.cuts)
    if short is None or not (text.sources.numbers or text.sources.letters or has_notes):
        return False
    spans = (span for span in split(short.text) if span[0] < finding.end and finding.start < span[1])
    return any(start < place <= end for start, end in spans for place in short.places)


def _in_block(finding: Finding, shortened: Mapping[str, Shortened]) -> Finding:
    """Return a finding with its places counted in the blocks, of whose text the passages may be but a part."""
    data = dict(finding.data)
    here, other = shortened.get(finding.passage_id), shortened.get(data.get("other_passage", ""))
    if other is not None:
        places = other.span(int(data["other_start"]), int(data["other_end"]))
        data |= dict(zip(("other_start", "other_end"), map(str, places), strict=True))
        finding = replace(finding, data=tuple(data.items()))
    if here is None:
        return finding
    start, end = here.span(finding.start, finding.end)
    return replace(finding, start=start, end=end, text=here.whole[start:end])


def _at_heading(finding: Finding, text: TextDocument) -> Finding:
    line = text.headings.get(finding.section_id)
    reason = text.reasons.get(finding.section_id)
    tells_score = finding.code == "score-contradicted" and reason is not None and score_told_in(reason.text) is not None
    if finding.code in _OF_RATIONALES or tells_score:
        line = reason or line
    if finding.passage_id or line is None:
        return finding
    return replace(finding, passage_id=str(line.place), end=len(line.text), text=line.text)


def _printed(report: PublishedReport, text: TextDocument, framework: Framework) -> Iterator[Finding]:
    """Yield what recognising the report told of its scores and the framework's words."""
    words = {block.place: block.text for block in report.matched}
    words |= {block.place: block.text for block in report.unrecognised}
    for notice in report.notices:
        data = dict(notice.data)
        found = _of_notice(notice, framework)
        if found is None or data["statement"] not in text.headings:
            continue
        if "place" in data:
            printed = words[int(data["place"])]
            yield replace(found, passage_id=data["place"], end=len(printed), text=printed)
        else:
            yield _at_heading(found, text)


def _of_notice(notice: Notice, framework: Framework) -> Finding | None:
    data = dict(notice.data)
    section_id = data.get("statement", "")
    match notice.code:
        case "score-missing" | "score-left-open":
            return Finding("score-missing", Family.COMPLETENESS, Severity.MUST, section_id)
        case "findings-missing":
            return Finding(notice.code, Family.COMPLETENESS, Severity.MUST, section_id)
        case "label-repeated":
            return Finding(notice.code, Family.REPETITION, Severity.MUST, section_id)
        case "expectation-repeated":
            told = (("other", data["printed"]),)
            return Finding("framework-repeated", Family.REPETITION, Severity.MUST, section_id, data=told)
        case "score-contradiction":
            return _contradicted(section_id, data["other"], data["score"])
        case "score-differs-from-table":
            return _contradicted(section_id, data["score"], data["table"])
        case "label-does-not-fit":
            printed = normal(data["printed"])
            names = [(each.label, each.value) for each in framework.scale]
            names += [(each.short, each.value) for each in framework.scale]
            said = next((value for name, value in names if normal(name) in printed), None)
            return None if said is None else _contradicted(section_id, str(said), data["score"])
    return None


def _contradicted(section_id: str, said: str, score: str) -> Finding:
    data = (("said", said), ("score", score))
    return Finding("score-contradicted", Family.JUDGEMENT, Severity.MUST, section_id, data=data)


def _printed_ratings(text: TextDocument, framework: Framework, found: list[Finding]) -> Iterator[Finding]:
    """Yield a rating on a line of its own, or its percentage, that is another than the one that the scores make."""
    known = {statement.id for statement in framework.statements}
    scores = {each.part_id: each.score.level for each in text.document.sections if each.part_id in known}
    if set(scores) != known:
        return
    rating = rate(framework, scores)
    if not isinstance(rating, Rating):
        return
    said = {(each.passage_id, each.start) for each in found}
    labels = "|".join(re.escape(band.label) for band in framework.method.bands)
    line = re.compile(rf"(?:(?:the )?(?:overall )?rating(?: is)?[:\s–-]*)?({labels})(?!\w)", re.IGNORECASE)
    for section in text.document.sections:
        is_after_label = False
        for passage in section.passages if not section.part_id else ():
            is_short = len(passage.text) <= _LONGEST_RATING
            match = line.match(passage.text) if is_short else None
            percent = _PERCENT_LINE.fullmatch(passage.text) if is_after_label else None
            if match is not None:
                percent = _PERCENT.search(passage.text, match.end())
            for each in _of_line(section, passage, match, percent, rating):
                if (each.passage_id, each.start) not in said:
                    yield _in_block(each, text.shortened)
            is_after_label = match is not None


def _of_line(
    section: Section, passage: Passage, match: re.Match[str] | None, percent: re.Match[str] | None, rating: Rating
) -> Iterator[Finding]:
    if match is not None and match[1].casefold() != rating.band.label.casefold():
        label = match[1]
        place = (section.id, passage.id, *match.span(1), label)
        data = (("said", label), ("rating", rating.band.label))
        yield Finding("rating-contradicted", Family.JUDGEMENT, Severity.MUST, *place, data)
    if percent is not None and int(percent[1]) != rating.percent:
        place = (section.id, passage.id, *percent.span(1), percent[1])
        data = (("said", percent[1]), ("percent", str(rating.percent)))
        yield Finding("percentage-of-rating-contradicted", Family.JUDGEMENT, Severity.MUST, *place, data)
