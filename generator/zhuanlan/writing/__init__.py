"""Bytes → output. Imports the model only."""
