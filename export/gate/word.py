"""The gate of a Word file: every rule that a published document must keep."""

from __future__ import annotations

from collections.abc import Iterator

from export.gate.fault import GateFault
from export.gate.word_file import WordFile, take_apart
from export.gate.word_look import Looks
from export.gate.word_package import (
    language_faults,
    opening_faults,
    outside_faults,
    property_faults,
    whole_faults,
)
from export.gate.word_text import (
    heading_faults,
    leftover_faults,
    look_faults,
    picture_faults,
    spacing_faults,
    table_faults,
)


def check_word(data: bytes) -> tuple[GateFault, ...]:
    """Return what is wrong with a finished Word file, each fault once, by rule; () when it may go out.

    Sources of the rules: the Web Content Accessibility Guidelines 2.2 (AA), GOV.UK's guidance on publishing accessible
    documents (12 pt, sans serif, real headings), and the design's list of what must not leave in a file.
    """
    file = take_apart(data)
    if isinstance(file, GateFault):
        return (file,)
    faults: dict[tuple[object, ...], GateFault] = {}
    for fault in _faults(file, data):
        faults.setdefault((fault.code, *sorted(fault.data.items())), fault)
    return tuple(faults.values())


def _faults(file: WordFile, data: bytes) -> Iterator[GateFault]:
    yield from opening_faults(data)
    yield from whole_faults(file)
    yield from property_faults(file)
    yield from language_faults(file)
    yield from outside_faults(file)
    looks = Looks(file)
    yield from heading_faults(file, looks)
    yield from table_faults(file)
    yield from picture_faults(file)
    yield from spacing_faults(file)
    yield from look_faults(file, looks)
    yield from leftover_faults(file)
