"""What figures say, and whether they agree."""
