"""What would tell who a person is."""
