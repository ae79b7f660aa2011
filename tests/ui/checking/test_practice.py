"""Practice before the first check: all checks look at the sample's prose, and a short report needs none."""

from __future__ import annotations

import pytest

from domain.checks.checking import Checked
from domain.checks.engine import CheckEngine
from domain.frameworks.file import parse_framework
from domain.frameworks.framework import Framework
from resources.loader import read_json
from store.sample import sample_framework_id
from ui.checked_assessment import KeptEngine
from ui.checking import helper, practice
from ui.house_style import style_with_own_rules


@pytest.fixture
def practised(monkeypatch: pytest.MonkeyPatch) -> list[Checked]:
    """What was found in practice, each time."""
    found: list[Checked] = []

    class Watched(CheckEngine):
        def check(self, *told: object, **named: object) -> Checked:
            found.append(super().check(*told, **named))  # type: ignore[arg-type]
            return found[-1]

    monkeypatch.setattr(practice, "CheckEngine", Watched)
    return found


def framework() -> Framework:
    name = f"{sample_framework_id()}.json"
    return parse_framework(read_json("frameworks", name), name)


def test_all_checks_practise_on_prose_and_none_fails(practised: list[Checked]) -> None:
    practice.practise_on_a_report(framework(), style_with_own_rules(""))
    (checked,) = practised
    families = {each.family for each in checked.findings}
    assert len(families) > 5
    assert (checked.failed, checked.too_slow) == ((), ())


def test_only_a_long_report_is_practised_for_and_once(practised: list[Checked]) -> None:
    kept = KeptEngine()
    kept.practise(framework(), "", helper.LONG_REPORT - 1)
    assert practised == []
    kept.practise(framework(), "", helper.LONG_REPORT)
    kept.practise(framework(), "", helper.LONG_REPORT)
    assert len(practised) == 1


def test_nobody_practises_where_a_report_has_been_checked(practised: list[Checked]) -> None:
    kept = KeptEngine()
    kept.of(framework(), style_with_own_rules(""))
    kept.practise(framework(), "", helper.LONG_REPORT)
    assert practised == []


def test_nobody_practises_for_a_window_that_was_closed(practised: list[Checked]) -> None:
    kept = KeptEngine()
    kept.close()
    kept.practise(framework(), "", helper.LONG_REPORT)
    assert practised == []
