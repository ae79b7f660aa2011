"""Every benchmark by its name, in the order of the aims."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import cast

from benchmarks.measuring import Figure
from benchmarks.scale import Size

Measure = Callable[[Size, int], list[Figure]]

BENCHMARKS: Mapping[str, tuple[str, str]] = {
    "starting": ("benchmarks.starting", "measure"),
    "keys": ("benchmarks.editor_keys", "figures"),
    "autosave": ("benchmarks.autosave", "measure"),
    "main-thread": ("benchmarks.main_thread", "measure"),
    "opening": ("benchmarks.opening", "measure"),
    "search": ("benchmarks.search", "figures"),
    "intake": ("benchmarks.intake", "measure"),
    "filtering": ("benchmarks.filtering", "measure"),
    "checking": ("benchmarks.checking", "measure"),
    "comparing": ("benchmarks.comparing", "measure"),
    "word": ("benchmarks.word_report", "measure"),
    "checks": ("benchmarks.check_quality", "measure"),
}
"""Module and function: a module is imported only when its turn comes, so that none weighs on the others."""


def measure_of(name: str) -> Measure:
    """Return the function of a benchmark, given a size and a number of rounds; raise KeyError for another name."""
    module, function = BENCHMARKS[name]
    return cast(Measure, getattr(import_module(module), function))
