"""What was measured of the checks as the page docs/checks.md."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from typing import Any

from benchmarks.check_quality import (
    ADVICE_AIM,
    HELD_OUT,
    OPEN,
    RECALL_AIM,
    WEIGHTY_AIM,
    Beside,
    Clean,
    Planted,
    Tally,
)
from benchmarks.page_quality import Pages
from domain.checks.finding import Family, Severity
from tests.corpus.reading import FOLDER

BOUNDS = FOLDER / "bounds.json"
PREFACE = """# How good the checks are

Written by `make bench`; a change made by hand is lost at the next run. The corpus was written for this and lies in
`tests/corpus`; `tests/corpus/reading.py` says how it is marked. It has {faults} planted faults in {cases} short texts,
and {words} words of clean prose in {files} files. The files {held_out} are held out: rules are
only measured by them. All others are open: whoever mends a rule may look at them.
The files from `-c` on were written later, by others who knew no rules. All prose is invented."""

PLANTED = f"""## Planted faults

A fault is found where a finding of its family, of severity must or should, overlaps the marked words; one of a whole
section where a finding of its code stands at the section. Aimed at: {RECALL_AIM:.0f}% of each family, and judged by
what is held out, for no rule was mended to find it. "With may" counts what is only hinted at, too: what a careful
editor would have mended and the program tells as advice, on weak evidence. "Advice" are faults that an editor would
only advise to mend, found at any severity. Precision is the share of findings of must and should that stand at a fault
of their family; a finding of another family at a mark counts neither way."""

FIRST_READ = """## Text that nobody had seen

What the checks found in the files from `-c` on when these were new, before any rule was mended for them: this is
nearest to what they find in a report of others. Each met the rules as the ones before had made them. Those up to `-g`
were asked for slips that real writers make, each unlike the others; those from `-h` on for the faults that a tester
of the checks, or a manager who reads a report before it goes out, would hold them to; in `-k` and `-l` no two faults
were to be worded alike, and `-m`, `-n`, `-o` (figures alone), `-p` to `-y` were to
have what the list of the families names, plainly. Not all families have all letters.
In the {words:,} words of clean prose that were new together with the files `-c` (`held-out-*`), they raised
{weighty:.2f} false alarms of must and should in 1,000 words, and {advice:.2f} of may. Two reports that came with the
files `-k` were made to trip a checker (`held-out-7` and `-8`, {later_words:,} words): when new, {later_weighty:.2f} and
{later_advice:.2f}; two thirds of it was the present tense in which one of them, a self-assessment, is told.
Two more that came with the files `-n` (`held-out-9` and `-10`, {latest_words:,} words) raised {latest_weighty:.2f} and
{latest_advice:.2f} when new."""

PAGES = f"""## Whole pages, read by themselves

Drafts of whole reports with headings, scores, facts and summary, by people who knew no rules; `check-text` reads them
as plain text or as Word files. This is what a manager meets who checks a page before it goes out. Aimed at:
{RECALL_AIM:g}% and one false alarm of must and should in 1,000 words. All were looked at after their first reading."""

PAGES_WHEN_NEW = """When they were new, before any rule was mended for them, each time in forms that the ones before
did not have: nearly all false alarms came of forms not known."""

CLEAN = f"""## Clean prose

False alarms in 1,000 words. Aimed at: at most {WEIGHTY_AIM:g} of must and should, at most {ADVICE_AIM:g} of may, over
all families."""

RULES = "By rule, those with ten or more and all of must and should:"

LEFT_OUT = """A text that stands alone has no workspace: it cites nothing and has no rationale. So the families evidence
and completeness are counted only in the planted files that are about them, and "rationale-missing", "quote-not-found",
"heard-not-recorded" and "source-not-cited" are left out of false alarms elsewhere. Sections that a text does not have
are empty in its assessment, and what is said of those is left out too."""

BESIDE = """## Free checkers beside it

Run over the same texts, paragraph by paragraph, as they are installed, Harper for British English. A fault counts as
found when anything that the checker says overlaps it, whatever it calls it; faults of whole sections cannot be found
so. They know no severities: their false alarms are all that they say of clean prose. `make checkers` installs those
that can be run, in an environment of their own. The last two columns are the share of what they say of the planted
texts that stands at a fault, and false alarms in 1,000 clean words."""


def quality_page(
    own: Planted, clean: Clean, pages: Mapping[str, Pages], beside: Sequence[Beside], cases: int, files: int
) -> str:
    """Return the whole page."""
    whole = _sum(own, OPEN + HELD_OUT)
    held_out = ", ".join(f"`-{letter}`" for letter in HELD_OUT)
    faults, words = whole.planted + whole.advised, f"{clean.words:,}"
    preface = PREFACE.format(faults=faults, cases=cases, words=words, files=files, held_out=held_out)
    parts = [
        preface,
        PLANTED,
        _table(_PLANTED_TITLES, _planted_rows(own)),
        _first_read(),
        _table(("files", *(family.value for family in Family), "all"), _first_rows()),
        PAGES,
        _table(_PAGE_TITLES, _page_rows(pages)),
        PAGES_WHEN_NEW,
        _table(_NEW_PAGE_TITLES, _new_page_rows()),
        CLEAN,
        _table(_CLEAN_TITLES, _clean_rows(clean)),
        RULES,
        _table(("rule", "severity", "count"), _rule_rows(clean)),
        LEFT_OUT,
        BESIDE,
        _table(
            ("checker", *(family.value for family in Family), "precision", "clean"), _beside_rows(own, clean, beside)
        ),
        "\n".join(_notes(beside)),
    ]
    return "\n\n".join(parts) + "\n"


_PLANTED_TITLES = (
    "family",
    "open: found",
    "recall",
    "with may",
    "held out: found",
    "recall",
    "with may",
    "all: found",
    "recall",
    "with may",
    "advice",
    "false alarms",
    "precision",
    "verdict",
)
_CLEAN_TITLES = ("family", "must, should", "in 1,000", "may", "in 1,000", "verdict")


def _sum(own: Planted, halves: str) -> Tally:
    whole = Tally()
    for family in Family:
        whole = whole.with_other(own.of(family, halves))
    return whole


def _planted_rows(own: Planted) -> Iterable[tuple[str, ...]]:
    for family in Family:
        tallies = [own.of(family, halves) for halves in (OPEN, HELD_OUT, OPEN + HELD_OUT)]
        verdict = "met" if tallies[1].recall >= RECALL_AIM else "missed"
        yield _planted_row(family.value, tallies, verdict)
    yield _planted_row("all", [_sum(own, halves) for halves in (OPEN, HELD_OUT, OPEN + HELD_OUT)], "")


def _planted_row(name: str, tallies: Sequence[Tally], verdict: str) -> tuple[str, ...]:
    whole = tallies[-1]
    cells = [
        cell
        for each in tallies
        for cell in (f"{each.found} of {each.planted}", _percent(each.recall), _percent(each.recall_with_hints))
    ]
    advice = f"{whole.followed} of {whole.advised}" if whole.advised else ""
    return (name, *cells, advice, str(whole.wrong), _percent(whole.precision), verdict)


_OF_PAGES = tuple(each for each in Family if each not in (Family.QUOTES, Family.EVIDENCE))
_NEW_PAGE_TITLES = (
    *("form", "pages", "words", "found", "recall", "false: must, should"),
    *("clean pages", "false alarms in words"),
)
_PAGE_TITLES = (
    *("pages", "words", *(each.value for each in _OF_PAGES), "all", "recall", "with may"),
    *("false: must, should", "may"),
)


def _new_page_rows() -> Iterable[tuple[str, ...]]:
    for each in _first()["pages_when_new"]:
        clean = f"{each['clean_alarms']} in {each['clean_words']:,}" if each["clean_words"] else ""
        recall = _percent(100 * each["found"] / each["planted"])
        found, words = f"{each['found']} of {each['planted']}", f"{each['words']:,}"
        yield (each["form"], each["files"], words, found, recall, str(each["alarms"]), each["clean"], clean)


def _page_rows(pages: Mapping[str, Pages]) -> Iterable[tuple[str, ...]]:
    for kind, of_kind in pages.items():
        tallies = [of_kind.tallies.get(family, Tally()) for family in _OF_PAGES]
        cells = [f"{each.found} of {each.planted}" if each.planted else "" for each in (*tallies, of_kind.whole)]
        shares = (of_kind.whole.recall, of_kind.whole.recall_with_hints)
        recall = [_percent(share) if of_kind.whole.planted else "" for share in shares]
        alarms = (str(of_kind.alarms(is_weighty=True)), str(of_kind.alarms(is_weighty=False)))
        yield (kind, f"{of_kind.words:,}", *cells, *recall, *alarms)


def _first() -> dict[str, Any]:
    first: dict[str, Any] = json.loads(BOUNDS.read_text(encoding="utf-8"))["first_read"]
    return first


def _first_read() -> str:
    said: dict[str, float] = {}
    for name, prefix in (("clean", ""), ("clean_later", "later_"), ("clean_latest", "latest_")):
        clean = _first()[name]
        said[f"{prefix}words"] = clean["words"]
        said[f"{prefix}weighty"] = 1000 * clean["must_and_should"] / clean["words"]
        said[f"{prefix}advice"] = 1000 * clean["may"] / clean["words"]
    return FIRST_READ.format(**said)


def _first_rows() -> Iterable[tuple[str, ...]]:
    first = _first()
    for letter in sorted({letter for family in Family for letter in first[family.value]}):
        tallies = [_read_first(first[family.value], letter) for family in Family]
        tallies.append(reduce(Tally.with_other, tallies))
        cells = [f"{each.found} of {each.planted}, {_percent(each.recall)}" if each.planted else "" for each in tallies]
        yield (f"-{letter}", *cells)


def _read_first(of_family: Mapping[str, Sequence[int]], letter: str) -> Tally:
    found, planted = of_family.get(letter, (0, 0))
    return Tally(planted=planted, found=found)


def _clean_rows(clean: Clean) -> Iterable[tuple[str, ...]]:
    for family in (*Family, None):
        counts = [clean.count(is_weighty, family) for is_weighty in (True, False)]
        rates = [clean.rate(count) for count in counts]
        is_met = rates[0] <= WEIGHTY_AIM and rates[1] <= ADVICE_AIM
        verdict = "" if family else "met" if is_met else "missed"
        cells = [cell for count, rate in zip(counts, rates, strict=True) for cell in (str(count), f"{rate:.2f}")]
        yield (family.value if family else "all", *cells, verdict)


def _rule_rows(clean: Clean) -> Iterable[tuple[str, ...]]:
    counts = Counter((alarm.finding.code, alarm.finding.severity) for alarm in clean.false_alarms)
    for (code, severity), count in sorted(counts.items(), key=lambda each: (-each[1], each[0])):
        if severity is not Severity.MAY or count >= 10:
            yield (code, severity.value, str(count))


def _beside_rows(own: Planted, clean: Clean, beside: Sequence[Beside]) -> Iterable[tuple[str, ...]]:
    whole = _sum(own, OPEN + HELD_OUT)
    shares = (_percent(own.of(family, OPEN + HELD_OUT).recall) for family in Family)
    rates = [f"{clean.rate(clean.count(is_weighty)):.1f}" for is_weighty in (True, False)]
    yield ("Assay", *shares, _percent(whole.precision), f"{rates[0]} and {rates[1]} may")
    for each in beside:
        name = f"{each.checker.name} {each.checker.version}".strip()
        if each.found is None:
            yield (name, *("" for _ in Family), "", "not run")
            continue
        shares = (_percent(each.found.get(family, Tally()).recall) for family in Family)
        precision = _percent(100 * each.right / max(1, each.right + each.wrong))
        yield (name, *shares, precision, f"{clean.rate(each.clean_alarms):.1f}")


def _notes(beside: Sequence[Beside]) -> Iterable[str]:
    for each in beside:
        if each.checker.reason:
            yield f"- {each.checker.name} ({each.checker.licence}) was not run: {each.checker.reason}."
        else:
            yield f"- {each.checker.name} {each.checker.version}, {each.checker.licence}."


def _percent(value: float | None) -> str:
    return "" if value is None else f"{value:.0f}%"


def _table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    bars = ["---", *("---:" for _ in titles[1:])]
    return "\n".join(f"| {' | '.join(row)} |" for row in (titles, bars, *rows))
