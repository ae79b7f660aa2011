"""The shipped dictionary: what it knows, what it suggests, and what it answers to words that are none."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from proofing.dictionary import Dictionary
from resources.loader import path_of

FOLDER = path_of("dictionaries", "en_GB")


@pytest.fixture(scope="module")
def dictionary() -> Dictionary:
    return Dictionary(FOLDER, "en_GB")


@pytest.mark.parametrize("word", ["trialling", "ageing", "organise", "Ealing", "carers", "don't", "co-production"])
def test_a_british_word_is_known(dictionary: Dictionary, word: str) -> None:
    assert dictionary.is_known(word)
    assert dictionary.is_known(word)


@pytest.mark.parametrize("word", ["trialing", "aging", "recieved", "ealing"])
def test_what_is_no_british_word_is_not_known(dictionary: Dictionary, word: str) -> None:
    assert not dictionary.is_known(word)


@pytest.mark.parametrize("word", ["", "x" * 65, "x" * 100_000, "\ud800", "a\x00b", "\n", "😀", "שלום", "ab cd"])
def test_what_is_no_word_at_all_is_not_known_and_has_no_harm(dictionary: Dictionary, word: str) -> None:
    assert not dictionary.is_known(word)
    assert isinstance(dictionary.suggestions(word), tuple)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("recieved", "received"),
        ("Asessment", "Assessment"),
        ("vunerable", "vulnerable"),
        ("acomodation", "accommodation"),
    ],
)
def test_the_word_that_was_meant_is_suggested_first(dictionary: Dictionary, word: str, meant: str) -> None:
    suggested = dictionary.suggestions(word)
    assert suggested[0] == meant
    assert len(suggested) <= 5


def test_no_word_is_suggested_where_none_is_like_it(dictionary: Dictionary) -> None:
    assert dictionary.suggestions("zzxqyyqqpl") == ()


def test_a_dictionary_lies_in_a_folder_of_any_name(tmp_path: Path) -> None:
    folder = tmp_path / "Wörter – słownik 字典"
    shutil.copytree(FOLDER, folder)
    assert Dictionary(folder, "en_GB").is_known("ageing")


def test_a_dictionary_that_is_not_there_is_told_when_it_is_read(tmp_path: Path) -> None:
    missing = Dictionary(tmp_path, "en_GB")
    with pytest.raises(OSError, match="en_GB"):
        missing.read()
    with pytest.raises(OSError, match="en_GB"):
        missing.is_known("word")
