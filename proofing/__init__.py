"""Dictionaries: which words a language has, and which it has that are like a word it has not."""
