"""A class from the files that its learners exported: what they know, what the questions are worth, who needs help.

Only an instructor's notebook uses it; no page of the course does. Nothing is sent anywhere and nothing is written.
"""
