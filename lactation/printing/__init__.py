"""The instructor's printed pack: ``python -m lactation.printing`` makes PDF files of the built course and of its content.

``cards`` takes from the content what a card says, ``sheets`` makes pages of it, ``browser`` prints them with Chromium, ``impose``
puts two A5 pages on one A4, ``checks`` looks at every page, ``pack`` says what is in the pack. Words: ``content/print.yaml``.
"""
