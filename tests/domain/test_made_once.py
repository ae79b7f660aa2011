"""What is made of words is made once for the very same words, and anew for others."""

from __future__ import annotations

from domain.checks.made_once import made_once


def test_the_same_words_are_made_ready_once_and_equal_ones_anew() -> None:
    made: list[list[str]] = []

    def book(*words: list[str]) -> tuple[int, list[str]]:
        made.append(words[0])
        return len(made), words[0]

    ready = made_once(book)
    first, equal = ["a"], ["a"]
    assert ready(first) == (1, ["a"])
    assert ready(first) == (1, ["a"])
    assert ready(equal) == (2, ["a"])
    assert ready(equal, first) == (3, ["a"])
    assert ready(first) == (1, ["a"])


def test_only_the_last_few_are_kept() -> None:
    made: list[int] = []
    ready = made_once(lambda words: made.append(words[0]) or len(made))
    words = [[number] for number in range(6)]
    for each in words:
        ready(each)
    assert ready(words[5]) == 6
    assert ready(words[0]) == 7
