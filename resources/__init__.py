"""Frameworks, templates, themes, icons, word lists and the demo: data, and one small loader."""
