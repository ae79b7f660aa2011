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
            "the borough",
            "the city",
            "the county",
            "the district",
            "the place",
            "area",
            "local area",
            "context",
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
        *("voices of people", "the voice of people", "feedback from people", "people's views", "views of people"),
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
        *(
            "strengths",
            "our strengths",
            "main strengths",
            "key strengths",
            "areas for development",
            "areas for improvement",
        ),
        *("next steps", "our next steps", "what comes next", "what came next", "what was strong", "what is strong"),
        *("what had to improve", "what has to improve", "what needed to improve", "what must improve", "priorities"),
        *("what had to improve and what came next", "what needed to improve and what came next"),
        *("strengths and areas for improvement", "strengths and areas for development", "strengths and weaknesses"),
        *("strengths, areas for improvement and next steps", "strengths, weaknesses and next steps"),
    ),
    "scores": (
        *("scores", "our scores", "the scores", "our score for each statement", "scores by statement"),
        *(
            "table of scores",
            "list of scores",
            "summary of scores",
            "scores and reasons",
            "table of our scores",
            "scores at a glance",
        ),
    ),
    "overall": (
        *("overall", "overall position", "our overall position", "overall result", "overall outcome", "the outcome"),
        *(
            "results in brief",
            "result in brief",
            "in brief",
            "the overall picture",
            "overall picture",
            "overall judgement",
        ),
        *(
            "what is the overall result",
            "what was the overall result",
            "our results",
            "results",
            "the result",
            "result",
        ),
    ),
}
"""By a word of the part's own heading; small letters, without a question mark and without commas before "and"."""
_OF_PLACES = re.compile(
    r"(?:about|who (?:lives|lived) in|the people of|living in|life in) (?:[a-z'-]+ ){0,4}[a-z'-]+"
    r"|(?:the|our) (?:borough|city|county|district|place|area) and (?:its|our|the) [a-z]+"
)
_OTHER = re.compile(
    r"(?:about|how we (?:gathered|used|collected)) (?:(?:the|this|our|these) )?"
    r"(?:evidence|report|assessment|self-assessment|document|draft|review|letter|visit|process|paper|return|work|team)s?"
    r"|how (?:the|this|our) (?:assessment|self-assessment|review|report|work|team|peer challenge|visit)"
    r"(?: was| were)? (?:done|carried out|made|written|worked|was made|came about|went about it)"
    r"|how we (?:did (?:this|it)|worked|assessed ourselves|carried out (?:this|the) \w+)"
    r"|(?:the |our )?(?:evidence|evidence base|methods?|methodology|approach|scope|introduction|background|purpose)"
    r"|(?:purpose|introduction) and \w+|recommendations?|who (?:we heard from|took part|we spoke to)|whom we heard"
    r"|(?:legal|financial|equality|other) implications|implications|background papers|appendices"
)
_ASKED = (
    ("strength", frozenset({"strengths", "strong", "well", "good", "best"}), frozenset({"improve", "better", "next"})),
    (
        "experience",
        frozenset({"people", "they", "residents"}),
        frozenset({"say", "said", "tell", "told", "experience"}),
    ),
    ("experience", frozenset({"people", "they"}), frozenset({"experiences", "feel", "felt", "think", "thought"})),
    ("financ", frozenset({"what", "how"}), frozenset({"spend", "spent", "cost", "money", "budget", "finances"})),
    ("demographic", frozenset({"who"}), frozenset({"live", "lives", "lived"})),
    ("demographic", frozenset({"what"}), frozenset({"area", "place", "borough", "population", "county", "city"})),
    ("overall", frozenset({"what"}), frozenset({"overall"})),
)
"""Words of questions that a form asks, two of each, by the word of the part that answers them."""
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
        self._by_word: dict[str, str] = {}
        for part in parts:
            for word, names in _NAMES.items():
                if word in part.heading.casefold() and word not in self._by_word:
                    self._by_word[word] = part.id
                    self._ids |= {name: part.id for name in names if name not in self._ids}

    def part_id(self, heading: str) -> str:
        """Return the part that a heading names or asks for; empty where it names none."""
        name = _plain(heading)
        if is_other(heading):
            return ""
        of_place = _OF_PLACES.fullmatch(name) and not heading.endswith(".")
        found = self._ids.get(name) or (self._by_word.get("demographic", "") if of_place else "")
        return found or (self._asked(name) if heading.rstrip().endswith("?") else "")

    def _asked(self, question: str) -> str:
        words = frozenset(re.findall(r"[a-z']+", question))
        found = (word for word, first, second in _ASKED if first & words and second & words)
        return next((self._by_word[word] for word in found if word in self._by_word), "")


def is_other(heading: str) -> bool:
    """Say whether a heading stands over what is no part of a report: how it was made, what it is for."""
    return _OTHER.fullmatch(_plain(heading)) is not None and not heading.endswith(".")


def _plain(heading: str) -> str:
    name = without_remarks(normal(heading)).rstrip("?").replace(", and ", " and ")
    return f"our {name.removeprefix('your ')}" if name.startswith("your ") else name
