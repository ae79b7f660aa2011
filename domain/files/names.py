"""Names for files that go out: allowed on every system, and looking like what they are."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator
from typing import Final

_LONGEST_NAME: Final = 150
"""Bytes of UTF-8. File systems take 255; a path on Windows only 260 characters with all its folders."""
_LONGEST_ENDING: Final = 20
_FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*]')
_RESERVED: Final = re.compile(r"(CON|PRN|AUX|NUL|COM[0-9¹²³]|LPT[0-9¹²³]|CONIN\$|CONOUT\$)", re.IGNORECASE)
_UNSEEN: Final = frozenset(("Cc", "Cf", "Cs", "Co", "Cn"))


def safe_file_name(name: str, otherwise: str = "file") -> str:
    """Return a name for one file that is allowed on Windows, macOS and Linux and looks like what it is.

    Separators and forbidden characters become "-"; control, bidirectional and other unseen characters are left out;
    dots and spaces go from both ends; the names of devices get "_" in front; at most 150 bytes, ending kept.
    Where nothing is left, `otherwise`. Source: "Naming Files, Paths, and Namespaces", Microsoft.
    """
    spaced = re.sub(r"\s", " ", unicodedata.normalize("NFC", name))
    seen = "".join(character for character in spaced if unicodedata.category(character) not in _UNSEEN)
    shortened = _shortened(_FORBIDDEN.sub("-", re.sub(" +", " ", seen)).strip(". "))
    if _RESERVED.fullmatch(shortened.split(".")[0].strip()):
        shortened = f"_{shortened}"
    return shortened or otherwise


def numbered(name: str) -> Iterator[str]:
    """Yield the name, then the same with " (2)", " (3)" and so on before its ending."""
    yield name
    stem, ending = _split_name(name)
    for number in itertools.count(2):
        yield f"{stem} ({number}){ending}"


def _split_name(name: str) -> tuple[str, str]:
    stem, dot, ending = name.rpartition(".")
    if not stem or not ending.isalnum() or len(ending.encode()) > _LONGEST_ENDING:
        return name, ""
    return stem, dot + ending


def _shortened(name: str) -> str:
    stem, ending = _split_name(name)
    kept = stem.encode()[: _LONGEST_NAME - len(ending.encode())].decode(errors="ignore")
    return f"{kept.rstrip('. ')}{ending}"
