"""Comments where they are written and met: at the words, the score, the reason and the evidence."""
