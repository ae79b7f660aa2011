"""What is wrong with the name of a file that somebody else packed, and how such a name is shown."""

from __future__ import annotations

import re
from typing import Final

from domain.text.cleaning import clean_line

_DRIVE: Final = re.compile(r"[A-Za-z]:")
_RESERVED: Final = re.compile(r"(CON|PRN|AUX|NUL|COM[0-9¹²³]|LPT[0-9¹²³]|CONIN\$|CONOUT\$)", re.IGNORECASE)
_MARKS: Final = re.compile("[\u200e\u200f\u061c]")
_JUNK: Final = frozenset(("thumbs.db", "desktop.ini", "__macosx"))
LONGEST_NAME: Final = 255


def refusal_of_path(name: str) -> str:
    """Return why a path inside an archive is not followed, "" when nothing is wrong with it.

    Codes: "path-network" (\\\\server\\share), "path-absolute", "path-drive" (C:), "path-outside" ("..").
    """
    path = name.replace("\\", "/")
    if path.startswith("//"):
        return "path-network"
    if path.startswith("/"):
        return "path-absolute"
    if _DRIVE.match(path):
        return "path-drive"
    if ".." in path.split("/"):
        return "path-outside"
    return ""


def is_reserved(name: str) -> bool:
    """Say whether Windows keeps this name for a device, whatever its ending."""
    return _RESERVED.fullmatch(last_part(name).split(".")[0].strip()) is not None


def is_hidden(name: str) -> bool:
    """Say whether a path leads to what programs hide or leave behind, rather than to what people filed."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return any(part.startswith((".", "~$")) or part.lower() in _JUNK for part in parts)


def last_part(name: str) -> str:
    """Return the file's own name in a path, whichever way its folders are divided."""
    return name.replace("\\", "/").rstrip("/").rpartition("/")[2]


def shown_name(name: str) -> str:
    """Return a file's own name as it is kept and shown: one line, without marks that turn its direction."""
    cleaned = " ".join(_MARKS.sub("", clean_line(last_part(name))).split())
    return cleaned[:LONGEST_NAME] or "file"


def shown_path(name: str) -> str:
    """Return a whole path as it is shown in a report."""
    return " ".join(_MARKS.sub("", clean_line(name.replace("\\", "/"))).split())[: 2 * LONGEST_NAME]
