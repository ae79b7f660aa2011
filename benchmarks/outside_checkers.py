"""Run by the interpreter of the tools' own environment: texts in, what one of the free checkers says of them out.

`python outside_checkers.py NAME` reads a list of texts as JSON, and writes the version of the checker and, for each
text, its findings as [start, end, name of the rule]. It imports nothing of the program.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.metadata import version

Spans = Iterator[tuple[int, int, str]]


def _proselint() -> tuple[str, Callable[[str], Spans]]:
    tools = import_module("proselint.tools")
    registry = import_module("proselint.registry").CheckRegistry()
    registry.register_many(import_module("proselint.checks").__register__)

    def check(text: str) -> Spans:
        for result in tools.LintFile("text", text).lint() if text else ():
            start, end = result.check_result.span
            # The checker puts a line end before the text.
            yield max(0, start - 1), end - 1, result.check_result.check_path

    return version("proselint"), check


def _harper() -> tuple[str, Callable[[str], Spans]]:
    harper = import_module("harper")
    linter = harper.Linter(dialect=harper.Dialect.BRITISH)

    def check(text: str) -> Spans:
        for lint in linter.lint(text, language="plaintext"):
            yield lint.span.start, lint.span.end, lint.lint_kind

    return version("harper-py"), check


def main() -> None:
    """Check the texts of the standard input."""
    number, check = {"proselint": _proselint, "harper": _harper}[sys.argv[1]]()
    found = [list(check(text)) for text in json.load(sys.stdin)]
    json.dump({"version": number, "found": found}, sys.stdout)


if __name__ == "__main__":
    main()
