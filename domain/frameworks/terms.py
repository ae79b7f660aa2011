"""The fixed phrases that a framework must give, and what each of them may and must say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from string import Formatter


@dataclass(frozen=True, slots=True)
class Phrase:
    """A required term: the placeholders it must hold and those that it may hold besides."""

    must: tuple[str, ...] = ()
    may: tuple[str, ...] = ()


_MONEY = ("period", "label")

# {authority} is the authority's name, {label} a level's or amount's words, {period} a financial year such as 2023/24.
REQUIRED: Mapping[str, Phrase] = {
    # The report as a whole: title, subject of the file, dates, link, page furniture.
    "report_title": Phrase(must=("authority",)),
    "report_subject": Phrase(may=("authority",)),
    "published_on": Phrase(must=("date",)),
    "draft_on": Phrase(must=("date",)),
    "draft_word": Phrase(),
    "page_of": Phrase(must=("page", "pages")),
    "contents": Phrase(),
    "how_link_text": Phrase(),
    "how_link_url": Phrase(),
    # Words of house style: what an authority and the comparator are called in running text.
    "authority_word": Phrase(),
    "england_word": Phrase(),
    # Themes and statements.
    "theme_heading": Phrase(must=("name",), may=("number",)),
    "score": Phrase(must=("score",)),
    "score_line": Phrase(must=("score", "label")),
    "expectations": Phrase(),
    "commitment": Phrase(),
    "findings": Phrase(),
    # The overall rating, as a line, as a sentence, and where there is none.
    "rating_line": Phrase(must=("rating", "percent")),
    "rating_sentence": Phrase(must=("rating", "percent"), may=("total", "maximum", "count")),
    "not_rated": Phrase(may=("missing", "count")),
    # The table of scores: its alternative text and the three heads of its columns.
    "scores_summary": Phrase(),
    "scores_statement": Phrase(),
    "scores_score": Phrase(),
    "scores_label": Phrase(),
    # What stands in the place of something that a draft does not have yet.
    "not_written": Phrase(),
    "not_scored": Phrase(),
    # Sentences of the financial facts; see domain.finance.
    "finance_estimated": Phrase(must=("estimated",), may=_MONEY),
    "finance_more": Phrase(must=("actual", "difference"), may=_MONEY),
    "finance_less": Phrase(must=("actual", "difference"), may=_MONEY),
    "finance_same": Phrase(must=("actual",), may=_MONEY),
    "finance_actual": Phrase(must=("actual",), may=_MONEY),
    "finance_share": Phrase(must=("percent",), may=(*_MONEY, "whole")),
    "finance_no_period": Phrase(),
}


def term_faults(terms: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield (name of the term, what is wrong with it) for each fault; terms beyond the required ones are allowed."""
    for name in REQUIRED:
        if not terms.get(name, "").strip():
            yield name, "this phrase is missing"
    for name, text in terms.items():
        yield from ((name, problem) for problem in _phrase_faults(text, REQUIRED.get(name)))
    if not terms.get("how_link_url", "https://").startswith("https://"):
        yield "how_link_url", "the link must start with https://"


def _phrase_faults(text: str, phrase: Phrase | None) -> Iterator[str]:
    try:
        found = [(name, form, how) for _, name, form, how in Formatter().parse(text) if name is not None]
    except ValueError as fault:
        yield f"not a well-formed phrase: {fault}"
        return
    names = [name for name, _, _ in found]
    if any(form or how for _, form, how in found):
        yield "a placeholder is a plain name in braces"
    if phrase is None:
        return
    for name in names:
        if name not in (*phrase.must, *phrase.may):
            yield f"the placeholder {{{name}}} cannot be filled here"
    for name in phrase.must:
        if name not in names:
            yield f"the placeholder {{{name}}} is missing"
