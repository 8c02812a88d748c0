"""Page and script agree on the names by which they speak to each other, and ``docs/page-protocol.md`` says them all."""

import re

import pytest

from lactation.activities.explorer import Explorer
from lactation.content.schema import Control, Guess
from lactation.site.compile import CORE
from lactation.site.join import join_script

PACKAGE = CORE.parent
DOC = (PACKAGE.parent / "docs" / "page-protocol.md").read_text(encoding="utf-8")
SCRIPT = join_script()
TEMPLATES = [*(PACKAGE / "faces" / "templates").glob("*.html"), *(PACKAGE / "site" / "theme").glob("*.html")]
FIGURES = [*(PACKAGE / "figures").glob("*.py"), *(PACKAGE / "figures" / "drawings").glob("*.svg")]
STYLE = (PACKAGE / "site" / "theme" / "static" / "milk.css").read_text(encoding="utf-8")
OTHERS = ["label_it", "steps", "sorting", "conditions", "questions"]  # activities with a spec of their own
DATA = r"\bdata-([a-z_-]+)"

NOT_FOR_THE_SCRIPT = {
    "layer": "parts of a drawing, chosen at build",
    "part": "names for the tests of the drawings",
}
NOT_FROM_THE_PAGE = {"kind": "the script writes it on handles that it draws itself, for tests and style"}


def together(paths):
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def read_names(script):
    """The data attributes that a script reads or writes: in selectors and through ``dataset``."""
    return set(re.findall(DATA, script)) | set(re.findall(r"\bdataset\.([a-z]+)", script))


def asked_classes(script):
    """The classes in the selectors by which a script finds its places; those of a state (``.story[open]``) too."""
    texts = re.findall(r"(?:querySelector|querySelectorAll|closest|all)\(([^;]*?)\)", script)
    literals = [one or other for text in texts for one, other in re.findall(r'"([^"]*)"|\'([^\']*)\'', text)]
    return {name for literal in literals for name in re.findall(r"\.([a-z][\w-]*)", literal)}


def state_classes(script):
    """The classes by which a script says what state something is in."""
    return set(re.findall(r'classList\.(?:add|remove|toggle)\("([\w-]+)"', script))


def classes_of(html):
    """The classes that a page can hold, those inside conditions of a template too."""
    return {name for text in re.findall(r'class="([^"]*)"', html) for name in re.findall(r"[a-z][\w-]*", text)}


def told(names):
    """The names among ``names`` that the document does not say."""
    return sorted(name for name in names if f"`{name}`" not in DOC)


def test_readers_of_names_find_what_is_there():
    text = """all(a, '[data-x="1"] .one'); b.querySelector(".two-b.three"); c.dataset.y; d.classList.toggle("on", c); "e.four";"""
    assert read_names(text) == {"x", "y"}
    assert asked_classes(text) == {"one", "two-b", "three"}
    assert state_classes(text) == {"on"}
    assert {"asks", "card", "explorer"} <= classes_of("""<p class="card explorer{{ ' asks' if predict }}">""")


def test_script_reads_every_attribute_of_the_page():
    there = set(re.findall(DATA, together(TEMPLATES + FIGURES)))
    assert there - read_names(SCRIPT) == set(NOT_FOR_THE_SCRIPT)


def test_page_has_every_attribute_that_the_script_reads():
    there = set(re.findall(DATA, together(TEMPLATES + FIGURES)))
    assert read_names(SCRIPT) - there == set(NOT_FROM_THE_PAGE)


def test_every_activity_of_the_templates_is_started_and_no_other():
    there = set(re.findall(r'data-activity="(\w+)"', together(TEMPLATES)))
    assert there == set(re.findall(r'data-activity="(\w+)"', SCRIPT))
    assert told(there) == []


def test_page_has_every_class_by_which_the_script_finds_its_places():
    made = set(re.findall(r'\bclass: "([\w-]+)"', SCRIPT))
    assert asked_classes(SCRIPT) - made - classes_of(together(TEMPLATES)) == set()


def test_every_state_that_the_script_says_is_of_use_to_style_or_script():
    used = set(re.findall(r"\.([a-z][\w-]*)", STYLE)) | set(re.findall(r'classList\.contains\("([\w-]+)"', SCRIPT))
    assert state_classes(SCRIPT) - used == set()


def test_document_says_every_attribute_and_no_other():
    names = read_names(SCRIPT) | set(re.findall(DATA, together(TEMPLATES + FIGURES)))
    assert set(re.findall(r"`data-([a-z_-]+)`", DOC)) == names


def test_document_says_every_class_that_the_script_relies_on():
    assert told(asked_classes(SCRIPT) | state_classes(SCRIPT)) == []


def explorer_keys():
    return set(Explorer("growth").view()["spec"])


def keys_of(name):
    """The keys of the specs that an activity's module writes."""
    source = (PACKAGE / "activities" / f"{name}.py").read_text(encoding="utf-8")
    specs = re.findall(r"\bspec\"?(?:: |\s*=\s*)\{(.*?)\n?\s*\}(?:,?\n)", source, re.S)
    return {key for spec in specs for key in re.findall(r"(?:^|[,{\n]) *\"(\w+)\":", spec)}


def test_document_says_every_key_of_an_explorers_spec_and_the_script_reads_each():
    assert told(explorer_keys()) == []
    assert {key for key in explorer_keys() if f"spec.{key}" not in SCRIPT} == set()


@pytest.mark.parametrize("name", OTHERS)
def test_document_says_every_key_of_the_other_specs(name):
    assert keys_of(name)
    assert told(keys_of(name)) == []


def test_script_asks_a_spec_only_for_what_one_holds():
    known = explorer_keys().union(
        Control.model_fields, Guess.model_fields, {"scales", "words"}, *map(keys_of, ["explorer", *OTHERS])
    )
    assert set(re.findall(r"\bspec\.(\w+)", SCRIPT)) - known == set()


def test_document_says_every_key_of_the_record_and_no_other():
    kept = set(re.findall(r'"/(\w+)"', SCRIPT)) | set(re.findall(r'memory\.[gs]et\("(\w+)"', SCRIPT))
    table = DOC[DOC.index("| key | value |") :]
    assert {"predict", "draw", "order", "techniques"} <= kept
    assert {one or other for one, other in re.findall(r"`[A-Z-]+/([a-z]+)`|\| `([a-z]+)` \|", table)} == kept
