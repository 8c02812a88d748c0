"""Draw ``newer.csv`` anew: what MDN's browser-compat-data says is newer than the floor.

``python -m tests.floor.extract PATH/data.json``, with the file of the npm package ``@mdn/browser-compat-data`` (its licence is
CC0-1.0). Only development needs it: nothing of it reaches a page.
"""

import csv
import json
import re
import sys
from pathlib import Path

from lactation.site.lower import FLOOR

HERE = Path(__file__).parent
NEWER = HERE / "newer.csv"
NEVER = 999.0
FAR = re.compile(  # interfaces of which a course needs nothing: they would be half of the table
    "Audio|Authenticator|Background|Bluetooth|Contact|Credential|Device|Encoded|Fed|GPU|HID|Identity|Ink|Launch|MIDI|ML|Media|NDEF|"
    "OTP|Payment|Presentation|Public|RTC|Remote|Sensor|Serial|Shared|Smart|Speech|Storage|Trusted|USB|Video|Wake|WebGL|WebSocketS|"
    "WebTransport|XR|EXT_|WEBGL|OES|OVR|KHR|CSS[A-Z]|Navigation|Performance|Rtc|Summarizer|Translator|Language|Rewriter|Writer"
)


def since(support, browser):
    """The version that first had a feature, plainly and switched on; 999 where none has."""
    found = support.get(browser, {})
    plain = [
        one for one in (found if isinstance(found, list) else [found]) if not {"prefix", "alternative_name", "flags"} & set(one)
    ]
    if all("version_removed" in one for one in plain):
        return NEVER
    # In part at first, whole later: from the first on.
    versions = [one["version_added"] for one in plain if one.get("version_added")]
    numbers = [float(found[0]) for one in versions if (found := re.search(r"\d+(\.\d+)?", str(one)))]
    return min(numbers, default=NEVER)


def is_newer(entry):
    support = entry.get("__compat", {}).get("support")
    return support is not None and any(since(support, browser) > version for browser, version in FLOOR.items())


def row(kind, name, entry):
    versions = [since(entry["__compat"]["support"], browser) for browser in FLOOR]
    return [kind, name, *("" if one == NEVER else f"{one:g}" for one in versions)]


def under(tree):
    """The names and entries below a part of the data, without its own ``__compat``."""
    return [(name, entry) for name, entry in tree.items() if name != "__compat"]


def near(tree):
    """The interfaces of a part of the data that a course may need."""
    return {name: entry for name, entry in under(tree) if not FAR.match(name)}


def words_of(name, entry):
    """The values that an entry below a property or type stands for: its name, unless it describes something in words."""
    told = re.findall(r"<code>([\w-]+)(?:\(\))?</code>", entry.get("__compat", {}).get("description", ""))
    return [one for one in {name, *told} if "_" not in one]


def css_rows(css):
    for name, entry in under(css["properties"]):
        if is_newer(entry):
            yield row("property", name, entry)
        for value, inner in under(entry):
            if is_newer(inner) and not is_newer(entry):
                yield from (row("value", f"{name}: {word}", inner) for word in words_of(value, inner) if word != name)
    for name, entry in under(css["selectors"]):
        if is_newer(entry):
            yield row("selector", name, entry)
        elif name == "not":
            yield row("selector", "not a list", entry["selector_list"])
    for name, entry in under(css["at-rules"]):
        if is_newer(entry):
            yield row("at-rule", name, entry)
        yield from (row(f"in @{name}", inner_name, inner) for inner_name, inner in under(entry) if is_newer(inner))
    yield from type_rows(css["types"])


def type_rows(types):
    for name, entry in under(types):
        if is_newer(entry):
            yield row("function", name, entry)
        unit = name in ("length", "resolution", "angle", "time", "flex")
        for inner_name, inner in under(entry):
            if is_newer(inner):
                words = words_of(inner_name, inner) if unit else {inner_name}
                yield from (row("unit" if unit else "function", word, inner) for word in words if "_" not in word)


def members(tree):
    """Every name of an interface's or object's member, with its entries."""
    found = {}
    for _, interface in under(tree):
        for name, entry in under(interface):
            if "__compat" in entry:
                found.setdefault(re.sub(r"_(static|event|permission)$", "", name), []).append(entry)
    return found


def api_rows(data):
    """Members that are newer wherever they are; one that some older object has too tells nothing by its name alone."""
    builtins = data["javascript"]["builtins"]
    for kind, tree in (("global", data["api"]), ("global", builtins)):
        yield from (row(kind, name, entry) for name, entry in near(tree).items() if is_newer(entry))
    found = members(near(data["api"]))
    for name, entries in members(builtins).items():
        found.setdefault(name, []).extend(entries)
    for name, entries in found.items():
        if "_" not in name and all(map(is_newer, entries)):
            yield row("member", name, entries[0])


def main(path):
    data = json.loads(Path(path).read_text(encoding="utf-8"))
    rows = sorted({tuple(one) for one in [*css_rows(data["css"]), *api_rows(data)]})
    with NEWER.open("w", encoding="utf-8", newline="") as out:
        out.write(f"# MDN's browser-compat-data {data['__meta']['version']}, CC0-1.0; made by tests/floor/extract.py\n")
        csv.writer(out, lineterminator="\n").writerows([["kind", "name", *FLOOR], *rows])
    print(f"{len(rows)} features newer than {', '.join(f'{name} {version:g}' for name, version in FLOOR.items())}")


if __name__ == "__main__":
    main(sys.argv[1])
