"""What things are: frozen records and pure functions. Standard library only; no file, clock or network."""
