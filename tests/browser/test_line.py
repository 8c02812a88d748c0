"""The line for a group: comes when something was done, is copied by hand or by a press, and is read back."""

from lactation.core.line import line_read

LESSON = "notebooks/m01-the-counsellor/01-counselling-or-advising.html"
ANSWER = """n => { const form = document.querySelectorAll("form[data-play=choose]")[n];
    form.querySelector("input").click(); form.requestSubmit(); }"""
FITS = """() => { const text = document.querySelector("#line-text");
    return text.scrollHeight <= text.clientHeight && document.documentElement.scrollWidth; }"""


def test_a_line_comes_when_something_was_done_and_can_be_copied(visit):
    visited = visit(LESSON, "file", width=360)
    page, button = visited.page, visited.page.locator("[data-line]")
    assert button.is_hidden()
    page.evaluate(ANSWER, 0)
    button.press("Enter")
    line = page.locator("#line-text")
    line.wait_for()
    assert page.evaluate("() => document.activeElement.textContent") == "Copy"
    told = line.input_value()
    assert told.startswith("Milk in Motion 1.1 Counselling or advising: quiz ")
    read = line_read(told)
    assert (read["why"], read["of"]) == ("", 4)
    assert page.evaluate(FITS) == 360
    # Where the page may not use the clipboard, the line is at least marked.
    page.evaluate("() => Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.keyboard.press("Enter")
    page.locator(".for-group [role=status]").get_by_text(".").wait_for()
    assert page.evaluate("() => getSelection().toString() || document.activeElement.value") == told
    # The sign stays, and more that is done is in the line at once.
    page.reload()
    button.press("Enter")
    line.wait_for()
    assert line_read(line.input_value())["mark"] == read["mark"]
    page.evaluate(ANSWER, 3)
    assert line_read(line.input_value())["mark"] == read["mark"]
    button.press("Enter")
    assert line.is_hidden()
    assert visited.errors == []
