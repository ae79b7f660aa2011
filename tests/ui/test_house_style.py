"""The house style that checks go by: with spelling where the dictionary can be read, else without."""

from __future__ import annotations

import pytest

from proofing.dictionary import Dictionary
from ui.house_style import house_style, style_with_own_rules, style_with_spelling


@pytest.mark.parametrize("error", [ImportError("no library"), OSError("no dictionary")])
def test_without_a_dictionary_spelling_is_not_checked_and_the_log_says_so(
    error: Exception, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(dictionary: Dictionary) -> None:
        raise error

    monkeypatch.setattr(Dictionary, "read", fail)
    assert style_with_spelling.__wrapped__() == house_style()
    assert str(error) in caplog.text


def test_with_the_dictionary_the_style_has_a_speller() -> None:
    style = style_with_spelling.__wrapped__()
    assert style.speller is not None
    assert [each.word for each in style.speller.doubts_in("The plan was recieved.").words] == ["recieved"]
    assert house_style().speller is None


def test_own_rules_are_laid_over_the_style_with_spelling() -> None:
    style = style_with_own_rules.__wrapped__("word: recieved\noff: passive")
    assert style.speller is not None
    assert style.speller.doubts_in("The plan was recieved.").words == ()
    assert style.off == {"passive"}


def test_of_own_rules_the_lines_with_a_fault_are_left_out_and_the_others_hold() -> None:
    style = style_with_own_rules.__wrapped__("nonsense\noff: passive\noff: pasive")
    assert style.off == {"passive"}
    assert style_with_own_rules.__wrapped__("nonsense").own_terms == ()


def test_the_style_knows_the_names_of_authorities() -> None:
    assert "Leeds City Council" in house_style().authorities.names
