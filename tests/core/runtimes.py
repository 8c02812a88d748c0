"""The compiled core without a browser, to hold it against CPython."""

import json
from functools import lru_cache

from py_mini_racer import MiniRacer

from lactation.site.compile import compile_core


@lru_cache
def script():
    """The compiled core, once in a process."""
    engine = MiniRacer()
    engine.eval(compile_core(data=False))
    return engine


def in_script(name, *given):
    """What a function of the compiled core (its name, or JavaScript) answers, as plain data."""
    call = name if name.startswith("function") else f"lactation.{name}"
    return json.loads(script().eval(f"JSON.stringify(({call})({', '.join(json.dumps(one) for one in given)}))"))
