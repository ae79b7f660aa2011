"""Write the answers to a survey as a comma-separated file, one row per person, from how often each was given."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from math import gcd

_STRIDES = (37, 53, 71, 89, 101, 113)


def survey_file(questions: Mapping[str, Mapping[str, int]]) -> bytes:
    """Return a file with one row per answer sheet; raise ValueError when two questions were answered by unlike numbers.

    The answers to each question are spread over the rows by a fixed stride, so that no two questions run in parallel.
    """
    columns = {
        question: _spread([answer for answer, count in counts.items() for _ in range(count)], number)
        for number, (question, counts) in enumerate(questions.items())
    }
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(["Answer sheet", *columns])
    for number, answers in enumerate(zip(*columns.values(), strict=True), start=1):
        writer.writerow([number, *answers])
    return buffer.getvalue().encode("utf-8")


def _spread(answers: list[str], column: int) -> list[str]:
    count = len(answers)
    stride = next(stride for stride in _STRIDES[column % 3 :] if gcd(stride, count) == 1)
    return [answers[(row * stride + column * 7) % count] for row in range(count)]
