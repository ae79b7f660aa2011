"""What a sentence says of quantities, held by arithmetic against all that it can be said of."""
