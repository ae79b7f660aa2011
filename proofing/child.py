"""Looks for words in a process of its own: a word comes in on standard input, one a line, and is answered by a line.

`python -m proofing.child FOLDER NAME`; both lines are JSON. While Hunspell thinks, no other thread of Python runs, and
a window would stand still.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from proofing.dictionary import Dictionary


def main() -> None:
    """Answer words until there are no more."""
    folder, name = sys.argv[1:3]
    dictionary = Dictionary(Path(folder), name)
    for line in sys.stdin:
        sys.stdout.write(json.dumps(dictionary.suggestions(str(json.loads(line)))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
