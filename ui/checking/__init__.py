"""What checks find, in the text: checking at rest, the quiet marks, and what can be done with a finding there."""
