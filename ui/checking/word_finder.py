"""Asks a process of its own which words may have been meant: the dictionary thinks for up to half a second."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer

from resources.loader import ROOT, path_of
from resources.processes import process_command, process_environment

LONGEST_MS = 5000
"""A process that has not answered by then is ended, and none were found."""
_CHILD = "proofing.child"
_LANGUAGE = "en_GB"
_ENDING_MS = 1000

OnFound = Callable[[tuple[str, ...]], object]


class WordFinder(QObject):
    """The process is begun with the first word, and lives until `stop`. What was found for a word is remembered."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: dict[str, tuple[str, ...]] = {}
        self._asked: deque[tuple[str, OnFound]] = deque()
        self._process: QProcess | None = None
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(LONGEST_MS)
        self._clock.timeout.connect(self._give_up)

    def find(self, word: str, on_found: OnFound) -> None:
        """Hand over the words that may have been meant, the likeliest first: at once where they are known by now."""
        if word in self._found:
            on_found(self._found[word])
            return
        self._asked.append((word, on_found))
        if len(self._asked) == 1:
            self._ask()

    def stop(self) -> None:
        """End the process; nobody waits for an answer any more."""
        self._asked.clear()
        self._clock.stop()
        process, self._process = self._process, None
        if process is not None:
            process.finished.disconnect(self._give_up)
            process.errorOccurred.disconnect(self._give_up)
            process.kill()
            process.waitForFinished(_ENDING_MS)
            process.deleteLater()

    def _ask(self) -> None:
        word, _on_found = self._asked[0]
        if self._process is None:
            self._process = self._begin()
        self._clock.start()
        self._process.write(f"{json.dumps(word)}\n".encode())

    def _begin(self) -> QProcess:
        process = QProcess(self)
        program, *arguments = process_command(_CHILD, str(path_of("dictionaries", _LANGUAGE)), _LANGUAGE)
        environment = QProcessEnvironment()
        for name, value in process_environment().items():
            environment.insert(name, value)
        process.setProcessEnvironment(environment)
        process.setWorkingDirectory(str(ROOT.parent))
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._on_answer)
        process.finished.connect(self._give_up)
        process.errorOccurred.connect(self._give_up)
        process.start(program, arguments)
        return process

    def _on_answer(self) -> None:
        process = self._process
        while process is not None and self._asked and process.canReadLine():
            try:
                answer = json.loads(bytes(process.readLine().data()))
                found = tuple(str(each) for each in answer)
            except (ValueError, TypeError):
                self._give_up()
                return
            word, on_found = self._asked.popleft()
            self._clock.stop()
            self._found[word] = found
            if self._asked:
                self._ask()
            on_found(found)

    def _give_up(self) -> None:
        """Say of all that are asked that nothing was found: the process has ended, or takes too long."""
        asked = tuple(self._asked)
        self.stop()
        for _word, on_found in asked:
            on_found(())
