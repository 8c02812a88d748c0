"""What stands on a printed page: the PDF that Chromium makes of it."""

import io
import math

from pypdf import PdfReader

MM = 96 / 25.4  # CSS pixels
# 9 pt, less what Chromium rounds away.
LEAST_TYPE_PT = 8.95


def smallest_type(pdf: bytes) -> tuple[float, str]:
    """Return the smallest type in points, words in figures too, and what is written in it."""
    found = []

    def take(text, matrix, text_matrix, _font, size):
        if text.strip():
            across = text_matrix[0] * matrix[0] + text_matrix[1] * matrix[2]
            down = text_matrix[0] * matrix[1] + text_matrix[1] * matrix[3]
            found.append((size * math.hypot(across, down), text.strip()))

    for page in PdfReader(io.BytesIO(pdf)).pages:
        page.extract_text(visitor_text=take)
    return min(found)
