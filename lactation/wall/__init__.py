"""One laptop and a room of phones: the addresses, who is answered, and the class wall that the phones send to.

``lactation/serve.py`` serves the built course and, below ``/wall``, this. Imports of the course come when the wall is first asked
for, so that serving starts at once.
"""
