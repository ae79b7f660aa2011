"""The one place that knows the spelling library: a Hunspell dictionary, read when a word is first asked for."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

from domain.checks.spelling.near_words import near_words

_LONGEST_WORD: Final = 64
"""Hunspell works on words of up to 100 letters or so; nothing this long is a word of a language."""
_MOST_SUGGESTIONS: Final = 5
_NOT_OF_WORDS: Final = re.compile(r"[\x00-\x20\ud800-\udfff]")


class Dictionary:
    """The words of a language, from the files NAME.aff and NAME.dic in a folder.

    Reading the files takes about 130 ms, during which no other thread of Python runs, so it happens at the first
    question, on the thread that asks.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self._folder = folder
        self._name = name
        self._library: Any = None

    def read(self) -> None:
        """Read the files, if that has not been done; raise OSError, or ImportError without the library."""
        if self._library is None:
            from hunspell import Hunspell

            # Whatever the locale: the folder's name may have any letters.
            self._library = Hunspell(self._name, hunspell_data_dir=str(self._folder), system_encoding="UTF-8")

    def is_known(self, word: str) -> bool:
        """Return whether a word, as it is written, is one of the language; raise as `read` does."""
        self.read()
        return _may_be_a_word(word) and bool(self._library.spell(word))

    def suggestions(self, word: str) -> tuple[str, ...]:
        """Return up to five words of the language that may have been meant, the likeliest first.

        Words that are one slip away are found in milliseconds. Where there are none, Hunspell thinks for 0.2 to 0.5 s,
        and no other thread of Python runs meanwhile: to be asked for one word at a time, when somebody wants it.
        """
        if not _may_be_a_word(word):
            return ()
        self.read()
        near = near_words(word, self.is_known)
        found = near if near else self._library.suggest(word)
        return tuple(dict.fromkeys(found))[:_MOST_SUGGESTIONS]


def _may_be_a_word(word: str) -> bool:
    """Return whether the library can be asked: half a surrogate pair has no UTF-8, and zero ends its words."""
    return 0 < len(word) <= _LONGEST_WORD and _NOT_OF_WORDS.search(word) is None
