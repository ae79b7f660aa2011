"""Documents and pasted text read into plain blocks."""
