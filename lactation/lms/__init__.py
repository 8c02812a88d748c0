"""The course for an LMS (SCORM 1.2), its questions for Moodle (GIFT), its cards for Anki.

``python -m lactation.lms SITE OUT`` writes all of them; ``make offline`` does too.
"""
