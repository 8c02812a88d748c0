"""The part that runs in Python and, compiled by PScript, in the reader's browser.

Rules of this folder (a test holds them): modules import only ``math`` and each other; functions take and return plain
numbers, strings, lists and dicts; no word that a reader sees is written here.
"""
