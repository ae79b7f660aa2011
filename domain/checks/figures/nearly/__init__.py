"""Find figures that nearly follow from others, by how near they lie to what these make."""
