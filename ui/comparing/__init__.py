"""Comparing versions: which two, what changed between them, and bringing back what was there."""
