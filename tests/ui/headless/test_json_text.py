"""What a command prints for machines, against Python's own slow way."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ui.headless.json_text import indented

PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
KEYS = st.text() | st.integers() | st.booleans() | st.none()
DATA = st.recursive(
    PLAIN,
    lambda inside: (
        st.lists(inside, max_size=4)
        | st.tuples(inside, inside)
        | st.dictionaries(KEYS, inside, max_size=4)
        | st.dictionaries(st.text(), PLAIN, max_size=4)
    ),
    max_leaves=20,
)


@given(DATA)
def test_it_is_written_as_python_does_it(data: Any) -> None:
    assert "".join(indented(data)) == json.dumps(data, ensure_ascii=False, indent=2)
