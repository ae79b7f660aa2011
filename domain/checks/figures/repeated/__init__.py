"""What a report says twice: figures of the same, and dates of the same, that differ from place to place."""
