"""What goes out: the report, the schedule of evidence and the bundle, as plain values."""
