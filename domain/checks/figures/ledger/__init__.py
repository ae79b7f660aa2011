"""What a passage claims of the figures it has told, held against these: each figure with the words that name it."""
