"""Evidence: items, excerpts, coverage, triangulation, and what comes from other programs."""
