"""Measures the course: speed in CPython, a live kernel and Chromium, page weight, build time (`python -m bench.run`)."""
