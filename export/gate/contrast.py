"""The contrast of two colours, as the Web Content Accessibility Guidelines define it."""

from __future__ import annotations

import re

LOWEST = 4.5
_HEX = re.compile(r"#?([0-9a-fA-F]{6})")


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio, 1 to 21, of two colours written "1D1D1F" or "#1d1d1f".

    Source: WCAG 2.2, "contrast ratio" and "relative luminance". Raises ValueError for anything but six hex digits.
    """
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    match = _HEX.fullmatch(color)
    if match is None:
        raise ValueError(color)
    red, green, blue = (_linear(int(match[1][place : place + 2], 16) / 255) for place in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
