"""What no test needs and pytest's plugins load all the same, left out in each process: ``-p tests.light``, which is read first.

jsonschema, which nbval brings, builds forty grammars to know the addresses of other scripts from one another. No schema of a
notebook asks for them, and without the package it does without.
"""

import sys

sys.modules["rfc3987_syntax"] = None  # an import of it is refused
