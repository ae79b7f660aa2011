"""Know the people whom something is for, or who get it: another clause may speak of it without them."""

from __future__ import annotations

import re

_WHOM = (
    r"(?:(?:unpaid|young|older|disabled|deaf|autistic|all|most) )*(?:carers|families|residents|parents|staff|providers"
    r"|people)"
)
FOR_WHOM = re.compile(
    rf"\b(?:for|to) {_WHOM}\b|\A\W*{_WHOM} (?:could|were able|were unable|had|got|found|struggled)\b", re.IGNORECASE
)
