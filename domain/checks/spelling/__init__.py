"""Words that are not in the dictionary."""
