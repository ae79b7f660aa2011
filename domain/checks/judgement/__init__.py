"""What is said against what was scored."""
