"""Know the parts of a report by the headings that writers give them: "Who we are", "What people told us"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from domain.frameworks.framework import Part
from domain.published.phrases import normal

_NAMES = {
    "demographic": (
        *(
            "profile",
            "area profile",
            "our area",
            "the area",
            "about the area",
            "about our area",
            "about us",
            "who we are",
        ),
        *("population", "our population", "our place", "the area and its people", "who lives here", "who lived here"),
        *("local context", "demography", "the place and its people", "our people and place"),
    ),
    "financ": (
        *(
            "finance",
            "finances",
            "our finances",
            "money",
            "our money",
            "the money",
            "spending",
            "our spending",
            "budget",
        ),
        *("budget and spending", "what we spent", "what was spent", "what the local authority spent", "what it cost"),
        *("how was the money spent", "how the money was spent", "how we spent our money", "where the money went"),
        *("financial profile", "financial position", "financial summary", "financial information", "financial context"),
    ),
    "experience": (
        *("people's experiences", "people's experience", "what people told us", "what people said", "people's voices"),
        *("how people felt", "what it was like for people", "what was it like for people", "what people experienced"),
        *("what we heard from people", "the experience of people", "experiences of people"),
    ),
    "strength": (
        *(
            "summary",
            "our summary",
            "summary of strengths",
            "strengths and next steps",
            "strengths and what comes next",
        ),
        *("what went well and what came next", "what went well and what comes next", "key messages", "headlines"),
        *("strengths and areas for improvement", "strengths and areas for development", "strengths and weaknesses"),
        *("strengths, areas for improvement and next steps", "strengths, weaknesses and next steps"),
    ),
    "scores": ("scores", "our scores", "the scores", "our score for each statement", "scores by statement"),
}
"""By a word of the part's own heading; small letters, without a question mark and without commas before "and"."""
_OF_PLACES = re.compile(r"(?:about|who (?:lives|lived) in|the people of) (?:[a-z'-]+ ){0,4}[a-z'-]+")
_REMARK = re.compile(r"\s*(?:\([^()]*\)|\bin 20\d\d(?:/\d\d)?|\b20\d\d/\d\d)$")


def without_remarks(heading: str) -> str:
    """Return a heading without a year or brackets at its end: "Financial facts (return for 2023/24)"."""
    while (shorter := _REMARK.sub("", heading)) != heading:
        heading = shorter
    return heading


class PartNames:
    """The names that writers give to the parts of one report."""

    def __init__(self, parts: Iterable[Part]) -> None:
        self._ids: dict[str, str] = {}
        self._of_places = ""
        for part in parts:
            for word, names in _NAMES.items():
                if word in part.heading.casefold():
                    self._ids |= {name: part.id for name in names if name not in self._ids}
                    self._of_places = self._of_places or (part.id if word == "demographic" else "")

    def part_id(self, heading: str) -> str:
        """Return the part that a heading names; empty where it names none."""
        name = without_remarks(normal(heading)).rstrip("?").replace(", and ", " and ")
        of_place = self._of_places if _OF_PLACES.fullmatch(name) and not heading.endswith(".") else ""
        return self._ids.get(name, of_place)
