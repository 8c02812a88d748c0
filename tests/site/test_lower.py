"""The style in older words: the same pages, and nothing left that the floor does not know."""

import pytest

from lactation.site.lower import FLOOR, lowered, style
from tests.floor.check import faults, graceful, newer, script_faults, style_faults


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        (":is(.a, .b) li > p{color:red}", ".a li>p,.b li>p{color:red}"),
        (".a :is(b, c):not(.d, .e){color:red}", ".a b:not(.d):not(.e),.a c:not(.d):not(.e){color:red}"),
        (".a:not(:is(.b, .c)){color:red}", ".a:not(.b):not(.c){color:red}"),
        ("p{margin-inline:1px 2px}", "p{margin-inline-start:1px;margin-inline-end:2px}"),
        ("p{margin-inline:var(--a)}", "p{margin-inline-start:var(--a);margin-inline-end:var(--a)}"),
        ("p{border-block:1px solid red}", "p{border-block-start:1px solid red;border-block-end:1px solid red}"),
        (
            ".a{inset-inline-start:2px!important}",
            ".a{left:2px!important}[dir=rtl] .a{left:auto!important;right:2px!important}",
        ),
        (".js .a{inset-inline-end:0}", ".js .a{right:0}[dir=rtl].js .a{left:0;right:auto}"),
        (".a{inset:0}", ".a{top:0;bottom:0;left:0;right:0}"),
        (".a,.b:has(c){color:red}", ".a{color:red}.b:has(c){color:red}"),
        (
            ".a{display:flex;gap:1px 2px}",
            ".a{gap:1px 2px;display:flex}"
            "@supports not (inset:0){:root .a>:not(:last-child){margin-inline-end:2px;margin-bottom:0}}",
        ),
        (
            ".a{display:flex;flex-direction:column}@media print{p .a{gap:1px}}",
            ".a{flex-direction:column;display:flex}@media print{p .a{gap:1px}"
            "@supports not (inset:0){:root p .a>:not(:last-child){margin-inline-end:0;margin-bottom:1px}}}",
        ),
        (".a{display:grid;gap:1px}", ".a{gap:1px;display:grid}"),
    ],
)
def test_newer_words_become_older_ones(css, expected):
    assert lowered(css) == expected


def test_element_behind_a_class_is_refused():
    with pytest.raises(ValueError, match="expected the element's name first"):
        lowered(".a:is(b, c){color:red}")


def test_nothing_on_a_page_is_newer_than_the_floor():
    assert faults() == []


@pytest.mark.parametrize(
    ("css", "told"),
    [
        ("a{aspect-ratio:1}", "property aspect-ratio"),
        ("a{width:10dvh}", "unit dvh"),
        ("a{color:color-mix(in srgb, red, blue)}", "function color-mix"),
        ("a:user-valid{color:red}", "selector user-valid"),
        ("b,a:user-valid{color:red}", "would drop the others"),
        ("a:not(b, c){color:red}", "not a list"),
        ("@container (min-width:1px){a{color:red}}", "at-rule container"),
        ("@media (width>1px){a{color:red}}", "range_syntax"),
        ("@supports not (width:1px){a{aspect-ratio:1}}", "property aspect-ratio"),
    ],
)
def test_newer_style_is_found(css, told):
    assert any(told in line for line in style_faults(css))


@pytest.mark.parametrize(
    "css", ["a{width:1px;width:10dvh}", "@supports (aspect-ratio:1){a{aspect-ratio:1}}", "a{width:min(1rem,2vw)}"]
)
def test_what_has_something_older_before_it_is_no_fault(css):
    assert style_faults(css) == []


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("a?.b;", "optional_chain"),
        ("a ?? b;", "found ??"),
        ("el.replaceChildren();", "member replaceChildren"),
        ("structuredClone(a);", "global structuredClone"),
        ("/(?<=a)b/.test(c);", "Safari knows this since 16.4"),
        ("var f = () => 1;", "arrow_function"),
    ],
)
def test_newer_script_is_found(script, told):
    assert any(told in line for line in script_faults(script, "x.js"))


def test_each_exception_is_needed_and_known():
    """What is no longer used, or is old by now, leaves the list of exceptions."""
    names = {f"{one.kind} {one.name}" for one in newer().values()}
    assert {feature for feature, _ in graceful()} <= names
    used = unexcused()
    assert [one for one in graceful() if not any(f": {one[0]} (" in line and one[1] in line for line in used)] == []


def unexcused():
    """Everything that is newer, excused or not."""
    from tests.floor import check

    kept, check.graceful = check.graceful, lambda: []
    try:
        return check.faults()
    finally:
        check.graceful = kept


def test_style_is_lowered_for_the_floor_of_the_docs():
    from tests.execute import ROOT

    told = (ROOT / "docs" / "browsers.md").read_text(encoding="utf-8")
    for browser, version in FLOOR.items():
        assert f"{browser.capitalize()} {version:g}" in told
    assert len(style()) < 90_000  # some 18 KB as sent
