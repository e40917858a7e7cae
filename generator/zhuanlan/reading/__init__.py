"""Files → documents. Imports the model only."""
