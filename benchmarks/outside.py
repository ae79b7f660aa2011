"""The free checkers that can be run beside the program's own, and those that cannot, with the reason."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from benchmarks.scale import ROOT
from domain.checks.finding import Family, Finding, Severity
from tests.corpus.reading import Case

ENVIRONMENT: Final = ROOT / "build" / "tools-venv"
_PYTHON: Final = ENVIRONMENT / "bin" / "python"
_CHILD: Final = Path(__file__).resolve().parent / "outside_checkers.py"
_NOT_MADE: Final = "`make checkers` has not been run"


@dataclass(frozen=True, slots=True)
class Outside:
    """A checker that others make: its name, version and licence, or why it cannot be run."""

    name: str
    licence: str
    command: str = ""
    version: str = ""
    reason: str = ""

    @property
    def is_there(self) -> bool:
        """Return whether it can be run."""
        return not self.reason

    def findings(self, cases: Sequence[Case]) -> list[list[Finding]]:
        """Return what it says of each case."""
        places = [
            (number, section.id, passage.id, passage.text)
            for number, case in enumerate(cases)
            for section in case.document.sections
            for passage in section.passages
        ]
        answers = _ask(self.command, [text for *_, text in places])["found"]
        found: list[list[Finding]] = [[] for _ in cases]
        for (number, section_id, passage_id, text), spans in zip(places, answers, strict=True):
            found[number] += [
                # What family a finding is of, a checker of others does not say: it is not looked at.
                Finding(code, Family.STYLE, Severity.SHOULD, section_id, passage_id, start, end, text[start:end])
                for start, end, code in spans
            ]
        return found


def outside_checkers() -> tuple[Outside, ...]:
    """Return the checkers, those that are installed with their version."""
    return (
        _installed("proselint", "BSD-3-Clause", "proselint"),
        _installed("Harper", "Apache-2.0", "harper"),
        Outside(
            "Vale",
            "MIT",
            reason="its packages (PyPI `vale` 3.25.1.0, npm `@vvago/vale` 3.23.0) hold no program: they download one "
            "when first run, which a machine that reaches package registries only cannot do",
        ),
        Outside(
            "LanguageTool",
            "LGPL-2.1",
            reason="`language-tool-python` 3.4.0 downloads its Java server when first run, and neither PyPI, npm nor "
            "Debian has a package that holds it; Harper stands here for a grammar checker that runs offline",
        ),
    )


def _installed(name: str, licence: str, command: str) -> Outside:
    if not _PYTHON.exists():
        return Outside(name, licence, command, reason=_NOT_MADE)
    return Outside(name, licence, command, version=str(_ask(command, [])["version"]))


def _ask(command: str, texts: list[str]) -> Any:
    asked = [str(_PYTHON), str(_CHILD), command]
    done = subprocess.run(asked, input=json.dumps(texts), capture_output=True, text=True, check=True)
    return json.loads(done.stdout)
