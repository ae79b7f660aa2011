"""What a text derives from the figures that it has told: which way, how far, what share, how many in all."""
