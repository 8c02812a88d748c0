"""The quick way to read YAML gives what ruamel gives, line for line, or leaves the text to it."""

import pytest
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from lactation.content import HERE
from lactation.content.yaml_quick import RareError, quick

FILES = sorted(HERE.rglob("*.yaml"), key=lambda path: path.stat().st_size)[::6]
VALUES = (
    "no", "yes", "On", "true", "False", "null", "~", "", "12", "-3", "017", "0o17", "0x1f", "0b11", "1_000", "1.5", "+.5", "1e3",
    "1.", "-.inf", ".nan", "1:30", "2024-02-03", "'12'", '"a\\n\\u201cb"', "=", "- b",
    "|\n  two\n  lines\n", ">\n  two\n  lines\n",
    "[]", "{}", "[a, {b: c}]", "{a:1, b}", "&x [1, 2]", "!own 12", "a: b", "a # no more", "a#b", "\ta", "{a: 1, a: 2}",
    "'open", "[1, 2", "a\x07b", "? b", "*x", "%a", "@a", "{<<: {a: 1}}", "&x [*x]",
)  # fmt: skip


def with_lines(data):
    """Return what was read, each name and entry with its line, each value with its type."""
    if isinstance(data, dict):
        return [(key, data.lc.key(key)[0], with_lines(value)) for key, value in data.items()]
    if isinstance(data, list):
        return [(data.lc.item(place)[0], with_lines(value)) for place, value in enumerate(data)]
    plain = next(kind for kind in (bool, int, float, str, type(None)) if isinstance(data, kind))
    return plain.__name__, repr(plain(data)) if data is not None else ""


def read_by(reader, text):
    """Return what a reader makes of a text, or nothing when it refuses it."""
    try:
        return with_lines(reader(text))
    except (RareError, YAMLError):
        return None


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_files_are_read_as_by_ruamel(path):
    text = path.read_text(encoding="utf-8")
    assert read_by(quick, text) == read_by(YAML(typ="rt").load, text) is not None


@pytest.mark.parametrize("value", VALUES)
def test_what_is_read_quickly_is_read_as_by_ruamel(value):
    text = f"first: 1\nsecond:\n  - third: {value}\n  - {value}\n"
    found = read_by(quick, text)
    assert found is None or found == read_by(YAML(typ="rt").load, text)


def test_what_is_usual_is_read_quickly():
    assert sum(read_by(quick, f"a: {value}\n") is not None for value in VALUES[:20]) > 15
