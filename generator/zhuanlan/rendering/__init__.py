"""Pages → bytes. Imports the model only."""
