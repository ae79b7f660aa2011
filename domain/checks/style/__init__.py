"""House style: terms, forms, acronyms, lengths, tense."""
