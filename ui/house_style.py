"""The words that checks go by, read from the shipped data when they are first asked for."""

from __future__ import annotations

import logging
from dataclasses import replace
from functools import cache, lru_cache

from domain.checks.checking import HouseStyle
from domain.checks.figures.figure_words import parse_figure_words
from domain.checks.judgement.judgement_words import parse_judgement_words
from domain.checks.lexicon import Lexicon
from domain.checks.own_rules import with_own_rules
from domain.checks.privacy.privacy_words import parse_privacy_words
from domain.checks.repetition.authority_words import parse_authority_words
from domain.checks.rules_in_force import read_rules
from domain.checks.spelling.speller import Speller
from domain.checks.spelling.spelling_words import parse_spelling_words
from domain.checks.style.style import parse_style_words
from domain.checks.typing.typing_faults import parse_typing_words
from proofing.dictionary import Dictionary
from resources.loader import path_of, read_json, read_text
from ui.evidence_language import evidence_language
from ui.pages.authorities import authority_names

_LOG = logging.getLogger(__name__)


@cache
def house_style() -> HouseStyle:
    """Return the shipped house style."""
    return HouseStyle(
        evidence=evidence_language(),
        privacy=parse_privacy_words(read_json("style", "privacy.json")),
        figures=parse_figure_words(read_json("style", "figures.json")),
        judgement=parse_judgement_words(read_json("style", "judgement.json")),
        typing=parse_typing_words(read_json("style", "typing.json")),
        lexicon=Lexicon(read_text("style", "lexicon.txt"), read_text("style", "function_words.txt")),
        style=parse_style_words(read_json("style", "style.json")),
        authorities=replace(
            parse_authority_words(read_json("style", "authorities.json")), names=tuple(authority_names())
        ),
    )


@cache
def dictionary() -> Dictionary:
    """Return the shipped dictionary of British English, which reads its files when it is first asked for a word."""
    return Dictionary(path_of("dictionaries", "en_GB"), "en_GB")


@cache
def style_with_spelling() -> HouseStyle:
    """Return the shipped house style with a speller, for checking on a worker: this reads the dictionary.

    Where the dictionary or its library cannot be read, spelling is not checked, and the log says why.
    """
    try:
        dictionary().read()
    except (OSError, ImportError):
        _LOG.exception("The dictionary cannot be read: spelling is not checked.")
        return house_style()
    words = parse_spelling_words(read_json("style", "spelling.json"))
    common = house_style().lexicon.words.keys()
    return replace(house_style(), speller=Speller(dictionary().is_known, words, common))


@lru_cache(maxsize=4)
def style_with_own_rules(own_rules: str) -> HouseStyle:
    """Return the shipped house style with spelling, and with an organisation's own rules over it.

    Lines with a fault, such as those of a later version, are left out: the page of the own rules tells of them.
    """
    return with_own_rules(style_with_spelling(), read_rules(own_rules).rules)
