"""The printed pack."""
