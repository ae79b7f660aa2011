"""The financial facts of an authority: amounts in whole pounds, and the sentences that the report makes of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from domain.assessment import FactAmount, Facts
from domain.frameworks.framework import FactField, Framework, Part

LARGEST = 10**13
_AMOUNT = re.compile(
    r"£?\s*(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?P<decimals>\.[0-9]+)?\s*"
    r"(?P<unit>k|thousand|m|mn|million|bn|b|billion)?\s*(?:pounds)?",
    re.IGNORECASE,
)
_UNITS = {"": 1, "k": 10**3, "thousand": 10**3, "m": 10**6, "mn": 10**6, "million": 10**6}
_UNITS |= {"bn": 10**9, "b": 10**9, "billion": 10**9}


class NotAnAmount(Exception):
    """A text that is no amount in pounds; `reason` is "unreadable", "not-whole" or "too-large"."""

    def __init__(self, text: str, reason: str) -> None:
        super().__init__(f"{text!r} is not an amount in whole pounds: {reason}")
        self.text = text
        self.reason = reason


def parse_pounds(text: str) -> int:
    """Return the whole pounds that a person wrote: "£1.2m", "1.2 million", "1,200,000", "412620000".

    Raises NotAnAmount for anything else, for fractions of a pound, and beyond ten million million pounds.
    """
    match = _AMOUNT.fullmatch(text.strip())
    if match is None or len(text) > 64:
        raise NotAnAmount(text, "unreadable")
    number = Fraction(match["whole"].replace(",", "") + (match["decimals"] or ""))
    pounds = number * _UNITS[(match["unit"] or "").lower()]
    if pounds.denominator != 1:
        raise NotAnAmount(text, "not-whole")
    if pounds > LARGEST:
        raise NotAnAmount(text, "too-large")
    return int(pounds)


def format_pounds(pounds: int) -> str:
    """Return whole pounds as the report prints them, for example "£412,620,000"."""
    return f"{'-' if pounds < 0 else ''}£{abs(pounds):,}"


def sentences(framework: Framework, part: Part, facts: Facts) -> tuple[str, ...]:
    """Return what the report says of the facts, one text for each field of `part` that has an amount, in its order.

    Shares of another field's actual spend follow at the end. What was not entered is not mentioned. The words are the
    framework's terms "finance_…"; a share is a whole percentage, halves rounded up.
    """
    amounts = {amount.field_id: amount for amount in facts.amounts}
    texts = [_of_field(framework.terms, field, amounts.get(field.id), facts.period) for field in part.fields]
    shares = [text for field in part.fields for text in _shares(framework.terms, part, field, amounts, facts.period)]
    return (*(text for text in texts if text), *shares)


def _of_field(terms: Mapping[str, str], field: FactField, amount: FactAmount | None, period: str) -> str:
    if amount is None:
        return ""
    words = _words(terms, field, period)
    if amount.estimated is None:
        actual = amount.actual
        return "" if actual is None else terms["finance_actual"].format(actual=format_pounds(actual), **words)
    first = terms["finance_estimated"].format(estimated=format_pounds(amount.estimated), **words)
    if amount.actual is None:
        return first
    difference = amount.actual - amount.estimated
    term = "finance_more" if difference > 0 else "finance_less" if difference else "finance_same"
    figures = {"actual": format_pounds(amount.actual), "difference": format_pounds(abs(difference))}
    return f"{first} {terms[term].format(**figures, **words)}"


def _shares(
    terms: Mapping[str, str], part: Part, field: FactField, amounts: Mapping[str, FactAmount], period: str
) -> Iterator[str]:
    own, whole = amounts.get(field.id), amounts.get(field.share_of)
    if own is None or whole is None or own.actual is None or not whole.actual:
        return
    percent = (200 * own.actual + whole.actual) // (2 * whole.actual)
    label = next(each.label for each in part.fields if each.id == field.share_of)
    yield terms["finance_share"].format(percent=percent, whole=label, **_words(terms, field, period))


def _words(terms: Mapping[str, str], field: FactField, period: str) -> dict[str, str]:
    return {"label": field.label, "period": period.strip() or terms["finance_no_period"]}
