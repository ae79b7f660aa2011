"""What says in a sentence whose a view is: who tells it, by whom it is held, and on what occasion it was told."""

from __future__ import annotations

import re
from collections.abc import Iterable

from domain.checks.attribution.attribution import ClaimReader, is_plural
from domain.checks.phrases import any_of
from domain.dates import MONTHS
from domain.evidence.language import EvidenceLanguage
from domain.frameworks.framework import EvidenceRules

REACH = 90
_OF_THEM = "(?:people|carers|staff|families|providers|partners|leaders|managers|workers|members|residents|adults)"
_SMALL = r"(?:that|who|as|to|about|and|or|but|for|in|at|on|with|because|when|while|than|too|not|is|was|its|this)\b"
NOBODY_IN_PARTICULAR = (
    r"(?:some|many|most|others|several|quite\s+a\s+few|a\s+(?:few|number|handful|minority|majority"
    r"|good\s+many|great\s+many|good\s+number)|the\s+majority|one\s+or\s+two|two\s+or\s+three|certain|various|all)\b"
    rf"(?!\s+(?:of\s+)?(?:(?:the|those|these|our|its)\s+)?(?:(?!{_SMALL})[\w’-]+\s+){{0,2}}?"
    rf"(?:{_OF_THEM}|(?!{_SMALL})[a-z]{{2,}}s)\b)"
)
"""Quantities behind which nobody is named whose they are."""
_NOBODY = (
    rf"(?:{NOBODY_IN_PARTICULAR}"
    r"|(?:[\w-]+\s+){0,2}?(?:sources|quarters|sides|stakeholders|observers|commentators|parties|insiders|outsiders"
    r"|onlookers|critics)\b)"
)
BY = re.compile(
    r"\bby\s+(?!\d|\w+ing\b|then\b|now\b|post\b|phone\b|telephone\b|e-?mail\b|letter\b|law\b|chance\b|far\b|default\b"
    rf"|{_NOBODY}"
    r"|the\s+(?:end|time|start|summer|spring|autumn|winter|date)\b"
    rf"|(?:{'|'.join(MONTHS)})\b)",
    re.IGNORECASE,
)
AMONG = re.compile(rf"(?:from|among|amongst|across|between|within)\b(?!\s+{_NOBODY})")
OWNER = re.compile(r"\b(?:their|his|her|whose|our|my|your)\s+(?:[\w-]+\s+)?\Z", re.IGNORECASE)
_CONDITION = re.compile(
    r"\b(?:if|when|where|whether|once|unless|whenever|what|who|how|until|before|after|wherever|nobody|no one|none)\b"
    r"[^,;]*\Z",
    re.IGNORECASE,
)


class SourceReader:
    """The words made ready that name people and documents as the source of what is told."""

    def __init__(self, rules: EvidenceRules, language: EvidenceLanguage) -> None:
        self.claims = ClaimReader(rules, language)
        names = [word for source in rules.sources if source.is_people for word in source.words]
        people, self.several = any_of(names), any_of(filter(is_plural, names))
        others = (word for source in rules.sources if not source.is_people for word in source.words)
        occasions = any_of((*language.views.occasions, *others))
        self.people = people
        self.named = re.compile(rf"\b{people}\b", re.IGNORECASE)
        self.telling = re.compile(rf"\b{any_of(language.telling)}\b", re.IGNORECASE)
        self._told_last = re.compile(
            rf",\s+(?:as\s+)?[^,;.:]{{2,60}}?\s{any_of(language.telling)}\s*\.?\s*\Z", re.IGNORECASE
        )
        self._told_next = re.compile(
            rf",\s+(?:and|but)\s+(?:[\w-]+\s+)?(?:{people}|[a-z]+s)\b[^,;.:]{{0,40}}?\s{any_of(language.telling)}\b",
            re.I,
        )
        self.shown_in = re.compile(
            rf"\b{occasions}\b[^,;.:]{{0,40}}?\s(?:{any_of(language.showing)}|noted|concluded|recorded)(?:\s+that)?\s",
            re.IGNORECASE,
        )
        self.told_in = re.compile(rf"\b{occasions}\b", re.IGNORECASE)
        who = rf"(?:{people}|{occasions})"
        between = r"(?:(?!(?:that|which|who|about|over|were|was|is|are|had)\b)[\w’-]+\s+){0,3}?"
        self.after = re.compile(
            rf"\b(?:from|among|amongst|across|between|within|by|of)\s+{between}{who}\b"
            r"|\b(?:in|at|during|through|following|after|on (?:a|our|this|that|these|each|both|every))\s+"
            r"(?:[\w’-]+\s+){0,3}?"
            rf"{occasions}\b|\baccording to\b",
            re.IGNORECASE,
        )
        leading = (
            r"(?:\A|[;,]\s+)(?:[a-z]+,?\s+)?"
            r"(?:in|at|during|through|following|after|on|from|among|amongst|across|for|within|to|with)\s+"
            rf"[^;]{{0,60}}?{who}\b[^;]{{0,60}},|\baccording to\b"
        )
        self.leading = re.compile(leading, re.IGNORECASE)
        self.before = re.compile(rf"{leading}|{who}[’']?s?[’']?\s+(?:[\w-]+\s+)?\Z", re.IGNORECASE)
        self.concerned = re.compile(rf"\b(?:for|to|with)\s+(?:[\w’-]+\s+){{0,3}}?{people}\b", re.IGNORECASE)

    def is_told_before(self, sentence: str, start: int) -> bool:
        """Return whether words before a place say who tells or when: "staff told us that", "in the survey,", "if"."""
        before = sentence[:start]
        return any(
            pattern.search(before) is not None for pattern in (self.telling, self.leading, self.shown_in, _CONDITION)
        )

    def is_told_after(self, sentence: str, end: int) -> bool:
        """Return whether who tells it stands last: "Nobody missed a visit, the local authority told us."."""
        return "," in sentence[end:] and self._told_last.search(sentence, end) is not None

    def is_told_beside(self, sentence: str, end: int) -> bool:
        """Return whether the next clause says who told more: "Feedback was positive, and people told us that"."""
        return "," in sentence[end:] and self._told_next.search(sentence, end) is not None

    def is_named(self, sentence: str, start: int, end: int) -> bool:
        """Return whether a sentence says whose the view at a place is: before it, within it, or just after it."""
        before = sentence[:start]
        if any(
            pattern.search(before) is not None for pattern in (self.telling, self.before, self.shown_in, _CONDITION)
        ):
            return True
        return self.is_named_from(sentence, start, end) or self.is_told_after(sentence, end)

    def is_owned(self, sentence: str, start: int, end: int) -> bool:
        """Return whether a sentence says whose the view at a place is, also as that of people named before: "their"."""
        return OWNER.search(sentence, max(0, start - REACH), start) is not None or self.is_named(sentence, start, end)

    def is_named_from(self, sentence: str, start: int, end: int) -> bool:
        """Return whether the words of a view, or those just after it, say whose it is."""
        if any(not each[0].startswith("on ") for each in self.after.finditer(sentence, start, end)):
            return True  # views "on the survey" are about it, and not told in it
        rest = sentence[end : end + REACH].lstrip(" ,(")
        return any(pattern.match(rest) is not None for pattern in (AMONG, BY, self.after))

    def names(self, sentences: Iterable[str]) -> bool:
        """Return whether sentences name people or tell what somebody said."""
        return any(self.named.search(each) or self.telling.search(each) for each in sentences)
