"""The compiled core without a browser: its functions, called with JSON in and out, one call for many cases.

    core = compiled()
    core.each("deck", [[5, 1], [5, 2]])  # -> [deck(5, 1), deck(5, 2)]
    core.tried("deck", [[5, 1], [5, -1]])  # -> [{"gives": [...]}, {"refuses": "seed: found -1, expected ..."}]
    core.run("games => games.map(g => lactation.order_start(g.spec, g.kept))", games)  # any function of JavaScript

A crossing costs as much as a hundred small calls: hand over cases in batches, and whole games to `run`. NaN and infinities may
go in as Python's json writes them; coming out they are null.
"""

import atexit
import functools
import json

from lactation.accelerator import new_context
from lactation.core_script import core_script

READ_AND_ASK = """
function crossed(work, text) {
  var given;
  try { given = JSON.parse(text); } catch (error) { given = (0, eval)("(" + text + ")"); }
  return JSON.stringify(work(given));
}
function each(name, text) {
  return crossed(function (cases) { return cases.map(function (one) { return lactation[name].apply(null, one); }); }, text);
}
function tried(name, text) {
  return crossed(function (cases) {
    return cases.map(function (one) {
      try { return { gives: lactation[name].apply(null, one) }; }
      catch (error) { return { refuses: error.message.replace(/^(\\w+Error: )+/, "") }; }
    });
  }, text);
}
"""


class Compiled:
    """A context of JavaScript that holds the compiled core as ``lactation``."""

    def __init__(self):
        self.context = new_context()
        self.context.eval(core_script() + READ_AND_ASK)

    def each(self, name, cases):
        """Return what the function of that name gives for each list of arguments; the first error is raised."""
        return json.loads(self.context.call("each", name, json.dumps(cases)))

    def tried(self, name, cases):
        """Return for each list of arguments what the function gives, or the message with which it refuses."""
        return json.loads(self.context.call("tried", name, json.dumps(cases)))

    def run(self, work, given):
        """Return what a function, written in JavaScript, makes of ``given``; it may use ``lactation``."""
        return json.loads(self.context.eval(f"crossed({work}, {json.dumps(json.dumps(given))})"))


@functools.cache
def compiled():
    """Return the compiled core; a process compiles it once."""
    core = Compiled()
    atexit.register(core.context.close)  # a context that is left open may keep the process from ending
    return core
