"""Changes, moves, parts and ranks that a sentence claims in words, held against the figures beside them."""
