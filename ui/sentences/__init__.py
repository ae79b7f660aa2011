"""What is said, table by table: for errors, faults, notices of readers and entries of the journal."""
