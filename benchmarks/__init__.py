"""What the speed figures of docs/performance.md are made with."""
