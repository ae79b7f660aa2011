"""Run the cases of a test that needs nothing made for it one after the other, as one test.

Thousands of sentences are each looked at in a millisecond; to begin, end and tell a test takes several times as long.
"""

from __future__ import annotations

from collections.abc import Sequence
from inspect import signature

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


def together(items: list[pytest.Item]) -> list[pytest.Item]:
    """Return the tests in order, those that differ in plain values alone as one that tells each case that fails."""
    cases: dict[object, list[pytest.Item]] = {}
    for item in items:
        name = _name_of(item)
        cases.setdefault((item.parent, name) if name else item, []).append(item)
    return [each[0] if len(each) == 1 else _all_of(each) for each in cases.values()]


def _name_of(item: pytest.Item) -> str:
    """Return the name of the test that an item is a case of, "" where it is none or asks for more than its values."""
    if not isinstance(item, pytest.Function) or not hasattr(item, "callspec"):
        return ""
    marks = list(item.iter_markers())
    if any(mark.name != "parametrize" or mark.kwargs.get("indirect") for mark in marks):
        return ""
    values = {name.strip() for mark in marks for name in _names_in(mark.args[0])}
    others = (set(item.fixturenames) - MADE_FOR_ALL) | set(signature(item.function).parameters)
    return "" if others - values or set(item.callspec.params) - values else item.originalname


def _names_in(given: str | Sequence[str]) -> Sequence[str]:
    return given.split(",") if isinstance(given, str) else given


def _all_of(cases: list[pytest.Item]) -> pytest.Function:
    def run_all() -> None:
        failed: list[BaseException] = []
        for case in cases:
            assert isinstance(case, pytest.Function)
            try:
                case.obj(**case.callspec.params)
            except (Exception, pytest.fail.Exception) as error:
                error.add_note(case.nodeid)
                failed.append(error)
        if failed:
            raise BaseExceptionGroup(f"{len(failed)} of {len(cases)} cases", failed)

    function: pytest.Function = pytest.Function.from_parent(cases[0].parent, name=_name_of(cases[0]), callobj=run_all)
    return function
