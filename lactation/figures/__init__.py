"""Figures, drawn once with matplotlib. Each artist that moves carries the name of the scene's series that moves it."""
