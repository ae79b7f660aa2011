"""What stands twice, here or in another report."""
