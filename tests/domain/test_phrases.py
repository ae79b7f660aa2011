"""A pattern of words is made ready when it is first asked for, or before that where there is time."""

from __future__ import annotations

import re

import pytest

from domain.checks.phrases import Phrase, make_all_ready


def test_all_patterns_can_be_made_ready_before_they_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    phrase = Phrase("waited for [a-z]+", ("waited",))
    make_all_ready()
    monkeypatch.setattr(re, "compile", None)
    found = phrase.search("They waited for months.")
    assert found is not None
    assert found.group() == "waited for months"
