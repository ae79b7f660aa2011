"""What a second person scores, how it is settled, and what a moderation panel looks at."""
