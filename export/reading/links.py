"""Decide which addresses of a source's links may be kept."""

from __future__ import annotations

import re

LONGEST_ADDRESS = 4_096

_IGNORED = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):")
_KEPT = re.compile(r"(?:https?://[^/\\?#@:]|mailto:[^?@]+@)", re.IGNORECASE)


def safe_address(address: str) -> str:
    """Return the address without invisible characters, or "" when it may not be kept.

    Kept are http and https with a host, and mailto with a recipient, of at most LONGEST_ADDRESS characters. Browsers
    ignore line ends and control characters inside an address, so they are taken out before its scheme is looked at;
    spaces are written as they are in a request.
    """
    if len(address) > 2 * LONGEST_ADDRESS:
        return ""
    bare = _IGNORED.sub("", address).strip().replace(" ", "%20")
    return bare if len(bare) <= LONGEST_ADDRESS and _KEPT.match(bare) else ""


def kind_of_address(address: str) -> str:
    """Return the scheme of an address in lower case, "network-path" for UNC paths, "relative" where it has none."""
    bare = _IGNORED.sub("", address[: 2 * LONGEST_ADDRESS]).strip()
    if bare.startswith(("\\\\", "//")):
        return "network-path"
    scheme = _SCHEME.match(bare.lower())
    return scheme.group(1) if scheme else "relative"
