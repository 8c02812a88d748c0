"""The course as one HTML file, to forward in a messenger: all packs are in it, and which page is shown stands behind the #."""

import html
from pathlib import Path

from lactation.content.schema import words
from lactation.files import write_whole
from lactation.offline.shell import Course, hash_for_policy, loader, policy, shell, written

NAME = "milk-in-motion.html"
PACK = '<script type="text/plain" id="milk-pack-{name}">{signs}</script>'
# The script stands before the packs, so that it can tell of a file that was cut off.
BEGIN = """\
document.addEventListener("DOMContentLoaded", function () {
  var held = {};
  document.querySelectorAll("script[id^=milk-pack-]").forEach(function (pack) { held[pack.id.slice(10)] = pack; });
  milk_show(course, function (name) {
    return new Promise(function (ok) {
      if (!held[name]) { throw new Error("damaged"); }
      ok(milk_bytes(held[name].textContent));
    });
  });
});
"""


def one_file(course: Course) -> str:
    """Return the file."""
    script = loader(course, True, BEGIN)
    packs = [PACK.format(name=name, signs=written(pack)) for name, pack in course.packs.packs.items()]
    body = "\n".join([f"<script>{script}</script>", *packs])
    return shell(html.escape(words()["course_name"]), policy(course, hash_for_policy(script)), body)


def make(course: Course) -> list[Path]:
    """Write the file."""
    path = course.folder / NAME
    write_whole(path, one_file(course).encode())
    return [path]
