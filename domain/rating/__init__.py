"""The rating of an assessment, exact and explained."""
