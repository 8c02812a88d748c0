"""What stands on a printed page: the PDF that Chromium makes of it."""

from lactation.printing.checks import LEAST_TYPE_PT, smallest_type

__all__ = ["LEAST_TYPE_PT", "MM", "smallest_type"]

MM = 96 / 25.4  # CSS pixels
