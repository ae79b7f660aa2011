"""The words that checks go by, read from the shipped data when they are first asked for."""

from __future__ import annotations

from functools import cache

from domain.checks.checking import HouseStyle
from domain.checks.privacy import parse_privacy_words
from domain.checks.style import parse_style_words
from domain.checks.typing_faults import parse_typing_words
from domain.evidence.language import parse_language
from resources.loader import read_json


@cache
def house_style() -> HouseStyle:
    """Return the shipped house style."""
    return HouseStyle(
        evidence=parse_language(read_json("style", "evidence.json")),
        privacy=parse_privacy_words(read_json("style", "privacy.json")),
        typing=parse_typing_words(read_json("style", "typing.json")),
        style=parse_style_words(read_json("style", "style.json")),
    )
