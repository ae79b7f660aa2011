"""Tell whether a sentence speaks of what is, and of what was done, where it names another authority."""

from __future__ import annotations

import re

from domain.checks.phrases import any_of
from domain.checks.repetition.authority_words import AuthorityWords

NO_MODIFIER = (
    r"(?:and|or|but|that|who|which|had|has|have|was|were|is|are|did|would|could|when|while|because|after|before|as|by"
    r"|with|from|to|in|on|at|of|for|the|an?|its|their|his|her|our|this|these|told|said|where|than|if|so|until|since)\b"
)
"""What stands within no name of a thing."""
_BEGINS = r"(?:^|[,;:]\s*|\b(?:that|and|but|because|while|when|where|as|if|how|whether|said|told\s+us)\s+)"
_TOPICS = (
    *("care", "support", "reablement", "safeguarding", "practice", "choice", "waits", "caseloads", "front door"),
    *("adult social care", "commissioning", "prevention", "supervision", "provision", "leadership", "approach"),
)
_OF_RECORDS = ("data", "figures", "records", "statistics", "leaders", "senior leaders", "commissioners")
_HOW = r"\s+(?:(?:also|still|already|now|both|all|\w+ly)\s+)?"
_THEN_DOES = re.compile(
    rf"{_HOW}(?:had|were|could|did|would|ran|met|gave|held|knew|took|saw|led|made|told|spoke|felt|worked|offered|used"
    r"|[a-z]+ed\s+(?!in|to|by|near|from|at|on)[a-z]+)\b"
)
_THEN_IS = re.compile(rf"{_HOW}(?:was|were|had|did|could|told|said|gave|met|took|[a-z]+ed)\b")
_DOES = re.compile(
    r"\s+(?:(?:always|often|never|also|still|usually)\s+)?(?:[a-z]+ed|paid|gave|kept|sent|told|let|met|understood)\s+"
    r"(?:us\s+(?:that\s+)?it\b|them\b|people\b|providers\b|carers\b|residents\b)"
    r"|\s+(?:is|was)\s+(?:mainly|mostly|largely|on\s+the|in\s+the)\b"
)
_BEGINNING = re.compile(rf"{_BEGINS}\Z", re.IGNORECASE)
_AREA_AFTER = re.compile(r"\s+(?:area|district|borough|county)\s+(?:is|was|had|has)\b")
_AREA_BEFORE = re.compile(rf"{_BEGINS}the\s+(?:district|borough|county|city)\s+of\s+\Z", re.IGNORECASE)
_FIRST = re.compile(r"^According\s+to\s+\Z")
_BY = re.compile(
    r"\b(?:people|residents|carers|providers|staff)\s+(?:were|felt|had\s+been)\s+(?:\w+ly\s+|well\s+)?"
    r"(?:[a-z]+ed|paid)\s+by\s+\Z",
    re.IGNORECASE,
)


class ToldThere:
    """What is said of those who are in a place, and of how things are there, made ready."""

    def __init__(self, words: AuthorityWords) -> None:
        topics = any_of((*words.owned, *words.offices, *words.papers, *words.whole, *_TOPICS))
        modifiers = rf"(?:(?!{NO_MODIFIER}(?<!the))[\w’-]+\s+){{0,4}}?"
        self._those = re.compile(
            rf"{_BEGINS}{modifiers}(?!{any_of(words.of_a_place)}\b)[a-z]+s\s+in\s+\Z", re.IGNORECASE
        )
        self._things = re.compile(
            rf"{_BEGINS}{modifiers}(?:{topics}\s+(?:in|at|across|of|for)|{any_of(_OF_RECORDS)}\s+(?:from|on|for))\s+\Z",
            re.IGNORECASE,
        )

    def is_told(self, sentence: str, before: str, end: int) -> bool:
        """Return whether a name that ends at `end` of a sentence, with this before it, is where all that is told is."""
        if self._those.search(before) is not None and _THEN_DOES.match(sentence, end) is not None:
            return True
        if self._things.search(before) is not None and _THEN_IS.match(sentence, end) is not None:
            return True
        if _DOES.match(sentence, end) is not None and _BEGINNING.search(before) is not None:
            return True
        if _AREA_AFTER.match(sentence, end) is not None and before.endswith(("The ", "the ")):
            return True
        return any(each.search(before) is not None for each in (_AREA_BEFORE, _FIRST, _BY))
