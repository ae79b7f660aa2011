"""Build the document of a quality sheet: ready or not, what is in the way, what is let stand, and the figures."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce

from domain.dates import write_date
from domain.evidence.coverage import Share
from domain.report.quality import FamilyCount, QualitySheet, SheetGroup, SheetLine
from domain.report.record_words import write_moment
from domain.report.schedule_words import counted
from domain.report.tree import Block, Bullets, Heading, PageBreak, Report, Run, Table, paragraph_of
from domain.text.cleaning import clean_line

LANGUAGE = "en-GB"
TITLE = "Quality sheet"
NOTHING = "–"


def quality_report(sheet: QualitySheet) -> Report:
    """Return the sheet as a document for the writers of reports; the same sheet gives the same document.

    All rules of the gate hold for it but those for what a final report must have: it is not the report. People are
    named in its text, never in the file's properties.
    """
    authority = clean_line(sheet.assessment.authority)
    return Report(
        title=f"{authority}: {TITLE.lower()}",
        subject=f"Whether the assessment of {authority} may be published",
        language=LANGUAGE,
        on=sheet.at.date(),
        blocks=tuple(_blocks(sheet)),
        is_draft=False,
    )


def _blocks(sheet: QualitySheet) -> Iterator[Block]:
    yield Heading(1, f"{clean_line(sheet.assessment.authority)}: {TITLE.lower()}", "title")
    yield paragraph_of(f"As of {write_moment(sheet.at)} UTC", "date")
    yield paragraph_of("Ready to be published." if sheet.is_ready else "Not ready to be published.", "lead")
    yield _summary(sheet)
    for write in (_in_the_way, _let_stand, _figures):
        yield PageBreak()
        yield from write(sheet)


def _summary(sheet: QualitySheet) -> Bullets:
    assessment = sheet.assessment
    window = " to ".join(filter(None, map(write_date, (assessment.window_from, assessment.window_to))))
    percent = sheet.report_coverage.percent
    in_the_way = counted(sheet.blockers, "thing stands", "things stand") if sheet.blockers else "Nothing stands"
    sentences = (
        f"{in_the_way} in the way of publication.",
        f"{counted(len(sheet.waivers), 'finding is', 'findings are')} waived."
        if sheet.waivers
        else "No finding is waived.",
        f"{counted(len(sheet.rules), 'rule is', 'rules are')} switched off."
        if sheet.rules
        else "No rule is switched off.",
        f"Of the sentences that need evidence, {percent}% have it." if percent is not None else "",
        f"Framework: {sheet.framework_title}.",
        f"Assessed period: {window}." if window else "",
        *sheet.notes,
    )
    return Bullets(tuple((Run(clean_line(sentence)),) for sentence in sentences if sentence))


def _in_the_way(sheet: QualitySheet) -> Iterator[Block]:
    yield Heading(2, "What stands in the way", "in-the-way")
    if not sheet.in_the_way:
        yield paragraph_of("Nothing.")
    for number, group in enumerate(sheet.in_the_way, 1):
        yield Heading(3, f"{group.title}: {len(group.lines):,}", f"in-the-way-{number}")
        yield _lines(group)


def _lines(group: SheetGroup) -> Table:
    """Return the lines as a table, with the words in a column of their own where any line has some."""
    summary = f"What stands in the way of publication: {group.title.lower()}"
    if any(line.words for line in group.lines):
        rows = tuple((*_place(line), _words(line)) for line in group.lines)
        return Table(("Section", "What", "Words"), rows, summary, (), (24, 40, 36))
    return Table(("Section", "What"), tuple(_place(line) for line in group.lines), summary, (), (32, 68))


def _let_stand(sheet: QualitySheet) -> Iterator[Block]:
    yield Heading(2, "What is let stand", "let-stand")
    yield from _waivers(sheet)
    yield from _rules(sheet)


def _figures(sheet: QualitySheet) -> Iterator[Block]:
    yield Heading(2, "The checks in figures", "figures")
    yield from _counts(sheet)
    yield from _coverage(sheet)


def _waivers(sheet: QualitySheet) -> Iterator[Block]:
    yield Heading(3, "Findings that are waived", "waivers")
    if not sheet.waivers:
        yield paragraph_of("None is.")
        return
    rows = tuple(
        (
            each.line.place,
            f"{each.line.sentence} {_words(each.line)}" if each.line.words else each.line.sentence,
            each.reason,
            f"{each.by}, {write_date(each.at.date())}",
        )
        for each in sheet.waivers
    )
    header = ("Section", "What", "Why it may stand", "By")
    yield Table(header, rows, "Findings that somebody let stand, with the reason", (), (23, 31, 28, 18))


def _rules(sheet: QualitySheet) -> Iterator[Block]:
    yield Heading(3, "Rules that are switched off", "rules")
    if not sheet.rules:
        yield paragraph_of("None is.")
        return
    rows = tuple((each.rule, f"{each.by}, {write_date(each.at.date())}") for each in sheet.rules)
    yield Table(("Rule", "By"), rows, "Rules that are not asked in this assessment", (), (70, 30))


def _counts(sheet: QualitySheet) -> Iterator[Block]:
    yield Heading(3, "Findings by family and severity", "counts")
    if not sheet.counts:
        yield paragraph_of("The checks found nothing.")
        return
    yield paragraph_of("“Must” keeps the report from being published; “should” and “may” do not.")
    whole = reduce(lambda one, other: one + other, sheet.counts, FamilyCount("Together"))
    rows = tuple(
        (each.title, *(f"{count:,}" for count in (each.must, each.should, each.may, each.waived)))
        for each in (*sheet.counts, whole)
    )
    header = ("Family", "Must", "Should", "May", "Waived")
    yield Table(header, rows, "How many findings stand, and how many are waived", (1, 2, 3, 4), (40, 15, 15, 15, 15))


def _coverage(sheet: QualitySheet) -> Iterator[Block]:
    yield Heading(3, "Sentences with evidence", "coverage")
    if not sheet.coverage:
        yield paragraph_of("No section has text yet.")
        return
    rows = tuple(_share(name, share) for name, share in (*sheet.coverage, ("The whole report", sheet.report_coverage)))
    header = ("Section", "Sentences", "Need none", "Evidenced", "Without", "Share")
    summary = "How many sentences of each section rest on evidence"
    yield Table(header, rows, summary, (1, 2, 3, 4, 5), (28, 17, 12, 17, 14, 12))


def _share(name: str, share: Share) -> tuple[str, ...]:
    figures = (share.sentences, share.exempt, share.evidenced, share.unsupported)
    percent = NOTHING if share.percent is None else f"{share.percent}%"
    return name, *(f"{figure:,}" for figure in figures), percent


def _place(line: SheetLine) -> tuple[str, str]:
    return line.place, clean_line(line.sentence)


def _words(line: SheetLine) -> str:
    return f"“{clean_line(line.words)}”" if line.words else NOTHING
