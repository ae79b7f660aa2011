"""Run the cases of a test that needs nothing made for it one after the other, as one test.

Thousands of sentences are each looked at in a millisecond; to make, begin, end and tell a test takes several times as
long. So the cases are taken before each becomes a test, unless single ones are asked for by their names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from inspect import signature
from typing import Any

import pytest

MADE_FOR_ALL = frozenset(
    (
        "request",
        "garbage_is_searched_between_tests",
        "no_widget_is_left",
        "a_new_database_is_copied",
        "plain_look",
        "monkeypatch",
    )
)
"""What tests have without asking for it, or what that asks for, and cases do not change."""

Cases = Sequence[tuple[str, Mapping[str, Any]]]
"""The name of each case, and its values."""
TAKEN = pytest.StashKey[dict[str, Cases]]()
"""Kept with a module under the names of its tests."""


def take_cases(metafunc: pytest.Metafunc) -> None:
    """Take the cases of a test out of those that become a test each, where they differ in plain values alone."""
    calls = metafunc._calls
    if len(calls) > 1 and _needs_nothing(metafunc) and not _is_asked_for_cases(metafunc.config):
        _taken_of(metafunc.definition)[metafunc.definition.name] = [(call.id, call.params) for call in calls]
        calls.clear()


def together(items: list[pytest.Item]) -> list[pytest.Item]:
    """Return the tests in order, those whose cases were taken as one that tells each case that fails."""
    return [_all_of(item, cases) if (cases := _taken_of(item).get(item.name)) else item for item in items]


def _needs_nothing(metafunc: pytest.Metafunc) -> bool:
    marks = list(metafunc.definition.iter_markers())
    if any(mark.name != "parametrize" or mark.kwargs.get("indirect") for mark in marks):
        return False
    values = {name.strip() for mark in marks for name in _names_in(mark.args[0])}
    return (set(metafunc.fixturenames) - MADE_FOR_ALL) | set(signature(metafunc.function).parameters) == values


def _names_in(given: str | Sequence[str]) -> Sequence[str]:
    return given.split(",") if isinstance(given, str) else given


def _is_asked_for_cases(config: pytest.Config) -> bool:
    return bool(config.option.keyword) or any("[" in argument for argument in config.args)


def _taken_of(node: pytest.Item) -> dict[str, Cases]:
    module = node.getparent(pytest.Module)
    return module.stash.setdefault(TAKEN, {}) if module else {}


def _all_of(item: pytest.Item, cases: Cases) -> pytest.Function:
    assert isinstance(item, pytest.Function)

    def run_all() -> None:
        failed: list[BaseException] = []
        for name, values in cases:
            try:
                item.obj(**values)
            except (Exception, pytest.fail.Exception) as error:
                error.add_note(f"{item.nodeid}[{name}]")
                failed.append(error)
        if failed:
            raise BaseExceptionGroup(f"{len(failed)} of {len(cases)} cases", failed)

    function: pytest.Function = pytest.Function.from_parent(item.parent, name=item.name, callobj=run_all)
    return function
