"""Tests, mirroring the package; ``notebooks`` runs the lessons under nbval, ``browser`` drives the built site."""
