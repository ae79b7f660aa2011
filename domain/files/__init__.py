"""Names of files that come in and go out, and what a Word file hides."""
