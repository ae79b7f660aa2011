"""Suggestions in the text: how they look, how the document shows them, and what typing makes of them."""
