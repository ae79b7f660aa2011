"""The words that checks go by, read once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from domain.checks.checking import HouseStyle
from domain.checks.privacy import parse_privacy_words
from domain.evidence_language import parse_language
from resources.loader import read_json

if TYPE_CHECKING:
    from store.workspace import Workspace


@cache
def house_style() -> HouseStyle:
    """Return the house style of the program; the first time it is read from its files, so ask a worker for it."""
    return HouseStyle(
        parse_language(read_json("style", "evidence.json")), parse_privacy_words(read_json("style", "privacy.json"))
    )


def read_house_style(_workspace: Workspace) -> HouseStyle:
    """Return the house style, as a query for the worker."""
    return house_style()
