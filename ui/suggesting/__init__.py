"""Suggestions where they are made and met: in the list, beside the text, and at the caret."""
