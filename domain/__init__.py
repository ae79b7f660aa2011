"""What the framework, the procedure and house style say: frozen values and plain functions, standard library only."""
