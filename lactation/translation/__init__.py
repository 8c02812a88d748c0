"""What a translator gets, and what comes back: files of messages (PO), their checks, and a language to test with.

``make messages`` writes the templates; docs/translating.md says how a language is begun. Readers of the course need none of this.
"""
