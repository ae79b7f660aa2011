"""What is not there yet."""
